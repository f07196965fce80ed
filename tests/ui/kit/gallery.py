"""Draw every sample page as a picture: `python -m tests.ui.kit.gallery FOLDER [NAME ...]`."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from ecabinet.ui.theme import Device, Scheme, ThemeSettings, apply
from tests.ui.kit.samples import SAMPLES

SHOTS = (
    (Device.TABLET, 1280, 800, Scheme.LIGHT, 100),
    (Device.TABLET, 1280, 800, Scheme.LIGHT, 175),
    (Device.TABLET, 800, 1280, Scheme.LIGHT, 100),
    (Device.TABLET, 800, 1280, Scheme.LIGHT, 175),
    (Device.TABLET, 1280, 800, Scheme.HIGH_CONTRAST, 100),
    (Device.PC, 1366, 768, Scheme.LIGHT, 100),
    (Device.PC, 1366, 768, Scheme.DARK, 100),
    (Device.PC, 1366, 768, Scheme.DARK, 175),
    (Device.ROOM, 1920, 1080, Scheme.LIGHT, 100),
    (Device.ROOM, 1920, 1080, Scheme.DARK, 100),
)


def settle(milliseconds: int) -> None:
    """Let Qt lay things out."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def draw(folder: Path, names: tuple[str, ...]) -> None:
    """Draw the named samples (or all) into a folder."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    folder.mkdir(parents=True, exist_ok=True)
    for device, width, height, scheme, percent in SHOTS:
        apply(app, ThemeSettings(scheme, percent, device, reduced_motion=True))
        for name, make in SAMPLES.items():
            if (names and name not in names) or ((name == "room") != (device is Device.ROOM)):
                continue
            page = make()
            page.resize(width, height)
            page.show()
            settle(60)
            page.grab().save(str(folder / f"{name}-{device}-{width}-{scheme}-{percent}.png"))
            page.deleteLater()


if __name__ == "__main__":
    draw(Path(sys.argv[1]), tuple(sys.argv[2:]))
