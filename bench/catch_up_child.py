"""A client that has missed changes, from the cable plugged in until it is up to date. Prints one JSON value.

With a page's name the window stands on that page meanwhile, and a watchdog looks how long the main thread is away.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

import msgspec

from bench.catching_up import SECONDS, Caught, Finish
from ecabinet.cli.client_parts import client_door
from ecabinet.client import opening
from ecabinet.client.application import Application
from ecabinet.client.cable import Cable
from ecabinet.client.device import Keys, PersonFolder


class PulledCable(Cable):
    """Begins pulled, so that the start of the program is no part of the catching up."""

    def __init__(self) -> None:
        super().__init__()
        self.cut()


def without_window(application: Application) -> Caught:
    """Catch up; nothing watches."""
    finish = Finish(application)
    begun = time.perf_counter()
    application.restore()
    finish.wait()
    return Caught(finish.people(), finish.at - begun)


def main() -> None:
    """Open the copy without the hub, plug the cable in, wait."""
    # A client that has been online once has these loaded.
    import websockets.asyncio.client  # noqa: F401, PLC0415 - as said

    folder, url, email = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    keys = Keys(bytes.fromhex(sys.argv[4]), bytes.fromhex(sys.argv[5]))
    setattr(PersonFolder, "open", lambda _self, _secret: keys)  # noqa: B010 - a stand-in, which mypy need not follow
    setattr(opening, "Cable", PulledCable)  # noqa: B010 - as above
    with client_door(folder) as door:
        door.sign_in_offline(url, email, "").result(SECONDS)
        application = door.application()
        if len(sys.argv) > 6:
            from bench.watched_window import with_window  # noqa: PLC0415 - the other runs need no Qt

            caught = with_window(application, door, sys.argv[6], Finish(application))
        else:
            caught = without_window(application)
        application.close()
    print(msgspec.json.encode(caught).decode())


if __name__ == "__main__":
    main()
