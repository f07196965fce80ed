"""Small secrets by name, in files."""

from pathlib import Path

import pytest

from ecabinet.workers.key_store import FileKeyStore, NotWrapped


def is_wrapped(value: bytes) -> bool:
    return value.startswith(b"wrapped:")


@pytest.fixture
def store(tmp_path: Path) -> FileKeyStore:
    return FileKeyStore(tmp_path / "keys", is_wrapped)


def test_what_is_put_is_got_until_deleted(store: FileKeyStore) -> None:
    assert store.get("replica") is None
    store.put("replica", b"wrapped:1")
    store.put("replica", b"wrapped:2")
    store.put("device", b"wrapped:3")
    assert store.get("replica") == b"wrapped:2"
    store.delete("replica")
    store.delete("replica")
    assert store.get("replica") is None
    assert store.get("device") == b"wrapped:3"


@pytest.mark.parametrize("name", ["", "../up", "a/b", "A", "a" * 65, "nul\0", "khóa"])
def test_a_name_cannot_leave_the_folder(store: FileKeyStore, name: str) -> None:
    for action in (store.get, store.delete):
        with pytest.raises(ValueError, match="name"):
            action(name)
    with pytest.raises(ValueError, match="name"):
        store.put(name, b"wrapped:")


def test_no_bare_secret_is_written_to_a_file(tmp_path: Path) -> None:
    store = FileKeyStore(tmp_path, is_wrapped)
    with pytest.raises(NotWrapped):
        store.put("replica", b"bare")
    assert not list(tmp_path.iterdir())


def test_key_files_are_for_their_owner_alone(tmp_path: Path) -> None:
    FileKeyStore(tmp_path / "keys", is_wrapped).put("replica", b"wrapped:1")
    modes = {(tmp_path / "keys").stat().st_mode & 0o777, *(f.stat().st_mode & 0o777 for f in tmp_path.glob("keys/*"))}
    assert modes == {0o700, 0o600}
