"""What the widgets tell when a person acts, and what stays when values change."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ecabinet.ui.kit.ballot_button import BallotButton, BallotOption
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.columns import Columns
from ecabinet.ui.kit.editors import Choice, ChoiceEdit, MomentEdit, TextEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.page_view import PageView
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.spinner import Spinner
from ecabinet.ui.kit.timeline import Timeline
from ecabinet.ui.kit.toast import Toast, ToastValue
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.theme import ThemeSettings, apply
from tests.ui.kit.samples import AGENDA, PLACES, framed


def test_a_button_that_gets_its_words_later_has_the_gap_of_one_that_had_them_from_the_start(app: QApplication) -> None:
    assert app is not None
    from_the_start, later = Button("Mở biểu quyết", icon_name="vote"), Button("", icon_name="vote")
    assert later.iconSize().width() < from_the_start.iconSize().width()
    later.setText("Mở biểu quyết")
    assert later.iconSize() == from_the_start.iconSize()
    later.setText("")
    assert later.iconSize().width() == later.iconSize().height()


def activate(qtbot: QtBot, window: QWidget) -> None:
    """Give a window the keyboard."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)


class Stand:
    """Puts widgets into a window on screen and keeps it until the test is over."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self._kept: list[QWidget] = []

    def __call__(self, *widgets: QWidget, width: int = 600, height: int = 400) -> QWidget:
        host = QWidget()
        column = QVBoxLayout(host)
        for widget in widgets:
            column.addWidget(widget)
        self._kept.append(host)
        self._qtbot.addWidget(host)
        host.resize(width, height)
        host.show()
        self._qtbot.waitExposed(host)
        activate(self._qtbot, host)
        return host


@pytest.fixture
def stand(app: QApplication, qtbot: QtBot) -> Stand:
    """Give a place to put widgets on screen."""
    assert app is not None
    return Stand(qtbot)


def test_buttons_that_came_while_their_page_was_out_of_sight_have_room_when_it_is_shown(
    qtbot: QtBot, stand: Stand
) -> None:
    behind, button = QWidget(), Button("Nhắc")
    row = WrapRow(button)
    column = QVBoxLayout(behind)
    column.addWidget(row)
    column.addWidget(ListPane("Answers"), 1)
    button.hide()
    stack = QStackedWidget()
    for page in (behind, QWidget()):
        stack.addWidget(page)
    stand(stack)
    qtbot.waitUntil(lambda: row.height() == 0)
    stack.setCurrentIndex(1)
    button.show()
    stack.setCurrentIndex(0)
    qtbot.waitUntil(lambda: row.height() == button.sizeHint().height())


def test_a_list_keeps_its_place_when_rows_come_and_go(qtbot: QtBot, stand: Stand) -> None:
    pane = ListPane("Meetings")
    stand(pane)
    pane.show_rows([Row("a", "One"), Row("b", "Two")])
    pane.choose("b")
    pane.show_rows([Row("z", "New"), Row("a", "One"), Row("b", "Two, renamed")])
    assert pane.current_key() == "b"
    pane.view.setFocus()
    with qtbot.waitSignal(pane.opened) as told:
        QTest.keyClick(pane.view, Qt.Key.Key_Return)
    assert told.args == ["b"]


def test_a_click_opens_a_row_once(stand: Stand) -> None:
    pane = ListPane("Meetings")
    stand(pane)
    pane.show_rows([Row("a", "One"), Row("b", "Two")])
    told: list[str] = []
    pane.opened.connect(told.append)
    place = pane.view.visualRect(pane.model.index(1)).center()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told == ["b"]


def test_a_list_without_rows_says_why_and_offers_a_way_on(qtbot: QtBot, stand: Stand) -> None:
    pane = ListPane("Meetings")
    stand(pane)
    pane.show_rows([])
    assert pane.absence.isVisible()
    pane.show_absence(AbsenceValue(Absence.ERROR, "Cannot read", "Nothing is lost.", "Try again"))
    with qtbot.waitSignal(pane.retried):
        pane.absence.findChildren(Button)[0].click()


def test_a_key_picks_a_choice_and_says_so(qtbot: QtBot, stand: Stand) -> None:
    button = BallotButton(BallotOption("yes", "For", key_hint="1"))
    host = stand(button)
    QTest.keyClick(host, Qt.Key.Key_1)
    qtbot.waitUntil(button.isChecked)
    assert button.accessibleName() == "For. Chosen"


def test_an_error_is_under_its_field_and_spoken(stand: Stand) -> None:
    field = Field("Number", TextEdit(), "As printed")
    stand(field)
    field.show_error("Taken; choose another")
    assert field.editor.accessibleName() == "Number"
    assert field.editor.accessibleDescription() == "Taken; choose another"
    field.show_error("")
    assert field.editor.accessibleDescription() == "As printed"


def test_editors_give_back_what_they_were_given(stand: Stand) -> None:
    moment, choice = MomentEdit(), ChoiceEdit((Choice("a", "A"), Choice("b", "B")))
    stand(moment, choice)
    moment.show_value(datetime(2025, 11, 21, 18, 30, tzinfo=UTC))
    assert moment.value() == datetime(2025, 11, 21, 18, 30, tzinfo=UTC)
    assert moment.date() == QDate(2025, 11, 22)
    choice.choose("b")
    choice.show_choices((Choice("c", "C"), Choice("b", "B")))
    assert choice.key() == "b"


def test_the_agenda_tells_which_item_was_pressed(qtbot: QtBot, stand: Stand) -> None:
    timeline = Timeline()
    host = stand(timeline)
    timeline.show_value(AGENDA, "3")
    rows = host.findChildren(type(timeline._rows[0]))  # noqa: SLF001 - the kind of row, to press one
    with qtbot.waitSignal(timeline.opened) as told:
        rows[1].click()
    assert told.args == ["2"]
    assert [row.isChecked() for row in rows] == [False, False, True, False, False]


def test_a_toast_is_either_undone_or_expires(qtbot: QtBot, stand: Stand) -> None:
    host = stand()
    toast = Toast(host)
    told: list[str] = []
    toast.undone.connect(lambda: told.append("undone"))
    toast.expired.connect(lambda: told.append("expired"))
    toast.show_value(ToastValue("Moved", "Undo"))
    toast.findChildren(Button)[0].click()
    toast.show_value(ToastValue("Moved", "Undo", 0))
    qtbot.waitUntil(toast.isHidden)
    assert told == ["undone", "expired"]


def test_a_page_is_asked_for_and_never_past_the_ends(qtbot: QtBot, stand: Stand) -> None:
    view = PageView("Paper")
    stand(view)
    image = QImage(600, 848, QImage.Format.Format_RGB32)
    view.show_page(image, 1, 2)
    asked: list[int] = []
    view.page_wanted.connect(asked.append)
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    QTest.keyClick(view, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(view.width_wanted):
        QTest.keyClick(view, Qt.Key.Key_Plus)
    assert asked == [2]
    assert view.zoom == 1.25


@pytest.mark.usefixtures("app")
def test_the_frame_turns_its_rail_and_gives_the_focus_back(qtbot: QtBot) -> None:
    button = Button("Open")
    frame = framed(button)
    qtbot.addWidget(frame)
    frame.resize(1280, 800)
    frame.show()
    qtbot.waitExposed(frame)
    activate(qtbot, frame)
    assert frame.rail.y() == 0
    button.setFocus()
    frame.open_side("Detail", Body("Words"))
    QTest.keyClick(QApplication.focusWidget() or frame, Qt.Key.Key_Escape)
    assert button.hasFocus()
    frame.resize(800, 1280)
    qtbot.waitUntil(lambda: frame.rail.y() > 600)
    told: list[str] = []
    frame.place_chosen.connect(told.append)
    frame.rail.findChildren(type(frame.rail._buttons[0]))[2].click()  # noqa: SLF001 - the kind of button
    assert told == [PLACES[2].key]


@pytest.mark.usefixtures("app")
def test_a_risen_sheet_takes_the_focus_and_gives_it_back(qtbot: QtBot) -> None:
    button, choice = Button("Open"), Button("For")
    frame = framed(button)
    qtbot.addWidget(frame)
    frame.resize(1280, 800)
    frame.show()
    qtbot.waitExposed(frame)
    activate(qtbot, frame)
    button.setFocus()
    frame.rising_sheet.rise("Vote", choice)
    assert choice.hasFocus()
    assert frame.rising_sheet.width() == frame.width()
    frame.rising_sheet.sink()
    assert button.hasFocus()


def test_the_spinner_rests_where_motion_is_reduced(app: QApplication, stand: Stand) -> None:
    resting = Spinner()
    stand(resting)
    assert not resting.turning()
    apply(app, ThemeSettings(reduced_motion=False))
    moving = Spinner()
    host = stand(moving)
    assert moving.turning()
    host.hide()
    assert not moving.turning()


def test_columns_stack_where_there_is_no_room(qtbot: QtBot, stand: Stand) -> None:
    columns = Columns()
    columns.add(Body("One"))
    columns.add(Body("Two"))
    host = stand(columns, width=1200)
    assert columns.side_by_side()
    host.resize(500, 400)
    qtbot.waitUntil(lambda: not columns.side_by_side())
