"""Strength by the bundled, dated policy."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from ecabinet.domain.signatures.findings import Algorithm
from ecabinet.trust.signatures.algorithms import strength
from ecabinet.trust.signatures.policies import PolicyFault, bundled_policy, read_policy


@pytest.mark.parametrize(
    ("name", "bits", "year", "state"),
    [
        ("sha256", 0, 2026, Algorithm.STRONG),
        ("sha1", 0, 2018, Algorithm.OLD),
        ("sha1", 0, 2020, Algorithm.WEAK),
        ("md5", 0, 2018, Algorithm.WEAK),
        ("sha3_512", 0, 2026, Algorithm.STRONG),
        ("rot13", 0, 2026, Algorithm.UNKNOWN),
        ("rsa", 2048, 2026, Algorithm.STRONG),
        ("rsa", 1024, 2012, Algorithm.OLD),
        ("rsa", 1024, 2020, Algorithm.WEAK),
        ("rsa", 512, 2000, Algorithm.WEAK),
        ("ec", 256, 2026, Algorithm.STRONG),
        ("ec", 160, 2026, Algorithm.WEAK),
        ("ed25519", 256, 2026, Algorithm.STRONG),
    ],
)
def test_strength_depends_on_the_date(name: str, bits: int, year: int, state: Algorithm) -> None:
    assert strength(bundled_policy(), name, bits, datetime(year, 6, 1, tzinfo=UTC).date()) == state


def test_a_broken_policy_is_a_fault_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    for text in ("version = ", "version = 3\nrules = []", "rules = []"):
        path.write_text(text)
        with pytest.raises(PolicyFault, match=r"policy\.toml"):
            read_policy(path)
    with pytest.raises(PolicyFault):
        read_policy(tmp_path / "missing.toml")
