"""The eighth step: the minutes, from the first draft to the approved paper."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.checks import Problems
from ecabinet.client.screens.desk import DeskMeeting
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.archive_meeting import ArchiveMeeting
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.minutes.edit_minutes import EditMinutes
from ecabinet.domain.minutes.entities import Minutes, MinutesState, Section
from ecabinet.domain.minutes.start_minutes import StartMinutes, cleaned
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.minutes_editor import MinutesEditor
from ecabinet.ui.desk.step import StepView
from ecabinet.ui.desk.words import waiting_badge
from ecabinet.ui.intents import Dismiss, Give, Intent, OpenFile
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import LongTextEdit, NumberEdit
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space

_RECORDED = frozenset({MeetingState.IN_SESSION, MeetingState.CLOSED})


class StartForm(Form):
    """The number the records office gave, and the sections the minutes begin with."""

    def __init__(self) -> None:
        super().__init__("minutes", say("Start the minutes"), "notebook-pen")
        self._meeting: Id = ""
        self._draft: tuple[Section, ...] = ()
        self.save.setObjectName("minutes.start")
        self.number = NumberEdit(1, 9999)
        self.wait = Banner(BannerValue(say("Minutes begin with the session"), say("The chair opens the session.")))
        self.flow.add(self.wait)
        self.add_field("number", say("Number"), self.number, say("As the records office gives it."))
        self._caption = Caption(say("They begin with these sections, drawn from what happened:"))
        self._sections = Body()
        self.flow.add(self._caption)
        self.flow.add(self._sections)
        self.flow.end()

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show what the minutes would begin with."""
        may = meeting.head.state in _RECORDED
        if self._meeting != meeting.head.id:
            self.filling(on=True)
            self.number.setValue(meeting.next_number)
            self.filling(on=False)
        self._meeting, self._draft = meeting.head.id, meeting.draft
        self.wait.setVisible(not may)
        self.save.setEnabled(may and bool(meeting.draft))
        self._sections.setText("\n".join(section.heading for section in meeting.draft))

    def problems(self) -> Problems:
        """Nothing can be wrong: the editor bounds the number."""
        return {}

    def intent(self) -> Intent | None:
        """Start the minutes."""
        return Give(StartMinutes, {"number": self.number.value(), "sections": self._draft}, self._meeting)


class MinutesStep(StepView):
    """Starts, edits and shows the minutes. What is typed is lost neither to a refresh nor to somebody's save."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self._about: Id = ""
        self._based_on = 0
        self._given: tuple[Section, ...] | None = None
        self._dealt_with: set[Id] = set()
        self.is_dirty = False
        self.form = StartForm()
        self.form.given.connect(self.intent)
        self.editor = MinutesEditor()
        self.editor.changed.connect(self._typed)
        self.state = Badge(BadgeValue(say("Draft")))
        self.said = Caption(wrap=False)
        self.save = Button(say("Save"), ButtonRole.PRIMARY, "check")
        self.add = Button(say("Add a section"), icon_name="plus")
        self.paper = Button(say("Open the PDF"), icon_name="file-text")
        self.archive = Button(say("Archive the meeting"), icon_name="folder-archive")
        for name, button in (("save", self.save), ("add", self.add), ("open", self.paper), ("archive", self.archive)):
            button.setObjectName(f"minutes.{name}")
        self.save.clicked.connect(self.send)
        self.add.clicked.connect(self.editor.add_section)
        self.paper.clicked.connect(self._open)
        self.archive.clicked.connect(lambda: self.give(ArchiveMeeting))
        self.theirs = Banner(BannerValue(""))
        self.theirs.setObjectName("minutes.theirs")
        self.theirs.acted.connect(self._compare)
        self.theirs.hide()
        QShortcut(QKeySequence("Ctrl+S"), self, self.send, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._stack = QStackedLayout()
        start = Card(say("Minutes"))
        start.add(self.form, 1)
        self._stack.addWidget(start)
        self._stack.addWidget(self._writing())
        self.column.addLayout(self._stack, 1)

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show the minutes; what somebody types here stays."""
        minutes = meeting.minutes
        self._stack.setCurrentIndex(0 if minutes is None else 1)
        if minutes is None:
            self.form.show_meeting(meeting)
            return
        self.editor.show_happenings(meeting.happenings)
        if self._about != minutes.id:
            self._about = minutes.id
            self._take(minutes)
        else:
            self._follow(meeting, minutes)
        self._dress(meeting, minutes)

    def first_focus(self) -> QWidget:
        """Begin where there is something to do."""
        return self.form.number if self._stack.currentIndex() == 0 else self.editor.pane

    def send(self) -> None:
        """Save what is written."""
        if not self.save.isEnabled() or self.editor.has_problem():
            return
        self._given = self.editor.sections()
        self.is_dirty = False
        self.give(EditMinutes, based_on=self._based_on, sections=self._given)
        self._say_saved()

    def keep_mine(self) -> None:
        """Let what is written here come after what somebody else saved."""
        if self.meeting.minutes is not None:
            self._based_on = self.meeting.minutes.version
        self._agree()
        self.send()

    def take_theirs(self) -> None:
        """Let what is written here go."""
        if self.meeting.minutes is not None:
            self._take(self.meeting.minutes)
        self._agree()

    def carry_over(self, other: MinutesStep) -> None:
        """Take over what was being written in another window of the same minutes."""
        if other.is_dirty and other._about == self._about:
            self.editor.fill(other.editor.sections())
            self._based_on, self.is_dirty = other._based_on, True
            self._say_saved()

    def _writing(self) -> QWidget:
        page = QFrame()
        mark(page, role="canvas")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        tools = QHBoxLayout()
        tools.setSpacing(space(3))
        tools.addWidget(self.state)
        tools.addWidget(WrapRow(self.save, self.add, self.paper, self.archive, self.said), 1)
        column.addLayout(tools)
        column.addWidget(self.theirs)
        column.addWidget(self.editor, 1)
        return page

    def _take(self, minutes: Minutes) -> None:
        self.editor.fill(minutes.sections)
        self._based_on, self.is_dirty, self._given = minutes.version, False, None

    def _follow(self, meeting: DeskMeeting, minutes: Minutes) -> None:
        refused = self._refused(meeting)
        if refused is not None:
            self._dealt_with.add(refused.id)
            if not self.is_dirty:
                self.editor.fill(refused.sections)
            self.is_dirty, self._given, self._based_on = True, None, refused.based_on or 0
            self.intent.emit(Dismiss(refused.id))
        mine = self._given is not None and cleaned(self._given) == minutes.sections
        if mine:
            self._based_on = minutes.version
        elif self._based_on != minutes.version and not self.is_dirty and self._given is None:
            self._take(minutes)
        elif self._based_on != minutes.version and self.is_dirty:
            self.theirs.show_value(
                BannerValue(
                    say("Somebody saved the minutes meanwhile"),
                    say("What you wrote is kept here; nothing was overwritten."),
                    Tone.WARNING,
                    say("Compare"),
                )
            )
            self.theirs.show()

    def _refused(self, meeting: DeskMeeting) -> EditMinutes | None:
        for pending in meeting.refused:
            command, refusal = pending.command, pending.refusal
            stale = refusal is not None and refusal.code == "stale"
            if stale and isinstance(command, EditMinutes) and command.id not in self._dealt_with:
                return command
        return None

    def _dress(self, meeting: DeskMeeting, minutes: Minutes) -> None:
        approved = minutes.state is MinutesState.APPROVED
        waits = self._given is not None and cleaned(self._given) != minutes.sections
        badge = BadgeValue(say("Draft, number {number}", number=minutes.number), Tone.NEUTRAL, "pencil")
        if approved:
            badge = BadgeValue(say("Approved, number {number}", number=minutes.number), Tone.SUCCESS)
        self.state.show_value(waiting_badge() if waits else badge)
        self.editor.show_locked(locked=approved)
        self.save.setVisible(not approved)
        self.add.setVisible(not approved)
        self.paper.setVisible(self._paper() is not None)
        self.archive.setVisible(approved and meeting.head.state is MeetingState.CLOSED)
        self._say_saved()

    def _say_saved(self) -> None:
        behind = self.theirs.isVisibleTo(self)
        self.save.setEnabled(self.is_dirty and not behind)
        self.said.setText(say("Not saved yet") if self.is_dirty else "")

    def _typed(self) -> None:
        self.is_dirty = True
        self._say_saved()

    def _agree(self) -> None:
        self.theirs.hide()
        self.beside.close_sheet()
        self._say_saved()

    def _compare(self) -> None:
        minutes = self.meeting.minutes
        if minutes is None:
            return
        text = LongTextEdit()
        text.setObjectName("minutes.their_text")
        text.setReadOnly(True)
        text.setPlainText(minutes.text())
        keep, take = Button(say("Keep mine"), ButtonRole.PRIMARY), Button(say("Take theirs"))
        keep.setObjectName("minutes.keep")
        take.setObjectName("minutes.take")
        keep.clicked.connect(self.keep_mine)
        take.clicked.connect(self.take_theirs)
        page = QFrame()
        mark(page, role="plain")
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(text, 1)
        column.addWidget(WrapRow(keep, take))
        self.beside.open_sheet(say("Their text"), page, text)

    def _paper(self) -> OpenFile | None:
        papers = [paper for paper in self.meeting.papers if paper.paper_kind is PaperKind.MINUTES]
        return OpenFile(papers[-1].file_name, papers[-1].sha256) if papers else None

    def _open(self) -> None:
        paper = self._paper()
        if paper is not None:
            self.intent.emit(paper)
