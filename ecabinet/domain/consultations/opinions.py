"""The opinion of a seat on one question, as far as the verbs on it need it."""

from __future__ import annotations

import msgspec

from ecabinet.domain.consultations.course import SENT, consultation_of
from ecabinet.domain.consultations.entities import OpinionFile
from ecabinet.domain.kernel import Command, Id, Refusal, World
from ecabinet.domain.voting.casting import caster_of
from ecabinet.domain.voting.entities import Vote, VoteState


class Opinion(msgspec.Struct, frozen=True):
    """The question, the seat whose opinion it is, and the files beside it."""

    vote: Vote
    participant: Id
    files: tuple[OpinionFile, ...]


def opinion_of(world: World, command: Command, vote_id: Id, person: Id, seat: Id | None) -> Opinion | Refusal:
    """Return the opinion that somebody may give now, or why not; `seat` as in CastBallot."""
    meeting = consultation_of(world, command, SENT)
    if isinstance(meeting, Refusal):
        return meeting
    vote = world.get(Vote, vote_id)
    if vote is None or vote.meeting != meeting.id:
        return Refusal("vote_unknown")
    caster = caster_of(world, vote, person, seat)
    if isinstance(caster, Refusal):
        return caster
    if vote.state != VoteState.OPEN:
        return Refusal("vote_not_open", {"question": vote.question})
    participant = caster.elector.participant
    files = (one for one in world.find(OpinionFile, parent=vote.id) if one.participant == participant)
    return Opinion(vote, participant, tuple(files))
