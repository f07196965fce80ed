"""One meeting on the stage, brought to any of its phases."""

from __future__ import annotations

from datetime import timedelta
from functools import cache
from typing import Any

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import HUB, Entity, Id
from ecabinet.domain.minutes.entities import Section
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.positions.entities import Stance
from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.domain.signatures.verdicts import Stage as ExaminedStage
from ecabinet.domain.trust_list.facts import version_of
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.by_hand import ChoiceNumber, LineTally, Way
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import UBND, UBND_SECRET
from ecabinet.domain.voting.rule_sets import TiePolicy
from tests.stage import START, MemoryWorld, Stage

FILE = "ab" * 32
OTHER_FILE = "cd" * 32
SECTIONS = (Section("Thành phần", "Đủ thành phần"), Section("Kết luận", "Thông qua"))
PHASES = ("draft", "announced", "session", "voting", "tied", "closed", "approved")


NO_LIST = version_of(())
"""The trust version where nothing was confirmed yet."""
MINUTES_FILE = "bb" * 32


def verdict(sha256: str, trust_version: str = NO_LIST, **otherwise: Any) -> DocumentVerdict:  # noqa: ANN401 - fields of any kind
    """Return the verdict on a file without signatures."""
    fields: dict[str, Any] = {
        "sha256": sha256,
        "size": 1000,
        "stage": ExaminedStage.FULL,
        "judged_at": START,
        "moment": START,
        "trust_version": trust_version,
        "policy_version": "1",
        "tool_version": "1",
    }
    return DocumentVerdict(**fields | otherwise)


def counting(at: Play, **otherwise: Any) -> dict[str, Any]:  # noqa: ANN401 - fields of any kind
    """Return a count on paper of the prepared vote: four of five electors, three for and one against."""
    fields: dict[str, Any] = {
        "vote": at.vote,
        "way": Way.PAPER,
        "taken_at": at.now,
        "tellers": ("Bà Kiểm", "Ông Đếm"),
        "record": at.unpublished,
        "tallies": (LineTally("", (ChoiceNumber(Choice.FOR, 3), ChoiceNumber(Choice.AGAINST, 1))),),
        "valid": 4,
        "issued": 4,
    }
    return fields | otherwise


class Play(Stage):
    """The stage with one meeting on it, brought to a phase; a guest is invited to the second of its two items."""

    def __init__(self, phase: str) -> None:
        super().__init__(members=5)
        self.reach = PHASES.index(phase)
        for sha256 in (FILE, OTHER_FILE):
            self.must(HUB, v.RecordFile, sha256=sha256, size=1000, pages=3, handed_in_by=self.secretary)
        self.prove(OTHER_FILE, MINUTES_FILE)
        self.meeting = self.draft(items=2)
        self.first, self.second = self.items(self.meeting)
        self.guests_part = self.invite_guest(self.meeting, self.second)
        self.document = self.file("Tờ trình", self.second)
        self.unpublished = self.file("Dự thảo", self.first)
        self.must(self.secretary, v.PublishDocument, meeting=self.meeting, document=self.document)
        self.must(
            HUB,
            v.RecordVerdict,
            meeting=self.meeting,
            about=self.version_of(self.document),
            verdict=verdict(FILE),
        )
        self.vote = self.new_id()
        self.proposal = self.new_id()
        for step in (self._announced, self._session, self._voting, self._tied, self._closed, self._approved)[
            : self.reach
        ]:
            step()

    def file(self, title: str, item: Id | None) -> Id:
        """File a document."""
        document = self.new_id()
        self.must(
            self.secretary,
            v.FileDocument,
            meeting=self.meeting,
            document=document,
            document_version=self.new_id(),
            item=item,
            title=title,
            doc_type=DocType.SUBMISSION,
            agency_name="Sở Nội vụ",
            sha256=FILE,
            file_name="to-trinh.pdf",
        )
        return document

    def version_of(self, document: Id) -> Id:
        """Return the id of a document's newest version."""
        versions = self.world.find(v.DocumentVersion, parent=document)
        return max(versions, key=lambda one: one.number).id

    def with_mandates(self, most: int = 2, *, splits: bool = True) -> Id:
        """Let the rule know mandates; return the second member's seat."""
        rule = msgspec.structs.replace(UBND, mandates=most, splits_mandates=splits)
        self.world.rows[v.RuleSet, UBND.id] = rule
        return self.part(self.meeting, self.members[1]).id

    def gave_mandate(self) -> Id:
        """Let the second member give their mandate to the third; return the seat."""
        seat, carrier = self.with_mandates(), self.part(self.meeting, self.members[2]).id
        self.must(self.members[1], v.GiveMandate, meeting=self.meeting, participant=seat, carrier=carrier)
        return seat

    def declared(self, member: Id, item: Id, stance: Stance = Stance.AGREE) -> Id:
        """Let a member declare a position on an item; return the member's seat."""
        seat = self.part(self.meeting, member).id
        self.must(
            member,
            v.DeclarePosition,
            meeting=self.meeting,
            position=self.new_id(),
            participant=seat,
            item=item,
            stance=stance,
            reason="Chưa rõ" if stance == Stance.OBJECT else "",
        )
        return seat

    def unbegun(self) -> Id:
        """End the running item; return the other one."""
        self.must(self.chair, v.EndItem, meeting=self.meeting, item=self.second)
        return self.first

    def _announced(self) -> None:
        self.announce(self.meeting)
        self.propose(self.members[4])

    def prove(self, sha256: str, signs: str) -> None:
        """Let the chair and the secretary hand in a file, and the hub find that it is another one plus a signature."""
        for person in (self.chair, self.secretary):
            self.must(HUB, v.RecordFile, sha256=sha256, size=2000, pages=3, signs=signs, handed_in_by=person)

    def typeset_minutes(self) -> Id:
        """Return the paper of the minutes, filed by the hub if it was not yet."""
        for paper in self.world.find(v.Paper, parent=self.meeting):
            return paper.id
        paper_id = self.new_id()
        self.must(
            HUB,
            v.FilePaper,
            meeting=self.meeting,
            paper=paper_id,
            paper_kind=PaperKind.MINUTES,
            about=self.meeting,
            person=None,
            sha256=MINUTES_FILE,
            size=900,
            file_name="bien-ban.pdf",
        )
        return paper_id

    def propose(self, member: Id) -> Id:
        """Let a member propose a substitute."""
        self.proposal = self.new_id()
        self.must(
            member,
            v.ProposeSubstitute,
            meeting=self.meeting,
            substitution=self.proposal,
            participant=self.part(self.meeting, member).id,
            full_name="Bà Thay",
            position="Phó Giám đốc",
            email="thay@hanoi.example",
            reason="Đi công tác",
        )
        return self.proposal

    def _session(self) -> None:
        self.check_in(self.meeting, *self.members[:4])
        self.must(self.chair, v.OpenSession, meeting=self.meeting)
        self.must(self.chair, v.StartItem, meeting=self.meeting, item=self.second)
        self.must(
            self.secretary,
            v.PrepareVote,
            meeting=self.meeting,
            vote=self.vote,
            item=self.second,
            question="Thông qua Tờ trình?",
            document=self.document,
            minutes_limit=5,
        )

    def _voting(self) -> None:
        self.must(self.chair, v.OpenVote, meeting=self.meeting, vote=self.vote)

    def _tied(self) -> None:
        self.cast(self.meeting, self.vote, self.members[0], Choice.FOR)
        self.cast(self.meeting, self.vote, self.members[1], Choice.AGAINST)
        self.must(self.chair, v.CloseVote, meeting=self.meeting, vote=self.vote)

    def tied_for_a_lot(self) -> Id:
        """Let the open vote end even under a rule that draws lots."""
        vote = self.world.get(v.Vote, self.vote)
        assert vote is not None
        assert vote.rule is not None
        drawing = msgspec.structs.replace(vote.rule, tie=TiePolicy.LOT)
        self.world.rows[v.Vote, self.vote] = msgspec.structs.replace(vote, rule=drawing)
        self._tied()
        return self.vote

    def counted_by_hand(self, **otherwise: object) -> Id:
        """Let the secretary enter what was counted on paper in the prepared vote: three for, one against."""
        self.must(
            self.secretary,
            preparing.EnterCount,
            meeting=self.meeting,
            based_on=self.version(v.Vote, self.vote),
            **counting(self) | otherwise,
        )
        return self.vote

    def template(self) -> Id:
        """Keep a template."""
        template = self.new_id()
        self.must(
            self.secretary,
            preparing.SaveVoteTemplate,
            template=template,
            name="Mẫu",
            question="Thông qua [...]",
            rule_set=UBND.id,
        )
        return template

    def scheduled(self) -> Id:
        """Give the prepared vote a time to open at, which comes."""
        vote = self.world.get(v.Vote, self.vote)
        assert vote is not None
        self.must(
            self.secretary,
            preparing.ChangeVote,
            meeting=self.meeting,
            based_on=vote.version,
            vote=vote.id,
            item=vote.item,
            question=vote.question,
            minutes_limit=vote.minutes_limit,
            opens_at=self.now + timedelta(minutes=1),
        )
        self.now += timedelta(minutes=1)
        return self.vote

    def asked_ready(self) -> Id:
        """Ask who is ready for the prepared vote."""
        self.must(self.chair, v.AskReady, meeting=self.meeting, vote=self.vote)
        return self.vote

    def by_roll_call(self) -> Id:
        """Let the open vote be a roll call in which nobody was called yet."""
        vote = self.world.get(v.Vote, self.vote)
        assert vote is not None
        self.world.rows[v.Vote, self.vote] = msgspec.structs.replace(vote, roll_call=True, closes_at=None)
        return self.vote

    def called_first(self) -> Id:
        """Let the open vote be a roll call in which the first was called; return that seat."""
        self.must(self.chair, v.CallElector, meeting=self.meeting, vote=self.by_roll_call())
        vote = self.world.get(v.Vote, self.vote)
        assert vote is not None
        assert vote.called is not None
        return vote.called

    def paused(self) -> Id:
        """Pause the open vote."""
        self.must(self.chair, v.PauseVote, meeting=self.meeting, vote=self.vote)
        return self.vote

    def cancelled(self) -> Id:
        """Cancel the open vote."""
        self.must(self.chair, v.CancelVote, meeting=self.meeting, vote=self.vote, reason="Câu hỏi sai")
        return self.vote

    def secretly(self) -> Id:
        """Let the open vote be a secret one, its box still empty."""
        vote = self.world.get(v.Vote, self.vote)
        assert vote is not None
        self.world.rows[v.Vote, self.vote] = msgspec.structs.replace(vote, rule=UBND_SECRET)
        self.world.rows[v.BallotBox, self.vote] = v.BallotBox(id=self.vote, meeting=self.meeting, vote=self.vote)
        return self.vote

    def settled(self) -> Id:
        """Have the chair decide the tie."""
        self.must(self.chair, v.SettleTie, meeting=self.meeting, vote=self.vote, passed=True, reason="Cấp bách")
        return self.vote

    def _closed(self) -> None:
        self.settled()
        self.must(self.chair, v.CloseSession, meeting=self.meeting)
        self.must(self.secretary, v.StartMinutes, meeting=self.meeting, number=1, sections=SECTIONS)

    def _approved(self) -> None:
        self.must(self.chair, v.ApproveMinutes, meeting=self.meeting, based_on=1)

    def version(self, kind: type[Entity], entity_id: Id) -> int:
        """Return the present version of an entity."""
        found = self.world.get(kind, entity_id)
        assert found is not None
        return found.version


@cache
def _played(phase: str) -> Play:
    return Play(phase)


def play(phase: str) -> Play:
    """Return a stage in this phase; what is done on it stays on it."""
    template = _played(phase)
    fresh = Play.__new__(Play)
    fresh.__dict__.update(template.__dict__)
    fresh.world = MemoryWorld()
    fresh.world.rows = dict(template.world.rows)
    fresh.members = list(template.members)
    return fresh
