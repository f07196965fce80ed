"""A page with a city behind it: what it wants is done at once, and it is shown what came of it."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QPushButton, QWidget

from ecabinet.client.view import Delivery, Pending
from ecabinet.domain.decide import decide
from ecabinet.domain.kernel import Actor, Changes, Id
from ecabinet.ui.directory.page import DirectoryPage
from ecabinet.ui.intents import Dismiss, Give
from ecabinet.ui.page import Page
from ecabinet.ui.shell.carrier import with_new_ids
from tests.ui.desk.worlds import City

W = TypeVar("W", bound=QWidget)


TABS = ("people", "agencies", "committees", "rooms")


def turn_to(page: DirectoryPage, tab: str) -> None:
    """Press one of the directory's tabs."""
    page.view.tabs.findChildren(QPushButton)[TABS.index(tab)].click()


class Hand:
    """Carries a page's intents to the rules as one person; what was refused stays pending until it is put away."""

    def __init__(self, city: City, page: Page, person: Id) -> None:
        """Connect the page and show it what there is."""
        self.city, self.page, self.person = city, page, person
        self.pending: tuple[Pending, ...] = ()
        self.wanted: list[object] = []
        page.intent.connect(self.carry)
        page.asks_again.connect(self.refresh)
        page.tick(city.now)
        self.refresh()

    def refresh(self) -> None:
        """Show the present state."""
        self.page.show_screen(self.page.ask()(self.city.view(*self.pending, me=self.person)))

    def carry(self, intent: object) -> None:
        """Do what the page wants."""
        self.wanted.append(intent)
        if isinstance(intent, Give):
            self._give(intent)
        elif isinstance(intent, Dismiss):
            self.pending = tuple(one for one in self.pending if one.command.id != intent.command)
        self.refresh()

    def find(self, kind: type[W], name: str) -> W:
        """Find a widget of the page by its name."""
        found = self.page.findChild(kind, name)
        assert found is not None, name
        return found

    def _give(self, intent: Give) -> None:
        fields = {name: with_new_ids(value) for name, value in intent.fields.items()}
        command = intent.verb(
            id=self.city.new_id(),
            claimed_at=self.city.now,
            meeting=intent.meeting,
            based_on=intent.based_on,
            **fields,
        )
        outcome = decide(self.city.world, command, Actor(self.person), self.city.now)
        if isinstance(outcome, Changes):
            self.city.world.carry_out(outcome)
        else:
            refused = Pending(command, Delivery.REFUSED, self.city.now, refusal=outcome)
            self.pending = (*self.pending, refused)
