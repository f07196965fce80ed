"""Prepare a question to be voted on."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.documents.entities import Document
from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.text import clean, line_problem
from ecabinet.domain.voting.entities import Vote, VoteState
from ecabinet.domain.voting.forms import Form
from ecabinet.domain.voting.problems import form_problem
from ecabinet.domain.voting.rule_sets import RuleSet

LONGEST_VOTE = 24 * 60
"""Longest time limit of a vote, in minutes."""


class PrepareVote(Command, frozen=True, kw_only=True):
    """Word the question of an item, with the document it is about; only the staff see it until it is opened.

    `form` is how it is asked; `rule_set` names another rule than the meeting's; `barred` are the seats that may
    not vote on this matter. `instead` is a question prepared before, which this one replaces.
    """

    vote: Id
    item: Id
    question: str
    document: Id | None = None
    minutes_limit: int | None = None
    form: Form = Form()
    rule_set: Id | None = None
    barred: tuple[Id, ...] = ()
    instead: Id | None = None

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse an unknown item, a document of another matter, and a time limit out of range."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        item = world.get(AgendaItem, self.item)
        if item is None or item.meeting != meeting.id:
            return Refusal("item_unknown")
        problem = line_problem(self.question)
        if problem is not None:
            return problem
        if self.document is not None:
            document = world.get(Document, self.document)
            if document is None or document.meeting != meeting.id or document.item not in {None, item.id}:
                return Refusal("document_unknown")
        if self.minutes_limit is not None and not 1 <= self.minutes_limit <= LONGEST_VOTE:
            return Refusal("minutes_out_of_range", {"most": str(LONGEST_VOTE)})
        problem = self._form_problem(world, meeting) or self._replaced_problem(world)
        if problem is not None:
            return problem
        replaced = () if self.instead is None else (Drop(Vote, self.instead),)
        return Changes(
            replaced
            + puts(
                Vote(
                    id=self.vote,
                    meeting=meeting.id,
                    item=item.id,
                    question=clean(self.question),
                    document=self.document,
                    minutes_limit=self.minutes_limit,
                    form=self.form,
                    rule_set=self.rule_set,
                    barred=self.barred,
                )
            )
        )

    def _replaced_problem(self, world: World) -> Refusal | None:
        """Refuse to replace a question of another item, and one that others have heard of."""
        before = None if self.instead is None else world.get(Vote, self.instead)
        if self.instead is None:
            return None
        if before is None or before.item != self.item:
            return Refusal("vote_unknown")
        is_heard_of = before.state != VoteState.PREPARED or before.ready_asked_at is not None
        return Refusal("vote_was_asked", {"question": before.question}) if is_heard_of else None

    def _form_problem(self, world: World, meeting: Meeting) -> Refusal | None:
        seats = {part.id for part in world.find(Participant, meeting=meeting.id) if part.votes}
        if not set(self.barred) <= seats:
            return Refusal("participant_unknown")
        rule = world.get(RuleSet, self.rule_set or meeting.rule_set)
        return Refusal("rule_set_unknown") if rule is None else form_problem(self.form, rule)
