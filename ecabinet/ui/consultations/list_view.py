"""The desk's lists of consultations: not yet sent, running, over."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.consultations import ConsultationDeskList, ConsultationHead, ConsultationStage
from ecabinet.client.screens.folding import matches
from ecabinet.ui.desk.field_row import FieldRow
from ecabinet.ui.desk.words import waiting_badge
from ecabinet.ui.kit.badge import BadgeValue
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
from ecabinet.ui.opinions.words import deadline_words, stage_badge
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space


class DeskListView(QFrame):
    """Consultations with search and filter; `opened` tells one, `wanted_new` asks for the form, `mend` a refusal."""

    opened = Signal(str)
    wanted_new = Signal()
    wanted_statistics = Signal()
    mend = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: ConsultationDeskList | None = None
        self._now: datetime | None = None
        self.new = Button(say("New consultation"), ButtonRole.PRIMARY, "plus")
        self.new.setObjectName("consultations.new")
        self.new.hide()  # until it is known whether this person may
        self.new.setToolTip("Ctrl+N")
        self.new.clicked.connect(self.wanted_new)
        QShortcut(QKeySequence("Ctrl+N"), self, self.new.click, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.numbers = Button(say("Statistics"), icon_name="chart-bar")
        self.numbers.setObjectName("consultations.statistics")
        self.numbers.clicked.connect(self.wanted_statistics)
        self.search = TextEdit(say("Search title or committee"))
        self.search.setObjectName("consultations.search")
        self.search.setAccessibleName(say("Search consultations"))
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.filter = SegmentedTabs(_segments(None))
        self.filter.setObjectName("consultations.filter")
        self.filter.chosen.connect(lambda _key: self._show_rows())
        self.refused = Banner(BannerValue(""))
        self.refused.setObjectName("consultations.refused")
        self.refused.hide()
        self.refused.acted.connect(self.mend)
        self.pane = ListPane(say("Consultations"))
        self.pane.setObjectName("consultations.list")
        self.pane.opened.connect(self.opened)
        self.pane.retried.connect(self._act)
        self._lay()
        mark(self, role="canvas")

    def show_value(self, value: ConsultationDeskList, now: datetime) -> None:
        """Show the consultations; search and filter stay."""
        first = self._value is None
        self._value, self._now = value, now
        self.new.setVisible(value.may_draft)
        wanted = "running" if value.running else "drafts" if value.drafts else "over"
        self.filter.show_value(_segments(value), wanted if first else self.filter.current_key())
        self.refused.setVisible(bool(value.refused))
        if value.refused:
            title = getattr(value.refused[-1].command, "title", "")
            said = say("“{title}” was not created", title=title)
            self.refused.show_value(BannerValue(said, say("What you typed is kept."), Tone.DANGER, say("Mend it")))
        self._show_rows()

    def show_failed(self, sentence: str) -> None:
        """Say that the list could not be read, where there is none yet."""
        if self._value is None:
            self.pane.show_absence(AbsenceValue(Absence.ERROR, say("This page could not be made"), sentence))

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Heading(say("Consultations in writing")), 1)
        head.addWidget(self.numbers)
        head.addWidget(self.new)
        tools = FieldRow()
        tools.add(self.filter, 3)
        tools.add(self.search, 2)
        card = Card()
        card.body.setContentsMargins(space(2), space(2), space(2), space(2))
        card.add(self.pane, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(6), space(5))
        column.setSpacing(space(4))
        column.addLayout(head)
        column.addWidget(self.refused)
        column.addWidget(tools)
        column.addWidget(card, 1)

    def _heads(self) -> tuple[ConsultationHead, ...]:
        value = self._value
        if value is None:
            return ()
        return {"drafts": value.drafts, "running": value.running}.get(self.filter.current_key(), value.over)

    def _act(self) -> None:
        if self._heads():
            self.search.clear()
        else:
            self.wanted_new.emit()

    def _show_rows(self) -> None:
        now = self._now
        if self._value is None or now is None:
            return
        words = self.search.text()
        rows = [_row(head, now) for head in self._heads() if matches(words, head.title, head.committee_name)]
        self.pane.show_rows(rows, self._why_none())

    def _why_none(self) -> AbsenceValue:
        if self._heads():
            text = say("Other words or another list may.")
            return AbsenceValue(Absence.EMPTY, say("No consultation fits"), text, say("Show all"), "search")
        may = self._value is not None and self._value.may_draft
        new = say("New consultation") if may else ""
        match self.filter.current_key():
            case "drafts":
                text = say("What you prepare and have not sent stands here.")
                return AbsenceValue(Absence.EMPTY, say("No draft"), text, new, "pencil")
            case "running":
                text = say("What was sent and still takes answers stands here.")
                return AbsenceValue(Absence.EMPTY, say("No consultation is running"), text, new, "message-square")
            case _:
                return AbsenceValue(Absence.EMPTY, say("No finished consultation"), icon="folder-archive")


def _segments(value: ConsultationDeskList | None) -> tuple[Segment, ...]:
    drafts, running, over = ((), (), ()) if value is None else (value.drafts, value.running, value.over)
    return (
        Segment("drafts", say("Not yet sent"), len(drafts)),
        Segment("running", say("Running"), len(running)),
        Segment("over", say("Finished"), len(over)),
    )


def _row(head: ConsultationHead, now: datetime) -> Row:
    draft = head.stage == ConsultationStage.DRAFT
    turnout, answered = head.turnout, ""
    if turnout is not None:
        answered = say("{count} of {total} answered", count=turnout.answered, total=turnout.asked)
    detail = " · ".join(part for part in (deadline_words(head, now), answered, head.committee_name) if part)
    overdue = head.stage == ConsultationStage.OVERDUE
    badge = BadgeValue(say("Past the deadline"), Tone.WARNING, "clock") if overdue else stage_badge(head.stage)
    badge = waiting_badge() if head.is_waiting else badge
    return Row(head.id, head.title, detail, "", "pencil" if draft else "message-square", badge, overdue)
