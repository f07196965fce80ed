"""The count of an open vote so far, and who voted how, where its rule shows them before the close."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.live_vote import LiveVote
from ecabinet.domain.voting.forms import Form
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.line_figures import LineFigures
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.result_bars import ResultBars, ResultValue
from ecabinet.ui.names_list import NamesList
from ecabinet.ui.result_figure import live_figure, live_lines
from ecabinet.ui.say import say
from ecabinet.ui.theme import space


class LiveBody(QFrame):
    """Bars or lines of the count so far, and the names below them; nothing where the rule shows nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="plain")
        self.setObjectName("live")
        self._title = Body(strong=True)
        self._bars = ResultBars(ResultValue((), 0))
        self._lines = LineFigures()
        self._names = NamesList()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        for widget in (self._title, self._bars, self._lines, self._names):
            column.addWidget(widget)
        self.hide()

    def show_value(self, live: LiveVote | None, form: Form) -> None:
        """Show another count."""
        self.setVisible(live is not None)
        if live is None:
            return
        self._title.setText(say("So far, before the vote is closed"))
        self._bars.setVisible(not form.lines)
        self._lines.setVisible(bool(form.lines))
        if form.lines:
            self._lines.show_value(live_lines(live.count, form))
        else:
            self._bars.show_value(live_figure(live.count, form))
        self._names.show_value(live.names, form)
