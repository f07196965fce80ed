"""File a paper that was signed."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.documents.file_document import handed_in_file
from ecabinet.domain.documents.judging import to_be_judged
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.papers.entities import Paper, PaperKind, newest

SIGNED_IN_A_MEETING = frozenset({PaperKind.MINUTES, PaperKind.RESULT_SHEET, PaperKind.SUMMARY})


class FileSignedPaper(Command, frozen=True, kw_only=True):
    """Keep minutes, a result sheet or a summary with one more signature as a new version of what was signed, `signs`.

    The earlier versions stay. The hub has proven, when the file arrived, which one it is plus signatures.
    """

    paper: Id
    signs: Id
    sha256: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a paper of another kind, a version that somebody signed meanwhile, and a file that is missing."""
        if self.meeting is None or world.get(Meeting, self.meeting) is None:
            return Refusal("meeting_unknown")
        signed = world.get(Paper, self.signs)
        if signed is None or signed.meeting != self.meeting or signed.paper_kind not in SIGNED_IN_A_MEETING:
            return Refusal("paper_unknown")
        return signed_version(world, signed, FiledFile(self.paper, self.sha256, actor.person), now)


class FiledFile(msgspec.Struct, frozen=True):
    """A signed file as somebody hands it in, and the id that the version is to have."""

    paper: Id
    sha256: str
    person: Id


def signed_version(world: World, signed: Paper, filed: FiledFile, now: datetime) -> Outcome:
    """Keep a file as the next version of a paper, if that is what the hub has proven it to be."""
    versions = world.find(Paper, parent=signed.about)
    if any(paper.sha256 == filed.sha256 for paper in versions):
        return Changes(())
    last = newest(paper for paper in versions if paper.paper_kind == signed.paper_kind)
    if last is None or last.id != signed.id:
        return Refusal("paper_signed_meanwhile")
    found = handed_in_file(world, filed.sha256, filed.person)
    if isinstance(found, Refusal):
        return found
    if found.signs != signed.sha256:
        return Refusal("signed_not_proven")
    paper = Paper(
        id=filed.paper,
        meeting=signed.meeting,
        paper_kind=signed.paper_kind,
        about=signed.about,
        person=signed.person,
        sha256=found.id,
        size=found.size,
        file_name=signed.file_name,
        made_at=now,
        edition=signed.edition + 1,
        signs=signed.id,
        signed_by=filed.person,
        of_version=signed.of_version,
        withheld=signed.withheld,
    )
    return Changes(puts(paper), jobs=(to_be_judged(paper, now),))
