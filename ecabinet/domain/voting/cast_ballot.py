"""Cast a ballot."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.voting.casting import absence_problem, cast_of, caster_of, closed_problem, split_problem
from ecabinet.domain.voting.entities import Ballot, Cast, Elector, Vote, ballot_of
from ecabinet.domain.voting.forms import Answer, Choice, Mark
from ecabinet.domain.voting.live import shows_names
from ecabinet.domain.voting.problems import filling_problem
from ecabinet.domain.voting.roll_call import turn_problem
from ecabinet.domain.voting.running import is_out_of_time, sheet_of, vote_of


class CastBallot(Command, frozen=True, kw_only=True):
    """Vote on an open question: once, or again where the rule lets a ballot be changed until the close.

    Only who cast a ballot changes it: one cast under a mandate stands when the mandate was taken back since.

    `ballot` is also the receipt code that the elector keeps. `answers` stand line by line where the question has lines,
    `text` is that of another opinion. `seat` is the participant whose mandate one carries, None for one's own seat.
    """

    ballot: Id
    vote: Id
    choice: Choice
    answers: tuple[Answer, ...] = ()
    text: str = ""
    seat: Id | None = None

    @property
    def mark(self) -> Mark:
        """What the ballot says."""
        return Mark(self.choice, self.answers, self.text)

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is secret or not open, who is no elector, not present or not called yet, a second ballot.

        A vote that was never opened does not exist for anybody but the staff, and its question is for its electors.
        """
        vote = vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if vote.opened_at is None:
            return Refusal("vote_unknown")
        if vote.is_secret:
            return Refusal("vote_is_secret", {"question": vote.question})
        caster = caster_of(world, vote, actor.person, self.seat)
        if isinstance(caster, Refusal):
            return caster
        problem = (
            closed_problem(vote, now)
            or turn_problem(vote, caster.elector.participant)
            or filling_problem(vote.form, self.mark)
            or absence_problem(world, vote, caster)
            or split_problem(world, vote, caster, actor.person, self.mark)
        )
        if problem is not None:
            return problem
        before = cast_of(world, vote, caster.elector)
        if before is not None:
            return self._change(world, vote, before, actor.person, now)
        ballot, mark = self._made(vote, caster.elector, actor.person, now)
        return Changes(puts(ballot, mark), jobs=sheet_of(vote, mark, now))

    def _change(self, world: World, vote: Vote, mark: Cast, person: Id, now: datetime) -> Outcome:
        """The ballot keeps its id and receipt code; each change stands in the log with its time and device.

        It stays in the name of who cast it, who alone sees its receipt and the sheet of a written answer. What was
        recorded of a spoken answer is replaced once by a ballot of one's own, under any rule.
        """
        ballot = world.get(Ballot, mark.id)
        is_spoken = mark.entered_by is not None
        if ballot is None or vote.rule is None or not (vote.rule.may_change or is_spoken):
            return Refusal("already_voted")
        if mark.person != person:
            return Refusal("ballot_of_another")
        when = {"cast_at": now, "late": is_out_of_time(vote, now), "entered_by": None, "entered_name": ""}
        says = {"choice": self.choice, "answers": self.answers, "text": self.text, "heard": False}
        return Changes(puts(changed(ballot, **when, **says), changed(mark, **when)), jobs=sheet_of(vote, mark, now))

    def _made(self, vote: Vote, elector: Elector, person: Id, now: datetime) -> tuple[Ballot, Cast]:
        mark = Cast(
            id=self.ballot,
            meeting=vote.meeting,
            vote=vote.id,
            participant=elector.participant,
            person=person,
            cast_at=now,
            late=is_out_of_time(vote, now),
        )
        return ballot_of(mark, self.mark, revealed=shows_names(vote)), mark
