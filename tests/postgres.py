"""A PostgreSQL server of the tests' own: a folder in the temporary directory, reached by a Unix socket only."""

import contextlib
import itertools
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
from psycopg import sql

START_SECONDS = 60.0
STOP_SECONDS = 30.0
SUPERUSER = "ecabinet"
_POLL_SECONDS = 0.05


class PostgresMissingError(Exception):
    """No PostgreSQL 15 or newer is installed; packaging/bootstrap installs it on Debian."""


class PostgresStartError(Exception):
    """The server did not start; the message carries its own words."""


def _version(binaries: Path) -> int:
    return int(binaries.parent.name) if binaries.parent.name.isdigit() else 0


def find_binaries() -> Path:
    """Give the folder of the newest server's programs, from Debian's place or the search path."""
    places = [place for place in Path("/usr/lib/postgresql").glob("*/bin") if (place / "initdb").exists()]
    if places:
        return max(places, key=_version)
    found = shutil.which("initdb")
    if found is None:
        raise PostgresMissingError("initdb was found neither in /usr/lib/postgresql/*/bin nor on the search path")
    return Path(found).resolve().parent


@dataclass(frozen=True)
class _Account:
    """The system account that the server runs as: PostgreSQL refuses to be root."""

    user: str | None
    group: int | None

    @classmethod
    def choose(cls) -> "_Account":
        """Give nobody in particular (ourselves) unless we are root, and then postgres or nobody."""
        if os.geteuid() != 0:
            return cls(None, None)
        import pwd  # noqa: PLC0415  # only where root exists

        for name in ("postgres", "nobody"):
            with contextlib.suppress(KeyError):
                return cls(name, pwd.getpwnam(name).pw_gid)
        raise PostgresMissingError("PostgreSQL refuses to run as root, and neither postgres nor nobody is an account")

    def start(self, command: list[str], log: int) -> subprocess.Popen[bytes]:
        """Start a program as this account, with a plain environment; what it says goes to the file `log`."""
        groups: list[str | int] | None = None if self.user is None else []
        return subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            cwd="/",
            env={**os.environ, "LC_ALL": "C", "TZ": "UTC"},
            user=self.user,
            group=self.group,
            extra_groups=groups,
        )


@dataclass(frozen=True)
class PostgresServer:
    """A running server; `folder` holds its socket, and every database is reached as `SUPERUSER`."""

    folder: Path
    _numbers: Iterator[int] = field(default_factory=lambda: itertools.count(1))

    @classmethod
    @contextlib.contextmanager
    def started(cls, *options: str) -> "Iterator[PostgresServer]":
        """Run a server for as long as the block lasts, durable as in earnest (fsync on).

        `options` are settings such as "fsync=off". Raises PostgresMissingError or PostgresStartError.
        """
        binaries = find_binaries()
        account = _Account.choose()
        # Short and outside pytest's own folder, which only its owner may enter; a socket's path has 107 bytes at most.
        folder = Path(tempfile.mkdtemp(prefix="ecabinet-pg-"))
        try:
            if account.user is not None:
                shutil.chown(folder, account.user, account.group)
            with (folder / "log").open("wb") as log:
                _make_cluster(binaries, account, folder, log.fileno())
                process = account.start(_server_command(binaries, folder, options), log.fileno())
            try:
                _wait_until_ready(process, folder)
                yield cls(folder)
            finally:
                _stop(process)
        finally:
            shutil.rmtree(folder)

    def url(self, database: str) -> str:
        """Give the SQLAlchemy URL of a database by its name."""
        return f"postgresql+psycopg://{SUPERUSER}@/{database}?host={quote(str(self.folder), safe='')}"

    @contextlib.contextmanager
    def database(self) -> Iterator[str]:
        """Make an empty database, give its URL, and drop it at the end even if somebody is still connected."""
        name = f"test_{next(self._numbers)}"
        identifier = sql.Identifier(name)
        with _connect(self.folder) as connection:
            connection.execute(sql.SQL("CREATE DATABASE {}").format(identifier))
        try:
            yield self.url(name)
        finally:
            with _connect(self.folder) as connection:
                connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(identifier))


def _connect(folder: Path) -> psycopg.Connection[tuple[object, ...]]:
    return psycopg.connect(host=str(folder), user=SUPERUSER, dbname="postgres", autocommit=True)


def _make_cluster(binaries: Path, account: _Account, folder: Path, log: int) -> None:
    # The folder keeps everybody else out (mode 700), so whoever reaches the socket is trusted.
    command = [
        *(str(binaries / "initdb"), "--pgdata", str(folder / "cluster"), "--username", SUPERUSER),
        *("--auth", "trust", "--encoding", "UTF8", "--locale", "C", "--no-instructions"),
    ]
    if account.start(command, log).wait(START_SECONDS) != 0:
        raise PostgresStartError((folder / "log").read_text(encoding="utf-8"))


def _server_command(binaries: Path, folder: Path, options: tuple[str, ...]) -> list[str]:
    settings = ("listen_addresses=", f"unix_socket_directories={folder}", "max_connections=200", *options)
    return [
        *(str(binaries / "postgres"), "-D", str(folder / "cluster")),
        *itertools.chain.from_iterable(("-c", setting) for setting in settings),
    ]


def _wait_until_ready(process: subprocess.Popen[bytes], folder: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while True:
        try:
            _connect(folder).close()
        except psycopg.OperationalError as error:
            ended = _ended_within(process, _POLL_SECONDS)
            if ended or time.monotonic() > deadline:
                words = (folder / "log").read_text(encoding="utf-8")
                raise PostgresStartError(words) from error
        else:
            return


def _ended_within(process: subprocess.Popen[bytes], seconds: float) -> bool:
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(seconds)
    return process.poll() is not None


def _stop(process: subprocess.Popen[bytes]) -> None:
    # Interrupt is PostgreSQL's fast shutdown: connections are closed, nothing is lost.
    process.send_signal(signal.SIGINT)
    if not _ended_within(process, STOP_SECONDS):
        process.kill()
        process.wait()
