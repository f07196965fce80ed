"""Counting again, from what is on record and nothing else."""

from __future__ import annotations

from collections.abc import Iterable

from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.by_hand import marks_of
from ecabinet.domain.voting.count import count
from ecabinet.domain.voting.entities import Ballot, BallotBox, ChairsWord, Presence, Vote
from ecabinet.domain.voting.forms import Mark
from ecabinet.domain.voting.poll import Poll
from ecabinet.domain.voting.results import Result, Verdict

_ALWAYS_KEPT = (
    "votes_for", "votes_against", "abstained", "not_voted", "base", "needed", "present", "quorum", "verdict", "basis",
)  # fmt: skip


def poll_of(vote: Vote, chair: Id | None = None) -> Poll | None:
    """Return what a vote is counted from, None for one that was never opened.

    `chair` is the seat of the meeting's chair, for a vote opened before votes kept it.
    """
    if vote.rule is None:
        return None
    return Poll(
        rule=vote.rule,
        form=vote.form,
        electorate=vote.electorate,
        presence=vote.presence or _presence_of_an_older(vote),
        chair=vote.chair or chair,
        lot=vote.lot,
        words=vote.chairs_words or _words_of_an_older(vote),
        way=None if vote.by_hand is None else vote.by_hand.way,
    )


def recount(
    vote: Vote, ballots: Iterable[Ballot], chair: Id | None = None, box: BallotBox | None = None
) -> Result | None:
    """Count a closed vote again from its record, None for one that was never opened; `chair` as for `poll_of`.

    The ballots are those under the vote's `counted_from`; `box` has those of a secret vote, in which the ballots with a
    name are of who takes no part. A vote that was taken by hand is counted from what its tellers found; ballots beside
    it are of no record.
    """
    poll = poll_of(vote, chair)
    if poll is None:
        return None
    marks = {ballot.participant: said(vote, ballot) for ballot in ballots}
    marks |= {} if box is None else {f"nameless {place}": mark for place, mark in enumerate(box.marks)}
    if vote.by_hand is None:
        return count(poll, marks)
    if marks:
        raise ValueError("ballots beside a count by hand")
    return count(poll, marks_of(vote.form, vote.by_hand))


def said(vote: Vote, ballot: Ballot) -> Mark:
    """Return what a ballot says to a vote: of a ballot on several items, the answer to the item of the vote.

    Who left an item unanswered handed in a ballot all the same: it counts as cast, and for none of the options.
    """
    answer = ballot.mark.on(vote.item)
    return ballot.mark if vote.decided_in is None or answer is None else Mark(answer)


def holds(vote: Vote, ballots: Iterable[Ballot], chair: Id | None = None, box: BallotBox | None = None) -> bool:
    """Say whether the announced result is what the record comes to; the fields it was kept with are compared."""
    again = recount(vote, ballots, chair, box)
    if again is None or vote.result is None:
        return again is vote.result
    if vote.result.rule is not None:
        return again == vote.result
    return all(getattr(again, name) == getattr(vote.result, name) for name in _ALWAYS_KEPT)


def _presence_of_an_older(vote: Vote) -> Presence:
    """Older votes kept how many were present and not who; any so many seats give the same numbers."""
    seats = tuple(elector.participant for elector in vote.electorate)[: vote.present]
    return Presence(at_opening=seats, at_closing=seats, fewest=seats, lightest=seats)


def _words_of_an_older(vote: Vote) -> tuple[ChairsWord, ...]:
    if vote.settled_reason is None or vote.result is None:
        return ()
    return (ChairsWord("", vote.result.verdict == Verdict.PASSED),)
