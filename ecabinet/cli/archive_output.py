"""What `ecabinet archive verify` says: a JSON object on one line for each vote, or text for a person."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from ecabinet.cli.archive_words import FAULTS, WHY, WORDS
from ecabinet.cli.main import Exit
from ecabinet.domain.voting.reasons import VERDICT_WORDS
from ecabinet.domain.voting.results import Result
from ecabinet.papers.signature_states import Language
from ecabinet.papers.signature_text import moment_words, shown
from ecabinet.trust.session_archive.reading import ArchiveFault, Record, moment_of_meeting
from ecabinet.trust.session_archive.recounting import Finding, Outcome

_LONGEST: Final = 1000


class ResultRow(msgspec.Struct, frozen=True, kw_only=True):
    """A result in the JSON output; the words are those of `ecabinet.domain.voting.results`."""

    verdict: str
    basis: str
    votes_for: int
    votes_against: int
    abstained: int
    not_voted: int
    base: int
    needed: int
    present: int
    quorum: int
    reason_vi: str
    reason_en: str


class VoteRow(msgspec.Struct, frozen=True, kw_only=True):
    """One vote in the JSON output."""

    archive: str
    meeting: str
    vote: str
    item: str
    round: int
    question: str
    state: str
    rule: str
    electors: int
    ballots: int
    secret: bool
    voters: tuple[str, ...]
    spoken: tuple[str, ...]
    outcome: str
    why: str
    announced: ResultRow | None
    recomputed: ResultRow | None


def exit_of(found: Sequence[Finding]) -> Exit:
    """Return the exit code: something differs, nothing was counted, or everything counted is the same."""
    outcomes = {one.outcome for one in found}
    if Outcome.DIFFERS in outcomes:
        return Exit.REFUSED
    return Exit.DONE if Outcome.SAME in outcomes else Exit.UNDETERMINED


def json_line(record: Record, found: Finding) -> str:
    """Return the object for one vote, without a line feed in it or after it."""
    vote = found.vote
    row = VoteRow(
        archive=record.sha256,
        meeting=record.meeting.id,
        vote=vote.id,
        item=vote.item,
        round=vote.round,
        question=shown(vote.question, _LONGEST),
        state=vote.state.value,
        rule="" if vote.rule is None else shown(vote.rule.name, _LONGEST),
        electors=len(vote.electorate),
        ballots=found.ballots,
        secret=vote.is_secret,
        voters=tuple(shown(name) for name in found.voters),
        spoken=tuple(shown(name) for name in found.spoken),
        outcome=found.outcome.value,
        why=found.why.value,
        announced=_row(vote.result),
        recomputed=_row(found.again),
    )
    return msgspec.json.encode(row).decode()


def _row(result: Result | None) -> ResultRow | None:
    if result is None:
        return None
    return ResultRow(
        verdict=result.verdict.value,
        basis=result.basis.value,
        votes_for=result.votes_for,
        votes_against=result.votes_against,
        abstained=result.abstained,
        not_voted=result.not_voted,
        base=result.base,
        needed=result.needed,
        present=result.present,
        quorum=result.quorum,
        reason_vi="" if result.reason is None else shown(result.reason.vi, _LONGEST),
        reason_en="" if result.reason is None else shown(result.reason.en, _LONGEST),
    )


def fault_words(fault: ArchiveFault, language: Language) -> str:
    """Return why a file is not taken, as a sentence with what it is about."""
    sentence = FAULTS[fault.fault][language]
    return f"{sentence} ({shown(fault.detail)})" if fault.detail else sentence


def text_of(record: Record, found: Sequence[Finding], language: Language) -> str:
    """Return what a person reads: the meeting, each vote, how many came to what, and what that proves."""
    words = WORDS[language]
    opened = moment_words(moment_of_meeting(record), language)
    lines = [
        f"{shown(record.meeting.title)}, {opened}",
        f"  SHA-256 {record.sha256}",
        "  " + words["contents"].format(log=len(record.log), files=record.files, made_by=shown(record.made_by)),
    ]
    for number, one in enumerate(found, start=1):
        lines += ["", *_vote_lines(number, one, language)]
    counts = Counter(one.outcome for one in found)
    total = words["total"].format(
        votes=len(found), same=counts[Outcome.SAME], differs=counts[Outcome.DIFFERS], nothing=counts[Outcome.NOTHING]
    )
    return "\n".join([*lines, "", total, words["proves"], words["does_not_prove"]])


def _vote_lines(number: int, found: Finding, language: Language) -> Iterator[str]:
    words = WORDS[language]
    again = "" if found.vote.round == 1 else " " + words["round"].format(round=found.vote.round)
    yield f"{number}. {shown(found.vote.question, _LONGEST)}{again}"
    if found.vote.is_secret:
        names = ", ".join(shown(name) for name in found.voters)
        yield f"   {words['secret'].format(count=len(found.voters), names=names or '–')}"
    if found.spoken:
        yield f"   {words['spoken'].format(names=', '.join(shown(name) for name in found.spoken))}"
    if found.vote.result is not None:
        yield f"   {words['announced']}: {_told(found.vote.result, language)}"
    yield f"   {words[found.outcome.value]}" + (f": {WHY[found.why][language]}" if found.why else "")
    if found.outcome == Outcome.DIFFERS and found.again is not None:
        yield f"   {words['counted']}: {_told(found.again, language)}"


def _told(result: Result, language: Language) -> str:
    """Return a result with its reason; one of an older hub kept no reason, and its numbers are told."""
    if result.reason is not None:
        return shown(result.reason.vi if language == "vi" else result.reason.en, _LONGEST)
    verdict = VERDICT_WORDS[result.verdict]
    return WORDS[language]["numbers"].format(
        votes_for=result.votes_for,
        votes_against=result.votes_against,
        abstained=result.abstained,
        verdict=verdict.vi if language == "vi" else verdict.en,
    )
