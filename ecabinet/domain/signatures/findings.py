"""The separate findings about one signature: each a state and its evidence, never a boolean.

The eleven questions follow ETSI EN 319 102-1 and Circular 15/2025/TT-BKHCN; what a state weighs is in `WEIGHTS`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Final

import msgspec


class Weight(IntEnum):
    """What a state means for the bottom line; the heaviest finding decides."""

    LEFT_OUT = 0
    GOOD = 1
    NOTED = 2
    DOUBT = 3
    BAD = 4


class Integrity(StrEnum):
    """Whether the signed bytes and the signature value fit. `unprovable`: by a hash that proves nothing (MD5)."""

    INTACT = "intact"
    ALTERED = "altered"
    FORGED = "forged"
    UNPROVABLE = "unprovable"
    UNREADABLE = "unreadable"


class Change(StrEnum):
    """What happened to the document after this signature."""

    NONE = "none"
    ALLOWED = "allowed"
    NOT_ALLOWED = "not_allowed"
    UNEXPLAINED = "unexplained"
    NOT_EXAMINED = "not_examined"


class Coverage(StrEnum):
    """Which bytes are covered. `trailing`: some follow the last signed range; `trailing_shown`: and they are seen."""

    WHOLE = "whole"
    PARTIAL = "partial"
    TRAILING = "trailing"
    TRAILING_SHOWN = "trailing_shown"
    UNKNOWN = "unknown"


class Trust(StrEnum):
    """Where the signer's path ends: chuyên dùng công vụ, công cộng, another confirmed list, or nowhere trusted."""

    OFFICIAL_DUTY = "official_duty"
    PUBLIC = "public"
    OTHER = "other"
    NOT_TRUSTED = "not_trusted"
    INCOMPLETE = "incomplete"
    NOT_JUDGED = "not_judged"


class Validity(StrEnum):
    """The certificate at the signing time. `*_unproven`: only the signer's own clock speaks for the time."""

    VALID = "valid"
    EXPIRED = "expired"
    NOT_YET = "not_yet"
    EXPIRED_UNPROVEN = "expired_unproven"
    REVOKED = "revoked"
    REVOKED_UNPROVEN = "revoked_unproven"
    SUSPENDED = "suspended"
    NOT_JUDGED = "not_judged"


class Revocation(StrEnum):
    """Whether revocation was looked up, and what it said. Not checked is a state of its own and warns."""

    GOOD = "good"
    REVOKED = "revoked"
    NOT_CHECKED = "not_checked"
    NOT_JUDGED = "not_judged"


class Time(StrEnum):
    """How the signing time is known. `broken`: there is a timestamp and it proves nothing."""

    PROVEN = "proven"
    CLAIMED = "claimed"
    UNKNOWN = "unknown"
    BROKEN = "broken"


class Algorithm(StrEnum):
    """Strength by a dated policy. `old`: normal when it was proven to be used (chữ ký cũ)."""

    STRONG = "strong"
    OLD = "old"
    WEAK = "weak"
    UNKNOWN = "unknown"
    NOT_JUDGED = "not_judged"


class Certification(StrEnum):
    """What a certifier allowed (DocMDP, FieldMDP; ISO 32000-2, 12.8.2), and whether it was kept."""

    NONE = "none"
    KEPT = "kept"
    BROKEN = "broken"


class Purpose(StrEnum):
    """Whether the certificate is made for signing documents (key usage, extended key usage; RFC 5280, 4.2.1)."""

    FIT = "fit"
    UNFIT = "unfit"
    NOT_JUDGED = "not_judged"


class Checkable(StrEnum):
    """Whether the signature could be checked at all, and if not, why."""

    YES = "yes"
    LEGACY_FORMAT = "legacy_format"
    UNKNOWN_FORMAT = "unknown_format"
    NOT_LISTED = "not_listed"
    ENCRYPTED = "encrypted"
    MALFORMED = "malformed"
    OUT_OF_TIME = "out_of_time"


State = (
    Integrity
    | Change
    | Coverage
    | Trust
    | Validity
    | Revocation
    | Time
    | Algorithm
    | Certification
    | Purpose
    | Checkable
)

_WEIGHTS: Final[Mapping[type[StrEnum], Mapping[StrEnum, Weight]]] = {
    Integrity: {
        Integrity.INTACT: Weight.GOOD,
        Integrity.ALTERED: Weight.BAD,
        Integrity.FORGED: Weight.BAD,
        Integrity.UNPROVABLE: Weight.BAD,
        Integrity.UNREADABLE: Weight.DOUBT,
    },
    Change: {
        Change.NONE: Weight.GOOD,
        Change.ALLOWED: Weight.NOTED,
        Change.NOT_ALLOWED: Weight.BAD,
        Change.UNEXPLAINED: Weight.DOUBT,
        Change.NOT_EXAMINED: Weight.DOUBT,
    },
    Coverage: {
        Coverage.WHOLE: Weight.GOOD,
        Coverage.PARTIAL: Weight.BAD,
        Coverage.TRAILING: Weight.DOUBT,
        Coverage.TRAILING_SHOWN: Weight.BAD,
        Coverage.UNKNOWN: Weight.DOUBT,
    },
    Trust: {
        Trust.OFFICIAL_DUTY: Weight.GOOD,
        Trust.PUBLIC: Weight.GOOD,
        Trust.OTHER: Weight.GOOD,
        Trust.NOT_TRUSTED: Weight.DOUBT,
        Trust.INCOMPLETE: Weight.DOUBT,
        Trust.NOT_JUDGED: Weight.LEFT_OUT,
    },
    Validity: {
        Validity.VALID: Weight.GOOD,
        Validity.EXPIRED: Weight.BAD,
        Validity.NOT_YET: Weight.BAD,
        Validity.EXPIRED_UNPROVEN: Weight.DOUBT,
        Validity.REVOKED: Weight.BAD,
        Validity.REVOKED_UNPROVEN: Weight.DOUBT,
        Validity.SUSPENDED: Weight.DOUBT,
        Validity.NOT_JUDGED: Weight.LEFT_OUT,
    },
    Revocation: {
        Revocation.GOOD: Weight.GOOD,
        # What a revoked certificate means depends on the time, which `Validity` weighs.
        Revocation.REVOKED: Weight.NOTED,
        Revocation.NOT_CHECKED: Weight.DOUBT,
        Revocation.NOT_JUDGED: Weight.LEFT_OUT,
    },
    Time: {
        Time.PROVEN: Weight.GOOD,
        Time.CLAIMED: Weight.NOTED,
        Time.UNKNOWN: Weight.NOTED,
        Time.BROKEN: Weight.BAD,
    },
    Algorithm: {
        Algorithm.STRONG: Weight.GOOD,
        Algorithm.OLD: Weight.NOTED,
        Algorithm.WEAK: Weight.DOUBT,
        Algorithm.UNKNOWN: Weight.DOUBT,
        Algorithm.NOT_JUDGED: Weight.LEFT_OUT,
    },
    Certification: {
        Certification.NONE: Weight.GOOD,
        Certification.KEPT: Weight.GOOD,
        Certification.BROKEN: Weight.BAD,
    },
    Purpose: {
        Purpose.FIT: Weight.GOOD,
        Purpose.UNFIT: Weight.DOUBT,
        Purpose.NOT_JUDGED: Weight.LEFT_OUT,
    },
    Checkable: {
        Checkable.YES: Weight.GOOD,
        Checkable.LEGACY_FORMAT: Weight.DOUBT,
        Checkable.UNKNOWN_FORMAT: Weight.DOUBT,
        Checkable.NOT_LISTED: Weight.DOUBT,
        Checkable.ENCRYPTED: Weight.DOUBT,
        Checkable.MALFORMED: Weight.DOUBT,
        Checkable.OUT_OF_TIME: Weight.DOUBT,
    },
}
"""By kind first: states of different kinds may have the same word."""


def weight_of(state: State) -> Weight:
    """Return what a state means for the bottom line."""
    return _WEIGHTS[type(state)][state]


class Certificate(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate as people read it. `sha256` in hex is its fingerprint; times in UTC.

    `crl_addresses` are where it says that the revocation lists about it are (RFC 5280, 4.2.1.13), `ocsp_addresses`
    where it says that somebody answers for it (4.2.2.1), both as far as HTTP goes.
    """

    subject: str
    issuer: str
    serial: str
    not_before: datetime | None
    not_after: datetime | None
    sha256: str
    crl_addresses: tuple[str, ...] = ()
    ocsp_addresses: tuple[str, ...] = ()


class IntegrityFinding(msgspec.Struct, frozen=True, kw_only=True):
    """1. Digest over the signed bytes and signature value. `digest` names the hash, `detail` what failed."""

    state: Integrity
    digest: str = ""
    detail: str = ""


class ChangeItem(msgspec.Struct, frozen=True, kw_only=True):
    """One change after signing: `code` says what kind, `revision` counts from 1, `pages` from 1 where known."""

    code: str
    revision: int
    pages: tuple[int, ...] = ()
    detail: str = ""


class ChangeFinding(msgspec.Struct, frozen=True, kw_only=True):
    """2. Changes after signing. `pages_differ` look different from the signed revision (from 1)."""

    state: Change
    items: tuple[ChangeItem, ...] = ()
    pages_differ: tuple[int, ...] = ()


class CoverageFinding(msgspec.Struct, frozen=True, kw_only=True):
    """3. Coverage: `revision` of `revisions`, where it ends, and how many bytes follow the last signed one."""

    state: Coverage
    revision: int = 0
    revisions: int = 0
    signed_until: int = 0
    trailing: int = 0


class TrustFinding(msgspec.Struct, frozen=True, kw_only=True):
    """4. Signer and path, leaf first. `same_name_elsewhere`: this document has the same name under another issuer."""

    state: Trust
    path: tuple[Certificate, ...] = ()
    anchor: str = ""
    same_name_elsewhere: bool = False
    detail: str = ""


class ValidityFinding(msgspec.Struct, frozen=True, kw_only=True):
    """5. The certificate at `at` (UTC), the signing time by which it was judged."""

    state: Validity
    at: datetime | None = None
    revoked_at: datetime | None = None
    revocation_reason: str = ""
    detail: str = ""


class RevocationFinding(msgspec.Struct, frozen=True, kw_only=True):
    """6. Revocation. `source`: `embedded_crl`, `embedded_ocsp`, or `imported_crl` of a trust list, made at `of`.

    `revoked_at` and `reason` are of the first certificate of the path that was revoked, be it after the signature.
    `until`: when the first of what speaks for the path is followed by something newer, None where it does not say.
    """

    state: Revocation
    source: str = ""
    of: datetime | None = None
    evidence_sha256: tuple[str, ...] = ()
    detail: str = ""
    revoked_at: datetime | None = None
    reason: str = ""
    until: datetime | None = None


class TimeFinding(msgspec.Struct, frozen=True, kw_only=True):
    """7. Time. `claimed` is the signer's clock as written; `is_local_as_utc`: about 7 h ahead, told and not mended."""

    state: Time
    proven: datetime | None = None
    claimed: datetime | None = None
    authority: str = ""
    is_local_as_utc: bool = False
    detail: str = ""


class AlgorithmFinding(msgspec.Struct, frozen=True, kw_only=True):
    """8. Algorithms, as named by the signature, under the policy of this version."""

    state: Algorithm
    digest: str = ""
    signature: str = ""
    key_bits: int = 0
    policy: str = ""


class CertificationFinding(msgspec.Struct, frozen=True, kw_only=True):
    """9. Certification level (DocMDP P, 0 for none) and the fields it locks."""

    state: Certification
    level: int = 0
    locked_fields: tuple[str, ...] = ()
    detail: str = ""


class PurposeFinding(msgspec.Struct, frozen=True, kw_only=True):
    """11. What the certificate is made for, by the names of RFC 5280."""

    state: Purpose
    key_usage: tuple[str, ...] = ()
    extended_key_usage: tuple[str, ...] = ()


class CheckableFinding(msgspec.Struct, frozen=True, kw_only=True):
    """10. Whether the signature could be checked. `sub_filter` is what the file says of its format."""

    state: Checkable
    sub_filter: str = ""
    detail: str = ""
