"""Put several matters to the vote at once."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.agenda.entities import AgendaItem, ItemState
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.course import IN_SESSION, meeting_of
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.positions.entities import Position
from ecabinet.domain.text import first_problem
from ecabinet.domain.voting.entities import PutTogether, Vote, VoteState
from ecabinet.domain.voting.forms import Form, FormKind, Line
from ecabinet.domain.voting.open_vote import electorate_of, opened
from ecabinet.domain.voting.poll import Poll, numbers
from ecabinet.domain.voting.problems import electorate_problem, form_problem
from ecabinet.domain.voting.recount import poll_of
from ecabinet.domain.voting.rule_sets import QuorumAt, RuleSet, Showing, TiePolicy, Unit
from ecabinet.domain.voting.thresholds import quorum_of
from ecabinet.domain.voting.together import QUESTION


class AdoptTogether(Command, frozen=True, kw_only=True):
    """Put items that nobody objects to before the members present as one vote, with a line and a result for each.

    `vote` is that vote, open at once; `items` names the items and for each the vote that will keep what became of
    it. Nothing a member declared beforehand is counted: they vote now.
    """

    vote: Id
    items: dict[Id, Id]

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse while an item runs or a vote is open, without a quorum, and an item that has to be treated alone."""
        meeting = meeting_of(world, self, IN_SESSION)
        if isinstance(meeting, Refusal):
            return meeting
        rule = world.get(RuleSet, meeting.rule_set)
        if rule is None:
            return Refusal("rule_set_unknown")
        found = [world.get(AgendaItem, item) for item in self.items]
        items = [item for item in found if item is not None and item.meeting == meeting.id]
        if len(items) != len(found):
            return Refusal("item_unknown")
        problem = first_problem(
            _busy(world, meeting),
            adopting_problem(rule),
            *(alone_problem(world, item) for item in items),
            form_problem(_form(items), rule),
            self._ids_problem(world),
        )
        return problem or self._opened(world, meeting, rule, items, now)

    def _ids_problem(self, world: World) -> Refusal | None:
        """What is made at the close must be new then; two of one id would never close."""
        made = {self.vote, *self.items.values()}
        is_new = len(made) == len(self.items) + 1 and all(world.get(Vote, one) is None for one in made)
        return None if is_new else Refusal("id_taken")

    def _opened(self, world: World, meeting: Meeting, rule: RuleSet, items: list[AgendaItem], now: datetime) -> Outcome:
        vote = Vote(
            id=self.vote,
            meeting=meeting.id,
            item=meeting.id,
            question=QUESTION,
            form=_form(items),
            together=tuple(PutTogether(item, vote) for item, vote in self.items.items()),
        )
        electorate = electorate_of(world, vote, rule)
        vote = msgspec.structs.replace(opened(world, vote, rule, electorate, now), version=1)
        problem = first_problem(electorate_problem(electorate, rule), _absence(poll_of(vote)))
        return Changes(puts(vote)) if problem is None else problem


def adopting_problem(rule: RuleSet) -> Refusal | None:
    """Say why items cannot be put together under a rule, or None.

    The rule must know both forms, openly; a lot is drawn for each question before the meeting's eyes.
    """
    knows = {FormKind.MOTION, FormKind.MOTIONS} <= set(rule.forms)
    if knows and rule.showing != Showing.SECRET and rule.tie != TiePolicy.LOT:
        return None
    return Refusal("rule_not_for_adopting", {"rule": rule.title})


def alone_problem(world: World, item: AgendaItem) -> Refusal | None:
    """Say why an item has to be treated on its own, or None: also what a member declared a second ago."""
    if item.paper_only:
        return Refusal("item_is_paper_only")
    if item.state != ItemState.PENDING:
        return Refusal("item_not_pending", {"title": item.title})
    if any(vote.state != VoteState.CANCELLED for vote in world.find(Vote, parent=item.id)):
        return Refusal("item_has_own_vote", {"title": item.title})
    declared = world.find(Position, parent=item.id)
    if any(position.objects for position in declared):
        return Refusal("item_objected", {"title": item.title})
    if any(position.wishes_to_speak for position in declared):
        return Refusal("item_to_be_spoken_on", {"title": item.title})
    return None


def _busy(world: World, meeting: Meeting) -> Refusal | None:
    running = None if meeting.current_item is None else world.get(AgendaItem, meeting.current_item)
    if running is not None:
        return Refusal("item_still_running", {"title": running.title})
    is_open = any(vote.state == VoteState.OPEN for vote in world.find(Vote, meeting=meeting.id))
    return Refusal("another_vote_open") if is_open else None


def _form(items: list[AgendaItem]) -> Form:
    return Form(kind=FormKind.MOTIONS, lines=tuple(Line(item.id, item.title) for item in items))


def _absence(poll: Poll | None) -> Refusal | None:
    """Whatever the rule lets the chair do on record elsewhere, nothing is adopted together without a quorum."""
    if poll is None:
        return None
    heads, weights = numbers(poll, {}, Unit.HEADS), numbers(poll, {}, Unit.WEIGHTS)
    present, needed = quorum_of(msgspec.structs.replace(poll.rule, quorum_at=QuorumAt.OPENING), heads, weights)
    if present >= needed:
        return None
    total = heads.members if poll.rule.quorum_unit == Unit.HEADS else weights.members
    return Refusal("no_quorum", {"present": str(present), "total": str(total), "needed": str(needed)})
