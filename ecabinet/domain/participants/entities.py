"""Participants of a meeting, their replies and their substitutes."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from ecabinet.domain.kernel import Entity, Id, Scope
from ecabinet.domain.people.entities import Role


class Answer(StrEnum):
    """Where a participant stands."""

    NONE = "none"
    ATTENDING = "attending"
    ABSENT = "absent"
    SUBSTITUTE_PROPOSED = "substitute_proposed"
    SUBSTITUTED = "substituted"


class Participant(Entity, frozen=True, kw_only=True):
    """Somebody's part in one meeting, with a snapshot of who they are.

    `items` empty means the whole meeting, else only these items. `votes` says whether the seat is in the base of
    votes. `represents` is the participant a substitute sits for. `invited` turns true when the meeting is announced.
    `weight` is that of the seat's vote, `carried_by` the participant who votes for it (uỷ quyền).
    """

    meeting: Id
    person: Id
    full_name: str
    position: str
    agency_name: str
    role: Role
    votes: bool = False
    items: tuple[Id, ...] = ()
    invited: bool = False
    answer: Answer = Answer.NONE
    represents: Id | None = None
    precedence: int = 1000
    weight: int = 1
    carried_by: Id | None = None

    def scope(self) -> Scope:
        """Find participants by meeting, person or whom they represent."""
        return Scope(meeting=self.meeting, person=self.person, parent=self.represents)


class Invitation(Entity, frozen=True, kw_only=True):
    """The invitation of one participant, numbered in the meeting's series. Its id is the participant's."""

    meeting: Id
    person: Id
    number: int
    sent_at: datetime
    requests: str
    contact: str

    def scope(self) -> Scope:
        """Find invitations by meeting or person."""
        return Scope(meeting=self.meeting, person=self.person)


class Reply(Entity, frozen=True, kw_only=True):
    """What a participant answered, with the reason, which is for the staff alone. Its id is the participant's."""

    meeting: Id
    person: Id
    answer: Answer
    reason: str
    replied_at: datetime

    def scope(self) -> Scope:
        """Find replies by meeting or person."""
        return Scope(meeting=self.meeting, person=self.person)


class SubstitutionState(StrEnum):
    """Whether the chair's side agreed to a substitute."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    DECLINED = "declined"


class Substitution(Entity, frozen=True, kw_only=True):
    """A proposal that somebody else comes in a participant's place (người dự thay)."""

    meeting: Id
    participant: Id
    person: Id
    full_name: str
    position: str
    email: str
    reason: str
    state: SubstitutionState = SubstitutionState.PROPOSED
    decided_at: datetime | None = None

    def scope(self) -> Scope:
        """Find proposals by meeting, by the participant replaced, or by who proposed."""
        return Scope(meeting=self.meeting, parent=self.participant, person=self.person)
