"""What people try to do in the convergence test: each intent makes a command from the hub's present state, or none."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeVar

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.attendance.entities import Where
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import Command, Entity, Id, World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.minutes.entities import Section
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Person, Role
from ecabinet.domain.positions.entities import Stance
from ecabinet.domain.voting.forms import OPTIONS, Answer, Choice, FormKind

T = TypeVar("T")
FILE = "ab" * 32
"""The SHA-256 of the one file that the hub has received."""


class Moment(msgspec.Struct, frozen=True):
    """What an intent is made from: the world, who acts, a number to choose by, and a fresh id."""

    world: World
    meeting: Id
    person: Id
    pick: int
    new_id: Callable[[], Id]
    now: datetime

    def one(self, of: Sequence[T]) -> T:
        """Choose by the number."""
        return of[self.pick % len(of)]

    def some(self, kind: type[v.Vote | v.AgendaItem | v.Document | Participant | v.Substitution]) -> Entity | None:
        """Choose an entity of the meeting."""
        found = self.world.find(kind, meeting=self.meeting)
        return self.one(found) if found else None

    def part(self) -> Id:
        """Return the actor's own part, or somebody's."""
        own = self.world.find(Participant, meeting=self.meeting, person=self.person)
        return own[0].id if own else self.one(self.world.find(Participant, meeting=self.meeting)).id

    def make(self, verb: type[Command], /, *, based_on: int | None = None, **fields: object) -> Command:
        """Make a command of the meeting."""
        return verb(id=self.new_id(), claimed_at=self.now, meeting=self.meeting, based_on=based_on, **fields)


def _add_item(at: Moment) -> Command:
    return at.make(
        v.AddAgendaItem, item=at.new_id(), title="Thêm", presenter="", submitting_agency="", minutes_planned=5
    )


def _change_item(at: Moment) -> Command | None:
    item = at.some(v.AgendaItem)
    if item is None:
        return None
    return at.make(
        v.ChangeAgendaItem,
        based_on=item.version,
        item=item.id,
        title=f"Sửa {at.pick}",
        presenter="",
        submitting_agency="",
        minutes_planned=5,
    )


def _remove_item(at: Moment) -> Command | None:
    item = at.some(v.AgendaItem)
    if item is None:
        return None
    return at.make(v.RemoveAgendaItem, item=item.id)


def _file_document(at: Moment) -> Command:
    items = at.world.find(v.AgendaItem, meeting=at.meeting)
    return at.make(
        v.FileDocument,
        document=at.new_id(),
        document_version=at.new_id(),
        item=at.one([None, *(item.id for item in items)]),
        title="Tờ trình",
        doc_type=DocType.SUBMISSION,
        agency_name="Sở Nội vụ",
        sha256=FILE,
        file_name="to-trinh.pdf",
    )


def _publish(at: Moment) -> Command | None:
    document = at.some(v.Document)
    if document is None:
        return None
    return at.make(v.PublishDocument, document=document.id)


def _withdraw(at: Moment) -> Command | None:
    document = at.some(v.Document)
    if document is None:
        return None
    return at.make(v.WithdrawDocument, document=document.id)


def _invite(at: Moment) -> Command | None:
    items = at.world.find(v.AgendaItem, meeting=at.meeting)
    invited = {part.person for part in at.world.find(Participant, meeting=at.meeting)}
    others = [person.id for person in at.world.find(Person) if person.id not in invited]
    if not others:
        return None
    whole = at.pick % 3 == 0 or not items
    return at.make(
        v.AddParticipant,
        participant=at.new_id(),
        person=at.one(others),
        role=Role.GUEST,
        items=() if whole else (at.one(items).id,),
    )


def _uninvite(at: Moment) -> Command | None:
    guests = [part for part in at.world.find(Participant, meeting=at.meeting) if part.role == Role.GUEST]
    return at.make(v.RemoveParticipant, participant=at.one(guests).id) if guests else None


def _prepare_vote(at: Moment) -> Command | None:
    meeting = at.world.get(Meeting, at.meeting)
    item = None if meeting is None else meeting.current_item
    if item is None:
        return None
    return at.make(v.PrepareVote, vote=at.new_id(), item=item, question="Thông qua?")


def _open_vote(at: Moment) -> Command | None:
    vote = at.some(v.Vote)
    if vote is None:
        return None
    return at.make(v.OpenVote, vote=vote.id)


def _cast(at: Moment) -> Command | None:
    vote = at.some(v.Vote)
    if vote is None:
        return None
    return at.make(v.CastBallot, ballot=at.new_id(), vote=vote.id, choice=at.one(OPTIONS[FormKind.MOTION]))


def _cast_by_line(at: Moment) -> Command | None:
    joint = [vote for vote in at.world.find(v.Vote, meeting=at.meeting) if vote.together]
    if not joint:
        return None
    answers = tuple(Answer(line.key, at.one(OPTIONS[FormKind.MOTION])) for line in at.one(joint).form.lines)
    return at.make(
        v.CastBallot, ballot=at.new_id(), vote=at.one(joint).id, choice=Choice.BY_LINE, answers=answers[at.pick % 2 :]
    )


def _declare(at: Moment) -> Command | None:
    item = at.some(v.AgendaItem)
    stance = at.one((None, Stance.AGREE, Stance.OBJECT))
    if item is None:
        return None
    return at.make(
        v.DeclarePosition,
        position=at.new_id(),
        participant=at.part(),
        item=item.id,
        stance=stance,
        wishes_to_speak=stance is None,
        reason="Chưa rõ" if stance is Stance.OBJECT else "",
    )


def _withdraw_position(at: Moment) -> Command | None:
    item = at.some(v.AgendaItem)
    return None if item is None else at.make(v.WithdrawPosition, participant=at.part(), item=item.id)


def _adopt_together(at: Moment) -> Command:
    items = at.world.find(v.AgendaItem, meeting=at.meeting)[at.pick % 2 :]
    return at.make(v.AdoptTogether, vote=at.new_id(), items={item.id: at.new_id() for item in items})


def _end_item(at: Moment) -> Command | None:
    item = at.some(v.AgendaItem)
    return None if item is None else at.make(v.EndItem, item=item.id)


def _close_vote(at: Moment) -> Command | None:
    vote = at.some(v.Vote)
    if vote is None:
        return None
    return at.make(v.CloseVote, vote=vote.id)


def _cancel_vote(at: Moment) -> Command | None:
    vote = at.some(v.Vote)
    if vote is None:
        return None
    return at.make(v.CancelVote, vote=vote.id, reason="Câu hỏi sai")


def _start_item(at: Moment) -> Command | None:
    item = at.some(v.AgendaItem)
    if item is None:
        return None
    return at.make(v.StartItem, item=item.id)


def _reply(at: Moment) -> Command:
    return at.make(v.ReplyToInvitation, participant=at.part(), attending=at.pick % 2 == 0, reason="Đi công tác")


def _propose_substitute(at: Moment) -> Command:
    return at.make(
        v.ProposeSubstitute,
        substitution=at.new_id(),
        participant=at.part(),
        full_name="Bà Thay",
        position="Phó Giám đốc",
        email="thay@hanoi.example",
        reason="Bận",
    )


def _decide_substitute(at: Moment) -> Command | None:
    proposal = at.some(v.Substitution)
    if proposal is None:
        return None
    return at.make(
        v.DecideSubstitute,
        substitution=proposal.id,
        accept=at.pick % 2 == 0,
        participant=at.new_id(),
        person=at.one(at.world.find(Person)).id,
    )


def _check_in(at: Moment) -> Command:
    return at.make(v.CheckIn, attendance=at.new_id(), participant=at.part(), where=Where.ROOM)


def _check_out(at: Moment) -> Command:
    return at.make(v.CheckOut, participant=at.part())


def _start_minutes(at: Moment) -> Command:
    return at.make(v.StartMinutes, number=1, sections=(Section("Diễn biến", "Có mặt"),))


def _edit_minutes(at: Moment) -> Command | None:
    minutes = at.world.get(v.Minutes, at.meeting)
    sections = (Section("Diễn biến", f"Lần {at.pick}"),)
    if minutes is None:
        return None
    return at.make(v.EditMinutes, based_on=minutes.version - at.pick % 2, sections=sections)


INTENTS: dict[str, Callable[[Moment], Command | None]] = {
    "announce": lambda at: at.make(v.AnnounceMeeting, requests="", contact="Văn phòng"),
    "open session": lambda at: at.make(v.OpenSession, waiver="Khẩn cấp"),
    "add item": _add_item,
    "change item": _change_item,
    "remove item": _remove_item,
    "start item": _start_item,
    "file document": _file_document,
    "publish": _publish,
    "withdraw": _withdraw,
    "invite": _invite,
    "uninvite": _uninvite,
    "reply": _reply,
    "propose substitute": _propose_substitute,
    "decide substitute": _decide_substitute,
    "check in": _check_in,
    "check out": _check_out,
    "prepare vote": _prepare_vote,
    "open vote": _open_vote,
    "cast": _cast,
    "cast by line": _cast_by_line,
    "declare": _declare,
    "withdraw position": _withdraw_position,
    "end item": _end_item,
    "adopt together": _adopt_together,
    "close vote": _close_vote,
    "cancel vote": _cancel_vote,
    "start minutes": _start_minutes,
    "edit minutes": _edit_minutes,
}
