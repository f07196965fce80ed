"""The frame around every page: who I am, where I may go, how the link stands, what was left for me."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.ballot import BallotSheet, unheard_ballots
from ecabinet.client.screens.consultations import consultation_head
from ecabinet.client.screens.parts import STAFF, MeetingHead, head_of, heads
from ecabinet.client.view import Delivery, LinkState, Pending, View
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import Meeting, MeetingCard, MeetingState, Procedure
from ecabinet.domain.messages.entities import Notice
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Person, Role
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.cast_secret_ballot import CastSecretBallot
from ecabinet.domain.voting.entities import Vote, VoteState


class Place(StrEnum):
    """Where one can go by the rail."""

    HOME = "home"
    MEETING = "meeting"
    CONSOLE = "console"
    DESK = "desk"
    OPINIONS = "opinions"
    CONSULTATIONS = "consultations"
    DIRECTORY = "directory"
    TRUST_LIST = "trust_list"


IN_WRITING = frozenset({Place.OPINIONS, Place.CONSULTATIONS})
"""Places that are about a consultation, where the others are about a sitting."""


class NoticeRow(msgspec.Struct, frozen=True, kw_only=True):
    """A notice left for me, and where it leads; `is_written` where its meeting is a consultation."""

    id: Id
    code: str
    meeting: Id | None
    meeting_title: str
    left_at: datetime
    read: bool
    is_written: bool = False
    place: Place = Place.MEETING


class LostBallot(msgspec.Struct, frozen=True):
    """A ballot of mine that was refused where no ballot rises that says so; `is_written` where it was an answer."""

    sheet: BallotSheet
    is_written: bool


class FrameScreen(msgspec.Struct, frozen=True, kw_only=True):
    """What the frame shows. `refused` are commands of mine that were not accepted and not yet dismissed.

    Ballots are not among them: one that was refused stands on the ballot itself while its vote is open in a sitting,
    and in `lost` otherwise.
    """

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
    lost: tuple[LostBallot, ...] = ()


def frame_screen(view: View, meeting_id: Id | None = None) -> FrameScreen:
    """Return the frame for the meeting that is open, or the one running now."""
    me = view.world.get(Person, view.me)
    roles = () if me is None else me.roles
    parts = view.world.find(Participant, person=view.me)
    notices = sorted(view.world.find(Notice, person=view.me), key=lambda notice: notice.left_at, reverse=True)
    rows = tuple(_notice(view, notice) for notice in notices)
    refused = [pending for pending in view.pending if pending.delivery == Delivery.REFUSED]
    return FrameScreen(
        full_name="" if me is None else me.full_name,
        position="" if me is None else me.position,
        places=_places(view, roles, parts),
        meeting=_meeting(view, meeting_id),
        link=view.link,
        waiting=sum(1 for pending in view.pending if pending.delivery == Delivery.QUEUED),
        notices=rows,
        unread=sum(1 for row in rows if not row.read),
        refused=tuple(pending for pending in refused if not _is_told_as_ballot(view, pending)),
        is_display=Role.ROOM_DISPLAY in roles,
        lost=_lost(view, refused),
    )


def _is_told_as_ballot(view: View, refused: Pending) -> bool:
    """Whether the vote of a ballot can be shown; where it left this device its refusal is told as any other."""
    command = refused.command
    return isinstance(command, CastBallot | CastSecretBallot) and view.world.get(Vote, command.vote) is not None


def _lost(view: View, refused: Sequence[Pending]) -> tuple[LostBallot, ...]:
    found = []
    commands = [one.command for one in refused if isinstance(one.command, CastBallot | CastSecretBallot)]
    for vote in filter(None, (view.world.get(Vote, key) for key in dict.fromkeys(one.vote for one in commands))):
        is_written = _is_written(view, vote.meeting)
        sheets = unheard_ballots(view, vote) if is_written or vote.state != VoteState.OPEN else ()
        found += [LostBallot(sheet, is_written) for sheet in sheets if sheet.is_refused]
    return tuple(found)


def _places(view: View, city: tuple[Role, ...], parts: Sequence[Participant]) -> tuple[Place, ...]:
    written = [part for part in parts if _is_written(view, part.meeting)]
    in_meetings = {part.role for part in parts if part not in written}
    places = [Place.HOME, Place.MEETING]
    if any(_is_asked(part) for part in written):
        places.append(Place.OPINIONS)
    if Role.CHAIR in in_meetings:
        places.append(Place.CONSOLE)
    if Role.SECRETARIAT in city or Role.SECRETARIAT in in_meetings:
        places.append(Place.DESK)
    if Role.SECRETARIAT in city or any(part.role in STAFF for part in written):
        places.append(Place.CONSULTATIONS)
    if Role.ADMINISTRATOR in city or Role.SECRETARIAT in city:
        places.append(Place.DIRECTORY)
    if Role.ADMINISTRATOR in city:
        places.append(Place.TRUST_LIST)
    return tuple(places)


def _is_written(view: View, meeting_id: Id) -> bool:
    meeting = view.world.get(Meeting, meeting_id)
    if meeting is not None:
        return meeting.is_written
    cards = view.world.find(MeetingCard, meeting=meeting_id, person=view.me)
    return any(card.procedure == Procedure.WRITTEN for card in cards)


def _is_asked(part: Participant) -> bool:
    """Whether a consultation was sent to me; its secretary has a page of their own unless they vote."""
    return part.invited and (part.votes or part.role != Role.SECRETARIAT)


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
        place=Place.MEETING if asked is None else _place_of(view, asked.id),
        left_at=notice.left_at,
        read=notice.read,
    )


def _place_of(view: View, consultation: Id) -> Place:
    """Return where I answer a consultation, or prepare it."""
    parts = view.world.find(Participant, meeting=consultation, person=view.me)
    return Place.OPINIONS if any(_is_asked(part) for part in parts) else Place.CONSULTATIONS
