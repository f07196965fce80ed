"""One question that is asked in writing: choose, write, attach, send, and see what became of it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.client.screens.opinions import MyQuestion
from ecabinet.domain.consultations.detach_from_opinion import DetachFromOpinion
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Choice, Mark
from ecabinet.ui.casting import casting
from ecabinet.ui.intents import AttachFiles, Dismiss, Give, OpenFile
from ecabinet.ui.kit.banner import BannerValue
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import LongTextEdit
from ecabinet.ui.kit.field import Field
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.opinions.answer_parts import Head, Options, Steps
from ecabinet.ui.opinions.draft import OpinionDraft
from ecabinet.ui.opinions.files_pane import FilesPane
from ecabinet.ui.opinions.outcome_pane import OutcomePane
from ecabinet.ui.opinions.words import answer_banner, hint_words, refused_words, unasked_banner
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.seat_progress import SeatProgress
from ecabinet.ui.theme import space


class AnswerPane(QFrame):
    """Shows `MyQuestion`; `intent` carries what the person wants, `looked` an opinion that was picked."""

    intent = Signal(object)
    looked = Signal(object)

    def __init__(self, question: MyQuestion, now: datetime, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("opinion")
        self._question, self._now = question, now
        self._progress: SeatProgress | None = None
        self._head = Head()
        self._options = Options(question.form.options)
        self._text = LongTextEdit(lines=3)
        self._text.setObjectName("opinion.text")
        self._text_field = Field(say("Your opinion in words"), self._text)
        self._said = Body()
        self._said.setObjectName("opinion.said")
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
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
        elif self._progress is not None:
            self._progress = None  # the hub has counted what was sent
            self._pick(None)
        self._head.show_question(question)
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

    def draft(self) -> OpinionDraft | None:
        """Give what is chosen and typed and not sent, None where there is nothing of it."""
        progress = self._progress
        if progress is None or not progress.is_choosing(self._now):
            return None
        choice, text = self.picked(), self._text.toPlainText()
        return OpinionDraft(choice, text, progress.changing) if choice is not None or text.strip() else None

    def take_up(self, draft: OpinionDraft) -> None:
        """Go on with what was half done, if an answer can still be given or changed."""
        sheet, progress = self._question.ballot, self._progress
        if sheet is None or progress is None:
            return
        if draft.changing and sheet.is_changeable(self._now):
            progress.start_change()
        self._text.setPlainText(draft.text)
        if progress.is_choosing(self._now):
            progress.picked = None if draft.choice is None else Mark(draft.choice)
            self._pick(progress.picked)
        self._refresh()

    def show_not_given(self, vote: Id) -> None:
        """Let the person send again: what was given could not be kept on this device."""
        if self._progress is not None and self._question.vote == vote:
            self._progress.given = False
            self._refresh()

    def _lay(self) -> None:
        flow = self._flow = Flow(margin_steps=0)
        flow.column.setContentsMargins(0, 0, space(2), 0)
        card = Card()
        for widget in (self._head, self._options, self._said, self._text_field, self._files):
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
        """Take over what became of the answer; a change on its way stands on screen with what is said of it."""
        if self._progress is None:
            self._progress = SeatProgress(sheet)
        progress = self._progress
        progress.take(sheet)
        if sheet.state != BallotState.CHOOSE and not progress.changing:
            self._pick(progress.sought if sheet.change is not None else progress.picked)

    def _pick(self, mark: Mark | None) -> None:
        self._options.pick(None if mark is None else mark.choice)

    def _chosen(self) -> None:
        """Bring the room for words into sight where they are looked for."""
        choice = self.picked()
        if self._progress is not None and choice is not None:
            self._progress.picked = Mark(choice)
        self._refresh()
        if self._question.takes_words and self.picked() is not Choice.FOR:
            self._bring(self._text_field)

    def _bring(self, widget: QWidget) -> None:
        QTimer.singleShot(0, self, lambda: self._flow.ensureWidgetVisible(widget))

    def _refresh(self) -> None:
        question, sheet, progress = self._question, self._question.ballot, self._progress
        can = sheet is not None and sheet.takes_ballots(self._now)
        choosing = sheet is not None and progress is not None and progress.is_choosing(self._now)
        self._options.show_choosing(choosing=choosing, shown=question.result is None and sheet is not None)
        self._text_field.setVisible(choosing and question.takes_words)
        self._text_field.show_hint(hint_words(self.picked()))
        said = "" if choosing or progress is None else _sent_words(progress)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._files.show_value(question.files, may_attach=can and question.may_attach, may_change=can)
        self._steps.show_value(question, progress, self._now, may_send=self.picked() is not None)
        self._head.show_state(_banner(question, progress, self._now))
        self._outcome.setVisible(question.result is not None)

    def _cast(self) -> None:
        question, choice, progress = self._question, self.picked(), self._progress
        sheet = question.ballot
        if sheet is None or choice is None or progress is None or progress.given:
            return
        text = self._text.toPlainText().strip() if question.takes_words else ""
        problem = question.problem_of(choice, text)
        if problem is not None:
            self._text_field.show_error(refusal_sentence(problem))
            self._text.setFocus()
            return
        said = Mark(choice, text=text)
        progress.confirm(said)
        self._refresh()
        self._bring(self._head.state)
        self.intent.emit(casting(sheet, said))

    def _start_change(self) -> None:
        progress = self._progress
        if progress is None:
            return
        before = progress.recorded()
        progress.start_change(before)
        self._text.setPlainText("" if before is None else before.text)
        self._refresh()

    def _stop_change(self) -> None:
        if self._progress is not None:
            self._progress.stop_change()
            self._pick(self._progress.picked)
        self._refresh()

    def _dismiss(self) -> None:
        """Put a refused answer away; what was written can be sent again."""
        sheet = self._question.ballot
        if sheet is not None and sheet.command is not None:
            if sheet.mark is not None and not self._text.toPlainText():
                self._text.setPlainText(sheet.mark.text)
            self.intent.emit(Dismiss(sheet.command))

    def _attach(self, paths: tuple[str, ...]) -> None:
        sheet = self._question.ballot
        if sheet is not None:
            self.intent.emit(AttachFiles(sheet.meeting, self._question.vote, paths, self._question.seat))

    def _detach(self, file: str) -> None:
        sheet = self._question.ballot
        if sheet is not None:
            self.intent.emit(Give(DetachFromOpinion, {"opinion_file": file}, meeting=sheet.meeting))

    def _read_sheet(self) -> None:
        given = self._question.given
        if given is not None and given.sheet_paper is not None:
            self.intent.emit(OpenFile(say("Opinion sheet"), given.sheet_paper.sha256))


def _banner(question: MyQuestion, progress: SeatProgress | None, now: datetime) -> BannerValue | None:
    """Say where an answer stands, or why none is given here."""
    if question.ballot is None or progress is None:
        return unasked_banner(question)
    return answer_banner(question.ballot, now, given=progress.given, changing=progress.changing)


def _sent_words(progress: SeatProgress) -> str:
    """Give what was sent and can surely be shown: as refused, on its way, or recorded."""
    sheet = progress.sheet
    if sheet.is_refused and sheet.mark is not None:
        return refused_words(sheet.mark)
    is_over = sheet.state == BallotState.RECORDED and sheet.change is None and not progress.given
    sent = progress.recorded() if is_over else progress.sought
    return "" if sent is None or not sent.text else f"“{sent.text}”"
