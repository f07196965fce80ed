"""Record what was found out about the signatures of a version."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.documents.entities import VERSIONS_SHOWN, DocumentVersion, VersionVerdict
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line


class RecordVerdict(Command, frozen=True, kw_only=True):
    """Record the verdict on a version's signatures, with its evidence. Given by the hub alone."""

    document_version: Id
    verdict: DocumentVerdict

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a verdict on another file. Not part of the meeting's course: a closed one is judged again too."""
        version = world.get(DocumentVersion, self.document_version)
        if version is None or version.meeting != self.meeting or version.sha256 != self.verdict.sha256:
            return Refusal("document_unknown")
        shown = version.state in VERSIONS_SHOWN
        known = world.get(VersionVerdict, version.id)
        if known is not None:
            before = _line_before(known, self.verdict)
            return Changes(puts(changed(known, verdict=self.verdict, shown=shown, line_before=before)))
        return Changes(
            puts(
                VersionVerdict(
                    id=version.id,
                    meeting=version.meeting,
                    item=version.item,
                    document=version.document,
                    sha256=version.sha256,
                    verdict=self.verdict,
                    shown=shown,
                )
            )
        )


def _line_before(known: VersionVerdict, verdict: DocumentVerdict) -> Line | None:
    """A change stays told until the trust lists change again, against the line that it had under the lists before."""
    before = known.verdict.line
    if known.verdict.trust_version == verdict.trust_version and known.line_before is not None:
        before = known.line_before
    return before if before != verdict.line else None
