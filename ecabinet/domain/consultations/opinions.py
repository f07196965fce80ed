"""The opinion of a seat on one question, as far as the verbs on it need it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.consultations.course import SENT, consultation_of
from ecabinet.domain.consultations.entities import OpinionFile
from ecabinet.domain.kernel import Changes, Command, Drop, Id, Put, Refusal, World, changed
from ecabinet.domain.voting.casting import cast_of, caster_of
from ecabinet.domain.voting.entities import Cast, Vote, VoteState
from ecabinet.domain.voting.running import sheet_of


class Opinion(msgspec.Struct, frozen=True):
    """The question, the seat whose opinion it is, the answer if there is one, and the files somebody put beside it."""

    vote: Vote
    participant: Id
    answer: Cast | None
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
    files = (one for one in world.find(OpinionFile, parent=vote.id, person=person) if one.participant == participant)
    return Opinion(vote, participant, cast_of(world, vote, caster.elector), tuple(files))


def with_files(opinion: Opinion, file: Put | Drop, now: datetime) -> Changes:
    """Return the change of the files beside an opinion; one that was answered has a new sheet, as it names them."""
    if opinion.answer is None:
        return Changes((file,))
    answer = changed(opinion.answer, file_changes=opinion.answer.file_changes + 1)
    return Changes((file, Put(answer)), jobs=sheet_of(opinion.vote, answer, now))
