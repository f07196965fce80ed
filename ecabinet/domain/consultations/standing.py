"""Where everybody stands with a consultation: who is asked what, and which answers are there."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from ecabinet.domain.kernel import Id, World
from ecabinet.domain.voting.entities import Cast, Elector, Vote, VoteState


class Standing(msgspec.Struct, frozen=True):
    """A seat that is asked, the questions it is asked, and its answers by question."""

    elector: Elector
    asked: tuple[Id, ...]
    answers: dict[Id, Cast]

    @property
    def has_answered(self) -> bool:
        """Whether every question has an answer."""
        return bool(self.asked) and set(self.asked) == set(self.answers)

    @property
    def is_in_part(self) -> bool:
        """Whether some questions have an answer and others have none."""
        return bool(self.answers) and not self.has_answered

    @property
    def is_late(self) -> bool:
        """Whether all is answered and something of it came after the deadline."""
        return self.has_answered and any(answer.late for answer in self.answers.values())


def put_to_answer(votes: Iterable[Vote]) -> tuple[Vote, ...]:
    """Return the questions that were sent and not taken back, in the order of their making."""
    asked = (vote for vote in votes if vote.state in {VoteState.OPEN, VoteState.CLOSED})
    return tuple(sorted(asked, key=lambda vote: vote.id))


def standings(world: World, meeting: Id) -> tuple[Standing, ...]:
    """Return where each seat stands, in the order of protocol; those barred from every question are not asked."""
    votes = put_to_answer(world.find(Vote, meeting=meeting))
    answers: dict[tuple[Id, Id], Cast] = {}
    for vote in votes:
        answers |= {(cast.participant, vote.id): cast for cast in world.find(Cast, parent=vote.id)}
    electors = {elector.participant: elector for vote in votes for elector in vote.electorate}
    asked = {
        seat: tuple(vote.id for vote in votes for one in vote.electorate if one.participant == seat and one.entitled)
        for seat in electors
    }
    return tuple(
        Standing(
            elector,
            asked[seat],
            {vote: answers[seat, vote] for vote in asked[seat] if (seat, vote) in answers},
        )
        for seat, elector in electors.items()
        if asked[seat]
    )
