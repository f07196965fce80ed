"""What happened in a session, in order of time: the left side of the minutes' editor.

`line` is what goes into the minutes. Minutes are a paper, so its words are a paper's: `papers.chronicle`.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.view import View
from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.entities import Vote, VoteState
from ecabinet.papers import chronicle
from ecabinet.papers.verdicts import line_reasons, reason_of


class Event(StrEnum):
    """What can happen in a session."""

    CAME = "came"
    LEFT = "left"
    OPENED = "opened"
    ITEM_BEGAN = "item_began"
    ITEM_ENDED = "item_ended"
    VOTE_OPENED = "vote_opened"
    VOTE_CLOSED = "vote_closed"
    CLOSED = "closed"


class Happening(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that happened at a moment (UTC), about somebody or something; `item` where it belongs to one."""

    key: str
    at: datetime
    event: Event
    about: str
    line: str
    item: Id | None = None


def happenings(view: View, meeting_id: Id) -> tuple[Happening, ...]:
    """Return what happened, earliest first. Those here when the session opened are the roll, not events."""
    meeting = view.world.get(Meeting, meeting_id)
    if meeting is None or meeting.opened_at is None:
        return ()
    found = [_made(Event.OPENED, meeting.id, meeting.opened_at, meeting.title, chronicle.SESSION_OPENED)]
    found.extend(_items(view, meeting_id))
    found.extend(_votes(view, meeting_id))
    found.extend(_comings(view, meeting))
    if meeting.closed_at is not None:
        found.append(_made(Event.CLOSED, meeting.id, meeting.closed_at, meeting.title, chronicle.SESSION_CLOSED))
    order = list(Event)
    return tuple(sorted(found, key=lambda one: (one.at, order.index(one.event), one.key)))


def _made(event: Event, entity: Id, at: datetime, about: str, words: str, *, item: Id | None = None) -> Happening:  # noqa: PLR0913 - the six sides of one event
    line = chronicle.at_time(at, words)
    return Happening(key=f"{event}:{entity}", at=at, event=event, about=about, line=line, item=item)


def _items(view: View, meeting_id: Id) -> list[Happening]:
    found = []
    for item in view.world.find(AgendaItem, meeting=meeting_id):
        if item.started_at is not None:
            began = chronicle.item_began(item.title)
            found.append(_made(Event.ITEM_BEGAN, item.id, item.started_at, item.title, began, item=item.id))
        if item.started_at is not None and item.ended_at is not None:
            ended = chronicle.item_ended(item.title)
            found.append(_made(Event.ITEM_ENDED, item.id, item.ended_at, item.title, ended, item=item.id))
    return found


def _votes(view: View, meeting_id: Id) -> list[Happening]:
    found = []
    for vote in view.world.find(Vote, meeting=meeting_id):
        item = None if vote.together else vote.item
        if vote.opened_at is not None and vote.decided_in is None:
            opened = _opened(vote)
            found.append(_made(Event.VOTE_OPENED, vote.id, vote.opened_at, vote.question, opened, item=item))
        if vote.state == VoteState.CLOSED and vote.closed_at and vote.result is not None and vote.rule is not None:
            told = "; ".join((*line_reasons(vote.result), reason_of(vote, vote.result, vote.rule)))
            apart = vote.decided_in is not None
            words = chronicle.decided_together(vote.question, told) if apart else chronicle.vote_closed(told)
            found.append(_made(Event.VOTE_CLOSED, vote.id, vote.closed_at, vote.question, words, item=item))
    return found


def _opened(vote: Vote) -> str:
    if vote.roll_call:
        return chronicle.roll_call_opened(vote.question)
    if not vote.together:
        return chronicle.vote_opened(vote.question)
    return chronicle.put_together([line.title for line in vote.form.lines])


def _comings(view: View, meeting: Meeting) -> list[Happening]:
    parts = {part.id: part for part in view.world.find(Participant, meeting=meeting.id)}
    found = []
    for interval in view.world.find(Attendance, meeting=meeting.id):
        part = parts.get(interval.participant)
        if part is None or part.role == Role.ROOM_DISPLAY or meeting.opened_at is None:
            continue
        who = (part.full_name, part.position)
        if interval.entered_at > meeting.opened_at:
            found.append(_made(Event.CAME, interval.id, interval.entered_at, part.full_name, chronicle.came(*who)))
        left = interval.left_at
        if left is not None and left > meeting.opened_at and left != meeting.closed_at:
            found.append(_made(Event.LEFT, interval.id, left, part.full_name, chronicle.left(*who)))
    return found
