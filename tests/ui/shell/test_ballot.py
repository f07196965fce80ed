"""The ballot rises, is confirmed once, and says the truth about where it stands."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel, QPushButton

from ecabinet.client.screens.frame import Place
from ecabinet.client.view import LinkPhase
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.pause_vote import PauseVote
from ecabinet.domain.voting.resume_vote import ResumeVote
from ecabinet.domain.voting.rule_sets import TimeOut
from ecabinet.ui.kit.banner import Banner
from ecabinet.ui.shell.ballot_view import BallotView
from ecabinet.ui.shell.result_view import ResultView
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate.sample import City
from tests.ui.shell.conftest import Opener
from tests.ui.shell.fakes import FakeApplication


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


def come_too_late(opened: Opener, running: City, place: Place = Place.HOME) -> tuple[Workspace, FakeApplication]:
    """A ballot that was confirmed without a link and refused after the vote had been closed."""
    vote = running.open_vote()
    application = running.application()
    application.phase = LinkPhase.OFFLINE
    made = opened(application, place)
    button(made, "ballot.against").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    running.close_vote(vote, Choice.FOR)
    application.phase = LinkPhase.ONLINE
    application.settle(application.given[-1])
    application.tell()
    opened.settle()
    application.tell("Vote")
    opened.settle()
    return made, application


def told(made: Workspace, name: str) -> str:
    banner = made.findChild(Banner, name)
    return banner.accessibleName() if banner is not None and banner.isVisible() else ""


def test_the_result_says_that_a_ballot_that_came_too_late_is_not_in_it(opened: Opener, running: City) -> None:
    made, _ = come_too_late(opened, running)
    assert told(made, "result.lost").startswith("Your ballot was NOT counted You chose: Against. The vote on")


def test_a_ballot_that_came_too_late_is_told_until_it_is_put_away(opened: Opener, running: City) -> None:
    made, application = come_too_late(opened, running)
    button(made, "result.close").click()
    opened.settle()
    assert told(made, "ballot.lost").startswith("Your ballot was NOT counted Thông qua Tờ trình")
    button(made, "ballot.lost.action").click()
    opened.settle()
    assert told(made, "ballot.lost") == ""
    assert application.pending == []


def test_a_ballot_of_a_cancelled_vote_is_told_too(opened: Opener, running: City) -> None:
    stage, vote = running.stage, running.open_vote()
    application = running.application()
    application.phase = LinkPhase.OFFLINE
    made = opened(application)
    button(made, "ballot.against").click()
    button(made, "ballot.confirm").click()
    stage.must(stage.chair, v.CancelVote, meeting=running.meeting, vote=vote, reason="Sai câu hỏi")
    application.phase = LinkPhase.ONLINE
    application.settle(application.given[-1])
    application.tell()
    opened.settle()
    assert told(made, "ballot.lost").startswith("Your ballot was NOT counted")


def test_a_recorded_ballot_is_no_lost_one(opened: Opener, running: City) -> None:
    made, application = recorded(opened, running)
    running.close_vote(running.stage.world.find(v.Vote, meeting=running.meeting)[-1].id)
    application.tell("Vote")
    opened.settle()
    assert made.findChild(ResultView) is not None
    assert (told(made, "result.lost"), told(made, "ballot.lost")) == ("", "")


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


def recorded(opened: Opener, running: City, **rule: object) -> tuple[Workspace, FakeApplication]:
    """A ballot in favour that the hub has, under the meeting's rule changed so."""
    running.decide_by(**rule)
    running.open_vote()
    application = running.application()
    made = opened(application)
    button(made, "ballot.for").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    running.stage.now += timedelta(seconds=20)
    return made, application


def shown(made: Workspace) -> list[str]:
    """The options that are on the sheet."""
    return [name for name in ("for", "against", "abstain") if button(made, f"ballot.{name}").isVisible()]


def test_a_recorded_ballot_is_changed_where_the_rule_lets_it(opened: Opener, running: City) -> None:
    made, application = recorded(opened, running, may_change=True)
    receipt = said(made).rpartition(" ")[2]
    button(made, "ballot.change").click()
    assert shown(made) == ["for", "against", "abstain"]
    assert said(made).startswith("Your recorded ballot counts until a change of it is recorded")
    assert not button(made, "ballot.confirm").isEnabled()
    button(made, "ballot.against").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    (ballot,) = running.stage.world.find(v.Ballot, person=application.me)
    assert (ballot.choice, ballot.cast_at) == (Choice.AGAINST, running.stage.now)
    assert said(made).startswith("Recorded at ")
    assert said(made).endswith(receipt)
    assert shown(made) == ["against"]


def test_whoever_has_voted_reads_that_the_vote_is_paused_and_can_change_nothing_meanwhile(
    opened: Opener, running: City
) -> None:
    made, application = recorded(opened, running, may_change=True)
    before = said(made)
    (vote,) = running.stage.world.find(v.Vote, meeting=running.meeting)
    running.stage.must(running.stage.chair, PauseVote, meeting=running.meeting, vote=vote.id)
    application.tell("Vote")
    opened.settle()
    assert said(made).startswith("Recorded at ")
    assert "The vote is paused." in said(made)
    assert not button(made, "ballot.change").isVisible()
    running.stage.must(running.stage.chair, ResumeVote, meeting=running.meeting, vote=vote.id)
    application.tell("Vote")
    opened.settle()
    assert said(made) == before
    assert button(made, "ballot.change").isVisible()


def test_where_the_rule_lets_no_ballot_be_changed_nothing_offers_it(opened: Opener, running: City) -> None:
    made, _ = recorded(opened, running)
    assert not button(made, "ballot.change").isVisible()


def test_a_change_can_be_given_up_before_it_is_confirmed(opened: Opener, running: City) -> None:
    made, application = recorded(opened, running, may_change=True)
    before = said(made)
    button(made, "ballot.change").click()
    button(made, "ballot.against").click()
    button(made, "ballot.keep").click()
    assert (said(made), shown(made)) == (before, ["for"])
    assert len(application.given) == 1


def test_a_change_without_a_link_is_never_drawn_as_cast(opened: Opener, running: City) -> None:
    made, application = recorded(opened, running, may_change=True)
    receipt = said(made).rpartition(" ")[2]
    application.phase = LinkPhase.OFFLINE
    button(made, "ballot.change").click()
    button(made, "ballot.against").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    assert said(made).startswith("Not sent: your change to “Against” is NOT recorded")
    assert said(made).endswith(receipt)
    assert shown(made) == []
    assert not button(made, "ballot.change").isVisible()
    application.phase = LinkPhase.ONLINE
    application.settle(application.given[-1])
    application.tell("Cast")
    opened.settle()
    assert said(made).startswith("Recorded at ")
    assert shown(made) == ["against"]


def test_a_refused_change_leaves_the_recorded_ballot(opened: Opener, running: City) -> None:
    made, application = recorded(opened, running, may_change=True)
    running.stage.must(running.stage.secretary, v.CheckOut, meeting=running.meeting, participant=_part(application))
    button(made, "ballot.change").click()
    button(made, "ballot.against").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    assert said(made).startswith("Your change was not accepted; your recorded ballot counts")
    assert shown(made) == []
    assert button(made, "ballot.again").text() == "Keep my recorded ballot"
    button(made, "ballot.again").click()
    opened.settle()
    assert said(made).startswith("Recorded at ")


def test_a_ballot_that_another_device_changed_shows_no_choice(opened: Opener, running: City) -> None:
    made, application = recorded(opened, running, may_change=True)
    assert shown(made) == ["for"]
    (mark,) = running.stage.world.find(v.Cast, person=application.me)
    running.stage.cast(running.meeting, mark.vote, application.me, Choice.ABSTAIN)
    application.tell("Cast")
    opened.settle()
    assert said(made).startswith("Recorded at ")
    assert shown(made) == []


def test_when_time_is_up_nothing_is_offered_until_the_chair_gives_more(opened: Opener, running: City) -> None:
    running.decide_by(time_out=TimeOut.HOLD)
    vote = running.open_vote()
    application = running.application()
    made = opened(application)
    button(made, "ballot.for").click()
    running.stage.now += timedelta(minutes=3)
    sheet = made.findChild(BallotView)
    assert sheet is not None
    sheet.tick(running.stage.now)
    assert said(made).startswith("Time is up: no ballot is taken any more")
    assert not button(made, "ballot.confirm").isVisible()
    running.stage.must(running.stage.chair, v.ProlongVote, meeting=running.meeting, vote=vote, minutes=1)
    application.tell("Vote")
    opened.settle()
    assert said(made) == ""
    assert button(made, "ballot.confirm").isEnabled()


def test_a_late_ballot_is_announced_and_recorded_as_late(opened: Opener, running: City) -> None:
    running.decide_by(time_out=TimeOut.KEEP_OPEN)
    running.open_vote()
    running.stage.now += timedelta(minutes=4)
    made = opened(running.application())
    assert said(made) == "Time is up: you can still vote Your ballot will be marked late."
    button(made, "ballot.for").click()
    button(made, "ballot.confirm").click()
    opened.settle()
    assert said(made).startswith("Recorded late, at ")


def _part(application: FakeApplication) -> str:
    (part,) = application.stage.world.find(v.Participant, person=application.me)
    return part.id
