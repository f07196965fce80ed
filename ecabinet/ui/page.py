"""What every page of a workspace is: it shows a screen value and tells what a person wants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QWidget

from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.ui.kit.properties import mark

Ask = Callable[[View], object]
"""A screen function: pure, runs on the replica's thread, returns a frozen value (or None: not to be seen)."""


class Page(QFrame):
    """A page in the middle of the frame.

    The shell evaluates `ask()` on the replica's thread and gives the answer to `show_screen` on the main thread: once
    when the page is first seen, whenever something of `kinds` changes while it is seen, and when it is seen again. Only
    the newest answer arrives; one that belongs to another meeting or to a hidden page never does. A page that wants a
    fresh answer for a reason of its own (the person picked another item) emits `asks_again`.

    When the person chooses another language or text size, the shell makes its pages anew: words are said once, at the
    making or in `show_screen`. What was typed and not sent goes over by `unsent` and `take_up`, where a page has such.
    """

    intent = Signal(object)
    """Carries one frozen value of `ecabinet.ui.intents`."""
    asks_again = Signal()

    kinds: ClassVar[frozenset[str]] = frozenset()
    """What the screen depends on: names of entity types, `values.SIGNAL` for live numbers, `values.DOWNLOAD` for
    what is on the shelf, `values.LINK`. My own commands (`values.OUTBOX`) always count. Empty means every change."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.meeting: Id | None = None
        mark(self, role="canvas")

    def ask(self) -> Ask:
        """Give the screen function, with the page's own state bound in (`functools.partial`); an heir answers."""
        raise NotImplementedError

    def show_screen(self, screen: object) -> None:
        """Show what the screen function returned, in place and cheaply; an equal value changes nothing."""
        raise NotImplementedError

    def go_to(self, meeting: Id | None, item: Id | None = None) -> None:
        """Be about another meeting, and have one of its items in sight; the shell asks anew afterwards."""
        del item
        self.meeting = meeting

    def tick(self, now: datetime) -> None:
        """Move what runs by the second (time used, time left). `now` is the hub's time, UTC.

        Called every second while the page is seen, and after each `show_screen`. Nothing else changes.
        """

    def unsent(self) -> object:
        """Give what was typed here and not sent, for the page that is made anew in another language or text size."""
        return None

    def take_up(self, unsent: object) -> None:
        """Go on with what the page that was here before gave as `unsent`."""
        del unsent

    def show_not_given(self, vote: Id) -> None:
        """Let a ballot that was confirmed here be confirmed again: this device could not keep it."""
        del vote

    def show_asking_failed(self, sentence: str) -> None:
        """Say that the screen could not be made; what is on screen stays unless the heir has a better place for it."""
        del sentence
