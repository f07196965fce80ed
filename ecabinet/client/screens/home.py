"""The delegate's home: the running or next meeting with the one action that matters now."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from ecabinet.client.screens.consultations import ConsultationHead, consultation_list
from ecabinet.client.screens.parts import MeetingHead, heads, is_laid_over, is_present, my_part, queued
from ecabinet.client.screens.positions import undeclared
from ecabinet.client.view import View
from ecabinet.domain.attendance.check_in import CheckIn, may_check_in
from ecabinet.domain.attendance.entities import Attendance
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.papers.entities import Paper, PaperKind, newest
from ecabinet.domain.participants.entities import Answer, Participant, Reply, Substitution, SubstitutionState
from ecabinet.domain.people.entities import Role


class Action(StrEnum):
    """The one thing to do now."""

    REPLY = "reply"
    CHECK_IN = "check_in"
    ENTER = "enter"
    READ = "read"


_OVER = frozenset({MeetingState.CLOSED, MeetingState.ARCHIVED})


class MyPart(msgspec.Struct, frozen=True, kw_only=True):
    """How I stand in a meeting. `is_waiting` while my last answer has not reached the hub.

    Once the meeting is over, `attended` and `missed` say whether I was there; a secretary may work without a check-in.
    """

    participant: Id
    role: Role
    answer: Answer
    reason: str
    substitute: str
    substitute_state: SubstitutionState | None
    present: bool
    check_in_waits: bool
    votes: bool
    is_waiting: bool
    may_send_substitute: bool
    attended: bool = False
    missed: bool = False


class HomeMeeting(msgspec.Struct, frozen=True, kw_only=True):
    """A meeting on the home page. `invitation_sha256` is my invitation as PDF, once it is made.

    `undeclared` counts the items that wait for my position while the meeting has not begun.
    """

    head: MeetingHead
    part: MyPart | None
    action: Action
    invitation_sha256: str | None
    undeclared: int = 0


class HomeScreen(msgspec.Struct, frozen=True, kw_only=True):
    """The home page: the meeting that matters now, those to come, those past; which ask for a reply or positions.

    `opinions` are the consultations that wait for my answer.
    """

    first: HomeMeeting | None
    coming: tuple[HomeMeeting, ...]
    past: tuple[HomeMeeting, ...]
    to_answer: tuple[HomeMeeting, ...]
    to_declare: tuple[HomeMeeting, ...] = ()
    opinions: tuple[ConsultationHead, ...] = ()


def part_of(view: View, part: Participant, *, is_over: bool) -> MyPart:
    """Return how somebody stands in a meeting that is over, or not."""
    intervals = view.world.find(Attendance, parent=part.id)
    is_excused = part.answer == Answer.SUBSTITUTED or part.role == Role.SECRETARIAT
    reply = view.world.get(Reply, part.id)
    proposals = view.world.find(Substitution, parent=part.id)
    last = max(proposals, key=lambda one: one.version, default=None) if proposals else None
    return MyPart(
        participant=part.id,
        role=part.role,
        answer=part.answer,
        reason="" if reply is None else reply.reason,
        substitute="" if last is None else f"{last.full_name}, {last.position}",
        substitute_state=None if last is None else last.state,
        present=is_present(intervals),
        check_in_waits=bool(queued(view, CheckIn, participant=part.id)),
        votes=part.votes,
        is_waiting=is_laid_over(view, "Participant", part.id),
        may_send_substitute=part.role in {Role.MEMBER, Role.GUEST},
        attended=is_over and bool(intervals),
        missed=is_over and not intervals and not is_excused,
    )


def home_meeting(view: View, head: MeetingHead) -> HomeMeeting:
    """Return a meeting with my part in it and what to do now."""
    part = my_part(view, head.id)
    mine = None if part is None else part_of(view, part, is_over=head.state in _OVER)
    papers = [] if part is None else view.world.find(Paper, parent=part.id)
    paper = newest(paper for paper in papers if paper.paper_kind == PaperKind.INVITATION)
    invitation = None if paper is None else paper.sha256
    is_ahead = head.state == MeetingState.ANNOUNCED and part is not None and part.answer != Answer.SUBSTITUTED
    return HomeMeeting(
        head=head,
        part=mine,
        action=_action(view, head, mine),
        invitation_sha256=invitation,
        undeclared=undeclared(view, head.id) if is_ahead else 0,
    )


def _action(view: View, head: MeetingHead, part: MyPart | None) -> Action:
    if head.state not in {MeetingState.ANNOUNCED, MeetingState.IN_SESSION} or part is None:
        return Action.READ
    if part.answer == Answer.SUBSTITUTED:
        return Action.READ
    if part.present:
        return Action.ENTER
    if may_check_in(head.state, head.starts_at, view.now):
        return Action.CHECK_IN
    return Action.REPLY


def home_screen(view: View) -> HomeScreen:
    """Return the home page."""
    everything = [home_meeting(view, head) for head in heads(view) if head.state != MeetingState.DRAFT]
    past = [meeting for meeting in everything if meeting.head.state in _OVER]
    ahead = [meeting for meeting in everything if meeting.head.state not in _OVER]
    ahead.sort(key=lambda meeting: (meeting.head.state != MeetingState.IN_SESSION, meeting.head.starts_at))
    return HomeScreen(
        first=ahead[0] if ahead else None,
        coming=tuple(ahead[1:]),
        past=tuple(reversed(past)),
        to_declare=tuple(meeting for meeting in ahead if meeting.undeclared),
        opinions=consultation_list(view).to_answer,
        to_answer=tuple(
            meeting
            for meeting in ahead
            if meeting.part is not None
            and meeting.part.answer == Answer.NONE
            and meeting.part.role in {Role.CHAIR, Role.MEMBER, Role.SUBSTITUTE, Role.GUEST}
        ),
    )
