"""The chair calls one name after another; the vote is closed once everybody was called."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.forms import Choice
from tests.ui.console import shots
from tests.ui.console.chair import Chair


def begun(app: QApplication, qtbot: QtBot) -> Chair:
    """Show the chair a roll call in which nobody was called yet."""
    city = shots.running()
    city.open_vote(None, roll_call=True)
    return Chair(app, qtbot, city)


def test_each_press_calls_whoever_is_next(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    order = shots.vote_of(chair.city).electorate
    assert chair.reads("Roll call: nobody was called yet")
    assert chair.button("console.call_elector").text() == "Call the first"
    for number, elector in enumerate(order[:3], start=1):
        chair.press("console.call_elector")
        assert shots.vote_of(chair.city).called == elector.participant
        assert chair.reads(f"Called now: {elector.full_name} · no answer yet")
        assert chair.reads(f"Next: {order[number].full_name} · not called yet: {len(order) - number}")
    assert chair.given == [v.CallElector] * 3


def test_who_has_answered_is_told_and_never_how(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    stage, vote = chair.city.stage, shots.vote_of(chair.city)
    for _ in range(3):
        chair.press("console.call_elector")
    stage.cast(chair.city.meeting, vote.id, vote.electorate[2].person, Choice.AGAINST)
    chair.application.tell("Cast")
    chair.settle()
    assert chair.reads(f"Called now: {vote.electorate[2].full_name} · has answered")
    silent = ", ".join(one.full_name for one in vote.electorate[:2])
    assert chair.reads(f"Called, no answer yet: {silent}")
    assert not chair.reads("Not yet: ")
    assert not chair.reads("Against")


def test_the_vote_is_closed_when_everybody_was_called(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    for _ in shots.vote_of(chair.city).electorate:
        assert not chair.button("console.close_vote").isEnabled()
        chair.press("console.call_elector")
    assert not chair.button("console.call_elector").isVisible()
    chair.press("console.close_vote")
    assert shots.vote_of(chair.city).result is not None


def test_while_it_is_paused_nobody_is_called(app: QApplication, qtbot: QtBot) -> None:
    chair = begun(app, qtbot)
    chair.press("console.pause_vote")
    assert not chair.button("console.call_elector").isEnabled()
    chair.press("console.resume_vote")
    assert chair.button("console.call_elector").isEnabled()


def test_any_other_vote_calls_nobody(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.voting(Choice.FOR))
    assert not chair.button("console.call_elector").isVisible()
    assert chair.button("console.close_vote").isEnabled()
