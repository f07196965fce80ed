"""Assemblies of 100 to 2,000 delegates vote over the real link: how long each waits, and what it costs the hub.

Run as `python -m bench.votes`; `--write` writes resources/docs/vote-load.md. `python -m bench` runs it too.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree
from statistics import median

import msgspec

from bench.assembly import NOW, Assembly, make_assembly
from bench.durable_commit import PlainStore, Rows, rows_of, written_between
from bench.figures import table
from bench.place import BenchFailed
from bench.postgres_store import PlainPostgres, fill
from bench.quiet import disturbances, machine
from bench.votes_page import ADDED_MS, LARGE, POSTGRESQL, SQLITE, Line, figures_of, lines_table, write
from bench.voting_room import VotingRoom, voting_room
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Actor, Command
from ecabinet.domain.voting.forms import Choice
from ecabinet.hub.config import HubConfig
from ecabinet.store.ledger import Envelope, Ledger
from ecabinet.store.opening import open_tables
from ecabinet.wire.identity import new_id
from tests.postgres import PostgresServer

SIZES = (100, 500, 1_000, LARGE)
FAILED = 1
NOT_FREE = 4
_SECOND = 1.0
_COMMITS = 40


def measure(folder: Path, sizes: Sequence[int] = SIZES) -> list[Line]:
    """Hold the votes, size after size and store after store, in a folder on the disk that is measured."""
    with PostgresServer.started() as postgres:
        return [line for size in sizes for line in _of_size(folder, size, postgres)]


def _of_size(folder: Path, size: int, postgres: PostgresServer) -> list[Line]:
    rest = folder / f"assembly-{size}"
    assembly = make_assembly(rest, size)
    written = rows_of_a_ballot(copytree(rest, folder / f"ballot-{size}"), assembly)
    # The largest is about the hub's processor; the others are measured against memory too.
    in_memory = None
    if size < LARGE:
        with voting_room(copytree(rest, folder / f"memory-{size}"), assembly, "--memory") as room:
            room.hold(0.0)
            in_memory = median(room.hold(_SECOND).share(0.99) for _ in range(_turns(size)))
    with ExitStack() as plain:
        store = PlainStore(copytree(rest, folder / f"plain-{size}") / "store.sqlite", written)
        plain.callback(store.close)
        with voting_room(copytree(rest, folder / f"sqlite-{size}"), assembly) as room:
            on_sqlite = _held(room, size, SQLITE, store.commit, in_memory)
    with postgres.database() as url, postgres.database() as plain_url, ExitStack() as plain:
        for one in (url, plain_url):
            fill(one, rest / "store.sqlite")
        database = PlainPostgres(plain_url, written)
        plain.callback(database.close)
        hub = copytree(rest, folder / f"postgresql-{size}")
        msgspec.structs.replace(HubConfig.load(hub), store_url=url).save()
        with voting_room(hub, assembly) as room:
            on_postgresql = _held(room, size, POSTGRESQL, database.commit, None)
    return [on_sqlite, on_postgresql]


def _held(room: VotingRoom, size: int, store: str, commit: Callable[[], float], in_memory: float | None) -> Line:
    """Hold all votes of one line, the commits that they are measured by between them."""
    commits = [commit() for _ in range(_COMMITS)]
    alone = None
    if size < LARGE:
        room.hold(0.0)  # the first makes the statements
        alone = size / room.hold(0.0, commit_ms=ADDED_MS, at_once=1).told.span
    turns = _turns(size)
    natively, slowly, at_once = [], [], []
    for turn in range(1, turns + 1):
        slowly.append(room.hold(_SECOND, commit_ms=ADDED_MS))
        at_once.append(room.hold(0.0, commit_ms=ADDED_MS))
        commits.extend(commit() for _ in range(_COMMITS))
        # Only the last is closed: its result sheet is typeset meanwhile, on the hub's core.
        natively.append(room.hold(_SECOND, end="close" if turn == turns else "cancel"))
    return Line(
        delegates=size,
        store=store,
        commit=median(commits),
        half=median(one.share(0.5) for one in natively),
        most=median(one.share(0.99) for one in natively),
        most_in_memory=in_memory,
        slow_half=median(one.share(0.5) for one in slowly),
        slow_most=median(one.share(0.99) for one in slowly),
        burst=median(size / one.told.span for one in at_once),
        alone=alone,
        tally=max(one.told.tally for one in (*natively, *slowly)),
        result=natively[-1].ended,
        hub_result=natively[-1].hub_ended,
        to_each=natively[-1].brought,
        hub=median(one.hub for one in natively),
        hub_at_once=median(one.hub for one in at_once),
        clients=median(one.told.cpu for one in natively),
    )


def _turns(size: int) -> int:
    """The time that a vote takes grows with the square of the delegates: everybody gets the whole electorate."""
    return 1 if size >= LARGE else 3


def rows_of_a_ballot(hub: Path, assembly: Assembly) -> Rows:
    """Return the rows that one ballot writes."""
    store = hub / "store.sqlite"
    ledger = Ledger(open_tables(store))
    chair, voter = assembly.seats[0].person, assembly.seats[1].person
    meeting, vote = assembly.meeting, new_id()

    def give(person: str, command: Command) -> None:
        receipt = ledger.commit([Envelope(command, Actor(person), "bench")], NOW).receipts[0]
        if receipt.refusal is not None:
            raise BenchFailed(f"a ballot's rows: {receipt.refusal.code}")

    try:
        prepared = v.PrepareVote(
            id=new_id(), claimed_at=NOW, meeting=meeting, vote=vote, item=assembly.item, question="Thông qua Nghị quyết"
        )
        give(chair, prepared)
        give(chair, v.OpenVote(id=new_id(), claimed_at=NOW, meeting=meeting, vote=vote))
        before = rows_of(store)
        give(
            voter,
            v.CastBallot(id=new_id(), claimed_at=NOW, meeting=meeting, vote=vote, ballot=new_id(), choice=Choice.FOR),
        )
        return written_between(before, rows_of(store))
    finally:
        ledger.close()


def main() -> int:
    """Print the table; exit codes as those of `python -m bench`."""
    parser = argparse.ArgumentParser(prog="python -m bench.votes", description="Assemblies vote over the real link")
    parser.add_argument("--anyway", action="store_true", help="measure though the machine is not free")
    parser.add_argument("--write", action="store_true", help="write resources/docs/vote-load.md")
    parser.add_argument("--folder", type=Path, help="where to work (default: the system's place for such)")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of delegates")
    arguments = parser.parse_args()
    disturbed = disturbances()
    if disturbed and not arguments.anyway:
        print(f"The machine is not free: {'; '.join(disturbed)}. No figures (--anyway prints them).", file=sys.stderr)
        return NOT_FREE
    try:
        with tempfile.TemporaryDirectory(prefix="ecabinet-votes-", dir=arguments.folder) as made:
            lines = measure(Path(made), arguments.sizes)
    except BenchFailed as failed:
        print(f"bench: {failed}", file=sys.stderr)
        return FAILED
    disturbed = disturbed or disturbances(load=False)
    print(lines_table(lines))
    print()
    print(table(figures_of(lines)))
    if disturbed:
        print(f"UNRELIABLE, the machine was not free: {'; '.join(disturbed)}")
    if arguments.write:
        write(lines, machine(), disturbed)
    return 0


if __name__ == "__main__":
    sys.exit(main())
