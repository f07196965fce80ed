"""A consultation on the stage, brought to where a test wants it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import HUB, Command, Id, Outcome
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.forms import Choice, Form, FormKind
from ecabinet.domain.voting.presets import WRITTEN
from tests.stage import START, Stage

DEADLINE = START + timedelta(days=5)
SHEET_FILE, SUMMARY_FILE, ATTACHED_FILE, SIGNED_FILE = "1a" * 32, "2a" * 32, "3a" * 32, "4a" * 32
OPINION = Form(kind=FormKind.OPINION)


class Consulted:
    """One consultation of a stage: its id, its matters and their questions."""

    def __init__(self, at: Stage, matters: int = 1) -> None:
        """Draft it, with a question and a published document for each matter."""
        self.at = at
        if at.world.get(v.RuleSet, WRITTEN.id) is None:
            at.must(HUB, v.InstallRuleSet, rule_set=WRITTEN)
        self.id = at.new_id()
        seats = {seat.id: at.new_id() for seat in at.world.find(v.Membership, parent=at.committee)}
        at.must(
            at.secretary,
            c.DraftConsultation,
            meeting=self.id,
            title="Dự thảo Quy chế",
            committee=at.committee,
            rule_set=WRITTEN.id,
            deadline=DEADLINE,
            seats=seats,
            secretary_seat=at.new_id(),
        )
        self.votes: list[Id] = []
        self.documents: list[Id] = []
        for number in range(1, matters + 1):
            self.ask(f"Nội dung {number}")

    @property
    def meeting(self) -> Meeting:
        """The consultation as it is now."""
        found = self.at.world.get(Meeting, self.id)
        assert found is not None
        return found

    @property
    def matters(self) -> tuple[Id, ...]:
        """Its matters in order."""
        return self.at.items(self.id)

    def ask(self, title: str) -> Id:
        """Add a matter with a published document and its question; return the question."""
        item, vote = self.matter(title), self.at.new_id()
        document = self.at.new_id()
        self.at.must(
            HUB, v.RecordFile, sha256=f"{len(self.votes):02d}" * 32, size=700, pages=2, handed_in_by=self.at.secretary
        )
        self.must(
            v.FileDocument,
            document=document,
            document_version=self.at.new_id(),
            item=item,
            title=f"Dự thảo: {title}",
            doc_type=DocType.DRAFT,
            agency_name="Sở Nội vụ",
            sha256=f"{len(self.votes):02d}" * 32,
            file_name="du-thao.pdf",
        )
        self.must(v.PublishDocument, document=document)
        self.must(v.PrepareVote, vote=vote, item=item, question=f"Đồng ý {title}?", document=document, form=OPINION)
        self.votes.append(vote)
        self.documents.append(document)
        return vote

    def matter(self, title: str) -> Id:
        """Add a matter without a question."""
        item = self.at.new_id()
        self.must(
            v.AddAgendaItem,
            item=item,
            title=title,
            presenter="Giám đốc Sở Nội vụ",
            submitting_agency="Sở Nội vụ",
            minutes_planned=10,
        )
        return item

    def invite_guest(self) -> Id:
        """Let the guest read the first matter."""
        part = self.at.new_id()
        self.must(v.AddParticipant, participant=part, person=self.at.guest, role=Role.GUEST, items=(self.matters[0],))
        return part

    def must(self, verb: type[Command], **fields: Any) -> None:  # noqa: ANN401 - fields of any command
        """Let the secretary do something that is accepted."""
        self.at.must(self.at.secretary, verb, meeting=self.id, **fields)

    def refused(self, person: Id, verb: type[Command], **fields: Any) -> str:  # noqa: ANN401 - fields of any command
        """Let somebody do something that is refused; return the code."""
        return self.at.refused(person, verb, meeting=self.id, **fields)

    def send(self) -> Consulted:
        """Send it."""
        self.must(c.SendConsultation)
        return self

    def answer(self, person: Id, choice: Choice = Choice.FOR, text: str = "", vote: Id | None = None) -> Outcome:
        """Let somebody answer a question, the first if none is named."""
        return self.at.give(
            person,
            v.CastBallot,
            meeting=self.id,
            ballot=self.at.new_id(),
            vote=vote or self.votes[0],
            choice=choice,
            text=text,
        )

    def attach(self, person: Id, seat: Id | None = None) -> Id:
        """Let somebody put a file beside their opinion."""
        self.at.must(HUB, v.RecordFile, sha256=ATTACHED_FILE, size=500, pages=1, handed_in_by=person)
        file = self.at.new_id()
        self.at.must(
            person,
            c.AttachToOpinion,
            meeting=self.id,
            opinion_file=file,
            vote=self.votes[0],
            sha256=ATTACHED_FILE,
            file_name="gop-y.pdf",
            seat=seat,
        )
        return file

    def sheet(self, person: Id) -> Id:
        """Let the hub file the sheet of somebody's answer to the first question; a signed one has arrived beside it."""
        (cast,) = self.at.world.find(v.Cast, parent=self.votes[0], person=person)
        self.at.must(HUB, v.RecordFile, sha256=SIGNED_FILE, size=2000, pages=1, signs=SHEET_FILE, handed_in_by=person)
        return self._paper(PaperKind.OPINION_SHEET, cast.id, SHEET_FILE, person=person, of_version=cast.version)

    def summary(self) -> Id:
        """Let the hub file the summary."""
        self.at.must(HUB, v.RecordFile, sha256=SUMMARY_FILE, size=900, pages=2)
        return self._paper(PaperKind.SUMMARY, self.id, SUMMARY_FILE)

    def _paper(self, kind: PaperKind, about: Id, sha256: str, *, person: Id | None = None, of_version: int = 0) -> Id:
        paper = self.at.new_id()
        self.at.must(
            HUB,
            v.FilePaper,
            meeting=self.id,
            paper=paper,
            paper_kind=kind,
            about=about,
            person=person,
            sha256=sha256,
            size=900,
            file_name="to.pdf",
            of_version=of_version,
        )
        return paper

    def close(self, reason: str = "Khẩn cấp") -> Consulted:
        """Close it, early if it is early."""
        self.must(c.CloseConsultation, reason=reason)
        return self

    def vote(self, number: int = 0) -> v.Vote:
        """Return a question as it is now."""
        found = self.at.world.get(v.Vote, self.votes[number])
        assert found is not None
        return found
