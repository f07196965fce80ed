"""A client that has missed ten thousand changes, and how long its window's main thread is away meanwhile."""

from __future__ import annotations

from pathlib import Path
from statistics import median

import msgspec

from bench.catching_up import Caught
from bench.figures import Figure, milliseconds
from bench.keys import keys_of
from bench.local_pages import Page, pages_of, write_locally
from bench.place import BenchFailed, Place, child, running_hub
from bench.raw_link import new_person
from ecabinet.client.device import Device, Keys
from ecabinet.domain.access import DIRECTORY
from ecabinet.domain.kernel import HUB, Actor
from ecabinet.domain.people.entities import Agency
from ecabinet.hub.config import HubConfig
from ecabinet.store.ledger import Envelope, Ledger
from ecabinet.store.opening import open_tables
from ecabinet.store.replica import open_replica

MISSED = 10_000
TURNS = 5
GOAL = 0.4
GOAL_BLOCK = 0.016
PAGES = ("home", "directory")
_A_COMMIT = 50


def measure(place: Place) -> list[Figure]:
    """Catch up from the same copy again and again, in turns with the local peer and with watched windows."""
    email, keys = place.secretary, keys_of(place, place.secretary)
    hub = place.copy(place.hub, "hub-ahead")
    pages = _move_on(hub, _held(place, keys))
    alone: list[float] = []
    local: list[float] = []
    windows: dict[str, list[Caught]] = {page: [] for page in PAGES}
    with running_hub(place, hub, port=place.port) as url:
        _caught(place, url, email, keys)  # warms the hub and the disk's cache
        for _ in range(TURNS):
            alone.append(_caught(place, url, email, keys).seconds)
            local.append(_written_locally(place, keys, pages))
            for page, found in windows.items():
                found.append(_caught(place, url, email, keys, page))
    return [_rate(median(alone), median(local), len(pages)), *(_block(name, all_) for name, all_ in windows.items())]


def _move_on(hub: Path, since: int) -> list[Page]:
    """Let the directory of a hub at rest grow; return the pages that the client misses."""
    config = HubConfig.load(hub)
    ledger = Ledger(open_tables(config.store))
    try:
        with ledger.reading() as world:
            agency = world.find(Agency)[0].id
        for _ in range(MISSED // _A_COMMIT):
            people = [new_person(agency) for _ in range(_A_COMMIT)]
            committed = ledger.commit([Envelope(one, Actor(HUB), HUB) for one in people], people[0].claimed_at)
            if any(receipt.refusal for receipt in committed.receipts):
                raise BenchFailed("the hub took no more people")
        pages = pages_of(ledger, DIRECTORY, since, config.page_rows)
    finally:
        ledger.close()
    if sum(len(page.entities) for page in pages) != MISSED:
        raise BenchFailed("the copy misses something else than was added")
    return pages


def _held(place: Place, keys: Keys) -> int:
    """Return which revision of the directory the secretary's copy stands at."""
    replica = open_replica(_replica(place, place.copy(place.device(place.secretary), "held")), keys.replica)
    try:
        return replica.held()[DIRECTORY]
    finally:
        replica.close()


def _caught(place: Place, url: str, email: str, keys: Keys, *page: str) -> Caught:
    device = place.copy(place.device(email), "behind")
    told = child("catch_up_child", str(device), url, email, keys.replica.hex(), keys.files.hex(), *page)
    caught = msgspec.json.decode(told, type=Caught)
    if caught.people < MISSED:
        raise BenchFailed(f"the copy holds {caught.people} people only")
    return caught


def _written_locally(place: Place, keys: Keys, pages: list[Page]) -> float:
    return write_locally(_replica(place, place.copy(place.device(place.secretary), "local")), keys.replica, pages)


def _replica(place: Place, device: Path) -> Path:
    opened = Device(device)
    person = opened.person_of(place.url, place.secretary)
    if person is None:
        raise BenchFailed("the secretary has no copy")
    return opened.folder_of(place.url, person).replica


def _rate(seconds: float, local: float, pages: int) -> Figure:
    ratio = local / seconds
    return Figure(
        name=f"A client that missed {MISSED:,} changes",
        measured=f"{milliseconds(seconds)}, {MISSED / seconds:,.0f} rows/s",
        floor=f"local executemany {milliseconds(local)}",
        ratio=f"{ratio:.2f}x",
        goal=f">= {GOAL}x",
        met=ratio >= GOAL,
        notes=(
            "A running client without a window, from the cable plugged in (TCP, TLS 1.3, WebSocket, greeting) until it",
            "stands online with everything durable; the hub is another process and reads its pages from SQLite.",
            f"The peer writes the same {pages} pages by executemany with plain sqlcipher3 into a copy of the same",
            "replica file: same key and format, same tables entity, feed and audience with their indexes, the same",
            "upserts, WAL with FULL, one transaction a page, rows decoded beforehand.",
            f"{TURNS} turns.",
        ),
    )


def _block(page: str, caught: list[Caught]) -> Figure:
    block = median(one.longest_block for one in caught)
    idle = median(one.longest_idle for one in caught)
    return Figure(
        name=f"- longest block of the main thread meanwhile, {page} page",
        measured=milliseconds(block),
        floor=f"window at rest {milliseconds(idle)}",
        ratio=f"{block / idle:.1f}x",
        goal=f"{milliseconds(GOAL_BLOCK)}",
        met=block <= GOAL_BLOCK,
        notes=(
            "The longest gap between two visits of a timer of 1 ms on the main thread of a real window (offscreen",
            "platform), until half a second after the client stood online; at rest is the same process before.",
            f"With the window, catching up took {milliseconds(median(one.seconds for one in caught))}.",
        ),
    )
