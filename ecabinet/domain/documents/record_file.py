"""Record what was found out about a received file."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.documents.entities import StoredFile
from ecabinet.domain.kernel import Actor, Changes, Command, Outcome, World, changed, puts


class RecordFile(Command, frozen=True, kw_only=True):
    """Record a file's size and pages, or the code of what is wrong with it. Given by the hub alone.

    `signs`: which file (SHA-256) it was proven to be, plus signatures.
    """

    sha256: str
    size: int
    pages: int
    problem: str | None = None
    signs: str | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Keep the first finding: the same bytes are the same file. What it signs may be found out later."""
        known = world.get(StoredFile, self.sha256)
        if known is None:
            file = StoredFile(id=self.sha256, size=self.size, pages=self.pages, problem=self.problem, signs=self.signs)
            return Changes(puts(file))
        return Changes(puts(changed(known, signs=self.signs)) if self.signs is not None else ())
