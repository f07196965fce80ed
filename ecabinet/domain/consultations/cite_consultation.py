"""Put the outcome of a consultation on the agenda of a meeting."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.domain.agenda.add_agenda_item import item_problem
from ecabinet.domain.agenda.entities import Agenda, AgendaItem, Citation, CitedResult
from ecabinet.domain.consultations.citing import Copied, Place, copied
from ecabinet.domain.documents.judging import to_be_judged
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.meetings.course import BEFORE_CLOSING, meeting_of
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.text import clean
from ecabinet.domain.voting.entities import Vote
from ecabinet.domain.voting.reasons import reason_of


class Copy(msgspec.Struct, frozen=True):
    """A published document, or the summary, of the consultation, and the ids of its copy before the meeting."""

    of: Id
    document: Id
    document_version: Id


class CiteConsultation(Command, frozen=True, kw_only=True):
    """Add a matter of a closed consultation to a meeting's agenda, with its result and copies of its documents.

    `matter` is the item of the consultation. Its giver is a secretary of the meeting and of the
    consultation's staff.
    """

    item: Id
    consultation: Id
    matter: Id
    minutes_planned: int
    copies: tuple[Copy, ...] = ()

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a consultation that is not closed or not one's own, a matter that is on this agenda already."""
        meeting = meeting_of(world, self, BEFORE_CLOSING)
        if isinstance(meeting, Refusal):
            return meeting
        source = world.get(Meeting, self.consultation)
        matter = world.get(AgendaItem, self.matter)
        if source is None or not source.is_written or not _is_of_staff(world, source.id, actor.person):
            return Refusal("consultation_unknown")
        if matter is None or matter.meeting != source.id:
            return Refusal("item_unknown")
        if not source.is_settled or source.withdrawn:
            return Refusal("consultation_without_result", {"title": source.title})
        agenda = world.get(Agenda, meeting.id)
        if agenda is None:
            return Refusal("meeting_unknown")
        problem = item_problem(matter.title, matter.presenter, matter.submitting_agency, self.minutes_planned)
        if problem is not None:
            return problem
        if _is_cited(world, meeting.id, matter.id):
            return Refusal("consultation_cited", {"title": matter.title})
        made: list[Copied] = []
        for copy in self.copies:
            one = copied(world, Place(meeting, self.item), matter, copy)
            if isinstance(one, Refusal):
                return one
            made.append(one)
        item = self._item(world, meeting, source, matter)
        documents = (entity for one in made for entity in (one.document, one.version))
        writes = puts(item, changed(agenda, items=(*agenda.items, item.id)), *documents)
        return Changes(writes, jobs=tuple(to_be_judged(one.version, now) for one in made))

    def _item(self, world: World, meeting: Meeting, source: Meeting, matter: AgendaItem) -> AgendaItem:
        votes = sorted(world.find(Vote, parent=matter.id), key=lambda vote: vote.id)
        results = tuple(
            CitedResult(vote.question, vote.result.verdict, reason_of(vote.result, vote.rule, vote.form))
            for vote in votes
            if vote.result is not None and vote.rule is not None
        )
        return AgendaItem(
            id=self.item,
            meeting=meeting.id,
            title=clean(matter.title),
            presenter=matter.presenter,
            submitting_agency=matter.submitting_agency,
            minutes_planned=self.minutes_planned,
            cites=Citation(source.id, matter.id, source.title, source.closed_at or source.ends_at, results),
        )


def _is_of_staff(world: World, meeting: Id, person: Id) -> bool:
    parts = world.find(Participant, meeting=meeting, person=person)
    return any(part.role in {Role.CHAIR, Role.SECRETARIAT} for part in parts)


def _is_cited(world: World, meeting: Id, matter: Id) -> bool:
    items = world.find(AgendaItem, meeting=meeting)
    return any(item.cites is not None and item.cites.matter == matter for item in items)
