"""A copy of a hub's folder, taken while it runs, and a hub made of one."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.hub.config import HubConfig
from ecabinet.store.ledger import Ledger
from ecabinet.store.opening import open_tables
from ecabinet.workers.durable_files import PART_SUFFIX, write_durably

_CHUNK = 1024 * 1024


def back_up(config: HubConfig, target: Path) -> int:
    """Copy store, files, certificates and settings of a hub on SQLite into an empty folder; return the bytes of files.

    The store is copied first and in one state; files are never changed and come before the rows that name them, so
    none is missing. The copy holds keys and is not encrypted: keep it where the hub's folder could be kept. Raises
    EnvironmentFault `hub_here_already`, `hub_not_here` (a PostgreSQL store has its own backups), OSError.
    """
    if config.store_url is not None or not isinstance(config.store, Path):
        raise EnvironmentFault("hub_not_here", "the store is no SQLite file")
    _claim(target)
    copy = HubConfig(folder=target.absolute(), city=config.city)
    copy.blobs.mkdir(mode=0o700)
    copy.tls.mkdir(mode=0o700)
    with (
        closing(sqlite3.connect(f"{config.store.as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(target / "store.sqlite")) as sink,
    ):
        source.backup(sink)
    for file in (*config.authority_files, *config.leaf_files):
        _copy(file, copy.tls / file.name)
    size = 0
    for file in sorted(config.blobs.glob("??/*")):
        if file.suffix != PART_SUFFIX:
            (copy.blobs / file.parent.name).mkdir(mode=0o700, exist_ok=True)
            size += _copy(file, copy.blobs / file.parent.name / file.name)
    _copy(config.settings_file, copy.settings_file)
    return size


def restore(backup: Path, folder: Path) -> str:
    """Make a hub of a backup in an empty folder; return the new epoch, by which all clients start over.

    Clients then give again what the restored hub does not know. Raises EnvironmentFault `hub_here_already`,
    `hub_not_here` (no backup, or a damaged one), OSError.
    """
    kept = HubConfig.load(backup)
    _claim(folder)
    try:
        with closing(sqlite3.connect(f"{(kept.folder / 'store.sqlite').as_uri()}?mode=ro", uri=True)) as store:
            (verdict,) = store.execute("PRAGMA integrity_check").fetchone()
    except sqlite3.Error as fault:
        raise EnvironmentFault("hub_not_here", f"{backup}: {fault}") from fault
    if verdict != "ok":
        raise EnvironmentFault("hub_not_here", f"{backup}: the store is damaged")
    shutil.copytree(kept.folder, folder, dirs_exist_ok=True)
    ledger = Ledger(open_tables(HubConfig.load(folder).store))
    try:
        return ledger.renew_epoch()
    finally:
        ledger.close()


def _claim(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise EnvironmentFault("hub_here_already", str(folder))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _copy(source: Path, target: Path) -> int:
    return write_durably(target, _chunks(source), mode=source.stat().st_mode & 0o777)


def _chunks(source: Path) -> Iterator[bytes]:
    with source.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
