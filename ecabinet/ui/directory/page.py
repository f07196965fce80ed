"""The directory as a page of the frame: people, agencies, committees, rooms."""

from __future__ import annotations

from functools import partial
from typing import ClassVar

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ecabinet.client import codes
from ecabinet.client.screens.directory import DirectoryScreen, PersonChoice, directory_screen
from ecabinet.domain.people.issue_code import IssueCode
from ecabinet.ui.desk.beside import Beside
from ecabinet.ui.desk.form import Form
from ecabinet.ui.directory.forms import AgencyForm, CommitteeForm, RoomForm, SeatForm
from ecabinet.ui.directory.person_forms import CodeSheet, PersonForm
from ecabinet.ui.directory.view import PEOPLE, DirectoryView
from ecabinet.ui.intents import Give
from ecabinet.ui.kit.empty_state import Absence, AbsenceValue
from ecabinet.ui.page import Ask, Page
from ecabinet.ui.say import say


class DirectoryPage(Page):
    """Four lists, one shown; forms open beside them."""

    kinds: ClassVar[frozenset[str]] = frozenset({"Person", "Agency", "Committee", "Membership", "Room", "RuleSet"})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.screen_now: DirectoryScreen | None = None
        self._query = self._seat_query = ""
        self._seat_form: SeatForm | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build(PEOPLE)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence("Ctrl+N"), self, self.add_one, context=context)

    def ask(self) -> Ask:
        """Ask for the directory as far as the searches narrow it."""
        return partial(directory_screen, query=self._query, seat_query=self._seat_query)

    def show_screen(self, screen: object) -> None:
        """Show the directory."""
        if not isinstance(screen, DirectoryScreen) or screen == self.screen_now:
            return
        self.screen_now = screen
        self.view.show_screen(screen)
        if self._seat_form is not None:
            self._seat_form.show_screen(screen)

    def show_asking_failed(self, sentence: str) -> None:
        """Say why the list is not there; what is on screen stays."""
        if self.screen_now is None:
            self.view.people.show_absence(AbsenceValue(Absence.ERROR, say("The directory cannot be shown"), sentence))

    def add_one(self) -> None:
        """Open the form of a new entry of the list that is shown."""
        screen = self.screen_now
        if screen is None or not self.view.add.isEnabled():
            return
        form: Form
        match self.view.tabs.current_key():
            case "agencies":
                form = AgencyForm(screen)
            case "committees":
                form = CommitteeForm(screen)
            case "rooms":
                form = RoomForm(screen)
            case _:
                form = PersonForm(screen, None)
        self._open(self.view.add.text(), form)

    def open_person(self, key: str) -> None:
        """Open somebody's entry beside the list."""
        person = next((one for one in self._screen().people if one.id == key), None)
        if person is not None:
            form = PersonForm(self._screen(), person)
            form.code.clicked.connect(lambda: self.issue_code(person))
            self._open(person.full_name, form)

    def issue_code(self, person: PersonChoice) -> None:
        """Make a code, tell the hub its digest, and show it once."""
        code = codes.make_code()
        self.intent.emit(Give(IssueCode, {"person": person.id, "code_digest": codes.digest(code)}))
        self.beside.open_sheet(say("One-time code"), CodeSheet(person.full_name, code))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the other language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "beside"):
            shown = self.view.tabs.current_key()
            self._column.removeWidget(self.beside)
            self.beside.deleteLater()
            self._seat_form = None
            self._build(shown)
            screen, self.screen_now = self.screen_now, None
            self.show_screen(screen)

    def _screen(self) -> DirectoryScreen:
        if self.screen_now is None:
            raise LookupError("no directory is on screen")
        return self.screen_now

    def _build(self, shown: str) -> None:
        self.view = DirectoryView(self._query, shown)
        self.view.intent.connect(self.intent)
        self.view.wants_new.connect(self.add_one)
        self.view.wants_seat.connect(self._give_seat)
        self.view.opened.connect(self.open_person)
        self.view.searched.connect(self._search)
        self.beside = Beside(self.view, "directory.sheet")
        self.view.turned.connect(self.beside.close_sheet)
        self._column.addWidget(self.beside)

    def _search(self, query: str) -> None:
        if query != self._query:
            self._query = query
            self.asks_again.emit()

    def _give_seat(self) -> None:
        committee = self.view.committees.committee()
        if committee is None:
            return
        form = self._seat_form = SeatForm(committee)
        form.searched.connect(self._search_seat)
        mark_of = id(form)
        form.destroyed.connect(lambda: self._forget(mark_of))
        self._open(committee.name, form, form.search.line)

    def _forget(self, gone: int) -> None:
        if self._seat_form is not None and id(self._seat_form) == gone:
            self._seat_form = None

    def _search_seat(self, query: str) -> None:
        self._seat_query = query
        self.asks_again.emit()

    def _open(self, title: str, form: Form, first: QWidget | None = None) -> None:
        form.given.connect(self._sent)
        self.beside.open_sheet(title, form, first or form.first_editor())

    def _sent(self, intent: object) -> None:
        self.intent.emit(intent)
        self.beside.close_sheet()
