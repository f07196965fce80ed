"""What goes between the worker that parses the PDF and the process that holds the key."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

CONTENTS_BYTES: Final = 16 * 1024
"""Room for the signature (DER): with a timestamp and two chains about 8 KB are used; tools in use reserve the same."""


DIGEST: Final = "sha256"


TASKS: Final = {
    "prepare_signature": "ecabinet.trust.signing.task:prepare_task",
    "add_evidence": "ecabinet.trust.signing.task:add_evidence_task",
    "check_signed_outside": "ecabinet.trust.signing.task:check_signed_outside_task",
}
"""What runs in workers: named here, so that who asks for it does not load what parses."""


class Level(StrEnum):
    """PAdES baseline levels: plain, with a timestamp, with the evidence for judging it years later."""

    BASIC = "b-b"
    TIMESTAMPED = "b-t"
    LONG_TERM = "b-lt"


class Scheme(StrEnum):
    """How an RSA key signs: Circular 15/2025 asks RSASSA-PSS, most tokens in use do PKCS #1 v1.5."""

    PSS = "pss"
    PKCS1 = "pkcs1"


class Box(msgspec.Struct, frozen=True):
    """A rectangle on a page (counted from 0), in points from the lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Width in points."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in points."""
        return self.top - self.bottom


class Spot(StrEnum):
    """Where Decree 30/2020 wants a signature to be seen.

    `person`: in the room left between title and name. `seal`: over the left third of the person's picture, in its real
    size. `corner`: top right of the first page, only on attachments in files of their own and on copies.
    """

    PERSON = "person"
    SEAL = "seal"
    CORNER = "corner"


class Mark(msgspec.Struct, frozen=True, kw_only=True):
    """What is seen of a signature: a drawing (a PDF of one page) of its real size, and where it goes.

    `place` is the named destination that the paper marks the room by; it counts for `person` and `seal`.
    """

    spot: Spot
    drawing: bytes
    place: str = ""


class Preparation(msgspec.Struct, frozen=True, kw_only=True):
    """The worker's task: put an empty signature into a PDF. `moment` (aware) is the signer's own clock.

    Without a `mark` the signature is not seen on the page. `field` names the signature; empty: the next free name.
    """

    pdf: bytes
    moment: datetime
    mark: Mark | None = None
    field: str = ""
    name: str = ""
    reason: str = ""
    location: str = ""


class Prepared(msgspec.Struct, frozen=True, kw_only=True):
    """A PDF that waits for its signature in `pdf[start:end]`, angle brackets included. `box` is where it is seen."""

    pdf: bytes
    start: int
    end: int
    field: str
    box: Box | None = None


class Tries(StrEnum):
    """What a token tells about wrong PINs. PKCS #11 has no number; `fewer`: a wrong one was given since the last right.

    Tokens of VGCA lock after three wrong PINs in a row.
    """

    ALL = "all"
    FEWER = "fewer"
    LAST = "last"
    NONE = "none"


class Token(msgspec.Struct, frozen=True, kw_only=True):
    """A token that is plugged in. `serial` (hex) tells it from another of the same label."""

    library: str
    label: str
    serial: str
    maker: str
    tries: Tries


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What level B-LT embeds, all in DER: the chains' certificates, and what says that they were not revoked."""

    certificates: tuple[bytes, ...] = ()
    crls: tuple[bytes, ...] = ()
    ocsps: tuple[bytes, ...] = ()


class EvidenceRequest(msgspec.Struct, frozen=True):
    """The worker's task: add evidence to a signed PDF, as an update of its own."""

    pdf: bytes
    evidence: Evidence


class OutsideRequest(msgspec.Struct, frozen=True):
    """The worker's task: compare what was exported with what came back signed."""

    exported: bytes
    signed: bytes
