"""Opening a person's copy on this device, and setting up the application around it."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from ecabinet.client.account import TOKEN, Opened
from ecabinet.client.application import Application
from ecabinet.client.cable import Cable
from ecabinet.client.device import Keys, PersonFolder, disk_faults
from ecabinet.client.exchange import Exchange
from ecabinet.client.hub_api import HubApi
from ecabinet.client.hub_clock import HubClock
from ecabinet.client.link import Rhythm
from ecabinet.client.listeners import Listeners
from ecabinet.client.loop import LoopThread
from ecabinet.client.owner import Owner
from ecabinet.client.pages import Workers
from ecabinet.client.parts import Parts
from ecabinet.client.ports import Replica
from ecabinet.client.shelf import Shelf
from ecabinet.client.verdicts_once import VerdictsOnce
from ecabinet.domain.kernel import EnvironmentFault, Id
from ecabinet.trust.sealed_files import SealedFolder

OpenReplica = Callable[[Path, bytes], Replica]


def open_sealed_replica(path: Path, key: bytes) -> Replica:
    """Open the encrypted replica of the store. Raises EnvironmentFault `store_locked`, `disk_full`."""
    from ecabinet.store.replica import open_replica  # noqa: PLC0415 - the database library waits until it is needed

    return open_replica(path, key)


def load_ahead() -> None:
    """Load what opening a copy needs, from any thread, while somebody types or their password is hashed.

    Half of the time from the start to the first screen of a person goes into loading these libraries.
    """
    import ecabinet.store.replica  # noqa: PLC0415 - the first window does not wait for it
    import ecabinet.trust.authority  # noqa: F401, PLC0415 - as above


@dataclass(frozen=True, kw_only=True)
class Setting:
    """What every application of a process stands on. `device` is the name the device goes by at the hub."""

    loop: LoopThread
    workers: Workers
    clock: Callable[[], datetime]
    open_replica: OpenReplica
    rhythm: Rhythm
    verdicts: VerdictsOnce
    device: str
    is_shared: bool = False


@dataclass(frozen=True, kw_only=True)
class Way:
    """A hub, as it is reached and trusted."""

    url: str
    context: ssl.SSLContext
    api: HubApi
    cable: Cable


def way_to(url: str, authority_pem: bytes) -> Way:
    """Return the way to a hub whose authority is pinned. Raises UnreadableKey."""
    from ecabinet.trust.authority import pinned_client_context  # noqa: PLC0415 - 0.1 s that the first window need not wait for

    cable = Cable()
    context = pinned_client_context(authority_pem)
    return Way(url=url, context=context, api=HubApi(url, context, cable), cable=cable)


async def open_copy(setting: Setting, way: Way, folder: PersonFolder, keys: Keys, me: Id) -> tuple[Application, str]:
    """Open the copy and return the application, not begun, with the token that the copy remembers.

    Raises EnvironmentFault: `copy_held`, `store_locked`, `disk_full`, `disk_failed`.
    """
    with disk_faults():
        held = folder.hold()
    owner = Owner()
    try:
        parts, token = await owner.told(lambda: _parts(setting, way, folder, keys, me, owner))
    except EnvironmentFault:
        held.release()
        await asyncio.to_thread(owner.close)
        raise
    opened = Opened(parts=parts, folder=folder, keys=keys, hold=held, device=setting.device)
    return Application(opened, setting.loop, setting.workers), token


def _parts(  # noqa: PLR0913, PLR0917 - runs once, on the replica's thread, with what belongs together
    setting: Setting, way: Way, folder: PersonFolder, keys: Keys, me: Id, owner: Owner
) -> tuple[Parts, str]:
    replica = setting.open_replica(folder.replica, keys.replica)
    clock = HubClock(setting.clock)
    with disk_faults():
        files = SealedFolder(folder.files, keys.files)
        files.sweep()
    parts = Parts(
        me=me,
        url=way.url,
        context=way.context,
        api=way.api,
        cable=way.cable,
        owner=owner,
        exchange=Exchange(replica, me, clock),
        shelf=Shelf(files, owner, replica),
        clock=clock,
        listeners=Listeners(),
        rhythm=setting.rhythm,
        verdicts=setting.verdicts,
        is_shared=setting.is_shared,
    )
    return parts, (replica.recall(TOKEN) or b"").decode()
