"""The sheets of the people: inviting a guest, one participant, and a substitute to decide on."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ecabinet.client.screens.attendance import AttendanceRow
from ecabinet.client.screens.checks import Problems, found
from ecabinet.client.screens.desk import DeskMeeting, DeskScreen
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.participants.add_participant import AddParticipant
from ecabinet.domain.participants.decide_substitute import DecideSubstitute
from ecabinet.domain.participants.entities import Answer
from ecabinet.domain.participants.remove_participant import RemoveParticipant
from ecabinet.domain.participants.reply_to_invitation import ReplyToInvitation
from ecabinet.domain.people.entities import Role
from ecabinet.domain.text import line_problem
from ecabinet.ui.desk.fact import Fact
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.person_search import PersonSearch
from ecabinet.ui.desk.words import answer_badge, role_words
from ecabinet.ui.intents import NEW, Give, Intent
from ecabinet.ui.kit.badge import Badge
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.labels import Body, Caption, Heading
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.say import say
from ecabinet.ui.theme import TypeRole


class GuestForm(Form):
    """Somebody of the directory, invited to the whole meeting or to single items."""

    searched = Signal(str)

    def __init__(self, meeting: DeskMeeting) -> None:
        super().__init__("guest", say("Invite"), "plus")
        self._meeting = meeting
        self.search = PersonSearch("guest", say("Who is invited"))
        self.search.searched.connect(self.searched)
        self.search.chosen.connect(lambda _key: self.warn())
        self.warning = Banner(BannerValue(""))
        self.warning.hide()
        self.flow.add(self.search)
        self.flow.add(self.warning)
        self.flow.add(Heading(say("To what"), TypeRole.TITLE))
        self.whole = CheckRow(say("The whole meeting"))
        self.add_check("whole", self.whole)
        self.items: dict[Id, CheckRow] = {}
        for item in meeting.agenda:
            box = CheckRow(f"{item.number}. {item.title}")
            self.items[item.id] = box
            self.add_check(f"item{item.number}", box)
        self.flow.end()
        self.filling(on=False)
        self.save.setEnabled(False)

    def show_screen(self, screen: DeskScreen) -> None:
        """Show whom the search found."""
        self.search.show_found(screen.query, screen.found)
        if screen.meeting is not None:
            self._meeting = screen.meeting
        self.warn()

    def warn(self) -> None:
        """Say that the chosen person takes part already; a form that lacks something cannot be sent."""
        person = self.search.person()
        already = person is not None and any(row.person == person.id for row in self._meeting.people)
        if person is not None and already:
            self.warning.show_value(BannerValue(say("{name} already takes part.", name=person.full_name)))
        self.warning.setVisible(already)
        chosen = self.whole.isChecked() or any(box.isChecked() for box in self.items.values())
        self.save.setEnabled(person is not None and not already and chosen)

    def changed_by_hand(self, key: str) -> None:
        """Leave single items out of an invitation to the whole."""
        if key == "whole":
            for box in self.items.values():
                box.setEnabled(not self.whole.isChecked())
        self.warn()

    def intent(self) -> Intent | None:
        """Invite the person."""
        person = self.search.person()
        if person is None:
            return None
        items = () if self.whole.isChecked() else tuple(item for item, box in self.items.items() if box.isChecked())
        fields: dict[str, object] = {"participant": NEW, "person": person.id, "role": Role.GUEST, "items": items}
        sent = self._meeting.invitation
        if sent is not None:
            fields |= {"requests": sent.requests, "contact": sent.contact}
        return Give(AddParticipant, fields, self._meeting.head.id)


class ParticipantSheet(Form):
    """One participant: what they answered, a word given by telephone, their mandate to vote, the way off the list."""

    mandate_wanted = Signal()

    def __init__(self, meeting: DeskMeeting, row: AttendanceRow) -> None:
        super().__init__("person", say("Record the reply"))
        self._meeting, self._row = meeting.head.id, row
        sent = meeting.head.state is not MeetingState.DRAFT
        self.flow.add(Body(row.position))
        self.flow.add(Caption(row.agency_name))
        badge = answer_badge(row, sent=sent)
        if badge is not None:
            self.flow.add(WrapRow(Badge(badge)))
        for caption, words in self._facts(meeting, row):
            self.flow.add(Fact(caption, words))
        self.attending = CheckRow(say("Will attend"), say("Told by telephone or in person."))
        self.attending.setChecked(row.answer is not Answer.ABSENT)
        self.reason = TextEdit()
        running = meeting.head.state in {MeetingState.ANNOUNCED, MeetingState.IN_SESSION}
        may_reply = running and row.answer is not Answer.SUBSTITUTED
        if may_reply:
            self.flow.add(Heading(say("Reply in their name"), TypeRole.TITLE))
            self.add_check("attending", self.attending)
            self.add_field("reason", say("Reason for absence"), self.reason)
            self.reason.setEnabled(row.answer is Answer.ABSENT)
            self.filling(on=True)
            self.reason.setText(row.reason)
            self.filling(on=False)
        self.save.setVisible(may_reply)
        self.remove = Button(say("Take off the list"), ButtonRole.DANGER, "trash-2")
        self.remove.setObjectName("person.remove")
        self.remove.clicked.connect(self._remove)
        removable = row.role in {Role.GUEST, Role.MEMBER, Role.SECRETARIAT} and not row.votes and row.since is None
        self.remove.setVisible(meeting.may_edit and removable and row.answer is not Answer.SUBSTITUTED)
        self.buttons.add(self.remove)
        self.mandate = Button(say("Mandate to vote…"), ButtonRole.SECONDARY, "users")
        self.mandate.setObjectName("person.mandate")
        self.mandate.clicked.connect(self.mandate_wanted)
        self.mandate.setVisible(meeting.mandates is not None and row.votes)
        self.buttons.add(self.mandate)
        self.flow.end()

    def problems(self) -> Problems:
        """An absence needs a reason."""
        if self.attending.isChecked():
            return {}
        empty = line_problem(self.reason.text())
        missing = empty is not None and not self.reason.text().strip()
        return found(reason=Refusal("absence_needs_a_reason") if missing else empty)

    def changed_by_hand(self, key: str) -> None:
        """Ask for a reason only of those who do not come."""
        if key == "attending":
            self.reason.setEnabled(not self.attending.isChecked())

    def intent(self) -> Intent | None:
        """Record the reply."""
        attending = self.attending.isChecked()
        fields: dict[str, object] = {
            "participant": self._row.participant,
            "attending": attending,
            "reason": "" if attending else self.reason.text(),
        }
        return Give(ReplyToInvitation, fields, self._meeting)

    def _facts(self, meeting: DeskMeeting, row: AttendanceRow) -> list[tuple[str, str]]:
        numbers = {item.id: f"{item.number}. {item.title}" for item in meeting.agenda}
        facts = [(say("Takes part as"), role_words(row.role))]
        if row.items:
            facts.append((say("Invited to"), "\n".join(numbers.get(item, "–") for item in row.items)))
        if row.reason:
            facts.append((say("Reason"), row.reason))
        if row.stands_for:
            facts.append((say("Stands in for"), row.stands_for))
        if row.replaced_by:
            facts.append((say("Sends"), row.replaced_by))
        if row.carrier:
            facts.append((say("Votes by mandate"), row.carrier))
        return facts

    def _remove(self) -> None:
        self.given.emit(Give(RemoveParticipant, {"participant": self._row.participant}, self._meeting))


class SubstituteForm(Form):
    """A proposed substitute: accepted by naming their entry in the directory, or declined."""

    searched = Signal(str)

    def __init__(self, meeting: DeskMeeting, row: AttendanceRow) -> None:
        super().__init__("substitute", say("Accept"))
        self.save.setObjectName("substitute.accept")
        self._meeting, self._row = meeting.head.id, row
        self.flow.add(Caption(say("{name} proposes", name=row.full_name)))
        self.flow.add(Body(row.proposal_name, strong=True))
        self.flow.add(Caption(row.proposal_email))
        self.flow.add(Fact(say("Reason"), row.proposal_reason))
        self.search = PersonSearch("substitute", say("Their entry in the directory"))
        self.search.searched.connect(self.searched)
        self.search.chosen.connect(lambda _key: self._allow())
        self.flow.add(self.search)
        self.flow.end()
        self.decline = Button(say("Decline"), ButtonRole.DANGER, "x")
        self.decline.setObjectName("substitute.decline")
        self.decline.clicked.connect(lambda: self.given.emit(self._decided(None)))
        self.buttons.add(self.decline)
        self.save.setEnabled(False)

    def begin(self) -> None:
        """Look for the address that was proposed."""
        self.search.line.setText(self._row.proposal_email)
        self.search.look()

    def show_screen(self, screen: DeskScreen) -> None:
        """Show whom the search found."""
        self.search.show_found(screen.query, screen.found)
        self._allow()

    def intent(self) -> Intent | None:
        """Accept the substitute."""
        person = self.search.person()
        return None if person is None else self._decided(person.id)

    def _decided(self, person: Id | None) -> Intent:
        fields: dict[str, object] = {
            "substitution": self._row.proposal,
            "accept": person is not None,
            "participant": NEW,
            "person": person,
        }
        return Give(DecideSubstitute, fields, self._meeting)

    def _allow(self) -> None:
        self.save.setEnabled(self.search.person() is not None)
