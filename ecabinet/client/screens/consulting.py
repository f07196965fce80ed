"""The desk of consultations: the lists, one consultation step by step, what was said, and where it can be put."""

from __future__ import annotations

import msgspec

from ecabinet.client.screens.ballot import ResultScreen, result_screen
from ecabinet.client.screens.consultation import ConsultationDesk, consultation_desk
from ecabinet.client.screens.consultations import ConsultationDeskList, ConsultationStage, consultation_desk_list
from ecabinet.client.screens.desk import DeskMeeting, prepared_meeting
from ecabinet.client.screens.directory import PersonChoice, find_people
from ecabinet.client.screens.opinions import ShownOpinion, shown_opinions
from ecabinet.client.screens.parts import MeetingHead, heads, my_part
from ecabinet.client.view import View
from ecabinet.domain.agenda.entities import AgendaItem
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import Meeting, MeetingState
from ecabinet.domain.participants.entities import Participant
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.entities import Vote

_BEFORE_CLOSING = frozenset({MeetingState.DRAFT, MeetingState.ANNOUNCED, MeetingState.IN_SESSION})


class MatterOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a question came to, and everybody's opinion; `cited_in` are titles of the meetings that hear of it."""

    vote: Id
    matter: Id
    title: str
    result: ResultScreen
    opinions: tuple[ShownOpinion, ...]
    cited_in: tuple[str, ...]


class Consulting(msgspec.Struct, frozen=True, kw_only=True):
    """One consultation for its staff. `prepared` is what its secretary prepares, as of a meeting.

    `meetings` are those on whose agenda its outcome can be put, `is_chair` that its ties are mine to decide.
    """

    desk: ConsultationDesk
    prepared: DeskMeeting | None
    closing_reason: str
    rule_title: str
    is_chair: bool
    outcomes: tuple[MatterOutcome, ...]
    meetings: tuple[MeetingHead, ...]


class ConsultingScreen(msgspec.Struct, frozen=True, kw_only=True):
    """The lists, or one consultation with the people that a search found for it."""

    listed: ConsultationDeskList
    opened: Consulting | None = None
    query: str = ""
    found: tuple[PersonChoice, ...] = ()


def consulting_screen(view: View, meeting_id: Id | None = None, query: str = "") -> ConsultingScreen:
    """Return a consultation that is mine to lead, else the lists; `query` searches the directory."""
    opened = None if meeting_id is None else consulting(view, meeting_id)
    found = () if opened is None else find_people(view, query)
    return ConsultingScreen(listed=consultation_desk_list(view), opened=opened, query=query, found=found)


def consulting(view: View, meeting_id: Id) -> Consulting | None:
    """Return one consultation for its staff."""
    desk, meeting = consultation_desk(view, meeting_id), view.world.get(Meeting, meeting_id)
    if desk is None or meeting is None:
        return None
    part = my_part(view, meeting_id)
    votes = [vote for matter in desk.matters for row in matter.votes if (vote := view.world.get(Vote, row.id))]
    rules = {rule.id: rule.title for rule in consultation_desk_list(view).rules}
    return Consulting(
        desk=desk,
        prepared=prepared_meeting(view, meeting_id),
        closing_reason=meeting.closing_reason or "",
        rule_title=rules.get(meeting.rule_set, ""),
        is_chair=part is not None and part.role == Role.CHAIR,
        outcomes=tuple(outcome for vote in votes if (outcome := _outcome(view, vote)) is not None),
        meetings=_meetings(view) if desk.head.stage == ConsultationStage.CLOSED else (),
    )


def _outcome(view: View, vote: Vote) -> MatterOutcome | None:
    result, item = result_screen(view, vote.id), view.world.get(AgendaItem, vote.item)
    if result is None or item is None:
        return None
    citing = [one for one in view.world.find(AgendaItem) if one.cites is not None and one.cites.matter == item.id]
    titles = (meeting.title for one in citing if (meeting := view.world.get(Meeting, one.meeting)) is not None)
    return MatterOutcome(
        vote=vote.id,
        matter=item.id,
        title=item.title,
        result=result,
        opinions=shown_opinions(view, vote),
        cited_in=tuple(titles),
    )


def _meetings(view: View) -> tuple[MeetingHead, ...]:
    """Return the meetings whose agenda is mine to prepare and can still change."""
    mine = {part.meeting for part in view.world.find(Participant, person=view.me) if part.role == Role.SECRETARIAT}
    return tuple(head for head in heads(view) if head.id in mine and head.state in _BEFORE_CLOSING)
