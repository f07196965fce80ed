"""File a paper that was typeset."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.papers.entities import Paper, PaperKind, newest
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.entities import Ballot, Cast


class FilePaper(Command, frozen=True, kw_only=True):
    """Keep a typeset paper. Given by the hub after its worker composed it."""

    paper: Id
    paper_kind: PaperKind
    about: Id
    person: Id | None
    sha256: str
    size: int
    file_name: str
    of_version: int = 0

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Keep what was typeset last only once, whoever signed it since; refuse the invitation of who was taken off.

        The sheet of an answer that was changed meanwhile is not kept: the answer of now has its own.
        """
        if self.meeting is None or world.get(Meeting, self.meeting) is None:
            return Refusal("meeting_unknown")
        part = world.get(Participant, self.about) if self.paper_kind == PaperKind.INVITATION else None
        if self.paper_kind == PaperKind.INVITATION and (part is None or part.meeting != self.meeting):
            return Refusal("participant_unknown")
        is_withheld = False
        if self.paper_kind == PaperKind.OPINION_SHEET:
            ballot, answer = world.get(Ballot, self.about), world.get(Cast, self.about)
            if ballot is None or answer is None or answer.version != self.of_version:
                return Refusal("opinion_changed")
            is_withheld = not ballot.revealed
        editions = [paper for paper in world.find(Paper, parent=self.about) if paper.paper_kind == self.paper_kind]
        last, typeset = newest(editions), newest(paper for paper in editions if paper.signs is None)
        if typeset is not None and (typeset.sha256, typeset.of_version) == (self.sha256, self.of_version):
            return Changes(())
        return Changes(
            puts(
                Paper(
                    id=self.paper,
                    meeting=self.meeting,
                    paper_kind=self.paper_kind,
                    about=self.about,
                    person=self.person,
                    sha256=self.sha256,
                    size=self.size,
                    file_name=self.file_name,
                    made_at=now,
                    edition=1 if last is None else last.edition + 1,
                    of_version=self.of_version,
                    withheld=is_withheld,
                )
            )
        )
