"""Ids that the hub derives for what has to count once."""

from __future__ import annotations

import uuid

from ecabinet.domain.kernel import Id

_OF_THE_HUB = uuid.UUID("01900000-0000-7000-8000-0000000000ff")


def id_of(*parts: str) -> Id:
    """Derive the id of something that has to count once however often it is tried: the same parts, the same id."""
    return str(uuid.uuid5(_OF_THE_HUB, "/".join(parts)))
