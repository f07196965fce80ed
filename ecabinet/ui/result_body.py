"""The numbers of a result: bars for one question, a line with its outcome for each of many."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.domain.voting.forms import Form
from ecabinet.domain.voting.results import Result
from ecabinet.domain.voting.rule_sets import RuleSet
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.line_figures import LineFigures
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.result_bars import ResultBars, ResultValue
from ecabinet.ui.result_figure import line_figures, others_words, result_figure
from ecabinet.ui.theme import space


class ResultBody(QFrame):
    """Shows the numbers of a result of any form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        mark(self, role="plain")
        self._bars = ResultBars(ResultValue((), 0))
        self._lines = LineFigures()
        self._others = Caption()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        for widget in (self._bars, self._lines, self._others):
            column.addWidget(widget)

    def show_value(self, result: Result, form: Form, rule: RuleSet | None) -> None:
        """Show another result."""
        self._bars.setVisible(not form.lines)
        self._lines.setVisible(bool(form.lines))
        self._others.setVisible(bool(form.lines))
        if form.lines:
            self._lines.show_value(line_figures(result, form, rule))
            self._others.setText(others_words(result))
        else:
            self._bars.show_value(result_figure(result, form))
