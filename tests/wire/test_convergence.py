"""Several clients and a hub over a link that loses, repeats and reorders: in the end everybody holds what is theirs.

What is promised, whatever happens to the frames: every replica ends equal to what its person may see; every accepted
command took effect once; nobody is ever sent a row of an audience they do not have; no outbox loses a command; what was
refused stays refused.
"""

from __future__ import annotations

import os

from hypothesis import settings

from tests.wire.city import City
from tests.wire.model_hub import ModelHub
from tests.wire.players import AnyCopy, AnyHub
from tests.wire.stored import LedgerHub, StoredCopy

CAMPAIGN = bool(os.environ.get("ECABINET_CAMPAIGN"))
LONG = settings(max_examples=3_000, stateful_step_count=120, deadline=None)


class StoredCity(City):
    """The same play on the product's own ledger and replicas, in memory."""

    def new_hub(self, begun: ModelHub) -> AnyHub:
        """Return a ledger where the same has happened."""
        return LedgerHub(begun.tables.history)

    def new_copy(self) -> AnyCopy:
        """Return an empty replica."""
        return StoredCopy()


TestConvergence = City.TestCase
TestConvergence.settings = LONG if CAMPAIGN else settings(max_examples=80, stateful_step_count=50, deadline=None)

TestConvergenceOfTheStore = StoredCity.TestCase
TestConvergenceOfTheStore.settings = (
    LONG if CAMPAIGN else settings(max_examples=40, stateful_step_count=50, deadline=None)
)
