"""What is asked, by whichever verb it is prepared or changed: one check for all."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.documents.entities import Document
from ecabinet.domain.kernel import Id, JobKind, Refusal, Schedule, World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.text import clean, first_problem, line_problem
from ecabinet.domain.times import in_utc, moment_problem
from ecabinet.domain.voting.entities import Vote
from ecabinet.domain.voting.forms import Form
from ecabinet.domain.voting.problems import form_problem
from ecabinet.domain.voting.roll_call import roll_call_problem
from ecabinet.domain.voting.rule_sets import RuleSet

LONGEST_VOTE = 24 * 60
"""Longest time limit of a vote, in minutes."""


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A question with everything that is set before it is put."""

    item: Id
    question: str
    document: Id | None = None
    minutes_limit: int | None = None
    form: Form = Form()
    rule_set: Id | None = None
    barred: tuple[Id, ...] = ()
    opens_at: datetime | None = None
    roll_call: bool = False

    def fields(self) -> dict[str, Any]:
        """Return the fields of a vote that this question sets."""
        named = {name: getattr(self, name) for name in self.__struct_fields__}
        opens_at = None if self.opens_at is None else in_utc(self.opens_at)
        return {**named, "question": clean(self.question), "opens_at": opens_at}


def question_problem(world: World, meeting: Meeting, asked: Question, now: datetime) -> Refusal | None:
    """Say why a question cannot be prepared in a meeting, or None."""
    item = world.get(AgendaItem, asked.item)
    if item is None or item.meeting != meeting.id:
        return Refusal("item_unknown")
    return first_problem(
        line_problem(asked.question),
        _document_problem(world, item, asked.document),
        limit_problem(asked.minutes_limit),
        _opening_problem(asked.opens_at, now),
        _form_problem(world, meeting, asked),
    )


def limit_problem(minutes: int | None) -> Refusal | None:
    """Refuse a time limit out of range."""
    is_fine = minutes is None or 1 <= minutes <= LONGEST_VOTE
    return None if is_fine else Refusal("minutes_out_of_range", {"most": str(LONGEST_VOTE)})


def opening_of(vote: Vote) -> tuple[Schedule, ...]:
    """Return the job that opens a prepared vote at its time."""
    if vote.opens_at is None:
        return ()
    return (Schedule(kind=JobKind.OPEN_VOTE, meeting=vote.meeting, about=vote.id, due_at=vote.opens_at),)


def _document_problem(world: World, item: AgendaItem, document_id: Id | None) -> Refusal | None:
    if document_id is None:
        return None
    document = world.get(Document, document_id)
    is_fine = document is not None and document.meeting == item.meeting and document.item in {None, item.id}
    return None if is_fine else Refusal("document_unknown")


def _opening_problem(opens_at: datetime | None, now: datetime) -> Refusal | None:
    if opens_at is None:
        return None
    return moment_problem(opens_at) or (Refusal("opens_in_the_past") if opens_at <= now else None)


def _form_problem(world: World, meeting: Meeting, asked: Question) -> Refusal | None:
    seats = {part.id for part in world.find(Participant, meeting=meeting.id) if part.votes}
    if not set(asked.barred) <= seats:
        return Refusal("participant_unknown")
    rule = world.get(RuleSet, asked.rule_set or meeting.rule_set)
    if rule is None:
        return Refusal("rule_set_unknown")
    return form_problem(asked.form, rule) or (_calling_problem(meeting, rule, asked) if asked.roll_call else None)


def _calling_problem(meeting: Meeting, rule: RuleSet, asked: Question) -> Refusal | None:
    if meeting.is_written:
        return Refusal("roll_call_not_in_writing", {"question": clean(asked.question)})
    return roll_call_problem(rule, asked.minutes_limit)
