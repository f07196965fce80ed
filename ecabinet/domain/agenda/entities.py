"""Agenda items and their order."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.domain.kernel import Entity, Id, Scope
from ecabinet.domain.voting.results import Reason, Verdict


class ItemState(StrEnum):
    """Where an item stands."""

    PENDING = "pending"
    CURRENT = "current"
    DONE = "done"


class CitedResult(msgspec.Struct, frozen=True):
    """What a question that was asked in writing came to, and why."""

    question: str
    verdict: Verdict
    reason: Reason


class Citation(msgspec.Struct, frozen=True):
    """The consultation whose outcome a matter reports: its id, the matter in it, its title, its end and its results."""

    consultation: Id
    matter: Id
    title: str
    closed_at: datetime
    results: tuple[CitedResult, ...]


class AgendaItem(Entity, frozen=True, kw_only=True):
    """One matter. It does not know its place in the order, so that a guest of one item learns nothing of the others.

    `paper_only` marks a matter under state secrecy: a stub without files, papers are handed out in the room. `cites` is
    the consultation whose outcome it reports.
    """

    meeting: Id
    title: str
    presenter: str
    submitting_agency: str
    minutes_planned: int
    state: ItemState = ItemState.PENDING
    started_at: datetime | None = None
    ended_at: datetime | None = None
    paper_only: bool = False
    cites: Citation | None = None

    def scope(self) -> Scope:
        """Find items by meeting."""
        return Scope(meeting=self.meeting)


class Agenda(Entity, frozen=True, kw_only=True):
    """The order of a meeting's items; its id is the meeting's."""

    meeting: Id
    items: tuple[Id, ...] = ()

    def scope(self) -> Scope:
        """Find the agenda by meeting."""
        return Scope(meeting=self.meeting)
