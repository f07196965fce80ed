"""One changed byte anywhere in what was signed here makes the signature never valid."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from ecabinet.cli.demo.hierarchy import Hierarchy, Holder
from ecabinet.domain.signatures.verdicts import Line
from ecabinet.trust.signatures.examine import examine
from ecabinet.trust.signatures.policies import bundled_policy
from ecabinet.trust.signing.values import Level
from tests.trust.signing.acts import in_hand, signed
from tests.trust.signing.conftest import NOW

POSITIONS = 1000


@pytest.mark.parametrize("level", list(Level))
def test_one_changed_byte_in_the_signed_ranges_is_never_valid(
    level: Level, hierarchy: Hierarchy, paper: bytes, chair: Holder
) -> None:
    """So many positions over all levels, trust left out: nothing but the bytes speaks against it."""
    with in_hand(hierarchy, chair) as key:
        pdf = signed(paper, hierarchy, key, level)
    policy, moment = bundled_policy(), NOW + timedelta(hours=1)
    assert examine(pdf, None, policy, moment).line == Line.VALID
    whole = examine(pdf, None, policy, moment).signatures[0].coverage.signed_until
    first = pdf.index(b"/Contents <") + len("/Contents ")
    places = [*range(first), *range(pdf.index(b">", first) + 1, whole)]
    drawn = random.Random(f"{level}")
    for place in drawn.sample(places, k=POSITIONS // len(Level) + 1):
        changed = pdf[:place] + bytes([pdf[place] ^ drawn.randrange(1, 256)]) + pdf[place + 1 :]
        assert examine(changed, None, policy, moment).line != Line.VALID, place
