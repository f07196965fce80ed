"""One meeting at the desk: its head, the checklist, and the step that is shown."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.desk import DeskMeeting, DeskScreen, Step
from ecabinet.ui.desk.agenda_step import AgendaStep
from ecabinet.ui.desk.details_step import DetailsStep
from ecabinet.ui.desk.documents_step import DocumentsStep
from ecabinet.ui.desk.invitations_step import InvitationsStep
from ecabinet.ui.desk.minutes_step import MinutesStep
from ecabinet.ui.desk.people_step import PeopleStep
from ecabinet.ui.desk.session_step import SessionStep
from ecabinet.ui.desk.step import StepView
from ecabinet.ui.desk.step_bar import StepBar, StepValue
from ecabinet.ui.desk.steps_frame import StepsFrame
from ecabinet.ui.desk.votes_step import VotesStep
from ecabinet.ui.desk.words import lacks_words, state_badge, step_name
from ecabinet.ui.formats import span_text
from ecabinet.ui.say import say

_LATER = frozenset({Step.INVITATIONS, Step.SESSION, Step.MINUTES})


class MeetingView(StepsFrame):
    """The checklist of a meeting."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("desk", say("All meetings"), parent)
        self._shown = Step.DETAILS
        self._meeting = ""
        self.bar = StepBar()
        self.bar.chosen.connect(lambda key: self.show_step(Step(key)))
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
        self.lay(self.bar, [(view, partial(self.show_step, step, focus=True)) for step, view in self.steps.items()])

    def show_value(self, screen: DeskScreen) -> None:
        """Show a meeting; the step stays unless it is another meeting."""
        meeting = screen.meeting
        if meeting is None:
            return
        head = meeting.head
        self.title.setText(head.title)
        self.when.setText(f"{span_text(head.starts_at, head.ends_at)} · {head.place}")
        self.badge.show_value(state_badge(head.state))
        if head.id != self._meeting:
            self._meeting = head.id
            self.beside.close_sheet()
            self.show_step(self._first_lack(meeting))
        for step in self.steps.values():
            step.show_value(screen)
        self._show_bar(meeting)

    def show_step(self, step: Step, *, focus: bool = False) -> None:
        """Bring a step to the front."""
        self._shown = step
        view = self.steps[step]
        known = view.shown is not None and view.shown.meeting is not None
        self.bring(view, focus=focus and known)
        if known:
            self._show_bar(view.meeting)

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

    def _show_bar(self, meeting: DeskMeeting) -> None:
        values = [
            StepValue(row.step, step_name(row.step), lacks_words(row, meeting.head.state), row.step in _LATER)
            for row in meeting.steps
        ]
        self.bar.show_value(values, self._shown)

    def _first_lack(self, meeting: DeskMeeting) -> Step:
        return next((row.step for row in meeting.steps if row.lacks), Step.DETAILS)
