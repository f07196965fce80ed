"""Files are kept whole and right, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.store.blobs import CHUNK, HashDiffers, LocalBlobs, SizeDiffers

CONTENT = os.urandom(2 * CHUNK + 17)
NAME = sha256(CONTENT).hexdigest()


def pieces(content: bytes, size: int = 1000) -> Iterator[bytes]:
    for start in range(0, len(content), size):
        yield content[start : start + size]


@pytest.fixture
def blobs(tmp_path: Path) -> LocalBlobs:
    return LocalBlobs(tmp_path / "blobs")


def everything_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_file_comes_back_as_it_went_in(blobs: LocalBlobs) -> None:
    assert not blobs.has(NAME)
    assert blobs.size(NAME) is None
    assert blobs.receive(NAME, pieces(CONTENT), len(CONTENT)) == len(CONTENT)
    assert blobs.receive(NAME, pieces(CONTENT)) == len(CONTENT)
    assert blobs.has(NAME)
    assert blobs.size(NAME) == len(CONTENT)
    chunks = list(blobs.open_range(NAME))
    assert [len(chunk) for chunk in chunks] == [CHUNK, CHUNK, 17]
    assert b"".join(chunks) == CONTENT


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 10), (CHUNK - 1, CHUNK + 1), (len(CONTENT), None), (7, None)])
def test_a_range_of_it(blobs: LocalBlobs, start: int, end: int | None) -> None:
    blobs.receive(NAME, [CONTENT])
    assert b"".join(blobs.open_range(NAME, start, end)) == CONTENT[start:end]


def test_other_content_is_refused_and_leaves_nothing(blobs: LocalBlobs, tmp_path: Path) -> None:
    with pytest.raises(HashDiffers):
        blobs.receive(NAME, [CONTENT, b"!"])
    with pytest.raises(SizeDiffers):
        blobs.receive(NAME, [CONTENT], len(CONTENT) - 1)
    with pytest.raises(SizeDiffers):
        blobs.receive(NAME, [CONTENT], len(CONTENT) + 1)
    assert everything_in(tmp_path) == []


def test_bad_content_never_replaces_what_is_there(blobs: LocalBlobs) -> None:
    blobs.receive(NAME, [CONTENT])
    with pytest.raises(HashDiffers):
        blobs.receive(NAME, [b"other"])
    assert b"".join(blobs.open_range(NAME)) == CONTENT


def test_a_sender_that_fails_leaves_nothing(blobs: LocalBlobs, tmp_path: Path) -> None:
    def cut_off() -> Iterator[bytes]:
        yield CONTENT[:1000]
        raise ConnectionAbortedError

    with pytest.raises(EnvironmentFault):
        blobs.receive(NAME, cut_off())
    assert everything_in(tmp_path) == []


@pytest.mark.parametrize(("number", "code"), [(errno.ENOSPC, "hub_disk_full"), (errno.EIO, "hub_away")])
def test_a_disk_that_fails_is_told_and_leaves_nothing(
    blobs: LocalBlobs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    (tmp_path / "blobs" / NAME[:2]).mkdir()
    with pytest.raises(EnvironmentFault) as told:
        blobs.receive(NAME, [CONTENT])
    assert told.value.code == code
    assert everything_in(tmp_path) == []


@pytest.mark.parametrize("name", ["", "../" + "a" * 61, "A" * 64, "a" * 63, "a" * 64 + "\n", "/etc/passwd"])
def test_no_name_leads_outside(blobs: LocalBlobs, name: str) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        blobs.has(name)
    with pytest.raises(ValueError, match="SHA-256"):
        blobs.receive(name, [b""])


def test_what_a_crash_left_half_received_is_removed(tmp_path: Path) -> None:
    (tmp_path / "ab").mkdir()
    (tmp_path / "ab" / "abc.0.part").write_bytes(b"half")
    LocalBlobs(tmp_path)
    assert everything_in(tmp_path) == []
