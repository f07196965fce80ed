"""What one revocation list or one answer says about one certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True)
class Statement:
    """Said by `raw` (DER), whose signature was checked, at `this_update`. `revoked_at` is None for: not revoked.

    `source` is `embedded_crl`, `imported_crl`, `fetched_ocsp` and so on; `reason` is a name of RFC 5280, section 5.3.1.
    """

    source: str
    raw: bytes
    this_update: datetime
    next_update: datetime | None
    revoked_at: datetime | None = None
    reason: str = ""


def in_utc(moment: datetime) -> datetime:
    """Return a time in UTC; ASN.1 times without a zone are in UTC."""
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
