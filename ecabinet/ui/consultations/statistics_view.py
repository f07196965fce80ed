"""Statistics over a period: all answers together, by consultation, and by member."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.domain.consultations.statistics import ConsultationTally, MemberTally, Statistics
from ecabinet.ui.consultations.tally_bars import TallyBars, TallyPart, TallyRow
from ecabinet.ui.desk.field_row import FieldRow
from ecabinet.ui.formats import date_text, local
from ecabinet.ui.intents import SaveStatistics
from ecabinet.ui.kit.button import Button, IconButton
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import MomentEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue, EmptyState
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.result_bars import ResultBars, ResultOption, ResultValue
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.opinions.words import span_words
from ecabinet.ui.result_figure import share_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space

_BY_CONSULTATION, _BY_MEMBER = "consultation", "member"


class StatisticsView(QFrame):
    """The period above, the bars below; `left` asks for the lists, `period_chosen` when another period was set."""

    intent = Signal(object)
    left = Signal()
    period_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Statistics | None = None
        self.back = IconButton("arrow-left", say("All consultations"))
        self.back.setObjectName("statistics.back")
        self.back.clicked.connect(self.left)
        self.keep = Button(say("Keep the spreadsheet…"), icon_name="download")
        self.keep.setObjectName("statistics.keep")
        self.keep.clicked.connect(lambda: self._keep(as_paper=False))
        self.keep_paper = Button(say("Keep as PDF…"), icon_name="download")
        self.keep_paper.setObjectName("statistics.keep_paper")
        self.keep_paper.clicked.connect(lambda: self._keep(as_paper=True))
        self.since, self.until = MomentEdit(), MomentEdit()
        self.since.setObjectName("statistics.since")
        self.until.setObjectName("statistics.until")
        self.tabs = SegmentedTabs(
            (Segment(_BY_CONSULTATION, say("By consultation")), Segment(_BY_MEMBER, say("By member")))
        )
        self.tabs.setObjectName("statistics.tabs")
        self.tabs.chosen.connect(lambda _key: self._show_rows())
        self._all = ResultBars(ResultValue((), 0))
        self._bars = TallyBars()
        self._nothing = EmptyState(AbsenceValue(Absence.EMPTY, say("Nothing was sent in this period")))
        self._lay()
        mark(self, role="canvas")

    def begin(self, now: datetime) -> None:
        """Begin with the year so far."""
        year = local(now).replace(month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
        tomorrow = local(now).replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
        for editor, moment in ((self.since, year), (self.until, tomorrow)):
            editor.blockSignals(True)
            editor.show_value(moment)
            editor.blockSignals(False)

    def show_value(self, value: Statistics) -> None:
        """Show other numbers."""
        self._value = value
        tallies = value.consultations
        whole = sum(one.asked for one in tallies)
        self._nothing.setVisible(not tallies)
        self._cards.setVisible(bool(tallies))
        for button in (self.keep, self.keep_paper):
            button.setEnabled(bool(tallies))
        options = tuple(
            ResultOption(part.words, part.count, share_words(part.count, whole), part.tone) for part in _parts(*tallies)
        )
        self._all.show_value(ResultValue(options, whole))
        self._show_rows()

    def _show_rows(self) -> None:
        if self._value is None:
            return
        by_member = self.tabs.current_key() == _BY_MEMBER
        members, consultations = self._value.members, self._value.consultations
        rows = [_member(one) for one in members] if by_member else [_consultation(one) for one in consultations]
        self._bars.show_value(tuple(rows))

    def _lay(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(space(3))
        head.addWidget(self.back)
        head.addWidget(Heading(say("Statistics of opinions")), 1)
        head.addWidget(self.keep_paper)
        head.addWidget(self.keep)
        period = FieldRow()
        period.add(Field(say("Sent from"), self.since))
        period.add(Field(say("Until before"), self.until))
        for editor in (self.since, self.until):
            editor.dateTimeChanged.connect(lambda _moment: self.period_chosen.emit())
        together, each = Card(say("All answers together")), Card()
        together.add(self._all)
        each.add(self.tabs)
        each.add(self._bars)
        self._cards = Flow(margin_steps=0)
        self._cards.add(together)
        self._cards.add(each)
        self._cards.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(6), space(5))
        column.setSpacing(space(4))
        column.addLayout(head)
        column.addWidget(period)
        column.addWidget(self._cards, 1)
        column.addWidget(self._nothing, 1)

    def _keep(self, *, as_paper: bool) -> None:
        if self._value is not None:
            name = f"{say('Statistics of opinions')}.{'pdf' if as_paper else 'xlsx'}"
            self.intent.emit(SaveStatistics(self._value, name, as_paper))


def _parts(*tallies: ConsultationTally | MemberTally) -> tuple[TallyPart, ...]:
    return (
        TallyPart(sum(one.in_time for one in tallies), Tone.SUCCESS, say("Answered in time")),
        TallyPart(sum(one.late for one in tallies), Tone.WARNING, say("Late")),
        TallyPart(sum(one.in_part for one in tallies), Tone.INFO, say("Answered in part")),
        TallyPart(sum(one.missing for one in tallies), Tone.DANGER, say("No answer")),
        TallyPart(sum(one.waiting for one in tallies), Tone.NEUTRAL, say("Can still answer in time")),
    )


def _consultation(one: ConsultationTally) -> TallyRow:
    sent = say("Sent {day} · {count} asked", day=date_text(one.sent_at), count=one.asked)
    return TallyRow(one.title, sent, _parts(one))


def _member(one: MemberTally) -> TallyRow:
    asked = say("Asked once") if one.asked == 1 else say("Asked {count} times", count=one.asked)
    took = one.median_response
    detail = asked if took is None else f"{asked} · {say('usually answers in {time}', time=span_words(took))}"
    return TallyRow(one.full_name, detail, _parts(one))
