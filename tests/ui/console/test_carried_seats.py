"""The chair sees in the list of people who votes for a seat by mandate."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.console.chair import Chair
from tests.ui.delegate.mandate_shots import knowing
from tests.ui.delegate.sample import NAMES


def test_a_carried_seat_names_its_carrier_where_there_is_room_for_it(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, knowing({2: 1}, starts=True))
    titles = [row.title for row in chair.page.people.list.model.rows]
    assert f"{NAMES[2]} (by mandate: {NAMES[1]})" in titles
    assert NAMES[1] in titles
