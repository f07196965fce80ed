"""A vote as papers tell it."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from ecabinet.domain.kernel import Id, World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.by_hand import HandCount, Way
from ecabinet.domain.voting.entities import Ballot, BallotBox, Vote
from ecabinet.domain.voting.forms import Choice, Form, Mark
from ecabinet.domain.voting.reasons import overall_of, verdict_of
from ecabinet.domain.voting.results import Result, Verdict
from ecabinet.hub.paper_words import committee_letterhead, signatory
from ecabinet.papers.values import Attendee, LineCount, NamedBallot, OptionCount, ResultSheetPaper, VoteSummary
from ecabinet.papers.verdicts import reason_of, rule_in_words

CHOICES = {
    Choice.FOR: "Tán thành",
    Choice.AGAINST: "Không tán thành",
    Choice.ABSTAIN: "Không biểu quyết",
    Choice.OTHER: "Ý kiến khác",
    Choice.BLANK: "Phiếu trắng",
    Choice.INVALID: "Phiếu không hợp lệ",
    Choice.RECUSED: "Xin không tham gia",
    Choice.BY_LINE: "Bỏ phiếu theo danh sách",
    Choice.HIGH: "Tín nhiệm cao",
    Choice.CONFIDENCE: "Tín nhiệm",
    Choice.LOW: "Tín nhiệm thấp",
    Choice.NO_CONFIDENCE: "Không tín nhiệm",
}
_WAYS = {
    Way.PAPER: "Bỏ phiếu bằng phiếu giấy, số liệu nhập theo biên bản kiểm phiếu",
    Way.RAISED_HANDS: "Biểu quyết bằng hình thức giơ tay, số liệu nhập theo biên bản kiểm đếm",
}
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
    marks = {ballot.participant: ballot.mark for ballot in world.find(Ballot, parent=vote.id)}
    handed_in = (*marks.values(), *_nameless(world, vote))
    agencies = {part.id: part.agency_name for part in world.find(Participant, meeting=meeting.id)}
    return ResultSheetPaper(
        letterhead=committee_letterhead(meeting, "BB", city),
        meeting=meeting.title,
        question=vote.question,
        options=_others(result) if vote.form.lines else _options(result),
        electorate=result.whole,
        present=vote.present,
        quorum=result.quorum,
        ballots_issued=_issued(vote, handed_in),
        ballots_returned=_returned(handed_in) if vote.by_hand is None else vote.by_hand.returned,
        rule=rule_in_words(result, vote.rule),
        verdict=_verdict(result, vote.form),
        reason=reason_of(vote, result, vote.rule),
        opened_at=vote.opened_at,
        closed_at=vote.closed_at,
        place=meeting.place,
        chair=signatory("Chủ tọa", meeting.chair_name),
        secretary=signatory("Thư ký", "" if secretary is None else secretary.full_name),
        ballots=() if vote.is_secret or vote.by_hand is not None else _named(vote, marks, agencies),
        recipients=(f"Thành viên {meeting.committee_name}", "Lưu: VT, Hồ sơ"),
        lines=_lines(result, vote),
        not_cast=result.not_voted,
        secret=vote.is_secret,
        way="" if vote.by_hand is None else _WAYS[vote.by_hand.way],
        counted="" if vote.by_hand is None else _counted(vote.by_hand),
    )


def _named(vote: Vote, marks: Mapping[Id, Mark], agencies: Mapping[Id, str]) -> tuple[NamedBallot, ...]:
    return tuple(
        NamedBallot(
            Attendee(elector.full_name, elector.position, agencies.get(elector.participant, "")),
            _said(marks[elector.participant], vote.form) if elector.participant in marks else "",
        )
        for elector in vote.electorate
    )


def _issued(vote: Vote, marks: Collection[Mark]) -> int:
    if vote.by_hand is None:
        return max(vote.present, len(marks))
    return vote.by_hand.issued or max(vote.present, vote.by_hand.returned)


def _counted(counted: HandCount) -> str:
    """Say where the numbers come from: who counted, who entered them from the record, who confirmed them."""
    tellers = f"Người kiểm phiếu: {', '.join(counted.tellers)}"
    entered = f"Số liệu do {counted.entered_name} nhập theo biên bản kiểm phiếu, {counted.confirmed_name} xác nhận"
    return f"{tellers}. {entered}"


def vote_summary(vote: Vote) -> VoteSummary | None:
    """Return a vote as the minutes tell it, None for one without a result."""
    if vote.result is None or vote.rule is None:
        return None
    took_part = CHOICES[Choice.RECUSED]
    return VoteSummary(
        vote.question,
        tuple(option for option in _summed(vote.result, vote) if option.label != took_part),
        vote.result.whole,
        _verdict(vote.result, vote.form),
        "; ".join((*_line_reasons(vote.result), reason_of(vote, vote.result, vote.rule))),
    )


def _verdict(result: Result, form: Form) -> str:
    return overall_of(result, form).vi.capitalize() if form.lines else _VERDICTS[result.verdict]


def _summed(result: Result, vote: Vote) -> tuple[OptionCount, ...]:
    """Return the options of a question; of a ballot with several lines how many filled one in."""
    if not vote.form.lines:
        return _options(result)
    filled = result.whole - result.not_voted - result.recused - result.blank - result.invalid
    return (OptionCount(CHOICES[Choice.BY_LINE], filled), *_others(result))


def _line_reasons(result: Result) -> tuple[str, ...]:
    """Return why each of several lines came to what it did."""
    return tuple(line.reason.vi for line in result.lines if line.key and line.reason is not None)


def _nameless(world: World, vote: Vote) -> tuple[Mark, ...]:
    box = world.get(BallotBox, vote.id)
    return () if box is None else box.marks


def _returned(marks: Collection[Mark]) -> int:
    return sum(1 for mark in marks if mark.choice != Choice.RECUSED)


def _said(mark: Mark, form: Form) -> str:
    """Return what a ballot says: a choice with the text of an opinion, or the answers line by line."""
    if mark.choice != Choice.BY_LINE:
        return f"{CHOICES[mark.choice]}: {mark.text}" if mark.text else CHOICES[mark.choice]
    titles = {line.key: line.title for line in form.lines}
    return "; ".join(f"{titles.get(answer.line, '')}: {CHOICES[answer.choice]}" for answer in mark.answers)


def _lines(result: Result, vote: Vote) -> tuple[LineCount, ...]:
    if not vote.form.lines or vote.rule is None:
        return ()
    unit = vote.rule.unit
    return tuple(
        LineCount(
            line.title,
            tuple(OptionCount(CHOICES[one.choice], one.of(unit)) for one in line.numbers),
            verdict_of(line, vote.form).vi.capitalize(),
        )
        for line in result.lines
    )


def _others(result: Result) -> tuple[OptionCount, ...]:
    """Return what stood for whole ballots, where there were any."""
    counts = ((Choice.BLANK, result.blank), (Choice.INVALID, result.invalid), (Choice.RECUSED, result.recused))
    return tuple(OptionCount(CHOICES[choice], count) for choice, count in counts if count)


def _options(result: Result) -> tuple[OptionCount, ...]:
    """Return the three choices, and whatever else was answered."""
    other = (OptionCount(CHOICES[Choice.OTHER], result.other),) if result.other else ()
    return (
        OptionCount(CHOICES[Choice.FOR], result.votes_for),
        OptionCount(CHOICES[Choice.AGAINST], result.votes_against),
        OptionCount(CHOICES[Choice.ABSTAIN], result.abstained),
        *other,
        *_others(result),
    )
