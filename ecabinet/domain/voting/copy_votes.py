"""Prepare the questions of another meeting again."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.entities import Vote
from ecabinet.domain.voting.problems import form_problem
from ecabinet.domain.voting.rule_sets import RuleSet
from ecabinet.domain.voting.together import together_problem

MOST_COPIED = 200
"""Most questions copied at once."""


class CopyVotes(Command, frozen=True, kw_only=True):
    """Prepare votes of the meeting `source` again on an item of this one: question, form, rule, time limit, roll call.

    `copies` names the new vote for each old one. Documents, barred seats and times belong to the other meeting and
    stay there; a question keeps the rule that it was to be decided by.
    """

    source: Id
    item: Id
    copies: dict[Id, Id]

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse an unknown item, and a meeting that the giver does not prepare or chair, as if it did not exist."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        item = world.get(AgendaItem, self.item)
        if item is None or item.meeting != meeting.id:
            return Refusal("item_unknown")
        source = world.get(Meeting, self.source)
        if source is None or not _is_staff(world, source.id, actor.person):
            return Refusal("meeting_unknown")
        if not 1 <= len(self.copies) <= MOST_COPIED:
            return Refusal("copies_out_of_range", {"most": str(MOST_COPIED)})
        problem = together_problem(world, meeting.id, item.id, *self.copies.values())
        if problem is not None:
            return problem
        made = [self._copied(world, meeting, source, old) for old in self.copies]
        problem = next((one for one in made if isinstance(one, Refusal)), None)
        return problem or Changes(puts(*(one for one in made if isinstance(one, Vote))))

    def _copied(self, world: World, meeting: Meeting, source: Meeting, old: Id) -> Vote | Refusal:
        vote = world.get(Vote, old)
        if vote is None or vote.meeting != source.id:
            return Refusal("vote_unknown")
        rule_set = vote.rule_set or source.rule_set
        rule = world.get(RuleSet, rule_set)
        problem = Refusal("rule_set_unknown") if rule is None else form_problem(vote.form, rule)
        return problem or Vote(
            id=self.copies[old],
            meeting=meeting.id,
            item=self.item,
            question=vote.question,
            minutes_limit=vote.minutes_limit,
            form=vote.form,
            roll_call=vote.roll_call,
            rule_set=None if rule_set == meeting.rule_set else rule_set,
        )


def _is_staff(world: World, meeting: Id, person: Id) -> bool:
    parts = world.find(Participant, meeting=meeting, person=person)
    return any(part.role in {Role.CHAIR, Role.SECRETARIAT} for part in parts)
