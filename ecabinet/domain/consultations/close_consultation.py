"""Close a consultation and count it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.consultations.course import SENT, consultation_of, others_asked
from ecabinet.domain.consultations.entities import OpinionFile
from ecabinet.domain.consultations.standing import standings
from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    Entity,
    Id,
    JobKind,
    Notify,
    Outcome,
    Refusal,
    Schedule,
    World,
    changed,
    puts,
)
from ecabinet.domain.meetings.course import with_cards
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.papers.entities import Paper, PaperVerdict
from ecabinet.domain.text import clean, line_problem
from ecabinet.domain.voting.entities import Ballot, Cast, Vote, VoteState
from ecabinet.domain.voting.recount import recount


class CloseConsultation(Command, frozen=True, kw_only=True):
    """Take no more answers and count them: opinions, their files and their signed sheets are shown with the names.

    The sheet of an answer that was changed since stays its giver's alone, signed or not. Where a result waits for the
    chair's word or a lot, it is given again once that was said. `reason` says why before the deadline, while answers
    are still missing.
    """

    reason: str = ""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse before the deadline while answers are missing and no reason is given, and while a result waits."""
        meeting = consultation_of(world, self, SENT)
        if isinstance(meeting, Refusal):
            return meeting
        votes = world.find(Vote, meeting=meeting.id)
        running = [vote for vote in votes if vote.state == VoteState.OPEN]
        undecided = next((vote for vote in votes if vote.awaits_decision), None)
        if undecided is not None:
            return _waits(undecided)
        problem = self._too_early(world, meeting, now) if running else None
        if problem is not None:
            return problem
        closed = [_counted(world, vote, now) for vote in running]
        reason = clean(self.reason) if now < meeting.ends_at else ""
        ended = changed(meeting, closing_reason=meeting.closing_reason or reason or None)
        if any(vote.awaits_decision for vote in closed):
            return Changes(puts(ended, *closed, *_shown(world, meeting.id)))
        ended = msgspec.structs.replace(ended, state=MeetingState.CLOSED, closed_at=now)
        others = others_asked(world, meeting.id, actor.person)
        notices = tuple(Notify(person=one, code="consultation_closed", meeting=meeting.id) for one in others)
        summary = Schedule(kind=JobKind.COMPOSE_SUMMARY, meeting=meeting.id, about=meeting.id, due_at=now)
        return Changes(puts(*with_cards(world, ended), *closed, *_shown(world, meeting.id)), notices, (summary,))

    def _too_early(self, world: World, meeting: Meeting, now: datetime) -> Refusal | None:
        """A reason that is given is looked at; it is asked for only where somebody can still answer in time."""
        problem = line_problem(self.reason, may_be_empty=True)
        if problem is not None or clean(self.reason):
            return problem
        if now < meeting.ends_at and not all(one.has_answered for one in standings(world, meeting.id)):
            return Refusal("consultation_still_running", {"title": meeting.title})
        return None


def _waits(vote: Vote) -> Refusal:
    if vote.awaits_chair:
        return Refusal("vote_awaits_chair", {"question": vote.question})
    return Refusal("vote_awaits_lot", {"question": vote.question})


def _counted(world: World, vote: Vote, now: datetime) -> Vote:
    closed = changed(vote, state=VoteState.CLOSED, closed_at=now)
    return msgspec.structs.replace(closed, result=recount(closed, world.find(Ballot, parent=vote.id)))


def _shown(world: World, meeting: Id) -> tuple[Entity, ...]:
    """Return the opinions as all who were asked see them from now on; those on a question taken back stay unseen.

    A file is shown with the answer of who handed it in: one beside no answer, or beside another's, is not.
    """
    hidden: list[Entity] = []
    answers: dict[Id, int] = {}
    for vote in world.find(Vote, meeting=meeting):
        if vote.state == VoteState.OPEN:
            ballots = world.find(Ballot, parent=vote.id)
            givers = {(one.participant, one.person) for one in ballots}
            files = (one for one in world.find(OpinionFile, parent=vote.id) if (one.participant, one.person) in givers)
            hidden += [changed(one, revealed=True) for one in ballots]
            hidden += [changed(one, shown=True) for one in files]
            answers |= {one.id: one.version for one in world.find(Cast, parent=vote.id)}
    return (*hidden, *_sheets_shown(world, meeting, answers))


def _sheets_shown(world: World, meeting: Id, answers: dict[Id, int]) -> tuple[Entity, ...]:
    """Return the sheets that tell the answers that count; what somebody had answered before nobody else ever sees."""
    withheld = [one for one in world.find(Paper, meeting=meeting) if one.withheld]
    papers = [one for one in withheld if answers.get(one.about) == one.of_version]
    sheets = {one.id for one in papers}
    verdicts = [one for one in world.find(PaperVerdict, meeting=meeting) if one.id in sheets]
    return tuple(changed(one, withheld=False) for one in (*papers, *verdicts))
