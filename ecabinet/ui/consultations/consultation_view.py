"""One consultation at the desk: its head, the steps, and the step that is shown."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from functools import partial

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.consultation import NeedOf
from ecabinet.client.screens.consultations import ConsultationStage
from ecabinet.client.screens.consulting import Consulting, ConsultingScreen
from ecabinet.client.screens.desk import DeskList, DeskScreen
from ecabinet.domain.kernel import Id
from ecabinet.ui.consultations.details_step import DetailsStep
from ecabinet.ui.consultations.matters_step import MattersStep
from ecabinet.ui.consultations.people_step import AskedStep
from ecabinet.ui.consultations.progress_step import ProgressStep
from ecabinet.ui.consultations.result_step import ResultStep
from ecabinet.ui.consultations.step import ConsultingStep
from ecabinet.ui.desk.documents_step import DocumentsStep
from ecabinet.ui.desk.step import StepView
from ecabinet.ui.desk.steps_frame import StepsFrame
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.opinions.words import deadline_words, stage_badge
from ecabinet.ui.say import say

_UNLISTED = DeskList(meetings=(), committees=(), rooms=(), may_draft=False, refused=())


class Part(StrEnum):
    """The steps of a consultation, in order."""

    DETAILS = "details"
    MATTERS = "matters"
    PEOPLE = "people"
    DOCUMENTS = "documents"
    PROGRESS = "progress"
    RESULT = "result"


_PREPARING = frozenset({Part.MATTERS, Part.PEOPLE, Part.DOCUMENTS})


class _Documents(DocumentsStep):
    """The documents of each matter, and those of all."""

    def whole_words(self) -> str:
        """Name what belongs to no single matter."""
        return say("For all matters")


class ConsultationDeskView(StepsFrame):
    """The steps of a consultation."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("consultations", say("All consultations"), parent)
        self._shown: Id | None = None
        self._value: Consulting | None = None
        self._result = ResultStep(self.beside)
        self.steps: dict[Part, ConsultingStep | StepView] = {
            Part.DETAILS: DetailsStep(self.beside),
            Part.MATTERS: MattersStep(self.beside),
            Part.PEOPLE: AskedStep(self.beside),
            Part.DOCUMENTS: _Documents(self.beside),
            Part.PROGRESS: ProgressStep(self.beside),
            Part.RESULT: self._result,
        }
        self.bar = SegmentedTabs(tuple(Segment(part.value, part.value) for part in Part))
        self.bar.setObjectName("consultations.steps")
        self.bar.chosen.connect(lambda key: self.show_step(Part(key)))
        self.lay(self.bar, [(step, partial(self._go_by_key, part)) for part, step in self.steps.items()])

    def show_value(self, screen: ConsultingScreen, now: datetime) -> None:
        """Show a consultation; the step stays unless it is another one."""
        value = screen.opened
        if value is None:
            return
        self._value = value
        head = value.desk.head
        fresh = head.id != self._shown
        if fresh:
            self._shown = head.id
            self.beside.close_sheet()
            self._result.forget()
        meeting = DeskScreen(listed=_UNLISTED, meeting=value.prepared, query=screen.query, found=screen.found)
        for step in self.steps.values():
            if isinstance(step, ConsultingStep):
                step.show_value(value)
            else:
                step.show_value(meeting)  # where nothing is mine to prepare, what was prepared before is forgotten
        self.title.setText(head.title)
        self.badge.show_value(stage_badge(head.stage))
        self.tick(now)
        gone = self.current_step not in self._shown_parts()
        self.show_step(self._first(value) if fresh or gone else self.current_step)

    def tick(self, now: datetime) -> None:
        """Move the time that is left."""
        if self._value is not None:
            head = self._value.desk.head
            self.when.setText(" · ".join(part for part in (head.committee_name, deadline_words(head, now)) if part))

    @property
    def current_step(self) -> Part:
        """The step in front."""
        return next(part for part, step in self.steps.items() if self.is_in_front(step))

    def show_step(self, part: Part, *, focus: bool = False) -> None:
        """Bring a step to the front."""
        self.bring(self.steps[part], focus=focus)
        self.bar.show_value(self._segments(), part.value)

    def _go_by_key(self, part: Part) -> None:
        if part in self._shown_parts():
            self.show_step(part, focus=True)

    def documents(self) -> DocumentsStep:
        """The step that files are given to."""
        step = self.steps[Part.DOCUMENTS]
        if not isinstance(step, DocumentsStep):
            raise TypeError(type(step).__name__)
        return step

    def _first(self, value: Consulting) -> Part:
        match value.desk.head.stage:
            case ConsultationStage.DRAFT:
                return Part.MATTERS if NeedOf.MATTERS in value.desk.needs else Part.DETAILS
            case ConsultationStage.RUNNING | ConsultationStage.OVERDUE:
                return Part.PROGRESS
            case _:
                return Part.RESULT

    def _shown_parts(self) -> tuple[Part, ...]:
        """Give the steps that are mine: who does not prepare only follows."""
        prepares = self._value is not None and self._value.prepared is not None
        return tuple(part for part in Part if prepares or part not in _PREPARING)

    def _segments(self) -> tuple[Segment, ...]:
        value = self._value
        names = {
            Part.DETAILS: say("Details"),
            Part.MATTERS: say("Matters"),
            Part.PEOPLE: say("People"),
            Part.DOCUMENTS: say("Documents"),
            Part.PROGRESS: say("Answers"),
            Part.RESULT: say("Result"),
        }
        turnout = None if value is None else value.desk.head.turnout
        counts = {Part.PROGRESS: 0 if turnout is None else turnout.answered}
        if value is not None:
            counts[Part.MATTERS] = len(value.desk.matters)
        return tuple(Segment(part.value, names[part], counts.get(part, 0)) for part in self._shown_parts())
