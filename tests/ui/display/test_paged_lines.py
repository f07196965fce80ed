"""Many lines on the wall: in columns, and page after page by the clock."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.ui.display.paged_lines import SECONDS_A_PAGE, PagedLines
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.line_figures import LineFigure, Segment
from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.theme import Device, Tone
from tests.stage import START


def line(place: int, numbers: str) -> LineFigure:
    """Return a line that was elected."""
    return LineFigure(
        title=f"{place}. Ông Nguyễn Văn An", numbers=numbers, segments=(Segment(3, Tone.SUCCESS),), total=7,
        outcome=BadgeValue("Trúng cử", Tone.SUCCESS),
    )  # fmt: skip


def wall(app: QApplication, qtbot: QtBot, count: int, numbers: str = "Tán thành 3 (42,9 %)") -> PagedLines:
    """Return the lines as wide and high as the room's screen leaves them."""
    show_looks(app, Looks(), Device.ROOM, reduced_motion=True)
    made = PagedLines()
    qtbot.addWidget(made)
    made.show_value([line(place, numbers) for place in range(1, count + 1)], START)
    made.resize(1700, 520)
    return made


@pytest.mark.parametrize("count", [1, 4, 8, 30, 200])
def test_every_line_is_on_some_page_once(app: QApplication, qtbot: QtBot, count: int) -> None:
    made = wall(app, qtbot, count)
    seen: list[str] = []
    for page in range(made.pages):
        first = START.timestamp() // SECONDS_A_PAGE % made.pages
        ahead = (page - first) % made.pages
        made.tick(START + timedelta(seconds=SECONDS_A_PAGE * ahead))
        seen += [one.title for one in made.shown()]
    assert seen == [f"{place}. Ông Nguyễn Văn An" for place in range(1, count + 1)]


def test_few_lines_stay_and_many_turn_with_the_clock(app: QApplication, qtbot: QtBot) -> None:
    few, many = wall(app, qtbot, 4), wall(app, qtbot, 30)
    assert few.pages == 1
    assert many.pages > 1
    before = many.shown()
    many.tick(START + timedelta(seconds=SECONDS_A_PAGE))
    assert many.shown() != before


def test_long_numbers_keep_a_column_of_their_own(app: QApplication, qtbot: QtBot) -> None:
    short = wall(app, qtbot, 12)
    long = wall(app, qtbot, 12, "Tín nhiệm cao 4 (57,1 %) · Tín nhiệm 1 (14,3 %) · Tín nhiệm thấp 0 (0,0 %)")
    assert long.pages > short.pages
