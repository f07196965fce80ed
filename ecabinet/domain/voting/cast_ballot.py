"""Cast a ballot."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.course import IN_SESSION, meeting_of
from ecabinet.domain.voting.entities import Ballot, Cast, Elector, Vote, VoteState
from ecabinet.domain.voting.forms import Answer, Choice, Mark
from ecabinet.domain.voting.problems import mark_problem


class CastBallot(Command, frozen=True, kw_only=True):
    """Vote on an open question, once. `ballot` is also the receipt code that the elector keeps.

    `answers` stand line by line where the question has lines, `text` is that of another opinion.
    """

    ballot: Id
    vote: Id
    choice: Choice
    answers: tuple[Answer, ...] = ()
    text: str = ""

    @property
    def mark(self) -> Mark:
        """What the ballot says."""
        return Mark(self.choice, self.answers, self.text)

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that is not open or out of time, who is no elector or not present, and a second ballot.

        A vote that was never opened does not exist for anybody but the staff, and its question is for its electors.
        """
        meeting = meeting_of(world, self, IN_SESSION)
        if isinstance(meeting, Refusal):
            return meeting
        vote = world.get(Vote, self.vote)
        if vote is None or vote.meeting != meeting.id or vote.opened_at is None:
            return Refusal("vote_unknown")
        elector = next((one for one in vote.electorate if one.person == actor.person), None)
        if elector is None or not elector.entitled:
            return Refusal("not_an_elector")
        problem = self._closed(vote, now) or self._ill_marked(vote)
        if problem is not None:
            return problem
        if world.find(Cast, parent=vote.id, person=actor.person):
            return Refusal("already_voted")
        present = any(one.left_at is None for one in world.find(Attendance, parent=elector.participant))
        if vote.rule is not None and vote.rule.presence_required and not present:
            return Refusal("not_checked_in")
        return Changes(puts(*self._made(vote, elector, now)))

    def _made(self, vote: Vote, elector: Elector, now: datetime) -> tuple[Ballot, Cast]:
        mark = Cast(
            id=self.ballot,
            meeting=vote.meeting,
            vote=vote.id,
            participant=elector.participant,
            person=elector.person,
            cast_at=now,
        )
        ballot = Ballot(**msgspec.structs.asdict(mark), choice=self.choice, answers=self.answers, text=self.text)
        return ballot, mark

    def _ill_marked(self, vote: Vote) -> Refusal | None:
        """An invalid ballot is found when papers are counted; nobody casts one on a screen."""
        return Refusal("choice_unknown") if self.choice == Choice.INVALID else mark_problem(vote.form, self.mark)

    def _closed(self, vote: Vote, now: datetime) -> Refusal | None:
        if vote.state == VoteState.CANCELLED:
            return Refusal("vote_cancelled", {"question": vote.question})
        if vote.state == VoteState.CLOSED or (vote.closes_at is not None and now >= vote.closes_at):
            return Refusal("vote_closed", {"question": vote.question})
        return None
