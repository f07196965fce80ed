"""A hub as a process: one a store, TLS 1.3, until it is told to stop."""

from __future__ import annotations

import asyncio
import gc
import os
import signal
import socket
import ssl
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime, timedelta

import uvicorn

from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.hub import journal
from ecabinet.hub.app import make_app
from ecabinet.hub.config import HubConfig
from ecabinet.hub.core import Clock, CommitRelay, Core
from ecabinet.hub.jobs import TASKS as PAPER_TASKS
from ecabinet.hub.link_protocol import LinkProtocol
from ecabinet.hub.metrics import Figures
from ecabinet.store.blobs import LocalBlobs
from ecabinet.store.ledger import Ledger
from ecabinet.store.opening import open_tables
from ecabinet.store.sessions import Sessions
from ecabinet.store.writer import LedgerWriter
from ecabinet.trust import authority
from ecabinet.trust.ballot_boxes import BoxKeys
from ecabinet.trust.signatures.requests import TASKS as SIGNATURE_TASKS
from ecabinet.trust.signatures.responder_requests import TASKS as RESPONDER_TASKS
from ecabinet.trust.signing.values import TASKS as SIGNING_TASKS
from ecabinet.trust.trust_lists import TASKS as TRUST_TASKS
from ecabinet.wire.frames import LARGEST_FRAME
from ecabinet.workers.limits import Limits
from ecabinet.workers.pages import TASKS as PAGE_TASKS
from ecabinet.workers.pool import Pool
from ecabinet.workers.single_instance import AlreadyHeld, hold

_RENEW_BEFORE = timedelta(days=30)
_SHUTDOWN_SECONDS = 3
_TASKS = {**PAGE_TASKS, **PAPER_TASKS, **SIGNATURE_TASKS, **RESPONDER_TASKS, **SIGNING_TASKS, **TRUST_TASKS}
_BACKLOG = 2048
_VALUES_BETWEEN_LOOKS = 50_000
_THREADS_TURN = 0.001


def utc_now() -> datetime:
    """Return this machine's time."""
    return datetime.now(UTC)


def serve(config: HubConfig, clock: Clock = utc_now) -> None:
    """Run the hub of a folder in this thread until SIGTERM or SIGINT (or a call of `HubServer.stop`).

    Prints `ready <url>` on standard output when it accepts connections. Raises EnvironmentFault `store_held` when
    another hub works on the folder or the database, and others when the store cannot be opened.
    """
    with opened(config, clock) as server:
        _settle()
        server.run()


def _settle() -> None:
    """Set this process up for thousands of links and ballots.

    Looking for garbage in cycles after every 700 values costs a tenth of a burst's time and finds none; what stands
    now stays. The loop hands out receipts while the writer's thread decides: it should not wait 5 ms for its turn.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_VALUES_BETWEEN_LOOKS, 20, 50)
    sys.setswitchinterval(_THREADS_TURN)


@contextmanager
def opened(config: HubConfig, clock: Clock = utc_now, say: Callable[[str], None] | None = None) -> Iterator[HubServer]:
    """Give a server whose parts stand, and take them down afterwards: no thread and no process is left."""
    with ExitStack() as parts:
        try:
            parts.enter_context(hold(config.folder))
        except AlreadyHeld as held:
            raise EnvironmentFault("store_held", str(held)) from held
        except OSError as fault:
            raise EnvironmentFault("hub_not_here", str(fault)) from fault
        context = _context(config, utc_now())
        relay = CommitRelay()
        core = open_core(config, clock, relay)
        parts.callback(core.close)
        yield HubServer(core, relay, context, say or _say)


def open_core(config: HubConfig, clock: Clock, relay: CommitRelay) -> Core:
    """Open the store, bring it to the newest schema and start the writer; `Core.close` takes it all down."""
    tables = open_tables(config.store, alone=True)
    ledger = Ledger(tables, BoxKeys(config.ballot_boxes))
    config.blobs.mkdir(mode=0o700, exist_ok=True)
    figures = Figures()
    return Core(
        config=config,
        clock=clock,
        ledger=ledger,
        writer=LedgerWriter(ledger, clock, relay, relay.answered),
        sessions=Sessions(tables),
        blobs=LocalBlobs(config.blobs),
        pool=Pool(config.worker_processes, Limits(), _TASKS),
        figures=figures,
    )


class HubServer(uvicorn.Server):
    """The service over a core. `stop` may be called from any thread; signals stop it where it runs in the main one."""

    def __init__(self, core: Core, relay: CommitRelay, context: ssl.SSLContext, say: Callable[[str], None]) -> None:
        host, port = core.config.host, core.config.port
        super().__init__(
            uvicorn.Config(
                make_app(core, relay),
                host=host,
                port=port,
                http="h11",
                ws=LinkProtocol,
                ws_max_size=LARGEST_FRAME,
                ws_ping_interval=core.config.ping_seconds,
                ws_ping_timeout=core.config.pong_seconds,
                ws_per_message_deflate=False,
                lifespan="on",
                log_config=None,
                access_log=False,
                proxy_headers=False,
                server_header=False,
                backlog=_BACKLOG,
                timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
                ssl_context_factory=lambda _config, _default: context,
            )
        )
        self.core = core
        self._relay = relay
        self._say = say
        self.ready = threading.Event()

    @property
    def url(self) -> str:
        """Where clients connect; known once `ready` is set."""
        address: tuple[str, int] = self.servers[0].sockets[0].getsockname()[:2]
        anywhere = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - a name that is shown, nothing is bound
        host = anywhere.get(address[0], address[0])
        return f"https://[{host}]:{address[1]}" if ":" in host else f"https://{host}:{address[1]}"

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Say so when connections are accepted."""
        await super().startup(sockets)
        self._say(f"ready {self.url}")
        journal.note("ready")
        self.ready.set()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """End the links first: what a link still does would otherwise be cut off after the time for the others."""
        for server in self.servers:
            server.close()
        if self._relay.end_links is not None:
            await self._relay.end_links()
        await super().shutdown(sockets)
        await self._abort_rest()

    async def _abort_rest(self) -> None:
        """Cut off who stalls: uvicorn cancels their requests but leaves the sockets to a loop that is closed then."""
        for connection in tuple(self.server_state.connections):
            connection.transport.abort()
        with suppress(TimeoutError):
            async with asyncio.timeout(_SHUTDOWN_SECONDS):
                while self.server_state.connections:  # noqa: ASYNC110 - uvicorn tells nobody that one is gone
                    await asyncio.sleep(0)

    def stop(self) -> None:
        """Stop accepting, end conversations, finish what was submitted."""
        self.should_exit = True

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop on SIGTERM and SIGINT and return normally, so that the parts can be taken down."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {one: signal.signal(one, self.handle_exit) for one in (signal.SIGTERM, signal.SIGINT)}
        try:
            yield
        finally:
            for one, handler in before.items():
                signal.signal(one, handler)


def _context(config: HubConfig, now: datetime) -> ssl.SSLContext:
    """Return the TLS context, with a new certificate where the old one ends soon (TRUST F27).

    `now` is the world's time, by which clients judge a certificate, whatever clock the hub goes by.
    """
    try:
        leaf = authority.load(*config.leaf_files)
        if leaf.certificate.not_valid_after_utc - now < _RENEW_BEFORE:
            root = authority.load(*config.authority_files)
            authority.save(authority.issue_leaf(root, config.names, config.addresses, now), *config.leaf_files)
            journal.note("certificate_renewed")
        return authority.server_context(*config.leaf_files)
    except authority.UnreadableKey as fault:
        raise EnvironmentFault("hub_not_here", str(fault)) from fault


def _say(line: str) -> None:
    sys.stdout.write(f"{line}{os.linesep}")
    sys.stdout.flush()
