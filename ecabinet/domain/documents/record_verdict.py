"""Record what was found out about the signatures of a version or a paper."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.domain.documents.entities import VERSIONS_SHOWN, DocumentVersion, VersionVerdict
from ecabinet.domain.documents.judged import FileVerdict, JudgedFile, judged_file, verdict_on
from ecabinet.domain.documents.judging import to_be_judged
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.papers.entities import PaperVerdict
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line
from ecabinet.domain.trust_list.material import trust_version

TRY_AGAIN_AFTER = (timedelta(minutes=1), timedelta(minutes=10), timedelta(hours=1))
"""When a judging that came to no end is tried again; after the last of these it stays as it is."""


class RecordVerdict(Command, frozen=True, kw_only=True):
    """Record the verdict on the signatures of a version or a paper (`about`), with its evidence. By the hub alone."""

    about: Id
    verdict: DocumentVerdict

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a verdict on another file or by another trust list than the present one.

        Not part of the meeting's course: a closed one is judged again too.
        """
        file = judged_file(world, self.about)
        if file is None or file.meeting != self.meeting or file.sha256 != self.verdict.sha256:
            return Refusal("document_unknown")
        if self.verdict.trust_version != trust_version(world):
            return Refusal("trust_list_changed")
        known = verdict_on(world, file.id)
        if known is not None and self.verdict.waits_for_changes and known.verdict.standard == self.verdict.standard:
            return Changes(())
        tries = _tries(known, self.verdict)
        again = 0 < tries <= len(TRY_AGAIN_AFTER)
        jobs = (to_be_judged(file, now + TRY_AGAIN_AFTER[tries - 1]),) if again else ()
        if known is None:
            return Changes(puts(_first(file, self.verdict, tries)), jobs=jobs)
        before = _line_before(known, self.verdict)
        judged = changed(known, verdict=self.verdict, line_before=before, tries=tries)
        return Changes(puts(judged), jobs=jobs)


def _first(file: JudgedFile, verdict: DocumentVerdict, tries: int) -> FileVerdict:
    if isinstance(file, DocumentVersion):
        return VersionVerdict(
            id=file.id,
            meeting=file.meeting,
            item=file.item,
            document=file.document,
            sha256=file.sha256,
            verdict=verdict,
            shown=file.state in VERSIONS_SHOWN,
            tries=tries,
        )
    return PaperVerdict(
        id=file.id,
        meeting=file.meeting,
        paper_kind=file.paper_kind,
        person=file.person,
        sha256=file.sha256,
        verdict=verdict,
        tries=tries,
        withheld=file.withheld,
    )


def _tries(known: FileVerdict | None, verdict: DocumentVerdict) -> int:
    """Count how often in a row it came to no end; other trust lists or another release begin anew."""
    if not verdict.was_not_done:
        return 0
    return 1 if known is None or known.verdict.standard != verdict.standard else known.tries + 1


def _line_before(known: FileVerdict, verdict: DocumentVerdict) -> Line | None:
    """A change stays told until the trust lists change again, against the line that it had under the lists before.

    What was not judged whole had no line yet.
    """
    before = None if known.verdict.waits_for_changes else known.verdict.line
    if known.verdict.trust_version == verdict.trust_version and known.line_before is not None:
        before = known.line_before
    return before if before != verdict.line else None
