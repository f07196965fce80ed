"""Votes of every form at the city's meeting: opinions, several motions, elections, ratings, mandates, weights."""

from __future__ import annotations

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import changed
from ecabinet.domain.voting.forms import Answer, Choice, Form, FormKind, Line
from ecabinet.domain.voting.live import live_numbers
from ecabinet.domain.voting.presets import CONFIDENCE_RATING, CONFIDENCE_VOTE, ELECTION
from ecabinet.domain.voting.rule_sets import Base, TiePolicy
from tests.ui.delegate.sample import City

F, A, N = Choice.FOR, Choice.AGAINST, Choice.ABSTAIN
CANDIDATES = (
    "Ông Nguyễn Văn An, Giám đốc Sở Nội vụ",
    "Bà Trần Thị Bình, Phó Giám đốc Sở Tài chính",
    "Ông Lê Quang Cường, Chủ tịch Ủy ban nhân dân phường Hồng Hà",
    "Bà Phạm Thu Dung, Chánh Thanh tra Thành phố",
    "Ông Hoàng Minh Đức, Giám đốc Sở Quy hoạch - Kiến trúc, Phó Trưởng ban Chỉ đạo phát triển đô thị hai bên sông Hồng",
)
MOTIONS = (
    "Phạm vi, ranh giới lập quy hoạch phân khu đô thị sông Hồng",
    "Chỉ tiêu dân số, đất đai và hạ tầng đến năm 2030",
    "Giao Sở Quy hoạch - Kiến trúc hoàn thiện hồ sơ, trình Thủ tướng Chính phủ trong quý II",
)
ELECT = "Bầu Ủy viên Ban Chỉ đạo phát triển đô thị hai bên sông Hồng"
RATE = "Lấy phiếu tín nhiệm đối với người giữ chức vụ do Hội đồng nhân dân bầu"


def lines_of(titles: tuple[str, ...]) -> tuple[Line, ...]:
    """Return lines whose keys are their places, from 1."""
    return tuple(Line(str(place), title) for place, title in enumerate(titles, start=1))


OPINION = Form(kind=FormKind.OPINION)
SEVERAL = Form(kind=FormKind.MOTIONS, lines=lines_of(MOTIONS))
CHOOSE = Form(kind=FormKind.CHOOSE, lines=lines_of(CANDIDATES), seats=3, least=3, most=3)
OF_THIRTY = Form(
    kind=FormKind.CHOOSE,
    lines=lines_of(tuple(CANDIDATES[place % 5] for place in range(30))),
    seats=3,
    least=1,
    most=3,
)
EACH = Form(kind=FormKind.EACH, lines=lines_of(CANDIDATES[:3]), seats=2, least=0, most=2)
RATING = Form(kind=FormKind.RATING_3, lines=lines_of(CANDIDATES[:4]))
RATING_OF_TWO = Form(kind=FormKind.RATING_2, lines=lines_of(CANDIDATES[:2]))
_STEPS = {FormKind.RATING_3: CONFIDENCE_RATING.steps, FormKind.RATING_2: CONFIDENCE_VOTE.steps}


def asked(
    form: Form, question: str = ELECT, *, minutes: int | None = 3, barred: tuple[int, ...] = (), **rule: object
) -> City:
    """Return the meeting with a vote of this form open, decided openly by the meeting's rule changed so."""
    city = City()
    city.start()
    tie = ELECTION.tie if form.lines else TiePolicy.CHAIRS_SIDE
    city.decide_by(**{"forms": (form.kind,), "steps": _STEPS.get(form.kind, ()), "tie": tie} | rule)
    seats = tuple(city.stage.part(city.meeting, city.stage.members[place]).id for place in barred)
    city.open_vote(minutes, question, form=form, barred=seats)
    return city


def vote_of(city: City) -> v.Vote:
    """Return the city's only vote."""
    (vote,) = city.stage.world.find(v.Vote, meeting=city.meeting)
    return vote


def carrying(*, splits: bool, **rule: object) -> City:
    """Return a vote in which the second member carries two mandates."""
    city = City()
    city.start()
    city.decide_by(**{"mandates": 2, "splits_mandates": splits} | rule)
    stage = city.stage
    carrier = stage.part(city.meeting, stage.members[1]).id
    for member in stage.members[-2:]:
        seat = stage.part(city.meeting, member).id
        stage.must(member, v.GiveMandate, meeting=city.meeting, participant=seat, carrier=carrier)
    city.open_vote(3)
    return city


def weigh(city: City, *weights: int) -> City:
    """Give the first seats of the open vote these weights."""
    vote = vote_of(city)
    given = (*weights, *(1 for _ in vote.electorate[len(weights) :]))
    weighed = tuple(
        msgspec.structs.replace(one, weight=weight) for one, weight in zip(vote.electorate, given, strict=True)
    )
    city.stage.world.rows[v.Vote, vote.id] = changed(vote, electorate=weighed)
    return city


def cast(city: City, *ballots: dict[str, Choice] | Choice) -> City:
    """Have the first members cast: one choice, or an answer for each line that has one."""
    stage, vote = city.stage, vote_of(city)
    for member, says in zip(stage.members, ballots, strict=False):
        answers = () if isinstance(says, Choice) else tuple(Answer(key, choice) for key, choice in says.items())
        choice = says if isinstance(says, Choice) else Choice.BY_LINE
        text = "Đề nghị làm rõ nguồn vốn." if choice == Choice.OTHER else ""
        stage.must(
            member, v.CastBallot, meeting=city.meeting, ballot=stage.new_id(), vote=vote.id, choice=choice,
            answers=answers, text=text,
        )  # fmt: skip
    return city


def closed(city: City) -> City:
    """Close the vote."""
    city.stage.must(city.stage.chair, v.CloseVote, meeting=city.meeting, vote=vote_of(city).id)
    return city


def turnout(city: City) -> dict[str, dict[str, int]]:
    """Return what the hub told of the votes that were opened."""
    world = city.stage.world
    put = [vote for vote in world.find(v.Vote, meeting=city.meeting) if vote.opened_at is not None]
    return {
        f"turnout/{vote.id}": {
            "cast": len(world.find(v.Cast, parent=vote.id)),
            **live_numbers(vote, world.find(v.Ballot, parent=vote.id)),
        }
        for vote in put
    }


def only(*keys: str) -> dict[str, Choice]:
    """Return a ballot for these candidates."""
    return dict.fromkeys(keys, F)


def elected() -> City:
    """Three of five are elected, in a vote with a blank ballot."""
    won, other = only("1", "3", "5"), only("1", "2", "5")
    return closed(cast(asked(CHOOSE), won, won, other, won, Choice.BLANK))


def rated() -> City:
    """One of four is put up for dismissal, one may resign."""
    high, fair, low = Choice.HIGH, Choice.CONFIDENCE, Choice.LOW
    ballots = (
        {"1": high, "2": fair, "3": low, "4": low},
        {"1": high, "2": fair, "3": low, "4": low},
        {"1": high, "2": high, "3": low, "4": low},
        {"1": fair, "2": low, "3": low, "4": low},
        {"1": high, "2": fair, "3": low, "4": fair},
    )
    return closed(cast(asked(RATING, RATE), *ballots))


def several() -> City:
    """Two of three motions pass."""
    yes, no = {"1": F, "2": F, "3": F}, {"1": F, "2": F, "3": A}
    return closed(
        cast(asked(SEVERAL, "Duyệt danh sách nội dung quy hoạch", base=Base.ALL_MEMBERS), yes, yes, no, no, no)
    )


def opinions() -> City:
    """Agree, disagree, and another opinion with its text."""
    return closed(cast(asked(OPINION, "Đồng ý ban hành Quyết định?"), F, F, F, F, Choice.OTHER))
