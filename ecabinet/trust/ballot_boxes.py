"""Keys of ballot boxes: one for each secret vote, in a file of its own for as long as the vote runs, then destroyed.

A box is sealed by AES-256-GCM under its key, bound to its vote. That adds the same few bytes to whatever is sealed: who
seals sees to it that a box with one ballot more is as long as before.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from ecabinet.domain.kernel import EnvironmentFault, Id
from ecabinet.workers.durable_files import PART_SUFFIX, sync_folder, write_durably

_NONCE_BYTES: Final = 12
_KEY_BYTES: Final = 32
_SUFFIX: Final = ".key"
_VOTE: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64}")


class BoxKeys:
    """Seals ballot boxes for the ledger, with keys in a folder. May be called from any thread.

    Raises `EnvironmentFault` (`hub_disk_full`, `hub_away`) when the folder fails, and OSError from `destroy`.
    """

    def __init__(self, folder: Path) -> None:
        """Use a folder, which is made with the first key. A key that was being written when the hub died goes."""
        self._folder = folder
        with _told_as_fault():
            for part in folder.glob(f"*{PART_SUFFIX}"):
                part.unlink(missing_ok=True)  # no box was ever sealed under it
        self._keys: dict[Id, bytes] = {}
        self._turn = threading.Lock()

    def seal(self, vote: Id, marks: bytes) -> bytes:
        """Seal a box under its own key, which is made, durably, with the first use; its length stays to be seen."""
        with self._turn, _told_as_fault():
            key = self._key(vote) or self._made(vote)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + AESGCM(key).encrypt(nonce, marks, vote.encode())

    def unseal(self, vote: Id, sealed: bytes) -> bytes | None:
        """Open a box, None where its key is gone or is another one's."""
        with self._turn, _told_as_fault():
            key = self._key(vote)
        if key is None or len(sealed) < _NONCE_BYTES:
            return None
        try:
            return AESGCM(key).decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], vote.encode())
        except InvalidTag:
            return None

    def held(self) -> frozenset[Id]:
        """Return the votes of whose boxes there is a key."""
        return frozenset(file.stem for file in self._folder.glob(f"*{_SUFFIX}") if _VOTE.fullmatch(file.stem))

    def destroy(self, vote: Id) -> None:
        """Write over the key of a box and remove it. One that is not there is nothing."""
        place = self._place(vote)
        with self._turn:
            self._keys.pop(vote, None)
            if not place.exists():
                return
            with place.open("r+b") as file:
                file.write(bytes(_KEY_BYTES))
                file.flush()
                os.fsync(file.fileno())
            place.unlink()
            sync_folder(self._folder)

    def _key(self, vote: Id) -> bytes | None:
        if vote not in self._keys:
            place = self._place(vote)
            if not place.exists():
                return None
            self._keys[vote] = place.read_bytes()
        return self._keys[vote]

    def _made(self, vote: Id) -> bytes:
        key = secrets.token_bytes(_KEY_BYTES)
        self._folder.mkdir(mode=0o700, exist_ok=True)
        sync_folder(self._folder.parent)
        write_durably(self._place(vote), (key,))
        self._keys[vote] = key
        return key

    def _place(self, vote: Id) -> Path:
        if _VOTE.fullmatch(vote) is None:
            raise ValueError("not the id of a vote")
        return self._folder / f"{vote}{_SUFFIX}"


@contextmanager
def _told_as_fault() -> Iterator[None]:
    try:
        yield
    except OSError as fault:
        code = "hub_disk_full" if fault.errno in {errno.ENOSPC, errno.EDQUOT} else "hub_away"
        raise EnvironmentFault(code, str(fault)) from fault
