"""A download under way: what has arrived is sealed in pieces, each named by its own hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from ecabinet.client.device import disk_faults
from ecabinet.trust.sealed_files import BlobDamaged, BlobMissing, SealedFolder

PIECE_BYTES = 1024 * 1024


class Pieces:
    """The pieces of one file so far; less than a piece is held in memory. Blocking: not for the loop's thread."""

    def __init__(self, folder: SealedFolder, whole: str, names: tuple[str, ...]) -> None:
        """Go on from pieces that an earlier attempt left of the file `whole` (SHA-256)."""
        self._folder = folder
        self._whole = whole
        self._names = list(names)
        self._rest = bytearray()

    @property
    def names(self) -> tuple[str, ...]:
        """The pieces' hashes, in order."""
        return tuple(self._names)

    def size(self) -> int:
        """Return how many bytes are here, up to the first piece that cannot be read. Raises EnvironmentFault."""
        size = 0
        for index, name in enumerate(self._names):
            try:
                with disk_faults(), self._folder.open(name) as reader:
                    size += reader.size
            except (BlobMissing, BlobDamaged):
                del self._names[index:]
                break
        return size

    def take(self, chunk: bytes) -> bool:
        """Add bytes; say whether pieces were sealed by it. Raises EnvironmentFault `disk_full`."""
        self._rest += chunk
        before = len(self._names)
        while len(self._rest) >= PIECE_BYTES:
            piece = bytes(self._rest[:PIECE_BYTES])
            name = hashlib.sha256(piece).hexdigest()
            with disk_faults():
                self._folder.write(name, (piece,))
            del self._rest[:PIECE_BYTES]
            self._names.append(name)
        return len(self._names) > before

    def chunks(self) -> Iterator[bytes]:
        """Yield all that is here. Raises BlobMissing, BlobDamaged, OSError."""
        for name in self._names:
            with self._folder.open(name) as reader:
                yield from reader.chunks()
        yield bytes(self._rest)

    def remove(self) -> None:
        """Remove the pieces. Raises EnvironmentFault."""
        with disk_faults():
            for name in self._names:
                if name != self._whole:  # a file of exactly one piece
                    self._folder.delete(name)
