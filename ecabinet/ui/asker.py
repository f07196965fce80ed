"""Keeps what is on screen fresh: one question in flight, at most one behind it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ecabinet.client.values import OUTBOX
from ecabinet.ui.bridge import Bridge
from ecabinet.ui.page import Ask, Page

Question = Callable[[Ask], Future[object]]
"""Evaluates a screen function on the replica's thread."""


class Asker(QObject):
    """Asks again when something changed, coalescing bursts; answers about something left behind are dropped.

    It ends with its `owner`, by default the bridge: what arrives afterwards is shown to nobody.
    """

    def __init__(  # noqa: PLR0913 - the parts of one question, each named by its callers
        self,
        question: Question,
        bridge: Bridge,
        ask: Callable[[], Ask],
        show: Callable[[object], None],
        failed: Callable[[BaseException], None],
        *,
        owner: QObject | None = None,
    ) -> None:
        super().__init__(owner or bridge)
        self._question = question
        self._bridge = bridge
        self._ask = ask
        self._show = show
        self._failed = failed
        self._about = 0
        self._in_flight = False
        self._again = False

    @property
    def is_busy(self) -> bool:
        """Whether an answer is still to come."""
        return self._in_flight

    def again(self) -> None:
        """Ask now, or once more after the answer that is on its way."""
        if self._in_flight:
            self._again = True
            return
        self._in_flight = True
        future = self._question(self._ask())
        self._bridge.deliver(future, partial(self._answered, self._about), partial(self._not_answered, self._about))

    def about_something_else(self) -> None:
        """Drop the answer that is on its way, and ask anew."""
        self._about += 1
        self.again()

    def _answered(self, about: int, screen: object) -> None:
        if isValid(self):
            self._settle()
            if about == self._about:
                self._show(screen)

    def _not_answered(self, about: int, fault: BaseException) -> None:
        if isValid(self):
            self._settle()
            if about == self._about:
                self._failed(fault)

    def _settle(self) -> None:
        self._in_flight = False
        if self._again:
            self._again = False
            self.again()


class Sight(QObject):
    """Calls `again` on every change while a widget is seen, and once when it is seen again after one."""

    def __init__(self, widget: QWidget, again: Callable[[], None]) -> None:
        super().__init__(widget)
        self._widget, self._again, self._is_old = widget, again, False

    def watch(self) -> None:
        """Hear of the state of the window that the widget is in by now."""
        self._widget.window().installEventFilter(self)

    def changed(self, _kinds: frozenset[str]) -> None:
        """Follow a change."""
        self._is_old = not is_seen(self._widget)
        if not self._is_old:
            self._again()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear of the window being brought up."""
        if event.type() == QEvent.Type.WindowStateChange and self._is_old and is_seen(self._widget):
            self._is_old = False
            self._again()
        return super().eventFilter(watched, event)


def is_waiting(widget: QWidget) -> bool:
    """Whether an answer is still to come for what a widget or anything in it shows."""
    return any(asker.is_busy for asker in widget.findChildren(Asker))


def is_seen(widget: QWidget) -> bool:
    """Whether somebody can see a widget: it is shown, and its window is not put away."""
    return widget.isVisible() and not widget.window().isMinimized()


class PageAsker(QObject):
    """Keeps one page fresh while it is seen; a hidden page is asked for when it is seen again."""

    def __init__(
        self,
        page: Page,
        question: Question,
        bridge: Bridge,
        failed: Callable[[BaseException], None],
        now: Callable[[], datetime],
    ) -> None:
        super().__init__(page)
        self._now = now
        self._page = page
        self._is_old = True
        self._asker = Asker(question, bridge, page.ask, self._show, failed)
        page.installEventFilter(self)
        page.asks_again.connect(self.about_something_else)
        bridge.changed.connect(self._changed)
        if is_seen(page):
            self._refresh()

    def about_something_else(self) -> None:
        """Ask about what the page is about now."""
        if is_seen(self._page):
            self._is_old = False
            self._asker.about_something_else()
        else:
            self._is_old = True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ask when the page is seen and what it shows is old."""
        if event.type() == QEvent.Type.Show and watched is self._page:
            self._page.window().installEventFilter(self)
        if event.type() in {QEvent.Type.Show, QEvent.Type.WindowStateChange} and self._is_old and is_seen(self._page):
            self._refresh()
        return super().eventFilter(watched, event)

    def _changed(self, kinds: frozenset[str]) -> None:
        wanted = self._page.kinds
        if wanted and kinds and not kinds & (wanted | {OUTBOX}):
            return
        if is_seen(self._page):
            self._refresh()
        else:
            self._is_old = True

    def _refresh(self) -> None:
        self._is_old = False
        self._asker.again()

    def _show(self, screen: object) -> None:
        if is_seen(self._page):
            self._page.show_screen(screen)
            self._page.tick(self._now())
        else:
            self._is_old = True
