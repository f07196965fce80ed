"""The forms of agencies, committees, seats and rooms."""

from __future__ import annotations

from PySide6.QtCore import Signal

from ecabinet.client.screens.checks import Problems, found, line_problems
from ecabinet.client.screens.directory import CommitteeRow, DirectoryScreen
from ecabinet.domain.committees.add_committee import AddCommittee
from ecabinet.domain.committees.add_membership import AddMembership
from ecabinet.domain.kernel import Refusal
from ecabinet.domain.people.add_agency import AddAgency
from ecabinet.domain.rooms.add_room import MOST_SEATS, AddRoom
from ecabinet.domain.text import LINE_LIMIT
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.person_search import PersonSearch
from ecabinet.ui.intents import NEW, Give, Intent
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.editors import Choice, ChoiceEdit, NumberEdit, TextEdit
from ecabinet.ui.say import say

_USUAL_SEATS = 40


class AgencyForm(Form):
    """A unit of the city."""

    def __init__(self, screen: DirectoryScreen) -> None:
        super().__init__("agency", say("Add the agency"), "plus")
        self.code, self.name = TextEdit("000.00.00.H26"), TextEdit()
        none = Choice("", say("None"))
        self.superior = ChoiceEdit((none, *(Choice(one.id, one.name) for one in screen.agencies)))
        self.add_field("code", say("Agency identifier"), self.code)
        self.add_field("name", say("Name"), self.name)
        self.add_field("superior", say("Superior agency"), self.superior)
        self.flow.end()
        self.filling(on=False)
        self.save.setEnabled(screen.is_administrator)

    def problems(self) -> Problems:
        """Check code and name."""
        return line_problems({"code": (self.code.text(), 13), "name": (self.name.text(), 200)})

    def intent(self) -> Intent | None:
        """Add the agency."""
        fields: dict[str, object] = {
            "agency": NEW,
            "code": self.code.text(),
            "name": self.name.text(),
            "superior": self.superior.key() or None,
        }
        return Give(AddAgency, fields)


class CommitteeForm(Form):
    """A body that meets, and the rules by which it votes."""

    def __init__(self, screen: DirectoryScreen) -> None:
        super().__init__("committee", say("Add the committee"), "plus")
        self.name, self.agency = TextEdit(), TextEdit()
        self.rule = ChoiceEdit(tuple(Choice(rule, title) for rule, title in screen.rule_sets))
        self.add_field("name", say("Name"), self.name)
        self.add_field("agency", say("Issuing agency"), self.agency, say("Stands at the head of its papers."))
        self.add_field("rule", say("Voting rules"), self.rule)
        self.flow.end()
        self.filling(on=True)
        self.agency.setText(screen.agencies[0].name if screen.agencies else "")
        self.filling(on=False)

    def problems(self) -> Problems:
        """Check the names, and that there are rules."""
        rule = None if self.rule.key() else Refusal("rule_set_unknown")
        texts = line_problems({"name": (self.name.text(), LINE_LIMIT), "agency": (self.agency.text(), 200)})
        return {**texts, **found(rule=rule)}

    def intent(self) -> Intent | None:
        """Add the committee."""
        fields: dict[str, object] = {
            "committee": NEW,
            "name": self.name.text(),
            "agency_name": self.agency.text(),
            "rule_set": self.rule.key(),
        }
        return Give(AddCommittee, fields)


class SeatForm(Form):
    """A seat in a committee for somebody of the directory."""

    searched = Signal(str)

    def __init__(self, committee: CommitteeRow) -> None:
        super().__init__("seat", say("Give the seat"), "plus")
        self._committee = committee
        self.search = PersonSearch("seat", say("Who takes the seat"))
        self.search.searched.connect(self.searched)
        self.search.chosen.connect(lambda _key: self._allow())
        self.flow.add(self.search)
        self.seat = TextEdit()
        self.voting = CheckRow(say("Has a vote"))
        self.chairs = CheckRow(say("Chairs the committee"))
        self.add_field("seat", say("Seat"), self.seat, say("For example: Member, Standing Deputy Head"))
        self.add_check("voting", self.voting)
        self.add_check("chairs", self.chairs)
        self.flow.end()
        self.filling(on=True)
        self.seat.setText("Ủy viên")
        self.voting.setChecked(True)
        self.filling(on=False)
        self.chairs.setEnabled(not any(seat.chairs for seat in committee.seats))
        self.save.setEnabled(False)

    def show_screen(self, screen: DirectoryScreen) -> None:
        """Show whom the search found."""
        self.search.show_found(screen.seat_query, screen.found)
        self._allow()

    def problems(self) -> Problems:
        """Check the seat's name."""
        return line_problems({"seat": (self.seat.text(), 100)})

    def intent(self) -> Intent | None:
        """Give the seat."""
        person = self.search.person()
        if person is None:
            return None
        fields: dict[str, object] = {
            "membership": NEW,
            "committee": self._committee.id,
            "person": person.id,
            "seat": self.seat.text(),
            "voting": self.voting.isChecked(),
            "chairs": self.chairs.isChecked(),
        }
        return Give(AddMembership, fields)

    def _allow(self) -> None:
        person = self.search.person()
        sits = person is not None and any(seat.person == person.id for seat in self._committee.seats)
        self.save.setEnabled(person is not None and not sits)


class RoomForm(Form):
    """A room with its seats and the account of its screen."""

    def __init__(self, screen: DirectoryScreen) -> None:
        super().__init__("room", say("Add the room"), "plus")
        self.name, self.location = TextEdit(), TextEdit()
        self.seats = NumberEdit(1, MOST_SEATS)
        none = Choice("", say("None"))
        self.display = ChoiceEdit((none, *(Choice(one, name) for one, name in screen.displays)))
        self.add_field("name", say("Name"), self.name)
        self.add_field("location", say("Location"), self.location)
        self.add_field("seats", say("Seats"), self.seats)
        self.add_field("display", say("Account of the room display"), self.display)
        self.flow.end()
        self.filling(on=True)
        self.seats.setValue(_USUAL_SEATS)
        self.filling(on=False)

    def problems(self) -> Problems:
        """Check the names."""
        return line_problems({"name": (self.name.text(), 200), "location": (self.location.text(), LINE_LIMIT)})

    def intent(self) -> Intent | None:
        """Add the room."""
        fields: dict[str, object] = {
            "room": NEW,
            "name": self.name.text(),
            "location": self.location.text(),
            "seats": self.seats.value(),
            "display": self.display.key() or None,
        }
        return Give(AddRoom, fields)
