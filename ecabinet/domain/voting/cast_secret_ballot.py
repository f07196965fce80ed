"""Cast a secret ballot."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar, Final, Self

import msgspec

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.voting.casting import absence_problem, cast_of, caster_of, closed_problem
from ecabinet.domain.voting.entities import BallotBox, Cast, Elector, Vote, ballot_of
from ecabinet.domain.voting.forms import OF_A_BALLOT, Answer, Choice, Form, Mark
from ecabinet.domain.voting.problems import mark_problem
from ecabinet.domain.voting.running import is_out_of_time, vote_of

_LEAST_FILLING: Final = 512
"""In bytes: from 256 on the length of a filling itself is always told in two bytes."""


class CastSecretBallot(Command, frozen=True, kw_only=True):
    """Put a ballot into the box of an open secret vote, once: who has voted is kept apart from what was chosen.

    `ballot` is the receipt code, which says that one has voted and never how. `choice` is None once the
    hub has answered. `filling` makes all ballots of a vote equally long on their way, and says nothing.
    """

    is_kept_whole: ClassVar[bool] = False

    ballot: Id
    vote: Id
    choice: Choice | None
    answers: tuple[Answer, ...] = ()
    filling: bytes = b""

    @property
    def mark(self) -> Mark | None:
        """What the ballot says, None once that is forgotten."""
        return None if self.choice is None else Mark(self.choice, self.answers)

    @property
    def seat(self) -> None:
        """Nobody puts in a secret ballot for another seat."""
        return

    def on_record(self) -> Self:
        """Keep that somebody voted, and nothing of how."""
        return msgspec.structs.replace(self, choice=None, answers=(), filling=b"")

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is not secret or takes no ballots, who is no elector or not present, and a second ballot.

        Who takes no part (không tham gia) says so by name, as in every vote, and puts nothing into the box.
        """
        vote = vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if vote.opened_at is None:
            return Refusal("vote_unknown")
        if not vote.is_secret:
            return Refusal("vote_not_secret", {"question": vote.question})
        caster = caster_of(world, vote, actor.person, None)
        if isinstance(caster, Refusal):
            return caster
        problem = closed_problem(vote, now) or self._ill_marked(vote.form) or absence_problem(world, vote, caster)
        if problem is not None:
            return problem
        if cast_of(world, vote, caster.elector) is not None:
            return Refusal("already_voted")
        return self._put_in(world, vote, self._cast(vote, caster.elector, now))

    def _put_in(self, world: World, vote: Vote, cast: Cast) -> Outcome:
        if self.choice is None:
            return Refusal("choice_unknown")
        if self.choice == Choice.RECUSED:
            return Changes(puts(ballot_of(cast, Mark(self.choice)), cast))
        box = world.get(BallotBox, vote.id)
        if box is None or box.sealed:
            return Refusal("ballot_box_lost", {"question": vote.question})
        return Changes(puts(cast, box.holding(_plain(vote.form, self.choice, self.answers))))

    def _cast(self, vote: Vote, elector: Elector, now: datetime) -> Cast:
        return Cast(
            id=self.ballot,
            meeting=vote.meeting,
            vote=vote.id,
            participant=elector.participant,
            person=elector.person,
            cast_at=now,
            late=is_out_of_time(vote, now),
        )

    def _ill_marked(self, form: Form) -> Refusal | None:
        mark = self.mark
        if mark is None or mark.choice == Choice.INVALID:
            return Refusal("choice_unknown")
        return mark_problem(form, mark)


def filling(form: Form, mark: Mark) -> bytes:
    """Return what makes a ballot as long as the longest that the question can have: its length tells nobody."""
    choices = (*form.options, *OF_A_BALLOT, Choice.BY_LINE)
    longest = max(choices, key=lambda choice: len(choice.value))
    answers = tuple(Answer(line.key, longest) for line in form.lines)
    return bytes(_LEAST_FILLING + _length(longest, answers) - _length(mark.choice, mark.answers))


def _length(choice: Choice, answers: tuple[Answer, ...]) -> int:
    return len(msgspec.msgpack.encode((choice, answers)))


def _plain(form: Form, choice: Choice, answers: tuple[Answer, ...]) -> Mark:
    """Return a ballot whose answers stand in the order of the question: an order of one's own would be a signature."""
    place = {line.key: number for number, line in enumerate(form.lines)}
    return Mark(choice, tuple(sorted(answers, key=lambda answer: place[answer.line])))
