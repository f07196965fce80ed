"""The frame of what is prepared step by step: its head, a bar of the steps, and the step in front."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.step import BareStep
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.button import IconButton
from ecabinet.ui.kit.elided_label import ElidedLabel
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.properties import mark, redresses
from ecabinet.ui.theme import current, space

_LINES_OF_A_STEP = 23


class StepsFrame(QFrame):
    """Head, bar and steps; `left` asks for the list, `searched` for people, `intent` for all else."""

    intent = Signal(object)
    searched = Signal(str)
    left = Signal()

    def __init__(self, name: str, back: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back = IconButton("arrow-left", back)
        self.back.setObjectName(f"{name}.back")
        self.back.clicked.connect(self.left)
        self.title, self.when = ElidedLabel(role="title"), ElidedLabel(role="caption")
        self.badge = Badge(BadgeValue(""))
        self._stack = QStackedWidget()
        mark(self._stack, role="canvas")
        content = QFrame()
        mark(content, role="canvas")
        self._inner = QVBoxLayout(content)
        self._inner.setContentsMargins(space(5), space(3), space(5), space(4))
        self._inner.setSpacing(space(3))
        flow = Flow(margin_steps=0)
        flow.add(content, 1)
        self.beside = Beside(flow, f"{name}.sheet")
        mark(self, role="canvas")

    def changeEvent(self, event: QEvent) -> None:
        """Keep the step tall enough for another text size; the page scrolls then."""
        super().changeEvent(event)
        if redresses(event) and hasattr(self, "_stack"):
            self._stack.setMinimumHeight(current().text_px() * _LINES_OF_A_STEP)

    def lay(self, bar: QWidget, steps: Sequence[tuple[BareStep, Callable[[], None]]]) -> None:
        """Lay bar and steps; each step with what its key, Ctrl and its number, does."""
        self._stack.setMinimumHeight(current().text_px() * _LINES_OF_A_STEP)
        head, words = QHBoxLayout(), QVBoxLayout()
        head.setSpacing(space(3))
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.when)
        head.addWidget(self.back)
        head.addLayout(words, 1)
        head.addWidget(self.badge)
        self._inner.addLayout(head)
        self._inner.addWidget(bar)
        self._inner.addWidget(self._stack, 1)
        for number, (step, opened) in enumerate(steps, start=1):
            self._stack.addWidget(step)
            step.intent.connect(self.intent)
            step.searched.connect(self.searched)
            self._on(f"Ctrl+{number}", opened)
        self._on("Alt+Left", self.left.emit)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.beside)

    def is_in_front(self, step: BareStep) -> bool:
        """Whether this step is shown."""
        return self._stack.currentWidget() is step

    def bring(self, step: BareStep, *, focus: bool) -> None:
        """Bring a step to the front, with the focus in it if wanted."""
        if not self.is_in_front(step):
            self.beside.close_sheet()
        self._stack.setCurrentWidget(step)
        first = step.first_focus() if focus else None
        if first is not None:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on(self, keys: str, done: Callable[[], None]) -> None:
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence(keys), self, partial(done), context=context)
