"""The chair's console in the states that a session goes through, over the stage."""

from collections.abc import Callable
from datetime import timedelta

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.minutes.entities import Section
from ecabinet.domain.voting.entities import Choice
from tests.ui.delegate.sample import NAMES, QUESTION, City
from tests.ui.shell.fakes import FakeApplication

QUORUM = len(NAMES) - 2
SECTIONS = (
    Section(heading="1. Nội dung phiên họp", text="Giám đốc Sở Quy hoạch - Kiến trúc trình bày Tờ trình số 412."),
    Section(heading="2. Kết luận", text="Thông qua Tờ trình; giao Sở Quy hoạch - Kiến trúc hoàn thiện hồ sơ."),
)


def chairs(city: City) -> FakeApplication:
    """Give the chair's application."""
    return FakeApplication(city.stage, city.stage.chair)


def gathering(present: int) -> City:
    """An announced meeting at its hour, with so many checked in."""
    city = City()
    city.stage.now += timedelta(days=3)
    city.stage.check_in(city.meeting, *city.stage.members[:present])
    return city


def running() -> City:
    """A session in its second item."""
    city = City()
    city.start()
    return city


def prepared() -> City:
    """A question waits to be put."""
    city = running()
    stage = city.stage
    stage.must(
        stage.secretary, v.PrepareVote, meeting=city.meeting, vote=stage.new_id(), item=city.items[1],
        question=QUESTION, document=city.document, minutes_limit=3,
    )  # fmt: skip
    return city


def voting(*choices: Choice) -> City:
    """A vote is open; the members after the chair have cast these."""
    city = running()
    vote = city.open_vote()
    for member, choice in zip(city.stage.members[1:], choices, strict=False):
        city.stage.cast(city.meeting, vote, member, choice)
    city.stage.now += timedelta(seconds=40)
    return city


def decided(*choices: Choice) -> City:
    """A vote that was closed with these ballots."""
    city = running()
    city.close_vote(city.open_vote(), *choices)
    return city


def tied() -> City:
    """As many for as against beside an abstention: the result waits for the chair's word."""
    return decided(Choice.FOR, Choice.AGAINST, Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)


def recorded() -> City:
    """A closed session whose minutes wait for approval."""
    city = decided(Choice.FOR, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST)
    stage = city.stage
    stage.must(stage.chair, v.EndItem, meeting=city.meeting, item=city.items[1])
    stage.must(stage.chair, v.CloseSession, meeting=city.meeting)
    stage.must(stage.secretary, v.StartMinutes, meeting=city.meeting, number=12, sections=SECTIONS)
    return city


def vote_of(city: City) -> v.Vote:
    """Give the only vote of the city."""
    (vote,) = city.stage.world.find(v.Vote, meeting=city.meeting)
    return vote


def running_item(city: City) -> Id | None:
    """Give the running item."""
    meeting = city.stage.world.get(v.Meeting, city.meeting)
    assert meeting is not None
    return meeting.current_item


STATES: dict[str, Callable[[], City]] = {
    "before": lambda: gathering(QUORUM),
    "no-quorum": lambda: gathering(2),
    "running": running,
    "prepared": prepared,
    "voting": lambda: voting(Choice.FOR, Choice.AGAINST),
    "result": lambda: decided(Choice.FOR, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST),
    "tie": tied,
    "minutes": recorded,
}
