"""The signed document beside the present one, page by page, with the way from one different page to the next."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ecabinet.client.values import PagePicture
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole, IconButton
from ecabinet.ui.kit.elided_label import ElidedLabel
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue, EmptyState
from ecabinet.ui.kit.labels import TextLabel
from ecabinet.ui.kit.page_view import PageView
from ecabinet.ui.kit.progress_line import ProgressLine, ProgressValue
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.signatures.compared import Compared
from ecabinet.ui.theme import Device, current, space

_LETTERS_OF_TWO_PAGES = 50
"""Two pages beside each other are to be read, not only seen."""


class Side(StrEnum):
    """Which of the two."""

    SIGNED = "signed"
    PRESENT = "present"


class ComparisonView(QFrame):
    """Both pages side by side where there is room, else one of them at a time."""

    left = Signal()
    page_wanted = Signal(int)
    width_wanted = Signal(int)
    stopped = Signal()

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self._value = Compared()
        self._page = 1
        self._title = ElidedLabel(say("Compare pages: {title}", title=title), role="strong")
        self._panes = {Side.SIGNED: Pane(say("The signed document")), Side.PRESENT: Pane(say("The present document"))}
        self.tabs = SegmentedTabs([Segment(side, pane.title) for side, pane in self._panes.items()])
        self.said = Banner(BannerValue(""))
        self.progress = ProgressLine(ProgressValue(""))
        self._make_buttons()
        self._lay()
        self._connect()
        self.show_value(self._value, 1)

    def show_value(self, value: Compared, page: int) -> None:
        """Show what was found so far, and which page (from 1) is looked at."""
        self._value, self._page = value, page
        self.said.show_value(value.said())
        self.progress.setVisible(value.is_under_way)
        self.said.setVisible(not value.is_under_way or bool(value.differences))
        if value.is_under_way:
            words = say("Comparing pages: {done} of {total}", done=value.compared, total=value.total)
            self.progress.show_value(ProgressValue(words, value.compared, value.total))
        self._place.setText(f"{page} / {value.total}" if value.total else "–")
        self.previous_page.setEnabled(page > 1)
        self.next_page.setEnabled(page < value.total)
        self.previous_difference.setEnabled(value.before(page) is not None)
        self.next_difference.setEnabled(value.after(page) is not None)
        part = value.part_of(page)
        for pane in self._panes.values():
            pane.page.show_part(None if part is None else QRectF(*part))

    def show_picture(self, side: Side, picture: PagePicture, page: int) -> None:
        """Show the picture of a page on its side."""
        self._panes[side].show_picture(picture, page)

    def show_absence(self, side: Side, sentence: str) -> None:
        """Say why a side has no picture of this page."""
        self._panes[side].show_absence(sentence)

    def place(self) -> str:
        """Give the page that is looked at, and of how many."""
        return self._place.text()

    def page_of(self, side: Side) -> PageView:
        """Give the page of a side."""
        return self._panes[side].page

    def shown(self) -> list[Side]:
        """Give the sides that are on screen."""
        return [side for side, pane in self._panes.items() if not pane.isHidden()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose between two pages and one."""
        super().resizeEvent(event)
        self._fit()

    def _make_buttons(self) -> None:
        self.back = Button(say("Back"), ButtonRole.QUIET, "arrow-left")
        self.previous_page = IconButton("chevron-left", say("Previous page"))
        self.next_page = IconButton("chevron-right", say("Next page"))
        self._place = TextLabel(role="strong", wrap=False)
        self.previous_difference = Button(say("Previous difference"), icon_name="arrow-up")
        self.next_difference = Button(say("Next difference"), icon_name="arrow-down")
        self.zoom_out = IconButton("zoom-out", say("Zoom out"))
        self.zoom_in = IconButton("zoom-in", say("Zoom in"))
        for name in ("back", "previous_difference", "next_difference", "previous_page", "next_page"):
            getattr(self, name).setObjectName(f"comparison.{name}")

    def _lay(self) -> None:
        head = _bar((WrapRow(self.back), self._title))
        tools = _bar((WrapRow(self._turning(), self.previous_difference, self.next_difference, self._zooming()),))
        words = QFrame()
        under = QVBoxLayout(words)
        under.setContentsMargins(space(3), space(2), space(3), space(2))
        under.setSpacing(space(2))
        for widget in (self.progress, self.said, self.tabs):
            under.addWidget(widget)
        mark(words, role="plain")
        pages = QHBoxLayout()
        pages.setSpacing(space(2))
        for pane in self._panes.values():
            pages.addWidget(pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for bar in (head, tools, words):
            column.addWidget(bar)
        column.addLayout(pages, 1)
        mark(self, role="canvas")

    def _turning(self) -> QFrame:
        return _group((self.previous_page, self._place, self.next_page))

    def _zooming(self) -> QFrame:
        return _group((self.zoom_out, self.zoom_in))

    def _connect(self) -> None:
        self.back.clicked.connect(self.left)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.left.emit)
        self.progress.stopped.connect(self.stopped)
        self.previous_page.clicked.connect(lambda: self._turn(self._page - 1))
        self.next_page.clicked.connect(lambda: self._turn(self._page + 1))
        self.previous_difference.clicked.connect(lambda: self._turn(self._value.before(self._page)))
        self.next_difference.clicked.connect(lambda: self._turn(self._value.after(self._page)))
        self.tabs.chosen.connect(lambda _key: self._switch())
        views = [pane.page for pane in self._panes.values()]
        for view, other in (views, reversed(views)):
            view.moved.connect(lambda view=view, other=other: other.scroll_to(view.scrolled()))
        for view in views:
            view.page_wanted.connect(self._turn)
            view.width_wanted.connect(self.width_wanted)
            self.zoom_in.clicked.connect(lambda _on=False, view=view: view.zoom_by(1))
            self.zoom_out.clicked.connect(lambda _on=False, view=view: view.zoom_by(-1))
        self.setFocusProxy(views[1])

    def _turn(self, page: int | None) -> None:
        if page is not None and 1 <= page <= self._value.total:
            self.page_wanted.emit(page)

    def _switch(self) -> None:
        """Show the same place of the other one."""
        (seen,) = self.shown()
        place = self._panes[seen].page.scrolled()
        self._fit()
        for side in self.shown():
            self._panes[side].page.scroll_to(place)

    def _fit(self) -> None:
        theme = current()
        wide = theme.settings.device is not Device.TABLET and self.width() >= theme.text_px() * _LETTERS_OF_TWO_PAGES
        self.tabs.setVisible(not wide)
        for side, pane in self._panes.items():
            pane.setVisible(wide or side == self.tabs.current_key())
            pane.caption.setVisible(wide)


class Pane(QFrame):
    """One of the two: its name, and its page or why there is none."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self.caption = TextLabel(title, role="strong", wrap=False)
        self.caption.setContentsMargins(space(3), space(1), space(3), space(1))
        self.page = PageView(title, with_tools=False)
        self._absence = EmptyState(AbsenceValue(Absence.LOADING, say("Opening the document…")))
        body = QFrame()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self._absence)
        self._stack.addWidget(self.page)
        mark(body, role="canvas")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.caption)
        column.addWidget(body, 1)
        mark(self, role="canvas")

    def show_picture(self, picture: PagePicture, page: int) -> None:
        """Show a page's picture."""
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        self.page.show_page(image.copy(), page, picture.pages)
        self._stack.setCurrentWidget(self.page)

    def show_absence(self, sentence: str) -> None:
        """Say why there is none."""
        self._absence.show_value(AbsenceValue(Absence.EMPTY, sentence))
        self._stack.setCurrentWidget(self._absence)


def _bar(widgets: Iterable[QWidget]) -> QFrame:
    made = QFrame()
    mark(made, role="bar")
    row = QHBoxLayout(made)
    row.setContentsMargins(space(2), 0, space(2), 0)
    row.setSpacing(space(3))
    for widget in widgets:
        row.addWidget(widget)
    row.setStretch(row.count() - 1, 1)
    return made


def _group(widgets: Iterable[QWidget]) -> QFrame:
    made = QFrame()
    mark(made, role="plain")
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(space(1))
    for widget in widgets:
        row.addWidget(widget)
    return made
