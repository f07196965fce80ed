"""What each member gave and what the hub acknowledged, kept beside the hub, and held against its store."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ecabinet.client.application import Application
from ecabinet.client.view import Delivery, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.results import Result
from ecabinet.store.reading import looked_at
from ecabinet.wire.identity import new_id
from tests.journeys.small_city import SmallCity

MAY_COME_TOO_LATE = frozenset({"vote_closed", "vote_paused"})
"""Why a ballot may be refused that was given in time: it reached the hub when the vote was closed, or paused."""


@dataclass(frozen=True)
class Given:
    """A ballot as a member gave it: the command, and what it says."""

    vote: Id
    person: Id
    command: Id
    choice: Choice


@dataclass(frozen=True)
class Account:
    """What became of all ballots. `lost` and `twice` name what must not be: commands, or votes and persons."""

    votes: int
    acknowledged: int
    changes: int
    refused: int
    lost: tuple[str, ...]
    twice: tuple[str, ...]


class PollBook:
    """Casts for the members of a city and remembers; only what a client was told counts as acknowledged."""

    def __init__(self, city: SmallCity) -> None:
        self._city = city
        self._given: list[Given] = []
        self._acknowledged: set[Id] = set()

    def cast(self, member: Application, vote: Id, choice: Choice) -> None:
        """Give a ballot, or another in its place."""
        command = self._city.give(member, v.CastBallot, ballot=new_id(), vote=vote, choice=choice)
        self._given.append(Given(vote, member.me, command, choice))

    def settle(self, vote: Id) -> None:
        """Wait until every member had an answer to every ballot; take down what the hub acknowledged to them."""
        for member in self._city.members:
            self._city.see(member, _has_all_answers, "the answers to all ballots")
            told = frozenset(member.ask(lambda view: frozenset(view.receipts)).result())
            refused = member.ask(_refusals).result()
            mine = {one.command for one in self._of(vote) if one.person == member.me}
            assert mine <= told | refused.keys(), "every ballot has its answer"
            assert not told & refused.keys()
            assert {refused[command] for command in mine & refused.keys()} <= MAY_COME_TOO_LATE
            self._acknowledged |= mine & told

    def standing(self, vote: Id) -> dict[Id, Choice]:
        """Return what counts: of each person the last ballot that was acknowledged."""
        return {one.person: one.choice for one in self._of(vote) if one.command in self._acknowledged}

    def check_result(self, vote: Id, result: Result) -> None:
        """The result is what was acknowledged, no ballot more and none less."""
        counted = Counter(self.standing(vote).values())
        told = (result.votes_for, result.votes_against, result.abstained, result.not_voted)
        members = len(self._city.members)
        wanted = (counted[Choice.FOR], counted[Choice.AGAINST], counted[Choice.ABSTAIN], members - counted.total())
        assert told == wanted, (vote, told, wanted)

    def held_against(self, store: Path) -> Account:
        """Compare everything with the store of a hub that is at rest."""
        with looked_at(store) as snapshot:
            ballots = snapshot.values(v.Ballot, meeting=self._city.meeting)
            marks = {mark.id: mark for mark in snapshot.values(v.Cast, meeting=self._city.meeting)}
            log = snapshot.log(self._city.meeting)
        taken = Counter(entry.command for entry in log if entry.verb == "CastBallot" and entry.accepted)
        votes = {one.vote for one in self._given}
        kept = {(ballot.vote, ballot.person): (ballot.choice, marks[ballot.id].version) for ballot in ballots}
        seats = Counter((ballot.vote, ballot.participant) for ballot in ballots)
        lost = [command for command in self._acknowledged if command not in taken]
        lost += [f"{vote} {person}" for vote, person, wanted in self._wanted() if kept.get((vote, person)) != wanted]
        twice = [command for command, times in taken.items() if times != 1 or command not in self._acknowledged]
        twice += [f"{vote} {seat}" for (vote, seat), times in seats.items() if times != 1]
        twice += [f"{vote} {person}" for vote, person in kept if person not in self.standing(vote)]
        return Account(
            votes=len(votes),
            acknowledged=len(self._acknowledged),
            changes=len(self._acknowledged) - sum(len(self.standing(vote)) for vote in votes),
            refused=len(self._given) - len(self._acknowledged),
            lost=tuple(lost),
            twice=tuple(twice),
        )

    def _of(self, vote: Id) -> Iterator[Given]:
        return (one for one in self._given if one.vote == vote)

    def _wanted(self) -> Iterator[tuple[Id, Id, tuple[Choice, int]]]:
        """Give for each vote and person the last choice that was acknowledged, and how many were: each is a version."""
        times = Counter((one.vote, one.person) for one in self._given if one.command in self._acknowledged)
        for (vote, person), many in times.items():
            yield vote, person, (self.standing(vote)[person], many)


def _has_all_answers(view: View) -> bool:
    return not any(pending.delivery == Delivery.QUEUED for pending in view.pending)


def _refusals(view: View) -> dict[Id, str]:
    return {pending.command.id: pending.refusal.code for pending in view.pending if pending.refusal is not None}
