"""Who takes part and who is here, as the staff see it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.screens.parts import is_laid_over
from ecabinet.client.view import View
from ecabinet.domain.attendance.entities import Attendance, Where
from ecabinet.domain.kernel import Id
from ecabinet.domain.participants.entities import (
    Answer,
    Invitation,
    Participant,
    Reply,
    Substitution,
    SubstitutionState,
)
from ecabinet.domain.people.entities import Role


class Presence(StrEnum):
    """How a participant stands to the session."""

    IN_ROOM = "in_room"
    REMOTE = "remote"
    LEFT = "left"
    SUBSTITUTED = "substituted"
    EXCUSED = "excused"
    EXPECTED = "expected"
    SILENT = "silent"


class AttendanceRow(msgspec.Struct, frozen=True, kw_only=True):
    """One participant. `reason` is for the staff alone; `proposal` waits to be decided; `items` of a guest of items.

    `carrier` is the name of who votes for the seat by mandate, empty for the holder.
    """

    participant: Id
    person: Id
    full_name: str
    position: str
    agency_name: str
    role: Role
    votes: bool
    presence: Presence
    answer: Answer
    reason: str
    since: datetime | None
    stands_for: str
    replaced_by: str
    carrier: str
    proposal: Id | None
    proposal_name: str
    proposal_email: str
    proposal_reason: str
    items: tuple[Id, ...]
    invitation_number: int | None
    is_waiting: bool


def attendance_rows(view: View, meeting_id: Id) -> tuple[AttendanceRow, ...]:
    """Return the participants in protocol order: by office, not by alphabet. Displays are no participants here."""
    parts = [part for part in view.world.find(Participant, meeting=meeting_id) if part.role != Role.ROOM_DISPLAY]
    by_id = {part.id: part for part in parts}
    replaced = {part.represents: part for part in parts if part.represents is not None}
    order = sorted(parts, key=lambda part: (part.precedence, part.represents is not None, part.id))
    return tuple(_row(view, part, by_id, replaced) for part in order)


def _row(view: View, part: Participant, by_id: dict[Id, Participant], replaced: dict[Id, Participant]) -> AttendanceRow:
    intervals = view.world.find(Attendance, parent=part.id)
    reply = view.world.get(Reply, part.id)
    invitation = view.world.get(Invitation, part.id)
    proposals = view.world.find(Substitution, parent=part.id)
    open_proposal = next((one for one in proposals if one.state == SubstitutionState.PROPOSED), None)
    principal = by_id.get(part.represents) if part.represents is not None else None
    substitute = replaced.get(part.id)
    carrier = by_id.get(part.carried_by) if part.carried_by is not None else None
    return AttendanceRow(
        participant=part.id,
        person=part.person,
        full_name=part.full_name,
        position=part.position,
        agency_name=part.agency_name,
        role=part.role,
        votes=part.votes,
        presence=presence_of(part, intervals),
        answer=part.answer,
        reason="" if reply is None else reply.reason,
        since=max((interval.entered_at for interval in intervals), default=None),
        stands_for="" if principal is None else principal.full_name,
        replaced_by="" if substitute is None else substitute.full_name,
        carrier="" if carrier is None else carrier.full_name,
        proposal=None if open_proposal is None else open_proposal.id,
        proposal_name="" if open_proposal is None else f"{open_proposal.full_name}, {open_proposal.position}",
        proposal_email="" if open_proposal is None else open_proposal.email,
        proposal_reason="" if open_proposal is None else open_proposal.reason,
        items=part.items,
        invitation_number=None if invitation is None else invitation.number,
        is_waiting=is_laid_over(view, "Participant", part.id),
    )


def presence_of(part: Participant, intervals: Sequence[Attendance]) -> Presence:
    """Return how a participant stands to the session, from their intervals and their answer."""
    here = next((interval for interval in intervals if interval.left_at is None), None)
    if here is not None:
        return Presence.REMOTE if here.where == Where.REMOTE else Presence.IN_ROOM
    if intervals:
        return Presence.LEFT
    if part.answer == Answer.SUBSTITUTED:
        return Presence.SUBSTITUTED
    if part.answer == Answer.ABSENT:
        return Presence.EXCUSED
    return Presence.SILENT if part.answer == Answer.NONE else Presence.EXPECTED
