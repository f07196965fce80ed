"""Pinning: what a person compared is kept and trusted, and nothing that came along with it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from ecabinet.client.pinning import Pins, look_at
from ecabinet.domain.kernel import EnvironmentFault
from ecabinet.trust.authority import UnreadableKey, make_authority
from tests.hub.house import House

URL = "https://hub.lan:8443"


def another() -> bytes:
    return make_authority("UBND thành phố Hà Nội", datetime.now(UTC)).certificate_pem


def test_only_the_certificate_itself_is_kept(tmp_path: Path) -> None:
    pins, one = Pins(tmp_path), another()
    pins.pin(URL, b"a note before\n" + one + b"a note behind\n")
    assert pins.pinned(URL) == one


def test_a_second_certificate_is_not_pinned_along(tmp_path: Path) -> None:
    pins = Pins(tmp_path)
    with pytest.raises(UnreadableKey):
        pins.pin(URL, another() + another())
    assert pins.pinned(URL) is None


def test_a_contact_holds_what_its_fingerprint_shows_and_nothing_else(house: House) -> None:
    file = house.config.authority_files[0]
    one = file.read_bytes()
    file.write_bytes(one + b"a note behind\n")
    assert asyncio.run(look_at(house.url)).authority_pem == one
    file.write_bytes(one + another())
    with pytest.raises(EnvironmentFault, match="hub_away"):
        asyncio.run(look_at(house.url))
