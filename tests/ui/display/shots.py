"""Every state of the big screen, made ready to be drawn."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.pause_vote import PauseVote
from ecabinet.ui.display.window import DisplayWindow
from tests.ui.delegate.sample import City
from tests.ui.shell.fakes import FakeApplication


def wall(city: City) -> FakeApplication:
    """Give the application of the room's account."""
    return FakeApplication(city.stage, city.stage.display)


def _idle() -> QWidget:
    return DisplayWindow(wall(City(announced=False)))


def _before() -> QWidget:
    return DisplayWindow(wall(City()))


def _item() -> QWidget:
    city = City()
    city.start()
    return DisplayWindow(wall(city))


def _vote() -> QWidget:
    city = City()
    city.start()
    vote = city.open_vote()
    application = wall(city)
    application.signals = {f"turnout/{vote}": {"cast": 3}}
    return DisplayWindow(application)


def _vote_without_limit() -> QWidget:
    city = City()
    city.start()
    vote = city.open_vote(None)
    application = wall(city)
    application.signals = {f"turnout/{vote}": {"cast": 3}}
    return DisplayWindow(application)


def _vote_paused() -> QWidget:
    city = City()
    city.start()
    vote = city.open_vote()
    city.stage.must(city.stage.chair, PauseVote, meeting=city.meeting, vote=vote)
    application = wall(city)
    application.signals = {f"turnout/{vote}": {"cast": 3}}
    return DisplayWindow(application)


def _result() -> QWidget:
    city = City()
    city.start()
    city.close_vote(city.open_vote(), Choice.FOR, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST)
    return DisplayWindow(wall(city))


def _lost() -> QWidget:
    city = City()
    city.start()
    city.close_vote(city.open_vote(), Choice.AGAINST, Choice.FOR, Choice.AGAINST, Choice.ABSTAIN, Choice.AGAINST)
    return DisplayWindow(wall(city))


STATES: dict[str, Callable[[], QWidget]] = {
    "idle": _idle,
    "before": _before,
    "item": _item,
    "vote": _vote,
    "vote-without-limit": _vote_without_limit,
    "vote-paused": _vote_paused,
    "result": _result,
    "result-lost": _lost,
}
