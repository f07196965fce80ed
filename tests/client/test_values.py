"""What windows are told agrees with what decides."""

from __future__ import annotations

from ecabinet.client.values import PASSWORD_LEAST
from ecabinet.trust.passwords import LENGTH_ALONE


def test_the_length_that_is_asked_for_is_the_one_that_is_checked() -> None:
    assert PASSWORD_LEAST == LENGTH_ALONE
