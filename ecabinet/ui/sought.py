"""What I chose last on this device, as long as it is surely what the hub recorded."""

from __future__ import annotations

from dataclasses import dataclass

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.domain.voting.forms import Choice


@dataclass
class Sought:
    """The choice that I confirmed last, its words, and how many changes the hub has taken once it is recorded."""

    choice: Choice | None = None
    changes: int = -1
    text: str = ""

    def follow(self, sheet: BallotSheet, changes: int) -> None:
        """Keep what is on its way; of what was refused nothing is recorded."""
        mark = None if BallotState.REFUSED in {sheet.state, sheet.change} else sheet.mark
        self.choice, self.changes, self.text = (None, -1, "") if mark is None else (mark.choice, changes, mark.text)

    def is_recorded(self, sheet: BallotSheet) -> bool:
        """Whether the recorded ballot is surely this one: another device may have changed it."""
        return sheet.change is None and sheet.changes == self.changes

    def recorded(self, sheet: BallotSheet) -> Choice | None:
        """Give the choice if the recorded ballot is surely this one."""
        return self.choice if self.is_recorded(sheet) else None
