"""One-time codes as the person who hands them over needs them: made here, shown once, kept by the hub as a digest."""

from __future__ import annotations

from ecabinet.trust import codes


def make_code() -> str:
    """Return a fresh code in groups that can be read out: 140 random bits."""
    return codes.make_code()


def digest(code: str) -> str:
    """Return what the hub keeps of a code: SHA-256 in hexadecimal."""
    return codes.digest(code)
