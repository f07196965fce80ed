"""Where a hub keeps its things, and what may be set."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Final, Self

import msgspec

from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.workers.durable_files import write_durably

MIB = 1024 * 1024
PORT = 8443
_LABEL: Final = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST: Final = re.compile(
    rf"(?=.{{1,253}}$)({_LABEL}(\.{_LABEL})*|\[[0-9a-f:.]{{2,45}}\])(:[1-9][0-9]{{0,4}})?", re.ASCII | re.IGNORECASE
)


class HubConfig(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A hub's folder and settings; everything but the folder is kept in its `hub.toml`.

    `store_url` None is the SQLite file in the folder. `names` (DNS) and `addresses` (IP) go into the certificate.
    `port` 0 lets the system choose. Sizes are in bytes, times in seconds; a peer that is silent for `ping_seconds` and
    `pong_seconds` together is taken for gone (TRUST F7: 10 s). `page_rows` go into one batch.
    `revocation_hosts` are those that may be asked about revocation over the network, each `name` or `name:port`; none,
    and nothing is ever asked. A list or an answer has to be here within `revocation_seconds`.
    """

    folder: Path
    city: str
    host: str = "0.0.0.0"  # noqa: S104 - a hub serves its network; TLS and sign-in guard it
    port: int = PORT
    names: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ("127.0.0.1", "::1")
    store_url: str | None = None
    largest_file: int = 200 * MIB
    session_hours: int = 12
    worker_processes: int = 2
    ping_seconds: float = 3.0
    pong_seconds: float = 7.0
    page_rows: int = 500
    revocation_hosts: tuple[str, ...] = ()
    revocation_seconds: float = 30.0

    def __post_init__(self) -> None:
        """Raise ValueError for a host that would never match: a pattern, an address with a path, another script."""
        for host in self.revocation_hosts:
            if _HOST.fullmatch(host) is None:
                raise ValueError(f"revocation_hosts: {host!r} is no name of a host, with or without a port")

    @property
    def settings_file(self) -> Path:
        """The settings; their presence says that the folder holds a hub."""
        return self.folder / "hub.toml"

    @property
    def store(self) -> Path | str:
        """The SQLite file in the folder, or the URL of another database."""
        return self.store_url or self.folder / "store.sqlite"

    @property
    def blobs(self) -> Path:
        """The folder of files by SHA-256."""
        return self.folder / "blobs"

    @property
    def ballot_boxes(self) -> Path:
        """The folder of the keys of ballot boxes, each for as long as its secret vote runs. No backup has it."""
        return self.folder / "ballot-boxes"

    @property
    def tls(self) -> Path:
        """The folder of certificates and their keys, for the hub's account alone."""
        return self.folder / "tls"

    @property
    def authority_files(self) -> tuple[Path, Path]:
        """Certificate and key of the hub's own authority. The certificate may be given to everyone."""
        return self.tls / "ca.pem", self.tls / "ca.key"

    @property
    def leaf_files(self) -> tuple[Path, Path]:
        """Certificate and key that the hub shows to clients."""
        return self.tls / "hub.pem", self.tls / "hub.key"

    def save(self) -> None:
        """Write the settings durably, readable by the hub's account alone: a store's URL may hold a password."""
        fields = {name: getattr(self, name) for name in self.__struct_fields__ if name != "folder"}
        # A JSON string, number or list of strings is TOML as well.
        lines = [
            f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items() if value is not None
        ]
        write_durably(self.settings_file, (line.encode() for line in lines), mode=0o600)

    @classmethod
    def load(cls, folder: Path) -> Self:
        """Read the settings of a folder. Raises EnvironmentFault `hub_not_here` for a folder without a hub."""
        absolute = folder.absolute()
        try:
            found = tomllib.loads((absolute / "hub.toml").read_text(encoding="utf-8"))
            return msgspec.convert({**found, "folder": str(absolute)}, cls, strict=True, dec_hook=_path)
        except (OSError, tomllib.TOMLDecodeError, msgspec.ValidationError) as fault:
            raise EnvironmentFault("hub_not_here", f"{absolute}: {fault}") from fault


def _path(kind: type, value: object) -> Path:
    if kind is Path and isinstance(value, str):
        return Path(value)
    raise NotImplementedError
