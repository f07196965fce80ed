"""One question that is asked in writing: choose, write, attach, send, and see what became of it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.client.screens.opinions import MyQuestion
from ecabinet.domain.consultations.detach_from_opinion import DetachFromOpinion
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.forms import Choice
from ecabinet.ui.intents import NEW, AttachFiles, Dismiss, Give, OpenFile
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import LongTextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Caption, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.opinions.answer_parts import Options, Steps
from ecabinet.ui.opinions.files_pane import FilesPane
from ecabinet.ui.opinions.outcome_pane import OutcomePane
from ecabinet.ui.opinions.words import answer_banner, hint_words, unasked_banner
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.sought import Sought
from ecabinet.ui.theme import TypeRole, space


class AnswerPane(QFrame):
    """Shows `MyQuestion`; `intent` carries what the person wants, `looked` an opinion that was picked."""

    intent = Signal(object)
    looked = Signal(object)

    def __init__(self, question: MyQuestion, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("opinion")
        self._question, self._now = question, now
        self._given = self._changing = False
        self._sought = Sought()
        self._kicker, self._words = Caption(), Heading("", TypeRole.TITLE)
        self._state = Banner(BannerValue(""))
        self._state.setObjectName("opinion.state")
        self._options = Options(question.form.options)
        self._text = LongTextEdit(lines=3)
        self._text.setObjectName("opinion.text")
        self._text_field = Field(say("Your opinion in words"), self._text)
        self._said = Body()
        self._files = FilesPane()
        self._outcome = OutcomePane()
        self._steps = Steps()
        self._lay()
        self._connect()
        self.show_value(question, now)

    def show_value(self, question: MyQuestion, now: datetime) -> None:
        """Show another state of the question; what is picked and typed and not yet sent stays."""
        self._question, self._now = question, now
        if question.ballot is not None:
            self._take(question.ballot)
        row, seat = question.matter.row, "" if question.given is None else question.given.seat_name
        carried = say("On behalf of {name}", name=seat) if seat else ""
        who = " · ".join(part for part in (carried, row.title, row.submitting_agency) if part)
        self._kicker.setText(who)
        self._words.setText(question.question)
        if question.result is not None:
            self._outcome.show_value(question.result, question.opinions)
        self._refresh()

    def tick(self, now: datetime) -> None:
        """Follow the deadline: from it on an answer is late."""
        before, self._now = self._now, now
        sheet = self._question.ballot
        if sheet is not None and sheet.clock.state(before) != sheet.clock.state(now):
            self._refresh()

    def picked(self) -> Choice | None:
        """Give the answer that is picked now, sent or not."""
        return self._options.picked()

    def show_not_given(self) -> None:
        """Let the person send again: what was given could not be kept on this device."""
        self._given = False
        self._refresh()

    def _lay(self) -> None:
        flow = self._flow = Flow(margin_steps=0)
        flow.column.setContentsMargins(0, 0, space(2), 0)
        card = Card()
        parts = (self._kicker, self._words, self._state, self._options, self._said, self._text_field, self._files)
        for widget in parts:
            card.add(widget)
        flow.add(card)
        flow.add(self._outcome)
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(flow, 1)
        column.addWidget(self._steps)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # no answer has the focus before the person moves it
        mark(self, role="plain")

    def _connect(self) -> None:
        self._options.chosen.connect(self._chosen)
        self._steps.send.clicked.connect(self._cast)
        self._steps.again.clicked.connect(self._dismiss)
        self._steps.change.clicked.connect(self._start_change)
        self._steps.keep.clicked.connect(self._stop_change)
        self._steps.sheet.clicked.connect(self._read_sheet)
        self._text.textChanged.connect(lambda: self._text_field.show_error(""))
        self._files.picked.connect(self._attach)
        self._files.opened.connect(lambda file: self.intent.emit(OpenFile(file.file_name, file.sha256)))
        self._files.removed.connect(self._detach)
        self._outcome.opened.connect(self.looked)

    def _take(self, sheet: BallotSheet) -> None:
        """Take over what became of the answer. It stands on screen as recorded only where it surely is."""
        if sheet.state == BallotState.CHOOSE:
            return
        if sheet.state != BallotState.RECORDED:
            self._given = False
            self._sought.follow(sheet, 0)
            self._options.pick(self.picked() if sheet.mark is None else sheet.mark.choice)
            return
        if sheet.change is not None:
            self._given = self._changing = False
            self._sought.follow(sheet, sheet.changes + 1)
        if self._given and sheet.changes >= self._sought.changes:
            self._given = self._changing = False
        if not self._changing:
            self._options.pick(self._sought.recorded(sheet) if sheet.change is None else self._sought.choice)

    def _chosen(self) -> None:
        """Bring the room for words into sight where they are looked for."""
        self._refresh()
        if self._question.takes_words and self.picked() is not Choice.FOR:
            self._bring(self._text_field)

    def _bring(self, widget: QWidget) -> None:
        QTimer.singleShot(0, self, lambda: self._flow.ensureWidgetVisible(widget))

    def _refresh(self) -> None:
        question, sheet = self._question, self._question.ballot
        can = sheet is not None and sheet.takes_ballots(self._now)
        fresh = sheet is not None and sheet.state == BallotState.CHOOSE
        choosing = can and not self._given and (fresh or self._changing)
        self._options.show_choosing(choosing=choosing, shown=question.result is None)
        self._text_field.setVisible(choosing and question.takes_words)
        self._text_field.show_hint(hint_words(self.picked()))
        said = "" if choosing or sheet is None else self._sent_words(sheet)
        self._said.setText(f"“{said}”")
        self._said.setVisible(bool(said))
        files = () if question.given is None else question.given.files
        self._files.show_value(files, may_attach=can and question.may_attach, may_change=can)
        self._steps.show_sending(choosing=choosing, changing=self._changing, may_send=self.picked() is not None)
        changeable = sheet is not None and sheet.is_changeable(self._now)
        self._steps.show_value(question, changeable=changeable, changing=self._changing, given=self._given)
        banner = self._banner()
        self._state.setVisible(banner is not None)
        if banner is not None:
            self._state.show_value(banner)
        self._outcome.setVisible(question.result is not None)

    def _banner(self) -> BannerValue | None:
        sheet = self._question.ballot
        if sheet is not None:
            return answer_banner(sheet, self._now, given=self._given, changing=self._changing)
        return unasked_banner(self._question)

    def _sent_words(self, sheet: BallotSheet) -> str:
        if sheet.state == BallotState.RECORDED and sheet.change is None and not self._given:
            return self._sought.text if self._sought.is_recorded(sheet) else ""
        return self._sought.text

    def _cast(self) -> None:
        question, choice = self._question, self.picked()
        sheet = question.ballot
        if sheet is None or choice is None or self._given:
            return
        text = self._text.toPlainText().strip() if question.takes_words else ""
        problem = question.problem_of(choice, text)
        if problem is not None:
            self._text_field.show_error(refusal_sentence(problem))
            self._text.setFocus()
            return
        self._given = True
        self._sought = Sought(choice, sheet.changes + 1 if sheet.state == BallotState.RECORDED else 0, text)
        self._refresh()
        self._bring(self._state)
        fields = {"ballot": NEW, "vote": question.vote, "choice": choice, "text": text, "seat": self._seat()}
        self.intent.emit(Give(CastBallot, fields, meeting=sheet.meeting))

    def _start_change(self) -> None:
        sheet = self._question.ballot
        self._changing = True
        self._text.setPlainText(self._sought.text if sheet is not None and self._sought.is_recorded(sheet) else "")
        self._refresh()

    def _stop_change(self) -> None:
        self._changing = False
        sheet = self._question.ballot
        self._options.pick(None if sheet is None else self._sought.recorded(sheet))
        self._refresh()

    def _seat(self) -> Id | None:
        """Give the seat whose mandate I carry, None for my own."""
        return None if self._question.given is None else self._question.given.seat

    def _dismiss(self) -> None:
        sheet = self._question.ballot
        if sheet is not None and sheet.command is not None:
            self.intent.emit(Dismiss(sheet.command))

    def _attach(self, paths: tuple[str, ...]) -> None:
        sheet = self._question.ballot
        if sheet is not None:
            self.intent.emit(AttachFiles(sheet.meeting, self._question.vote, paths, self._seat()))

    def _detach(self, file: str) -> None:
        sheet = self._question.ballot
        if sheet is not None:
            self.intent.emit(Give(DetachFromOpinion, {"opinion_file": file}, meeting=sheet.meeting))

    def _read_sheet(self) -> None:
        given = self._question.given
        if given is not None and given.sheet_paper is not None:
            self.intent.emit(OpenFile(say("Opinion sheet"), given.sheet_paper.sha256))
