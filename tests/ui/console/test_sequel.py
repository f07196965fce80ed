"""After the count: a draw by lot, the announcement, and a further round, each once and on record."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ecabinet.client.view import LinkPhase
from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice
from tests.ui.console import shots
from tests.ui.console.chair import Chair


def test_a_result_is_announced_once(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.decided(*[Choice.FOR] * 4))
    chair.press("console.announce_result")
    assert shots.vote_of(chair.city).announced_at == chair.city.stage.now
    assert not chair.button("console.announce_result").isVisible()
    assert chair.reads("Announced at 14:20.")


def test_an_announcement_that_the_hub_has_not_confirmed_is_not_shown_as_made(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.decided(*[Choice.FOR] * 4))
    chair.application.phase = LinkPhase.OFFLINE
    chair.press("console.announce_result")
    assert not chair.button("console.announce_result").isEnabled()
    assert chair.reads("The hub has not confirmed this yet.")
    assert not chair.reads("Announced at")


def test_a_further_round_asks_for_its_reason_and_keeps_the_old_one(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.decided(*[Choice.FOR] * 4))
    first = shots.vote_of(chair.city)
    chair.press("console.repeat_vote")
    chair.press("console.repeat_vote")
    assert chair.given == []
    assert chair.reads("Please give a reason")
    chair.write("console.repeat_reason", "Câu hỏi chưa rõ")
    chair.press("console.repeat_vote")
    votes = chair.city.stage.world.find(v.Vote, meeting=chair.city.meeting)
    again = next(vote for vote in votes if vote.id != first.id)
    assert (again.repeats, again.repeated_reason, again.round) == (first.id, "Câu hỏi chưa rõ", 2)
    assert next(vote for vote in votes if vote.id == first.id) == first
    assert not chair.button("console.repeat_vote").isVisible()
    chair.press("console.open_vote")
    opened = chair.city.stage.world.get(v.Vote, again.id)
    assert opened is not None
    assert opened.state == VoteState.OPEN


def test_what_is_even_is_decided_by_a_lot_whose_seed_is_kept(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.tied_for_a_lot())
    assert not chair.button("console.announce_result").isVisible()
    chair.press("console.draw_lot")
    assert chair.given == []
    assert chair.reads("Please enter the seed that was drawn.")
    chair.write("console.lot_seed", "7-3-5")
    chair.press("console.draw_lot")
    vote = shots.vote_of(chair.city)
    assert (vote.lot, vote.awaits_lot) == ("7-3-5", False)
    assert chair.reads("Lot drawn: 7-3-5.")
    assert chair.button("console.announce_result").isVisible()


def test_after_the_session_nothing_is_announced_or_repeated(app: QApplication, qtbot: QtBot) -> None:
    chair = Chair(app, qtbot, shots.over())
    for name in ("console.announce_result", "console.repeat_vote", "console.draw_lot"):
        assert not chair.button(name).isVisible()
