"""Take a file away from one's opinion."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.consultations.entities import OpinionFile
from ecabinet.domain.consultations.opinions import opinion_of, with_files
from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Id, Outcome, Refusal, World


class DetachFromOpinion(Command, frozen=True, kw_only=True):
    """Take back a file that one put beside an opinion, while answers are taken; its sheet is made anew."""

    opinion_file: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a file of somebody else as if it did not exist."""
        found = world.get(OpinionFile, self.opinion_file)
        if found is None or found.meeting != self.meeting or found.person != actor.person:
            return Refusal("opinion_file_unknown")
        opinion = opinion_of(world, self, found.vote, actor.person, found.participant)
        if isinstance(opinion, Refusal):
            return opinion
        drop = Drop(OpinionFile, found.id)
        is_of_answer = opinion.answer is not None and opinion.answer.person == found.person
        return with_files(opinion, drop, now) if is_of_answer else Changes((drop,))
