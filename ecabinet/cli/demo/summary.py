"""What the demonstration tells at the end."""

from __future__ import annotations

from pathlib import Path

import msgspec


class ActTime(msgspec.Struct, frozen=True):
    """How long an act took, in seconds."""

    act: str
    seconds: float


def write_summary(path: Path, facts: dict[str, object], times: list[ActTime], pictures: list[str], failed: str) -> None:
    """Write `summary.json`: what was sent, who voted what, results with reasons, timings, pictures."""
    told = {
        **facts,
        "pictures": pictures,
        "timings": times,
        "seconds": round(sum(time.seconds for time in times), 2),
        "done": not failed,
        "failed": failed,
    }
    path.write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=2))
