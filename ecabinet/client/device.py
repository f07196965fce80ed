"""A device's folder: which hubs it knows, and for each person a replica, its wrapped key and sealed files.

device.json                    the device's own id
shared                         there if the device belongs to a room: nothing is signed on it
last.json                      the hub and the e-mail of the last sign-in
hubs/<hub>/authority.pem       the pinned authority
hubs/<hub>/people.json         digests of e-mails, and whose folder they open
hubs/<hub>/<person>/           replica.db, copy.key (wrapped by the sign-in secret), files/ (sealed)
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import EDQUOT, ENOSPC
from pathlib import Path
from uuid import UUID

import msgspec

from ecabinet.client.pinning import Pins
from ecabinet.domain.kernel import EnvironmentFault, Id, Refusal
from ecabinet.domain.text import clean
from ecabinet.trust.wrapping import KEY_BYTES, NotAWrappedKey, WrongSecret, is_wrapped, make_key, unwrap, wrap
from ecabinet.wire.identity import new_id
from ecabinet.workers.durable_files import write_durably
from ecabinet.workers.key_store import FileKeyStore
from ecabinet.workers.single_instance import AlreadyHeld, Hold, hold

_KEY = "copy"
_SHARED = "shared"


@dataclass(frozen=True)
class Keys:
    """The two keys of a person's folder, of 32 bytes each."""

    replica: bytes
    files: bytes


class Last(msgspec.Struct, frozen=True):
    """What the sign-in page is filled with: the hub and the person of the last sign-in."""

    hub: str = ""
    email: str = ""


class PersonFolder:
    """What is one person's on this device."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; it is made with its first key."""
        self.folder = folder

    @property
    def replica(self) -> Path:
        """The replica's file."""
        return self.folder / "replica.db"

    @property
    def files(self) -> Path:
        """The folder of sealed files."""
        return self.folder / "files"

    @property
    def is_known(self) -> bool:
        """Whether there is a key, and so something to open."""
        return (self.folder / f"{_KEY}.key").is_file()

    def open(self, secret: str) -> Keys | Refusal:
        """Unwrap the keys. Refuses with `store_locked` when the secret does not open them. Raises OSError."""
        wrapped = self._store().get(_KEY)
        try:
            both = WrongSecret() if wrapped is None else unwrap(wrapped, secret)
        except NotAWrappedKey:
            both = WrongSecret()
        if isinstance(both, WrongSecret):
            return Refusal("store_locked")
        return Keys(both[:KEY_BYTES], both[KEY_BYTES:])

    def make(self, secret: str) -> Keys:
        """Begin anew: whatever was here is removed, and new keys are made and wrapped. Raises OSError."""
        self.erase()
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        keys = Keys(make_key(), make_key())
        self.wrap(keys, secret)
        return keys

    def wrap(self, keys: Keys, secret: str) -> None:
        """Wrap the keys by another secret. Raises OSError."""
        self._store().put(_KEY, wrap(keys.replica + keys.files, secret))

    def erase(self) -> None:
        """Remove all of it, the key first, without which the rest is noise. Raises OSError."""
        if self.folder.is_dir():
            self._store().delete(_KEY)
            shutil.rmtree(self.folder)

    def hold(self) -> Hold:
        """Hold the folder for this process. Raises EnvironmentFault `copy_held`, OSError."""
        try:
            return hold(self.folder)
        except AlreadyHeld as held:
            raise EnvironmentFault("copy_held", str(held)) from held

    def _store(self) -> FileKeyStore:
        return FileKeyStore(self.folder, is_wrapped)


class Device:
    """One device's folder."""

    def __init__(self, folder: Path) -> None:
        """Use a folder; what is needed in it is made when it is needed."""
        self._folder = folder
        self.pins = Pins(folder / "hubs")

    def id(self) -> Id:
        """Return the device's id, drawn at its first use. Raises OSError."""
        file = self._folder / "device.json"
        try:
            return msgspec.json.decode(file.read_bytes(), type=dict[str, str])["device"]
        except (FileNotFoundError, msgspec.DecodeError, KeyError):
            drawn = new_id()
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(file, (msgspec.json.encode({"device": drawn}),))
            return drawn

    @property
    def is_shared(self) -> bool:
        """Whether this device belongs to a room: whoever sets up its tablets says so once."""
        return (self._folder / _SHARED).is_file()

    def share(self) -> None:
        """Say that this device belongs to a room. Raises OSError."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_durably(self._folder / _SHARED, (b"",))

    def folder_of(self, url: str, person: Id) -> PersonFolder:
        """Return the folder of a person at a hub. Raises ValueError for what is no id."""
        return PersonFolder(self.pins.folder_of(url) / str(UUID(person)))

    def person_of(self, url: str, email: str) -> Id | None:
        """Return who signed in here with this e-mail before, or None."""
        return self._people(url).get(self._digest(email))

    def remember(self, url: str, email: str, person: Id) -> None:
        """Remember whose e-mail this is, by its digest. Raises OSError."""
        people = self._people(url)
        if people.get(self._digest(email)) != person:
            people[self._digest(email)] = person
            self._people_file(url).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_durably(self._people_file(url), (msgspec.json.encode(people),))
        if self.last() != Last(url, email):
            write_durably(self._folder / "last.json", (msgspec.json.encode(Last(url, email)),))

    def last(self) -> Last:
        """Return the last sign-in."""
        try:
            return msgspec.json.decode((self._folder / "last.json").read_bytes(), type=Last)
        except (FileNotFoundError, msgspec.DecodeError):
            return Last()

    def _people(self, url: str) -> dict[str, Id]:
        try:
            return msgspec.json.decode(self._people_file(url).read_bytes(), type=dict[str, str])
        except (FileNotFoundError, msgspec.DecodeError):
            return {}

    def _people_file(self, url: str) -> Path:
        return self.pins.folder_of(url) / "people.json"

    def _digest(self, email: str) -> str:
        return hashlib.sha256(f"{self.id()}/{clean(email).casefold()}".encode(errors="replace")).hexdigest()


@contextmanager
def disk_faults() -> Iterator[None]:
    """Turn a full disk into EnvironmentFault `disk_full`, and any other failure of it into `disk_failed`."""
    try:
        yield
    except OSError as fault:
        full = fault.errno in {ENOSPC, EDQUOT}
        raise EnvironmentFault("disk_full" if full else "disk_failed", str(fault)) from fault
