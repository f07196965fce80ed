"""Notices."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Entity, Id, Scope


class Notice(Entity, frozen=True, kw_only=True):
    """Something a person should know; `code` is a key of `notices.SENTENCES`."""

    person: Id
    code: str
    meeting: Id | None
    about: Id | None
    left_at: datetime
    read: bool = False

    def scope(self) -> Scope:
        """Find notices by person or meeting."""
        return Scope(person=self.person, meeting=self.meeting)
