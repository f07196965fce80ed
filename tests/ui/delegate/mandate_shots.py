"""The mandate to vote on the meeting's page and at the secretary's desk, made ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from ecabinet.client.screens.frame import Place
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.ui.intents import Go
from ecabinet.ui.looks import Looks
from ecabinet.ui.mandate_pane import MandatePane
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.sample import City
from tests.ui.delegate.shots import Make, press


def knowing(given: dict[int, int], *, most: int = 1, starts: bool = False) -> City:
    """Return the meeting under a rule that knows mandates, with these given, holder to carrier."""
    city = City()
    if starts:
        city.start()
    city.decide_by(mandates=most, splits_mandates=True)
    for holder, carrier in given.items():
        give(city, holder, carrier)
    return city


def seat(city: City, place: int) -> Id:
    """Return the seat of a member."""
    return city.stage.part(city.meeting, city.stage.members[place]).id


def give(city: City, holder: int, carrier: int) -> None:
    """Have a member give their mandate."""
    fields: dict[str, Any] = {"participant": seat(city, holder), "carrier": seat(city, carrier)}
    city.stage.must(city.stage.members[holder], v.GiveMandate, meeting=city.meeting, **fields)


def _shown(make: Callable[[], City], place: int, *pressed: str, choose: int | None = None) -> Make:
    """Show a member's page of the meeting with these buttons pressed and somebody chosen."""

    def made(looks: Looks, app: QApplication) -> QWidget:
        city = make()
        shown = Workspace(city.application(place), looks, Go(Place.MEETING))
        shown.resize(1280, 800)
        shown.show()
        for name in ("", *pressed):
            if name:
                press(shown, name)
            for _ in range(4):
                app.processEvents()
        if choose is not None:
            _choose(shown, seat(city, choose))
        return shown

    return made


def _choose(shown: QWidget, key: Id) -> None:
    (pane,) = (one for one in shown.findChildren(MandatePane) if one.isVisible())
    pane.choose(key)


def _open_vote() -> City:
    """A vote is open that was opened when the third member's mandate was the second's; the ballot is put aside."""
    city = knowing({3: 1}, starts=True)
    city.open_vote()
    return city


STATES: dict[str, Make] = {
    "mandate-offered": _shown(lambda: knowing({}), 2, "meeting.mandate"),
    "mandate-chosen": _shown(lambda: knowing({3: 4}), 2, "meeting.mandate", choose=1),
    "mandate-not-possible": _shown(lambda: knowing({3: 4}), 2, "meeting.mandate", choose=4),
    "mandate-given": _shown(lambda: knowing({2: 1}, starts=True), 2),
    "mandate-carried": _shown(lambda: knowing({2: 1, 3: 1}, most=2, starts=True), 1),
    "mandate-in-open-vote": _shown(_open_vote, 3, "ballot.aside", "meeting.mandate"),
    "mandate-ballot": _shown(_open_vote, 3),
}
