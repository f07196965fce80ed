"""Presence as intervals."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from ecabinet.domain.kernel import Entity, Id, Scope


class Where(StrEnum):
    """Where somebody attends."""

    ROOM = "room"
    REMOTE = "remote"


class Attendance(Entity, frozen=True, kw_only=True):
    """Somebody was present from `entered_at` to `left_at` (UTC); still present while `left_at` is None."""

    meeting: Id
    participant: Id
    person: Id
    where: Where
    entered_at: datetime
    left_at: datetime | None = None

    def scope(self) -> Scope:
        """Find intervals by meeting, participant or person."""
        return Scope(meeting=self.meeting, parent=self.participant, person=self.person)
