"""The desk's list: every meeting I prepare, by state, with what it misses next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.desk import DeskList, DeskRow
from ecabinet.client.screens.folding import matches
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.ui.desk.words import state_badge, step_name, waiting_badge
from ecabinet.ui.formats import date_text, span_text
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

_ALL = "all"
_STATES = {
    "preparing": frozenset({MeetingState.DRAFT}),
    "invited": frozenset({MeetingState.ANNOUNCED}),
    "running": frozenset({MeetingState.IN_SESSION}),
    "over": frozenset({MeetingState.CLOSED, MeetingState.ARCHIVED}),
}


class ListView(QFrame):
    """Meetings with search and filter; `opened` tells a meeting, `wanted_new` asks for the form, `mend` a refusal."""

    opened = Signal(str)
    wanted_new = Signal()
    mend = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: DeskList | None = None
        self.new = Button(say("New meeting"), ButtonRole.PRIMARY, "plus")
        self.new.setObjectName("desk.new")
        self.new.hide()  # until it is known whether this person may
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.wanted_new)
        QShortcut(
            QKeySequence("Ctrl+N"), self, self.wanted_new.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        self.search = TextEdit(say("Search title, committee or room"))
        self.search.setObjectName("desk.search")
        self.search.setAccessibleName(say("Search meetings"))
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.filter = SegmentedTabs(_segments({}), _ALL)
        self.filter.setObjectName("desk.filter")
        self.filter.chosen.connect(lambda _key: self._show_rows())
        self.refused = Banner(BannerValue(""))
        self.refused.setObjectName("desk.refused")
        self.refused.hide()
        self.refused.acted.connect(self.mend)
        self.pane = ListPane(say("Meetings"))
        self.pane.setObjectName("desk.meetings")
        self.pane.opened.connect(self.opened)
        self.pane.retried.connect(self._act)
        self._lay()
        mark(self, role="canvas")

    def show_value(self, value: DeskList) -> None:
        """Show the meetings; search and filter stay."""
        self._value = value
        self.new.setVisible(value.may_draft)
        counts = {key: sum(1 for row in value.meetings if row.head.state in states) for key, states in _STATES.items()}
        self.filter.show_value(_segments({_ALL: len(value.meetings), **counts}), self.filter.current_key())
        self.refused.setVisible(bool(value.refused))
        if value.refused:
            title = getattr(value.refused[-1].command, "title", "")
            self.refused.show_value(
                BannerValue(
                    say("“{title}” was not created", title=title),
                    say("What you typed is kept."),
                    Tone.DANGER,
                    say("Mend it"),
                )
            )
        self._show_rows()

    def show_failed(self, sentence: str) -> None:
        """Say that the list could not be read, where there is none yet."""
        if self._value is None:
            self.pane.show_absence(AbsenceValue(Absence.ERROR, say("The meetings cannot be shown"), sentence))

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Heading(say("Meetings")), 1)
        head.addWidget(self.new)
        tools = QHBoxLayout()
        tools.setSpacing(space(4))
        tools.addWidget(self.filter, 3)
        tools.addWidget(self.search, 2)
        card = Card()
        card.body.setContentsMargins(space(2), space(2), space(2), space(2))
        card.add(self.pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(6), space(5))
        column.setSpacing(space(4))
        column.addLayout(head)
        column.addWidget(self.refused)
        column.addLayout(tools)
        column.addWidget(card, 1)

    def _act(self) -> None:
        if self._value is not None and not self._value.meetings:
            self.wanted_new.emit()
        else:
            self.search.clear()
            self.filter.show_value(self.filter_segments(), _ALL)
            self._show_rows()

    def filter_segments(self) -> tuple[Segment, ...]:
        """Give the segments as they are shown now."""
        rows = () if self._value is None else self._value.meetings
        counts = {key: sum(1 for row in rows if row.head.state in states) for key, states in _STATES.items()}
        return _segments({_ALL: len(rows), **counts})

    def _show_rows(self) -> None:
        if self._value is None:
            return
        wanted = _STATES.get(self.filter.current_key())
        rows = [
            _row(row)
            for row in self._value.meetings
            if (wanted is None or row.head.state in wanted)
            and matches(self.search.text(), row.head.title, row.committee_name, row.head.place)
        ]
        self.pane.show_rows(rows, self._why_none())

    def _why_none(self) -> AbsenceValue:
        if self._value is not None and self._value.meetings:
            return AbsenceValue(
                Absence.EMPTY,
                say("No meeting fits"),
                say("Other words or another state may."),
                say("Show all"),
                "search",
            )
        may = self._value is not None and self._value.may_draft
        return AbsenceValue(
            Absence.EMPTY,
            say("No meetings yet"),
            say("Meetings that you prepare stand here."),
            say("New meeting") if may else "",
            "calendar-days",
        )


def _segments(counts: dict[str, int]) -> tuple[Segment, ...]:
    words = {
        _ALL: say("All"),
        "preparing": say("Being prepared"),
        "invited": say("Invitations sent"),
        "running": say("In session"),
        "over": say("Over"),
    }
    return tuple(Segment(key, text, counts.get(key, 0)) for key, text in words.items())


def _row(row: DeskRow) -> Row:
    head = row.head
    when = span_text(head.starts_at, head.ends_at)
    next_step = "" if row.next_step is None else say("Next: {step}", step=step_name(row.next_step))
    return Row(
        head.id,
        head.title,
        " · ".join(part for part in (when, head.place, row.committee_name) if part),
        next_step or date_text(head.starts_at),
        "calendar-days",
        waiting_badge() if row.is_waiting else state_badge(head.state),
        head.state is MeetingState.IN_SESSION,
    )
