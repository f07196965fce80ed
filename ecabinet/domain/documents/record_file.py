"""Record what was found out about a received file."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.documents.entities import StoredFile
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, World, changed, puts


class RecordFile(Command, frozen=True, kw_only=True):
    """Record a file's size and pages, or the code of what is wrong with it. Given by the hub alone.

    `signs`: which file (SHA-256) it was proven to be, plus signatures. `handed_in_by`: who sent all of its bytes,
    which the hub has hashed as they came; None for what the hub made itself.
    """

    sha256: str
    size: int
    pages: int
    problem: str | None = None
    signs: str | None = None
    handed_in_by: Id | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Keep the first finding: the same bytes are the same file. What it signs, and who else has it, may follow."""
        given = () if self.handed_in_by is None else (self.handed_in_by,)
        known = world.get(StoredFile, self.sha256)
        if known is None:
            file = StoredFile(
                id=self.sha256,
                size=self.size,
                pages=self.pages,
                problem=self.problem,
                signs=self.signs,
                handed_in_by=given,
            )
            return Changes(puts(file))
        people = (*known.handed_in_by, *(one for one in given if one not in known.handed_in_by))
        signs = known.signs if self.signs is None else self.signs
        if (people, signs) == (known.handed_in_by, known.signs):
            return Changes(())
        return Changes(puts(changed(known, handed_in_by=people, signs=signs)))
