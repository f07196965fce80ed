"""What the verbs of a meeting share: finding it in the right state, and keeping guests' cards in step."""

from __future__ import annotations

from ecabinet.domain.kernel import Command, Entity, Refusal, World
from ecabinet.domain.meetings.entities import Meeting, MeetingCard, MeetingState
from ecabinet.domain.participants.entities import Participant

BEFORE_CLOSING = frozenset({MeetingState.DRAFT, MeetingState.ANNOUNCED, MeetingState.IN_SESSION})
AFTER_ANNOUNCING = frozenset({MeetingState.ANNOUNCED, MeetingState.IN_SESSION})
IN_SESSION = frozenset({MeetingState.IN_SESSION})


def meeting_of(world: World, command: Command, states: frozenset[MeetingState]) -> Meeting | Refusal:
    """Return the command's meeting if it is in one of these states, else why not."""
    meeting = world.get(Meeting, command.meeting) if command.meeting is not None else None
    if meeting is None:
        return Refusal("meeting_unknown")
    if meeting.state in states:
        return meeting
    if meeting.is_settled:
        return Refusal("meeting_is_closed", {"meeting": meeting.title})
    if meeting.state == MeetingState.DRAFT:
        return Refusal("meeting_not_announced", {"meeting": meeting.title})
    if meeting.state == MeetingState.ANNOUNCED:
        return Refusal("meeting_not_in_session", {"meeting": meeting.title})
    return Refusal("meeting_already_in_session", {"meeting": meeting.title})


def card_of(meeting: Meeting, participant: Participant, version: int = 1) -> MeetingCard:
    """Return the card of a meeting for somebody invited to single items."""
    return MeetingCard(
        id=participant.id,
        version=version,
        meeting=meeting.id,
        person=participant.person,
        title=meeting.title,
        place=meeting.place,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        chair_name=meeting.chair_name,
        chair_position=meeting.chair_position,
        state=meeting.state,
        procedure=meeting.procedure,
        withdrawn=meeting.withdrawn,
    )


def with_cards(world: World, meeting: Meeting) -> tuple[Entity, ...]:
    """Return the new state of a meeting together with the cards that mirror it."""
    cards = []
    for participant in world.find(Participant, meeting=meeting.id):
        if participant.items and participant.invited:
            old = world.get(MeetingCard, participant.id)
            cards.append(card_of(meeting, participant, 1 if old is None else old.version + 1))
    return (meeting, *cards)
