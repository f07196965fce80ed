"""The delegate's window as `ecabinet client` opens it, up to the painted home page. Prints when it was painted.

With `--keys` the copy's key is at hand: no sign-in page, no password to hash. Without, the sign-in page comes first and
the password is given at the moment it is painted; then that moment is printed first.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main() -> None:
    """Open, sign in without the hub, paint, say so, end."""
    from PySide6.QtWidgets import QApplication, QWidget  # noqa: PLC0415 - as `ecabinet client` loads it

    from bench.painted import Painted  # noqa: PLC0415 - as above
    from ecabinet.cli.client import HEIGHT, WIDTH  # noqa: PLC0415 - as above
    from ecabinet.cli.client_parts import client_door  # noqa: PLC0415 - as above
    from ecabinet.client.screens.frame import Place  # noqa: PLC0415 - as above
    from ecabinet.client.values import SignInAnswer  # noqa: PLC0415 - as above
    from ecabinet.ui.bridge import Bridge  # noqa: PLC0415 - as above
    from ecabinet.ui.looks import LooksFile  # noqa: PLC0415 - as above
    from ecabinet.ui.shell.window import Window  # noqa: PLC0415 - as above
    from ecabinet.ui.theme import Device  # noqa: PLC0415 - as above

    folder, url, email, password = Path(sys.argv[1]), *sys.argv[2:5]
    has_keys = _with_stored_keys(sys.argv[5:])
    app = QApplication([])
    with client_door(folder) as door:
        window = Window(door, LooksFile(folder / "looks.json"), Device.PC, app.quit)
        bridge = Bridge(parent=window)
        watches: list[Painted] = []

        def home_painted(at: float) -> None:
            print(at)
            window.close()

        def sign_in() -> None:
            bridge.deliver(door.sign_in_offline(url, email, password), let_in)

        def let_in(answer: SignInAnswer) -> None:
            window.let_in(door.application(), offline=answer.offline)
            page = None if window.workspace is None else window.workspace.page(Place.HOME)
            card = None if page is None else page.findChild(QWidget, "home.first")
            if not isinstance(card, QWidget):
                sys.exit("the home page has no card")
            watches.append(Painted(card, home_painted))
            show()

        def page_painted(at: float) -> None:
            print(at)
            sign_in()

        def show() -> None:
            window.resize(WIDTH, HEIGHT)
            window.show()

        if has_keys:
            sign_in()
        else:
            window.show_sign_in(url)
            watches.append(Painted(window, page_painted))
            show()
        app.exec()


def _with_stored_keys(words: list[str]) -> bool:
    """Put the keys that `--keys REPLICA FILES` gives in place of those that a password would open."""
    if not words:
        return False
    from ecabinet.client.device import Keys, PersonFolder  # noqa: PLC0415 - as above

    keys = Keys(bytes.fromhex(words[1]), bytes.fromhex(words[2]))
    setattr(PersonFolder, "open", lambda _self, _secret: keys)  # noqa: B010 - a stand-in, which mypy need not follow
    return True


if __name__ == "__main__":
    main()
