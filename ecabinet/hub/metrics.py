"""Figures for those who run the hub, in the text form that Prometheus reads. No names, no ids."""

from __future__ import annotations

import threading
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterator

COMMIT_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Upper bounds in seconds."""


class Figures:
    """Counters that any thread may raise, and gauges that are asked for when somebody looks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counts: Counter[tuple[str, tuple[tuple[str, str], ...]]] = Counter()
        self._gauges: dict[str, Callable[[], float]] = {}
        self._levels: Counter[str] = Counter()
        self._commits = [0] * (len(COMMIT_BUCKETS) + 1)
        self._commit_seconds = 0.0

    def count(self, name: str, by: int = 1, **labels: str) -> None:
        """Raise a counter, `ecabinet_<name>_total`."""
        with self._lock:
            self._counts[name, tuple(sorted(labels.items()))] += by

    def rise(self, name: str, by: int) -> None:
        """Let the gauge `ecabinet_<name>` rise, or fall by a negative number."""
        with self._lock:
            self._levels[name] += by

    def commit_took(self, seconds: float) -> None:
        """Record how long a command waited until it was durable."""
        with self._lock:
            self._commits[bisect_left(COMMIT_BUCKETS, seconds)] += 1
            self._commit_seconds += seconds

    def gauge(self, name: str, ask: Callable[[], float]) -> None:
        """Show `ecabinet_<name>` as what `ask` says at the moment."""
        self._gauges[name] = ask

    def text(self) -> str:
        """Return all figures (Prometheus text exposition format 0.0.4)."""
        with self._lock:
            return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        for name, level in sorted([*self._levels.items(), *((name, ask()) for name, ask in self._gauges.items())]):
            yield f"# TYPE ecabinet_{name} gauge"
            yield f"ecabinet_{name} {level:g}"
        told = ""
        for (name, labels), value in sorted(self._counts.items()):
            if name != told:
                yield f"# TYPE ecabinet_{name}_total counter"
                told = name
            shown = ",".join(f'{key}="{text}"' for key, text in labels)
            yield f"ecabinet_{name}_total{{{shown}}} {value}" if shown else f"ecabinet_{name}_total {value}"
        yield "# TYPE ecabinet_commit_seconds histogram"
        below = 0
        for bound, number in zip((*COMMIT_BUCKETS, "+Inf"), self._commits, strict=True):
            below += number
            yield f'ecabinet_commit_seconds_bucket{{le="{bound}"}} {below}'
        yield f"ecabinet_commit_seconds_sum {self._commit_seconds:g}"
        yield f"ecabinet_commit_seconds_count {below}"
