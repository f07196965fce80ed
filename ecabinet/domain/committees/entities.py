"""Committees and memberships."""

from __future__ import annotations

from ecabinet.domain.kernel import Entity, Id, Scope


class Committee(Entity, frozen=True, kw_only=True):
    """A body that meets: a steering committee, the People's Committee itself. `agency_name` issues its papers."""

    name: str
    agency_name: str
    rule_set: Id


class Membership(Entity, frozen=True, kw_only=True):
    """Somebody's seat in a committee, with a snapshot of who they are; `voting` seats make the base of a vote."""

    committee: Id
    person: Id
    full_name: str
    position: str
    agency_name: str
    seat: str
    voting: bool
    chairs: bool = False
    precedence: int = 1000
    weight: int = 1

    def scope(self) -> Scope:
        """Find memberships by committee or person."""
        return Scope(parent=self.committee, person=self.person)
