"""What the staff keep beside the votes of a meeting: their order, and templates to prepare others from."""

from __future__ import annotations

from ecabinet.domain.agenda.entities import Agenda
from ecabinet.domain.kernel import Entity, Id, Scope, World
from ecabinet.domain.voting.entities import Vote
from ecabinet.domain.voting.forms import Form


class VoteOrder(Entity, frozen=True, kw_only=True):
    """The order in which the votes of a meeting are to be put; its id is the meeting's. Made when one is moved first.

    It is an entity of its own and the staff's alone, so that nobody learns of questions that were not put yet.
    """

    meeting: Id
    votes: tuple[Id, ...] = ()

    def scope(self) -> Scope:
        """Find the order by meeting."""
        return Scope(meeting=self.meeting)


class VoteTemplate(Entity, frozen=True, kw_only=True):
    """A matter kept for other meetings, of one committee or (`committee` None) of the whole city.

    Where `ITEM_PLACE` stands in `question` the title of the item is put.
    """

    name: str
    question: str
    form: Form
    rule_set: Id
    minutes_limit: int | None = None
    committee: Id | None = None

    def scope(self) -> Scope:
        """Find templates by committee."""
        return Scope(parent=self.committee)


ITEM_PLACE = "[...]"
"""Stands in the question of a template for the title of the item."""


def votes_in_order(world: World, meeting: Id) -> tuple[Vote, ...]:
    """Return the votes of a meeting in the order they are to be put.

    Those that nobody has moved follow by their items' places on the agenda, and by when they were prepared.
    """
    order = world.get(VoteOrder, meeting)
    agenda = world.get(Agenda, meeting)
    listed = {vote: place for place, vote in enumerate(() if order is None else order.votes)}
    items = {item: place for place, item in enumerate(() if agenda is None else agenda.items)}
    votes = world.find(Vote, meeting=meeting)
    return tuple(
        sorted(votes, key=lambda one: (listed.get(one.id, len(listed)), items.get(one.item, len(items)), one.id))
    )
