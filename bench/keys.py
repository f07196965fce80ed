"""The keys of somebody's copy, as their password opens them."""

from __future__ import annotations

from bench.place import BenchFailed, Place
from ecabinet.client.device import Device, Keys


def keys_of(place: Place, email: str) -> Keys:
    """Return the keys of a person's copy. Raises BenchFailed when it does not open."""
    device = Device(place.device(email))
    person = device.person_of(place.url, email)
    keys = None if person is None else device.folder_of(place.url, person).open(place.password)
    if not isinstance(keys, Keys):
        raise BenchFailed(f"the copy of {email} does not open")
    return keys
