"""The sheets of one person: their entry, and a one-time code that is shown once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.checks import Problems, found, person_problems
from ecabinet.client.screens.directory import DirectoryScreen, PersonChoice
from ecabinet.domain.kernel import Refusal
from ecabinet.domain.people.add_person import AddPerson
from ecabinet.domain.people.change_person import ChangePerson
from ecabinet.domain.people.entities import Role
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.words import role_words
from ecabinet.ui.intents import NEW, Give, Intent
from ecabinet.ui.kit.banner import Banner, BannerValue
from ecabinet.ui.kit.button import Button
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.editors import Choice, ChoiceEdit, NumberEdit, TextEdit
from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body, Heading
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, TypeRole, space

_CITY_ROLES = (Role.SECRETARIAT, Role.ADMINISTRATOR, Role.ROOM_DISPLAY)
_USUAL_PRECEDENCE = 1000
_GROUPS_A_LINE = 4


class PersonForm(Form):
    """Name, position, agency, e-mail, roles in the city, place in protocol lists, and whether there is access."""

    def __init__(self, screen: DirectoryScreen, person: PersonChoice | None) -> None:
        super().__init__("person", say("Save") if person else say("Add the person"), "check" if person else "plus")
        self._person = person
        self.full_name, self.position, self.email = TextEdit(), TextEdit(), TextEdit()
        self.agency = ChoiceEdit(tuple(Choice(one.id, one.name) for one in screen.agencies))
        self.precedence = NumberEdit(0, 99_999)
        self.add_field("full_name", say("Full name"), self.full_name)
        self.add_field("position", say("Position"), self.position)
        self.add_field("agency", say("Agency"), self.agency)
        self.add_field("email", say("E-mail"), self.email, say("Used to sign in."))
        self.add_field("precedence", say("Place in protocol lists"), self.precedence, say("Lower stands first."))
        self.roles: dict[Role, CheckRow] = {}
        for role in _CITY_ROLES:
            self.roles[role] = CheckRow(role_words(role))
            self.add_check(role, self.roles[role])
        self.active = CheckRow(say("Has access"), say("Without it the person is signed out at once."))
        self.add_check("active", self.active)
        self.active.setVisible(person is not None)
        self.code = Button(say("One-time code"), icon_name="lock")
        self.code.setObjectName("person.code")
        if person is not None:
            self.buttons.add(self.code)
            self.code.setEnabled(person.active)
        self.flow.end()
        self._fill(person)
        if not screen.is_administrator:
            self.save.setEnabled(False)
            self.code.setEnabled(False)
            self.notice.show_value(BannerValue(say("Only administrators change the directory of people.")))
            self.notice.show()

    def problems(self) -> Problems:
        """Check the entry."""
        agency = None if self.agency.key() else Refusal("agency_unknown")
        texts = person_problems(self.email.text(), self.full_name.text(), self.position.text())
        return {**texts, **found(agency=agency)}

    def intent(self) -> Intent | None:
        """Add or change the person."""
        fields: dict[str, object] = {
            "email": self.email.text(),
            "full_name": self.full_name.text(),
            "position": self.position.text(),
            "agency": self.agency.key(),
            "roles": tuple(role for role, box in self.roles.items() if box.isChecked()),
            "precedence": self.precedence.value(),
        }
        if self._person is None:
            return Give(AddPerson, {**fields, "person": NEW})
        changed = {**fields, "person": self._person.id, "active": self.active.isChecked()}
        return Give(ChangePerson, changed, based_on=self._person.version)

    def _fill(self, person: PersonChoice | None) -> None:
        self.filling(on=True)
        self.precedence.setValue(_USUAL_PRECEDENCE if person is None else person.precedence)
        if person is not None:
            self.full_name.setText(person.full_name)
            self.position.setText(person.position)
            self.email.setText(person.email)
            self.agency.choose(person.agency)
            self.active.setChecked(person.active)
            for role, box in self.roles.items():
                box.setChecked(role in person.roles)
        self.filling(on=False)


class CodeSheet(QFrame):
    """A code in groups that can be read out; it is gone when the sheet is closed."""

    def __init__(self, name: str, code: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = Flow(margin_steps=0)
        flow.add(Body(say("For {name}, to choose a password with:", name=name)))
        groups = code.split("-")
        lines = [" ".join(groups[at : at + _GROUPS_A_LINE]) for at in range(0, len(groups), _GROUPS_A_LINE)]
        shown = Heading("\n".join(lines), TypeRole.HEADING)
        shown.setObjectName("person.code_shown")
        shown.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        shown.setAccessibleName(code)
        flow.add(shown)
        flow.add(
            Banner(
                BannerValue(
                    say("Shown once"),
                    say("Hand it over in person or by post. It is good for three days and for one password."),
                    Tone.WARNING,
                )
            )
        )
        flow.end()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(3))
        column.addWidget(flow)
        mark(self, role="plain")
