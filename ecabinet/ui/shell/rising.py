"""What rises over everything: my ballot while a vote is open, and its result afterwards."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from ecabinet.client.screens.ballot import BallotSheet, BallotState, ResultScreen
from ecabinet.client.screens.shell import ShellScreen
from ecabinet.domain.kernel import Id
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.rising_sheet import RisingSheet
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone

if TYPE_CHECKING:
    from ecabinet.ui.shell.ballot_view import BallotView
    from ecabinet.ui.shell.result_view import ResultView


class Rising(QObject):
    """Decides what stands on the rising sheet. A place that shows the vote itself (the chair's console) keeps it down.

    `intent` carries what the ballot wants; `read_again` that another result is to be looked up.
    """

    intent = Signal(object)
    looked_up = Signal()

    def __init__(self, sheet: RisingSheet, back: Banner) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._back = back
        self._back.acted.connect(self._come_back)
        self._back.hide()
        self._ballot: BallotView | None = None
        self._result: ResultView | None = None
        self._open: BallotSheet | None = None
        self._aside: Id | None = None
        self._read: Id | None = None
        self._is_held = False
        self._is_called = False
        self._now: datetime | None = None
        self.watched: Id | None = None

    def hold_down(self, *, held: bool) -> None:
        """Keep ballots down while the page on screen shows the vote itself."""
        self._is_held, self._is_called = held, False
        self._refresh()

    def call_up(self) -> None:
        """Raise the ballot where the page keeps it down, until it is put aside or the vote is over."""
        self._is_called, self._aside = True, None
        self._refresh()

    def show_screen(self, screen: ShellScreen, now: datetime) -> None:
        """Show the ballot or the result that the shell speaks of now."""
        self._now = now
        was_open, self._open = self._open, screen.ballot
        if screen.ballot is not None:
            if screen.ballot.vote != self.watched:
                self._aside, self._is_called = None, False
            elif set(screen.ballot.called).difference(() if was_open is None else was_open.called):
                self._aside = None  # whoever is called is to see it
            self.watched = screen.ballot.vote
            self._read = None
        elif was_open is not None:
            self.looked_up.emit()
        self._refresh()
        if screen.ballot is None and screen.result is not None and screen.result.vote == self.watched:
            self._show_result(screen.result)

    def show_result(self, result: ResultScreen) -> None:
        """Show a result that was asked for."""
        self.watched, self._read = result.vote, None
        self._raise_result(result)

    def show_not_given(self, vote: Id) -> None:
        """Say on the ballot of a vote that what was confirmed could not be kept."""
        if self._ballot is not None and self._open is not None and self._open.vote == vote:
            self._ballot.show_not_given()

    def tick(self, now: datetime) -> None:
        """Move the time left."""
        self._now = now
        if self._ballot is not None:
            self._ballot.tick(now)

    def drop(self) -> None:
        """Put everything away, to be made anew."""
        self._ballot = self._result = None
        self._sheet.sink()

    def _refresh(self) -> None:
        sheet, now = self._open, self._now
        is_down = self._is_held and not self._is_called
        wanted = sheet is not None and not is_down and self._aside != sheet.vote
        if sheet is not None and now is not None and wanted:
            self._raise_ballot(sheet, now)
        elif self._ballot is not None:
            self._ballot = None
            self._sheet.sink()
        aside = sheet is not None and not self._is_held and self._aside == sheet.vote
        self._back.setVisible(aside)
        if sheet is not None and aside:
            self._back.show_value(_reminder(sheet))

    def _raise_ballot(self, sheet: BallotSheet, now: datetime) -> None:
        if self._ballot is not None:
            self._ballot.show_screen(sheet, now)
            return
        from ecabinet.ui.shell.ballot_view import BallotView  # noqa: PLC0415 - the start stays light

        self._result = None
        self._ballot = BallotView(sheet, now)
        self._ballot.intent.connect(self.intent)
        self._ballot.put_aside.connect(self._put_aside)
        self._sheet.rise(say("Vote"), self._ballot)

    def _show_result(self, result: ResultScreen) -> None:
        if self._is_held or self._read == result.vote:
            return
        self._raise_result(result)

    def _raise_result(self, result: ResultScreen) -> None:
        if self._result is not None:
            self._result.show_screen(result)
            return
        from ecabinet.ui.shell.result_view import ResultView  # noqa: PLC0415 - the start stays light

        self._ballot = None
        self._result = ResultView(result)
        self._result.closed.connect(self._result_read)
        self._sheet.rise(say("Result of the vote"), self._result)

    def _result_read(self) -> None:
        self._read = self.watched
        self._result = None
        self._sheet.sink()

    def _put_aside(self) -> None:
        self._aside = None if self._open is None else self._open.vote
        self._is_called = False
        self._refresh()

    def _come_back(self) -> None:
        self._aside = None
        self._refresh()


def _reminder(sheet: BallotSheet) -> BannerValue:
    if sheet.state == BallotState.RECORDED:
        return BannerValue(say("Your ballot is recorded; the vote is still open"), sheet.question, Tone.SUCCESS,
                           say("Look at my ballot"))  # fmt: skip
    return BannerValue(say("A vote is open"), sheet.question, Tone.WARNING, say("Go to the ballot"))
