"""Record an answer that a called member speaks aloud."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.voting.casting import Caster, absence_problem, cast_of, caster_of, closed_problem, split_problem
from ecabinet.domain.voting.entities import Ballot, Cast, Elector, Vote, ballot_of
from ecabinet.domain.voting.forms import Answer, Choice, Mark
from ecabinet.domain.voting.live import shows_names
from ecabinet.domain.voting.problems import filling_problem
from ecabinet.domain.voting.roll_call import spoken_turn_problem
from ecabinet.domain.voting.running import is_out_of_time, open_vote_of, sheet_of


class RecordSpokenAnswer(Command, frozen=True, kw_only=True):
    """Record what a called member answered aloud in a roll call; it may be corrected, their own ballot never.

    `seat` is whose answer it is, spoken by its holder or by the carrier of its mandate. It is the seat called last;
    `earlier` says that one called before is meant. `ballot` is the receipt code, kept when the record is corrected.
    """

    ballot: Id
    vote: Id
    seat: Id
    choice: Choice
    answers: tuple[Answer, ...] = ()
    text: str = ""
    earlier: bool = False

    @property
    def mark(self) -> Mark:
        """What was answered."""
        return Mark(self.choice, self.answers, self.text)

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is no open roll call, a seat not called or not present, and a ballot of its own."""
        vote = open_vote_of(world, self, self.vote)
        if isinstance(vote, Refusal):
            return vote
        if not vote.roll_call or vote.is_secret:
            return Refusal("vote_no_roll_call", {"question": vote.question})
        elector = next((one for one in vote.electorate if one.participant == self.seat), None)
        if elector is None or not elector.entitled:
            return Refusal("seat_may_not_vote")
        person = _who_answers(world, elector)
        caster = caster_of(world, vote, person, None if person == elector.person else elector.participant)
        if isinstance(caster, Refusal):
            return Refusal("seat_may_not_vote")
        problem = (
            closed_problem(vote, now)
            or spoken_turn_problem(vote, elector, earlier=self.earlier)
            or filling_problem(vote.form, self.mark)
            or self._hindered(world, vote, caster, person)
        )
        if problem is not None:
            return problem
        return self._recorded(world, vote, elector, person, _name_of(world, vote, actor), actor, now)

    def _hindered(self, world: World, vote: Vote, caster: Caster, person: Id) -> Refusal | None:
        """Refuse what is refused of a ballot too, in words for whoever records it."""
        if absence_problem(world, vote, caster) is not None:
            return Refusal("seat_not_checked_in", {"name": caster.elector.full_name})
        return split_problem(world, vote, caster, person, self.mark)

    def _recorded(  # noqa: PLR0913, PLR0917 - what a record is made of, each already checked
        self, world: World, vote: Vote, elector: Elector, person: Id, name: str, actor: Actor, now: datetime
    ) -> Outcome:
        before = cast_of(world, vote, elector)
        ballot = None if before is None else world.get(Ballot, before.id)
        if before is None or ballot is None:
            made = Cast(
                id=self.ballot,
                meeting=vote.meeting,
                vote=vote.id,
                participant=elector.participant,
                person=person,
                cast_at=now,
                late=is_out_of_time(vote, now),
                entered_by=actor.person,
                entered_name=name,
            )
            whole = ballot_of(made, self.mark, revealed=shows_names(vote))
            return Changes(puts(whole, made), jobs=sheet_of(vote, made, now))
        if before.entered_by is None:
            return Refusal("answered_on_device", {"name": elector.full_name})
        if before.person != person:
            return Refusal("ballot_of_another")
        by = {"entered_by": actor.person, "entered_name": name, "cast_at": now, "late": is_out_of_time(vote, now)}
        says = {"choice": self.choice, "answers": self.answers, "text": self.text}
        after = changed(before, **by)
        return Changes(puts(changed(ballot, **by, **says), after), jobs=sheet_of(vote, after, now))


def _who_answers(world: World, elector: Elector) -> Id:
    """Return who answers for a seat: the carrier of its mandate while it was not taken back, else its holder."""
    holder = world.get(Participant, elector.participant)
    if elector.carried_by is None or holder is None or holder.carried_by != elector.carried_by:
        return elector.person
    carrier = world.get(Participant, elector.carried_by)
    return elector.person if carrier is None else carrier.person


def _name_of(world: World, vote: Vote, actor: Actor) -> str:
    parts = world.find(Participant, meeting=vote.meeting, person=actor.person)
    return parts[0].full_name if parts else ""
