"""The evidence of each finding about a signature, as clauses that follow the words of its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Final

from ecabinet.domain.signatures.findings import Revocation, Time, Trust
from ecabinet.domain.signatures.verdicts import SignatureVerdict
from ecabinet.papers.signature_changes import pages_words
from ecabinet.papers.signature_states import Language, Words
from ecabinet.papers.signature_text import algorithm_words, common_name, moment_words, period_words, shown
from ecabinet.papers.wording import grouped

_SOURCES: Final[Mapping[str, Words]] = {
    "embedded_ocsp": Words("theo OCSP kèm trong văn bản", "by OCSP embedded in the document"),
    "embedded_crl": Words("theo CRL kèm trong văn bản", "by a CRL embedded in the document"),
    "imported_crl": Words("theo CRL đã nhập", "by an imported CRL"),
    "fetched_ocsp": Words("theo OCSP do máy chủ hỏi được", "by an OCSP answer that the hub asked for"),
}
_REVOCATION_REASONS: Final[Mapping[str, Words]] = {
    "key_compromise": Words("lộ khóa", "the key was compromised"),
    "ca_compromise": Words("lộ khóa của CA", "the CA's key was compromised"),
    "affiliation_changed": Words("thay đổi đơn vị công tác", "the affiliation changed"),
    "superseded": Words("được thay bằng chứng thư khác", "it was superseded"),
    "cessation_of_operation": Words("ngừng sử dụng", "it is no longer used"),
    "certificate_hold": Words("tạm dừng", "it is on hold"),
    "privilege_withdrawn": Words("thu hồi quyền", "the privilege was withdrawn"),
    "aa_compromise": Words("lộ khóa của cơ quan cấp thuộc tính", "the attribute authority's key was compromised"),
    "unspecified": Words("không nêu lý do", "no reason given"),
}
_LEVELS: Final[Mapping[int, Words]] = {
    1: Words("mức 1: không cho phép thay đổi nào", "level 1: no changes allowed"),
    2: Words("mức 2: chỉ cho phép điền biểu mẫu và ký thêm", "level 2: filling forms and signing allowed"),
    3: Words(
        "mức 3: cho phép điền biểu mẫu, ký thêm và chú thích", "level 3: filling forms, signing and annotating allowed"
    ),
}


_TRUSTED: Final = frozenset({Trust.OFFICIAL_DUTY, Trust.PUBLIC, Trust.OTHER})


def evidence(name: str, signature: SignatureVerdict, language: Language) -> tuple[str, ...]:
    """Return the clauses of evidence for the finding of this name; empty where there is nothing to add."""
    return tuple(words.told(language) for words in _GIVEN[name](signature))


def _both(vi: str, en: str) -> Iterator[Words]:
    yield Words(vi, en)


def _same(text: str) -> Iterator[Words]:
    if text:
        yield Words(text, text)


def _checkable(signature: SignatureVerdict) -> Iterator[Words]:
    yield from _same(shown(signature.checkable.sub_filter.lstrip("/"), 60))


def _integrity(signature: SignatureVerdict) -> Iterator[Words]:
    yield from _same(algorithm_words(signature.integrity.digest))


def _changes(signature: SignatureVerdict) -> Iterator[Words]:
    finding = signature.changes
    if finding.items:
        count = len(finding.items)
        yield from _both(f"{count} thay đổi", f"{count} change{'s' if count > 1 else ''}")
    if finding.pages_differ:
        vi, en = pages_words(finding.pages_differ, "vi"), pages_words(finding.pages_differ, "en")
        yield from _both(f"{vi} hiển thị khác bản đã ký", f"{en} look different from what was signed")


def _coverage(signature: SignatureVerdict) -> Iterator[Words]:
    finding = signature.coverage
    if finding.revisions:
        which = f"{finding.revision}/{finding.revisions}"
        yield from _both(f"phiên bản {which}", f"revision {which}")
    if finding.trailing:
        yield from _both(f"{grouped(finding.trailing)} byte nằm ngoài", f"{finding.trailing} bytes outside")


def _trust(signature: SignatureVerdict) -> Iterator[Words]:
    finding = signature.trust
    if finding.path and finding.path[0].issuer:
        issuer = common_name(finding.path[0].issuer)
        yield from _both(f"cấp bởi {issuer}", f"issued by {issuer}")
    if finding.anchor and finding.state != Trust.NOT_JUDGED:
        anchor = common_name(finding.anchor)
        if finding.state in _TRUSTED:
            yield from _both(f"gốc tin cậy: {anchor}", f"anchor: {anchor}")
        else:
            yield from _both(f"đường dẫn dừng ở {anchor}", f"the path ends at {anchor}")
    if finding.same_name_elsewhere:
        yield from _both(
            "lưu ý: trong văn bản có chứng thư khác cùng tên người ký nhưng do đơn vị khác cấp",
            "note: another certificate in this document has the same name under another issuer",
        )


def _validity(signature: SignatureVerdict) -> Iterator[Words]:
    finding = signature.validity
    if finding.at is not None:
        at = finding.at
        yield from _both(f"xét tại {moment_words(at, 'vi')}", f"judged at {moment_words(at, 'en')}")
    if signature.trust.path:
        leaf = signature.trust.path[0]
        yield from _both(f"thời hạn {period_words(leaf, 'vi')}", f"valid {period_words(leaf, 'en')}")
    if finding.revoked_at is not None:
        yield from _revoked(finding.revoked_at, finding.revocation_reason)


def _revoked(at: datetime, code: str) -> Iterator[Words]:
    yield from _both(f"thu hồi lúc {moment_words(at, 'vi')}", f"revoked at {moment_words(at, 'en')}")
    if code:
        told = _REVOCATION_REASONS.get(code) or Words(*[shown(code, 60)] * 2)
        yield from _both(f"lý do: {told.vi}", f"reason: {told.en}")


def _revocation(signature: SignatureVerdict) -> Iterator[Words]:
    finding = signature.revocation
    if finding.state == Revocation.NOT_JUDGED:
        return
    if finding.revoked_at is not None and signature.validity.revoked_at is None:
        yield from _both("sau thời điểm ký", "after the signing time")
        yield from _revoked(finding.revoked_at, finding.reason)
    if finding.source:
        yield _SOURCES.get(finding.source) or Words(*[shown(finding.source, 60)] * 2)
    if finding.of is not None:
        yield from _both(f"lập lúc {moment_words(finding.of, 'vi')}", f"made at {moment_words(finding.of, 'en')}")


def _time(signature: SignatureVerdict) -> Iterator[Words]:
    finding = signature.time
    if finding.proven is not None:
        yield from _both(moment_words(finding.proven, "vi"), moment_words(finding.proven, "en"))
    if finding.claimed is not None:
        vi, en = moment_words(finding.claimed, "vi"), moment_words(finding.claimed, "en")
        is_all = finding.state == Time.CLAIMED
        yield from _both(vi if is_all else f"người ký khai {vi}", en if is_all else f"the signer says {en}")
    if finding.authority:
        authority = common_name(finding.authority)
        if finding.state == Time.CLAIMED:
            yield from _both(
                f"có dấu thời gian của {authority} nhưng không thuộc hệ thống được tin cậy",
                f"there is a timestamp of {authority}, which is not trusted",
            )
        else:
            yield from _both(f"dấu thời gian của {authority}", f"timestamp of {authority}")
    if finding.is_local_as_utc:
        yield from _both(
            "giờ người ký khai muộn hơn khoảng 7 giờ: phần mềm ký có thể đã ghi giờ Việt Nam vào chỗ của giờ UTC",
            "the stated time is about 7 hours ahead: the signing software may have written local time as UTC",
        )


def _algorithm(signature: SignatureVerdict) -> Iterator[Words]:
    finding = signature.algorithm
    names = [algorithm_words(name) for name in (finding.digest, finding.signature) if name]
    if finding.key_bits:
        names.append(f"{finding.key_bits} bit")
    yield from _same(", ".join(dict.fromkeys(names)))


def _certification(signature: SignatureVerdict) -> Iterator[Words]:
    finding = signature.certification
    if finding.level in _LEVELS:
        yield _LEVELS[finding.level]
    if finding.locked_fields:
        fields = ", ".join(shown(field, 60) for field in finding.locked_fields)
        yield from _both(f"khóa các trường: {shown(fields)}", f"locks the fields: {shown(fields)}")


def _purpose(signature: SignatureVerdict) -> Iterator[Words]:
    finding = signature.purpose
    yield from _same(shown(", ".join((*finding.key_usage, *finding.extended_key_usage))))


_GIVEN: Final = {
    "checkable": _checkable,
    "integrity": _integrity,
    "changes": _changes,
    "coverage": _coverage,
    "trust": _trust,
    "validity": _validity,
    "revocation": _revocation,
    "time": _time,
    "algorithm": _algorithm,
    "certification": _certification,
    "purpose": _purpose,
}
