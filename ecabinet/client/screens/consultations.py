"""Consultations apart from sittings: the lists of the member and of the desk."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.committees import CommitteeChoice, committee_choices
from ecabinet.client.screens.parts import is_laid_over, my_part
from ecabinet.client.view import Delivery, Pending, View
from ecabinet.domain.consultations.draft_consultation import DraftConsultation
from ecabinet.domain.consultations.entities import Reading
from ecabinet.domain.consultations.standing import Standing, put_to_answer, standings
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import Meeting, MeetingCard, MeetingState, Procedure
from ecabinet.domain.people.entities import Person, Role
from ecabinet.domain.voting.casting import carrier_now
from ecabinet.domain.voting.entities import Vote, VoteState
from ecabinet.domain.voting.rule_sets import RuleSet


class ConsultationStage(StrEnum):
    """Where a consultation stands. COUNTED: a result waits for the chair's word or a lot before it is closed."""

    DRAFT = "draft"
    RUNNING = "running"
    OVERDUE = "overdue"
    COUNTED = "counted"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"


class MyAnswer(StrEnum):
    """Where I stand. NOT_ASKED: I may read, or prepare, and am not asked. MISSED: it closed without my answer.

    IN_PART: it closed, and some of my questions had an answer and others had none.
    """

    NOT_ASKED = "not_asked"
    TO_ANSWER = "to_answer"
    ANSWERED = "answered"
    LATE = "late"
    IN_PART = "in_part"
    MISSED = "missed"


class Turnout(msgspec.Struct, frozen=True, kw_only=True):
    """How many were asked and where they stand, for the staff; `late` are among those who answered."""

    asked: int
    read: int
    answered: int
    late: int

    @property
    def silent(self) -> int:
        """How many have not answered."""
        return self.asked - self.answered


class ConsultationHead(msgspec.Struct, frozen=True, kw_only=True):
    """A consultation in one glance. `sent_at` is None for a draft, `turnout` for whoever is not of its staff."""

    id: Id
    title: str
    stage: ConsultationStage
    committee_name: str
    chair_name: str
    deadline: datetime
    sent_at: datetime | None
    closed_at: datetime | None
    matters: int
    mine: MyAnswer
    is_read: bool
    is_waiting: bool
    turnout: Turnout | None = None


class ConsultationList(msgspec.Struct, frozen=True, kw_only=True):
    """What I am asked: first what I have not answered, the nearest deadline first; then the rest, newest first."""

    to_answer: tuple[ConsultationHead, ...]
    answered: tuple[ConsultationHead, ...]
    over: tuple[ConsultationHead, ...]


class RuleChoice(msgspec.Struct, frozen=True):
    """A rule that can decide a consultation."""

    id: Id
    title: str


class ConsultationDeskList(msgspec.Struct, frozen=True, kw_only=True):
    """What I lead: not yet sent, running with the nearest deadline first, over; what a new one can be made of."""

    drafts: tuple[ConsultationHead, ...]
    running: tuple[ConsultationHead, ...]
    over: tuple[ConsultationHead, ...]
    committees: tuple[CommitteeChoice, ...]
    rules: tuple[RuleChoice, ...]
    may_draft: bool
    refused: tuple[Pending, ...]


_OVER = frozenset({ConsultationStage.CLOSED, ConsultationStage.WITHDRAWN})


def consultation_list(view: View) -> ConsultationList:
    """Return the consultations that were sent to me."""
    sent = [head for head in consultation_heads(view) if head.stage != ConsultationStage.DRAFT]
    to_answer = [head for head in sent if head.mine == MyAnswer.TO_ANSWER and head.stage not in _OVER]
    rest = [head for head in reversed(sent) if head not in to_answer]
    return ConsultationList(
        to_answer=tuple(sorted(to_answer, key=lambda head: (head.deadline, head.id))),
        answered=tuple(head for head in rest if head.stage not in _OVER),
        over=tuple(head for head in rest if head.stage in _OVER),
    )


def consultation_desk_list(view: View) -> ConsultationDeskList:
    """Return the consultations of whose staff I am; drafts are the secretary's alone."""
    mine = [head for head in consultation_heads(view) if is_of_staff(view, head.id)]
    drafts = [head for head in mine if head.stage == ConsultationStage.DRAFT]
    running = [head for head in mine if head.stage not in _OVER and head.stage != ConsultationStage.DRAFT]
    me = view.world.get(Person, view.me)
    return ConsultationDeskList(
        drafts=tuple(head for head in reversed(drafts) if is_of_staff(view, head.id, Role.SECRETARIAT)),
        running=tuple(sorted(running, key=lambda head: (head.deadline, head.id))),
        over=tuple(reversed([head for head in mine if head.stage in _OVER])),
        committees=committee_choices(view),
        rules=tuple(RuleChoice(one.id, one.title) for one in view.world.find(RuleSet) if one.is_for_consultations),
        may_draft=me is not None and Role.SECRETARIAT in me.roles,
        refused=tuple(
            pending
            for pending in view.pending
            if pending.delivery == Delivery.REFUSED and isinstance(pending.command, DraftConsultation)
        ),
    )


def consultation_heads(view: View) -> list[ConsultationHead]:
    """Return every consultation I see, oldest first; where I am a guest of single matters, what my card says."""
    whole = [_head(view, meeting) for meeting in view.world.find(Meeting) if meeting.is_written]
    seen = {head.id for head in whole}
    cards = [
        _card_head(card)
        for card in view.world.find(MeetingCard, person=view.me)
        if card.procedure == Procedure.WRITTEN and card.meeting not in seen
    ]
    return sorted((*whole, *cards), key=lambda head: (head.sent_at or head.deadline, head.id))


def consultation_head(view: View, consultation: Id) -> ConsultationHead | None:
    """Return one consultation in a glance, or None."""
    meeting = view.world.get(Meeting, consultation)
    if meeting is not None:
        return _head(view, meeting) if meeting.is_written else None
    cards = view.world.find(MeetingCard, meeting=consultation, person=view.me)
    return _card_head(cards[0]) if cards and cards[0].procedure == Procedure.WRITTEN else None


def stage_of(view: View, meeting: Meeting) -> ConsultationStage:
    """Return where a consultation stands now."""
    if meeting.is_settled:
        return ConsultationStage.WITHDRAWN if meeting.withdrawn else ConsultationStage.CLOSED
    if meeting.state == MeetingState.DRAFT:
        return ConsultationStage.DRAFT
    votes = view.world.find(Vote, meeting=meeting.id)
    if votes and all(vote.state != VoteState.OPEN for vote in votes):
        return ConsultationStage.COUNTED
    return ConsultationStage.OVERDUE if view.now >= meeting.ends_at else ConsultationStage.RUNNING


def is_of_staff(view: View, consultation: Id, *roles: Role) -> bool:
    """Whether I hold one of these roles in a consultation, any of its staff's if none is named."""
    part = my_part(view, consultation)
    return part is not None and part.role in (roles or (Role.CHAIR, Role.SECRETARIAT))


def turnout_of(view: View, consultation: Id) -> Turnout:
    """Return how many stand where."""
    asked = standings(view.world, consultation)
    return Turnout(
        asked=len(asked),
        read=sum(1 for one in asked if view.world.get(Reading, one.elector.participant) is not None),
        answered=sum(1 for one in asked if one.has_answered),
        late=sum(1 for one in asked if one.is_late),
    )


def _head(view: View, meeting: Meeting) -> ConsultationHead:
    part = my_part(view, meeting.id)
    stage = stage_of(view, meeting)
    shows_turnout = stage != ConsultationStage.DRAFT and is_of_staff(view, meeting.id)
    votes = view.world.find(Vote, meeting=meeting.id)
    return ConsultationHead(
        id=meeting.id,
        title=meeting.title,
        stage=stage,
        committee_name=meeting.committee_name,
        chair_name=meeting.chair_name,
        deadline=meeting.ends_at,
        sent_at=meeting.opened_at,
        closed_at=meeting.closed_at,
        matters=len({vote.item for vote in votes}),
        mine=_my_answer(view, meeting, stage),
        is_read=part is not None and view.world.get(Reading, part.id) is not None,
        is_waiting=is_laid_over(view, "Meeting", meeting.id),
        turnout=turnout_of(view, meeting.id) if shows_turnout else None,
    )


def _card_head(card: MeetingCard) -> ConsultationHead:
    """A guest of single matters is asked nothing and learns nothing of the others."""
    stage = {MeetingState.DRAFT: ConsultationStage.DRAFT, MeetingState.IN_SESSION: ConsultationStage.RUNNING}.get(
        card.state, ConsultationStage.WITHDRAWN if card.withdrawn else ConsultationStage.CLOSED
    )
    return ConsultationHead(
        id=card.meeting,
        title=card.title,
        stage=stage,
        committee_name="",
        chair_name=card.chair_name,
        deadline=card.ends_at,
        sent_at=card.starts_at,
        closed_at=None,
        matters=0,
        mine=MyAnswer.NOT_ASKED,
        is_read=True,
        is_waiting=False,
    )


def _my_answer(view: View, meeting: Meeting, stage: ConsultationStage) -> MyAnswer:
    asked = my_standings(view, meeting.id)
    if not asked or stage == ConsultationStage.DRAFT:
        return MyAnswer.NOT_ASKED
    if all(one.has_answered for one in asked):
        return MyAnswer.LATE if any(one.is_late for one in asked) else MyAnswer.ANSWERED
    if stage not in _OVER and stage != ConsultationStage.COUNTED:
        return MyAnswer.TO_ANSWER
    return MyAnswer.IN_PART if any(one.answers for one in asked) else MyAnswer.MISSED


def my_standings(view: View, consultation: Id) -> tuple[Standing, ...]:
    """Return the seats that I answer for: my own, unless I gave its mandate away, and those whose mandates I carry.

    Who has the mandate now is asked, as the rule asks; an answer that I gave stays mine when it was taken back since.
    """
    votes = put_to_answer(view.world.find(Vote, meeting=consultation))
    part = my_part(view, consultation)
    if part is None or not votes:
        return ()
    mine = (_as_mine(view, part.id, one) for one in standings(view.world, consultation))
    return tuple(one for one in mine if one.asked)


def _as_mine(view: View, part: Id, one: Standing) -> Standing:
    """Leave of where a seat stands the questions that I answer, or have answered."""
    if (carrier_now(view.world, one.elector) or one.elector.participant) == part:
        return one
    mine = {vote: cast for vote, cast in one.answers.items() if cast.person == view.me}
    return Standing(one.elector, tuple(mine), mine)
