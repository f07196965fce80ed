"""`ecabinet display`: the big screen of a room."""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ecabinet.cli.main import Exit

if TYPE_CHECKING:
    from ecabinet.cli.display_entry import Entry
    from ecabinet.client.values import SignInAnswer

PASSWORD_VARIABLE = "ECABINET_DISPLAY_PASSWORD"  # noqa: S105 - the name of a variable
CODE_VARIABLE = "ECABINET_DISPLAY_CODE"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say which arguments `ecabinet display` takes. Secrets come from variables, never from the command line."""
    parser.add_argument("--hub", default="", metavar="URL", help="the hub's address (default: the one used last)")
    parser.add_argument("--email", default="", help="the room's account (default: the one used last)")
    parser.add_argument("--folder", type=Path, metavar="DIR", help="where this device keeps its copy")
    parser.add_argument(
        "--fingerprint", default="", metavar="SIGNS", help="at the first start: the hub's, as `hub init` printed it"
    )
    parser.add_argument("--window", action="store_true", help="a window in place of the full screen")
    parser.epilog = (
        f"The password is read from {PASSWORD_VARIABLE}. At the first start, the account's one-time code is read from "
        f"{CODE_VARIABLE}, and the password is the one to choose."
    )


def run(arguments: argparse.Namespace) -> int:
    """Show the room's screen until it is closed. Everything is loaded here: `--help` needs none of it."""
    from PySide6.QtWidgets import QApplication

    from ecabinet.cli.client_parts import client_door, client_folder
    from ecabinet.cli.display_entry import enter
    from ecabinet.client.values import SignInStep
    from ecabinet.ui.display.window import DisplayWindow
    from ecabinet.ui.looks import LooksFile, show_looks
    from ecabinet.ui.theme import Device

    folder: Path = arguments.folder or client_folder() / "display"
    app = QApplication([])
    app.setApplicationName("E-Cabinet")
    with client_door(folder) as door:
        answer = enter(door, _entry(arguments))
        if answer.step != SignInStep.DONE:
            print(f"ecabinet: {_why_not(answer)}", file=sys.stderr)
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


def _entry(arguments: argparse.Namespace) -> Entry:
    from ecabinet.cli.display_entry import Entry

    return Entry(
        hub=arguments.hub,
        email=arguments.email,
        password=os.environ.get(PASSWORD_VARIABLE, ""),
        code=os.environ.get(CODE_VARIABLE, ""),
        fingerprint=arguments.fingerprint,
    )


def _why_not(answer: SignInAnswer) -> str:
    from ecabinet.client.values import SignInStep
    from ecabinet.domain.refusals import SENTENCES

    match answer.step:
        case SignInStep.CONFIRM_HUB:
            return (
                f"This device meets this hub for the first time. The hub shows {answer.fingerprint} - if it is what "
                "“hub init” printed, give it with --fingerprint. Nothing was sent."
            )
        case SignInStep.NEW_PASSWORD:
            return f"A one-time code belongs into {CODE_VARIABLE}, and the password to choose into {PASSWORD_VARIABLE}."
        case SignInStep.OLD_PASSWORD:
            return "The password was changed elsewhere. Sign in once with “ecabinet client” and this folder."
        case _:
            return SENTENCES.get(answer.code, answer.code)
