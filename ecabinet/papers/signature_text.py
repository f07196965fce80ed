"""How the pieces of evidence about a signature are written: names out of foreign files, moments, hashes, algorithms."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime
from typing import Final

from ecabinet.domain.signatures.findings import Certificate
from ecabinet.papers.signature_states import Language
from ecabinet.papers.wording import VIETNAM_TIME

NAME_LIMIT: Final = 160
"""Longest name taken over from a file, in characters; a longer one is cut, which is seen by the dots."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_PLACEHOLDER = "\ufffd"
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
           "December")  # fmt: skip


def shown(text: str, limit: int = NAME_LIMIT) -> str:
    """Return foreign text as it may stand on a screen, on paper or on a terminal: one line in NFC.

    Characters that are not seen (controls, direction marks) are shown as U+FFFD: a name must not hide or turn round
    what stands beside it, and must not command a terminal.
    """
    composed = unicodedata.normalize("NFC", " ".join(text.split()))
    plain = "".join(_PLACEHOLDER if unicodedata.category(char) in _UNSEEN else char for char in composed)
    return plain if len(plain) <= limit else f"{plain[: limit - 1].rstrip()}…"


def moment_words(moment: datetime, language: Language) -> str:
    """`08:30:15 ngày 05/01/2026` or `08:30:15 on 5 January 2026`, in the time of Việt Nam.

    A moment without a zone counts as UTC; one at the calendar's end, which has no time in Việt Nam, is given as it is.
    """
    try:
        here = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(VIETNAM_TIME)
    except OverflowError:
        return moment.isoformat(" ", "seconds")
    if language == "vi":
        return f"{here:%H:%M:%S} ngày {here.day:02d}/{here.month:02d}/{here.year:04d}"
    return f"{here:%H:%M:%S} on {here.day} {_MONTHS[here.month - 1]} {here.year}"


def period_words(certificate: Certificate, language: Language) -> str:
    """From when to when a certificate is valid; a date that could not be read is said to be missing."""
    missing = "không đọc được" if language == "vi" else "not readable"
    ends = [
        missing if moment is None else moment_words(moment, language)
        for moment in (certificate.not_before, certificate.not_after)
    ]
    return f"từ {ends[0]} đến {ends[1]}" if language == "vi" else f"from {ends[0]} to {ends[1]}"


def algorithm_words(name: str) -> str:
    """`SHA-256`, `RSA-PSS`: an algorithm's name as standards write it; an unknown one as the file has it."""
    known = {
        "md5": "MD5",
        "sha1": "SHA-1",
        "sha224": "SHA-224",
        "sha256": "SHA-256",
        "sha384": "SHA-384",
        "sha512": "SHA-512",
        "sha3_256": "SHA3-256",
        "sha3_384": "SHA3-384",
        "sha3_512": "SHA3-512",
        "rsa": "RSA",
        "rsassa_pkcs1v15": "RSA PKCS#1 v1.5",
        "rsassa_pss": "RSA-PSS",
        "ecdsa": "ECDSA",
        "dsa": "DSA",
        "ed25519": "Ed25519",
        "ed448": "Ed448",
    }
    return known.get(name.lower().replace("-", "_"), known.get(name.lower().replace("-", ""), shown(name, 60)))


def common_name(subject: str) -> str:
    """`TSA Ban Cơ yếu Chính phủ` out of `CN=TSA Ban Cơ yếu Chính phủ, O=…`; a subject without one stays whole."""
    first, _, _ = subject.partition(", ")
    return shown(first.removeprefix("CN=")) if first.startswith("CN=") else shown(subject)


def sentence(clause: str) -> str:
    """Make a sentence of a clause: a capital letter and a full stop."""
    return f"{clause[:1].upper()}{clause[1:]}{'' if clause.endswith(('.', '…')) else '.'}"
