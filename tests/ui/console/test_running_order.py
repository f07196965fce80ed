"""The chair runs through the list of votes, confirms counts by hand, and prepares votes in the forms of the desk."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.entities import VoteState
from ecabinet.ui.kit.list_pane import ListPane
from tests.ui.console import shots
from tests.ui.console.chair import Chair


def test_one_press_starts_the_next_item_and_opens_its_vote(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.listed())
    assert chair.reads("Votes of this meeting: 1 of 3 over")
    assert chair.reads("Next on the list of votes")
    assert chair.reads("Thông qua dự thảo Nghị quyết số 3?")
    chair.press("console.next_vote")
    assert [one.__name__ for one in chair.given] == ["StartItem", "OpenVote"]
    assert shots.running_item(chair.city) == chair.city.items[2]
    opened = [vote for vote in chair.city.stage.world.find(v.Vote) if vote.state == VoteState.OPEN]
    assert [vote.question for vote in opened] == ["Thông qua dự thảo Nghị quyết số 3?"]
    assert not chair.button("console.next_vote").isVisible()


def test_a_count_of_the_secretary_waits_for_the_chair(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.counted())
    chair.press("console.count_waits")
    assert chair.reads("In favour: 4 · Against: 1 · Abstain: 0")
    chair.press("count.confirm")
    assert chair.given == [preparing.ConfirmCount]
    vote = shots.vote_of(chair.city)
    assert vote.state == VoteState.CLOSED
    assert chair.reads("entered from paper ballots")
    chair.press("console.announce_result")
    assert shots.vote_of(chair.city).announced_at is not None


def test_the_whole_list_opens_beside_the_console_and_a_vote_in_it(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.listed())
    chair.press("console.all_votes")
    pane = chair.page.findChild(ListPane, "matters.list")
    assert pane is not None
    rows = [row.title for row in pane.model.rows]
    assert rows == [vote.question for vote in shots.votes_of(chair.city)]
    pane.choose(shots.votes_of(chair.city)[-1].id)
    chair.settle()
    chair.press("matters.open")
    chair.press("vote.save")
    assert chair.given == [preparing.ChangeVote]
