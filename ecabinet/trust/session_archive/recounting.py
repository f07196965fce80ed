"""Counting every vote of a session archive again, from its record and nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.by_hand import HandCount
from ecabinet.domain.voting.entities import Elector, PutTogether, VoteState
from ecabinet.domain.voting.hand_problems import hand_count_problem
from ecabinet.domain.voting.problems import electorate_problem, form_problem, mark_problem, rule_problem
from ecabinet.domain.voting.recount import holds, recount
from ecabinet.domain.voting.results import Basis, Result, Verdict
from ecabinet.trust.session_archive.reading import Record
from ecabinet.trust.session_archive.secret_votes import Handed, handed_in, is_sound_secret


class Outcome(StrEnum):
    """What counting again came to. NOTHING: the vote has no result, and there is nothing to count."""

    SAME = "same"
    DIFFERS = "differs"
    NOTHING = "nothing"


class Why(StrEnum):
    """Why a vote was not counted again, or why its record does not hold."""

    NONE = ""
    NEVER_OPENED = "never_opened"
    CANCELLED = "cancelled"
    RESULT_DIFFERS = "result_differs"
    STILL_OPEN = "still_open"
    NO_RESULT = "no_result"
    NO_RULE = "no_rule"
    RESULT_OUT_OF_PLACE = "result_out_of_place"
    RULE_UNSOUND = "rule_unsound"
    ELECTORATE_UNSOUND = "electorate_unsound"
    BALLOTS_UNSOUND = "ballots_unsound"
    BALLOT_TWICE = "ballot_twice"
    BOX_UNSOUND = "box_unsound"
    COUNT_UNSOUND = "count_unsound"
    JOINT_DIFFERS = "joint_differs"


_Parts: TypeAlias = Mapping[Id, v.Participant]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One vote, how many ballots the record has, and what counting them came to; `again` where it was counted.

    `voters` are who voted in a secret vote; how, no record has. `spoken` are whose answers were spoken aloud in a roll
    call and recorded by the staff.
    """

    vote: v.Vote
    ballots: int
    voters: tuple[str, ...] = ()
    spoken: tuple[str, ...] = ()
    outcome: Outcome
    why: Why = Why.NONE
    again: Result | None = None


def findings(record: Record) -> tuple[Finding, ...]:
    """Count every vote again, in the order of the agenda and within an item in that of their preparation."""
    place = {item: number for agenda in record.all(v.Agenda) for number, item in enumerate(agenda.items)}
    parts = {part.id: part for part in record.all(v.Participant)}
    handed = handed_in(record)
    votes = sorted(record.all(v.Vote), key=lambda vote: (place.get(vote.item, len(place)), vote.id))
    joint = {vote.id: vote for vote in votes if vote.together}
    return tuple(
        _beside_joint(_finding(vote, handed[vote.counted_from], parts), joint)
        if _is_of_joint(vote, joint)
        else Finding(vote=vote, ballots=0, outcome=Outcome.DIFFERS, why=Why.BALLOTS_UNSOUND)
        for vote in votes
    )


def _is_of_joint(vote: v.Vote, joint: Mapping[Id, v.Vote]) -> bool:
    """Whether an item decided with others was decided in a vote that names it, by the same members and rule."""
    if vote.decided_in is None:
        return True
    whole = joint.get(vote.decided_in)
    if whole is None or PutTogether(vote.item, vote.id) not in whole.together:
        return False
    return (whole.rule, whole.electorate, whole.presence) == (vote.rule, vote.electorate, vote.presence)


def _beside_joint(found: Finding, joint: Mapping[Id, v.Vote]) -> Finding:
    """Each of two votes may hold by itself while they contradict each other: then neither is what was decided."""
    whole = None if found.vote.decided_in is None else joint.get(found.vote.decided_in)
    if whole is None or found.outcome != Outcome.SAME or _told_by_joint(whole, found.vote.item) == _told(found.vote):
        return found
    return msgspec.structs.replace(found, outcome=Outcome.DIFFERS, why=Why.JOINT_DIFFERS)


_Told: TypeAlias = tuple[Id | None, tuple[bool, ...], tuple[tuple[Verdict, Basis], ...]]
"""What a vote tells of one item: the seat of the chair, the chair's word, and what it came to and why."""


def _told(vote: v.Vote) -> _Told:
    came_to = () if vote.result is None else ((vote.result.verdict, vote.result.basis),)
    return vote.chair, tuple(word.passed for word in vote.chairs_words), came_to


def _told_by_joint(whole: v.Vote, item: Id) -> _Told:
    lines = () if whole.result is None else whole.result.lines
    came_to = tuple((line.verdict, line.basis) for line in lines if line.key == item)
    return whole.chair, tuple(word.passed for word in whole.chairs_words if word.line == item), came_to


def _finding(vote: v.Vote, handed: Handed, parts: _Parts) -> Finding:
    chair = next((part.id for part in parts.values() if part.role == Role.CHAIR), None)
    why = _unsound(vote, handed, parts)
    found = Finding(
        vote=vote,
        ballots=handed.number,
        voters=_voters(vote, handed),
        spoken=_spoken(vote, handed),
        outcome=Outcome.DIFFERS,
        why=why,
    )
    if why in {Why.NEVER_OPENED, Why.CANCELLED}:
        return Finding(vote=vote, ballots=0, outcome=Outcome.NOTHING, why=why)
    if why != Why.NONE:
        return found
    try:
        again = recount(vote, handed.ballots, chair, handed.box)
        is_same = holds(vote, handed.ballots, chair, handed.box)
    except (ValueError, ArithmeticError, LookupError):  # numbers and names that no hub writes together
        return msgspec.structs.replace(found, why=Why.BALLOTS_UNSOUND)
    many = found.ballots if vote.by_hand is None else vote.by_hand.returned
    outcome, why = (Outcome.SAME, Why.NONE) if is_same else (Outcome.DIFFERS, Why.RESULT_DIFFERS)
    return msgspec.structs.replace(found, ballots=many, outcome=outcome, why=why, again=again)


def _voters(vote: v.Vote, handed: Handed) -> tuple[str, ...]:
    """Return who voted in a secret vote, in the order of the electorate: that of voting is nobody's business here."""
    voted = {cast.participant for cast in handed.casts}
    return tuple(one.full_name for one in vote.electorate if vote.is_secret and one.participant in voted)


def _spoken(vote: v.Vote, handed: Handed) -> tuple[str, ...]:
    """Return whose answers were spoken aloud, and who recorded each, in the order of the call."""
    entered = {ballot.participant: ballot.entered_name for ballot in handed.ballots if ballot.entered_by is not None}
    seats = [one for one in vote.electorate if one.participant in entered]
    return tuple(f"{one.full_name} ({entered[one.participant]})" for one in seats)


def _unsound(vote: v.Vote, handed: Handed, parts: _Parts) -> Why:
    """Say why a vote is not counted: it has no result, or its record is one that no hub writes."""
    match vote.state:
        case VoteState.OPEN:
            return Why.STILL_OPEN
        case VoteState.CLOSED:
            return _unsound_count(vote, handed, parts)
        case _ if vote.result is not None or handed.number:
            return Why.RESULT_OUT_OF_PLACE
        case VoteState.CANCELLED:
            return Why.CANCELLED
        case VoteState.PREPARED:
            return Why.NEVER_OPENED


def _unsound_count(vote: v.Vote, handed: Handed, parts: _Parts) -> Why:
    """Say which part of a closed vote is not as the hub's rules let it become."""
    if vote.result is None:
        return Why.NO_RESULT
    if vote.rule is None:
        return Why.NO_RULE
    if rule_problem(vote.rule) or form_problem(vote.form, vote.rule):
        return Why.RULE_UNSOUND
    if electorate_problem(vote.electorate, vote.rule):
        return Why.ELECTORATE_UNSOUND
    if vote.by_hand is not None:
        return _unsound_hand_count(vote, vote.by_hand, handed)
    has_wrong_boxes = not is_sound_secret(vote, handed) if vote.is_secret else bool(handed.boxes)
    return Why.BOX_UNSOUND if has_wrong_boxes else _unsound_ballots(vote, handed.ballots, parts)


def _unsound_hand_count(vote: v.Vote, counted: HandCount, handed: Handed) -> Why:
    """Say whether a count by hand is one that the hub takes: its numbers fit, and somebody else confirmed it."""
    confirmed = counted.confirmed_by not in {None, counted.entered_by}
    if vote.rule is None or hand_count_problem(vote.form, vote.rule, vote.electorate, counted) or not confirmed:
        return Why.COUNT_UNSOUND
    return Why.BALLOTS_UNSOUND if handed.number or handed.boxes else Why.NONE


def _unsound_ballots(vote: v.Vote, ballots: Sequence[v.Ballot], parts: _Parts) -> Why:
    """Say whether a seat has two ballots, or a ballot is of no seat, of somebody else's, or fills the form wrongly."""
    if len({ballot.participant for ballot in ballots}) != len(ballots):
        return Why.BALLOT_TWICE
    seats = {elector.participant: elector for elector in vote.electorate}
    is_sound = all(
        _is_of_seat(ballot, seats.get(ballot.participant), parts)
        and _is_filled(vote, ballot)
        and _is_from_who_may(vote, ballot, parts)
        for ballot in ballots
    )
    return Why.NONE if is_sound else Why.BALLOTS_UNSOUND


def _is_filled(vote: v.Vote, ballot: v.Ballot) -> bool:
    """Whether a ballot fills the form; one on several items is held against the form of the vote on all of them."""
    return vote.decided_in is not None or mark_problem(vote.form, ballot.mark) is None


def _is_from_who_may(vote: v.Vote, ballot: v.Ballot, parts: _Parts) -> bool:
    """Whether it came from a device, or was spoken in a roll call and recorded by the chair or a secretary.

    Who is no participant any more may have been either.
    """
    if ballot.entered_by is None:
        return not (ballot.entered_name or ballot.heard)
    roles = {part.role for part in parts.values() if part.person == ballot.entered_by}
    return vote.roll_call and (not roles or not roles.isdisjoint({Role.CHAIR, Role.SECRETARIAT}))


def _is_of_seat(ballot: v.Ballot, seat: Elector | None, parts: _Parts) -> bool:
    """Whether the holder cast it, or the carrier of the mandate; who is no participant any more may be anybody."""
    if seat is None:
        return False
    if seat.carried_by is None or ballot.person == seat.person:
        return ballot.person == seat.person
    carrier = parts.get(seat.carried_by)
    return carrier is None or carrier.person == ballot.person
