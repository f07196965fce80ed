"""What holds for every widget of the kit on every sample page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QApplication, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ecabinet.ui.kit.ballot_button import BallotButton
from ecabinet.ui.kit.elided_label import ElidedLabel
from ecabinet.ui.kit.icon_label import IconLabel
from ecabinet.ui.theme import Device, Scheme, ThemeSettings, apply, current
from tests.ui.kit.samples import SAMPLES

_PAGES = [name for name in SAMPLES if name != "room"]
_SCREENS = [
    (Device.TABLET, 1280, 800),
    (Device.TABLET, 800, 1280),
    (Device.PC, 1366, 768),
]
_TARGETS = (QAbstractButton, QComboBox, QAbstractSpinBox, QLineEdit)


def _shown(qtbot: QtBot, app: QApplication, name: str, size: tuple[int, int]) -> QWidget:
    page = SAMPLES[name]()
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    qtbot.waitExposed(page)
    for _round in range(5):
        app.processEvents()
    return page


def _inside(widget: QWidget) -> bool:
    """Whether a widget stands on its own: not a part of an editor or a scroll bar's."""
    parent = widget.parentWidget()
    return not isinstance(parent, QAbstractSpinBox | QComboBox) and not widget.objectName().startswith("qt_")


def _cut(label: QLabel) -> bool:
    """Whether words of a label that should show whole have no room."""
    if not label.isVisible() or isinstance(label, ElidedLabel | IconLabel) or not label.text():
        return False
    if label.wordWrap():
        return label.height() < label.heightForWidth(label.width())
    return label.width() < label.sizeHint().width() or label.height() < label.sizeHint().height()


@pytest.mark.parametrize("percent", [100, 175])
@pytest.mark.parametrize("screen", _SCREENS, ids=lambda screen: f"{screen[0]}-{screen[1]}")
@pytest.mark.parametrize("name", _PAGES)
def test_nothing_is_cut_and_everything_can_be_touched(
    qtbot: QtBot, app: QApplication, name: str, screen: tuple[Device, int, int], percent: int
) -> None:
    device, width, height = screen
    apply(app, ThemeSettings(Scheme.LIGHT, percent, device, reduced_motion=True))
    page = _shown(qtbot, app, name, (width, height))
    assert (page.width(), page.height()) == (width, height), "the page forces its window to grow"
    wrong = [label.text() for label in page.findChildren(QLabel) if _cut(label)]
    wrong += [
        button.text()
        for button in page.findChildren(QAbstractButton)
        if button.isVisible()
        and button.text()
        and _inside(button)
        and button.width() < button.minimumSizeHint().width()
    ]
    wrong += [
        f"{target.accessibleName()} {target.width()}x{target.height()}"
        for kind in _TARGETS
        for target in page.findChildren(kind)
        if target.isVisible() and _inside(target) and min(target.width(), target.height()) < current().touch_px
    ]
    assert wrong == []


@pytest.mark.parametrize("name", _PAGES)
def test_everything_that_can_be_pressed_has_a_name(qtbot: QtBot, app: QApplication, name: str) -> None:
    page = _shown(qtbot, app, name, (1280, 800))
    nameless = [
        type(child).__name__
        for kind in _TARGETS
        for child in page.findChildren(kind)
        if child.isVisible() and _inside(child)
        if not (child.accessibleName() or (isinstance(child, QAbstractButton) and child.text()))
    ]
    assert nameless == []


@pytest.mark.parametrize("name", _PAGES)
def test_the_keyboard_reaches_everything(qtbot: QtBot, app: QApplication, name: str) -> None:
    page = _shown(qtbot, app, name, (1366, 768))
    wanted = {
        child
        for child in page.findChildren(QAbstractButton)
        if child.isVisible() and child.isEnabled() and _inside(child) and child.focusPolicy() & Qt.FocusPolicy.TabFocus
        and (child.group() is None or not child.group().exclusive() or child.isChecked())
    }  # fmt: skip
    pressable = {
        child
        for child in page.findChildren(QAbstractButton)
        if child.isVisible() and child.isEnabled() and _inside(child)
    }
    assert all(child.focusPolicy() & Qt.FocusPolicy.TabFocus for child in pressable)
    reached: set[QWidget] = set()
    for _step in range(80):
        QTest.keyClick(app.focusWidget() or page, Qt.Key.Key_Tab)
        focused = app.focusWidget()
        if focused is not None:
            reached.add(focused)
    covered = name == "ballot"  # what lies under the risen sheet is out of reach on purpose
    assert covered or wanted <= reached


@pytest.mark.parametrize("name", ["widgets", "form", "ballot", "meeting"])
@pytest.mark.parametrize("scheme", Scheme)
def test_the_focus_is_seen(qtbot: QtBot, app: QApplication, name: str, scheme: Scheme) -> None:
    apply(app, ThemeSettings(scheme, reduced_motion=True))
    page = _shown(qtbot, app, name, (1366, 768))
    unseen = []
    for kind in _TARGETS:
        for target in page.findChildren(kind):
            if not (target.isVisible() and target.isEnabled() and _inside(target)):
                continue
            page.setFocus()
            app.processEvents()
            before = _picture(target)
            target.setFocus(Qt.FocusReason.TabFocusReason)
            app.processEvents()
            if target.hasFocus() and _picture(target) == before:
                unseen.append(type(target).__name__)
    assert unseen == []


def _picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def test_ballot_buttons_are_very_large(qtbot: QtBot, app: QApplication) -> None:
    page = _shown(qtbot, app, "ballot", (800, 1280))
    buttons = page.findChildren(BallotButton)
    assert len(buttons) == 3
    assert all(button.height() >= 96 for button in buttons)


def test_an_open_window_takes_another_theme(qtbot: QtBot, app: QApplication) -> None:
    page = _shown(qtbot, app, "widgets", (1366, 768))
    light = page.grab().toImage()
    apply(app, ThemeSettings(Scheme.DARK, 150, reduced_motion=True))
    app.processEvents()
    dark = page.grab().toImage()
    assert light.pixelColor(700, 700).lightness() > 200
    assert dark.pixelColor(700, 760).lightness() < 60
