"""Who runs on which core, where the system lets one choose: the hub on the first, its clients on the last."""

from __future__ import annotations

import os

HUB_CORE = 0
CLIENTS_CORE = -1


def stay_on(place: int) -> None:
    """Keep this process on the core at this place among those it may use."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {sorted(os.sched_getaffinity(0))[place]})
