"""A web server on loopback that has revocation lists and answers, or something worse, and remembers what was asked."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from tests.hub.house import PATIENCE


@dataclass(frozen=True)
class Page:
    """What is at a path. Without a `length` the end of the connection is the end of the body.

    With `after` it is given only once that other path was asked too.
    """

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    length: bool = True
    after: str = ""


SILENCE = Page(status=0)
"""A path that is never answered."""
STALLING = Page(status=-1)
"""A path that begins to answer and never goes on."""
DRIPPING = Page(status=-2)
"""A path that goes on and on, a byte at a time."""
_PACE = 0.02


class ListServer:
    """Has `pages`, and `responders` for what is posted. Remembers each request as its path with its headers."""

    def __init__(self) -> None:
        self.host = ""
        self.pages: dict[str, Page] = {}
        self.responders: dict[str, Callable[[bytes], bytes]] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.closing = threading.Event()
        self._asking = threading.Condition()

    def put(self, path: str, body: bytes) -> str:
        """Lay a file there and return its address."""
        self.pages[path] = Page(body)
        return self.address(path)

    def address(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        posted = handler.rfile.read(int(handler.headers.get("Content-Length", "0")))
        page = self.pages.get(handler.path, Page(status=404))
        if handler.command == "POST" and handler.path in self.responders:
            page = replace(self.pages.get(handler.path, Page()), body=self.responders[handler.path](posted))
        with self._asking:
            self.asked.append(handler.path)
            self.headers.append(dict(handler.headers.items()))
            self._asking.notify_all()
            self._asking.wait_for(lambda: not page.after or page.after in self.asked, PATIENCE)
        if page.status == SILENCE.status:
            self.closing.wait(PATIENCE)
            return
        endless = page.status in {STALLING.status, DRIPPING.status}
        handler.send_response(200 if endless else page.status)
        for name, value in page.headers.items():
            handler.send_header(name, value)
        if page.length:
            handler.send_header("Content-Length", str(1000 if endless else len(page.body)))
        handler.end_headers()
        try:
            handler.wfile.write(b"x" if endless else page.body)
            while endless and not self.closing.wait(_PACE if page.status == DRIPPING.status else PATIENCE):
                handler.wfile.write(b"x")
        except OSError:
            return  # the reader has read enough


def _handler(answer: Callable[[BaseHTTPRequestHandler], None]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer(self)

        def do_POST(self) -> None:
            answer(self)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002, ARG002 - as the class has it
            return

    return Handler


@contextmanager
def list_server() -> Iterator[ListServer]:
    """Serve until the block ends."""
    server = ListServer()
    service = ThreadingHTTPServer(("127.0.0.1", 0), _handler(server.answer))
    server.host = f"127.0.0.1:{service.server_address[1]}"
    thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.01}, name="list server")
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        service.shutdown()
        service.server_close()
        thread.join(PATIENCE)
