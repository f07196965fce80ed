"""The lines over the page: commands and ballots that were refused, faults, and what must be done about the link."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from ecabinet.client.screens.frame import FrameScreen, LostBallot, Place
from ecabinet.client.screens.ready import ReadyQuestion
from ecabinet.client.view import Pending
from ecabinet.domain.kernel import Id
from ecabinet.ui.formats import time_text
from ecabinet.ui.intents import Dismiss, Go
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.frame import Frame
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.shell.lost_words import lost_answer, lost_ballot
from ecabinet.ui.shell.ready_bar import ReadyBar
from ecabinet.ui.shell.top_words import link_trouble
from ecabinet.ui.theme import Tone

_MOST_AT_ONCE = 3


class Banners(QObject):
    """Shows at most three refusals, newest last, one fault, one word about the link, and the ready check."""

    intent = Signal(object)
    fault_read = Signal()

    def __init__(self, frame: Frame) -> None:
        super().__init__(frame)
        self._frame = frame
        self._refused: dict[Id, Banner] = {}
        self._link = self._made("banner.link", lambda: None)
        self._fault = self._made("banner.fault", self._fault_put_away)
        self._offline = self._made("banner.offline", self._offline_put_away)
        self._ready = ReadyBar()
        self._ready.intent.connect(self.intent)
        frame.add_notice(self._ready)

    def show_screen(self, screen: FrameScreen, ready: ReadyQuestion | None, answering: Id | None = None) -> None:
        """Show what the frame says, and ask who is to say whether they are ready to vote.

        `answering` is the consultation whose questions are on screen: they say themselves what was refused.
        """
        self._ready.show_value(ready)
        told: dict[Id, Pending | LostBallot] = {}
        for lost in screen.lost:
            if lost.sheet.command is not None and not (lost.is_written and lost.sheet.meeting == answering):
                told[lost.sheet.command] = lost
        told |= {pending.command.id: pending for pending in screen.refused}
        told = dict(tuple(told.items())[:_MOST_AT_ONCE])
        for command in [key for key in self._refused if key not in told]:
            banner = self._refused.pop(command)
            banner.hide()
            banner.deleteLater()
        for command, one in told.items():
            if command not in self._refused:
                self._refused[command] = self._ballot(command, one) if isinstance(one, LostBallot) else self._told(one)
        trouble = link_trouble(screen)
        self._link.setVisible(bool(trouble))
        self._link.show_value(BannerValue(trouble, tone=Tone.DANGER))

    def show_fault(self, sentence: str) -> None:
        """Say what failed; it stays until it is put away."""
        self._fault.show_value(BannerValue(sentence, tone=Tone.DANGER, action=say("Dismiss")))
        self._fault.show()

    def show_offline_start(self) -> None:
        """Say that the copy on this device was opened without the hub."""
        self._offline.show_value(
            BannerValue(
                say("Signed in without the hub"),
                say("You see what this device had last. What you do is kept and sent when the link is back."),
                Tone.WARNING,
                say("Dismiss"),
            )
        )
        self._offline.show()

    def _ballot(self, command: Id, lost: LostBallot) -> Banner:
        read: Go | Dismiss = Go(Place.OPINIONS, lost.sheet.meeting) if lost.is_written else Dismiss(command)
        banner = self._made("ballot.lost", lambda: self.intent.emit(read))
        banner.show_value(lost_answer(lost.sheet) if lost.is_written else lost_ballot(lost.sheet, say("Dismiss")))
        banner.show()
        return banner

    def _told(self, pending: Pending) -> Banner:
        command = pending.command.id
        banner = self._made("refused", lambda: self.intent.emit(Dismiss(command)))
        at = time_text(pending.answered_at or pending.made_at)
        why = say("It was refused.") if pending.refusal is None else refusal_sentence(pending.refusal)
        title = say("What you did at {time} was not accepted", time=at)
        banner.show_value(BannerValue(title, why, Tone.DANGER, say("Dismiss")))
        banner.show()
        return banner

    def _made(self, name: str, acted: Callable[[], None]) -> Banner:
        banner = Banner(BannerValue(""))
        banner.setObjectName(name)
        for button in banner.findChildren(Button):
            button.setObjectName(f"{name}.action")
        banner.acted.connect(acted)
        banner.hide()
        self._frame.add_notice(banner)
        return banner

    def _fault_put_away(self) -> None:
        self._fault.hide()
        self.fault_read.emit()

    def _offline_put_away(self) -> None:
        self._offline.hide()
