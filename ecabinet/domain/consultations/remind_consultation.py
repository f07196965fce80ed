"""Remind those who have not answered."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.consultations.course import REMINDERS, SENT, consultation_of
from ecabinet.domain.consultations.standing import standings
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Notify, Outcome, Refusal, World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.messages.entities import Notice
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.casting import carrier_now
from ecabinet.domain.voting.entities import Vote, VoteState

_CODES = frozenset({"please_answer", "answer_overdue"})


class RemindConsultation(Command, frozen=True, kw_only=True):
    """Leave a notice for everybody who has not answered everything. The hub gives it before and after the deadline.

    A consultation whose deadline was moved has reminders for each: the hub's own does nothing between the present
    deadline's reminders, and reminds nobody twice for one. A secretary reminds whenever they see fit.
    """

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a consultation that takes no answers, and where nobody is left to remind."""
        meeting = consultation_of(world, self, SENT)
        if isinstance(meeting, Refusal):
            return meeting
        if all(vote.state != VoteState.OPEN for vote in world.find(Vote, meeting=meeting.id)):
            return Refusal("consultation_is_closed", {"title": meeting.title})
        silent = _silent(world, meeting.id)
        if actor.is_hub:
            since = _due(meeting, now)
            silent = (
                () if since is None else tuple(one for one in silent if not _is_told(world, meeting.id, one, since))
            )
        elif not silent:
            return Refusal("everybody_answered", {"title": meeting.title})
        if now < meeting.ends_at:
            early = tuple(Notify(person=person, code="please_answer", meeting=meeting.id) for person in silent)
            return Changes((), early)
        late = tuple(Notify(person=person, code="answer_overdue", meeting=meeting.id) for person in silent)
        return Changes((), late)


def _silent(world: World, meeting: Id) -> tuple[Id, ...]:
    """Return whose answer is missing: who holds the seat, or who carries its mandate now."""
    people: dict[Id, None] = {}
    for one in standings(world, meeting):
        if one.has_answered:
            continue
        carried_by = carrier_now(world, one.elector)
        carrier = None if carried_by is None else world.get(Participant, carried_by)
        people[one.elector.person if carrier is None else carrier.person] = None
    return tuple(people)


def _due(meeting: Meeting, now: datetime) -> datetime | None:
    """Return the last moment to remind at that has come since the consultation was sent, or None."""
    moments = (meeting.ends_at + span for span in REMINDERS)
    return max((moment for moment in moments if meeting.starts_at < moment <= now), default=None)


def _is_told(world: World, meeting: Id, person: Id, since: datetime) -> bool:
    notices = world.find(Notice, meeting=meeting, person=person)
    return any(notice.code in _CODES and notice.left_at >= since for notice in notices)
