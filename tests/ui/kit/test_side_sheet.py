"""The sheet at the side lets nothing that was shown in it live on unseen."""

from __future__ import annotations

import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from ecabinet.ui.kit.side_sheet import SideSheet


def deleted() -> None:
    """Let what is to be deleted go."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_what_was_shown_goes_with_the_closing(qtbot: QtBot, app: QApplication) -> None:
    assert app is not None
    sheet, shown = SideSheet(), QLabel("a form")
    qtbot.addWidget(sheet)
    sheet.open_sheet("First", shown)
    sheet.close_sheet()
    deleted()
    assert not shiboken6.isValid(shown)
    sheet.open_sheet("Second", QLabel("another"))
    assert sheet.isVisible()


def test_what_is_put_aside_waits(qtbot: QtBot, app: QApplication) -> None:
    assert app is not None
    sheet, panel = SideSheet(), QLabel("a panel")
    qtbot.addWidget(sheet)
    sheet.open_sheet("Panel", panel)
    sheet.put_aside()
    deleted()
    assert not sheet.isVisible()
    sheet.open_sheet("Panel", panel)
    assert panel.isVisible()
