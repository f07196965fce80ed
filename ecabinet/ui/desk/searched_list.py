"""The frame of a list of what one can open: tabs and a search over the rows; for whoever prepares, a start too."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.client.view import Pending
from ecabinet.ui.desk.field_row import FieldRow
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.labels import Heading
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space


class ListWords(msgspec.Struct, frozen=True):
    """What a list is called by programs and on screen, what is searched, and what is said when it cannot be read."""

    name: str
    heading: str
    rows: str
    search: str
    search_name: str
    failed: str


class SearchedList(QFrame):
    """Rows under tabs and a search; `opened` tells the key of one. An heir gives tabs, rows and why there are none."""

    opened = Signal(str)

    def __init__(self, words: ListWords, *buttons: QWidget) -> None:
        """Show buttons beside the heading; the focus comes to them first."""
        super().__init__()
        self._words = words
        self.search = TextEdit(words.search)
        self.search.setObjectName(f"{words.name}.search")
        self.search.setAccessibleName(words.search_name)
        self.search.textChanged.connect(lambda _text: self.show_rows())
        self.filter = SegmentedTabs(self.segments())
        self.filter.setObjectName(f"{words.name}.filter")
        self.filter.chosen.connect(lambda _key: self.show_rows())
        self.pane = ListPane(words.rows)
        self.pane.setObjectName(f"{words.name}.list")
        self.pane.opened.connect(self.opened)
        self._column = QVBoxLayout(self)
        self._lay(buttons)
        mark(self, role="canvas")

    def segments(self) -> tuple[Segment, ...]:
        """Give the tabs as they are now; an heir does."""
        raise NotImplementedError

    def rows(self, words: str) -> Sequence[Row] | None:
        """Give the rows behind the tab in front that fit what is searched, None before anything is known."""
        raise NotImplementedError

    def why_none(self) -> AbsenceValue:
        """Say why no row is shown; an heir does."""
        raise NotImplementedError

    def show_tabs(self, current: str) -> None:
        """Show the tabs as they are now, one in front, and its rows."""
        self.filter.show_value(self.segments(), current)
        self.show_rows()

    def show_rows(self) -> None:
        """Show the rows as they are now."""
        rows = self.rows(self.search.text())
        if rows is not None:
            self.pane.show_rows(rows, self.why_none())

    def show_failed(self, sentence: str) -> None:
        """Say that the list could not be read, where there is none yet."""
        if self.rows("") is None:
            self.pane.show_absence(AbsenceValue(Absence.ERROR, self._words.failed, sentence))

    def add_below_head(self, widget: QWidget) -> None:
        """Put something between the heading and the tabs."""
        self._column.insertWidget(1, widget)

    def _lay(self, buttons: Sequence[QWidget]) -> None:
        head = QHBoxLayout()
        head.addWidget(Heading(self._words.heading), 1)
        for button in buttons:
            head.addWidget(button)
        tools = FieldRow()
        tools.add(self.filter, 3)
        tools.add(self.search, 2)
        card = Card()
        card.body.setContentsMargins(space(2), space(2), space(2), space(2))
        card.add(self.pane, 1)
        self._column.setContentsMargins(space(6), space(5), space(6), space(5))
        self._column.setSpacing(space(4))
        self._column.addLayout(head)
        self._column.addWidget(tools)
        self._column.addWidget(card, 1)


class PreparedList(SearchedList):
    """A list of what one prepares: `wanted_new` asks for the form, `mend` for that of a start the hub refused."""

    wanted_new = Signal()
    mend = Signal()

    def __init__(self, words: ListWords, new: str, *buttons: QWidget) -> None:
        self.new = Button(new, ButtonRole.PRIMARY, "plus")
        super().__init__(words, *buttons, self.new)
        self.new.setObjectName(f"{words.name}.new")
        self.new.hide()  # until it is known whether this person may
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.wanted_new)
        QShortcut(QKeySequence("Ctrl+N"), self, self.new.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.refused = Banner(BannerValue(""))
        self.refused.setObjectName(f"{words.name}.refused")
        self.refused.hide()
        self.refused.acted.connect(self.mend)
        self.add_below_head(self.refused)
        self.pane.retried.connect(self.act)

    def show_start(self, refused: tuple[Pending, ...], *, may_draft: bool) -> None:
        """Show whether this person may begin a new one, and what became of the last that the hub refused."""
        self.new.setVisible(may_draft)
        self.refused.setVisible(bool(refused))
        if refused:
            title = say("“{title}” was not created", title=getattr(refused[-1].command, "title", ""))
            self.refused.show_value(BannerValue(title, say("What you typed is kept."), Tone.DANGER, say("Mend it")))

    def act(self) -> None:
        """Do what is offered where there are no rows; an heir does."""
        raise NotImplementedError
