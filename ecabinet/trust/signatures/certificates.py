"""Certificates as people read them: names, periods, what they are made for."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from typing import Final

from asn1crypto import x509

from ecabinet.domain.signatures.askable_addresses import askable_addresses
from ecabinet.domain.signatures.findings import Certificate, Purpose, PurposeFinding
from ecabinet.domain.signatures.verdicts import Signer
from ecabinet.trust.signatures.opened import HOSTILE

_LONGEST_NAME: Final = 500
_KEPT: Final = 512
_BIDI_AND_HIDDEN: Final = re.compile("[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_AGENCY_WORDS: Final = (
    "ubnd", "ủy ban", "uỷ ban", "hđnd", "hội đồng", "văn phòng", "sở ", "bộ ", "cục ", "tổng cục", "chi cục", "vụ ",
    "ban quản lý", "ban tổ chức", "ban dân", "ban chỉ", "ban tuyên", "ban thường", "ban cơ", "thanh tra", "trung tâm",
    "cổng thông tin", "công an", "tòa án", "toà án", "viện ", "kho bạc", "bảo hiểm", "đảng ủy", "đảng bộ", "thành ủy",
    "huyện ủy", "quận ủy", "tỉnh ủy", "phòng ", "trường ", "bệnh viện", "công ty", "tổng công ty", "chi nhánh",
    "ngân hàng", "tập đoàn", "học viện", "đại học", "chính phủ", "quốc hội", "mặt trận", "liên đoàn", "trạm ", "quỹ ",
    "hạt kiểm lâm", "đoàn thanh niên", "đoàn tncs", "đoàn đại biểu", "đoàn luật sư", "đoàn kinh tế", "đoàn khối",
    "đoàn thanh tra", "đoàn kiểm tra", "đoàn giám sát", "đoàn công tác",
)  # fmt: skip
"""How the name of a Vietnamese body begins: certificates of VGCA tell bodies and people apart by their names alone.

Đoàn is a surname too: it begins a body's name only together with what such a body is."""

_PERSON_FIELDS: Final = frozenset({"surname", "given_name", "pseudonym", "title"})
_PERSON_IDS: Final = re.compile(r"^(CMND|CCCD|HC|PNO|IDC|PAS)", re.IGNORECASE)
_FOR_PEOPLE: Final = frozenset({"digital_signature", "non_repudiation"})
_NOT_FOR_DOCUMENTS: Final = frozenset({"server_auth", "code_signing", "time_stamping", "ocsp_signing"})


def clean(text: str) -> str:
    """Return a name in NFC, on one line; marks that turn or hide what is read are seen as U+FFFD (TRUST 6.3)."""
    line = " ".join(unicodedata.normalize("NFC", text).split())
    return _BIDI_AND_HIDDEN.sub("\ufffd", line)[:_LONGEST_NAME]


def described(certificate: x509.Certificate) -> Certificate:
    """Return a certificate as people read it; a part that cannot be read stays empty."""
    return Certificate(
        subject=_name(certificate, "subject"),
        issuer=_name(certificate, "issuer"),
        serial=_serial(certificate),
        not_before=_moment(certificate, "not_before"),
        not_after=_moment(certificate, "not_after"),
        sha256=fingerprint(certificate),
        crl_addresses=_addresses(certificate, addresses_of_lists),
        ocsp_addresses=_addresses(certificate, _addresses_of_responders),
    )


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of the certificate's DER, in hex."""
    return hashlib.sha256(certificate.dump()).hexdigest()


def period(certificate: x509.Certificate) -> tuple[datetime, datetime]:
    """Return from when until when it is valid (UTC). Raises ValueError for a broken date."""
    start, end = _moment(certificate, "not_before"), _moment(certificate, "not_after")
    if start is None or end is None:
        raise ValueError("a date of the certificate cannot be read")
    return start, end


def signer_of(certificate: x509.Certificate) -> Signer:
    """Return who a certificate names."""
    fields = dict(_fields(certificate))
    name = fields.get("common_name") or " ".join(
        part for part in (fields.get("surname", ""), fields.get("given_name", "")) if part
    )
    organisation = fields.get("organization_name", "")
    return Signer(
        name=name or organisation,
        organisation=organisation,
        position=fields.get("title", ""),
        is_agency=_is_agency(name, fields),
    )


def purpose_of(certificate: x509.Certificate, *, is_timestamp: bool) -> PurposeFinding:
    """Judge whether a certificate is made for signing documents, or for timestamps (RFC 5280, 4.2.1.3 and 4.2.1.12).

    A certificate without either extension may be used for anything. For documents, an extended key usage is unfit when
    all that it names is for machines.
    """
    usage = certificate.key_usage_value
    extended = certificate.extended_key_usage_value
    key_usage = tuple(sorted(usage.native)) if usage is not None else ()
    purposes = tuple(str(one) for one in extended.native) if extended is not None else ()
    is_fit = usage is None or bool(_FOR_PEOPLE & set(key_usage))
    if is_timestamp:
        is_fit = is_fit and "time_stamping" in purposes
    elif purposes and set(purposes) <= _NOT_FOR_DOCUMENTS:
        is_fit = False
    return PurposeFinding(
        state=Purpose.FIT if is_fit else Purpose.UNFIT, key_usage=key_usage, extended_key_usage=purposes
    )


def _is_agency(name: str, fields: dict[str, str]) -> bool:
    """Tell a body's certificate from a person's. What names a person outweighs how the name begins."""
    identity = fields.get("user_id", "") or fields.get("serial_number", "")
    if _PERSON_FIELDS & set(fields) or _PERSON_IDS.match(identity):
        return False
    plain = name.casefold() + " "
    units = {fields.get(key, "").casefold() for key in ("organization_name", "organizational_unit_name")} - {""}
    return name.casefold() in units or plain.startswith(_AGENCY_WORDS) or "organization_identifier" in fields


def _fields(certificate: x509.Certificate) -> Iterator[tuple[str, str]]:
    """Give the subject's fields, the most specific last, each name in its first meaning."""
    seen: set[str] = set()
    try:
        for group in certificate.subject.chosen:
            for pair in group:
                kind, value = str(pair["type"].native), pair["value"].native
                if kind not in seen and isinstance(value, str):
                    seen.add(kind)
                    yield kind, clean(value)
    except HOSTILE:
        return


_SHORT: Final = {
    "common_name": "CN", "organizational_unit_name": "OU", "organization_name": "O", "locality_name": "L",
    "state_or_province_name": "ST", "country_name": "C", "email_address": "E", "serial_number": "SN", "user_id": "UID",
}  # fmt: skip


def _name(certificate: x509.Certificate, which: str) -> str:
    try:
        return name_text(certificate["tbs_certificate"][which])
    except HOSTILE:
        return ""


def name_text(name: x509.Name) -> str:
    """Return a name on one line, the most specific part first: `CN=…, OU=…, O=…, C=VN`."""
    parts = [
        f"{_SHORT.get(str(pair['type'].native), str(pair['type'].native))}={clean(str(pair['value'].native))}"
        for group in name.chosen
        for pair in group
    ]
    parts.reverse()
    common_first = sorted(parts, key=lambda one: not one.startswith("CN="))
    return ", ".join(common_first)[:_LONGEST_NAME]


def addresses_of_lists(certificate: x509.Certificate) -> Iterator[str]:
    """Give the addresses at which a certificate says that the lists about it are. Raises ValueError and others."""
    for point in certificate.crl_distribution_points:
        if point["distribution_point"].name == "full_name":
            yield from (str(one.native) for one in point["distribution_point"].chosen if one.name.startswith("uniform"))


def _addresses_of_responders(certificate: x509.Certificate) -> Iterator[str]:
    """Give the addresses at which a certificate says that somebody answers for it. Raises ValueError and others."""
    for way in certificate.authority_information_access_value or ():
        if way["access_method"].native == "ocsp" and way["access_location"].name.startswith("uniform"):
            yield str(way["access_location"].native)


def _addresses(certificate: x509.Certificate, named_in: Callable[[x509.Certificate], Iterator[str]]) -> tuple[str, ...]:
    try:
        return askable_addresses(named_in(certificate))
    except HOSTILE:
        return ()


def _serial(certificate: x509.Certificate) -> str:
    try:
        return f"{certificate.serial_number:X}"
    except HOSTILE:
        return ""


def _moment(certificate: x509.Certificate, which: str) -> datetime | None:
    try:
        found = certificate["tbs_certificate"]["validity"][which].native
    except HOSTILE:
        return None
    if not isinstance(found, datetime):
        return None
    return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)


def readable(raw: Iterable[bytes | x509.Certificate]) -> Iterator[x509.Certificate]:
    """Give the certificates whose names, number and key can be read; a broken one helps nobody and harms nobody."""
    for one in raw:
        certificate = _loaded(one) if isinstance(one, bytes) else _checked(one)
        if certificate is not None:
            yield certificate


@lru_cache(maxsize=_KEPT)
def _loaded(der: bytes) -> x509.Certificate | None:
    """Read a certificate; the same few authorities stand in document after document."""
    try:
        return _checked(x509.Certificate.load(der))
    except HOSTILE:
        return None


def _checked(certificate: x509.Certificate) -> x509.Certificate | None:
    try:
        _ = (certificate.issuer_serial, certificate.subject.hashable, certificate.issuer.hashable)
        _ = (certificate.key_identifier, certificate.authority_key_identifier, certificate.public_key.algorithm)
    except HOSTILE:
        return None
    return certificate
