"""Bars of hundreds of consultations: only what is seen is drawn."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from ecabinet.ui.consultations.tally_bars import TallyBars, TallyPart, TallyRow
from ecabinet.ui.theme import Tone

MANY = 300


class CountedBars(TallyBars):
    """Bars that remember which rows were drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[str] = []

    def _paint_row(self, painter: QPainter, top: int, row: TallyRow) -> None:
        self.drawn.append(row.title)
        super()._paint_row(painter, top, row)


def _row(place: int) -> TallyRow:
    parts = (TallyPart(place % 7, Tone.SUCCESS, "in time"), TallyPart(1, Tone.DANGER, "no answer"))
    return TallyRow(f"{place}", "Sent", parts)


@pytest.fixture
def bars(app: QApplication, qtbot: QtBot) -> Iterator[CountedBars]:
    """Bars of many rows behind a window that shows some of them."""
    assert app is not None
    made, area = CountedBars(), QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(made)
    area.setWidgetResizable(True)
    area.resize(900, 500)
    made.show_value(tuple(_row(place) for place in range(MANY)))
    area.show()
    QApplication.processEvents()
    made.drawn.clear()
    yield made
    area.close()


def test_rows_out_of_sight_are_not_drawn(bars: CountedBars) -> None:
    bars.grab(QRect(0, bars.height() // 2, bars.width(), 200))
    assert 0 < len(bars.drawn) < 10
    assert bars.drawn[0] == str(int(bars.drawn[-1]) - len(bars.drawn) + 1)


def test_a_piece_is_drawn_as_it_is_in_the_whole(bars: CountedBars) -> None:
    whole = bars.grab()
    assert len(bars.drawn) == MANY
    piece = QRect(0, bars.height() // 3, bars.width(), 177)
    assert bars.grab(piece).toImage() == whole.copy(piece).toImage()
