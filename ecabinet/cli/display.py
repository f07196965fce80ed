"""`ecabinet display`: the big screen of a room."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

from ecabinet.cli.main import Exit

PASSWORD_VARIABLE = "ECABINET_DISPLAY_PASSWORD"  # noqa: S105 - the name of a variable


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments `ecabinet display` takes. The password comes from a variable, never from the command line."""
    parser.add_argument("--hub", default="", metavar="URL", help="the hub's address (default: the one used last)")
    parser.add_argument("--email", default="", help="the room's account (default: the one used last)")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where this device keeps its copy")
    parser.add_argument("--window", action="store_true", help="a window in place of the full screen")
    parser.epilog = f"The password is read from {PASSWORD_VARIABLE}."


def run(arguments: argparse.Namespace) -> int:
    """Show the room's screen until it is closed. Everything is loaded here: `--help` needs none of it."""
    from PySide6.QtWidgets import QApplication

    from ecabinet.cli.client_parts import client_door, client_folder
    from ecabinet.client.values import SignInStep
    from ecabinet.domain.refusals import SENTENCES
    from ecabinet.ui.display.window import DisplayWindow
    from ecabinet.ui.looks import LooksFile, show_looks
    from ecabinet.ui.theme import Device

    folder: Path = arguments.folder or client_folder() / "display"
    app = QApplication([])
    app.setApplicationName("E-Cabinet")
    with client_door(folder) as door:
        hub, email = arguments.hub or door.hub_url, arguments.email or door.last_email
        answer = door.sign_in(hub, email, os.environ.get(PASSWORD_VARIABLE, "")).result()
        if answer.step != SignInStep.DONE:
            told = SENTENCES.get(answer.code, "Sign in once with “ecabinet client” and this folder first.")
            print(f"ecabinet: {told}", file=sys.stderr)
            return Exit.REFUSED
        show_looks(app, LooksFile(folder / "looks.json").read(), Device.ROOM)
        window = DisplayWindow(door.application())
        window.resize(1920, 1080)
        if arguments.window:
            window.show()
        else:
            window.showFullScreen()
        code = app.exec()
    return Exit.DONE if code == 0 else Exit.ENVIRONMENT
