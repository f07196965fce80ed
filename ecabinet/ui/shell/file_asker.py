"""What is known of the file that is being read, kept fresh: both sheets beside the reader ask by it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from ecabinet.ui.asker import Asker
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.page import Ask
from ecabinet.ui.port import ApplicationPort


class FileAsker(QObject):
    """Asks when it is made and whenever something of `kinds` changed. Ends with `reader`, and so do its answers."""

    def __init__(  # noqa: PLR0913 - the parts of one question, each named by its callers
        self,
        reader: QObject,
        application: ApplicationPort,
        bridge: Bridge,
        *,
        question: Ask,
        kinds: frozenset[str],
        show: Callable[[object], None],
    ) -> None:
        super().__init__(reader)
        self._question = question
        self._kinds = kinds
        self._asker = Asker(application.ask, bridge, self._ask, show, bridge.failed.emit, owner=self)
        bridge.changed.connect(self._changed)
        self._asker.again()

    def _ask(self) -> Ask:
        return self._question

    def _changed(self, kinds: frozenset[str]) -> None:
        if not kinds or kinds & self._kinds:
            self._asker.again()
