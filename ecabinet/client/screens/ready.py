"""The ready check before a vote: what each member is asked, and what the chair learns."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from ecabinet.client.screens.parts import is_laid_over, queued
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.ask_ready import AskReady
from ecabinet.domain.voting.entities import Ready, Vote, VoteState
from ecabinet.domain.voting.say_ready import SayReady


class ReadyQuestion(msgspec.Struct, frozen=True, kw_only=True):
    """That I am asked whether I am ready. `answer` is what the hub has of me, `queued` what waits to be sent."""

    vote: Id
    meeting: Id
    question: str
    answer: bool | None
    queued: bool | None


class ReadyCheck(msgspec.Struct, frozen=True, kw_only=True):
    """Who is ready, who is not, and who has not answered, of those with a vote but the chair; empty until asked."""

    vote: Id
    is_asked: bool
    is_waiting: bool
    ready: tuple[str, ...] = ()
    not_ready: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()


def ready_question(view: View, meeting: Id) -> ReadyQuestion | None:
    """Return the newest question of a meeting that asks me whether I am ready, or None."""
    if not any(_answers(part) for part in view.world.find(Participant, meeting=meeting, person=view.me)):
        return None
    asked = [vote for vote in view.world.find(Vote, meeting=meeting) if _is_asked(vote)]
    if not asked:
        return None
    vote = max(asked, key=lambda one: (one.ready_asked_at is not None and one.ready_asked_at, one.id))
    said = view.world.find(Ready, parent=vote.id, person=view.me)
    waits = [one.command for one in queued(view, SayReady, vote=vote.id)]
    last = waits[-1] if waits else None
    return ReadyQuestion(
        vote=vote.id,
        meeting=meeting,
        question=vote.question,
        answer=said[0].ready if said else None,
        queued=last.ready if isinstance(last, SayReady) else None,
    )


def ready_check(view: View, vote_id: Id) -> ReadyCheck | None:
    """Return what the chair learns of a prepared vote."""
    vote = view.world.get(Vote, vote_id)
    if vote is None:
        return None
    is_waiting = is_laid_over(view, "Vote", vote.id) or bool(queued(view, AskReady, vote=vote.id))
    if not _is_asked(vote):
        return ReadyCheck(vote=vote.id, is_asked=False, is_waiting=is_waiting)
    said = {one.participant: one.ready for one in view.world.find(Ready, parent=vote.id)}
    seats = sorted(
        (part for part in view.world.find(Participant, meeting=vote.meeting) if _answers(part)),
        key=lambda part: (part.precedence, part.id),
    )
    return ReadyCheck(
        vote=vote.id,
        is_asked=True,
        is_waiting=is_waiting,
        ready=_names(seats, said, answer=True),
        not_ready=_names(seats, said, answer=False),
        silent=_names(seats, said, answer=None),
    )


def _is_asked(vote: Vote) -> bool:
    return vote.state == VoteState.PREPARED and vote.ready_asked_at is not None


def _answers(part: Participant) -> bool:
    """Whether somebody is asked: who has a vote, but the chair, who opens it when they are ready."""
    return part.votes and part.role != Role.CHAIR


def _names(seats: list[Participant], said: Mapping[Id, bool], *, answer: bool | None) -> tuple[str, ...]:
    return tuple(seat.full_name for seat in seats if said.get(seat.id) is answer)
