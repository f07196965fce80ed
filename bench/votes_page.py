"""The table of the votes, the goals read off it, and the page that keeps both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.figures import Figure, milliseconds, table, write_page
from ecabinet.hub.switchboard import push_period

PAGE = Path(__file__).parents[1] / "resources" / "docs" / "vote-load.md"
SQLITE, POSTGRESQL = "SQLite", "PostgreSQL"
LARGE = 2_000
ADDED_MS = 5.0
_ADDED = ADDED_MS / 1000
_JUDGED = 1_000
"""The goals speak of so many delegates."""
GOAL_HALF, GOAL_MOST, STRETCH_MOST = 2.5, 8.0, 4.0
GOAL_OF_MEMORY = 2.5
GOAL_OF_ALONE = 20.0
GOAL_AFTER_PUSH = 0.1
GOAL_PROCESSOR = 1.0
_HEADINGS = (
    "Delegates",
    "Store",
    "C",
    "p50",
    "p99",
    "p99 in memory",
    "C + 5 ms",
    "p50 ",
    "p99 ",
    "At once",
    "One commit each",
    "Final tally",
    "Result",
    "Hub, result",
    "To each",
    "Hub, spread",
    "Hub, at once",
    "Clients",
)


@dataclass(frozen=True, kw_only=True)
class Line:
    """One assembly on one store. Times in seconds, `burst` and `alone` in ballots a second, `to_each` in bytes."""

    delegates: int
    store: str
    commit: float
    half: float
    most: float
    most_in_memory: float | None
    slow_half: float
    slow_most: float
    burst: float
    alone: float | None
    tally: float
    result: float
    hub_result: float
    to_each: float
    hub: float
    hub_at_once: float
    clients: float

    @property
    def slow_commit(self) -> float:
        """One commit where 5 ms are added to it."""
        return self.commit + _ADDED

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of its line."""
        return (
            f"{self.delegates:,}",
            self.store,
            milliseconds(self.commit),
            _in_commits(self.half, self.commit),
            _in_commits(self.most, self.commit),
            "" if self.most_in_memory is None else milliseconds(self.most_in_memory),
            milliseconds(self.slow_commit),
            _in_commits(self.slow_half, self.slow_commit),
            _in_commits(self.slow_most, self.slow_commit),
            f"{self.burst:,.0f}/s",
            "" if self.alone is None else f"{self.alone:,.0f}/s",
            milliseconds(self.tally),
            milliseconds(self.result),
            f"{self.hub_result:.2f} s",
            f"{self.to_each / 1024:,.0f} KiB",
            f"{self.hub:.2f} s",
            f"{self.hub_at_once:.2f} s",
            f"{self.clients:.2f} s",
        )


def lines_table(lines: Sequence[Line]) -> str:
    """Return the lines as a Markdown table."""
    rows = [_HEADINGS, tuple("---" for _ in _HEADINGS), *(line.cells for line in lines)]
    return "\n".join(f"| {' | '.join(cell.strip() for cell in row)} |" for row in rows)


def figures_of(lines: Sequence[Line]) -> list[Figure]:
    """Return the goals as figures: those of 1,000 delegates on either store, and the processor of 2,000."""
    found: list[Figure] = []
    for line in lines:
        if line.delegates == _JUDGED:
            found.extend(_goals(line))
        if line.delegates == LARGE:
            found.append(_processor(line))
    return found


def _goals(line: Line) -> list[Figure]:
    where = f"{line.delegates:,} delegates in one second, {line.store}"
    slow = line.slow_commit
    period = push_period(line.delegates)
    figures = [
        _waiting(f"{where}, 5 ms added: half have their receipt", line.slow_half, slow, GOAL_HALF),
        _waiting(f"{where}, 5 ms added: 99 % have theirs", line.slow_most, slow, GOAL_MOST),
        Figure(
            name=f"{where}: the last hears the final tally",
            measured=milliseconds(line.tally),
            floor=f"push period {milliseconds(period)}",
            goal=f"<= {milliseconds(period + GOAL_AFTER_PUSH)}",
            met=line.tally <= period + GOAL_AFTER_PUSH,
        ),
    ]
    if line.most_in_memory is not None:
        ratio = line.most / line.most_in_memory
        figures.append(
            Figure(
                name=f"{where}: 99 % have their receipt",
                measured=milliseconds(line.most),
                floor=f"the same hub in memory {milliseconds(line.most_in_memory)}",
                ratio=f"{ratio:.1f}x",
                goal=f"<= {GOAL_OF_MEMORY:.1f}x",
                met=ratio <= GOAL_OF_MEMORY,
            )
        )
    if line.alone is not None:
        figures.append(
            Figure(
                name=f"{line.delegates:,} delegates all at once, {line.store}, 5 ms added",
                measured=f"{line.burst:,.0f}/s",
                floor=f"one commit each {line.alone:,.0f}/s",
                ratio=f"{line.burst / line.alone:.1f}x",
                goal=f">= {GOAL_OF_ALONE:.0f}x",
                met=line.burst >= GOAL_OF_ALONE * line.alone,
            )
        )
    return figures


def _waiting(name: str, waited: float, commit: float, goal: float) -> Figure:
    return Figure(
        name=name,
        measured=milliseconds(waited),
        floor=f"C = {milliseconds(commit)}",
        ratio=f"{waited / commit:.1f} C",
        goal=f"<= {goal:g} C" + (f" (stretch {STRETCH_MOST:g} C)" if goal == GOAL_MOST else ""),
        met=waited <= goal * commit,
    )


def _processor(line: Line) -> Figure:
    return Figure(
        name=f"{line.delegates:,} delegates vote, {line.store}: the hub's processor",
        measured=f"{line.hub_at_once:.2f} s at once, {line.hub:.2f} s spread",
        floor="one core for one second",
        goal=f"< {GOAL_PROCESSOR:.0f} s",
        met=max(line.hub, line.hub_at_once) < GOAL_PROCESSOR,
    )


def page_of(lines: Sequence[Line], machine: str, disturbed: Sequence[str]) -> str:
    """Return the page that is kept in the repository."""
    figures = figures_of(lines)
    missed = [figure.name for figure in figures if figure.met is False]
    parts = [
        "# Votes under load",
        "Written by `python -m bench.votes --write`; nothing here is typed by hand.",
        f"Machine: {machine}.",
        *([f"**Unreliable: the machine was not free ({'; '.join(disturbed)}).**"] if disturbed else []),
        lines_table(lines),
        "## Goals",
        table(figures),
        f"Goals missed in this run: {'; '.join(missed)}." if missed else "Every goal was met in this run.",
        _EXPLAINED,
    ]
    return "\n\n".join(parts) + "\n"


def write(lines: Sequence[Line], machine: str, disturbed: Sequence[str]) -> None:
    """Write the page."""
    write_page(PAGE, page_of(lines, machine, disturbed))


def _in_commits(seconds: float, commit: float) -> str:
    return f"{milliseconds(seconds)} = {seconds / commit:.1f} C"


_EXPLAINED = f"""## What was measured

**The hub** is the product's, a process on a core of its own: TLS 1.3 and one WebSocket for each delegate on the
loopback, the rule of every ballot decided, each durable before its receipt. SQLite writes its WAL with FULL; PostgreSQL
is a server of its own with fsync, whose processor is not counted. *In memory* is the same hub with the same rows in
dictionaries: nothing is durable.

**The delegates** are the client's own link, conversation, outbox and projection, all in one process on the other core.
Their copies are in memory and share the rows that all of them hold, as if each device had been in the meeting before.
Left out are the window, the encrypted file and its thread. They are signed in beforehand, straight in the store; since
one process answers for all of them, a minute passes before either side takes the other for gone, not seconds.

**p50, p99** are from the tap (the ballot is written into the outbox) to the receipt in the outbox, ballots spread
evenly over one second; first natively, then with {ADDED_MS:.0f} ms added to each commit: the bench's hub waits inside
the transaction before it commits, the product knows nothing of it. **C** is one durable commit, by plain sqlite3 or
psycopg, of the rows that a ballot writes, into a copy of the same store.

**At once** has all ballots in the outboxes first, then sends them all, with {ADDED_MS:.0f} ms added to each commit:
ballots a second from the first that is sent to the last receipt. **One commit each** is the same hub that takes one
command into each commit.

**Final tally** is from the last receipt until the last delegate knows how many have voted; the hub tells the turnout
every {push_period(0) * 1000:.0f} ms, beyond 500 connections after as many milliseconds as there are.
**Result** is from the chair's order to close until the result, with all names and choices, is in the last copy: it
grows with the square of the delegates, and most of it is the one process of all clients reading it. **Hub, result** is
the hub's processor for it, and **To each** what the link brings each of them with it.

**Hub** is the processor time of its process, from the first ballot until everybody has the final tally, with the vote
spread over one second and all at once; **Clients** that of the delegates' process. Where the clients' process has no
second to spare in a second, the delays are its own.

Medians of three votes, after one that is not counted; one vote at 2,000."""
