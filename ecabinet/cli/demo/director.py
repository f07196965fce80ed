"""On a screen: a small window that plays the acts on request, one by one or to the end."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEventLoop, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.cli.demo.acts import Act
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.main import leave_summary, play_one, tell
from ecabinet.cli.demo.play import Play
from ecabinet.cli.demo.summary import ActTime
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.labels import Body, Caption, Heading
from ecabinet.ui.say import say
from ecabinet.ui.theme import Device, TypeRole, space


class DirectorWindow(QWidget):
    """Says which act comes next, and plays it. `closed` when the person has seen enough."""

    closed = Signal()

    def __init__(self, play: Play, acts: Sequence[Act]) -> None:
        super().__init__()
        self.failed = False
        self._play, self._acts = play, list(acts)
        self._times: list[ActTime] = []
        self._next = Heading("", TypeRole.TITLE)
        self._said = Body()
        self._one = Button(say("Play the next act"), ButtonRole.PRIMARY, "play")
        self._all = Button(say("Play to the end"))
        self._end = Button(say("End the demonstration"), ButtonRole.QUIET)
        self._one.clicked.connect(self._play_next)
        self._all.clicked.connect(self._play_all)
        self._end.clicked.connect(self.close)
        row = QHBoxLayout()
        for button in (self._one, self._all, self._end):
            row.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(6), space(6), space(6))
        column.setSpacing(space(3))
        column.addWidget(Caption(say("Every window can be used by hand at any time.")))
        column.addWidget(self._next)
        column.addWidget(self._said)
        column.addLayout(row)
        self.setWindowTitle("E-Cabinet · demo")
        self._show()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the demonstration."""
        super().closeEvent(event)
        self.closed.emit()

    @property
    def is_done(self) -> bool:
        """Whether every act was played."""
        return not self._acts

    def leave_summary(self) -> None:
        """Write what happened."""
        leave_summary(self._play, self._times, "" if not self.failed else self._said.text())

    def _show(self) -> None:
        number = len(self._times) + 1
        self._next.setText(f"{number}. {self._acts[0][0]}" if self._acts else say("The session is over"))
        for button in (self._one, self._all):
            button.setEnabled(bool(self._acts) and not self.failed)

    def _play_next(self) -> None:
        if not self._acts:
            return
        for button in (self._one, self._all):
            button.setEnabled(False)
        title, act = self._acts.pop(0)
        try:
            play_one(self._play, title, act, self._times)
            self._said.setText("")
        except DemoFailed as failed:
            self.failed = True
            self._said.setText(str(failed))
            tell(str(failed))
        self._show()

    def _play_all(self) -> None:
        while self._acts and not self.failed:
            self._play_next()


def direct(play: Play, acts: Sequence[Act]) -> int:
    """Wait for a person; 0 if they saw every act and each did what it should."""
    play.company.dress(Device.PC)
    window = DirectorWindow(play, acts)
    window.show()
    loop = QEventLoop()
    window.closed.connect(loop.quit)
    loop.exec()
    window.leave_summary()
    return 0 if window.is_done and not window.failed else 1
