"""What the hub does by itself: papers, reminders and time-outs, once each, also after a failure."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import HUB, EnvironmentFault, Id, JobKind
from ecabinet.domain.papers.entities import PaperKind, newest
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice
from ecabinet.hub import jobs
from ecabinet.hub.paper_values import paper_to_make
from ecabinet.papers.wording import time_in_prose
from ecabinet.store.ledger import Job
from ecabinet.wire.codec import decode_entity
from ecabinet.wire.frames import Follow, Welcome
from tests.hub.house import PATIENCE, House, HubStage, Link
from tests.hub.test_link import token_of, wait_for_row
from tests.papers.reading import words
from tests.stage import START


def following(link: Link, *audiences: str) -> None:
    link.hello()
    welcome = link.until(Welcome)
    assert isinstance(welcome, Welcome)
    link.send(Follow(held=dict.fromkeys(audiences, 0), serial=welcome.serial))


def wait_for_papers(link: Link, kind: PaperKind, number: int) -> list[v.Paper]:
    found: dict[Id, v.Paper] = {}
    while sum(1 for paper in found.values() if paper.paper_kind == kind) < number:
        paper = decode_entity(v.Paper, wait_for_row(link, "Paper", lambda _body: True))
        found[paper.id] = paper
        for one in _papers_seen(link):
            found[one.id] = one
    return [paper for paper in found.values() if paper.paper_kind == kind]


def _papers_seen(link: Link) -> list[v.Paper]:
    rows = [row for frame in link.seen for row in getattr(frame, "rows", ())]
    return [decode_entity(v.Paper, row.body) for row in rows if row.kind == "Paper" and row.body is not None]


def test_everybody_invited_gets_their_own_invitation_and_only_that(house: House, stage: HubStage) -> None:
    meeting = stage.draft()
    with house.link(token_of(house, stage, stage.secretary)) as link:
        following(link, f"meeting/{meeting}/staff")
        stage.announce(meeting)
        papers = wait_for_papers(link, PaperKind.INVITATION, 6)
    by_person = {paper.person: paper for paper in papers}
    assert set(by_person) == {*stage.members, stage.secretary}
    with house.http(token_of(house, stage, stage.members[1])) as client:
        own = client.get(f"/blobs/{by_person[stage.members[1]].sha256}")
        other = client.get(f"/blobs/{by_person[stage.members[2]].sha256}")
    assert own.content.startswith(b"%PDF-")
    assert other.status_code == 404


def test_who_is_invited_gets_the_new_hour_of_a_meeting_that_moves(house: House, stage: HubStage) -> None:
    meeting = stage.draft()
    old = stage.world.get(v.Meeting, meeting)
    assert old is not None
    member = stage.members[1]
    part = stage.part(meeting, member).id
    with house.link(token_of(house, stage, member)) as link:
        following(link, f"person/{member}")
        stage.announce(meeting)
        (first,) = wait_for_papers(link, PaperKind.INVITATION, 1)
        now = stage.world.get(v.Meeting, meeting)
        assert now is not None
        stage.must(
            stage.secretary,
            v.ChangeMeeting,
            meeting=meeting,
            based_on=now.version,
            title=now.title,
            kind=now.kind,
            room=now.room,
            starts_at=now.starts_at + timedelta(hours=5),
            ends_at=now.ends_at + timedelta(hours=5),
        )
        papers = wait_for_papers(link, PaperKind.INVITATION, 2)
    last = newest(stage.world.find(v.Paper, parent=part))
    assert last is not None
    assert {paper.id for paper in papers} == {first.id, last.id}
    with house.http(token_of(house, stage, member)) as client:
        before, after = (client.get(f"/blobs/{paper.sha256}").content for paper in (first, last))
    hours = [time_in_prose(moment) for moment in (old.starts_at, old.starts_at + timedelta(hours=5))]
    assert [hour in words(before) for hour in hours] == [True, False]
    assert [hour in words(after) for hour in hours] == [False, True]


def test_a_closed_vote_gets_its_result_sheet(house: House, stage: HubStage) -> None:
    meeting = stage.in_session()
    vote = stage.open_vote(meeting)
    for member in stage.members:
        stage.cast(meeting, vote, member, Choice.FOR)
    with house.link(token_of(house, stage, stage.members[1])) as link:
        following(link, f"meeting/{meeting}")
        stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
        (paper,) = wait_for_papers(link, PaperKind.RESULT_SHEET, 1)
    assert paper.about == vote
    assert house.core.blobs.size(paper.sha256) == paper.size


def test_a_vote_whose_time_is_up_is_closed_and_those_who_do_not_reply_are_reminded(
    house: House, stage: HubStage
) -> None:
    meeting = stage.in_session()
    vote = stage.new_id()
    item = stage.items(meeting)[0]
    stage.must(
        stage.secretary,
        v.PrepareVote,
        meeting=meeting,
        vote=vote,
        item=item,
        question="Thông qua dự thảo?",
        minutes_limit=1,
    )
    with house.link(token_of(house, stage, stage.members[1])) as link:
        following(link, f"meeting/{meeting}", f"person/{stage.members[1]}")
        stage.must(stage.chair, v.OpenVote, meeting=meeting, vote=vote)
        house.clock.now += timedelta(minutes=1)
        another = stage.draft()
        house.clock.now += timedelta(days=2, hours=1)
        stage.announce(another)

        def is_closed(body: bytes) -> bool:
            return decode_entity(v.Vote, body).state == VoteState.CLOSED

        wait_for_row(link, "Vote", is_closed)
        wait_for_row(link, "Notice", lambda body: decode_entity(v.Notice, body).code == "please_reply")
    result = stage.world.get(v.Vote, vote)
    assert result is not None
    assert result.closed_at is not None


def test_a_vote_opens_at_its_time_and_one_that_cannot_is_told(house: House, stage: HubStage) -> None:
    meeting = stage.in_session()
    first, second = stage.new_id(), stage.new_id()
    with house.link(token_of(house, stage, stage.secretary)) as link:
        following(link, f"meeting/{meeting}", f"meeting/{meeting}/staff", f"person/{stage.secretary}")
        for vote, minutes in ((first, 1), (second, 2)):
            stage.must(
                stage.secretary,
                v.PrepareVote,
                meeting=meeting,
                vote=vote,
                item=stage.items(meeting)[0],
                question="Thông qua?",
                opens_at=house.clock.now + timedelta(minutes=minutes),
            )
        house.clock.now += timedelta(minutes=2)
        stage.announce(stage.draft())
        wait_for_row(link, "Vote", lambda body: decode_entity(v.Vote, body).state == VoteState.OPEN)
        wait_for_row(link, "Notice", lambda body: decode_entity(v.Notice, body).code == "vote_not_opened")
    waiting = stage.world.get(v.Vote, second)
    assert waiting is not None
    assert waiting.not_opened is not None
    assert waiting.not_opened.code == "another_vote_open"


def test_a_job_that_fails_is_done_later(house: House, stage: HubStage, monkeypatch: pytest.MonkeyPatch) -> None:
    made = paper_to_make
    failures = iter([EnvironmentFault("hub_away"), ZeroDivisionError()])

    def failing(*arguments: object) -> object:
        for fault in failures:
            raise fault
        return made(*arguments)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(jobs, "paper_to_make", failing)
    meeting = stage.draft()
    with house.link(token_of(house, stage, stage.secretary)) as link:
        following(link, f"meeting/{meeting}/staff")
        stage.announce(meeting)
        wait_for_papers(link, PaperKind.INVITATION, 4)
        house.clock.now += timedelta(minutes=5)
        stage.announce(stage.draft())
        papers = wait_for_papers(link, PaperKind.INVITATION, 6)
    mine = [paper for paper in stage.world.find(v.Paper, meeting=meeting) if paper.paper_kind == PaperKind.INVITATION]
    assert len({paper.about for paper in mine}) == len(mine) == 6
    assert len(papers) >= 6


def test_a_job_that_cannot_be_marked_as_done_is_tried_again_and_the_others_are_done(
    house: House, stage: HubStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    ledger = house.core.ledger
    done, failed = ledger.job_done, ledger.job_failed
    faults = iter([EnvironmentFault("disk_full"), ZeroDivisionError()])
    marking_faults = iter([EnvironmentFault("disk_full")])

    def full(job: Id, now: datetime) -> None:
        for fault in faults:
            raise fault
        done(job, now)

    def full_too(job: Id, now: datetime, again_at: datetime | None = None) -> None:
        for fault in marking_faults:
            raise fault
        failed(job, now, again_at)

    monkeypatch.setattr(jobs, "_REST_UNMARKED", 0.0)
    monkeypatch.setattr(ledger, "job_done", full)
    monkeypatch.setattr(ledger, "job_failed", full_too)
    meeting = stage.draft()
    with house.link(token_of(house, stage, stage.secretary)) as link:
        following(link, f"meeting/{meeting}/staff")
        stage.announce(meeting)
        wait_for_papers(link, PaperKind.INVITATION, 6)
        house.clock.now += timedelta(minutes=5)
        another = stage.draft()
        stage.announce(another)
        following_too(house, stage, another)
    papers = stage.world.find(v.Paper, meeting=meeting)
    assert len({paper.about for paper in papers}) == len(papers) == 6


def following_too(house: House, stage: HubStage, meeting: Id) -> None:
    """Wait until the invitations of another meeting are there."""
    with house.link(house.sign_in(stage.email(stage.secretary)).token) as link:
        following(link, f"meeting/{meeting}/staff")
        wait_for_papers(link, PaperKind.INVITATION, 6)


def test_time_outs_and_reminders_do_not_wait_for_papers() -> None:
    def job(number: int, kind: JobKind) -> Job:
        return Job(id=str(number), kind=kind, meeting="m", about="a", due_at=START, attempts=0, failed_at=None)

    papers = [job(number, JobKind.COMPOSE_INVITATION) for number in range(100)]
    urgent = [job(100, JobKind.TIME_OUT_VOTE), job(101, JobKind.REMIND)]
    assert jobs.first_of([*papers, *urgent]) == urgent
    assert 0 < len(jobs.first_of(papers)) < 10
    assert jobs.first_of(()) == ()


def test_judging_goes_on_beside_time_outs(house: House, stage: HubStage, monkeypatch: pytest.MonkeyPatch) -> None:
    """A document that takes its time does not keep a vote open."""
    ends = threading.Event()
    has = house.core.blobs.has

    def slow(sha256: str) -> bool:
        ends.wait(PATIENCE)
        return has(sha256)

    monkeypatch.setattr(house.core.blobs, "has", slow)
    meeting = stage.in_session()
    stage.must(HUB, v.RecordFile, sha256="ab" * 32, size=1000, pages=3, handed_in_by=stage.secretary)
    stage.must(
        stage.secretary,
        v.FileDocument,
        meeting=meeting,
        document=stage.new_id(),
        document_version=stage.new_id(),
        item=None,
        title="Tờ trình",
        doc_type=DocType.SUBMISSION,
        agency_name="",
        sha256="ab" * 32,
        file_name="to-trinh.pdf",
    )
    vote = stage.new_id()
    item = stage.items(meeting)[0]
    stage.must(
        stage.secretary, v.PrepareVote, meeting=meeting, vote=vote, item=item, question="Thông qua?", minutes_limit=1
    )
    with house.link(token_of(house, stage, stage.members[1])) as link:
        following(link, f"meeting/{meeting}")
        stage.must(stage.chair, v.OpenVote, meeting=meeting, vote=vote)
        house.clock.now += timedelta(minutes=1)
        stage.announce(stage.draft())
        wait_for_row(link, "Vote", lambda body: decode_entity(v.Vote, body).state == VoteState.CLOSED)
    ends.set()
