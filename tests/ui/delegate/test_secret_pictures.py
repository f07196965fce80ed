"""How a secret vote looks to those who vote."""

from collections.abc import Callable
from itertools import count

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.frame import Place
from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.rule_sets import Showing, TiePolicy
from ecabinet.ui.intents import Go
from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell import carrier
from ecabinet.ui.shell.workspace import Workspace
from ecabinet.ui.theme import Device, Scheme
from tests.golden.compare import assert_looks_like
from tests.secret import put_in
from tests.ui.delegate.sample import City

LIGHT = Looks()
LARGE = Looks(text_percent=175)
DARK = Looks(language=Language.ENGLISH, scheme=Scheme.DARK)
TABLET, UPRIGHT, PC = (1280, 800), (800, 1280), (1366, 768)
CHOICES = (Choice.FOR, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST)


def _city() -> tuple[City, v.Vote]:
    city = City()
    city.start()
    city.decide_by(showing=Showing.SECRET, tie=TiePolicy.REPEAT)
    found = city.stage.world.get(v.Vote, city.open_vote())
    assert found is not None
    return city, found


def _press(made: Workspace, app: QApplication, *names: str) -> None:
    made.show()
    app.processEvents()
    for name in names:
        button = made.findChild(QAbstractButton, name)
        assert button is not None, name
        button.click()
        for _ in range(6):
            app.processEvents()


def _chosen(looks: Looks, app: QApplication) -> Workspace:
    city, _ = _city()
    made = Workspace(city.application(), looks, Go(Place.MEETING))
    _press(made, app, "ballot.for")
    return made


def _recorded(looks: Looks, app: QApplication) -> Workspace:
    made = _chosen(looks, app)
    _press(made, app, "ballot.confirm")
    return made


def _result(looks: Looks, app: QApplication) -> Workspace:
    city, vote = _city()
    application = city.application()
    made = Workspace(application, looks, Go(Place.MEETING))
    made.show()
    app.processEvents()
    for member, choice in zip(city.stage.members, CHOICES, strict=False):
        put_in(city.stage, vote.id, member, choice)
    city.stage.must(city.stage.chair, v.CloseVote, meeting=city.meeting, vote=vote.id)
    application.tell("Vote", "BallotBox")
    app.processEvents()
    return made


def _chairs(looks: Looks, app: QApplication) -> Workspace:
    city, _ = _city()
    made = Workspace(city.application(0), looks, Go(Place.CONSOLE))
    _press(made, app, "console.my_ballot")
    return made


STATES: dict[str, Callable[[Looks, QApplication], Workspace]] = {
    "secret-chosen": _chosen,
    "secret-recorded": _recorded,
    "secret-result": _result,
    "secret-console": _chairs,
}
CASES = (
    *((name, "vi", LIGHT, TABLET) for name in STATES),
    *((name, "vi-175", LARGE, TABLET) for name in ("secret-chosen", "secret-recorded", "secret-console")),
    *((name, "en-dark", DARK, TABLET) for name in ("secret-chosen", "secret-result")),
    ("secret-chosen", "vi-upright", LIGHT, UPRIGHT),
    ("secret-recorded", "pc-vi-dark", Looks(scheme=Scheme.DARK), PC),
    ("secret-console", "pc-en", Looks(language=Language.ENGLISH), PC),
)


@pytest.mark.parametrize("case", CASES, ids=[f"{name}-{look}" for name, look, *_ in CASES])
def test_a_secret_vote_looks_as_recorded(
    app: QApplication, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, case: tuple[str, str, Looks, tuple[int, int]]
) -> None:
    name, look, looks, size = case
    fresh = count(0xA19AB7B9)
    monkeypatch.setattr(carrier, "new_id", lambda: f"01900000-0000-7000-9000-{next(fresh):012x}")
    show_looks(app, looks, Device.PC if size == PC else Device.TABLET, reduced_motion=True)
    made = STATES[name](looks, app)
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.resize(*size)
    made.show()
    for _ in range(12):
        app.processEvents()
    assert_looks_like(made, f"ui/delegate/{name}-{look}")
