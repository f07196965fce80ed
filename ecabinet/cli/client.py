"""`ecabinet client`: the application for people."""

from __future__ import annotations

import argparse
import threading
from pathlib import Path

from ecabinet.cli.main import Exit

WIDTH, HEIGHT = 1280, 800
LOAD_AFTER_MS = 100
"""Once the way in is on screen, what comes behind it is loaded while somebody types."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments `ecabinet client` takes."""
    parser.add_argument("--hub", default="", metavar="URL", help="the hub's address (default: the one used last)")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where this device keeps its copy")
    parser.add_argument("--shared", action="store_true", help="this device belongs to a room: nothing is signed on it")
    parser.add_argument("--tablet", action="store_true", help="larger text, for a device that is touched")


def run(arguments: argparse.Namespace) -> int:
    """Open the window and stay until it is closed. Everything is loaded here: `--help` needs none of it."""
    from PySide6.QtCore import QTimer
    from PySide6.QtWidgets import QApplication

    from ecabinet.cli.client_parts import client_door, client_folder
    from ecabinet.client.device import Device
    from ecabinet.client.opening import load_ahead
    from ecabinet.ui.looks import LooksFile
    from ecabinet.ui.shell.faults import catch_unexpected
    from ecabinet.ui.shell.window import Window
    from ecabinet.ui.theme import Device as Screen

    folder: Path = arguments.folder or client_folder()
    if arguments.shared:
        Device(folder).share()
    app = QApplication([])
    app.setApplicationName("E-Cabinet")
    with client_door(folder) as door:
        device = Screen.TABLET if arguments.tablet else Screen.PC
        window = Window(door, LooksFile(folder / "looks.json"), device, app.quit)
        catch_unexpected(window.show_unexpected)
        window.show_sign_in(arguments.hub)
        window.resize(WIDTH, HEIGHT)
        window.show()
        loading = threading.Thread(target=load_ahead, name="load-ahead", daemon=True)
        QTimer.singleShot(LOAD_AFTER_MS, loading.start)  # which does not keep the thread's object alive: the name does
        code = app.exec()
    return Exit.DONE if code == 0 else Exit.ENVIRONMENT
