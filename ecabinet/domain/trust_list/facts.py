"""What people read on a certificate and on a revocation list, as a worker found it in their bytes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

import msgspec

from ecabinet.domain.signatures.findings import Certificate
from ecabinet.domain.signatures.material import Hierarchy

MOST_CERTIFICATE_BYTES = 64 * 1024
"""In DER. The largest CA certificates seen have 3 KiB; a bound keeps a hostile one off everybody's device."""
MOST_ANSWER_BYTES = 64 * 1024
"""In DER, of a responder: some 2 KiB, with the certificates that it carries. It goes to every device."""
MOST_CRL_BYTES = 8 * 1024 * 1024
"""In DER, some 200,000 entries. A list travels in one frame of the link, which holds 16 MiB, to every device."""


class CertificateRole(StrEnum):
    """What a certificate is used for: paths end at an anchor, and lead over intermediates."""

    ANCHOR = "anchor"
    INTERMEDIATE = "intermediate"


class CertificateFacts(Certificate, frozen=True, kw_only=True):
    """A certificate with what a person weighs before confirming it.

    `key` names kind and bits (`RSA 4096`), `digest` the hash it is signed by. `is_self_signed` is proven by its own
    key. `is_ca` may issue others (RFC 5280, 4.2.1.9); a self-signed one of version 1 counts, as old roots are.
    """

    key: str
    digest: str
    is_ca: bool
    is_self_signed: bool


class CrlFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A revocation list. `number` is decimal, empty when it has none; times in UTC.

    `part` is empty for a whole list, and names the part (SHA-256 of its issuing distribution point; RFC 5280, 5.2.5)
    for one of several: parts stand beside each other. `entries` counts what is revoked.
    """

    issuer: str
    number: str
    this_update: datetime
    next_update: datetime | None
    entries: int
    sha256: str
    part: str = ""


def fingerprint_of(der: bytes) -> str:
    """Return the SHA-256 of DER bytes in lower-case hex: what a person compares, and an id."""
    return sha256(der).hexdigest()


def anchor_member(fingerprint: str, hierarchy: Hierarchy) -> str:
    """Name an anchor within a version."""
    return f"anchor {hierarchy.value} {fingerprint}"


def intermediate_member(fingerprint: str) -> str:
    """Name an intermediate within a version."""
    return f"intermediate {fingerprint}"


def crl_member(fingerprint: str) -> str:
    """Name a revocation list within a version."""
    return f"crl {fingerprint}"


def version_of(members: Iterable[str]) -> str:
    """Return the version of trust material: the SHA-256 over its sorted members, so that the same has the same."""
    return sha256("\n".join(sorted(set(members))).encode()).hexdigest()
