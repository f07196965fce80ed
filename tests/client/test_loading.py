"""What the first window waits for, and what is loaded while somebody types."""

from __future__ import annotations

import subprocess
import sys

ASKED = """
import sys
import ecabinet.client.door
from ecabinet.client.opening import load_ahead
before = "sqlalchemy" in sys.modules
load_ahead()
print(before, "ecabinet.store.replica" in sys.modules, "ecabinet.trust.authority" in sys.modules)
"""


def test_the_way_in_does_not_load_the_database_library_and_loading_ahead_does() -> None:
    done = subprocess.run([sys.executable, "-c", ASKED], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True", "True"]
