"""The chair pauses, resumes and prolongs an open vote; what the screen says of its time is true."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot

from ecabinet.client.view import LinkPhase
from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.rule_sets import TimeOut
from ecabinet.ui.console.chairs_ballot import ChairsBallot
from ecabinet.ui.console.vote_course import MORE_MINUTES
from tests.ui.console import shots
from tests.ui.console.chair import Chair

COURSE = (
    "console.pause_vote",
    "console.resume_vote",
    *(f"console.prolong_vote.{minutes}" for minutes in MORE_MINUTES),
)


def offered(chair: Chair) -> list[str]:
    """Name the steps that the chair can take with the open vote."""
    buttons = (chair.page.findChild(QAbstractButton, name) for name in COURSE)
    return [button.objectName() for button in buttons if button is not None and button.isVisible()]


def test_a_paused_vote_keeps_its_time_until_it_is_resumed(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting(Choice.FOR, Choice.AGAINST))
    stage = chair.city.stage
    chair.press("console.pause_vote")
    assert offered(chair) == ["console.resume_vote"]
    assert chair.reads("Paused: no ballot is taken and no time runs.")
    stage.now += timedelta(hours=1)
    chair.page.tick(stage.now)
    assert chair.reads("2 of 7 ballots in · 02:20 left")
    assert chair.reads("Not yet: Trần Sỹ Thanh")
    chair.press("console.resume_vote")
    vote = shots.vote_of(chair.city)
    assert vote.closes_at == stage.now + timedelta(minutes=2, seconds=20)
    assert chair.given == [v.PauseVote, v.ResumeVote]
    assert "console.pause_vote" in offered(chair)


@pytest.mark.parametrize("minutes", MORE_MINUTES)
def test_an_open_vote_gets_more_time(app: QApplication, qtbot: QtBot, minutes: int) -> None:
    chair = Chair(app, qtbot, shots.voting(Choice.FOR))
    before = shots.vote_of(chair.city).closes_at
    assert before is not None
    chair.press(f"console.prolong_vote.{minutes}")
    assert shots.vote_of(chair.city).closes_at == before + timedelta(minutes=minutes)


def test_a_vote_without_a_limit_is_paused_and_given_no_time(app: QApplication, qtbot: QtBot) -> None:
    city = shots.running()
    city.open_vote(None)
    chair = Chair(app, qtbot, city)
    assert offered(chair) == ["console.pause_vote"]
    assert not chair.reads(" left")
    chair.press("console.pause_vote")
    assert not chair.reads(" left")


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        (TimeOut.HOLD, "Time is up, no ballot is taken: close the vote or give more time."),
        (TimeOut.KEEP_OPEN, "Time is up: ballots are still taken and marked late."),
        (TimeOut.STOP, "Time is up: the hub closes the vote."),
    ],
)
def test_when_time_is_up_the_chair_reads_what_that_means(
    app: QApplication, qtbot: QtBot, policy: TimeOut, words: str
) -> None:
    city = shots.under(time_out=policy)
    city.open_vote()
    chair = Chair(app, qtbot, city)
    city.stage.now += timedelta(minutes=2, seconds=59)
    chair.page.tick(city.stage.now)
    assert not chair.reads(words)
    city.stage.now += timedelta(seconds=1)
    chair.page.tick(city.stage.now)
    assert chair.reads(words)
    assert offered(chair) == ["console.prolong_vote.1", "console.prolong_vote.5"]
    chair.press("console.prolong_vote.1")
    assert not chair.reads(words)
    assert chair.reads("01:00 left")


def test_a_pause_that_the_hub_has_not_confirmed_is_not_shown_as_done(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting(Choice.FOR))
    chair.application.phase = LinkPhase.OFFLINE
    chair.press("console.pause_vote")
    assert chair.reads("The hub has not confirmed this yet.")
    assert not any(chair.button(name).isEnabled() for name in offered(chair))
    assert not chair.button("console.close_vote").isEnabled()
    chair.application.phase = LinkPhase.ONLINE
    chair.application.settle(chair.application.given[-1])
    chair.application.tell("Vote")
    chair.settle()
    assert not chair.reads("The hub has not confirmed this yet.")
    assert chair.button("console.resume_vote").isEnabled()


def test_while_the_vote_is_paused_the_place_of_the_own_ballot_leaves_no_gap(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting(Choice.FOR))
    ballot = chair.page.findChild(ChairsBallot)
    assert ballot is not None
    assert ballot.isVisible()
    chair.press("console.pause_vote")
    assert not ballot.isVisible()
    chair.press("console.resume_vote")
    assert ballot.isVisible()


def test_the_chair_changes_the_own_ballot_where_the_rule_lets_it(app: QApplication, qtbot: QtBot) -> None:
    city = shots.under(may_change=True)
    vote = city.open_vote()
    city.stage.cast(city.meeting, vote, city.stage.chair, Choice.FOR)
    chair = Chair(app, qtbot, city)
    assert chair.button("console.my_ballot").text() == "Change my ballot"
    chair.press("console.my_ballot")
    chair.press("console.ballot.against")
    chair.application.phase = LinkPhase.OFFLINE
    chair.press("console.ballot.against")
    assert chair.reads("Your change is NOT recorded yet; the ballot recorded before counts.")
    assert not chair.button("console.my_ballot").isVisible()
    chair.application.phase = LinkPhase.ONLINE
    chair.application.settle(chair.application.given[-1])
    chair.application.tell("Cast")
    chair.settle()
    assert not chair.reads("Your change is NOT recorded yet")
    (ballot,) = city.stage.world.find(v.Ballot, parent=vote)
    assert ballot.choice == Choice.AGAINST


def test_options_that_are_open_when_time_is_up_go_and_the_course_comes_back(app: QApplication, qtbot: QtBot) -> None:
    city = shots.under(time_out=TimeOut.HOLD)
    city.open_vote()
    chair = Chair(app, qtbot, city)
    chair.press("console.my_ballot")
    assert offered(chair) == []
    city.stage.now += timedelta(minutes=3)
    chair.page.tick(city.stage.now)
    assert not chair.button("console.ballot.for").isVisible()
    assert not chair.button("console.my_ballot").isVisible()
    assert offered(chair) == ["console.prolong_vote.1", "console.prolong_vote.5"]
    assert chair.button("console.close_vote").isVisible()
