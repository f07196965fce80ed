"""A member votes in a real window while the link is down; the ballot counts once. In memory and on a real screen."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image

LONGEST_SECONDS = 100
ROOT = Path(__file__).parents[2]


@contextmanager
def screen() -> Iterator[str]:
    """Start an X server of our own and give its display."""
    ours, theirs = os.pipe()
    command = ["Xvfb", "-displayfd", str(theirs), "-screen", "0", "1400x1000x24", "-nolisten", "tcp"]
    with subprocess.Popen(command, pass_fds=(theirs,), stderr=subprocess.DEVNULL) as server:
        os.close(theirs)
        try:
            with os.fdopen(ours) as told:
                number = told.readline().strip()
            assert number, "Xvfb did not start"
            yield f":{number}"
        finally:
            server.terminate()


def journey(folder: Path, **environment: str) -> str:
    command = [sys.executable, "-m", "tests.journeys.window_of_a_member", str(folder)]
    done = subprocess.run(
        command,
        check=False,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        cwd=ROOT,
        env={**os.environ, **environment},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def check_picture(path: Path) -> None:
    with Image.open(path) as picture:
        assert picture.width >= 1280
        assert len(picture.convert("RGB").getcolors(1 << 24) or ()) > 50


def test_a_ballot_cast_without_a_link_counts_once_when_it_returns(tmp_path: Path) -> None:
    assert "recorded on offscreen" in journey(tmp_path / "session", QT_QPA_PLATFORM="offscreen")
    check_picture(tmp_path / "session" / "voted.png")


def test_the_same_on_a_real_screen(tmp_path: Path) -> None:
    with screen() as display:
        said = journey(tmp_path / "session", QT_QPA_PLATFORM="xcb", DISPLAY=display)
    assert "recorded on xcb" in said
    check_picture(tmp_path / "session" / "voted.png")
