"""Take a matter off the agenda."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.agenda.entities import Agenda, AgendaItem, ItemState
from ecabinet.domain.documents.entities import Document, DocumentVersion, VersionVerdict
from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Id, Outcome, Put, Refusal, World, changed
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.positions.declaring import is_put_together
from ecabinet.domain.positions.entities import Position
from ecabinet.domain.voting.entities import Vote

_HANGS_ON_IT: tuple[type[Document | DocumentVersion | VersionVerdict | Vote], ...] = (
    Document,
    DocumentVersion,
    VersionVerdict,
    Vote,
)


class RemoveAgendaItem(Command, frozen=True, kw_only=True):
    """Take an item off that nothing hangs on yet; of a consultation that was not sent, with all that hangs on it."""

    item: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse an item that was treated, or has documents, votes or people of its own."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        item = world.get(AgendaItem, self.item)
        agenda = world.get(Agenda, meeting.id)
        if item is None or agenda is None or item.meeting != meeting.id:
            return Refusal("item_unknown")
        people = any(item.id in part.items for part in world.find(Participant, meeting=meeting.id))
        hangs = [one for kind in _HANGS_ON_IT for one in world.find(kind, meeting=meeting.id) if one.item == item.id]
        used = people or is_put_together(world, item) or (bool(hangs) and not meeting.is_written)
        if used or item.state != ItemState.PENDING:
            return Refusal("item_in_use", {"title": item.title})
        rest = tuple(other for other in agenda.items if other != item.id)
        gone = (Drop(type(one), one.id) for one in (*hangs, *world.find(Position, parent=item.id)))
        return Changes((Put(changed(agenda, items=rest)), Drop(AgendaItem, item.id), *gone))
