"""What signatures are judged by: confirmed anchors, intermediates, revocation lists, strength of algorithms."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec


class Hierarchy(StrEnum):
    """Which list an anchor stands on: VGCA's for official duty, the national root's public one, or another."""

    OFFICIAL_DUTY = "official_duty"
    PUBLIC = "public"
    OTHER = "other"


class Anchor(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate (DER) that an administrator confirmed."""

    der: bytes
    hierarchy: Hierarchy


class ResponderAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """What a responder (OCSP) answered about one certificate, named by its SHA-256. `sha256` is that of the answer."""

    certificate: str
    sha256: str
    der: bytes


class TrustMaterial(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that paths and revocation are judged by, all in DER.

    `version` changes whenever any of it does but `ocsps`: an answer speaks of one certificate, and what it has nothing
    to do with is not out of date. A verdict names those that it was reached by.
    """

    version: str
    anchors: tuple[Anchor, ...] = ()
    intermediates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[ResponderAnswer, ...] = ()


class AlgorithmRule(msgspec.Struct, frozen=True, kw_only=True):
    """Until when an algorithm may have been used (None: without end): old after `strong_until`, weak after `old_until`.

    `algorithm` is a hash (`sha1`) or a key (`rsa`, `ecdsa`); `least_bits` counts for keys only.
    """

    algorithm: str
    least_bits: int = 0
    strong_until: date | None = None
    old_until: date | None = None


class AlgorithmPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """A dated policy. What no rule names is unknown."""

    version: str
    rules: tuple[AlgorithmRule, ...]
