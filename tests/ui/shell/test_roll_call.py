"""A member waits for their turn in a roll call, and is fetched back to the ballot when it comes."""

import pytest

from ecabinet.client.screens.frame import Place
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.ui.shell.ballot_view import BallotView
from ecabinet.ui.shell.ballot_words import showing_words
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.sample import City
from tests.ui.shell.conftest import Opener
from tests.ui.shell.fakes import FakeApplication
from tests.ui.shell.test_ballot import button, said


def call(city: City, vote: Id, opened: Opener, application: FakeApplication) -> None:
    """Have the chair call the next."""
    city.stage.must(city.stage.chair, v.CallElector, meeting=city.meeting, vote=vote)
    application.tell("Vote")
    opened.settle()


def shows_ballot(made: Workspace) -> bool:
    """Whether the ballot stands over the page."""
    view = made.findChild(BallotView)
    return view is not None and view.isVisible()


def test_one_answers_when_called_and_not_before(opened: Opener, running: City) -> None:
    vote = running.open_vote(None, roll_call=True)
    application = running.application(2)
    made = opened(application, Place.MEETING)
    assert "To be called before you: 2" in said(made)
    assert not button(made, "ballot.confirm").isVisible()
    call(running, vote, opened, application)
    call(running, vote, opened, application)
    assert "You are called next." in said(made)
    call(running, vote, opened, application)
    assert said(made).startswith("You are called: it is your turn")
    button(made, "ballot.for").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    assert [type(command) for command in application.given] == [CastBallot]
    assert said(made).startswith("Recorded at ")


def test_who_was_passed_over_reads_that_they_can_still_answer(opened: Opener, running: City) -> None:
    vote = running.open_vote(None, roll_call=True)
    application = running.application(1)
    made = opened(application, Place.MEETING)
    for _ in range(3):
        call(running, vote, opened, application)
    assert said(made).startswith("You were called before")
    button(made, "ballot.for").click()
    assert button(made, "ballot.confirm").isEnabled()


def test_the_ballot_that_was_put_aside_comes_back_with_ones_turn(opened: Opener, running: City) -> None:
    vote = running.open_vote(None, roll_call=True)
    application = running.application(1)
    made = opened(application, Place.MEETING)
    button(made, "ballot.aside").click()
    opened.settle()
    call(running, vote, opened, application)
    assert not shows_ballot(made)
    call(running, vote, opened, application)
    assert shows_ballot(made)


def carried(city: City, holder: int, carrier: int, *, splits: bool = True) -> Id:
    """Open a roll call in which one member carries another's mandate; return the holder's seat."""
    stage = city.stage
    city.decide_by(mandates=2, splits_mandates=splits)
    seat, other = (stage.part(city.meeting, stage.members[place]).id for place in (holder, carrier))
    stage.must(stage.members[holder], v.GiveMandate, meeting=city.meeting, participant=seat, carrier=other)
    return seat


def test_a_carrier_is_turned_to_the_seat_that_is_called(opened: Opener, running: City) -> None:
    seat = carried(running, 1, 3)
    vote = running.open_vote(None, roll_call=True)
    application = running.application(3)
    made = opened(application, Place.MEETING)
    call(running, vote, opened, application)
    assert said(made).startswith("It is not your turn yet")
    call(running, vote, opened, application)
    assert said(made).startswith("Lê Hồng Sơn is called: answer by mandate")
    button(made, "ballot.for").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    assert [(command.seat, command.vote) for command in application.given if isinstance(command, CastBallot)] == [
        (seat, vote)
    ]


@pytest.mark.parametrize("splits", [True, False])
def test_after_ones_own_answer_the_sheet_turns_to_the_carried_seat(
    opened: Opener,
    running: City,
    splits: bool,  # noqa: FBT001 - a case
) -> None:
    seat = carried(running, 3, 1, splits=splits)
    vote = running.open_vote(None, roll_call=True)
    application = running.application(1)
    made = opened(application, Place.MEETING)
    for _ in range(2):
        call(running, vote, opened, application)
    button(made, "ballot.against").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    assert said(made).startswith("Recorded at ")
    button(made, "ballot.aside").click()
    for _ in range(2):
        call(running, vote, opened, application)
    assert shows_ballot(made)
    assert said(made).startswith("Dương Đức Tuấn is called: answer by mandate")
    button(made, "ballot.against").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    ballots = running.stage.world.find(v.Ballot, parent=vote)
    assert {ballot.participant for ballot in ballots} == {seat, running.stage.part(running.meeting, application.me).id}


def test_a_ballot_that_is_opened_later_begins_with_the_seat_that_is_called(opened: Opener, running: City) -> None:
    carried(running, 1, 3)
    vote = running.open_vote(None, roll_call=True)
    for _ in range(2):
        running.stage.must(running.stage.chair, v.CallElector, meeting=running.meeting, vote=vote)
    made = opened(running.application(3), Place.MEETING)
    assert said(made).startswith("Lê Hồng Sơn is called: answer by mandate")


def test_who_is_called_under_live_counts_reads_that_everybody_learns_the_answer() -> None:
    learnt = "everybody learns what you answer"
    assert learnt in showing_words(Showing.LIVE_COUNTS, by_name=True)
    for showing, by_name in ((Showing.LIVE_COUNTS, False), (Showing.NAMES_AFTERWARDS, True)):
        assert learnt not in showing_words(showing, by_name=by_name)
