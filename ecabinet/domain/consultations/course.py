"""What the verbs of a consultation share: finding it in the right state, its deadline, and when it reminds."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.domain.kernel import Command, Id, JobKind, Refusal, Schedule, World
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.times import moment_problem

DRAFT = frozenset({MeetingState.DRAFT})
SENT = frozenset({MeetingState.IN_SESSION})
NOT_OVER = DRAFT | SENT
REMINDERS = (timedelta(days=-1), timedelta(hours=-2), timedelta(0), timedelta(days=1))
"""When the hub reminds who has not answered, counted from the deadline: before it, when it passes, and after it."""


def consultation_of(world: World, command: Command, states: frozenset[MeetingState]) -> Meeting | Refusal:
    """Return the command's consultation if it is in one of these states, else why not."""
    meeting = None if command.meeting is None else world.get(Meeting, command.meeting)
    if meeting is None or not meeting.is_written:
        return Refusal("consultation_unknown")
    return meeting if meeting.state in states else state_problem(meeting)


def state_problem(meeting: Meeting) -> Refusal:
    """Say why something is not done at this stage of a consultation."""
    if meeting.is_settled:
        return Refusal("consultation_is_closed", {"title": meeting.title})
    if meeting.state == MeetingState.DRAFT:
        return Refusal("consultation_not_sent", {"title": meeting.title})
    return Refusal("consultation_was_sent", {"title": meeting.title})


def deadline_problem(deadline: datetime, now: datetime) -> Refusal | None:
    """Say why answers cannot be asked for by this moment, or None."""
    problem = moment_problem(deadline)
    if problem is None and deadline <= now:
        return Refusal("deadline_passed")
    return problem


def reminders(meeting: Meeting, now: datetime) -> tuple[Schedule, ...]:
    """Return the jobs that remind of a consultation as it now stands."""
    return tuple(
        Schedule(kind=JobKind.REMIND_CONSULTATION, meeting=meeting.id, about=meeting.id, due_at=meeting.ends_at + span)
        for span in REMINDERS
        if meeting.ends_at + span > now
    )


def others_asked(world: World, meeting: Id, giver: Id) -> tuple[Id, ...]:
    """Return everybody whom the consultation was sent to, except who gives the command."""
    parts = world.find(Participant, meeting=meeting)
    return tuple(part.person for part in parts if part.invited and part.person != giver)
