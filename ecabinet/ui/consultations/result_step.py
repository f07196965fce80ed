"""The last step: what every question came to, all opinions, the summary, and the agenda it is put on."""

from __future__ import annotations

from PySide6.QtWidgets import QStackedWidget, QWidget

from ecabinet.client.screens.consultations import ConsultationStage
from ecabinet.client.screens.consulting import Consulting, MatterOutcome
from ecabinet.client.screens.opinions import ShownOpinion
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.settle_tie import SettleTie
from ecabinet.ui.consultations.forms import CiteForm, ReasonForm, one_line
from ecabinet.ui.consultations.step import ConsultingStep
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.intents import Give, OpenFile, SaveFile, SaveTable
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue, EmptyState
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.opinions.opinion_sheet import OpinionSheet
from ecabinet.ui.opinions.outcome_pane import OutcomePane
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, TypeRole


class ResultStep(ConsultingStep):
    """Papers above, then each matter with its outcome."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self._panes: dict[Id, _MatterPane] = {}
        self.read = Button(say("Read the summary"), ButtonRole.PRIMARY, "file-text")
        self.read.setObjectName("result.read")
        self.read.clicked.connect(lambda: self._summary(keep=False))
        self.keep = Button(say("Keep the summary (PDF)…"), icon_name="download")
        self.keep.setObjectName("result.keep")
        self.keep.clicked.connect(lambda: self._summary(keep=True))
        self.table = Button(say("Keep the spreadsheet…"), icon_name="download")
        self.table.setObjectName("result.table")
        self.table.clicked.connect(self._table)
        self.notice = Banner(BannerValue(""))
        self._flow = Flow(margin_steps=0)
        self._flow.end()
        self._nothing = EmptyState(AbsenceValue(Absence.EMPTY, say("No result yet"), icon="chart-bar"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._nothing)
        self._stack.addWidget(self._flow)
        mark(self._stack, role="canvas")
        self.column.addWidget(WrapRow(self.read, self.keep, self.table))
        self.column.addWidget(self.notice)
        self.column.addWidget(self._stack, 1)

    def show_consultation(self, value: Consulting) -> None:
        """Show what it came to."""
        desk = value.desk
        made = desk.summary_paper is not None
        for button in (self.read, self.keep):
            button.setVisible(made)
        self.table.setVisible(desk.summary is not None and bool(value.outcomes))
        text = say("All opinions are shown here after the count, with their names.")
        if desk.head.stage == ConsultationStage.WITHDRAWN:
            text = say("It was withdrawn: nothing is counted. {reason}", reason=value.closing_reason)
        self._nothing.show_value(AbsenceValue(Absence.EMPTY, say("No result yet"), text, icon="chart-bar"))
        self._stack.setCurrentWidget(self._flow if value.outcomes else self._nothing)
        for outcome in value.outcomes:
            pane = self._panes.get(outcome.vote)
            if pane is None:
                pane = self._panes[outcome.vote] = _MatterPane(self)
                self._flow.column.insertWidget(len(self._panes) - 1, pane)
            pane.show_value_of(value, outcome)
        self._show_notice(value, made=made)

    def forget(self) -> None:
        """Begin anew with another consultation."""
        for pane in self._panes.values():
            pane.setParent(None)
            pane.deleteLater()
        self._panes = {}

    def _show_notice(self, value: Consulting, *, made: bool) -> None:
        desk = value.desk
        self.notice.show()
        if desk.awaits:
            words = say("The chair decides; the opinions are counted already.")
            self.notice.show_value(BannerValue(say("Waits for the chair's word"), words, Tone.WARNING))
        elif desk.head.stage == ConsultationStage.CLOSED and not made:
            self.notice.show_value(BannerValue(say("The summary is being made…"), "", Tone.INFO))
        elif desk.head.stage == ConsultationStage.CLOSED and value.closing_reason:
            self.notice.show_value(BannerValue(say("Closed before the deadline"), value.closing_reason, Tone.INFO))
        else:
            self.notice.hide()

    def look(self, opinion: ShownOpinion) -> None:
        """Show an opinion in full beside the page."""
        sheet = OpinionSheet(opinion)
        sheet.intent.connect(self.intent)
        self.beside.open_sheet(opinion.full_name, sheet)

    def cite(self, outcome: MatterOutcome) -> None:
        """Ask on which agenda a matter is put."""
        if self.value is not None:
            self.open_form(say("Put on an agenda"), CiteForm(self.value, outcome))

    def decide(self, outcome: MatterOutcome, *, passed: bool) -> None:
        """Ask for the reason of the chair's word."""
        if self.value is None:
            return
        action = say("Decide: passed") if passed else say("Decide: not passed")
        form = _TieForm(self.value.desk.head.id, outcome.vote, action, passed=passed)
        self.open_form(action, form)

    def _summary(self, *, keep: bool) -> None:
        paper = None if self.value is None else self.value.desk.summary_paper
        if paper is None:
            return
        title = say("Summary of opinions")
        self.intent.emit(SaveFile(paper.sha256, paper.file_name) if keep else OpenFile(title, paper.sha256))

    def _table(self) -> None:
        if self.value is not None:
            name = say("Summary of opinions")
            self.intent.emit(SaveTable(self.value.desk.head.id, f"{name}.xlsx"))


class _TieForm(ReasonForm):
    def __init__(self, consultation: Id, vote: Id, action: str, *, passed: bool) -> None:
        super().__init__(consultation, SettleTie, action, say("As many agree as disagree: your word decides."))
        self._consultation, self._vote, self._passed = consultation, vote, passed

    def intent(self) -> Give | None:
        """Decide it."""
        fields = {"vote": self._vote, "passed": self._passed, "reason": one_line(self.reason)}
        return Give(SettleTie, fields, self._consultation)


def _why_not_cited(value: Consulting) -> str:
    """Say why no matter can be put on an agenda yet, empty where one can."""
    if value.desk.summary_paper is None:
        return say("It can be put on an agenda once the summary is made, which goes with it.")
    return "" if value.meetings else say("You prepare no meeting whose agenda can still change.")


class _MatterPane(OutcomePane):
    """One matter: its title, what can be done with it, and its outcome."""

    def __init__(self, step: ResultStep) -> None:
        super().__init__()
        self._step = step
        self._outcome: MatterOutcome | None = None
        self.title = Heading("", TypeRole.TITLE)
        self.question = Body()
        self.cited = Body(soft=True)
        self.cite = Button(say("Put on an agenda…"), icon_name="calendar-days")
        self.cite.setObjectName("result.cite")
        self.cite.clicked.connect(self._cite)
        self.passed = Button(say("Decide: passed"), icon_name="circle-check")
        self.passed.setObjectName("result.passed")
        self.passed.clicked.connect(lambda: self._decide(passed=True))
        self.failed = Button(say("Decide: not passed"), icon_name="circle-x")
        self.failed.setObjectName("result.failed")
        self.failed.clicked.connect(lambda: self._decide(passed=False))
        self.opened.connect(step.look)
        self.why = Caption()
        self.why.setObjectName("result.why")
        parts = (self.title, self.question, self.cited, WrapRow(self.cite, self.passed, self.failed), self.why)
        for place, part in enumerate(parts):
            self.column.insertWidget(place, part)

    def show_value_of(self, value: Consulting, outcome: MatterOutcome) -> None:
        """Show another outcome."""
        self._outcome = outcome
        self.title.setText(outcome.title)
        self.question.setText(outcome.result.question)
        titles = ", ".join(outcome.cited_in)
        self.cited.setText(say("On the agenda of: {meetings}", meetings=titles))
        self.cited.setVisible(bool(titles))
        self.cite.setVisible(value.desk.may_cite)
        why = _why_not_cited(value)
        self.cite.setEnabled(not why)
        self.why.setText(why)
        self.why.setVisible(value.desk.may_cite and bool(why))
        decides = value.is_chair and any(vote.id == outcome.vote and vote.awaits_chair for vote in value.desk.awaits)
        self.passed.setVisible(decides)
        self.failed.setVisible(decides)
        self.show_value(outcome.result, outcome.opinions)

    def _cite(self) -> None:
        if self._outcome is not None:
            self._step.cite(self._outcome)

    def _decide(self, *, passed: bool) -> None:
        if self._outcome is not None:
            self._step.decide(self._outcome, passed=passed)
