"""A vote as papers tell it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ecabinet.domain.kernel import Id, World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.by_hand import HandCount, Way
from ecabinet.domain.voting.casting import carrier_of
from ecabinet.domain.voting.entities import Ballot, BallotBox, Vote
from ecabinet.domain.voting.forms import Choice, Form, FormKind, Mark
from ecabinet.domain.voting.reasons import overall_of, verdict_of
from ecabinet.domain.voting.results import Numbers, OptionNumber, Result, Verdict
from ecabinet.domain.voting.rule_sets import Unit
from ecabinet.hub.paper_words import committee_letterhead, signatory
from ecabinet.papers.choice_words import CHOICES, choice_in_words
from ecabinet.papers.result_sheet import NOT_CAST
from ecabinet.papers.values import Attendee, LineCount, NamedBallot, OptionCount, ResultSheetPaper, VoteSummary
from ecabinet.papers.verdicts import line_reasons, reason_of, rule_in_words

_WAYS = {
    Way.PAPER: "Bỏ phiếu bằng phiếu giấy, số liệu nhập theo biên bản kiểm phiếu",
    Way.RAISED_HANDS: "Biểu quyết bằng hình thức giơ tay, số liệu nhập theo biên bản kiểm đếm",
}
_BY_ROLL_CALL = "Biểu quyết công khai bằng hình thức gọi tên, theo thứ tự dưới đây"
_BARRED = "Không được biểu quyết về nội dung này"
_VERDICTS = {
    Verdict.PASSED: "Được thông qua",
    Verdict.FAILED: "Không được thông qua",
    Verdict.AWAITS_CHAIR: "Chờ ý kiến của chủ tọa",
    Verdict.AWAITS_LOT: "Chờ rút thăm",
    Verdict.REPEAT: "Biểu quyết lại",
    Verdict.VOID: "Không có giá trị vì không đủ túc số",
}


def result_sheet(
    world: World, vote: Vote, meeting: Meeting, secretary: Participant | None, city: str
) -> ResultSheetPaper | None:
    """Return the result sheet of a closed vote, None for one without a result."""
    if vote.result is None or vote.rule is None or vote.opened_at is None or vote.closed_at is None:
        return None
    result = vote.result
    ballots = {ballot.participant: ballot for ballot in world.find(Ballot, parent=vote.id)}
    handed_in = (*(ballot.mark for ballot in ballots.values()), *_nameless(world, vote))
    returned = _returned(handed_in) if vote.by_hand is None else vote.by_hand.returned
    return ResultSheetPaper(
        letterhead=committee_letterhead(meeting, "BB", city),
        meeting=meeting.title,
        question=vote.question,
        options=() if vote.form.lines else _options(result, vote),
        others=_others(result, vote),
        electorate=_heads(result, "members") or result.whole,
        weight=result.weights.members if result.weights is not None and _weighs(vote) else None,
        present=vote.present,
        quorum=result.quorum,
        ballots_issued=_issued(vote, handed_in),
        ballots_returned=returned,
        ballots_valid=returned - _heads(result, "blank") - _heads(result, "invalid"),
        ballots_blank=_heads(result, "blank"),
        ballots_invalid=_heads(result, "invalid"),
        rule=rule_in_words(result, vote.rule),
        verdict=_verdict(result, vote.form),
        reason=reason_of(vote, result, vote.rule),
        opened_at=vote.opened_at,
        closed_at=vote.closed_at,
        place=meeting.place,
        chair=signatory("Chủ tọa", meeting.chair_name),
        secretary=signatory("Thư ký", "" if secretary is None else secretary.full_name),
        ballots=() if vote.is_secret or vote.by_hand is not None else _named(world, vote, ballots),
        recipients=(f"Thành viên {meeting.committee_name}", "Lưu: VT, Hồ sơ"),
        lines=_lines(result, vote),
        secret=vote.is_secret,
        way=_way(vote),
        counted="" if vote.by_hand is None else _told_by(vote.by_hand),
    )


def _way(vote: Vote) -> str:
    """Say how the vote was taken; empty where nothing is to be added to open or secret."""
    if vote.roll_call:
        return _BY_ROLL_CALL
    return "" if vote.by_hand is None else _WAYS[vote.by_hand.way]


def _issued(vote: Vote, marks: Collection[Mark]) -> int:
    if vote.by_hand is None:
        return max(vote.present, len(marks))
    return vote.by_hand.issued or max(vote.present, vote.by_hand.returned)


def _told_by(counted: HandCount) -> str:
    """Say where the numbers come from: who counted, who entered them from the record, who confirmed them."""
    tellers = f"Người kiểm phiếu: {', '.join(counted.tellers)}"
    entered = f"Số liệu do {counted.entered_name} nhập theo biên bản kiểm phiếu, {counted.confirmed_name} xác nhận"
    return f"{tellers}. {entered}"


def vote_summary(world: World, vote: Vote) -> VoteSummary | None:
    """Return a vote as the minutes tell it, None for one without a result; spoken answers are said to be so."""
    if vote.result is None or vote.rule is None:
        return None
    took_part = {CHOICES[Choice.RECUSED], NOT_CAST}
    answered = _filled(vote.result) if vote.form.lines else _options(vote.result, vote)
    options = (*answered, *(one for one in _others(vote.result, vote) if one.label not in took_part))
    return VoteSummary(
        vote.question,
        options,
        _heads(vote.result, "members") or vote.result.whole,
        _verdict(vote.result, vote.form),
        "; ".join((*line_reasons(vote.result), reason_of(vote, vote.result, vote.rule), *_spoken(world, vote))),
    )


def _spoken(world: World, vote: Vote) -> tuple[str, ...]:
    """Say whose answers were spoken aloud and who wrote them down, in the order of the call."""
    ballots = world.find(Ballot, parent=vote.id) if vote.roll_call else ()
    entered = {ballot.participant: ballot.entered_name for ballot in ballots if ballot.entered_name}
    told = [(one.full_name, entered[one.participant]) for one in vote.electorate if one.participant in entered]
    by = dict.fromkeys(name for _, name in told)
    return tuple(
        f"{', '.join(who for who, one in told if one == name)} trả lời thành tiếng, do {name} ghi" for name in by
    )


def _verdict(result: Result, form: Form) -> str:
    return overall_of(result, form).vi.capitalize() if form.lines else _VERDICTS[result.verdict]


def _weighs(vote: Vote) -> bool:
    return vote.rule is not None and vote.rule.unit == Unit.WEIGHTS


def _heads(result: Result, name: str) -> int:
    """Return a number of members or ballots by heads; older results counted nothing else."""
    numbers: Numbers | Result = result if result.heads is None else result.heads
    return int(getattr(numbers, name))


def _nameless(world: World, vote: Vote) -> tuple[Mark, ...]:
    box = world.get(BallotBox, vote.id)
    return () if box is None else box.marks


def _returned(marks: Collection[Mark]) -> int:
    return sum(1 for mark in marks if mark.choice != Choice.RECUSED)


def _named(world: World, vote: Vote, ballots: Mapping[Id, Ballot]) -> tuple[NamedBallot, ...]:
    """Return what every seat said, who said it by its mandate, and which may not vote on the matter."""
    parts = {part.id: part for part in world.find(Participant, meeting=vote.meeting)}
    found = []
    for one in vote.electorate:
        agency = parts[one.participant].agency_name if one.participant in parts else ""
        ballot = ballots.get(one.participant)
        said = "" if ballot is None else _said(ballot.mark, vote.form)
        carrier = None if ballot is None else parts.get(carrier_of(one, ballot.person) or "")
        found.append(
            NamedBallot(
                Attendee(one.full_name, one.position, agency),
                said if one.entitled else _BARRED,
                carrier="" if carrier is None else carrier.full_name,
                weight=one.weight if _weighs(vote) else None,
                recorded_by="" if ballot is None else ballot.entered_name,
            )
        )
    return tuple(found)


def _said(mark: Mark, form: Form) -> str:
    """Return what a ballot says: a choice with the text of an opinion, who was chosen, or the answers line by line."""
    if mark.choice != Choice.BY_LINE:
        words = choice_in_words(mark.choice, form)
        return f"{words}: {mark.text}" if mark.text else words
    titles = {line.key: line.title for line in form.lines}
    if form.kind == FormKind.CHOOSE:
        return "; ".join(titles.get(answer.line, "") for answer in mark.answers)
    return "; ".join(
        f"{titles.get(answer.line, '')}: {choice_in_words(answer.choice, form)}" for answer in mark.answers
    )


def _lines(result: Result, vote: Vote) -> tuple[LineCount, ...]:
    if not vote.form.lines:
        return ()
    return tuple(
        LineCount(
            line.title,
            tuple(_counted(one, vote) for one in line.numbers),
            verdict_of(line, vote.form).vi.capitalize(),
        )
        for line in result.lines
    )


def _counted(one: OptionNumber, vote: Vote) -> OptionCount:
    return OptionCount(choice_in_words(one.choice, vote.form), one.heads, one.weights if _weighs(vote) else None)


def _filled(result: Result) -> tuple[OptionCount, ...]:
    """Return how many filled in a ballot with several lines."""
    gone = sum(_heads(result, name) for name in ("not_voted", "recused", "blank", "invalid"))
    return (OptionCount(CHOICES[Choice.BY_LINE], (_heads(result, "members") or result.whole) - gone),)


def _others(result: Result, vote: Vote) -> tuple[OptionCount, ...]:
    """Return what counts for no option: what stood for whole ballots where there were any, and who did not vote."""
    names = {CHOICES[Choice.BLANK]: "blank", CHOICES[Choice.INVALID]: "invalid", CHOICES[Choice.RECUSED]: "recused"}
    weights = result.weights if _weighs(vote) else None
    return tuple(
        OptionCount(label, _heads(result, name), None if weights is None else int(getattr(weights, name)))
        for label, name in {**names, NOT_CAST: "not_voted"}.items()
        if label == NOT_CAST or _heads(result, name)
    )


def _options(result: Result, vote: Vote) -> tuple[OptionCount, ...]:
    """Return what was answered to one question; results kept before results had lines have the three choices."""
    if result.lines:
        return tuple(_counted(one, vote) for one in result.lines[0].numbers)
    counts = (
        (Choice.FOR, result.votes_for),
        (Choice.AGAINST, result.votes_against),
        (Choice.ABSTAIN, result.abstained),
    )
    return tuple(OptionCount(CHOICES[choice], count) for choice, count in counts)
