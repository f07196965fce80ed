"""The form of a new meeting."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.client.screens.checks import Problems, found, meeting_problems
from ecabinet.client.screens.committees import CommitteeChoice
from ecabinet.client.screens.desk import DeskList
from ecabinet.domain.kernel import Refusal
from ecabinet.domain.meetings.draft_meeting import DraftMeeting
from ecabinet.domain.meetings.entities import SessionKind
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.words import kind_choices
from ecabinet.ui.formats import local
from ecabinet.ui.intents import NEW, Give, Intent
from ecabinet.ui.kit.editors import Choice, ChoiceEdit, MomentEdit, TextEdit
from ecabinet.ui.say import say
from ecabinet.wire.identity import new_id

_FIRST_HOUR = 8
_LENGTH = timedelta(hours=3, minutes=30)


class DraftForm(Form):
    """Committee, title, kind, room and times of a meeting that does not exist yet."""

    def __init__(self) -> None:
        super().__init__("draft", say("Create the meeting"), "plus")
        self._listed: DeskList | None = None
        self.committee = ChoiceEdit()
        self.title = TextEdit(say("For example: Regular session of December"))
        self.kind = ChoiceEdit(kind_choices())
        self.room = ChoiceEdit()
        self.starts = MomentEdit()
        self.ends = MomentEdit()
        self._committee_field = self.add_field("committee", say("Committee"), self.committee, " ")
        self.add_field("title", say("Title"), self.title, say("As it stands on the invitation."))
        self.add_field("kind", say("Kind"), self.kind)
        self.add_field("room", say("Room"), self.room)
        self.add_field("starts", say("Starts"), self.starts)
        self.add_field("ends", say("Ends"), self.ends)
        self.flow.end()

    def start(self, listed: DeskList, now: datetime) -> None:
        """Begin a new meeting: tomorrow morning, in the first room."""
        self.show_choices(listed)
        morning = (local(now) + timedelta(days=1)).replace(hour=_FIRST_HOUR, minute=0, second=0, microsecond=0)
        self.filling(on=True)
        self.title.clear()
        self.starts.show_value(morning)
        self.ends.show_value(morning + _LENGTH)
        self.filling(on=False)
        self._say_who()

    def show_refused(self, listed: DeskList, command: DraftMeeting, refusal: Refusal) -> None:
        """Put a refused meeting back into the form, with the hub's reason at its field."""
        self.show_choices(listed)
        self.filling(on=True)
        self.committee.choose(command.committee)
        self.title.setText(command.title)
        self.kind.choose(command.kind)
        self.room.choose(command.room)
        self.starts.show_value(command.starts_at)
        self.ends.show_value(command.ends_at)
        self.filling(on=False)
        self._say_who()
        self.show_refusal(refusal)

    def show_choices(self, listed: DeskList) -> None:
        """Show other committees and rooms to choose from; what was chosen stays."""
        before, self._listed = self._listed, listed
        if before is not None and (before.committees, before.rooms) == (listed.committees, listed.rooms):
            return
        was_dirty = self.is_dirty
        self._is_filling = True
        self.committee.show_choices(tuple(Choice(one.id, one.name) for one in listed.committees))
        self.room.show_choices(tuple(Choice(room, name) for room, name in listed.rooms))
        self._is_filling = False
        self.is_dirty = was_dirty
        self._say_who()

    def problems(self) -> Problems:
        """Check the title, the times, and that there are a committee with a chair and a room."""
        chosen = self._chosen()
        committee = Refusal("committee_unknown") if chosen is None else None
        if chosen is not None and not chosen.chair_name:
            committee = Refusal("committee_without_chair", {"committee": chosen.name})
        room = None if self.room.key() else Refusal("room_unknown")
        return {
            **found(committee=committee, room=room),
            **meeting_problems(self.title.text(), self.starts.value(), self.ends.value()),
        }

    def intent(self) -> Intent | None:
        """Draft the meeting; every seat of the committee becomes a participant."""
        chosen = self._chosen()
        if chosen is None:
            return None
        fields: dict[str, object] = {
            "title": self.title.text(),
            "kind": SessionKind(self.kind.key()),
            "committee": chosen.id,
            "room": self.room.key(),
            "starts_at": self.starts.value(),
            "ends_at": self.ends.value(),
            "seats": dict.fromkeys(chosen.seats, NEW),
            "secretary_seat": NEW,
            "display_seat": NEW,
        }
        return Give(DraftMeeting, fields, meeting=new_id())

    def changed_by_hand(self, key: str) -> None:
        """Say who chairs another committee."""
        if key == "committee":
            self._say_who()

    def _say_who(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self._committee_field.show_hint(say("No committee yet: add one in the directory."))
        else:
            who = chosen.chair_name or "–"
            self._committee_field.show_hint(
                say("Chair: {name} · {count} seats will be invited", name=who, count=len(chosen.seats))
            )

    def _chosen(self) -> CommitteeChoice | None:
        committees = () if self._listed is None else self._listed.committees
        return next((one for one in committees if one.id == self.committee.key()), None)
