"""The half that holds the key: signs what a worker prepared, and parses no PDF."""

from __future__ import annotations

import asyncio
import hashlib

from pkcs11.exceptions import PKCS11Error
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from ecabinet.domain.kernel import Refusal
from ecabinet.trust.signing.keys import KeyInHand
from ecabinet.trust.signing.timestamps import TimestampAway, TimestampMisaddressed, TimestampRefused
from ecabinet.trust.signing.tokens import refusal_of
from ecabinet.trust.signing.values import DIGEST, Prepared


def complete(
    original: bytes, prepared: Prepared, key: KeyInHand, timestamps: TimeStamper | None = None
) -> bytes | Refusal:
    """Sign, and return the signed PDF: level B-T with `timestamps`, B-B without.

    What a worker made of the file it parsed is not believed: the prepared PDF begins with the original, byte for
    byte, and the digest is computed here. Refuses with `prepared_wrongly`, `timestamp_address`, `timestamp_away`,
    `timestamp_refused`, `signature_too_large`, or as `tokens.open_token` does when the token is pulled out. Takes
    seconds; not for the thread of an event loop.
    """
    if not _is_sound(original, prepared):
        return Refusal("prepared_wrongly")
    digest = hashlib.sha256(prepared.pdf[: prepared.start])
    digest.update(prepared.pdf[prepared.end :])
    signed = _signed(digest.digest(), key, timestamps)
    if isinstance(signed, Refusal):
        return signed
    contents = signed.hex().encode()
    room = prepared.end - prepared.start - 2
    if len(contents) > room:
        return Refusal("signature_too_large")
    start = prepared.start + 1
    return prepared.pdf[:start] + contents.ljust(room, b"0") + prepared.pdf[start + room :]


def _signed(digest: bytes, key: KeyInHand, timestamps: TimeStamper | None) -> bytes | Refusal:
    try:
        message = asyncio.run(key.signer.async_sign(digest, DIGEST, use_pades=True, timestamper=timestamps))
    except TimestampMisaddressed:
        return Refusal("timestamp_address")
    except TimestampAway:
        return Refusal("timestamp_away")
    except (TimestampRefused, TimestampRequestError):
        return Refusal("timestamp_refused")
    except PKCS11Error as fault:
        return refusal_of(fault)
    return bytes(message.dump())


def _is_sound(original: bytes, prepared: Prepared) -> bool:
    pdf, start, end = prepared.pdf, prepared.start, prepared.end
    hole = pdf[start:end]
    return (
        len(original) < start < end < len(pdf)
        and pdf.startswith(original)
        and hole == b"<" + b"0" * (end - start - 2) + b">"
    )
