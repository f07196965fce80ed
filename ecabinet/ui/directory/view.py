"""The four lists of the directory, one of them shown."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ecabinet.client.screens.directory import DirectoryScreen, PersonChoice
from ecabinet.client.screens.folding import matches
from ecabinet.ui.desk.words import role_words, waiting_badge
from ecabinet.ui.directory.committees_view import CommitteesView
from ecabinet.ui.formats import number_text
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.button import Button, ButtonRole
from ecabinet.ui.kit.card import Card
from ecabinet.ui.kit.editors import TextEdit
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.kit.labels import Caption, Heading
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.segmented_tabs import Segment, SegmentedTabs
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space

PEOPLE: Final = "people"
AGENCIES: Final = "agencies"
COMMITTEES: Final = "committees"
ROOMS: Final = "rooms"
_REST_MS = 200


class DirectoryView(QFrame):
    """Tabs, search and lists. `wants_new` and `wants_seat` ask for forms, `opened` tells a person."""

    intent = Signal(object)
    wants_new = Signal()
    wants_seat = Signal()
    opened = Signal(str)
    searched = Signal(str)
    turned = Signal()

    def __init__(self, query: str = "", shown: str = PEOPLE, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._screen: DirectoryScreen | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self.look)
        self.tabs = SegmentedTabs(_segments(), shown)
        self.tabs.setObjectName("directory.tabs")
        self.tabs.chosen.connect(lambda _key: self._turn())
        self.add = Button("", ButtonRole.PRIMARY, "plus")
        self.add.setObjectName("directory.add")
        self.add.setToolTip("Ctrl+N")
        self.add.clicked.connect(self.wants_new)
        self.search = TextEdit()
        self.search.setObjectName("directory.search")
        self.search.setAccessibleName(say("Search"))
        self.search.setPlaceholderText(say("Search"))
        self.search.setText(query)
        self.search.textChanged.connect(lambda _text: self._typed())
        self.people = self._pane(PEOPLE, say("Persons"))
        self.people.opened.connect(self.opened)
        self.agencies = self._pane(AGENCIES, say("Agencies"))
        self.rooms = self._pane(ROOMS, say("Rooms"))
        for pane in (self.people, self.agencies, self.rooms):
            pane.retried.connect(self.wants_new)
        self.committees = CommitteesView()
        self.committees.intent.connect(self.intent)
        self.committees.wants_new.connect(self.wants_new)
        self.committees.wants_seat.connect(self.wants_seat)
        self.count = Caption()
        self.stack = QStackedWidget()
        mark(self.stack, role="canvas")
        self._lay()
        self._turn()

    def show_screen(self, screen: DirectoryScreen) -> None:
        """Show the directory."""
        self._screen = screen
        self._show_lists(screen)

    def look(self) -> None:
        """Search the people for what the line says now."""
        self._rest.stop()
        self.searched.emit(self.search.text().strip())

    def _lay(self) -> None:
        mark(self, role="canvas")
        for pane in (self.people, self.agencies, self.rooms):
            card = Card()
            card.body.setContentsMargins(space(2), space(2), space(2), space(2))
            card.add(pane, 1)
            self.stack.addWidget(card)
        self.stack.addWidget(self.committees)
        head, tools = QHBoxLayout(), QHBoxLayout()
        head.addWidget(Heading(say("Directory")), 1)
        head.addWidget(self.add)
        tools.setSpacing(space(4))
        tools.addWidget(self.tabs, 3)
        tools.addWidget(self.search, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(space(6), space(5), space(6), space(5))
        column.setSpacing(space(4))
        column.addLayout(head)
        column.addLayout(tools)
        column.addWidget(self.stack, 1)
        column.addWidget(self.count)

    def _pane(self, key: str, name: str) -> ListPane:
        made = ListPane(name)
        made.setObjectName(f"directory.{key}")
        return made

    def _turn(self) -> None:
        key = self.tabs.current_key()
        self.turned.emit()
        places = {PEOPLE: 0, AGENCIES: 1, ROOMS: 2, COMMITTEES: 3}
        self.stack.setCurrentIndex(places[key])
        words = {
            PEOPLE: say("Add a person"),
            AGENCIES: say("Add an agency"),
            COMMITTEES: say("Add a committee"),
            ROOMS: say("Add a room"),
        }
        self.add.show_text(words[key])
        administrator = self._screen is not None and self._screen.is_administrator
        self.add.setEnabled(administrator or key in {COMMITTEES, ROOMS})
        self.add.setToolTip("Ctrl+N" if self.add.isEnabled() else say("Only administrators add these."))
        self.search.setVisible(key in {PEOPLE, AGENCIES})
        self.count.setVisible(key == PEOPLE)

    def _typed(self) -> None:
        if self._screen is not None:
            self._show_agencies(self._screen)
        self._rest.start()

    def _show_lists(self, screen: DirectoryScreen) -> None:
        nobody = AbsenceValue(Absence.EMPTY, say("Nobody fits"), say("Other words may."), icon="search")
        self.people.show_rows([_person_row(person) for person in screen.people], nobody)
        self.count.setText(
            say(
                "{shown} shown of {found} found, {total} in all",
                shown=number_text(len(screen.people)),
                found=number_text(screen.people_found),
                total=number_text(screen.people_total),
            )
        )
        self._show_agencies(screen)
        rooms = [
            Row(room.id, room.name, room.location, say("Seats: {count}", count=room.seats), "door-open",
                BadgeValue(room.display_name, Tone.INFO, "monitor") if room.display_name else None)
            for room in screen.rooms
        ]  # fmt: skip
        self.rooms.show_rows(rows=rooms, empty=AbsenceValue(Absence.EMPTY, say("No rooms yet"), icon="door-open"))
        self.committees.show_screen(screen)
        administrator = screen.is_administrator
        self.add.setEnabled(administrator or self.tabs.current_key() in {COMMITTEES, ROOMS})

    def _show_agencies(self, screen: DirectoryScreen) -> None:
        rows = [
            Row(one.id, one.name, one.superior_name, one.code, "building-2")
            for one in screen.agencies
            if matches(self.search.text(), one.name, one.code)
        ]
        self.agencies.show_rows(rows, AbsenceValue(Absence.EMPTY, say("No agency fits"), icon="building-2"))


def _segments() -> tuple[Segment, ...]:
    return (
        Segment(PEOPLE, say("Persons")),
        Segment(AGENCIES, say("Agencies")),
        Segment(COMMITTEES, say("Committees")),
        Segment(ROOMS, say("Rooms")),
    )


def _person_row(person: PersonChoice) -> Row:
    roles = ", ".join(role_words(role) for role in person.roles)
    badge = waiting_badge() if person.is_waiting else None
    if badge is None and not person.active:
        badge = BadgeValue(say("No access"), Tone.DANGER, "lock")
    return Row(person.id, person.full_name, f"{person.position} · {person.agency_name} · {person.email}", roles,
               "user", badge)  # fmt: skip
