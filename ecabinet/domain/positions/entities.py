"""Where a member stands on a matter before it is treated."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from ecabinet.domain.kernel import Entity, Id, Scope


class Stance(StrEnum):
    """What a member says of a matter beforehand. It is no vote, and is never counted as one."""

    AGREE = "agree"
    OBJECT = "object"


class Position(Entity, frozen=True, kw_only=True):
    """What one member declared on one item, for the staff and the member alone, then and later.

    `stance` None: only that the member wishes to speak. `reason` says why they object, empty otherwise.
    """

    meeting: Id
    item: Id
    participant: Id
    person: Id
    stance: Stance | None
    wishes_to_speak: bool
    reason: str
    declared_at: datetime

    def scope(self) -> Scope:
        """Find positions by meeting, item or person."""
        return Scope(meeting=self.meeting, parent=self.item, person=self.person)

    @property
    def objects(self) -> bool:
        """Whether the member objects."""
        return self.stance == Stance.OBJECT
