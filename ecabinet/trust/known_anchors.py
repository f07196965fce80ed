"""Certificates known by name (`resources/trust/known-anchors.toml`). To be known is no trust: people compare."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.facts import CertificateRole

_PACKAGE = Path(__file__).resolve().parents[1]
_FILES = tuple(
    folder / "trust" / "known-anchors.toml" for folder in (_PACKAGE / "_resources", _PACKAGE.parent / "resources")
)
"""A wheel carries its resources inside the package, a checkout beside it."""


class KnownCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """What is written of one certificate. `fingerprint` is the SHA-256 of its DER in hex; days in UTC."""

    name: str
    organisation: str
    hierarchy: Hierarchy
    role: CertificateRole
    issuer: str
    not_before: date
    not_after: date
    fingerprint: str


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    certificate: tuple[KnownCertificate, ...]


@cache
def known_certificates() -> Mapping[str, KnownCertificate]:
    """Return the known certificates by fingerprint. Raises OSError where the product's own file is missing."""
    path = next((file for file in _FILES if file.is_file()), _FILES[-1])
    read = msgspec.toml.decode(path.read_bytes(), type=_File)
    return {one.fingerprint: one for one in read.certificate}


def hierarchy_of(fingerprint: str) -> Hierarchy:
    """Return the hierarchy of a known certificate, OTHER for one that is not known."""
    known = known_certificates().get(fingerprint)
    return Hierarchy.OTHER if known is None else known.hierarchy
