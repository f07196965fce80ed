"""The chair's console in the states that a session goes through, over the stage."""

from collections.abc import Callable
from datetime import timedelta

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Id, changed
from ecabinet.domain.minutes.entities import Section
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.by_hand import ChoiceNumber, LineTally, Way
from ecabinet.domain.voting.forms import Choice, Form
from ecabinet.domain.voting.plan import votes_in_order
from ecabinet.domain.voting.rule_sets import Showing, TiePolicy, TimeOut, Unit
from tests.ui.delegate import forms
from tests.ui.delegate.sample import ITEMS, NAMES, QUESTION, City
from tests.ui.shell.fakes import FakeApplication

QUORUM = len(NAMES) - 2
LONG_TITLES = (
    "Dự thảo Nghị quyết của Hội đồng nhân dân Thành phố về việc điều chỉnh Quy hoạch chung xây dựng Thủ đô Hà Nội",
    "Báo cáo kết quả thực hiện kế hoạch đầu tư công trung hạn giai đoạn 2021-2025 và dự kiến giai đoạn 2026-2030",
    "Tờ trình về cơ chế, chính sách đặc thù hỗ trợ di dời cơ sở sản xuất gây ô nhiễm ra khỏi khu vực nội thành",
)
SECTIONS = (
    Section(heading="1. Nội dung phiên họp", text="Giám đốc Sở Quy hoạch - Kiến trúc trình bày Tờ trình số 412."),
    Section(heading="2. Kết luận", text="Thông qua Tờ trình; giao Sở Quy hoạch - Kiến trúc hoàn thiện hồ sơ."),
)


def chairs(city: City) -> FakeApplication:
    """Give the chair's application."""
    made = FakeApplication(city.stage, city.stage.chair)
    made.signals = forms.turnout(city)
    return made


def gathering(present: int) -> City:
    """An announced meeting at its hour, with so many checked in."""
    city = City()
    city.stage.now += timedelta(days=3)
    city.stage.check_in(city.meeting, *city.stage.members[:present])
    return city


def of_nine_long_titles(present: int) -> City:
    """An announced meeting whose nine items have titles of three lines each, and delegates of many names."""
    city = City(announced=False)
    stage = city.stage
    for number in range(len(ITEMS), 9):
        stage.must(
            stage.secretary, v.AddAgendaItem, meeting=city.meeting, item=stage.new_id(), title=LONG_TITLES[number % 3],
            presenter="Giám đốc Sở Tài nguyên và Môi trường", submitting_agency="Sở Tài nguyên và Môi trường",
            minutes_planned=15,
        )  # fmt: skip
    for key, part in tuple(stage.world.rows.items()):
        if isinstance(part, v.Participant) and part.person in stage.members[3:]:
            stage.world.rows[key] = changed(part, full_name=f"Nguyễn Phúc Vĩnh {part.full_name}")
    stage.announce(city.meeting)
    stage.now += timedelta(days=3)
    stage.check_in(city.meeting, *stage.members[:present])
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


def ready_check() -> City:
    """The chair asked who is ready: three are, one is not, two have not answered."""
    city = prepared()
    stage = city.stage
    vote = vote_of(city).id
    stage.must(stage.chair, v.AskReady, meeting=city.meeting, vote=vote)
    for member, ready in zip(stage.members[1:], (True, True, False, True), strict=False):
        stage.must(member, v.SayReady, meeting=city.meeting, vote=vote, mark=stage.new_id(), ready=ready)
    return city


def voting(*choices: Choice) -> City:
    """A vote is open; the members after the chair have cast these."""
    city = running()
    vote = city.open_vote()
    for member, choice in zip(city.stage.members[1:], choices, strict=False):
        city.stage.cast(city.meeting, vote, member, choice)
    city.stage.now += timedelta(seconds=40)
    return city


def under(**rule: object) -> City:
    """A session in its second item, its votes decided by the rule changed so."""
    city = running()
    city.decide_by(**rule)
    return city


def paused() -> City:
    """A vote that the chair paused after forty seconds."""
    city = voting(Choice.FOR, Choice.AGAINST)
    city.stage.must(city.stage.chair, v.PauseVote, meeting=city.meeting, vote=vote_of(city).id)
    return city


def called(city: City, times: int) -> City:
    """Call the next so many times."""
    for _ in range(times):
        city.stage.must(city.stage.chair, v.CallElector, meeting=city.meeting, vote=vote_of(city).id)
    return city


def roll_call() -> City:
    """A roll call at its fourth name: the second was silent, the others answered."""
    city = running()
    vote = city.open_vote(None, roll_call=True)
    called(city, 4)
    order = vote_of(city).electorate
    for place, choice in ((0, Choice.FOR), (2, Choice.AGAINST)):
        city.stage.cast(city.meeting, vote, order[place].person, choice)
    return city


def out_of_time(policy: TimeOut) -> City:
    """An open vote whose three minutes are over."""
    city = under(time_out=policy)
    vote = city.open_vote()
    for member, choice in zip(city.stage.members[1:], (Choice.FOR, Choice.AGAINST), strict=False):
        city.stage.cast(city.meeting, vote, member, choice)
    city.stage.now += timedelta(minutes=4)
    return city


def decided(*choices: Choice) -> City:
    """A vote that was closed with these ballots."""
    city = running()
    city.close_vote(city.open_vote(), *choices)
    return city


def tied() -> City:
    """As many for as against beside an abstention: the result waits for the chair's word."""
    return decided(Choice.FOR, Choice.AGAINST, Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)


def tied_for_a_lot() -> City:
    """As many for as against, and the rule draws by lot."""
    city = under(tie=TiePolicy.LOT)
    city.close_vote(city.open_vote(), Choice.FOR, Choice.AGAINST, Choice.FOR, Choice.AGAINST, Choice.ABSTAIN)
    return city


def announced() -> City:
    """A result that the chair announced."""
    city = decided(Choice.FOR, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST)
    city.stage.must(city.stage.chair, v.AnnounceResult, meeting=city.meeting, vote=vote_of(city).id)
    return city


def over() -> City:
    """A closed session whose minutes are still being written."""
    city = decided(Choice.FOR, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST)
    stage = city.stage
    stage.must(stage.chair, v.EndItem, meeting=city.meeting, item=city.items[1])
    stage.must(stage.chair, v.CloseSession, meeting=city.meeting)
    return city


def recorded() -> City:
    """A closed session whose minutes wait for approval."""
    city = over()
    stage = city.stage
    stage.must(stage.secretary, v.StartMinutes, meeting=city.meeting, number=12, sections=SECTIONS)
    return city


def listed() -> City:
    """A result that was announced, and two votes of other items that wait, one with a time to open at."""
    city = announced()
    stage = city.stage
    for number, opens_in in ((2, None), (3, timedelta(minutes=30))):
        stage.must(
            stage.secretary, v.PrepareVote, meeting=city.meeting, vote=stage.new_id(), item=city.items[number],
            question=f"Thông qua dự thảo Nghị quyết số {number + 1}?",
            opens_at=None if opens_in is None else stage.now + opens_in,
        )  # fmt: skip
    return city


def missed() -> City:
    """A vote of the running item that did not open at its time because its item did not run then."""
    city = running()
    stage = city.stage
    vote = stage.new_id()
    stage.must(
        stage.secretary, v.PrepareVote, meeting=city.meeting, vote=vote, item=city.items[1], question=QUESTION,
        opens_at=stage.now + timedelta(minutes=1),
    )  # fmt: skip
    stage.now += timedelta(minutes=1)
    stage.must(stage.chair, v.EndItem, meeting=city.meeting, item=city.items[1])
    stage.must(HUB, preparing.OpenVoteOnTime, meeting=city.meeting, vote=vote)
    stage.must(stage.chair, v.StartItem, meeting=city.meeting, item=city.items[1])
    return city


def counted() -> City:
    """A count on paper that the secretary entered."""
    city = prepared()
    stage = city.stage
    numbers = (ChoiceNumber(Choice.FOR, 4), ChoiceNumber(Choice.AGAINST, 1), ChoiceNumber(Choice.ABSTAIN, 0))
    stage.must(
        stage.secretary, preparing.EnterCount, meeting=city.meeting, based_on=1, vote=vote_of(city).id, way=Way.PAPER,
        taken_at=stage.now, tellers=("Nguyễn Thị Thu Hương", "Đỗ Quang Huy"), record=city.document,
        tallies=(LineTally("", numbers),), valid=5, issued=5,
    )  # fmt: skip
    return city


def by_hand() -> City:
    """A result that was entered from paper and confirmed by the chair."""
    city = counted()
    vote = vote_of(city)
    city.stage.must(city.stage.chair, preparing.ConfirmCount, meeting=city.meeting, based_on=vote.version, vote=vote.id)
    return city


def votes_of(city: City) -> tuple[v.Vote, ...]:
    """Give the votes of the city in their order."""
    return votes_in_order(city.stage.world, city.meeting)


def vote_of(city: City) -> v.Vote:
    """Give the only vote of the city."""
    (vote,) = city.stage.world.find(v.Vote, meeting=city.meeting)
    return vote


def running_item(city: City) -> Id | None:
    """Give the running item."""
    meeting = city.stage.world.get(v.Meeting, city.meeting)
    assert meeting is not None
    return meeting.current_item


def voting_on(city: City) -> City:
    """The same vote forty seconds later."""
    city.stage.now += timedelta(seconds=40)
    return city


def live_names() -> City:
    """An open vote whose names are shown live; one seat may not vote on the matter."""
    city = forms.asked(Form(), showing=Showing.LIVE_NAMES, barred=(3,))
    return voting_on(forms.cast(city, Choice.FOR, Choice.FOR, Choice.AGAINST))


def live_election() -> City:
    """An open election whose counts are shown live."""
    city = forms.asked(forms.CHOOSE, showing=Showing.LIVE_COUNTS)
    return voting_on(forms.cast(city, forms.only("1", "3", "5"), forms.only("1", "2", "5"), Choice.BLANK))


def weighed() -> City:
    """An open vote in which weights count."""
    city = forms.weigh(forms.asked(Form(), unit=Unit.WEIGHTS), 5, 3, 2)
    return voting_on(forms.cast(city, Choice.FOR, Choice.AGAINST))


FORMS: dict[str, Callable[[], City]] = {
    "form-rating": lambda: voting_on(forms.asked(forms.RATING, forms.RATE)),
    "live-names": live_names,
    "live-election": live_election,
    "weights": weighed,
    "result-election": forms.elected,
    "result-rating": forms.rated,
    "result-motions": forms.several,
}
STATES: dict[str, Callable[[], City]] = {
    "before": lambda: gathering(QUORUM),
    "no-quorum": lambda: gathering(2),
    "nine-long": lambda: of_nine_long_titles(QUORUM),
    "over": over,
    "running": running,
    "prepared": prepared,
    "ready-check": ready_check,
    "voting": lambda: voting(Choice.FOR, Choice.AGAINST),
    "paused": paused,
    "roll-call": roll_call,
    "time-up": lambda: out_of_time(TimeOut.HOLD),
    "result": lambda: decided(Choice.FOR, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST),
    "tie": tied,
    "lot": tied_for_a_lot,
    "announced": announced,
    "listed": listed,
    "missed": missed,
    "counted": counted,
    "by-hand": by_hand,
    "minutes": recorded,
} | FORMS
