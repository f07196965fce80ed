"""What Circular 15/2025/TT-BKHCN makes every verification software display about a signature."""

from __future__ import annotations

import msgspec

from ecabinet.domain.signatures.findings import Checkable
from ecabinet.domain.signatures.verdicts import SignatureVerdict
from ecabinet.papers.signature_states import Language, Words, words_of
from ecabinet.papers.signature_text import common_name, period_words, sentence, shown
from ecabinet.papers.signature_words import line_words, signed_at_words

_MISSING = Words("Chứng thư không ghi", "Not named by the certificate")
_UNKNOWN = Words("Không rõ", "Not known")


class DisplayLine(msgspec.Struct, frozen=True):
    """One line of the display: what it is about, and what is said."""

    label: str
    words: str


def display_lines(signature: SignatureVerdict, language: Language) -> tuple[DisplayLine, ...]:
    """Return the mandatory lines: result, CA, signer, managing body, time, integrity, validity, validity period.

    A signature that cannot be checked has no more than its result, its signer where known, and why.
    """
    result = line_words(signature.line, language)
    rows: list[tuple[Words, str]] = [(Words("Kết quả kiểm tra", "Result"), result)]
    if signature.checkable.state != Checkable.YES:
        if signature.signer.name:
            rows.append((Words("Người ký", "Signer"), shown(signature.signer.name)))
        rows.append((Words("Lý do", "Reason"), sentence(words_of(signature.checkable.state).told(language))))
    else:
        rows += _checked(signature, language)
    return tuple(DisplayLine(label.told(language), words) for label, words in rows)


def _checked(signature: SignatureVerdict, language: Language) -> list[tuple[Words, str]]:
    leaf = signature.trust.path[0] if signature.trust.path else None
    missing, unknown = _MISSING.told(language), _UNKNOWN.told(language)
    period = unknown if leaf is None else period_words(leaf, language)
    return [
        (Words("Tổ chức cấp chứng thư (CA)", "Issuing authority (CA)"), shown(leaf.issuer) if leaf else unknown),
        (Words("Người ký", "Signer"), _signer(signature) or missing),
        (
            Words("Cơ quan, tổ chức quản lý", "Managing body"),
            shown(signature.signer.organisation) or missing,
        ),
        (Words("Thời điểm ký", "Signing time"), _time(signature, language) or unknown),
        (Words("Tính toàn vẹn", "Integrity"), sentence(words_of(signature.integrity.state).told(language))),
        (
            Words("Hiệu lực khi ký", "Validity when signing"),
            sentence(words_of(signature.validity.state).told(language)),
        ),
        (Words("Thời hạn của chứng thư", "Validity period"), f"{period[:1].upper()}{period[1:]}"),
    ]


def _signer(signature: SignatureVerdict) -> str:
    signer = signature.signer
    return ", ".join(shown(part) for part in (signer.name, signer.position) if part)


def _time(signature: SignatureVerdict, language: Language) -> str:
    told = signed_at_words(signature, language)
    if signature.time.proven is None:
        return told
    authority = common_name(signature.time.authority)
    if language == "vi":
        return f"{told} (dấu thời gian{f' của {authority}' if authority else ''})"
    return f"{told} (timestamp{f' of {authority}' if authority else ''})"
