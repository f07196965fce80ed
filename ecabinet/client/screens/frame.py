"""The frame around every page: who I am, where I may go, how the link stands, what was left for me."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.consultations import consultation_head
from ecabinet.client.screens.parts import MeetingHead, head_of, heads
from ecabinet.client.view import Delivery, LinkState, Pending, View
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.messages.entities import Notice
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Person, Role


class Place(StrEnum):
    """Where one can go by the rail."""

    HOME = "home"
    MEETING = "meeting"
    CONSOLE = "console"
    DESK = "desk"
    DIRECTORY = "directory"
    TRUST_LIST = "trust_list"


class NoticeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A notice left for me; `is_written` where its meeting is a consultation."""

    id: Id
    code: str
    meeting: Id | None
    meeting_title: str
    left_at: datetime
    read: bool
    is_written: bool = False


class FrameScreen(msgspec.Struct, frozen=True, kw_only=True):
    """What the frame shows. `refused` are commands of mine that were not accepted and not yet dismissed."""

    full_name: str
    position: str
    places: tuple[Place, ...]
    meeting: MeetingHead | None
    link: LinkState
    waiting: int
    notices: tuple[NoticeRow, ...]
    unread: int
    refused: tuple[Pending, ...]
    is_display: bool


def frame_screen(view: View, meeting_id: Id | None = None) -> FrameScreen:
    """Return the frame for the meeting that is open, or the one running now."""
    me = view.world.get(Person, view.me)
    roles = () if me is None else me.roles
    parts = view.world.find(Participant, person=view.me)
    notices = sorted(view.world.find(Notice, person=view.me), key=lambda notice: notice.left_at, reverse=True)
    rows = tuple(_notice(view, notice) for notice in notices)
    return FrameScreen(
        full_name="" if me is None else me.full_name,
        position="" if me is None else me.position,
        places=_places(roles, parts, chairs=any(_chairs_sitting(view, part) for part in parts)),
        meeting=_meeting(view, meeting_id),
        link=view.link,
        waiting=sum(1 for pending in view.pending if pending.delivery == Delivery.QUEUED),
        notices=rows,
        unread=sum(1 for row in rows if not row.read),
        refused=tuple(pending for pending in view.pending if pending.delivery == Delivery.REFUSED),
        is_display=Role.ROOM_DISPLAY in roles,
    )


def _chairs_sitting(view: View, part: Participant) -> bool:
    meeting = view.world.get(Meeting, part.meeting)
    return part.role == Role.CHAIR and not (meeting is not None and meeting.is_written)


def _places(city: tuple[Role, ...], parts: Sequence[Participant], *, chairs: bool) -> tuple[Place, ...]:
    in_meetings = {part.role for part in parts}
    places = [Place.HOME, Place.MEETING]
    if chairs:
        places.append(Place.CONSOLE)
    if Role.SECRETARIAT in city or Role.SECRETARIAT in in_meetings:
        places.append(Place.DESK)
    if Role.ADMINISTRATOR in city or Role.SECRETARIAT in city:
        places.append(Place.DIRECTORY)
    if Role.ADMINISTRATOR in city:
        places.append(Place.TRUST_LIST)
    return tuple(places)


def _meeting(view: View, meeting_id: Id | None) -> MeetingHead | None:
    if meeting_id is not None:
        return head_of(view, meeting_id)
    running = [head for head in heads(view) if head.state == MeetingState.IN_SESSION]
    return running[0] if running else None


def _notice(view: View, notice: Notice) -> NoticeRow:
    head = None if notice.meeting is None else head_of(view, notice.meeting)
    asked = None if notice.meeting is None or head is not None else consultation_head(view, notice.meeting)
    return NoticeRow(
        id=notice.id,
        code=notice.code,
        meeting=notice.meeting,
        meeting_title=next((one.title for one in (head, asked) if one is not None), ""),
        is_written=asked is not None,
        left_at=notice.left_at,
        read=notice.read,
    )
