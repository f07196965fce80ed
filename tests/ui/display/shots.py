"""Every state of the big screen, made ready to be drawn."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ecabinet.domain.voting.call_elector import CallElector
from ecabinet.domain.voting.forms import Choice, Form
from ecabinet.domain.voting.pause_vote import PauseVote
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.ui.display.window import DisplayWindow
from tests.ui.delegate import forms
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


def _roll_call() -> QWidget:
    city = City()
    city.start()
    vote = city.open_vote(None, roll_call=True)
    for _ in range(4):
        city.stage.must(city.stage.chair, CallElector, meeting=city.meeting, vote=vote)
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


def _form(make: Callable[[], City]) -> Callable[[], QWidget]:
    """The wall during or after a vote of another form."""

    def made() -> QWidget:
        city = make()
        application = wall(city)
        application.signals = forms.turnout(city)
        return DisplayWindow(application)

    return made


def _live() -> City:
    city = forms.asked(Form(), showing=Showing.LIVE_COUNTS)
    return forms.cast(city, Choice.FOR, Choice.FOR, Choice.AGAINST, Choice.RECUSED)


def _live_election() -> City:
    city = forms.asked(forms.OF_THIRTY, showing=Showing.LIVE_NAMES)
    return forms.cast(city, forms.only("1", "3", "5"), forms.only("1", "2"), forms.only("3"))


def _of_thirty() -> City:
    won, other = forms.only("1", "3", "5"), forms.only("1", "12", "30")
    return forms.closed(forms.cast(forms.asked(forms.OF_THIRTY), won, won, other, won, Choice.BLANK))


STATES: dict[str, Callable[[], QWidget]] = {
    "idle": _idle,
    "before": _before,
    "item": _item,
    "vote": _vote,
    "vote-without-limit": _vote_without_limit,
    "roll-call": _roll_call,
    "vote-paused": _vote_paused,
    "result": _result,
    "result-lost": _lost,
    "vote-live": _form(_live),
    "vote-live-election": _form(_live_election),
    "result-election": _form(forms.elected),
    "result-of-thirty": _form(_of_thirty),
    "result-rating": _form(forms.rated),
    "result-motions": _form(forms.several),
}
