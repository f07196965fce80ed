"""From a command to its durable receipt over the real link, one at a time and a thousand at once."""

from __future__ import annotations

import asyncio
import time
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from bench.durable_commit import PlainStore, Rows, rows_of, told, written_between
from bench.figures import Figure, milliseconds
from bench.place import BenchFailed, Place, running_hub
from bench.raw_link import RawLink, new_person, raw_link

SINGLES = 200
AT_ONCE = 1000
TURNS = 5
ADDED_MS = 5.0
GOAL_FACTOR = 4.0
GOAL_EXTRA = 0.002
GOAL_RATE = 20.0
_WARM_UP = 20


def measure(place: Place) -> list[Figure]:
    """Measure both."""
    return [asyncio.run(_one_at_a_time(place)), asyncio.run(_at_once(place))]


async def _one_at_a_time(place: Place) -> Figure:
    """Give a command, wait for its receipt, commit the same rows plainly; again and again, in turns."""
    folder = place.copy(place.hub, "hub-singles")
    with ExitStack() as running:
        url = running.enter_context(running_hub(place, folder))
        async with raw_link(url, place.authority_pem, place.administrator, place.password) as link:
            agency = _agency_of(folder)
            await _singles(link, agency, _WARM_UP)
            before = rows_of(folder / "store.sqlite")
            await link.give([new_person(agency)])
            written = written_between(before, rows_of(folder / "store.sqlite"))
            plain = PlainStore(place.copy(place.hub, "hub-plain") / "store.sqlite", written)
            running.callback(plain.close)
            given, plainly = [], []
            for _ in range(SINGLES):
                given.extend(await _singles(link, agency, 1))
                plainly.append(plain.commit())
    return _single_figure(median(given), median(plainly), written)


async def _singles(link: RawLink, agency: str, count: int) -> list[float]:
    times = []
    for _ in range(count):
        command = new_person(agency)
        begun = time.perf_counter()
        await link.give([command])
        times.append(time.perf_counter() - begun)
    return times


async def _at_once(place: Place) -> Figure:
    """Burst after burst at two hubs in turn: one gathers commands into commits, one commits each alone."""
    together, alone = place.copy(place.hub, "hub-together"), place.copy(place.hub, "hub-alone")
    slow = ("--commit-ms", str(ADDED_MS))
    with ExitStack() as running:
        first = running.enter_context(running_hub(place, together, *slow))
        second = running.enter_context(running_hub(place, alone, *slow, "--alone"))
        who = (place.authority_pem, place.administrator, place.password)
        async with raw_link(first, *who) as grouped, raw_link(second, *who) as single:
            agency = _agency_of(together)
            rates: dict[RawLink, list[float]] = {grouped: [], single: []}
            for link in rates:
                await _singles(link, agency, _WARM_UP)
            for _ in range(TURNS):
                for link, found in rates.items():
                    commands = [new_person(agency) for _ in range(AT_ONCE)]
                    begun = time.perf_counter()
                    await link.give(commands)
                    found.append(AT_ONCE / (time.perf_counter() - begun))
    return _burst_figure(median(rates[grouped]), median(rates[single]))


def _single_figure(given: float, plainly: float, written: Rows) -> Figure:
    allowed = GOAL_FACTOR * plainly + GOAL_EXTRA
    return Figure(
        name="Command to durable receipt, one at a time",
        measured=milliseconds(given),
        floor=f"C = {milliseconds(plainly)}",
        ratio=f"{given / plainly:.1f} C",
        goal=f"<= {GOAL_FACTOR:.0f} C + 2 ms = {milliseconds(allowed)}",
        met=given <= allowed,
        notes=(
            "A hub process on SQLite, TLS 1.3 and one WebSocket on the loopback, a client without a replica; the",
            "command adds a person to the directory.",
            "C is one durable commit (WAL, synchronous FULL) by plain sqlite3 into a copy of the hub's store, same",
            f"tables and indexes, of the rows that the command wrote: {told(written)}.",
            f"{SINGLES} turns of one command and one plain commit.",
        ),
    )


def _burst_figure(together: float, alone: float) -> Figure:
    return Figure(
        name=f"{AT_ONCE:,} commands at once, {ADDED_MS:.0f} ms added to each commit",
        measured=f"{together:,.0f}/s",
        floor=f"one commit each {alone:,.0f}/s",
        ratio=f"{together / alone:.1f}x",
        goal=f">= {GOAL_RATE:.0f}x",
        met=together >= GOAL_RATE * alone,
        notes=(
            "Over one link, from the first command sent to the last receipt received.",
            "Both hubs are the product's, with a pause before each commit that only the bench adds; the peer takes one",
            "command into each commit.",
            f"{TURNS} bursts at each, in turns.",
        ),
    )


def _agency_of(folder: Path) -> str:
    """Return the id of any agency of the hub."""
    for row in rows_of(folder / "store.sqlite")["entity"]:
        if row[1] == "Agency" and isinstance(row[0], str):
            return row[0]
    raise BenchFailed("the hub has no agency")
