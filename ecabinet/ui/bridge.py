"""The one bridge from worker threads to the main thread."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from ecabinet.ui.port import ApplicationPort

T = TypeVar("T")


class Bridge(QObject):
    """Carries the outcomes of futures and the news of changes to the main thread, in the order they came.

    Lives on the main thread. After `shut` nothing arrives any more, whatever still runs elsewhere.
    """

    changed = Signal(object)
    """Carries a frozenset of the kinds that may look different; empty means everything."""
    failed = Signal(object)
    """Carries an exception of a future for which nobody else answers."""
    _crossed = Signal(object)

    def __init__(self, application: ApplicationPort | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_open = True
        self._crossed.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        self._stop_listening = _nothing if application is None else application.on_change(self._changed_elsewhere)

    def deliver(
        self, future: Future[T], then: Callable[[T], None], failed: Callable[[BaseException], None] | None = None
    ) -> None:
        """Call `then` with the result, or `failed` with the exception, on the main thread; a cancelled one is silent.

        Without `failed` the exception is told by the signal `failed`.
        """
        otherwise = failed or self.failed.emit

        def done(finished: Future[T]) -> None:
            self._cross(lambda: _settle(finished, then, otherwise))

        future.add_done_callback(done)

    def shut(self) -> None:
        """Let nothing arrive any more."""
        self._stop_listening()
        self._is_open = False

    def _changed_elsewhere(self, kinds: frozenset[str]) -> None:
        self._cross(lambda: self.changed.emit(kinds))

    def _cross(self, work: Callable[[], None]) -> None:
        if self._is_open:
            self._crossed.emit(work)

    @Slot(object)
    def _arrive(self, work: Callable[[], None]) -> None:
        if self._is_open:
            work()


def _nothing() -> None:
    """Have nobody to stop listening to."""


def _settle(finished: Future[T], then: Callable[[T], None], failed: Callable[[BaseException], None]) -> None:
    try:
        fault = finished.exception()
    except CancelledError:
        return
    if fault is not None:
        failed(fault)
    else:
        then(finished.result())
