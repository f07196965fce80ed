"""The third step: who is asked, and who may read."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ecabinet.client.screens.attendance import AttendanceRow
from ecabinet.client.screens.desk import DeskMeeting
from ecabinet.domain.kernel import Id
from ecabinet.domain.participants.remove_participant import RemoveParticipant
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.people_step import PeopleStep, participant_row
from ecabinet.ui.intents import Give, Intent
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.button import ButtonRole
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


class AskedSheet(Form):
    """One person; a reader can be taken off again, who is asked cannot."""

    def __init__(self, meeting: Id, row: AttendanceRow, *, may_edit: bool) -> None:
        super().__init__("asked", say("Take off the list"), "trash-2")
        self._meeting, self._row = meeting, row
        self.save.show_role(ButtonRole.DANGER)
        self.save.setVisible(may_edit and not row.votes and row.replaced_by == "")
        self.flow.add(Body(row.position))
        self.flow.add(Caption(row.agency_name))
        self.flow.add(
            Body(say("Is asked by the committee's list.") if row.votes else say("May read, and is not asked."))
        )
        self.flow.end()

    def intent(self) -> Intent | None:
        """Take the reader off."""
        return Give(RemoveParticipant, {"participant": self._row.participant}, self._meeting)


class AskedStep(PeopleStep):
    """The people of a consultation: members are asked, guests may read."""

    def __init__(self, beside: Beside, parent: QWidget | None = None) -> None:
        super().__init__(beside, parent)
        self.invite.show_text(say("Let somebody read it"))

    def show_meeting(self, meeting: DeskMeeting) -> None:
        """Show the people, and how many of them are asked."""
        super().show_meeting(meeting)
        asked = sum(1 for row in meeting.people if row.votes)
        self.sum.setText(say("{count} people · {asked} are asked", count=len(meeting.people), asked=asked))

    def row_of(self, row: AttendanceRow, *, sent: bool) -> Row:
        """Say whether somebody is asked."""
        del sent
        made = participant_row(row, sent=False)
        badge = (
            BadgeValue(say("Asked"), Tone.INFO, "message-square")
            if row.votes
            else BadgeValue(say("Reads"), Tone.NEUTRAL, "eye")
        )
        return Row(made.key, made.title, made.detail, made.trailing, made.icon, made.badge or badge)

    def open_person(self, key: str) -> None:
        """Open one person."""
        row = next((one for one in self.meeting.people if one.participant == key), None)
        if row is not None:
            sheet = AskedSheet(self.meeting.head.id, row, may_edit=self.meeting.may_edit)
            self.open_form(row.full_name, sheet)
