"""What the ledger promises, in memory, in SQLite and in PostgreSQL alike."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import of_display, of_item, of_meeting, of_person, of_staff
from ecabinet.domain.kernel import Actor, EnvironmentFault, JobKind
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.forms import Choice
from ecabinet.store.ledger import Envelope, Ledger
from ecabinet.store.tables import Tables
from ecabinet.wire.frames import Batch, Row
from tests.stage import START
from tests.store.scenes import DEVICE, RecordedStage, all_audiences, followed, held_by, play_into, random_session


@pytest.fixture
def ledger(tables: Tables) -> Ledger:
    return Ledger(tables)


class TestCommit:
    def test_the_world_is_what_the_rules_made(self, ledger: Ledger) -> None:
        stage = random_session(seed=1, steps=80)
        play_into(ledger, stage)
        with ledger.reading() as world:
            for (kind, entity_id), entity in stage.world.rows.items():
                assert world.get(kind, entity_id) == entity, entity_id

    def test_find_uses_all_handles_together_and_orders_by_id(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        meeting = stage.in_session()
        play_into(ledger, stage)
        world = ledger.world()
        assert list(world.find(v.Participant, meeting=meeting)) == list(
            stage.world.find(v.Participant, meeting=meeting)
        )
        mine = stage.members[1]
        (part,) = world.find(v.Participant, meeting=meeting, person=mine)
        assert part.person == mine
        assert world.find(v.Participant, meeting=meeting, person=stage.outsider) == []
        assert world.find(v.Person, natural="admin@hanoi.example")[0].id == stage.admin
        assert {one.id for one in world.find(v.Room)} == {stage.room}

    def test_a_batch_is_decided_in_order_against_what_earlier_ones_did(self, ledger: Ledger) -> None:
        stage = random_session(seed=2, steps=60)
        committed = ledger.commit(stage.envelopes, stage.now)
        assert [receipt.refusal for receipt in committed.receipts] == stage.refusals
        assert [receipt.command for receipt in committed.receipts] == [one.command.id for one in stage.envelopes]

    def test_a_repeated_command_returns_its_first_receipt_and_counts_once(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        play_into(ledger, stage)
        again = stage.envelopes[-1]
        first = ledger.receipt(again.command.id)
        heads = ledger.heads()
        later = ledger.commit([again, again], stage.now + timedelta(hours=1))
        assert later.receipts == (first, first)
        assert later.advanced == {}
        assert ledger.heads() == heads

    def test_somebody_elses_command_id_is_refused_and_logged(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        play_into(ledger, stage)
        stolen = Envelope(stage.envelopes[-1].command, Actor(stage.outsider), DEVICE)
        (receipt,) = ledger.commit([stolen], stage.now).receipts
        assert receipt.refusal is not None
        assert receipt.refusal.code == "id_taken"
        (entry,) = ledger.log_entries(1)
        assert (entry.person, entry.code) == (stage.outsider, "id_taken")

    def test_a_refused_command_leaves_a_receipt_and_a_log_entry_and_nothing_else(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        play_into(ledger, stage)
        heads = ledger.heads()
        stage.refused(stage.outsider, v.AddRoom, room=stage.new_id(), name="P", location="T", seats=1, display=None)
        committed = ledger.commit([stage.envelopes[-1]], stage.now)
        assert committed.receipts[0].refusal == stage.refusals[-1]
        assert ledger.heads() == heads
        (entry,) = ledger.log_entries(1)
        assert (entry.person, entry.verb, entry.accepted, entry.code) == (
            stage.outsider,
            "AddRoom",
            False,
            "not_yours_to_do",
        )
        assert entry.device == DEVICE
        assert entry.at == stage.now

    def test_the_log_numbers_every_command_without_gaps(self, ledger: Ledger) -> None:
        stage = random_session(seed=3, steps=30)
        play_into(ledger, stage)
        entries = ledger.log_entries(10_000)
        assert [entry.seq for entry in entries] == list(range(len(stage.envelopes), 0, -1))
        assert [entry.command for entry in reversed(entries)] == [one.command.id for one in stage.envelopes]
        meeting = next(one.command.meeting for one in stage.envelopes if one.command.meeting)
        of_meeting_alone = ledger.log_entries(5, before=len(entries), meeting=meeting)
        assert of_meeting_alone
        assert {entry.meeting for entry in of_meeting_alone} == {meeting}

    def test_a_bug_in_a_rule_undoes_the_whole_batch(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        play_into(ledger, stage)
        before = (ledger.heads(), ledger.log_entries(1))
        stage.must(stage.admin, v.AddAgency, agency=stage.new_id(), code="A.01", name="Sở Nội vụ")
        good = stage.envelopes[-1]
        bad = Envelope(_Broken(id=stage.new_id(), claimed_at=START), Actor(stage.admin), DEVICE)
        with pytest.raises(KeyError):
            ledger.commit([good, bad], stage.now)
        assert (ledger.heads(), ledger.log_entries(1)) == before
        assert ledger.receipt(good.command.id) is None
        assert ledger.commit([good], stage.now).receipts[0].accepted

    def test_a_text_with_nul_is_refused(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        play_into(ledger, stage)
        odd = v.AddAgency(id=stage.new_id(), claimed_at=START, agency=stage.new_id(), code="A\0", name="B")
        (receipt,) = ledger.commit([Envelope(odd, Actor(stage.admin), DEVICE)], stage.now).receipts
        assert receipt.refusal is not None
        assert receipt.refusal.code == "text_has_control_characters"

    def test_it_says_who_voted_in_what_and_whose_audiences_may_have_changed(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        meeting = stage.in_session()
        vote = stage.open_vote(meeting)
        play_into(ledger, stage)
        stage.cast(meeting, vote, stage.chair, Choice.FOR)
        committed = ledger.commit([stage.envelopes[-1]], stage.now)
        assert committed.turnout == (vote,)
        assert committed.regrouped == frozenset()
        assert committed.advanced == committed.receipts[0].feeds
        stage.invite_guest(meeting, stage.items(meeting)[1])
        assert ledger.commit([stage.envelopes[-1]], stage.now).regrouped == {stage.guest}

    def test_it_tells_what_the_feeds_tell_who_was_up_to_date(self, ledger: Ledger) -> None:
        stage = random_session(seed=6, steps=80)
        for start in range(0, len(stage.envelopes), 5):
            before = ledger.heads()
            committed = ledger.commit(stage.envelopes[start : start + 5], stage.now)
            assert {batch.audience: batch.head for batch in committed.news} == committed.advanced
            for batch in committed.news:
                assert batch.since == before.get(batch.audience, 0)
                read = ledger.changes(batch.audience, batch.since, 10_000)
                assert (batch.until, batch.head) == (read.until, read.head)
                assert _by_entity(batch) == _by_entity(read)


def _by_entity(batch: Batch) -> dict[tuple[str, str], Row]:
    return {(row.kind, row.id): row for row in batch.rows}


class _Broken(v.AddAgency, frozen=True, kw_only=True, tag="AddAgency"):
    """A command whose rule is missing from the tables."""

    agency: str = ""
    code: str = ""
    name: str = ""


class TestFeed:
    def test_every_audience_replayed_holds_exactly_what_it_may_see(self, ledger: Ledger) -> None:
        stage = random_session(seed=4, steps=120)
        play_into(ledger, stage)
        for audience in all_audiences(stage):
            copy = followed(ledger, audience, page=3)
            expected = held_by(stage, audience)
            for (kind, entity_id), entity in stage.entities().items():
                found = copy.world().get(type(entity), entity_id)
                assert found == expected.get((kind, entity_id)), (audience, kind)

    def test_what_leaves_an_audience_leaves_a_tombstone(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        meeting = stage.draft()
        stage.announce(meeting)
        guest_part = stage.invite_guest(meeting, stage.items(meeting)[0])
        play_into(ledger, stage)
        copy = followed(ledger, of_person(stage.guest), page=100)
        assert copy.world().get(v.MeetingCard, guest_part) is not None
        stage.must(stage.secretary, v.RemoveParticipant, meeting=meeting, participant=guest_part)
        ledger.commit([stage.envelopes[-1]], stage.now)
        batch = ledger.changes(of_person(stage.guest), copy.held()[of_person(stage.guest)], 100)
        gone = {(row.kind, row.id) for row in batch.rows if row.body is None}
        assert {("MeetingCard", guest_part), ("Participant", guest_part)} <= gone
        copy.apply(batch)
        assert copy.world().get(v.MeetingCard, guest_part) is None

    def test_revisions_are_gapless_one_for_each_command_that_touched_the_audience(self, ledger: Ledger) -> None:
        stage = random_session(seed=5, steps=60)
        reached: dict[str, int] = {}
        for start in range(0, len(stage.envelopes), 7):
            committed = ledger.commit(stage.envelopes[start : start + 7], stage.now)
            for receipt in committed.receipts:
                for audience, revision in receipt.feeds.items():
                    assert revision == reached.get(audience, 0) + 1
                    reached[audience] = revision
            assert {name: reached[name] for name in committed.advanced} == dict(committed.advanced)
        assert ledger.heads() == reached

    def test_a_page_ends_with_a_whole_command_even_if_that_is_longer(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        meeting = stage.draft()
        play_into(ledger, stage)
        first = ledger.changes(of_staff(meeting), 0, 1)
        drafted = [row for row in first.rows if row.kind == "Participant"]
        assert first.until == 1
        assert len(drafted) == len(stage.world.find(v.Participant, meeting=meeting))
        assert first.head > first.until

    def test_an_unknown_audience_has_nothing(self, ledger: Ledger) -> None:
        batch = ledger.changes("meeting/none", 5, 10)
        assert (batch.since, batch.until, batch.head, batch.rows) == (0, 0, 0, ())

    def test_a_revision_beyond_the_head_starts_at_the_beginning(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        play_into(ledger, stage)
        assert ledger.changes("everyone", 99, 100) == ledger.changes("everyone", 0, 100)

    def test_what_is_the_hubs_alone_stands_in_no_feed(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        meeting = stage.in_session()
        vote = stage.open_vote(meeting)
        stage.cast(meeting, vote, stage.chair, Choice.FOR)
        play_into(ledger, stage)
        assert ledger.changes("hub", 0, 100).rows == ()
        rows = [row for audience in ledger.heads() for row in ledger.changes(audience, 0, 1000).rows]
        assert "Cast" in {row.kind for row in rows}
        assert not {"Ballot", "Credential", "StoredFile"} & {row.kind for row in rows}
        stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
        ledger.commit([stage.envelopes[-1]], stage.now)
        shown = ledger.changes(of_meeting(meeting), 0, 1000).rows
        assert [row.kind for row in shown if row.kind == "Ballot"] == ["Ballot"]

    def test_audiences_of_a_person_follow_at_once(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        meeting = stage.draft()
        stage.announce(meeting)
        play_into(ledger, stage)
        item = stage.items(meeting)[0]
        assert of_item(item) not in ledger.audiences_of(stage.guest)
        part = stage.invite_guest(meeting, item)
        ledger.commit([stage.envelopes[-1]], stage.now)
        assert of_item(item) in ledger.audiences_of(stage.guest)
        assert of_meeting(meeting) not in ledger.audiences_of(stage.guest)
        stage.must(stage.secretary, v.RemoveParticipant, meeting=meeting, participant=part)
        ledger.commit([stage.envelopes[-1]], stage.now)
        assert of_item(item) not in ledger.audiences_of(stage.guest)
        assert of_display(meeting) in ledger.audiences_of(stage.display)
        assert ledger.audiences_of("nobody") == frozenset()

    def test_an_id_that_comes_back_counts_on_so_that_no_copy_keeps_the_old_state(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        meeting = stage.draft()
        stage.announce(meeting)
        item = stage.items(meeting)[0]
        part = stage.invite_guest(meeting, item)
        play_into(ledger, stage)
        own, room = of_person(stage.guest), of_meeting(meeting)
        copy = followed(ledger, room, 100, followed(ledger, own, 100))
        stage.must(stage.secretary, v.RemoveParticipant, meeting=meeting, participant=part)
        stage.must(
            stage.secretary,
            v.AddParticipant,
            meeting=meeting,
            participant=part,
            person=stage.guest,
            role=Role.GUEST,
            items=(item,),
        )
        ledger.commit(stage.envelopes[-2:], stage.now)
        followed(ledger, room, 100, followed(ledger, own, 100, copy))
        assert copy.world().get(v.Participant, part) == ledger.world().get(v.Participant, part)

    def test_the_epoch_lasts_until_it_is_renewed(self, ledger: Ledger, tables: Tables) -> None:
        first = ledger.epoch()
        assert Ledger(tables).epoch() == first
        renewed = ledger.renew_epoch()
        assert renewed != first
        assert Ledger(tables).epoch() == ledger.epoch() == renewed


class TestNoticesAndJobs:
    def test_notices_are_left_for_their_people_once(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        meeting = stage.draft()
        stage.announce(meeting)
        play_into(ledger, stage)
        ledger.commit(stage.envelopes, stage.now)
        (notice,) = ledger.world().find(v.Notice, person=stage.members[1])
        assert (notice.code, notice.meeting, notice.left_at, notice.read) == ("invited", meeting, stage.now, False)
        copy = followed(ledger, of_person(stage.members[1]), 10)
        assert copy.world().get(v.Notice, notice.id) == notice

    def test_a_job_is_due_in_time_and_done_once(self, ledger: Ledger) -> None:
        stage = RecordedStage()
        meeting = stage.in_session()
        vote = stage.open_vote(meeting)
        play_into(ledger, stage)
        while (jobs := ledger.due_jobs(stage.now, 100)) != ():
            for job in jobs:
                ledger.job_done(job.id, stage.now)
        stage.must(stage.chair, v.CloseVote, meeting=meeting, vote=vote)
        assert ledger.commit([stage.envelopes[-1]], stage.now).scheduled
        assert ledger.due_jobs(stage.now - timedelta(seconds=1), 10) == ()
        assert ledger.next_due() == stage.now
        (job,) = ledger.due_jobs(stage.now, 10)
        assert (job.kind, job.meeting, job.about, job.due_at) == (JobKind.COMPOSE_RESULT, meeting, vote, stage.now)
        later = stage.now + timedelta(minutes=1)
        ledger.job_failed(job.id, stage.now, again_at=later)
        assert ledger.due_jobs(stage.now, 10) == ()
        (failed,) = ledger.due_jobs(later, 10)
        assert (failed.attempts, failed.failed_at) == (1, stage.now)
        ledger.job_done(job.id, later)
        assert ledger.due_jobs(later, 10) == ()


def write_and_fail(tables: Tables) -> None:
    with tables.writing() as rows:
        rows.settings.put("kept", b"2")
        rows.settings.put("new", b"2")
        places = rows.feeds.after("directory", 0, 3)
        rows.feeds.leave("directory", [(entry.kind, entry.id) for entry in places])
        raise EnvironmentFault("hub_away")


class TestTables:
    def test_a_transaction_that_raises_leaves_nothing(self, tables: Tables) -> None:
        with tables.writing() as rows:
            rows.settings.put("kept", b"1")
        with pytest.raises(EnvironmentFault):
            write_and_fail(tables)
        with tables.reading() as rows:
            assert rows.settings.get("kept") == b"1"
            assert rows.settings.get("new") is None

    def test_a_failed_transaction_does_not_disturb_the_order_of_a_feed(self, tables: Tables) -> None:
        ledger = Ledger(tables)
        play_into(ledger, random_session(seed=6, steps=20))
        before = [ledger.changes("directory", since, 2) for since in range(10)]
        with pytest.raises(EnvironmentFault):
            write_and_fail(tables)
        assert [ledger.changes("directory", since, 2) for since in range(10)] == before
