"""The big screen's window: full screen, no cursor, no controls."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow

from ecabinet.ui.asker import PageAsker
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.display.room_page import RoomPage
from ecabinet.ui.port import ApplicationPort
from ecabinet.ui.shell.faults import number_fault

_SECOND_MS = 1000


class DisplayWindow(QMainWindow):
    """Shows one room's screen for the account of a room display."""

    def __init__(self, application: ApplicationPort) -> None:
        super().__init__()
        self._application = application
        self._bridge = Bridge(application, self)
        self.page = RoomPage()
        PageAsker(self.page, application.ask, self._bridge, self._failed, application.now)
        self.setCentralWidget(self.page)
        self.setCursor(Qt.CursorShape.BlankCursor)
        self._second = QTimer(self, interval=_SECOND_MS)
        self._second.timeout.connect(lambda: self.page.tick(application.now()))
        self._second.start()

    def shut(self) -> None:
        """Let nothing arrive any more."""
        self._second.stop()
        self._bridge.shut()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Let the application go."""
        self.shut()
        self._application.close()
        super().closeEvent(event)

    def _failed(self, fault: BaseException) -> None:
        """Keep what is on the wall; the log has the reason."""
        number_fault(fault)
