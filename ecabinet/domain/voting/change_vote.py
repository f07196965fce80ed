"""Change a question that was not put yet."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import (
    Actor,
    Changes,
    Command,
    Drop,
    Id,
    Outcome,
    Put,
    Refusal,
    World,
    changed,
    stale,
)
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.voting.entities import Ready, Vote
from ecabinet.domain.voting.forms import Form
from ecabinet.domain.voting.questions import Question, opening_of, question_problem
from ecabinet.domain.voting.running import unput_vote_of
from ecabinet.domain.voting.together import together_problem


class ChangeVote(Command, frozen=True, kw_only=True):
    """Replace question and settings of a prepared vote; who is ready is asked anew. A further round keeps its form."""

    vote: Id
    item: Id
    question: str
    document: Id | None = None
    minutes_limit: int | None = None
    form: Form = Form()
    rule_set: Id | None = None
    barred: tuple[Id, ...] = ()
    opens_at: datetime | None = None
    roll_call: bool = False

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a vote that was put already, one that changed meanwhile, and whatever cannot be prepared."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        vote = unput_vote_of(world, meeting.id, self.vote)
        if isinstance(vote, Refusal):
            return vote
        problem = stale(self, vote, vote.question)
        if problem is not None:
            return problem
        if vote.repeats is not None and (self.form, self.item) != (vote.form, vote.item):
            return Refusal("round_keeps_its_form", {"question": vote.question})
        asked = Question(**{name: getattr(self, name) for name in Question.__struct_fields__})
        problem = question_problem(world, meeting, asked, now) or together_problem(world, meeting.id, self.item)
        if problem is not None:
            return problem
        new: Vote = changed(vote, **asked.fields(), ready_asked_at=None, not_opened=None)
        answers = (Drop(Ready, one.id) for one in world.find(Ready, parent=vote.id))
        return Changes((Put(new), *answers), jobs=opening_of(new))
