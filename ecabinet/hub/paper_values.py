"""From what happened to what is printed: the values of papers, read from the world."""

from __future__ import annotations

import msgspec

from ecabinet.domain.agenda.entities import Agenda, AgendaItem
from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.kernel import Id, World
from ecabinet.domain.meetings.entities import Meeting
from ecabinet.domain.minutes.entities import Minutes
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.participants.entities import Answer, Invitation, Participant, Reply
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.entities import Ballot, Cast, Vote, VoteState
from ecabinet.hub.paper_opinions import file_name, opinion_sheet, opinion_summary
from ecabinet.hub.paper_votes import result_sheet, vote_summary
from ecabinet.hub.paper_words import attendee, committee_letterhead, letterhead, signatory
from ecabinet.papers.kinds import Paper
from ecabinet.papers.values import (
    AbsentPerson,
    InvitationPaper,
    MinutesPaper,
    MinutesSection,
    PresentPerson,
)
from ecabinet.papers.wording import local, padded, person_in_prose


class PaperToMake(msgspec.Struct, frozen=True):
    """A paper's value, the name of its file, whose alone it is (None: the meeting's), and which version it tells of."""

    value: Paper
    file_name: str
    person: Id | None = None
    of_version: int = 0


def paper_to_make(world: World, kind: PaperKind, about: Id, city: str) -> PaperToMake | None:
    """Return the paper about a participant, a vote or the minutes; None when what it is about is gone."""
    if kind == PaperKind.INVITATION:
        return _invitation(world, about, city)
    if kind == PaperKind.RESULT_SHEET:
        return _result_sheet(world, about, city)
    if kind == PaperKind.OPINION_SHEET:
        return _opinion_sheet(world, about, city)
    if kind == PaperKind.SUMMARY:
        return _opinion_summary(world, about, city)
    return _minutes(world, about, city)


def _invitation(world: World, participant: Id, city: str) -> PaperToMake | None:
    part = world.get(Participant, participant)
    invitation = world.get(Invitation, participant)
    meeting = None if part is None else world.get(Meeting, part.meeting)
    if part is None or invitation is None or meeting is None:
        return None
    value = InvitationPaper(
        letterhead=letterhead(meeting.agency_name, "GM", city),
        number=invitation.number,
        issued_on=local(invitation.sent_at).date(),
        subject=meeting.title,
        inviting_agency=meeting.agency_name,
        addressee=attendee(part),
        meeting=meeting.title,
        chair=person_in_prose(meeting.chair_name, meeting.chair_position),
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        agenda=_titles(world, part),
        requests=tuple(line.strip() for line in invitation.requests.splitlines() if line.strip()),
        contact=invitation.contact,
        recipients=("Như trên", "Lưu: VT"),
        signatory=signatory(meeting.chair_position, meeting.chair_name),
    )
    return PaperToMake(value, f"giay-moi-{padded(invitation.number)}.pdf", part.person)


def _titles(world: World, part: Participant) -> tuple[str, ...]:
    """Return the titles that the addressee may see, in the order of the agenda."""
    agenda = world.get(Agenda, part.meeting)
    shown = [item for item in (() if agenda is None else agenda.items) if not part.items or item in part.items]
    found = (world.get(AgendaItem, item) for item in shown)
    return tuple(item.title for item in found if item is not None)


def _result_sheet(world: World, vote_id: Id, city: str) -> PaperToMake | None:
    vote = world.get(Vote, vote_id)
    meeting = None if vote is None else world.get(Meeting, vote.meeting)
    if vote is None or meeting is None or meeting.is_written or vote.state != VoteState.CLOSED:
        return None  # what was asked in writing stands in the summary
    value = result_sheet(world, vote, meeting, secretary_of(world, meeting.id), city)
    if value is None:
        return None
    number = _number_of(world, vote)
    return PaperToMake(value, f"ket-qua-bieu-quyet-{padded(number)}.pdf")


def _number_of(world: World, vote: Vote) -> int:
    """Return which result of its meeting it is, by when they came: a later one never takes a number that was given."""
    closed = sorted(
        (one.counted_at, one.id)
        for one in world.find(Vote, meeting=vote.meeting)
        if one.state == VoteState.CLOSED and one.counted_at is not None and not one.decided_in
    )
    return 1 + [one for _, one in closed].index(vote.id)


def _opinion_sheet(world: World, ballot_id: Id, city: str) -> PaperToMake | None:
    ballot, answer = world.get(Ballot, ballot_id), world.get(Cast, ballot_id)
    value = None if ballot is None or answer is None else opinion_sheet(world, ballot, answer, city)
    if ballot is None or answer is None or value is None:
        return None
    return PaperToMake(value, file_name("phieu-lay-y-kien", value.matter), ballot.person, answer.version)


def _opinion_summary(world: World, meeting_id: Id, city: str) -> PaperToMake | None:
    meeting = world.get(Meeting, meeting_id)
    value = None if meeting is None else opinion_summary(world, meeting, secretary_of(world, meeting.id), city)
    return None if value is None else PaperToMake(value, file_name("tong-hop-y-kien", value.summary.title))


def _minutes(world: World, meeting_id: Id, city: str) -> PaperToMake | None:
    minutes = world.get(Minutes, meeting_id)
    meeting = world.get(Meeting, meeting_id)
    if minutes is None or meeting is None:
        return None
    secretary = secretary_of(world, meeting.id)
    present, absent = _roll(world, meeting.id)
    value = MinutesPaper(
        letterhead=committee_letterhead(meeting, "BB", city),
        number=minutes.number,
        meeting=meeting.title,
        started_at=meeting.opened_at or meeting.starts_at,
        ended_at=meeting.closed_at or meeting.ends_at,
        place=meeting.place,
        chair=person_in_prose(meeting.chair_name, meeting.chair_position),
        secretary="" if secretary is None else person_in_prose(secretary.full_name, secretary.position),
        present=present,
        absent=absent,
        sections=_sections(world, minutes),
        signing_chair=signatory("Chủ tọa", meeting.chair_name),
        signing_secretary=signatory("Thư ký", "" if secretary is None else secretary.full_name),
        recipients=(f"Thành viên {meeting.committee_name}", "Lưu: VT, Hồ sơ"),
    )
    return PaperToMake(value, f"bien-ban-{padded(minutes.number)}.pdf")


def _sections(world: World, minutes: Minutes) -> tuple[MinutesSection, ...]:
    """Return the sections; the votes on an item stand in the first section of that item."""
    told: set[Id] = set()
    sections = []
    for section in minutes.sections:
        votes = () if section.item is None or section.item in told else world.find(Vote, parent=section.item)
        if section.item is not None:
            told.add(section.item)
        summaries = (vote_summary(world, vote) for vote in votes)
        sections.append(
            MinutesSection(
                section.heading,
                (section.text,) if section.text else (),
                tuple(summary for summary in summaries if summary is not None),
            )
        )
    return tuple(sections)


def _roll(world: World, meeting: Id) -> tuple[tuple[PresentPerson, ...], tuple[AbsentPerson, ...]]:
    """Return who came and who was invited and did not come; a principal is represented by a substitute who came.

    A secretary without a vote is named as secretary, and is not missed when nobody checked them in.
    """
    came = {one.participant for one in world.find(Attendance, meeting=meeting)}
    parts = sorted(
        (one for one in world.find(Participant, meeting=meeting) if one.role != Role.ROOM_DISPLAY),
        key=lambda one: (one.precedence, one.id),
    )
    by_id = {part.id: part for part in parts}
    represented = {part.represents for part in parts if part.id in came}
    present, absent = [], []
    for part in parts:
        if part.id in came:
            principal = by_id.get(part.represents or "")
            present.append(PresentPerson(attendee(part), None if principal is None else principal.full_name))
        elif part.invited and part.id not in represented and (part.votes or part.role != Role.SECRETARIAT):
            absent.append(AbsentPerson(attendee(part), _reason(world, part)))
    return tuple(present), tuple(absent)


def _reason(world: World, part: Participant) -> str:
    reply = world.get(Reply, part.id)
    return reply.reason if reply is not None and reply.answer == Answer.ABSENT else ""


def secretary_of(world: World, meeting: Id) -> Participant | None:
    """Return the first secretary of a meeting in the order of protocol, or None."""
    parts = (part for part in world.find(Participant, meeting=meeting) if part.role == Role.SECRETARIAT)
    return min(parts, key=lambda part: (part.precedence, part.id), default=None)
