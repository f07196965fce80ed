"""A file is there whole or not at all."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ecabinet.workers.durable_files import write_durably


def test_chunks_become_one_file(tmp_path: Path) -> None:
    assert write_durably(tmp_path / "paper", [b"one", b"", b"two"]) == 6
    assert (tmp_path / "paper").read_bytes() == b"onetwo"
    assert [found.name for found in tmp_path.iterdir()] == ["paper"]


def test_a_failure_keeps_the_old_file(tmp_path: Path) -> None:
    def broken() -> Iterator[bytes]:
        yield b"new"
        raise OSError

    (tmp_path / "paper").write_bytes(b"old")
    with pytest.raises(OSError, match=r"^$"):
        write_durably(tmp_path / "paper", broken())
    assert (tmp_path / "paper").read_bytes() == b"old"
    assert [found.name for found in tmp_path.iterdir()] == ["paper"]
