"""Pictures of the windows, one of every workspace at each step."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from PySide6.QtCore import QAbstractAnimation, QPropertyAnimation
from PySide6.QtGui import QImage

from ecabinet.cli.demo.hands import turn_events
from ecabinet.ui.asker import is_waiting
from ecabinet.ui.shell.window import Window

SETTLE_MS = 40
"""Longer than a page takes to ask for its screen again once it heard of a change."""
CALM_LOOKS = 2
"""The second is for the layout of what came with the first: it goes from the inside out, an event for each box."""
MOST_LOOKS = 50
"""A page that is never done is a defect that its picture may show."""


QUICK = 85
"""Qt's quality of a PNG: a larger file, sooner written."""


class Album:
    """A folder of PNGs, named by step and workspace."""

    def __init__(self, folder: Path) -> None:
        """Make the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self.names: list[str] = []
        self._step = 0
        self._writer = ThreadPoolExecutor(1, "album")

    def path_of(self, workspace: str, title: str) -> Path:
        """Return where the picture of a workspace at this step goes."""
        path = self.folder / f"{self._step:02d}-{title}-{workspace}.png"
        self.names.append(path.name)
        return path

    def next_step(self) -> None:
        """Count on."""
        self._step += 1

    def close(self) -> None:
        """Wait until every picture is written."""
        self._writer.shutdown()

    def take(self, title: str, windows: Sequence[tuple[str, Window]]) -> None:
        """Take a picture of each of these windows, once nothing is on its way to them and nothing in them moves."""
        calm = 0
        for _ in range(MOST_LOOKS):
            turn_events(SETTLE_MS)
            busy = any(is_waiting(window) or _moves(window) for _, window in windows)
            calm = 0 if busy else calm + 1
            if calm == CALM_LOOKS:
                break
        for workspace, window in windows:
            self._writer.submit(_write, window.grab().toImage(), self.path_of(workspace, title))


def _moves(window: Window) -> bool:
    running = QAbstractAnimation.State.Running
    return any(motion.state() == running for motion in window.findChildren(QPropertyAnimation))


def _write(picture: QImage, path: Path) -> None:
    picture.save(str(path), quality=QUICK)
