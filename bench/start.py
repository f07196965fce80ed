"""From process start to the delegate's workspace on screen, against an empty window."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from statistics import median

from bench.figures import Figure, milliseconds
from bench.keys import keys_of
from bench.place import BenchFailed, Place, child

TURNS = 7
GOAL = 1.5


@dataclass
class _Times:
    """Seconds from process start, one of each turn."""

    empty: list[float] = field(default_factory=list)
    stored_key: list[float] = field(default_factory=list)
    sign_in_page: list[float] = field(default_factory=list)
    password: list[float] = field(default_factory=list)


def measure(place: Place) -> list[Figure]:
    """Start each program in turn; the first turn warms the disk's cache and does not count."""
    device = place.copy(place.device(place.member), "start-device")
    words = (str(device), place.url, place.member, place.password)
    keys = keys_of(place, place.member)
    stored = ("--keys", keys.replica.hex(), keys.files.hex())
    times = _Times()
    for turn in range(TURNS + 1):
        (empty,) = _painted("start_empty")
        (by_key,) = _painted("start_delegate", *words, *stored)
        page, by_password = _painted("start_delegate", *words)
        if turn:
            times.empty.append(empty)
            times.stored_key.append(by_key)
            times.sign_in_page.append(page)
            times.password.append(by_password)
    return _figures(times)


def _figures(times: _Times) -> list[Figure]:
    empty = median(times.empty)
    floor = f"empty QWidget window {milliseconds(empty)}"

    def line(name: str, seconds: list[float], *notes: str, has_goal: bool) -> Figure:
        ratio = median(seconds) / empty
        return Figure(
            name=name,
            measured=milliseconds(median(seconds)),
            floor=floor,
            ratio=f"{ratio:.2f}x",
            goal=f"<= {GOAL}x" if has_goal else "",
            met=ratio <= GOAL if has_goal else None,
            notes=notes,
        )

    return [
        line(
            "Start to the delegate's home page, password included",
            times.password,
            "The program as `ecabinet client` composes it: imports, theme and fonts, the sign-in page painted, then",
            "(the password is given at that moment) Argon2id of 64 MiB in 3 passes, the SQLCipher copy opened without",
            "the hub, the workspace made, until the card of the meeting is painted.",
            "Offscreen platform, warm disk cache;",
            f"{TURNS} turns, in each of which all programs start once. The floor is a process with a bare QWidget of",
            "the same size up to its first paint.",
            has_goal=True,
        ),
        line(
            "- the same without sign-in page and hashing",
            times.stored_key,
            "The copy's key is at hand, so neither the sign-in page nor Argon2id; all else is the same.",
            has_goal=True,
        ),
        line("- up to the sign-in page only", times.sign_in_page, "What somebody waits before typing.", has_goal=False),
    ]


def _painted(module: str, *words: str) -> list[float]:
    """Return the seconds from the start of a program to each of its paints."""
    begun = time.monotonic()
    printed = child(module, *words).split()
    if not printed:
        raise BenchFailed(f"{module} painted nothing")
    return [float(at) - begun for at in printed]
