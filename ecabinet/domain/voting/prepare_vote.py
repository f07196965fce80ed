"""Prepare a question to be voted on."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.voting.entities import Vote
from ecabinet.domain.voting.forms import Form
from ecabinet.domain.voting.questions import Question, opening_of, question_problem
from ecabinet.domain.voting.together import together_problem


class PrepareVote(Command, frozen=True, kw_only=True):
    """Word the question of an item, with the document it is about; only the staff see it until it is opened.

    `form` is how it is asked; `rule_set` names another rule than the meeting's; `barred` are the seats that may
    not vote on this matter; at `opens_at` the hub opens it by itself. A `roll_call` is answered one after another.
    """

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
        """Refuse an unknown item, a document of another matter, a form its rule does not know, times out of range.

        No vote is prepared for an item that is being voted on together with others.
        """
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        asked = Question(**{name: getattr(self, name) for name in Question.__struct_fields__})
        problem = question_problem(world, meeting, asked, now)
        problem = problem or together_problem(world, meeting.id, self.item, self.vote)
        if problem is not None:
            return problem
        vote = Vote(id=self.vote, meeting=meeting.id, **asked.fields())
        return Changes(puts(vote), jobs=opening_of(vote))
