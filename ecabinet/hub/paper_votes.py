"""A vote as papers tell it."""

from __future__ import annotations

from ecabinet.domain.kernel import World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.entities import Ballot, Vote
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.results import Result, Verdict
from ecabinet.hub.paper_words import committee_letterhead, signatory
from ecabinet.papers.values import Attendee, NamedBallot, OptionCount, ResultSheetPaper, VoteSummary
from ecabinet.papers.verdicts import reason_of, rule_in_words

CHOICES = {
    Choice.FOR: "Tán thành",
    Choice.AGAINST: "Không tán thành",
    Choice.ABSTAIN: "Không biểu quyết",
    Choice.OTHER: "Ý kiến khác",
    Choice.BLANK: "Phiếu trắng",
    Choice.INVALID: "Phiếu không hợp lệ",
    Choice.RECUSED: "Không tham gia",
    Choice.BY_LINE: "Chọn theo từng dòng",
    Choice.HIGH: "Tín nhiệm cao",
    Choice.CONFIDENCE: "Tín nhiệm",
    Choice.LOW: "Tín nhiệm thấp",
    Choice.NO_CONFIDENCE: "Không tín nhiệm",
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
    choices = {ballot.participant: ballot.choice for ballot in world.find(Ballot, parent=vote.id)}
    agencies = {part.id: part.agency_name for part in world.find(Participant, meeting=meeting.id)}
    return ResultSheetPaper(
        letterhead=committee_letterhead(meeting, "BB", city),
        meeting=meeting.title,
        question=vote.question,
        options=_options(result),
        electorate=result.whole,
        present=result.present,
        quorum=result.quorum,
        ballots_issued=max(result.present, len(choices)),
        ballots_returned=len(choices),
        rule=rule_in_words(result, vote.rule),
        verdict=_VERDICTS[result.verdict],
        reason=reason_of(vote, result, vote.rule),
        opened_at=vote.opened_at,
        closed_at=vote.closed_at,
        place=meeting.place,
        chair=signatory("Chủ tọa", meeting.chair_name),
        secretary=signatory("Thư ký", "" if secretary is None else secretary.full_name),
        ballots=tuple(
            NamedBallot(
                Attendee(elector.full_name, elector.position, agencies.get(elector.participant, "")),
                CHOICES[choices[elector.participant]] if elector.participant in choices else "",
            )
            for elector in vote.electorate
        ),
        recipients=(f"Thành viên {meeting.committee_name}", "Lưu: VT, Hồ sơ"),
    )


def vote_summary(vote: Vote) -> VoteSummary | None:
    """Return a vote as the minutes tell it, None for one without a result."""
    if vote.result is None or vote.rule is None:
        return None
    return VoteSummary(
        vote.question,
        _options(vote.result),
        vote.result.whole,
        _VERDICTS[vote.result.verdict],
        reason_of(vote, vote.result, vote.rule),
    )


def _options(result: Result) -> tuple[OptionCount, ...]:
    """Return the three choices, and whatever else was answered."""
    more = (
        (Choice.OTHER, result.other),
        (Choice.BLANK, result.blank),
        (Choice.INVALID, result.invalid),
        (Choice.RECUSED, result.recused),
    )
    return (
        OptionCount(CHOICES[Choice.FOR], result.votes_for),
        OptionCount(CHOICES[Choice.AGAINST], result.votes_against),
        OptionCount(CHOICES[Choice.ABSTAIN], result.abstained),
        *(OptionCount(CHOICES[choice], count) for choice, count in more if count),
    )
