"""What a person can read in a window, and hands for lists, tabs and the choice of a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QFileDialog, QLineEdit, QPushButton, QWidget

from ecabinet.cli.demo.company import Player
from ecabinet.cli.demo.hands import click, find, into_sight, press, said, seen, wait_for
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.segmented_tabs import SegmentedTabs

_NAME = "fileNameEdit"
"""What Qt calls the line for the name in its dialog."""
_LOOK_MS = 20


def texts(window: QWidget) -> list[str]:
    """Return what a window shows: labels, buttons, lines of lists, and the words of what is painted."""
    shown = said(window)
    for widget in window.findChildren(QWidget):
        if widget.isVisible():
            shown += [widget.text()] if isinstance(widget, QAbstractButton) else []
            shown += [widget.currentText()] if isinstance(widget, QComboBox) else []
            shown += [widget.accessibleName()]
    for pane in window.findChildren(ListPane):
        if pane.view.isVisible():
            shown += [words for row in pane.model.rows for words in _words(row)]
    return list(dict.fromkeys(words for words in shown if words))


def reads(player: Player, *words: str) -> None:
    """Wait until all these words stand on somebody's screen, each within one text."""

    def stand() -> bool:
        shown = texts(player.window)
        return all(any(one in text for text in shown) for one in words)

    wait_for(stand, f"“{'”, “'.join(words)}” ({player.key})")


def turn_to(window: QWidget, tabs: str, place: int) -> None:
    """Press one of the tabs, counted from 0."""
    press(find(window, tabs, SegmentedTabs).findChildren(QPushButton)[place])


def rows(window: QWidget, name: str) -> list[Row]:
    """Return the lines of a list."""
    return list(find(window, name, ListPane).model.rows)


def open_row(window: QWidget, name: str, words: str) -> None:
    """Click the first line of a list with these words, once it is there."""

    def key() -> str | None:
        pane = seen(window, name, ListPane)
        lines = () if pane is None else pane.model.rows
        return next((row.key for row in lines if any(words in one for one in _words(row))), None)

    wait_for(lambda: key() is not None, f"“{words}” in {name}")
    pane = find(window, name, ListPane)
    into_sight(pane)
    place = pane.model.place_of(key() or "")
    pane.view.scrollTo(place)
    spot = pane.view.visualRect(place).center()
    QTest.mouseClick(pane.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    QApplication.processEvents()


def pick_file(window: QWidget, dialog: str, path: Path) -> None:
    """Name a file in the dialog that is open over a window, and take it."""
    _take(find(window, dialog, QFileDialog), path)


def keep_as(window: QWidget, button: str, path: Path) -> None:
    """Press a button that asks where to keep a file, and name the place; returns once it was written."""

    def answer() -> None:
        asking = QApplication.activeModalWidget()
        if isinstance(asking, QFileDialog):
            _take(asking, path)
        else:
            QTimer.singleShot(_LOOK_MS, window, answer)

    QTimer.singleShot(_LOOK_MS, window, answer)
    click(window, button)
    wait_for(path.is_file, f"{path.name}")


def _take(dialog: QFileDialog, path: Path) -> None:
    line = dialog.findChild(QLineEdit, _NAME)
    assert line is not None
    line.setText(str(path))
    QTest.keyClick(line, Qt.Key.Key_Return)


def _words(row: Row) -> list[str]:
    badges = [badge.text for badge in (row.badge, row.second) if badge is not None]
    return [row.title, row.detail, row.trailing, *badges]
