"""Words and marks for what the desk shows."""

from __future__ import annotations

from ecabinet.client.screens.attendance import AttendanceRow, Presence
from ecabinet.client.screens.desk import Lack, Step, StepRow
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.documents.entities import DocType, HandlingMark
from ecabinet.domain.meetings.entities import MeetingState, SessionKind
from ecabinet.domain.participants.entities import Answer
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.entities import VoteState
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.editors import Choice
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


def waiting_badge() -> BadgeValue:
    """What I did and the hub has not confirmed yet."""
    return BadgeValue(say("Waits to be sent"), Tone.INFO, "hourglass")


def state_badge(state: MeetingState) -> BadgeValue:
    """Where a meeting stands."""
    match state:
        case MeetingState.DRAFT:
            return BadgeValue(say("Being prepared"), Tone.NEUTRAL, "pencil")
        case MeetingState.ANNOUNCED:
            return BadgeValue(say("Invitations sent"), Tone.INFO, "mail")
        case MeetingState.IN_SESSION:
            return BadgeValue(say("In session"), Tone.ACCENT, "circle-dot")
        case MeetingState.CLOSED:
            return BadgeValue(say("Closed"), Tone.NEUTRAL, "circle-check")
        case MeetingState.ARCHIVED:
            return BadgeValue(say("Archived"), Tone.NEUTRAL, "folder-archive")


def kind_choices() -> tuple[Choice, ...]:
    """Kinds of sessions to choose from."""
    return (
        Choice(SessionKind.REGULAR, say("Regular session")),
        Choice(SessionKind.THEMATIC, say("Thematic session")),
        Choice(SessionKind.EXTRAORDINARY, say("Extraordinary session")),
    )


def step_name(step: Step) -> str:  # noqa: PLR0911 - one sentence for each
    """Name a step."""
    match step:
        case Step.DETAILS:
            return say("Details")
        case Step.AGENDA:
            return say("Items")
        case Step.PEOPLE:
            return say("People")
        case Step.DOCUMENTS:
            return say("Documents")
        case Step.VOTES:
            return say("Vote")
        case Step.INVITATIONS:
            return say("Invitations")
        case Step.SESSION:
            return say("Session")
        case Step.MINUTES:
            return say("Minutes")


def lack_words(lack: Lack, count: int) -> str:
    """Say what is missing, short enough for a step."""
    return {
        Lack.NO_ITEMS: say("No items yet"),
        Lack.NO_DOCUMENTS: say("{count} without files", count=count),
        Lack.NOT_PUBLISHED: say("{count} unpublished", count=count),
        Lack.COUNTS_WAIT: say("{count} to confirm", count=count),
        Lack.NOT_OPENED: say("{count} not opened", count=count),
        Lack.NOT_SENT: say("Not sent"),
        Lack.NO_REPLY: say("{count} no reply", count=count),
        Lack.PROPOSALS_WAIT: say("{count} to decide", count=count),
        Lack.NOT_HELD: say("Not held yet"),
        Lack.MINUTES_NOT_STARTED: say("Not started"),
        Lack.MINUTES_NOT_APPROVED: say("Not approved"),
    }[lack]


def lacks_words(row: StepRow, state: MeetingState) -> tuple[str, ...]:
    """Say all that a step misses, one line each; a session that runs misses only its end."""
    if row.step is Step.SESSION and state is MeetingState.IN_SESSION:
        return (say("Running now"),)
    return tuple(lack_words(lack, count) for lack, count in row.lacks)


def role_words(role: Role) -> str:  # noqa: PLR0911 - one sentence for each
    """Name a part in a meeting or a role in the city."""
    match role:
        case Role.ADMINISTRATOR:
            return say("Administrator")
        case Role.SECRETARIAT:
            return say("Secretary")
        case Role.CHAIR:
            return say("Chair")
        case Role.MEMBER:
            return say("Member")
        case Role.SUBSTITUTE:
            return say("Substitute")
        case Role.GUEST:
            return say("Guest")
        case Role.ROOM_DISPLAY:
            return say("Room display")


def answer_badge(row: AttendanceRow, *, sent: bool) -> BadgeValue | None:  # noqa: PLR0911 - one sentence for each
    """What somebody answered; nothing before the invitations went out."""
    if row.is_waiting:
        return waiting_badge()
    if not sent:
        return None
    match row.answer:
        case Answer.ATTENDING:
            return BadgeValue(say("Will attend"), Tone.SUCCESS)
        case Answer.ABSENT:
            return BadgeValue(say("Absent with reason"), Tone.WARNING, "user-x")
        case Answer.SUBSTITUTE_PROPOSED:
            return BadgeValue(say("Substitute to decide"), Tone.WARNING, "hourglass")
        case Answer.SUBSTITUTED:
            return BadgeValue(say("Substitute comes"), Tone.INFO, "users")
        case Answer.NONE:
            if row.role is Role.SECRETARIAT:
                return None
            return BadgeValue(say("No reply yet"), Tone.NEUTRAL, "clock")


def presence_badge(row: AttendanceRow) -> BadgeValue:  # noqa: PLR0911 - one sentence for each
    """How somebody stands to the session."""
    if row.is_waiting:
        return waiting_badge()
    match row.presence:
        case Presence.IN_ROOM:
            return BadgeValue(say("Present"), Tone.SUCCESS, "user-check")
        case Presence.REMOTE:
            return BadgeValue(say("Present remotely"), Tone.SUCCESS, "monitor")
        case Presence.LEFT:
            return BadgeValue(say("Left"), Tone.WARNING, "log-out")
        case Presence.SUBSTITUTED:
            return BadgeValue(say("Substitute comes"), Tone.INFO, "users")
        case Presence.EXCUSED:
            return BadgeValue(say("Absent with reason"), Tone.WARNING, "user-x")
        case Presence.EXPECTED:
            return BadgeValue(say("Expected"), Tone.NEUTRAL, "clock")
        case Presence.SILENT:
            return BadgeValue(say("Not here yet"), Tone.NEUTRAL, "clock")


def item_state_badge(state: ItemState) -> BadgeValue | None:
    """Where an item stands."""
    match state:
        case ItemState.CURRENT:
            return BadgeValue(say("Under discussion"), Tone.ACCENT, "circle-dot")
        case ItemState.DONE:
            return BadgeValue(say("Done"), Tone.SUCCESS)
        case ItemState.PENDING:
            return None


def vote_state_badge(state: VoteState) -> BadgeValue:
    """Where a vote stands."""
    match state:
        case VoteState.PREPARED:
            return BadgeValue(say("Prepared"), Tone.NEUTRAL, "pencil")
        case VoteState.OPEN:
            return BadgeValue(say("Voting now"), Tone.ACCENT, "vote")
        case VoteState.CLOSED:
            return BadgeValue(say("Closed"), Tone.INFO, "circle-check")
        case VoteState.CANCELLED:
            return BadgeValue(say("Cancelled"), Tone.DANGER, "x")


def doc_type_words(doc_type: DocType) -> str:
    """Name a kind of document."""
    match doc_type:
        case DocType.SUBMISSION:
            return say("Submission")
        case DocType.REPORT:
            return say("Report")
        case DocType.DRAFT:
            return say("Draft")
        case DocType.APPENDIX:
            return say("Appendix")
        case DocType.OTHER:
            return say("Other document")


def doc_type_choices() -> tuple[Choice, ...]:
    """Kinds of documents to choose from."""
    return tuple(Choice(one, doc_type_words(one)) for one in DocType)


def handling_words(handling: HandlingMark) -> str:
    """Name a handling mark."""
    match handling:
        case HandlingMark.NONE:
            return say("No mark")
        case HandlingMark.INTERNAL:
            return say("Internal use")
        case HandlingMark.RETURN_AFTER_READING:
            return say("Return after reading")


def handling_choices() -> tuple[Choice, ...]:
    """Handling marks to choose from."""
    return tuple(Choice(one, handling_words(one)) for one in HandlingMark)
