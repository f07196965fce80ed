"""Rooms."""

from __future__ import annotations

from ecabinet.domain.kernel import Entity, Id


class Room(Entity, frozen=True, kw_only=True):
    """A room; `display` is the account of its big screen, if it has one."""

    name: str
    location: str
    seats: int
    display: Id | None = None
