"""States of meetings, items, documents and papers in a delegate's words."""

from __future__ import annotations

from datetime import timedelta

from ecabinet.client.screens.home import HomeMeeting, MyPart
from ecabinet.client.screens.meeting import PaperRow
from ecabinet.client.screens.parts import AgendaRow, DocumentRow
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.documents.entities import DocType, HandlingMark
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.participants.entities import Answer, SubstitutionState
from ecabinet.ui.formats import size_text
from ecabinet.ui.item_time import planned_words, used_words
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.kit.timeline import Progress, TimelineItem
from ecabinet.ui.result_words import numbers_words, verdict_tone, verdict_words
from ecabinet.ui.say import say
from ecabinet.ui.signatures.badges import difference_words, signature_badge
from ecabinet.ui.theme import Tone
from ecabinet.ui.voting.words import result_origin

_PROGRESS = {
    ItemState.PENDING: Progress.PLANNED,
    ItemState.CURRENT: Progress.RUNNING,
    ItemState.DONE: Progress.DONE,
}


def state_badge(state: MeetingState) -> BadgeValue:
    """Give a meeting's state."""
    match state:
        case MeetingState.DRAFT:
            return BadgeValue(say("Draft"), Tone.NEUTRAL, "pencil")
        case MeetingState.ANNOUNCED:
            return BadgeValue(say("Upcoming"), Tone.INFO, "calendar")
        case MeetingState.IN_SESSION:
            return BadgeValue(say("In session"), Tone.ACCENT)
        case MeetingState.CLOSED:
            return BadgeValue(say("Closed"), Tone.NEUTRAL, "check")
        case MeetingState.ARCHIVED:
            return BadgeValue(say("Archived"), Tone.NEUTRAL, "folder-archive")


def answer_badge(part: MyPart) -> BadgeValue:
    """Give what I answered, whether I am here or was, and whether it still waits to be sent."""
    if part.is_waiting or part.check_in_waits:
        return BadgeValue(say("Waits to be sent"), Tone.WARNING, "hourglass")
    if part.present:
        return BadgeValue(say("Checked in"), Tone.SUCCESS, "user-check")
    if part.attended:
        return BadgeValue(say("Attended"), Tone.SUCCESS, "user-check")
    if part.missed:
        return BadgeValue(say("Absent"), Tone.NEUTRAL, "user-x")
    return _answered(part.answer)


def _answered(answer: Answer) -> BadgeValue:
    match answer:
        case Answer.NONE:
            return BadgeValue(say("No reply yet"), Tone.WARNING, "mail")
        case Answer.ATTENDING:
            return BadgeValue(say("Will attend"), Tone.SUCCESS, "check")
        case Answer.ABSENT:
            return BadgeValue(say("Absent with reason"), Tone.NEUTRAL, "user-x")
        case Answer.SUBSTITUTE_PROPOSED:
            return BadgeValue(say("Substitute proposed"), Tone.INFO, "hourglass")
        case Answer.SUBSTITUTED:
            return BadgeValue(say("Substitute attends"), Tone.INFO, "users")


def answer_sentence(part: MyPart) -> str:
    """Say what I answered, with its reason or the substitute."""
    if part.present:
        return say("You are checked in.")
    if part.attended:
        return say("You attended.")
    if part.missed:
        return say("You were absent: {reason}", reason=part.reason) if part.reason else say("You were absent.")
    if part.answer == Answer.NONE and part.substitute_state == SubstitutionState.DECLINED:
        return say("{name} was declined as your substitute. Please reply again.", name=part.substitute)
    return _answered_sentence(part)


def _answered_sentence(part: MyPart) -> str:
    match part.answer:
        case Answer.NONE:
            return say("You have not replied yet.")
        case Answer.ATTENDING:
            return say("You will attend.")
        case Answer.ABSENT:
            return say("You are absent: {reason}", reason=part.reason)
        case Answer.SUBSTITUTE_PROPOSED:
            return say("You proposed {name}; the secretariat will decide.", name=part.substitute)
        case Answer.SUBSTITUTED:
            return say("{name} attends in your place.", name=part.substitute)


def meeting_row(meeting: HomeMeeting, when: str) -> Row:
    """Give a meeting as a line of a list."""
    badge = state_badge(meeting.head.state) if meeting.part is None else answer_badge(meeting.part)
    return Row(meeting.head.id, meeting.head.title, f"{when} · {meeting.head.place}", icon="calendar", badge=badge)


def timeline_item(row: AgendaRow) -> TimelineItem:
    """Give an agenda item on the line of time; an item that runs has its bar."""
    title = row.title if row.number is None else f"{row.number}. {row.title}"
    return TimelineItem(
        row.id, title, item_detail(row), _PROGRESS[row.state], row.seconds_used, row.minutes_planned * 60
    )


def item_detail(row: AgendaRow) -> str:
    """Give an item's state and its time, used and planned."""
    used = used_words(timedelta(seconds=row.seconds_used), row.minutes_planned)
    match row.state:
        case ItemState.PENDING:
            return planned_words(row.minutes_planned)
        case ItemState.CURRENT:
            return say("Now · {used}", used=used)
        case ItemState.DONE if row.started_at is None:
            return say("Decided together")
        case ItemState.DONE:
            return say("Done · {used}", used=used)


def doc_type_words(kind: DocType) -> str:
    """Give the kind of a document."""
    match kind:
        case DocType.SUBMISSION:
            return say("Submission")
        case DocType.REPORT:
            return say("Report")
        case DocType.DRAFT:
            return say("Draft document")
        case DocType.APPENDIX:
            return say("Appendix")
        case DocType.OTHER:
            return say("Document")


def document_line(row: DocumentRow) -> Row:
    """Give a document: kind, unit, pages and size; whether it is on this device and how it may go round."""
    parts = [doc_type_words(row.doc_type)]
    if row.agency_name:
        parts.append(row.agency_name)
    parts += [say("{count} pages", count=row.pages), size_text(row.size)]
    if row.number > 1:
        parts.append(say("version {number}", number=row.number))
    here = say("On this device") if row.is_here else ""
    different = difference_words(row.signatures)
    if different:
        parts.insert(0, different)
    marks = {
        HandlingMark.INTERNAL: BadgeValue(say("Internal use"), Tone.WARNING, "eye-off"),
        HandlingMark.RETURN_AFTER_READING: BadgeValue(say("Return after reading"), Tone.WARNING, "undo-2"),
    }
    handling = marks.get(row.handling)
    if handling is not None and here:
        parts.append(here)
    lamp = signature_badge(row.signatures)
    return Row(row.id, row.title, " · ".join(parts), here, "file-text", lamp, second=handling)


def paper_words(kind: PaperKind) -> str:
    """Give the kind of a typeset paper."""
    match kind:
        case PaperKind.INVITATION:
            return say("Invitation")
        case PaperKind.RESULT_SHEET:
            return say("Result sheet of a vote")
        case PaperKind.MINUTES:
            return say("Minutes")
        case PaperKind.OPINION_SHEET:
            return say("Opinion sheet")
        case PaperKind.SUMMARY:
            return say("Summary of opinions")


def paper_line(row: PaperRow) -> Row:
    """Give a typeset paper."""
    icons = {
        PaperKind.INVITATION: "mail",
        PaperKind.RESULT_SHEET: "vote",
        PaperKind.MINUTES: "scroll-text",
        PaperKind.OPINION_SHEET: "file-text",
        PaperKind.SUMMARY: "file-text",
    }
    here = say("On this device") if row.is_here else ""
    detail = f"{row.file_name} · {size_text(row.size)}"
    lamp = None if row.signatures is None else signature_badge(row.signatures)
    return Row(row.id, paper_words(row.paper_kind), detail, here, icons[row.paper_kind], lamp)


def vote_lines(item: AgendaRow) -> list[Row]:
    """Give the votes of an item that have a result."""
    rows = []
    for vote in item.votes:
        if vote.result is not None:
            badge = BadgeValue(verdict_words(vote.result, vote.form), verdict_tone(vote.result))
            numbers = numbers_words(vote.result, vote.form)
            origin = result_origin(vote.result)
            rows.append(Row(vote.id, vote.question, numbers, icon="vote", badge=badge, second=origin))
    return rows
