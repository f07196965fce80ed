"""What the first window waits for, and what is loaded while somebody types."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

WINDOW = """
import sys, threading
import ecabinet.client.opening
from PySide6.QtCore import QCoreApplication, QMetaObject, Qt
from ecabinet.cli.main import main

def told():
    print(threading.current_thread().name)
    QMetaObject.invokeMethod(QCoreApplication.instance(), "quit", Qt.ConnectionType.QueuedConnection)

ecabinet.client.opening.load_ahead = told
sys.exit(main(["client", "--folder", sys.argv[1]]))
"""
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


def test_the_window_loads_ahead_by_itself_once_it_is_shown(tmp_path: Path) -> None:
    command = [sys.executable, "-c", WINDOW, str(tmp_path)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=environment, timeout=60)
    assert (done.returncode, done.stdout.split()) == (0, ["load-ahead"]), done.stderr
