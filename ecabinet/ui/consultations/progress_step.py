"""Who has read, who has answered and who has not: to be filtered, reminded, and closed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.consultation import StaffRow
from ecabinet.client.screens.consultations import ConsultationStage, Turnout
from ecabinet.client.screens.consulting import Consulting
from ecabinet.client.screens.folding import matches
from ecabinet.domain.consultations.close_consultation import CloseConsultation
from ecabinet.domain.consultations.remind_consultation import RemindConsultation
from ecabinet.domain.consultations.withdraw_consultation import WithdrawConsultation
from ecabinet.ui.consultations.forms import ReasonForm
from ecabinet.ui.consultations.step import ConsultingStep
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.field_row import FieldRow
from ecabinet.ui.formats import date_time_text
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.meter import Meter, MeterValue
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space

_FITS: dict[str, Callable[[StaffRow], bool]] = {
    "all": lambda _row: True,
    "unread": lambda row: row.read_at is None and row.answered_at is None,
    "silent": lambda row: row.answered_at is None,
    "answered": lambda row: row.answered_at is not None and not row.is_late,
    "late": lambda row: row.is_late,
}


class ProgressStep(ConsultingStep):
    """The people asked, by name and never how they answered, with the buttons that lead to the end."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self.remind = Button(say("Remind who has not answered"), icon_name="bell")
        self.remind.setObjectName("progress.remind")
        self.remind.clicked.connect(lambda: self.give(RemindConsultation))
        self.close_it = Button(say("Close and count…"), ButtonRole.PRIMARY, "check")
        self.close_it.setObjectName("progress.close")
        self.close_it.clicked.connect(self._close)
        self.withdraw = Button(say("Withdraw…"), ButtonRole.DANGER, "undo-2")
        self.withdraw.setObjectName("progress.withdraw")
        self.withdraw.clicked.connect(self._withdraw)
        self._words = Body(strong=True)
        self._meter = Meter(MeterValue(0, 0))
        self.filter = SegmentedTabs(_segments(()))
        self.filter.setObjectName("progress.filter")
        self.filter.chosen.connect(lambda _key: self._show_rows())
        self.search = TextEdit(say("Search name, position or agency"))
        self.search.setObjectName("progress.search")
        self.search.setAccessibleName(say("Search who is asked"))
        self.search.textChanged.connect(lambda _text: self._show_rows())
        self.pane = ListPane(say("Answers"))
        self.pane.setObjectName("progress.list")
        tools = FieldRow()
        tools.add(self.filter, 3)
        tools.add(self.search, 2)
        card = Card()
        card.body.setContentsMargins(space(2), space(2), space(2), space(2))
        card.add(self.pane, 1)
        for widget in (WrapRow(self.remind, self.close_it, self.withdraw), self._words, self._meter, tools):
            self.column.addWidget(widget)
        self.column.addWidget(card, 1)

    def show_consultation(self, value: Consulting) -> None:
        """Show who stands where."""
        desk = value.desk
        running = desk.head.stage in {ConsultationStage.RUNNING, ConsultationStage.OVERDUE}
        self.remind.setVisible(running and desk.may_remind)
        self.close_it.setVisible(desk.may_close)
        self.withdraw.setVisible(running)
        turnout = desk.head.turnout
        self._words.setVisible(turnout is not None)
        self._meter.setVisible(turnout is not None)
        if turnout is not None:
            words = turnout_words(turnout)
            self._words.setText(words)
            self._meter.show_value(MeterValue(turnout.answered, turnout.asked, tone=Tone.SUCCESS, words=words))
        self.filter.show_value(_segments(desk.people), self.filter.current_key())
        self._show_rows()

    def _show_rows(self) -> None:
        people = () if self.value is None else self.value.desk.people
        fits = _FITS[self.filter.current_key()]
        words = self.search.text()
        rows = [
            _row(one) for one in people if fits(one) and matches(words, one.full_name, one.position, one.agency_name)
        ]
        nothing = AbsenceValue(Absence.EMPTY, say("Nobody fits"), icon="search")
        if not people:
            nothing = AbsenceValue(
                Absence.EMPTY,
                say("Not sent to members yet"),
                say("Who reads and answers will stand here."),
                icon="send",
            )
        self.pane.show_rows(rows, nothing)

    def _close(self) -> None:
        if self.value is None:
            return
        desk = self.value.desk
        if desk.needs_reason:
            words = say(
                "Not everybody has answered and the deadline has not passed. Whoever is silent agrees to nothing."
            )
        else:
            words = say("No more answers are taken; the opinions are shown with their names. This cannot be undone.")
        form = ReasonForm(desk.head.id, CloseConsultation, say("Close and count"), words, needed=desk.needs_reason)
        self.open_form(say("Close and count"), form)

    def _withdraw(self) -> None:
        if self.value is None:
            return
        words = say("Nothing is counted and no answer is ever shown. This cannot be undone.")
        form = ReasonForm(self.value.desk.head.id, WithdrawConsultation, say("Withdraw"), words)
        self.open_form(say("Withdraw"), form)


def turnout_words(turnout: Turnout) -> str:
    """Say how many have read and answered."""
    return say(
        "{answered} of {asked} answered · {late} late · {read} have read · {silent} silent",
        answered=turnout.answered,
        asked=turnout.asked,
        late=turnout.late,
        read=turnout.read,
        silent=turnout.silent,
    )


def _segments(people: tuple[StaffRow, ...]) -> tuple[Segment, ...]:
    words = {
        "all": say("All"),
        "unread": say("Not read"),
        "silent": say("Not answered"),
        "answered": say("In time"),
        "late": say("Late"),
    }
    return tuple(Segment(key, words[key], sum(1 for row in people if fits(row))) for key, fits in _FITS.items())


def _row(row: StaffRow) -> Row:
    read = "" if row.read_at is None else say("Read {moment}", moment=date_time_text(row.read_at))
    if row.answered_at is not None:
        tone = Tone.WARNING if row.is_late else Tone.SUCCESS
        badge = BadgeValue(say("Answered late") if row.is_late else say("Answered"), tone, "check")
        when = say("Answered {moment}", moment=date_time_text(row.answered_at))
    elif row.answered:
        words = say("{count} of {total} answered", count=row.answered, total=row.asked)
        badge, when = BadgeValue(words, Tone.WARNING, "hourglass"), ""
    elif row.read_at is not None:
        badge, when = BadgeValue(say("Read, not answered"), Tone.INFO, "eye"), ""
    else:
        badge, when = BadgeValue(say("Not read"), Tone.NEUTRAL, "circle"), ""
    detail = " · ".join(part for part in (when, read, row.position, row.agency_name) if part)
    return Row(row.participant, row.full_name, detail, icon="user", badge=badge)
