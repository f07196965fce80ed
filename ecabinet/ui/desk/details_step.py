"""The first step: what stands at the head of the invitation."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.checks import Problems, meeting_problems
from ecabinet.client.screens.desk import DeskMeeting
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.change_meeting import ChangeMeeting
from ecabinet.domain.meetings.entities import MeetingState, SessionKind
from ecabinet.domain.people.entities import Role
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.fact import Fact
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.step import StepView
from ecabinet.ui.desk.words import kind_choices
from ecabinet.ui.formats import span_text
from ecabinet.ui.intents import Dismiss, Give, Intent
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.columns import Columns
from ecabinet.ui.kit.editors import Choice, ChoiceEdit, MomentEdit, TextEdit
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone

_OPEN = frozenset({MeetingState.DRAFT, MeetingState.ANNOUNCED})


class DetailsForm(Form):
    """Title, kind, room and times of a meeting that exists."""

    def __init__(self) -> None:
        super().__init__("details", say("Save"))
        self.meeting: Id = ""
        self.based_on = 0
        self.title = TextEdit()
        self.kind = ChoiceEdit(kind_choices())
        self.room = ChoiceEdit()
        self.starts = MomentEdit()
        self.ends = MomentEdit()
        self.add_field("title", say("Title"), self.title, say("As it stands on the invitation."))
        kind = self.add_field("kind", say("Kind"), self.kind)
        room = self.add_field("room", say("Room"), self.room)
        starts = self.add_field("starts", say("Starts"), self.starts)
        ends = self.add_field("ends", say("Ends"), self.ends)
        self.beside_each_other(kind, room)
        self.beside_each_other(starts, ends)
        self.flow.end()

    def fill(self, meeting: DeskMeeting) -> None:
        """Show the meeting as the hub has it."""
        head = meeting.head
        self.meeting, self.based_on = head.id, meeting.version
        self.filling(on=True)
        self.title.setText(head.title)
        self.title.setCursorPosition(0)
        self.kind.choose(head.kind or SessionKind.REGULAR)
        self.room.show_choices(tuple(Choice(room, name) for room, name in meeting.rooms), meeting.room)
        self.starts.show_value(head.starts_at)
        self.ends.show_value(head.ends_at)
        self.filling(on=False)

    def fill_mine(self, command: ChangeMeeting) -> None:
        """Show what I had wanted and the hub refused."""
        self.filling(on=True)
        self.title.setText(command.title)
        self.kind.choose(command.kind)
        self.room.choose(command.room)
        self.starts.show_value(command.starts_at)
        self.ends.show_value(command.ends_at)
        self.filling(on=False)
        self.is_dirty = True

    def problems(self) -> Problems:
        """Check title and times."""
        return meeting_problems(self.title.text(), self.starts.value(), self.ends.value())

    def intent(self) -> Intent | None:
        """Change the meeting."""
        fields: dict[str, object] = {
            "title": self.title.text(),
            "kind": SessionKind(self.kind.key()),
            "room": self.room.key(),
            "starts_at": self.starts.value(),
            "ends_at": self.ends.value(),
        }
        return Give(ChangeMeeting, fields, self.meeting, self.based_on)


class DetailsStep(StepView):
    """The form, and beside it what follows from the committee."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self._dealt_with: set[Id] = set()
        self.form = DetailsForm()
        self.form.given.connect(self.intent)
        self.theirs = Banner(BannerValue(""))
        self.theirs.setObjectName("details.theirs")
        self.theirs.acted.connect(self._take_theirs)
        self.theirs.hide()
        self.keep = Button(say("Keep mine"))
        self.keep.setObjectName("details.keep")
        self.keep.clicked.connect(self._keep_mine)
        self.keep.hide()
        self.form.buttons.add(self.keep)
        left = Card(say("Details"))
        left.add(self.theirs)
        left.add(self.form, 1)
        right = Card(say("At a glance"))
        facts = Flow(margin_steps=0)
        self._committee, self._chair, self._count, self._when = Body(), Body(), Body(), Body()
        for caption, body in (
            (say("Committee"), self._committee),
            (say("Chair"), self._chair),
            (say("Takes part"), self._count),
            (say("When and where"), self._when),
        ):
            facts.add(Fact(caption, body))
        facts.end()
        right.add(facts, 1)
        panes = Columns(40, margin_steps=0)
        panes.add(left, 3)
        panes.add(right, 2)
        self.column.addWidget(panes, 1)

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Fill the form unless somebody types in it; a change by somebody else is then told beside it."""
        self._show_glance(meeting)
        form, head = self.form, meeting.head
        editable = head.state in _OPEN
        for widget in (form.title, form.kind, form.room, form.starts, form.ends, form.save):
            widget.setEnabled(editable)
        refused = self._refused(meeting)
        if form.meeting != head.id:
            form.fill(meeting)
            self._dealt_with.clear()
        elif not form.is_dirty and refused is None:
            if not form.hasFocus() and form.based_on != meeting.version:
                form.fill(meeting)
            self._agree()
        elif form.based_on != meeting.version:
            self._show_theirs(meeting)
        if refused is not None:
            pending_id, command = refused
            self._dealt_with.add(pending_id)
            form.fill_mine(command)
            form.based_on = command.based_on or 0
            self._show_theirs(meeting)
            self.intent.emit(Dismiss(pending_id))

    def first_focus(self) -> QWidget:
        """Begin at the title."""
        return self.form.title

    def _refused(self, meeting: DeskMeeting) -> tuple[Id, ChangeMeeting] | None:
        for pending in meeting.refused:
            command, refusal = pending.command, pending.refusal
            fresh = pending.command.id not in self._dealt_with
            if fresh and isinstance(command, ChangeMeeting) and refusal is not None and refusal.code == "stale":
                return command.id, command
        return None

    def _show_glance(self, meeting: DeskMeeting) -> None:
        head = meeting.head
        self._committee.setText(meeting.committee_name)
        self._chair.setText(f"{head.chair_name}\n{head.chair_position}")
        voting = sum(1 for row in meeting.people if row.votes)
        guests = sum(1 for row in meeting.people if row.role is Role.GUEST)
        self._count.setText(
            say(
                "{count} people, {voting} with a vote, {guests} guests",
                count=len(meeting.people),
                voting=voting,
                guests=guests,
            )
        )
        self._when.setText(f"{span_text(head.starts_at, head.ends_at)}\n{head.place}")

    def _show_theirs(self, meeting: DeskMeeting) -> None:
        head = meeting.head
        other = f"{head.title}\n{span_text(head.starts_at, head.ends_at)} · {head.place}"
        self.theirs.show_value(
            BannerValue(say("Somebody changed this meanwhile. It now says:"), other, Tone.WARNING, say("Take theirs"))
        )
        self.theirs.show()
        self.keep.show()
        self.form.save.setEnabled(False)

    def _agree(self) -> None:
        self.theirs.hide()
        self.keep.hide()

    def _take_theirs(self) -> None:
        self.form.fill(self.meeting)
        self._agree()
        self.form.save.setEnabled(True)

    def _keep_mine(self) -> None:
        self.form.based_on = self.meeting.version
        self._agree()
        self.form.save.setEnabled(True)
        self.form.send()
