"""A meeting that changes after its announcement: its invitations and its reminder follow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Changes, JobKind, Schedule
from ecabinet.domain.meetings.entities import SessionKind
from tests.domain.examples import Fields, example, play
from tests.stage import START

HOUR = timedelta(hours=1)


def jobs_of(outcome: Changes) -> dict[JobKind, list[Schedule]]:
    """Return what is scheduled, by kind."""
    kinds = {job.kind for job in outcome.jobs}
    return {kind: [job for job in outcome.jobs if job.kind == kind] for kind in kinds}


@pytest.mark.parametrize(
    ("otherwise", "sends"),
    [
        ({"title": "Tên khác"}, True),
        ({"starts_at": START + 50 * HOUR, "ends_at": START + 51 * HOUR}, True),
        ({}, False),
    ],
)
def test_a_change_makes_the_invitations_true_again(otherwise: Fields, *, sends: bool) -> None:
    at = play("announced")
    meeting = at.world.get(v.Meeting, at.meeting)
    assert meeting is not None
    same: Fields = {name: getattr(meeting, name) for name in ("title", "room", "starts_at", "ends_at")}
    guests = {part for part in at.world.find(v.Participant, meeting=at.meeting) if part.person != at.display}
    at.now += HOUR
    fields: Fields = {"based_on": meeting.version, "kind": SessionKind.THEMATIC, **same, **otherwise}
    outcome = at.must(at.secretary, v.ChangeMeeting, meeting=at.meeting, **fields)
    assert {notice.person for notice in outcome.notices} == {part.person for part in guests}
    jobs = jobs_of(outcome)
    composed = jobs.get(JobKind.COMPOSE_INVITATION, [])
    assert {job.about for job in composed} == ({part.id for part in guests} if sends else set())
    assert [job.due_at for job in jobs.get(JobKind.REMIND, [])] == (
        [max(at.now, fields["starts_at"] - timedelta(days=1))] if sends else []
    )
    sent = {invitation.sent_at for invitation in at.world.find(v.Invitation, meeting=at.meeting)}
    assert (at.now in sent) == sends


def test_a_draft_that_changes_tells_nobody() -> None:
    outcome = example(v.ChangeMeeting, "draft").decided()
    assert isinstance(outcome, Changes)
    assert (outcome.notices, outcome.jobs) == ((), ())


def test_a_moved_meeting_is_reminded_of_once_and_not_before_its_day() -> None:
    at = play("announced")
    day = timedelta(days=1)
    meeting = at.world.get(v.Meeting, at.meeting)
    assert meeting is not None
    at.must(
        at.secretary,
        v.ChangeMeeting,
        meeting=at.meeting,
        based_on=meeting.version,
        title=meeting.title,
        kind=meeting.kind,
        room=meeting.room,
        starts_at=meeting.starts_at + 2 * day,
        ends_at=meeting.ends_at + 2 * day,
    )
    at.now = meeting.starts_at - day
    assert at.must(HUB, v.RemindParticipants, meeting=at.meeting).notices == ()
    at.now += 2 * day
    told = at.must(HUB, v.RemindParticipants, meeting=at.meeting).notices
    assert at.members[2] in {notice.person for notice in told}
    for number, notice in enumerate(told):
        fields: Fields = {"person": notice.person, "code": notice.code, "meeting": notice.meeting, "about": None}
        left = v.Notice(id=f"notice{number}", left_at=at.now, **fields)
        at.world.rows[v.Notice, left.id] = left
    at.now += HOUR
    assert at.must(HUB, v.RemindParticipants, meeting=at.meeting).notices == ()
    assert at.must(at.secretary, v.RemindParticipants, meeting=at.meeting).notices == told
