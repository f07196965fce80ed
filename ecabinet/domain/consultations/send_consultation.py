"""Send a consultation to those who are asked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ecabinet.domain.agenda.entities import Agenda, AgendaItem
from ecabinet.domain.consultations.course import DRAFT, consultation_of, deadline_problem, reminders
from ecabinet.domain.documents.entities import Document
from ecabinet.domain.kernel import Actor, Changes, Command, Entity, Notify, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import card_of
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.text import first_problem
from ecabinet.domain.voting.entities import Vote, VoteState
from ecabinet.domain.voting.forms import FormKind
from ecabinet.domain.voting.open_vote import chair_of, electorate_of
from ecabinet.domain.voting.presence import at_opening
from ecabinet.domain.voting.problems import electorate_problem, form_problem
from ecabinet.domain.voting.rule_sets import RuleSet

_IN_WRITING = frozenset({FormKind.OPINION, FormKind.MOTION})
"""Forms of question that one sheet with one answer is enough for."""


class SendConsultation(Command, frozen=True, kw_only=True):
    """Put all questions of a consultation to the members at once: who is asked and by which rule is frozen now."""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a deadline that has passed, a matter without a question or under state secrecy, and a wrong rule."""
        meeting = consultation_of(world, self, DRAFT)
        if isinstance(meeting, Refusal):
            return meeting
        votes = [vote for vote in world.find(Vote, meeting=meeting.id) if vote.state == VoteState.PREPARED]
        problem = first_problem(deadline_problem(meeting.ends_at, now), _matters_problem(world, meeting, votes))
        if problem is not None:
            return problem
        opened: list[Vote] = []
        for vote in votes:
            asked = _asked(world, meeting, vote, now)
            if isinstance(asked, Refusal):
                return asked
            opened.append(asked)
        sent = changed(meeting, state=MeetingState.IN_SESSION, starts_at=now, opened_at=now)
        parts = world.find(Participant, meeting=meeting.id)
        notices = tuple(
            Notify(person=part.person, code="consultation_sent", meeting=meeting.id)
            for part in parts
            if part.person != actor.person or part.votes
        )
        return Changes(puts(sent, *opened, *_invited(sent, parts)), notices, reminders(sent, now))


def _matters_problem(world: World, meeting: Meeting, votes: list[Vote]) -> Refusal | None:
    agenda = world.get(Agenda, meeting.id)
    if agenda is None or not agenda.items:
        return Refusal("consultation_empty")
    for item_id in agenda.items:
        item = world.get(AgendaItem, item_id)
        if item is not None and item.paper_only:
            return Refusal("item_is_paper_only")
        if item is not None and not any(vote.item == item_id for vote in votes):
            return Refusal("matter_without_question", {"title": item.title})
    for vote in votes:
        document = None if vote.document is None else world.get(Document, vote.document)
        if document is not None and not document.published:
            return Refusal("not_published", {"title": document.title})
    return None


def _asked(world: World, meeting: Meeting, vote: Vote, now: datetime) -> Vote | Refusal:
    rule = world.get(RuleSet, vote.rule_set or meeting.rule_set)
    if rule is None:
        return Refusal("rule_set_unknown")
    if not rule.is_for_consultations:
        return Refusal("rule_not_for_consultations", {"rule": rule.title})
    if vote.form.kind not in _IN_WRITING:
        return Refusal("form_not_in_writing")
    if vote.roll_call:
        return Refusal("roll_call_not_in_writing", {"question": vote.question})
    electorate = electorate_of(world, vote, rule)
    problem = first_problem(form_problem(vote.form, rule), electorate_problem(electorate, rule))
    if problem is not None:
        return problem
    return changed(
        vote,
        state=VoteState.OPEN,
        rule=rule,
        electorate=electorate,
        presence=at_opening(electorate, (), now),
        chair=chair_of(world, vote.meeting),
        opened_at=now,
        closes_at=meeting.ends_at,
        in_writing=True,
    )


def _invited(meeting: Meeting, parts: Sequence[Participant]) -> list[Entity]:
    written: list[Entity] = []
    for part in parts:
        invited = changed(part, invited=True)
        written.append(invited)
        if invited.items:
            written.append(card_of(meeting, invited))
    return written
