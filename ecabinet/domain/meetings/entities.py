"""Meetings, and the card a guest of single items sees of one."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from ecabinet.domain.kernel import Entity, Id, Scope


class MeetingState(StrEnum):
    """The course of a meeting; each state follows the one before."""

    DRAFT = "draft"
    ANNOUNCED = "announced"
    IN_SESSION = "in_session"
    CLOSED = "closed"
    ARCHIVED = "archived"


class Procedure(StrEnum):
    """How a meeting is held: its members sit together, or answer in writing (phiếu lấy ý kiến)."""

    SITTING = "sitting"
    WRITTEN = "written"


class SessionKind(StrEnum):
    """Kinds of sessions (phiên họp thường kỳ, chuyên đề, đột xuất)."""

    REGULAR = "regular"
    THEMATIC = "thematic"
    EXTRAORDINARY = "extraordinary"


class SignatureGate(StrEnum):
    """What may be published: only what is HỢP LỆ (or lacks nothing but a look at revocation), all with a warning, all.

    Circular 15/2025 demands the warning where revocation could not be checked.
    """

    VALID = "valid"
    VALID_OR_UNCHECKED = "valid_or_unchecked"
    WARN = "warn"
    ALLOW = "allow"


class Meeting(Entity, frozen=True, kw_only=True):
    """A meeting of a committee. Times are UTC; `place` is a snapshot of the room's name and location.

    `quorum_waiver` is the chair's recorded reason for opening without a quorum. A consultation is a meeting held in
    writing: in session while answers are taken, from `starts_at`, when it was sent, to its deadline `ends_at` and on.
    It has neither room nor place, and its `kind` says nothing. `closing_reason` is why it ended before its deadline, or
    why it was `withdrawn`.
    """

    title: str
    kind: SessionKind
    committee: Id
    committee_name: str
    agency_name: str
    rule_set: Id
    room: Id
    place: str
    starts_at: datetime
    ends_at: datetime
    chair: Id
    chair_name: str
    chair_position: str
    state: MeetingState = MeetingState.DRAFT
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    current_item: Id | None = None
    quorum_waiver: str | None = None
    signature_gate: SignatureGate = SignatureGate.WARN
    procedure: Procedure = Procedure.SITTING
    closing_reason: str | None = None
    withdrawn: bool = False

    def scope(self) -> Scope:
        """Find meetings by their own id as meeting, or by committee."""
        return Scope(meeting=self.id, parent=self.committee)

    @property
    def is_settled(self) -> bool:
        """Whether the course of the meeting is over."""
        return self.state in {MeetingState.CLOSED, MeetingState.ARCHIVED}

    @property
    def is_written(self) -> bool:
        """Whether this is a consultation."""
        return self.procedure == Procedure.WRITTEN


class MeetingCard(Entity, frozen=True, kw_only=True):
    """What somebody invited to single items sees of a meeting: no title, number or count of the other items.

    Its id is that of the participant.
    """

    meeting: Id
    person: Id
    title: str
    place: str
    starts_at: datetime
    ends_at: datetime
    chair_name: str
    chair_position: str
    state: MeetingState
    procedure: Procedure = Procedure.SITTING
    withdrawn: bool = False

    def scope(self) -> Scope:
        """Find cards by meeting or person."""
        return Scope(meeting=self.meeting, person=self.person)
