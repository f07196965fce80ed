"""One consultation as who is asked sees it: what to read at the left, the question and the answer at the right."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ecabinet.client.screens.ballot import BallotState
from ecabinet.client.screens.consultations import ConsultationStage
from ecabinet.client.screens.opinions import MyConsultation, MyQuestion, ShownOpinion
from ecabinet.client.screens.parts import DocumentRow
from ecabinet.domain.kernel import Id
from ecabinet.ui.delegate.two_panes import TwoPanes
from ecabinet.ui.delegate.words import document_line
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.intents import OpenFile
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.button import Button, IconButton
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue, EmptyState
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.opinions.answer_pane import AnswerPane
from ecabinet.ui.opinions.draft import OpinionDraft
from ecabinet.ui.opinions.opinion_sheet import OpinionSheet
from ecabinet.ui.opinions.row_button import RowButtons
from ecabinet.ui.opinions.words import deadline_words, is_finished, my_badge, opinion_badge, stage_badge
from ecabinet.ui.result_words import verdict_tone, verdict_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, TypeRole, space


class ConsultationView(QFrame):
    """Head over two panes; `left` asks for the lists, `intent` for all else."""

    intent = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: MyConsultation | None = None
        self._picked: Id | None = None
        self._panes: dict[Id, AnswerPane] = {}
        self._drafts: dict[Id, OpinionDraft] = {}
        back = IconButton("arrow-left", say("All consultations"))
        back.setObjectName("opinions.back")
        back.clicked.connect(self.left)
        self._title = Heading("", TypeRole.TITLE)
        self._stage, self._mine = Badge(BadgeValue("")), Badge(BadgeValue(""))
        self._deadline = Badge(BadgeValue("", icon="clock"))
        self._reason = Body(soft=True)
        self._summary = Button(say("Summary of opinions"), icon_name="file-text")
        self._summary.setObjectName("opinions.summary")
        self._summary.clicked.connect(self._read_summary)
        self._matters = RowButtons("opinions.matters")
        self._matters.opened.connect(self._pick)
        self._matters_card = Card(say("Matters"))
        self._matters_card.add(self._matters)
        self._documents = RowButtons("opinions.documents")
        self._no_documents = Body(say("No documents"), soft=True)
        self._documents.opened.connect(self._read)
        self._stack = QStackedWidget()
        nothing = say("You are asked to read this and not to answer.")
        self._nothing = EmptyState(AbsenceValue(Absence.EMPTY, say("No question for you"), nothing, icon="eye"))
        self._lay(back)

    def show_value(self, screen: MyConsultation, now: datetime) -> None:
        """Show another state, or another consultation."""
        if self._shown is None or self._shown.head.id != screen.head.id:
            self._begin(screen)
        self._shown = screen
        for question in screen.questions:
            pane = self._panes.get(question.key)
            if pane is None:
                self._panes[question.key] = pane = AnswerPane(question, now)
                pane.intent.connect(self.intent)
                pane.looked.connect(self._look)
                self._stack.addWidget(pane)
                if question.key in self._drafts:
                    pane.take_up(self._drafts.pop(question.key))
            else:
                pane.show_value(question, now)
        self._title.setText(screen.head.title)
        self._stage.show_value(stage_badge(screen.head.stage))
        self._reason.setText(screen.sheet.closing_reason)
        withdrawn = screen.head.stage == ConsultationStage.WITHDRAWN
        self._reason.setVisible(bool(screen.sheet.closing_reason) and not withdrawn)
        self._mine.setVisible(not withdrawn)
        self._summary.setVisible(screen.summary is not None)
        self.tick(now)
        self._show_picked()

    def tick(self, now: datetime) -> None:
        """Move the time that is left."""
        if self._shown is None:
            return
        words = deadline_words(self._shown.head, now)
        late = not is_finished(self._shown.head) and now >= self._shown.head.deadline
        self._deadline.setVisible(bool(words))
        self._deadline.show_value(BadgeValue(words, Tone.WARNING if late else Tone.NEUTRAL, "clock"))
        self._mine.show_value(my_badge(self._shown.head, now))
        for pane in self._panes.values():
            pane.tick(now)

    def show_not_given(self, vote: Id) -> None:
        """Say on the answers to a question that what was sent could not be kept."""
        for pane in self._panes.values():
            pane.show_not_given(vote)

    def drafts(self) -> dict[Id, OpinionDraft]:
        """Give the answers that are half done, by question."""
        on_screen = {key: draft for key, pane in self._panes.items() if (draft := pane.draft()) is not None}
        return self._drafts | on_screen

    def keep(self, drafts: dict[Id, OpinionDraft]) -> None:
        """Keep half-done answers until their questions are shown."""
        self._drafts |= drafts

    def _begin(self, screen: MyConsultation) -> None:
        self._drafts = self.drafts()
        for pane in self._panes.values():
            self._stack.removeWidget(pane)
            pane.deleteLater()
        self._panes, self._picked = {}, None
        self.beside.close_sheet()
        lost = [one.key for one in screen.questions if one.ballot is not None and one.ballot.is_refused]
        missing = [one.key for one in screen.questions if _is_open(one)]
        self._picked = next(iter((*lost, *missing, *(one.key for one in screen.questions))), None)
        self._body.show_right()

    def _lay(self, back: IconButton) -> None:
        head = QHBoxLayout()
        head.setSpacing(space(3))
        head.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(space(2))
        words.addWidget(self._title)
        words.addWidget(WrapRow(self._stage, self._deadline, self._mine, self._summary))
        words.addWidget(self._reason)
        head.addLayout(words, 1)
        head.setContentsMargins(space(6), space(4), space(6), 0)
        left = Flow(margin_steps=0)
        documents = Card(say("Documents"))
        documents.add(self._no_documents)
        documents.add(self._documents)
        left.add(self._matters_card)
        left.add(documents)
        left.end()
        self._stack.addWidget(self._nothing)
        mark(self._stack, role="plain")
        self._body = TwoPanes((say("Matters and documents"), left), (say("Opinion"), self._stack))
        self.beside = Beside(self._body, "opinions.sheet")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.beside, 1)
        mark(self, role="canvas")

    def _show_picked(self) -> None:
        screen = self._shown
        if screen is None:
            return
        question = next((one for one in screen.questions if one.key == self._picked), None)
        self._stack.setCurrentWidget(self._nothing if question is None else self._panes[question.key])
        self._matters_card.setVisible(len(screen.questions) > 1)
        self._matters.show_rows([_matter_line(one) for one in screen.questions], self._picked or "")
        rows = [document_line(row) for row in self._rows()]
        self._documents.show_rows(rows)
        self._no_documents.setVisible(not rows)

    def _rows(self) -> tuple[DocumentRow, ...]:
        screen = self._shown
        if screen is None:
            return ()
        question = next((one for one in screen.questions if one.key == self._picked), None)
        return (*(() if question is None else question.matter.row.documents), *screen.loose)

    def _pick(self, vote: str) -> None:
        self._picked = vote
        self._body.show_right()
        self._show_picked()

    def _read(self, key: str) -> None:
        row = next((one for one in self._rows() if one.id == key), None)
        if row is not None:
            self.intent.emit(OpenFile(row.title, row.sha256, row.pages))

    def _read_summary(self) -> None:
        summary = None if self._shown is None else self._shown.summary
        if summary is not None:
            self.intent.emit(OpenFile(say("Summary of opinions"), summary.sha256))

    def _look(self, opinion: ShownOpinion) -> None:
        sheet = OpinionSheet(opinion)
        sheet.intent.connect(self.intent)
        self.beside.open_sheet(opinion.full_name, sheet)


def _is_open(question: MyQuestion) -> bool:
    return question.ballot is not None and question.ballot.state == BallotState.CHOOSE


def _matter_line(question: MyQuestion) -> Row:
    if question.ballot is not None and question.ballot.is_refused:
        badge = BadgeValue(say("Not accepted"), Tone.DANGER, "circle-alert")
    elif question.result is not None:
        badge = BadgeValue(verdict_words(question.result.result), verdict_tone(question.result.result))
    elif question.ballot is None:
        badge = BadgeValue(say("For reading"), Tone.NEUTRAL, "eye")
    elif question.ballot.state == BallotState.RECORDED:
        badge = BadgeValue(say("Answered"), Tone.SUCCESS, "check")
    elif question.ballot.state == BallotState.CHOOSE:
        badge = BadgeValue(say("Please answer"), Tone.WARNING, "message-square")
    elif question.ballot.state == BallotState.NOT_SENT:
        badge = BadgeValue(say("Not sent"), Tone.WARNING, "cloud-off")
    else:
        badge = opinion_badge(None)
    row, seat = question.matter.row, question.seat_name
    title = row.title if row.number is None else f"{row.number}. {row.title}"
    detail = say("On behalf of {name}", name=seat) if seat else ""
    return Row(question.key, title, detail, badge=badge, icon="scroll-text")
