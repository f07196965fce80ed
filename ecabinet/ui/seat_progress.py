"""How far a person is with the ballot of one seat on this device: what is picked, given, sought and recorded."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.domain.voting.forms import Mark
from ecabinet.domain.voting.rule_sets import Showing


@dataclass
class SeatProgress:
    """`picked` stands on screen; `given` was confirmed a moment ago; `changing` while another choice is sought.

    `sought` is what was confirmed last, and `sought_changes` how many changes the hub has taken once it is recorded.
    """

    sheet: BallotSheet
    picked: Mark | None = None
    given: bool = False
    changing: bool = False
    sought: Mark | None = None
    sought_changes: int = -1

    def take(self, sheet: BallotSheet) -> None:
        """Take over what became of the ballot. A choice stands on screen as recorded only where it surely is."""
        self.sheet = sheet
        if sheet.state == BallotState.CHOOSE:
            return
        if sheet.state != BallotState.RECORDED:
            self.given = False
            self._follow(sheet, 0)
            self.picked = sheet.mark or self.picked
            return
        if sheet.change is not None:
            self.given = self.changing = False
            self._follow(sheet, sheet.changes + 1)
        if self.given and sheet.changes >= self.sought_changes:
            self.given = self.changing = False
        if sheet.showing == Showing.SECRET:
            self.sought = None
        if not self.changing:
            self.picked = self.recorded()

    def is_choosing(self, now: datetime) -> bool:
        """Whether the ballot can be filled in at a moment."""
        may = self.sheet.state == BallotState.CHOOSE or self.changing
        return may and not self.given and self.sheet.takes_ballots(now)

    def confirm(self, mark: Mark) -> None:
        """Remember what was confirmed."""
        self.picked = self.sought = mark
        self.given = True
        self.sought_changes = self.sheet.changes + 1 if self.sheet.state == BallotState.RECORDED else 0

    def start_change(self, beginning_with: Mark | None = None) -> None:
        """Seek another choice; the recorded ballot counts until the hub has taken it."""
        self.changing, self.picked = True, beginning_with

    def stop_change(self) -> None:
        """Leave the recorded ballot as it is."""
        self.changing, self.picked = False, self.recorded()

    def recorded(self) -> Mark | None:
        """Give the choice if the recorded ballot is surely this one: another device may have changed it."""
        if self.sheet.entered_name and self.sheet.change is None:
            return self.sheet.mark
        return self.sought if self.sheet.change is None and self.sheet.changes == self.sought_changes else None

    def _follow(self, sheet: BallotSheet, changes: int) -> None:
        """Keep what is on its way; of what was refused nothing is recorded."""
        is_on_its_way = BallotState.REFUSED not in {sheet.state, sheet.change} and sheet.mark is not None
        self.sought, self.sought_changes = (sheet.mark, changes) if is_on_its_way else (None, -1)
