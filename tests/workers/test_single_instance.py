"""One process holds a folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ecabinet.workers.single_instance import AlreadyHeld, hold


def test_a_second_hold_is_refused_and_names_the_holder(tmp_path: Path) -> None:
    with hold(tmp_path):
        with pytest.raises(AlreadyHeld) as refused:
            hold(tmp_path)
        assert refused.value.pid == os.getpid()


def test_a_released_folder_can_be_held_again(tmp_path: Path) -> None:
    first = hold(tmp_path)
    first.release()
    first.release()
    with hold(tmp_path):
        pass


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    script = (
        f"import sys; sys.path[:] = {sys.path!r}\n"
        "from pathlib import Path\n"
        "from ecabinet.workers.single_instance import hold\n"
        f"held = hold(Path({str(tmp_path)!r}))\n"
        "print('held', flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyHeld) as refused:
            hold(tmp_path)
        assert refused.value.pid == other.pid
        other.kill()
    with hold(tmp_path):
        pass


def test_a_missing_folder_is_the_callers_fault(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        hold(tmp_path / "none")
