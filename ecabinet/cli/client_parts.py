"""What the client and the room display are composed of: the way in, the link's thread, the workers."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ecabinet.client.door import Door
from ecabinet.client.loop import LoopThread
from ecabinet.trust.signing.values import TASKS as SIGNING_TASKS
from ecabinet.workers.comparing import TASKS as COMPARING_TASKS
from ecabinet.workers.limits import Limits
from ecabinet.workers.pool import Pool

CLIENT_TASKS = {
    "inspect": "ecabinet.workers.pages:inspect",
    "inspect_file": "ecabinet.workers.pages:inspect_file",
    "render_page": "ecabinet.workers.pages:render_page",
    "examine": "ecabinet.trust.signatures.task:examine_task",
    "read_trust_files": "ecabinet.trust.trust_lists:read_trust_files",
    "compose": "ecabinet.papers.composing:compose",
    "compose_table": "ecabinet.papers.opinion_table:compose_table",
    "compose_statistics": "ecabinet.papers.statistics_table:compose_statistics",
    "draw_mark": "ecabinet.papers.marks:draw_mark_task",
    **COMPARING_TASKS,
    **SIGNING_TASKS,
}
"""What a client's workers do; they load what parses, this process never does."""
_WORKERS = 2


@contextmanager
def client_door(folder: Path) -> Iterator[Door]:
    """Open the way in of a device's folder; closes workers and the link's thread in the end."""
    with LoopThread() as loop, Pool(_WORKERS, Limits(), CLIENT_TASKS) as workers:
        yield Door(folder, loop=loop, workers=workers)


def client_folder() -> Path:
    """Return where this device keeps its copy: the system's place for a program's own files of a person."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA") or str(Path.home() / "AppData" / "Local")
        return Path(base) / "E-Cabinet"
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "ecabinet"
