"""Blobs at rest: they come back exactly, or not at all."""

import hashlib
import os
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.trust.sealed_files import CHUNK_BYTES, BlobDamaged, BlobMissing, HashDiffers, SealedFolder
from ecabinet.trust.wrapping import make_key

HEAD = 24
SEALED = CHUNK_BYTES + 16
SIZES = [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES, 3 * CHUNK_BYTES + 77]


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def kept(sealed: SealedFolder, content: bytes) -> str:
    name = sha256(content)
    assert sealed.write(name, [content]) == len(content)
    return name


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "blobs"


@pytest.fixture
def sealed(folder: Path) -> SealedFolder:
    return SealedFolder(folder, make_key())


@pytest.mark.parametrize("size", SIZES)
def test_a_blob_comes_back_exactly(sealed: SealedFolder, size: int) -> None:
    content = os.urandom(size)
    name = kept(sealed, content)
    assert sealed.has(name)
    with sealed.open(name) as reader:
        assert reader.size == size
        assert b"".join(reader.chunks()) == content
        assert reader.read(0, size + 100) == content


@pytest.fixture(scope="module")
def long_blob(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, SealedFolder, str]:
    content = os.urandom(3 * CHUNK_BYTES + 77)
    sealed = SealedFolder(tmp_path_factory.mktemp("blobs"), make_key())
    return content, sealed, kept(sealed, content)


@given(st.integers(0, 4 * CHUNK_BYTES), st.integers(0, 4 * CHUNK_BYTES))
def test_any_part_can_be_read(long_blob: tuple[bytes, SealedFolder, str], offset: int, length: int) -> None:
    content, sealed, name = long_blob
    with sealed.open(name) as reader:
        assert reader.read(offset, length) == content[offset : offset + length]


@given(st.lists(st.binary(max_size=300).map(lambda piece: piece * 400), max_size=6))
def test_however_it_arrives_it_is_the_same(tmp_path_factory: pytest.TempPathFactory, chunks: list[bytes]) -> None:
    content = b"".join(chunks)
    sealed = SealedFolder(tmp_path_factory.mktemp("blobs"), make_key())
    assert sealed.write(sha256(content), chunks) == len(content)
    with sealed.open(sha256(content)) as reader:
        assert b"".join(reader.chunks()) == content


def test_neither_names_nor_files_tell_anything(sealed: SealedFolder, folder: Path) -> None:
    content = b"canary of the city council " * 10_000
    name = kept(sealed, content)
    (file,) = folder.iterdir()
    assert name not in file.name
    assert b"canary" not in file.read_bytes()
    assert file.stat().st_mode & 0o777 == 0o600
    kept(sealed, content)
    assert list(folder.iterdir()) == [file]


def test_a_wrong_hash_keeps_nothing(sealed: SealedFolder, folder: Path) -> None:
    with pytest.raises(HashDiffers):
        sealed.write(sha256(b"promised"), [b"x" * CHUNK_BYTES, b"delivered"])
    assert not list(folder.iterdir())


def test_an_interrupted_transfer_keeps_nothing(sealed: SealedFolder, folder: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"x" * 3 * CHUNK_BYTES
        raise ConnectionError

    with pytest.raises(ConnectionError):
        sealed.write(sha256(b"any"), broken())
    assert not list(folder.iterdir())


def test_a_deleted_blob_is_gone(sealed: SealedFolder, folder: Path) -> None:
    name = kept(sealed, b"once")
    sealed.delete(name)
    sealed.delete(name)
    assert not sealed.has(name)
    assert not list(folder.iterdir())
    with pytest.raises(BlobMissing):
        sealed.open(name)


def test_what_a_killed_writer_left_is_swept(sealed: SealedFolder, folder: Path) -> None:
    name = kept(sealed, b"whole")
    (folder / "half.0011223344556677.part").write_bytes(b"half")
    sealed.sweep()
    assert sealed.has(name)
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("name", ["", "../" * 21 + "x", "A" * 64, "g" * 64, "0" * 63, "0" * 64 + "\n"])
def test_only_hashes_name_blobs(sealed: SealedFolder, name: str) -> None:
    actions: list[Callable[[str], object]] = [sealed.has, sealed.open, sealed.delete]
    for action in actions:
        with pytest.raises(ValueError, match="SHA-256"):
            action(name)


def test_another_key_finds_nothing_and_opens_nothing(sealed: SealedFolder, folder: Path) -> None:
    name = kept(sealed, b"mine")
    other = SealedFolder(folder, make_key())
    assert not other.has(name)
    (mine,) = folder.iterdir()
    other.write(name, [b"mine"])
    (theirs,) = set(folder.iterdir()) - {mine}
    theirs.write_bytes(mine.read_bytes())
    with pytest.raises(BlobDamaged):
        other.open(name)


def swap_chunks(file: bytes) -> bytes:
    return (
        file[:HEAD] + file[HEAD + SEALED : HEAD + 2 * SEALED] + file[HEAD : HEAD + SEALED] + file[HEAD + 2 * SEALED :]
    )


@pytest.mark.parametrize(
    "tamper",
    [
        pytest.param(lambda file: file[:0], id="emptied"),
        pytest.param(lambda file: file[:10], id="within the head"),
        pytest.param(lambda file: file[:HEAD], id="head only"),
        pytest.param(lambda file: file[: HEAD + 5], id="less than a tag"),
        pytest.param(lambda file: file[:-1], id="one byte short"),
        pytest.param(lambda file: file[: HEAD + 2 * SEALED], id="last chunk cut off"),
        pytest.param(lambda file: file + b"x", id="one byte more"),
        pytest.param(lambda file: file + file[-93:], id="last chunk twice"),
        pytest.param(lambda file: file[: HEAD + SEALED] + file[HEAD + 2 * SEALED :], id="middle chunk removed"),
        pytest.param(swap_chunks, id="chunks swapped"),
    ],
)
def test_a_changed_shape_is_noticed(sealed: SealedFolder, folder: Path, tamper: Callable[[bytes], bytes]) -> None:
    name = kept(sealed, os.urandom(3 * CHUNK_BYTES + 77))
    (file,) = folder.iterdir()
    file.write_bytes(tamper(file.read_bytes()))
    with pytest.raises(BlobDamaged), sealed.open(name) as reader:
        list(reader.chunks())


@given(st.integers(0, HEAD + 2 * SEALED - 1), st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed(tmp_path_factory: pytest.TempPathFactory, place: int, change: int) -> None:
    folder = tmp_path_factory.mktemp("blobs")
    sealed = SealedFolder(folder, bytes(32))
    name = kept(sealed, bytes(2 * CHUNK_BYTES))
    (file,) = folder.iterdir()
    changed = bytearray(file.read_bytes())
    changed[place] ^= change
    file.write_bytes(changed)
    with pytest.raises(BlobDamaged), sealed.open(name) as reader:
        list(reader.chunks())


def test_one_blob_does_not_pass_for_another(sealed: SealedFolder, folder: Path) -> None:
    first = kept(sealed, b"first")
    (first_file,) = folder.iterdir()
    kept(sealed, b"other")
    (other_file,) = set(folder.iterdir()) - {first_file}
    first_file.write_bytes(other_file.read_bytes())
    with pytest.raises(BlobDamaged):
        sealed.open(first)


def test_memory_does_not_grow_with_the_blob(sealed: SealedFolder) -> None:
    size, piece = 32 << 20, bytes(1 << 20)
    name = hashlib.sha256(piece * 32).hexdigest()
    tracemalloc.start()
    sealed.write(name, (piece for _ in range(32)))
    with sealed.open(name) as reader:
        assert sum(len(chunk) for chunk in reader.chunks()) == size
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 << 20


def test_a_key_has_the_right_length(folder: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        SealedFolder(folder, b"short")
