"""From the numbers of a line to what it comes to: motions, elections and ratings."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from itertools import groupby

import msgspec

from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.poll import Marks, Poll
from ecabinet.domain.voting.results import Basis, Verdict
from ecabinet.domain.voting.rule_sets import Consequence, Step, TiePolicy
from ecabinet.domain.voting.thresholds import least_to_pass


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """The numbers of one line in the unit that decides; `key` empty is the question itself."""

    key: str
    votes: dict[Choice, int]
    base: int

    @property
    def votes_for(self) -> int:
        """Votes for."""
        return self.votes.get(Choice.FOR, 0)


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """What a line comes to."""

    verdict: Verdict
    basis: Basis
    rank: int = 0
    consequence: Consequence | None = None


PASSED = Judged(verdict=Verdict.PASSED, basis=Basis.MAJORITY)
SHORT = Judged(verdict=Verdict.FAILED, basis=Basis.SHORT_OF_MAJORITY)
NOBODY = Judged(verdict=Verdict.FAILED, basis=Basis.NOBODY_TO_COUNT)


def draw(seed: str, key: str) -> bytes:
    """Return what the lot with this recorded seed gives a key; anybody can draw it again (SHA-256)."""
    return sha256(f"{seed}\n{key}".encode()).digest()


def judge_motion(poll: Poll, marks: Marks, line: Counted) -> Judged:
    """Hold the votes for against the need; as many for as against goes by the rule's policy."""
    if line.base == 0:
        return NOBODY
    if line.votes_for >= least_to_pass(line.base, poll.rule):
        return PASSED
    # A tie is one vote short of a bare majority; where a rule asks for more or less, as many for as against just fails.
    tied = line.votes_for > 0 and line.votes_for == line.votes.get(Choice.AGAINST, 0)
    return _judge_tie(poll, marks, line) if tied and poll.rule.asks_bare_majority else SHORT


def _judge_tie(poll: Poll, marks: Marks, line: Counted) -> Judged:
    match poll.rule.tie:
        case TiePolicy.FAILS:
            return Judged(verdict=Verdict.FAILED, basis=Basis.TIE_FAILS)
        case TiePolicy.REPEAT:
            return Judged(verdict=Verdict.REPEAT, basis=Basis.TIE_REPEAT)
        case TiePolicy.LOT:
            return _drawn(poll.lot, line.key)
        case TiePolicy.CHAIRS_SIDE:
            return _chairs_side(poll, marks, line)


def _drawn(seed: str, key: str) -> Judged:
    if not seed:
        return Judged(verdict=Verdict.AWAITS_LOT, basis=Basis.TIE_LOT_OPEN)
    if draw(seed, key)[0] % 2:
        return Judged(verdict=Verdict.PASSED, basis=Basis.TIE_LOT_FOR)
    return Judged(verdict=Verdict.FAILED, basis=Basis.TIE_LOT_AGAINST)


def _chairs_side(poll: Poll, marks: Marks, line: Counted) -> Judged:
    """Luật 2015 Điều 117.3: exactly half each goes to the chair's side; beside abstentions the chair says."""
    mark = None if poll.chair is None else marks.get(poll.chair)
    chairs = None if mark is None else mark.on(line.key or None)
    if 2 * line.votes_for == line.base and chairs == Choice.FOR:
        return Judged(verdict=Verdict.PASSED, basis=Basis.TIE_CHAIR_FOR)
    if 2 * line.votes_for == line.base and chairs == Choice.AGAINST:
        return Judged(verdict=Verdict.FAILED, basis=Basis.TIE_CHAIR_AGAINST)
    word = next((word for word in poll.words if word.line == line.key), None)
    if word is None:
        return Judged(verdict=Verdict.AWAITS_CHAIR, basis=Basis.TIE_OPEN)
    return Judged(verdict=Verdict.PASSED if word.passed else Verdict.FAILED, basis=Basis.CHAIRS_WORD)


def judge_election(poll: Poll, lines: Sequence[Counted]) -> dict[str, Judged]:
    """Fill the seats from the most votes down with those who reach the need; who is even at the last place waits."""
    judged: dict[str, Judged] = {}
    left, rank = poll.form.seats, 1
    ordered = sorted(lines, key=lambda line: -line.votes_for)
    for _, group in groupby(ordered, key=lambda line: line.votes_for):
        even = list(group)
        enough = [line for line in even if line.base and line.votes_for >= least_to_pass(line.base, poll.rule)]
        for line in even:
            short = SHORT if line.base else NOBODY
            judged[line.key] = msgspec.structs.replace(short, rank=rank)
        for key, placed in _placed(poll, [line.key for line in enough], left).items():
            judged[key] = msgspec.structs.replace(placed, rank=rank)
        left = max(0, left - len(enough))
        rank += len(even)
    return judged


def _placed(poll: Poll, even: Sequence[str], left: int) -> dict[str, Judged]:
    """Place candidates with as many votes each on the seats that are left."""
    if len(even) <= left:
        return dict.fromkeys(even, PASSED)
    if left == 0:
        return dict.fromkeys(even, Judged(verdict=Verdict.FAILED, basis=Basis.OUTRANKED))
    if poll.rule.tie == TiePolicy.REPEAT:
        return dict.fromkeys(even, Judged(verdict=Verdict.REPEAT, basis=Basis.TIE_REPEAT))
    if poll.rule.tie != TiePolicy.LOT:
        return dict.fromkeys(even, Judged(verdict=Verdict.FAILED, basis=Basis.TIE_FAILS))
    if not poll.lot:
        return dict.fromkeys(even, Judged(verdict=Verdict.AWAITS_LOT, basis=Basis.TIE_LOT_OPEN))
    drawn = sorted(even, key=lambda key: draw(poll.lot, key))
    won = dict.fromkeys(drawn[:left], Judged(verdict=Verdict.PASSED, basis=Basis.TIE_LOT_FOR))
    lost = dict.fromkeys(drawn[left:], Judged(verdict=Verdict.FAILED, basis=Basis.TIE_LOT_AGAINST))
    return won | lost


def judge_rating(steps: Sequence[Step], line: Counted) -> Judged:
    """Say what follows from the last step that is met; nothing follows where none is."""
    if line.base == 0:
        return NOBODY
    met = [step for step in steps if line.votes.get(step.choice, 0) >= least_to_pass(line.base, step)]
    if not met:
        return Judged(verdict=Verdict.PASSED, basis=Basis.RATED_WELL)
    return Judged(verdict=Verdict.FAILED, basis=Basis.RATED_LOW, consequence=met[-1].consequence)
