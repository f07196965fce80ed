"""Agencies, people, and what only the hub knows of them."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from ecabinet.domain.kernel import Entity, Id, Scope


class Role(StrEnum):
    """What somebody is, in the city (administrator, secretariat, room display) or in one meeting."""

    ADMINISTRATOR = "administrator"
    SECRETARIAT = "secretariat"
    CHAIR = "chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    GUEST = "guest"
    ROOM_DISPLAY = "room_display"


class Agency(Entity, frozen=True, kw_only=True):
    """A unit of the city: `code` is its identifier (mã định danh), `superior` the agency above it."""

    code: str
    name: str
    superior: Id | None = None

    def scope(self) -> Scope:
        """Find an agency by its code, or by the agency above it."""
        return Scope(parent=self.superior, natural=self.code.casefold())


class Person(Entity, frozen=True, kw_only=True):
    """Somebody in the directory; `precedence` orders protocol lists, lower first."""

    email: str
    full_name: str
    position: str
    agency: Id
    agency_name: str
    roles: tuple[Role, ...] = ()
    precedence: int = 1000
    active: bool = True

    def scope(self) -> Scope:
        """Find a person by e-mail (folded) or agency."""
        return Scope(parent=self.agency, natural=self.email.casefold())


class Credential(Entity, frozen=True, kw_only=True):
    """How a person signs in; its id is the person's. Never leaves the hub.

    `password_hash` is an Argon2id string, `code_digest` the SHA-256 of a one-time code, good until `code_expires_at`.
    """

    password_hash: str | None = None
    code_digest: str | None = None
    code_expires_at: datetime | None = None
