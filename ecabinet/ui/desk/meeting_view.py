"""One meeting at the desk: its head, the checklist, and the step that is shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ecabinet.client.screens.desk import DeskMeeting, DeskScreen, Step
from ecabinet.ui.desk.agenda_step import AgendaStep
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.details_step import DetailsStep
from ecabinet.ui.desk.documents_step import DocumentsStep
from ecabinet.ui.desk.invitations_step import InvitationsStep
from ecabinet.ui.desk.minutes_step import MinutesStep
from ecabinet.ui.desk.people_step import PeopleStep
from ecabinet.ui.desk.session_step import SessionStep
from ecabinet.ui.desk.step import StepView
from ecabinet.ui.desk.step_bar import StepBar, StepValue
from ecabinet.ui.desk.votes_step import VotesStep
from ecabinet.ui.desk.words import lacks_words, state_badge, step_name
from ecabinet.ui.formats import span_text
from ecabinet.ui.kit.badge import Badge
from ecabinet.ui.kit.button import IconButton
from ecabinet.ui.kit.elided_label import ElidedLabel
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.properties import mark, redresses
from ecabinet.ui.say import say
from ecabinet.ui.theme import current, space

_LINES_OF_A_STEP = 23
_LATER = frozenset({Step.INVITATIONS, Step.SESSION, Step.MINUTES})


class MeetingView(QFrame):
    """The checklist; `left` asks for the list of meetings, `searched` for people, `intent` for all else."""

    intent = Signal(object)
    searched = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Step.DETAILS
        self._meeting = ""
        self.back = IconButton("arrow-left", say("All meetings"))
        self.back.setObjectName("desk.back")
        self.back.clicked.connect(self.left)
        self.title = ElidedLabel(role="title")
        self.when = ElidedLabel(role="caption")
        self.badge: Badge | None = None
        self.bar = StepBar()
        self.bar.chosen.connect(lambda key: self.show_step(Step(key)))
        self._stack = QStackedWidget()
        mark(self._stack, role="canvas")
        content = QFrame()
        mark(content, role="canvas")
        self._inner = QVBoxLayout(content)
        self._inner.setContentsMargins(space(5), space(3), space(5), space(4))
        self._inner.setSpacing(space(3))
        flow = Flow(margin_steps=0)
        flow.add(content, 1)
        self.beside = Beside(flow, "desk.sheet")
        self._documents = DocumentsStep(self.beside)
        self._minutes = MinutesStep(self.beside)
        self.steps: dict[Step, StepView] = {
            Step.DETAILS: DetailsStep(self.beside),
            Step.AGENDA: AgendaStep(self.beside),
            Step.PEOPLE: PeopleStep(self.beside),
            Step.DOCUMENTS: self._documents,
            Step.VOTES: VotesStep(self.beside),
            Step.INVITATIONS: InvitationsStep(self.beside),
            Step.SESSION: SessionStep(self.beside),
            Step.MINUTES: self._minutes,
        }
        self._lay()

    def show_value(self, screen: DeskScreen) -> None:
        """Show a meeting; the step stays unless it is another meeting."""
        meeting = screen.meeting
        if meeting is None:
            return
        self._show_head(meeting)
        if meeting.head.id != self._meeting:
            self._meeting = meeting.head.id
            self.beside.close_sheet()
            self.show_step(self._first_lack(meeting))
        for step in self.steps.values():
            step.show_value(screen)
        self._show_bar(meeting)

    def show_step(self, step: Step, *, focus: bool = False) -> None:
        """Bring a step to the front."""
        if step is not self._shown:
            self.beside.close_sheet()
        self._shown = step
        view = self.steps[step]
        self._stack.setCurrentWidget(view)
        if view.shown is not None and view.shown.meeting is not None:
            self._show_bar(view.meeting)
            first = view.first_focus()
            if focus and first is not None:
                first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def current_step(self) -> Step:
        """The step in front."""
        return self._shown

    def documents(self) -> DocumentsStep:
        """The step that files are given to."""
        return self._documents

    def minutes(self) -> MinutesStep:
        """The step where the minutes are written."""
        return self._minutes

    def changeEvent(self, event: QEvent) -> None:
        """Keep the step tall enough for another text size; the page scrolls then."""
        super().changeEvent(event)
        if redresses(event) and hasattr(self, "_stack"):
            self._stack.setMinimumHeight(current().text_px() * _LINES_OF_A_STEP)

    def _lay(self) -> None:
        self._stack.setMinimumHeight(current().text_px() * _LINES_OF_A_STEP)
        head = QHBoxLayout()
        head.setSpacing(space(3))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.when)
        self._head = head
        head.addWidget(self.back)
        head.addLayout(words, 1)
        self._inner.addLayout(head)
        self._inner.addWidget(self.bar)
        self._inner.addWidget(self._stack, 1)
        for number, (step, view) in enumerate(self.steps.items(), start=1):
            self._stack.addWidget(view)
            view.intent.connect(self.intent)
            view.searched.connect(self.searched)
            QShortcut(
                QKeySequence(f"Ctrl+{number}"),
                self,
                partial(self.show_step, step, focus=True),
                context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
            )
        QShortcut(QKeySequence("Alt+Left"), self, self.left.emit, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.beside)
        mark(self, role="canvas")

    def _show_head(self, meeting: DeskMeeting) -> None:
        head = meeting.head
        self.title.setText(head.title)
        self.when.setText(f"{span_text(head.starts_at, head.ends_at)} · {head.place}")
        if self.badge is None:
            self.badge = Badge(state_badge(head.state))
            self._head.addWidget(self.badge)
        self.badge.show_value(state_badge(head.state))

    def _show_bar(self, meeting: DeskMeeting) -> None:
        values = [
            StepValue(row.step, step_name(row.step), lacks_words(row, meeting.head.state), row.step in _LATER)
            for row in meeting.steps
        ]
        self.bar.show_value(values, self._shown)

    def _first_lack(self, meeting: DeskMeeting) -> Step:
        return next((row.step for row in meeting.steps if row.lacks), Step.DETAILS)
