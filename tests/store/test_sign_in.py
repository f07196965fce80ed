"""Sessions end when they should, and guessing passwords becomes slow."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ecabinet.store.sessions import OF_ADDRESS, Sessions
from ecabinet.store.tables import Tables
from tests.stage import START

DAY = timedelta(hours=12)


@pytest.fixture
def sessions(tables: Tables) -> Sessions:
    return Sessions(tables)


def test_a_session_is_good_until_its_end(sessions: Sessions) -> None:
    started = sessions.start("digest", "person", "tablet 7", START, START + DAY)
    assert sessions.find("digest", START) == started
    assert sessions.find("digest", START + DAY - timedelta(seconds=1)) is not None
    assert sessions.find("digest", START + DAY) is None
    assert sessions.find("other", START) is None


def test_it_is_noted_when_a_session_was_seen(sessions: Sessions) -> None:
    sessions.start("digest", "person", "tablet 7", START, START + DAY)
    later = START + timedelta(minutes=10)
    found = sessions.find("digest", later)
    assert found is not None
    assert found.seen_at == later
    again = sessions.find("digest", later + timedelta(seconds=5))
    assert again is not None
    assert again.seen_at == later


def test_sessions_end_one_by_one_or_all_of_a_person(sessions: Sessions) -> None:
    for digest, person in (("a", "x"), ("b", "x"), ("c", "x"), ("d", "y")):
        sessions.start(digest, person, "tablet", START, START + DAY)
    sessions.end("a")
    assert [sessions.find(digest, START) is not None for digest in "abcd"] == [False, True, True, True]
    sessions.end_all_of("x")
    assert [sessions.find(digest, START) is not None for digest in "abcd"] == [False, False, False, True]


def test_ended_sessions_are_swept_out_at_the_next_sign_in(sessions: Sessions, tables: Tables) -> None:
    sessions.start("old", "x", "tablet", START, START + timedelta(hours=1))
    sessions.start("new", "x", "tablet", START + DAY, START + 2 * DAY)
    with tables.reading() as rows:
        assert rows.sign_in.session("old") is None


def test_failures_block_from_the_fifth_on_and_longer_each_time(sessions: Sessions) -> None:
    blocks = [sessions.failed("mail", START) for _ in range(14)]
    assert blocks == [0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]
    assert sessions.blocked_for("mail", START) == 3600
    assert sessions.blocked_for("mail", START + timedelta(seconds=3599, milliseconds=500)) == 1
    assert sessions.blocked_for("mail", START + timedelta(hours=1)) == 0
    assert sessions.blocked_for("other", START) == 0


def test_an_address_has_more_attempts_shorter_blocks_and_begins_anew_after_a_calm_hour(sessions: Sessions) -> None:
    blocks = [sessions.failed("address", START, OF_ADDRESS) for _ in range(56)]
    assert blocks == [0] * 49 + [30, 60, 120, 240, 300, 300, 300]
    ends = START + timedelta(minutes=5)
    assert sessions.failed("address", ends + timedelta(minutes=59), OF_ADDRESS) == 300
    assert sessions.failed("address", ends + timedelta(hours=3), OF_ADDRESS) == 0


def test_success_forgets_failures(sessions: Sessions) -> None:
    for _ in range(6):
        sessions.failed("mail", START)
    sessions.succeeded("mail")
    assert sessions.blocked_for("mail", START) == 0
    assert sessions.failed("mail", START) == 0
