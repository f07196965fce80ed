"""Eyes and hands of the demonstration: it looks at real windows, waits for what they show, clicks and types."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QScrollArea, QWidget

from ecabinet.cli.demo.backstage import ANSWER_SECONDS
from ecabinet.cli.demo.errors import DemoFailed

W = TypeVar("W", bound=QWidget)

LOOK_MS = 15
"""Between two looks; Qt's own events are handled all the time."""


def turn_events(milliseconds: int) -> None:
    """Let Qt handle events for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def wait_for(is_so: Callable[[], bool], what: str, seconds: float = ANSWER_SECONDS) -> None:
    """Handle events until something is so; raises DemoFailed when it does not come about."""
    until = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > until:
            raise DemoFailed(f"{what} did not come about within {seconds:.0f} s")
        turn_events(LOOK_MS)


def seen(window: QWidget, name: str, kind: type[W]) -> W | None:
    """Return the first visible widget of this name."""
    return next((widget for widget in window.findChildren(kind, name) if widget.isVisible()), None)


def bring_up(window: QWidget) -> None:
    """Show a window that was put away."""
    if window.isMinimized():
        window.showNormal()
        turn_events(1)


def said(window: QWidget) -> list[str]:
    """Return the texts that a window shows, label by label."""
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible() and label.text()]


def find(window: QWidget, name: str, kind: type[W]) -> W:
    """Wait for a visible widget of this name and return it; a window that was put away is brought up."""
    bring_up(window)
    wait_for(lambda: seen(window, name, kind) is not None, f"{name} in “{window.windowTitle()}”")
    found = seen(window, name, kind)
    if found is None:
        raise DemoFailed(f"{name} went away")
    return found


def click(window: QWidget, name: str) -> None:
    """Wait until a button can be pressed, bring it into sight, and press it; its window is brought up."""
    bring_up(window)

    def pressable() -> bool:
        button = seen(window, name, QAbstractButton)
        return button is not None and button.isEnabled()

    wait_for(pressable, f"pressing {name} in “{window.windowTitle()}”")
    press(find(window, name, QAbstractButton))


def press(button: QWidget) -> None:
    """Press a widget with the mouse, scrolled into sight; raises DemoFailed where nobody could hit it."""
    into_sight(button)
    wait_for(lambda: not button.visibleRegion().isEmpty(), f"a sight of {button.objectName() or button}")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def into_sight(widget: QWidget) -> None:
    """Scroll whatever holds a widget so that it is seen."""
    parent = widget.parentWidget()
    while parent is not None:
        if isinstance(parent, QScrollArea):
            parent.ensureWidgetVisible(widget)
        parent = parent.parentWidget()


def write(window: QWidget, name: str, text: str) -> None:
    """Replace the text of an editor as if it were typed (pasted at once: every key would take long)."""
    editor = find(window, name, QWidget)
    into_sight(editor)
    editor.setFocus()
    if isinstance(editor, QLineEdit | QPlainTextEdit):
        editor.selectAll()
        if isinstance(editor, QLineEdit):
            editor.insert(text)
        else:
            editor.insertPlainText(text)
        return
    raise DemoFailed(f"{name} is no editor of text")
