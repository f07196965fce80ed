"""The chair asks who is ready before a vote, and opens it all the same when they decide to."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.client.view import LinkPhase
from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.entities import VoteState
from tests.ui.console import shots
from tests.ui.console.chair import Chair


def test_the_chair_asks_and_sees_who_is_ready_who_is_not_and_who_is_silent(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.prepared())
    city, stage = chair.city, chair.city.stage
    chair.press("console.ask_ready")
    assert chair.given == [v.AskReady]
    assert not chair.button("console.ask_ready").isVisible()
    assert chair.reads("0 of 6 are ready")
    assert chair.reads("No answer yet: Lê Hồng Sơn, Hà Minh Hải, Dương Đức Tuấn and 3 more")
    vote = shots.vote_of(city).id
    for member, ready in ((stage.members[1], True), (stage.members[2], False)):
        stage.must(member, v.SayReady, meeting=city.meeting, vote=vote, mark=stage.new_id(), ready=ready)
    chair.application.tell("Ready")
    chair.settle()
    assert chair.reads("1 of 6 are ready")
    assert chair.reads("Not ready: Hà Minh Hải")
    assert chair.reads("No answer yet: Dương Đức Tuấn, Nguyễn Trọng Đông, Nguyễn Mạnh Quyền and 1 more")
    chair.press("console.open_vote")
    assert shots.vote_of(city).state == VoteState.OPEN


def test_nobody_is_asked_twice_while_the_hub_has_not_answered(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.prepared())
    chair.application.phase = LinkPhase.OFFLINE
    chair.press("console.ask_ready")
    assert not chair.button("console.ask_ready").isEnabled()
