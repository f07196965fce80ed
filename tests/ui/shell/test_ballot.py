"""The ballot rises, is confirmed once, and says the truth about where it stands."""

from PySide6.QtWidgets import QLabel, QPushButton

from ecabinet.client.screens.frame import Place
from ecabinet.client.view import LinkPhase
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.pause_vote import PauseVote
from ecabinet.domain.voting.resume_vote import ResumeVote
from ecabinet.ui.kit.banner import Banner
from ecabinet.ui.shell.ballot_view import BallotView
from ecabinet.ui.shell.result_view import ResultView
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.sample import City
from tests.ui.shell.conftest import Opener


def button(made: Workspace, name: str) -> QPushButton:
    found = made.findChild(QPushButton, name)
    assert found is not None, name
    return found


def said(made: Workspace) -> str:
    banner = made.findChild(Banner, "ballot.state")
    assert banner is not None
    return banner.accessibleName() if banner.isVisible() else ""


def test_a_vote_rises_over_any_page_and_is_recorded(opened: Opener, running: City) -> None:
    application = running.application()
    made = opened(application, Place.HOME)
    assert made.findChild(BallotView) is None
    running.open_vote()
    application.tell("Vote")
    opened.settle()
    assert not button(made, "ballot.confirm").isEnabled()
    button(made, "ballot.against").click()
    button(made, "ballot.confirm").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    cast = [command for command in application.given if isinstance(command, CastBallot)]
    assert [command.choice for command in cast] == [Choice.AGAINST]
    assert said(made).startswith("Recorded at ")
    assert f"Receipt code: {cast[0].ballot.replace('-', '')[-8:].upper()}" in said(made)


def test_without_a_link_it_says_that_nothing_is_recorded(opened: Opener, running: City) -> None:
    running.open_vote()
    application = running.application()
    application.phase = LinkPhase.OFFLINE
    made = opened(application, Place.MEETING)
    button(made, "ballot.for").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    assert said(made).startswith("Not sent: your ballot is NOT recorded")
    application.phase = LinkPhase.ONLINE
    application.settle(application.given[-1])
    application.tell()
    opened.settle()
    assert said(made).startswith("Recorded at ")


def test_a_paused_vote_offers_no_choice_until_it_goes_on(opened: Opener, running: City) -> None:
    vote = running.open_vote()
    running.stage.must(running.stage.chair, PauseVote, meeting=running.meeting, vote=vote)
    application = running.application()
    made = opened(application)
    assert said(made).startswith("The vote is paused.")
    assert not button(made, "ballot.for").isVisible()
    assert not button(made, "ballot.confirm").isVisible()
    running.stage.must(running.stage.chair, ResumeVote, meeting=running.meeting, vote=vote)
    application.tell("Vote")
    opened.settle()
    assert said(made) == ""
    assert button(made, "ballot.for").isEnabled()


def test_a_ballot_that_could_not_be_kept_can_be_confirmed_again(opened: Opener, running: City) -> None:
    running.open_vote()
    application = running.application()
    made = opened(application)
    button(made, "ballot.for").click()
    application.fault = EnvironmentFault("disk_full")
    button(made, "ballot.confirm").click()
    opened.settle()
    application.fault = None
    assert button(made, "ballot.confirm").isEnabled()
    fault = made.findChild(Banner, "banner.fault")
    assert fault is not None
    assert fault.accessibleName().startswith("The disk is full.")


def test_who_is_not_checked_in_can_do_so_on_the_sheet(opened: Opener, running: City) -> None:
    running.open_vote()
    application = running.application(6)
    made = opened(application)
    assert said(made).startswith("You are not checked in")
    button(made, "ballot.check_in").click()
    opened.settle()
    assert button(made, "ballot.for").isEnabled()
    assert said(made) == ""


def test_the_result_follows_with_its_reason(opened: Opener, running: City) -> None:
    vote = running.open_vote()
    application = running.application()
    made = opened(application)
    running.close_vote(vote, Choice.FOR, Choice.FOR, Choice.FOR, Choice.FOR)
    application.tell("Vote", "Ballot")
    opened.settle()
    assert made.findChild(ResultView) is not None
    words = [label.text() for label in made.findChildren(ResultView)[0].findChildren(QLabel)]
    assert "4 in favour of 7 members; more than half needed (≥ 4); 5 present, quorum 5: passed" in words
    button(made, "result.close").click()
    application.tell("Vote")
    opened.settle()
    assert not button(made, "result.close").isVisible()


def test_it_can_be_put_aside_and_come_back_to(opened: Opener, running: City) -> None:
    running.open_vote()
    made = opened(running.application(), Place.MEETING)
    button(made, "ballot.read").click()
    opened.settle()
    back = made.findChild(Banner, "ballot.back")
    assert back is not None
    assert back.isVisible()
    back.acted.emit()
    opened.settle()
    assert not back.isVisible()
    assert button(made, "ballot.confirm").isVisible()


def test_the_chairs_console_keeps_it_down(opened: Opener, running: City) -> None:
    running.open_vote()
    made = opened(running.application(0), Place.CONSOLE)
    assert made.findChild(BallotView) is None


def test_who_has_no_vote_is_not_disturbed(opened: Opener, running: City) -> None:
    running.open_vote()
    application = running.application()
    application.me = running.stage.secretary
    made = opened(application)
    assert made.findChild(BallotView) is None
