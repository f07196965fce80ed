"""What one signed-in person's application is made of."""

from __future__ import annotations

import ssl
from dataclasses import dataclass

from ecabinet.client.cable import Cable
from ecabinet.client.exchange import Exchange
from ecabinet.client.hub_api import HubApi
from ecabinet.client.hub_clock import HubClock
from ecabinet.client.link import Rhythm
from ecabinet.client.listeners import Listeners
from ecabinet.client.owner import Owner
from ecabinet.client.shelf import Shelf
from ecabinet.client.verdicts_once import VerdictsOnce
from ecabinet.domain.kernel import Id


@dataclass(frozen=True, kw_only=True)
class Parts:
    """What a session is made of."""

    me: Id
    url: str
    context: ssl.SSLContext
    api: HubApi
    cable: Cable
    owner: Owner
    exchange: Exchange
    shelf: Shelf
    clock: HubClock
    listeners: Listeners
    rhythm: Rhythm
    verdicts: VerdictsOnce
    is_shared: bool = False
    """Whether the device belongs to the room and not to one person: nothing is signed on it."""
