"""A secret ballot on screen: what is promised before, that it is recorded, and afterwards no trace of the choice."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from ecabinet.client.view import LinkPhase
from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.forms import Choice, Form, Mark
from ecabinet.domain.voting.rule_sets import Showing, TiePolicy
from ecabinet.ui.kit.banner import Banner
from ecabinet.ui.shell.workspace import Workspace
from tests.secret import put_in
from tests.ui.console.chair import Chair
from tests.ui.delegate.sample import City
from tests.ui.shell.conftest import Opener


def secretly(city: City) -> v.Vote:
    """Put the second item to a secret vote."""
    city.decide_by(showing=Showing.SECRET, tie=TiePolicy.REPEAT)
    found = city.stage.world.get(v.Vote, city.open_vote())
    assert found is not None
    return found


def press(made: Workspace, name: str) -> None:
    found = made.findChild(QAbstractButton, name)
    assert found is not None, name
    assert found.isVisible(), name
    found.click()


def reads(made: Workspace, words: str) -> bool:
    return any(words in label.text() for label in made.findChildren(QLabel) if label.isVisible())


def state(made: Workspace) -> str:
    banner = made.findChild(Banner, "ballot.state")
    assert banner is not None
    return banner.accessibleName() if banner.isVisible() else ""


def shown_options(made: Workspace) -> list[str]:
    names = [f"ballot.{choice.value}" for choice in Form().options]
    buttons = [made.findChild(QAbstractButton, name) for name in names]
    return [button.objectName() for button in buttons if button is not None and button.isVisible()]


def test_the_promise_and_its_condition_stand_beside_the_options(opened: Opener, running: City) -> None:
    secretly(running)
    made = opened(running.application())
    assert reads(made, "Secret vote: your choice is kept apart from your name")
    assert reads(made, "This holds as long as the hub's administrator can be trusted")
    assert reads(made, "That you voted or take no part, and when, is recorded by name")
    assert not reads(made, "Open vote")


def test_once_recorded_nothing_on_screen_tells_the_choice(opened: Opener, running: City) -> None:
    secretly(running)
    application = running.application()
    made = opened(application)
    press(made, "ballot.against")
    press(made, "ballot.confirm")
    opened.settle()
    (given,) = (command for command in application.given if isinstance(command, v.CastSecretBallot))
    assert given.mark == Mark(Choice.AGAINST)
    assert len(given.filling) > 256
    assert state(made).startswith("Recorded at ")
    assert "erased from this device" in state(made)
    assert shown_options(made) == []


def test_without_a_link_the_choice_stays_and_is_said_not_to_be_recorded(opened: Opener, running: City) -> None:
    secretly(running)
    application = running.application()
    application.phase = LinkPhase.OFFLINE
    made = opened(application)
    press(made, "ballot.for")
    press(made, "ballot.confirm")
    opened.settle()
    assert state(made).startswith("Not sent: your ballot is NOT recorded")
    assert shown_options(made) == ["ballot.for"]


def test_the_result_says_that_nobody_is_named(opened: Opener, running: City) -> None:
    vote = secretly(running)
    application = running.application()
    made = opened(application)
    for member in running.stage.members[:5]:
        put_in(running.stage, vote.id, member, Choice.FOR)
    running.stage.must(running.stage.chair, v.CloseVote, meeting=running.meeting, vote=vote.id)
    application.tell("Vote", "BallotBox")
    opened.settle()
    assert reads(made, "Secret vote: no record joins a name to a choice")
    assert not reads(made, "Who voted how")


def test_the_chair_reads_the_promise_before_casting_on_the_console(app: QApplication, qtbot: QtBot) -> None:
    city = City()
    city.start()
    secretly(city)
    chair = Chair(app, qtbot, city)
    assert not chair.reads("administrator can be trusted")
    chair.press("console.my_ballot")
    assert chair.reads("administrator can be trusted")
    chair.press("console.ballot.for")
    chair.press("console.ballot.for")
    assert chair.given == [v.CastSecretBallot]
    assert chair.reads("Your ballot was recorded at")


def test_the_chair_is_told_why_a_box_with_few_ballots_is_not_opened(app: QApplication, qtbot: QtBot) -> None:
    city = City()
    city.start()
    vote = secretly(city)
    put_in(city.stage, vote.id, city.stage.members[1], Choice.FOR)
    chair = Chair(app, qtbot, city)
    chair.press("console.close_vote")
    found = city.stage.world.get(v.Vote, vote.id)
    assert found == vote
    banner = chair.made.findChild(Banner, "refused")
    assert banner is not None
    assert "Fewer than 5 secret ballots would tell" in banner.accessibleName()
