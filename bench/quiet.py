"""Whether the machine is free enough for its figures to mean anything."""

from __future__ import annotations

import os
import platform
import time
from statistics import median

BUSIEST = 0.5
"""Highest load average of the last minute for each processor."""
WIDEST = 0.25
"""Furthest that the slower of the calibration's laps may lie above the quickest."""
_LAPS = 60
_TURNS = 200_000


def disturbances(*, load: bool = True) -> list[str]:
    """Return what disturbs this machine, in words; nothing when it is free.

    `load` looks at the load average too: right before the first bench, wrong after it, when the load was its own. The
    calibration repeats one piece of work for half a second: where its slowest tenth is much slower than its quickest,
    somebody takes turns with it.
    """
    found = []
    average, processors = _load(), os.cpu_count() or 1
    if load and average > BUSIEST * processors:
        found.append(
            f"the load average is {average:.2f} on {processors} processors (at most {BUSIEST * processors:.2f})"
        )
    spread = _spread()
    if spread > WIDEST:
        found.append(f"the same work takes {spread:.0%} longer at times (at most {WIDEST:.0%})")
    return found


def machine() -> str:
    """Say what was measured on."""
    return f"{os.cpu_count()} processors, {platform.system()} {platform.machine()}, Python {platform.python_version()}"


def _load() -> float:
    """Return the load average of the last minute, 0 where the system keeps none (Windows)."""
    return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0


def _spread() -> float:
    """Return by which share the slowest tenth of the laps (its median) is above the quickest tenth."""
    laps = []
    for _ in range(_LAPS):
        begun = time.perf_counter()
        sum(range(_TURNS))
        laps.append(time.perf_counter() - begun)
    laps.sort()
    tenth = _LAPS // 10
    return median(laps[-tenth:]) / median(laps[:tenth]) - 1
