"""File the sheet of one's opinion with one's signature."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.consultations.course import SENT, consultation_of
from ecabinet.domain.kernel import Actor, Command, Id, Outcome, Refusal, World
from ecabinet.domain.papers.entities import Paper, PaperKind
from ecabinet.domain.papers.file_signed_paper import FiledFile, signed_version
from ecabinet.domain.voting.entities import Cast


class FileSignedOpinion(Command, frozen=True, kw_only=True):
    """Keep the sheet of one's own opinion with one more signature, while answers are taken; as FileSignedPaper.

    Who changes the answer afterwards signs its new sheet: the signed one tells the answer it was made of.
    """

    paper: Id
    signs: Id
    sha256: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse somebody else's sheet as if it did not exist, and the sheet of an answer that was changed."""
        meeting = consultation_of(world, self, SENT)
        if isinstance(meeting, Refusal):
            return meeting
        sheet = world.get(Paper, self.signs)
        is_own = sheet is not None and sheet.meeting == meeting.id and sheet.person == actor.person
        if sheet is None or not is_own or sheet.paper_kind != PaperKind.OPINION_SHEET:
            return Refusal("paper_unknown")
        answer = world.get(Cast, sheet.about)
        if answer is None or answer.version != sheet.of_version:
            return Refusal("opinion_changed")
        if not sheet.withheld:
            return Refusal("consultation_is_closed", {"title": meeting.title})
        return signed_version(world, sheet, FiledFile(self.paper, self.sha256, actor.person), now)
