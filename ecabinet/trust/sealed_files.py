"""Blobs at rest on a device, encrypted in chunks (TRUST 4.2).

A file is a head - a magic word and a random salt - and chunks of 64 KiB sealed by AES-256-GCM under a key derived from
the folder's key and the salt. The nonce is the chunk's number; head, content hash, number and "this is the last"
are associated data, so chunks cannot be swapped within or between files, and a shortened file does not open.
"""

import hashlib
import hmac
import re
import secrets
import threading
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from ecabinet.workers.durable_files import PART_SUFFIX, write_durably

CHUNK_BYTES = 64 * 1024
_MAGIC = b"ecab1\0\0\0"
_SALT_BYTES = 16
_HEAD_BYTES = len(_MAGIC) + _SALT_BYTES
_TAG_BYTES = 16
_SEALED_BYTES = CHUNK_BYTES + _TAG_BYTES
_NONCE_BYTES = 12
_KEY_BYTES = 32
_SHA256 = re.compile(r"[0-9a-f]{64}")


class HashDiffers(Exception):
    """The content is not what its SHA-256 promised; nothing was kept."""


class BlobMissing(Exception):
    """There is no such blob on this device."""


class BlobDamaged(Exception):
    """A sealed file was altered, shortened, swapped or sealed by another key."""


@dataclass(frozen=True, slots=True)
class _Seal:
    """The cipher of one file."""

    cipher: AESGCM
    bound: bytes

    def close(self, number: int, chunk: bytes, *, last: bool) -> bytes:
        return self.cipher.encrypt(number.to_bytes(_NONCE_BYTES), chunk, self._bound(number, last=last))

    def open(self, number: int, sealed: bytes, *, last: bool) -> bytes:
        """Raises BlobDamaged."""
        try:
            return self.cipher.decrypt(number.to_bytes(_NONCE_BYTES), sealed, self._bound(number, last=last))
        except InvalidTag as fault:
            raise BlobDamaged(f"chunk {number}") from fault

    def _bound(self, number: int, *, last: bool) -> bytes:
        return self.bound + number.to_bytes(8) + bytes([last])


class SealedReader:
    """Reads a blob from anywhere in it. Usable by several threads; close it or use it in a with block."""

    def __init__(self, file: BinaryIO, seal: _Seal, sealed_size: int) -> None:
        """Check the last chunk at once, by which a shortened file is known. Raises BlobDamaged."""
        body = sealed_size - _HEAD_BYTES
        self._file = file
        self._seal = seal
        self._count = -(-body // _SEALED_BYTES)
        self._lock = threading.Lock()
        self._recent = (-1, b"")
        self.size = _plain_size(sealed_size)
        if self._count < 1 or self.size < 0:
            raise BlobDamaged("shorter than any sealed file")
        self._chunk(self._count - 1)

    def read(self, offset: int, length: int) -> bytes:
        """Return up to `length` bytes from `offset`; fewer at the end of the blob. Raises BlobDamaged, OSError."""
        if offset < 0 or length < 0:
            raise ValueError("offset and length count from 0")
        end = min(self.size, offset + length)
        if offset >= end:
            return b""
        first, last = offset // CHUNK_BYTES, (end - 1) // CHUNK_BYTES
        joined = b"".join(self._chunk(number) for number in range(first, last + 1))
        return joined[offset - first * CHUNK_BYTES : end - first * CHUNK_BYTES]

    def chunks(self) -> Iterator[bytes]:
        """Yield the whole blob. Raises BlobDamaged, OSError."""
        for number in range(self._count):
            yield self._chunk(number)

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def __enter__(self) -> Self:
        """Read in a block."""
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _fault: BaseException | None, _trace: TracebackType | None
    ) -> None:
        """Close at the end of the block."""
        self.close()

    def _chunk(self, number: int) -> bytes:
        with self._lock:
            if self._recent[0] != number:
                self._file.seek(_HEAD_BYTES + number * _SEALED_BYTES)
                sealed = self._file.read(_SEALED_BYTES)
                self._recent = (number, self._seal.open(number, sealed, last=number == self._count - 1))
            return self._recent[1]


class SealedFolder:
    """A folder of sealed blobs, each named by an HMAC of its SHA-256: the names tell nothing.

    A blob is asked for by its SHA-256 in lower-case hexadecimal; anything else raises ValueError.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        """Use an existing folder or make it. `key` is 32 bytes (`wrapping.make_key`)."""
        if len(key) != _KEY_BYTES:
            raise ValueError("a folder's key has 32 bytes")
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder = folder
        self._key = key
        self._name_key = _derived(key, b"", b"names")

    def write(self, sha256: str, chunks: Iterable[bytes]) -> int:
        """Seal a blob durably and return its size; holds two chunks of it at most, besides what it is given.

        Raises HashDiffers, OSError, and what iterating `chunks` raises; then nothing is kept.
        """
        path = self._path(sha256)
        head = _MAGIC + secrets.token_bytes(_SALT_BYTES)
        written = write_durably(path, _sealed(head, self._seal(head, sha256), sha256, chunks))
        return _plain_size(written)

    def open(self, sha256: str) -> SealedReader:
        """Open a blob. Raises BlobMissing, BlobDamaged, OSError."""
        try:
            file = self._path(sha256).open("rb")
        except FileNotFoundError as fault:
            raise BlobMissing(sha256) from fault
        try:
            head = _read_head(file)
            return SealedReader(file, self._seal(head, sha256), file.seek(0, 2))
        except (BlobDamaged, OSError):
            file.close()
            raise

    def has(self, sha256: str) -> bool:
        """Tell whether the blob is here."""
        return self._path(sha256).is_file()

    def delete(self, sha256: str) -> None:
        """Remove a blob; a missing one is fine. Raises OSError."""
        self._path(sha256).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Remove what an interrupted write left behind; only while nobody writes. Raises OSError."""
        for part in self._folder.glob(f"*{PART_SUFFIX}"):
            part.unlink(missing_ok=True)

    def _path(self, sha256: str) -> Path:
        if not _SHA256.fullmatch(sha256):
            raise ValueError(f"not a SHA-256: {sha256!r}")
        return self._folder / hmac.digest(self._name_key, bytes.fromhex(sha256), "sha256").hex()

    def _seal(self, head: bytes, sha256: str) -> _Seal:
        salt = head[len(_MAGIC) :]
        return _Seal(AESGCM(_derived(self._key, salt, b"file")), head + bytes.fromhex(sha256))


def _read_head(file: BinaryIO) -> bytes:
    head = file.read(_HEAD_BYTES)
    if not head.startswith(_MAGIC):
        raise BlobDamaged("not a sealed file")
    return head


def _plain_size(sealed_size: int) -> int:
    body = sealed_size - _HEAD_BYTES
    return body - -(-body // _SEALED_BYTES) * _TAG_BYTES


def _derived(key: bytes, salt: bytes, purpose: bytes) -> bytes:
    return HKDF(SHA256(), _KEY_BYTES, salt, b"ecabinet sealed files " + purpose).derive(key)


def _sealed(head: bytes, seal: _Seal, sha256: str, chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the sealed file; raise HashDiffers before its end is there."""
    found = hashlib.sha256()
    yield head
    pending = b""
    number = 0
    for chunk in _regular(chunks):
        found.update(chunk)
        if number:
            yield seal.close(number - 1, pending, last=False)
        pending = chunk
        number += 1
    if found.hexdigest() != sha256:
        raise HashDiffers(sha256)
    yield seal.close(max(0, number - 1), pending, last=True)


def _regular(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Cut and join to chunks of CHUNK_BYTES; only the last may be shorter."""
    gathered = bytearray()
    for chunk in chunks:
        gathered += chunk
        while len(gathered) >= CHUNK_BYTES:
            yield bytes(gathered[:CHUNK_BYTES])
            del gathered[:CHUNK_BYTES]
    if gathered:
        yield bytes(gathered)
