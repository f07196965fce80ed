"""Minutes as sections."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.domain.kernel import Entity, Id, Scope


class MinutesState(StrEnum):
    """Whether the minutes stand."""

    DRAFT = "draft"
    APPROVED = "approved"


class Section(msgspec.Struct, frozen=True):
    """A part of the minutes: a heading and its text, paragraphs divided by newlines. `item` ties it to the agenda."""

    heading: str
    text: str
    item: Id | None = None


class Minutes(Entity, frozen=True, kw_only=True):
    """The record of a meeting (biên bản). Its id is the meeting's."""

    meeting: Id
    number: int
    sections: tuple[Section, ...]
    state: MinutesState = MinutesState.DRAFT
    approved_at: datetime | None = None

    def scope(self) -> Scope:
        """Find minutes by meeting."""
        return Scope(meeting=self.meeting)

    def text(self) -> str:
        """Return the whole text, sections divided by blank lines."""
        return "\n\n".join(f"{section.heading}\n{section.text}" for section in self.sections)
