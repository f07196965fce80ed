"""Invitations, replies, substitutes and presence."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences_of
from ecabinet.domain.kernel import HUB, Actor, Changes, Id, Refusal
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.participants.entities import Answer
from ecabinet.domain.people.entities import Role
from tests.domain.examples import Fields, Play, example, play


def _add(at: Play, **otherwise: object) -> str | None:
    fields: Fields = {"participant": at.new_id(), "person": at.outsider, "role": Role.GUEST, **otherwise}
    outcome = at.give(at.secretary, v.AddParticipant, meeting=at.meeting, **fields)
    return outcome.code if isinstance(outcome, Refusal) else None


@pytest.mark.parametrize(
    ("otherwise", "code"),
    [
        ({}, None),
        ({"role": Role.MEMBER}, None),
        ({"role": Role.SECRETARIAT}, None),
        ({"role": Role.CHAIR}, "part_not_given_by_hand"),
        ({"role": Role.SUBSTITUTE}, "part_not_given_by_hand"),
        ({"role": Role.ROOM_DISPLAY}, "part_not_given_by_hand"),
        ({"role": Role.ADMINISTRATOR}, "part_not_given_by_hand"),
        ({"role": Role.MEMBER, "items": ("x",)}, "part_not_given_by_hand"),
        ({"items": ("x",)}, "item_unknown"),
        ({"person": "x"}, "person_unknown"),
        ({"requests": "a\x00"}, "text_has_control_characters"),
        ({"contact": "hai\ndòng"}, "text_has_control_characters"),
    ],
)
def test_who_is_added_by_hand(otherwise: dict[str, object], code: str | None) -> None:
    assert _add(play("announced"), **otherwise) == code


def test_nobody_takes_part_twice() -> None:
    at = play("announced")
    assert _add(at, person=at.guest) == "already_a_participant"
    assert _add(at, person=at.chair, role=Role.MEMBER) == "already_a_participant"


def test_somebody_added_late_is_invited_with_the_next_number_and_does_not_vote() -> None:
    at = play("announced")
    numbers = [one.number for one in at.world.find(v.Invitation, meeting=at.meeting)]
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    _add(at, role=Role.MEMBER)
    part = at.part(at.meeting, at.outsider)
    invitation = at.world.get(v.Invitation, part.id)
    assert invitation is not None
    assert (part.invited, part.votes, invitation.number) == (True, False, len(numbers) + 1)


def _remove(at: Play, person: Id) -> str | None:
    part = at.part(at.meeting, person).id
    outcome = at.give(at.secretary, v.RemoveParticipant, meeting=at.meeting, participant=part)
    return outcome.code if isinstance(outcome, Refusal) else None


def test_who_may_be_taken_off() -> None:
    at = play("announced")
    assert _remove(at, at.chair) == "seat_of_the_committee"
    assert _remove(at, at.members[1]) == "seat_of_the_committee"
    assert _remove(at, at.secretary) == "last_secretary"
    at.check_in(at.meeting, at.guest)
    assert _remove(at, at.guest) == "participant_in_use"


def test_who_is_taken_off_keeps_nothing_of_the_meeting() -> None:
    at = play("announced")
    at.propose(at.guest)
    assert _remove(at, at.guest) is None
    assert audiences_of(at.world, at.guest) == {"everyone", f"person/{at.guest}"}
    left = [entity for entity in at.world.rows.values() if getattr(entity, "meeting", None) == at.meeting]
    assert not [entity for entity in left if getattr(entity, "person", None) == at.guest]


@pytest.mark.parametrize(
    ("attending", "reason", "code"),
    [
        (True, "", None),
        (False, "Đi công tác", None),
        (False, "", "absence_needs_a_reason"),
        (False, "  ", "absence_needs_a_reason"),
        (True, "a\x00", "text_has_control_characters"),
    ],
)
def test_a_reply(attending: bool, reason: str, code: str | None) -> None:  # noqa: FBT001 - a column of the table
    outcome = example(v.ReplyToInvitation, attending=attending, reason=reason).decided()
    assert (outcome.code if isinstance(outcome, Refusal) else None) == code


def test_a_reply_may_be_changed_and_counts_up() -> None:
    at = play("announced")
    part = at.part(at.meeting, at.guest).id
    for attending in (True, False, True):
        at.must(at.guest, v.ReplyToInvitation, meeting=at.meeting, participant=part, attending=attending, reason="Bận")
    reply = at.world.get(v.Reply, part)
    assert reply is not None
    assert (reply.version, reply.answer, at.part(at.meeting, at.guest).answer) == (
        3,
        Answer.ATTENDING,
        Answer.ATTENDING,
    )


def _decide(at: Play, proposal: Id, person: Id | None, *, accept: bool) -> str | None:
    outcome = at.give(
        at.chair,
        v.DecideSubstitute,
        meeting=at.meeting,
        substitution=proposal,
        accept=accept,
        participant=at.new_id(),
        person=person,
    )
    return outcome.code if isinstance(outcome, Refusal) else None


def test_a_substitute_attends_in_ones_place_and_does_not_vote() -> None:
    at = play("announced")
    member = at.members[4]
    assert _decide(at, at.proposal, None, accept=True) == "person_unknown"
    assert _decide(at, at.proposal, at.guest, accept=True) == "already_a_participant"
    assert _decide(at, at.proposal, at.outsider, accept=True) is None
    assert _decide(at, at.proposal, at.outsider, accept=True) == "substitution_decided"
    principal, substitute = at.part(at.meeting, member), at.part(at.meeting, at.outsider)
    assert (principal.answer, principal.votes) == (Answer.SUBSTITUTED, True)
    assert (substitute.represents, substitute.votes, substitute.role) == (principal.id, False, Role.SUBSTITUTE)
    for verb, fields in ((v.CheckIn, {"attendance": at.new_id()}), (v.ReplyToInvitation, {"attending": True})):
        code = at.refused(member, verb, meeting=at.meeting, participant=principal.id, **Fields(fields))
        assert code == "already_substituted"
    assert _remove(at, at.outsider) == "participant_in_use"


def test_one_proposal_at_a_time_even_if_one_replies_meanwhile() -> None:
    """Two open proposals could both be accepted, and one member would be there twice."""
    at = play("announced")
    member = at.members[4]
    part = at.part(at.meeting, member).id
    at.must(member, v.ReplyToInvitation, meeting=at.meeting, participant=part, attending=True)
    again = example(v.ProposeSubstitute, participant=part).command
    outcome = again.decide(at.world, Actor(member), at.now)
    assert outcome == Refusal("already_substituted", {"name": "Ông member4"})
    assert _decide(at, at.proposal, None, accept=False) is None
    assert at.part(at.meeting, member).answer == Answer.ATTENDING
    assert isinstance(again.decide(at.world, Actor(member), at.now), Changes)


def test_a_declined_proposal_leaves_the_question_open() -> None:
    at = play("announced")
    assert _decide(at, at.proposal, None, accept=False) is None
    assert at.part(at.meeting, at.members[4]).answer == Answer.NONE


@pytest.mark.parametrize("email", ["", "khong-phai-dia-chi", "a@b", "a b@c.vn", "a\u200b@c.vn"])
def test_a_substitute_needs_an_address(email: str) -> None:
    outcome = example(v.ProposeSubstitute, email=email).decided()
    assert isinstance(outcome, Refusal)
    assert outcome.code == "email_malformed"


def test_the_chair_and_the_staff_send_no_substitute() -> None:
    at = play("announced")
    for person in (at.chair, at.secretary):
        command = example(v.ProposeSubstitute, participant=at.part(at.meeting, person).id).command
        assert command.decide(at.world, Actor(person), at.now) == Refusal("has_no_substitute")


def test_presence_is_an_interval() -> None:
    at = play("session")
    member = at.members[1]
    part = at.part(at.meeting, member).id
    fields: Fields = {"meeting": at.meeting, "participant": part}
    assert at.refused(member, v.CheckIn, attendance=at.new_id(), **fields) == "already_present"
    at.must(member, v.CheckOut, **fields)
    assert at.refused(member, v.CheckOut, **fields) == "not_present"
    at.must(member, v.CheckIn, attendance=at.new_id(), **fields)
    assert [one.left_at is None for one in at.world.find(v.Attendance, parent=part)] == [False, True]


@pytest.mark.parametrize(
    ("before", "code"), [(timedelta(hours=2, seconds=1), "too_early_to_check_in"), (timedelta(hours=2), None)]
)
def test_one_checks_oneself_in_from_two_hours_before_the_start(before: timedelta, code: str | None) -> None:
    at = play("announced")
    meeting = at.world.get(v.Meeting, at.meeting)
    assert meeting is not None
    at.now = meeting.starts_at - before
    member = at.members[1]
    fields: Fields = {"attendance": at.new_id(), "participant": at.part(at.meeting, member).id}
    outcome = at.give(member, v.CheckIn, meeting=at.meeting, **fields)
    assert (outcome.code if isinstance(outcome, Refusal) else None) == code
    if isinstance(outcome, Refusal):
        assert outcome.values == {"hours": "2"}


def test_the_secretary_checks_in_whoever_comes_early_and_everybody_themselves_once_it_runs() -> None:
    at = play("announced")
    for person in (at.secretary, at.members[2]):
        fields: Fields = {"attendance": at.new_id(), "participant": at.part(at.meeting, person).id}
        at.must(at.secretary, v.CheckIn, meeting=at.meeting, **fields)
    at.must(at.chair, v.OpenSession, meeting=at.meeting, waiver="Khẩn cấp")
    fields = {"attendance": at.new_id(), "participant": at.part(at.meeting, at.members[1]).id}
    at.must(at.members[1], v.CheckIn, meeting=at.meeting, **fields)


def test_reminders_go_to_those_who_were_asked_and_have_not_answered() -> None:
    at = play("announced")
    part = at.part(at.meeting, at.members[1]).id
    at.must(at.members[1], v.ReplyToInvitation, meeting=at.meeting, participant=part, attending=True)
    changes = at.must(at.secretary, v.RemindParticipants, meeting=at.meeting)
    silent = {at.chair, at.members[2], at.members[3], at.guest}
    assert {notice.person for notice in changes.notices} == silent


def _file_invitation(at: Play, part: Id, person: Id) -> str | None:
    outcome = at.give(
        HUB,
        v.FilePaper,
        meeting=at.meeting,
        paper=at.new_id(),
        paper_kind=PaperKind.INVITATION,
        about=part,
        person=person,
        sha256="aa" * 32,
        size=10,
        file_name="giay-moi.pdf",
    )
    return outcome.code if isinstance(outcome, Refusal) else None


def test_the_invitation_of_somebody_taken_off_goes_with_them_and_does_not_come_back() -> None:
    at = play("announced")
    assert _file_invitation(at, at.guests_part, at.guest) is None
    chair = at.part(at.meeting, at.chair).id
    assert _file_invitation(at, chair, at.chair) is None
    at.must(at.secretary, v.RemoveParticipant, meeting=at.meeting, participant=at.guests_part)
    assert [paper.about for paper in at.world.find(v.Paper, meeting=at.meeting)] == [chair]
    assert _file_invitation(at, at.guests_part, at.guest) == "participant_unknown"


def test_an_invitation_belongs_to_a_participant_of_its_meeting() -> None:
    at = play("announced")
    other = at.draft()
    assert _file_invitation(at, at.part(other, at.chair).id, at.chair) == "participant_unknown"
