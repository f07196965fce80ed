"""Ids are UUIDs of version 7 that rise, whatever the clock does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from ecabinet.wire.identity import IdSource, new_id


def test_an_id_is_a_canonical_uuid_of_version_7() -> None:
    text = new_id()
    drawn = UUID(text)
    assert str(drawn) == text
    assert (drawn.version, drawn.variant) == (7, RFC_4122)


def test_the_time_is_in_front() -> None:
    source = IdSource(clock=lambda: 0x0187_A1B2_C3D4, random_bytes=bytes)
    assert source() == "0187a1b2-c3d4-7000-8000-000000000000"
    assert source() == "0187a1b2-c3d4-7001-8000-000000000000"


@given(st.lists(st.integers(0, 3), min_size=2, max_size=50))
def test_ids_rise_also_when_the_clock_goes_back(times: list[int]) -> None:
    clock = iter(times)
    source = IdSource(clock=lambda: next(clock))
    drawn = [source() for _ in times]
    assert drawn == sorted(set(drawn))


def test_ids_rise_beyond_what_fits_into_a_millisecond() -> None:
    source = IdSource(clock=lambda: 1)
    drawn = [source() for _ in range(10_000)]
    assert drawn == sorted(set(drawn))


def test_no_id_is_drawn_twice_by_several_threads() -> None:
    with ThreadPoolExecutor(4) as pool:
        drawn = list(pool.map(lambda _: new_id(), range(2_000)))
    assert len(set(drawn)) == len(drawn)
