"""Record what was found out about a received file."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.documents.entities import StoredFile
from ecabinet.domain.kernel import Actor, Changes, Command, Outcome, World, puts


class RecordFile(Command, frozen=True, kw_only=True):
    """Record a file's size and pages, or the code of what is wrong with it. Given by the hub alone."""

    sha256: str
    size: int
    pages: int
    problem: str | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Keep the first finding: the same bytes are the same file."""
        if world.get(StoredFile, self.sha256) is not None:
            return Changes(())
        return Changes(puts(StoredFile(id=self.sha256, size=self.size, pages=self.pages, problem=self.problem)))
