"""Opening a PDF for judgement: strictly first, then leniently, and said."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodeLimits, DocumentDecodeBudget, StreamDecodeLimits
from pyhanko.pdf_utils.misc import PdfDecodeLimitError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from ecabinet.domain.signatures.findings import Checkable
from ecabinet.trust.signatures.hex_strings import read_quickly

read_quickly()

READABLE_FORMATS = frozenset({"/adbe.pkcs7.detached", "/ETSI.CAdES.detached", "/ETSI.RFC3161"})
"""Sub-filters that are judged (ISO 32000-2, 12.8.3; ETSI EN 319 142-1)."""

LEGACY_FORMATS = frozenset({"/adbe.pkcs7.sha1", "/adbe.x509.rsa_sha1"})
"""Sub-filters of old, named and not judged: ISO 32000-2 withdrew both with SHA-1."""

_MIB = 1024 * 1024
_INK = re.compile(rb"[^\0 \t\r\n\f]")
_HEADER_WITHIN = 1024
_END_WITHIN = 256 * 1024
_DEEPEST_FIELD = 32
_MOST_FIELDS = 20_000
_LIMITS = DecodeLimits(
    per_stream=StreamDecodeLimits(max_output_size=64 * _MIB),
    document_budget=DocumentDecodeBudget(base_allowance=256 * _MIB, max_ratio=20),
)

HOSTILE = (Exception,)
"""What a parser of foreign bytes may raise. pyHanko lets through KeyError, AttributeError, TypeError, AssertionError,
OSError, ValueError, NotImplementedError and RecursionError besides its own: each is a finding, none may escape."""


@dataclass(frozen=True)
class OddSignature:
    """A signature dictionary that cannot be judged, and why. `byte_range` is empty where it cannot be read.

    `places` are the offsets of the objects that a form's field names as its value.
    """

    field: str
    state: Checkable
    sub_filter: str = ""
    detail: str = ""
    byte_range: tuple[int, ...] = ()
    is_usage_rights: bool = False
    places: tuple[int, ...] = ()


@dataclass(frozen=True)
class OpenedPdf:
    """A PDF that a reader opened. `signatures` in file order, timestamps included; `odd` are those left out of it."""

    data: bytes
    reader: PdfFileReader
    was_lax: bool
    signatures: tuple[EmbeddedPdfSignature, ...]
    odd: tuple[OddSignature, ...] = ()
    password: str | None = field(default=None, repr=False)

    @property
    def revisions(self) -> int:
        """How many revisions the file has."""
        return int(self.reader.xrefs.total_revisions)


def open_pdf(data: bytes, password: str | None) -> OpenedPdf | str:
    """Open it, or return why not: `empty`, `not_a_pdf`, `encrypted`, `wrong_password`, `too_costly`, `malformed`."""
    if not _INK.search(data):
        return "empty"
    if b"%PDF-" not in data[:_HEADER_WITHIN]:
        return "not_a_pdf"
    # pyHanko reads backwards, byte by byte, from the end to the last mark; readers in use look at the last 1 kB only.
    if data.rfind(b"%%EOF", max(0, len(data) - _END_WITHIN)) < 0:
        return "malformed"
    strict = _attempt(data, password, is_strict=True)
    if isinstance(strict, OpenedPdf):
        return strict if not _hides_something(strict) else _better(strict, _attempt(data, password, is_strict=False))
    return strict if strict != "malformed" else _attempt(data, password, is_strict=False)


def _better(strict: OpenedPdf, lax: OpenedPdf | str) -> OpenedPdf:
    """Prefer the strict reading unless it refuses the whole kind of file, or the lenient one reads more signatures."""
    if not isinstance(lax, OpenedPdf):
        return strict
    return lax if _is_hybrid(strict) or len(lax.signatures) > len(strict.signatures) else strict


def _hides_something(opened: OpenedPdf) -> bool:
    """Whether the strict reading left out what the lenient one may read. Hybrid files are refused by strict readers."""
    return _is_hybrid(opened) or any(one.state == Checkable.MALFORMED for one in opened.odd)


def _is_hybrid(opened: OpenedPdf) -> bool:
    return bool(opened.reader.xrefs.hybrid_xrefs_present)


def _attempt(data: bytes, password: str | None, *, is_strict: bool) -> OpenedPdf | str:
    try:
        reader = PdfFileReader(io.BytesIO(data), strict=is_strict, decode_limits=_LIMITS)
        if problem := _unlocked(reader, password):
            return problem
        root: object = reader.root
        if not isinstance(root, generic.DictionaryObject):
            return "malformed"
    except PdfDecodeLimitError:
        return "too_costly"
    except HOSTILE:
        return "malformed"
    signatures, odd = _collected(reader)
    return OpenedPdf(data, reader, not is_strict, signatures, odd, password)


def _unlocked(reader: PdfFileReader, password: str | None) -> str:
    """Return why it stays locked. The empty user password is tried where none is given: such files are for all."""
    if not reader.encrypted:
        return ""
    try:
        answer = reader.decrypt(password or "")
    except PdfDecodeLimitError:
        raise
    except HOSTILE:
        return "encrypted"
    if answer.status.name == "FAILED":
        return "wrong_password" if password else "encrypted"
    return ""


def _collected(reader: PdfFileReader) -> tuple[tuple[EmbeddedPdfSignature, ...], tuple[OddSignature, ...]]:
    fine: list[EmbeddedPdfSignature] = []
    odd: list[OddSignature] = []
    seen: set[object] = set()
    try:
        for name, field in _signature_fields(reader):
            found = _constructed(reader, name, field, seen)
            if isinstance(found, EmbeddedPdfSignature):
                fine.append(found)
            elif found is not None:
                odd.append(replace(found, places=value_places(reader, field)))
    except HOSTILE as fault:
        odd.append(OddSignature("", Checkable.MALFORMED, detail=f"form: {type(fault).__name__}"))
    fine.sort(key=_place)
    return tuple(fine), tuple(odd)


def _place(signature: EmbeddedPdfSignature) -> tuple[int, int]:
    numbers = numbers_of(signature.byte_range)
    return signature.signed_revision, sum(numbers[2:4])


def value_places(reader: PdfFileReader, field: generic.DictionaryObject) -> tuple[int, ...]:
    """Return where in the file the objects begin that hold a field's value, whatever it is; none where nobody knows."""
    try:
        value = field.raw_get("/V")
        members = list(value) if isinstance(value, generic.ArrayObject) else [value]
        listed = [one.reference for one in members if isinstance(one, generic.IndirectObject)]
        if not listed and isinstance(field.container_ref, generic.Reference):
            listed = [field.container_ref]
        newest = reader.xrefs.total_revisions - 1
        found = [reader.xrefs.get_historical_ref(one, newest) for one in listed]
    except HOSTILE:
        return ()
    return tuple(one for one in found if isinstance(one, int))


def entry(dictionary: generic.DictionaryObject, key: str) -> generic.PdfObject | None:
    """Return what stands under a key, followed to its object, or None."""
    try:
        found: generic.PdfObject = dictionary[key]
    except KeyError:
        return None
    return found


def numbers_of(byte_range: object) -> tuple[int, ...]:
    """Return a byte range as plain numbers, empty if it is anything else."""
    try:
        resolved = byte_range.get_object() if isinstance(byte_range, generic.IndirectObject) else byte_range
        if not isinstance(resolved, generic.ArrayObject):
            return ()
        return tuple(int(one.get_object()) for one in resolved)
    except HOSTILE:
        return ()


def _constructed(
    reader: PdfFileReader, name: str, field: generic.DictionaryObject, seen: set[object]
) -> EmbeddedPdfSignature | OddSignature | None:
    """Return the signature of a field, what keeps it from being judged, or None for a field that nobody signed."""
    sub_filter = ""
    byte_range: tuple[int, ...] = ()
    try:
        value = entry(field, "/V")
        if value is None or isinstance(value, generic.NullObject):
            return None
        if not isinstance(value, generic.DictionaryObject):
            return OddSignature(name, Checkable.MALFORMED, detail="value is no dictionary")
        sub_filter = str(entry(value, "/SubFilter") or "")
        byte_range = numbers_of(entry(value, "/ByteRange"))
        where = field.raw_get("/V")
        key = where.reference if isinstance(where, generic.IndirectObject) else id(value)
        if key in seen:
            return OddSignature(name, Checkable.MALFORMED, sub_filter, "in more than one field", byte_range)
        seen.add(key)
        if state := _unreadable_format(sub_filter):
            return OddSignature(name, state, sub_filter.lstrip("/"), byte_range=byte_range)
        return EmbeddedPdfSignature(reader, field, name)
    except HOSTILE as fault:
        detail = f"{type(fault).__name__}: {fault}"[:200]
        return OddSignature(name, Checkable.MALFORMED, sub_filter.lstrip("/"), detail, byte_range)


def _unreadable_format(sub_filter: str) -> Checkable | None:
    if sub_filter in READABLE_FORMATS:
        return None
    return Checkable.LEGACY_FORMAT if sub_filter in LEGACY_FORMATS else Checkable.UNKNOWN_FORMAT


def _signature_fields(reader: PdfFileReader) -> Iterator[tuple[str, generic.DictionaryObject]]:
    """Give every field of type Sig with its full name; a broken branch of the form does not hide the others."""
    form = entry(reader.root, "/AcroForm")
    if not isinstance(form, generic.DictionaryObject):
        return
    waiting = [(one, "", "", 0) for one in reversed(_members(form, "/Fields"))]
    seen: set[object] = set()
    while waiting and len(seen) < _MOST_FIELDS:
        listed, above, kind, depth = waiting.pop()
        field = _field(listed, seen)
        if field is None or depth > _DEEPEST_FIELD:
            continue
        own = entry(field, "/T")
        name = ".".join(part for part in (above, str(own) if own is not None else "") if part)
        kind = str(entry(field, "/FT") or kind)
        if kind == "/Sig" and "/V" in field:
            yield name, field
        waiting.extend((kid, name, kind, depth + 1) for kid in reversed(_members(field, "/Kids")))


def _field(listed: generic.PdfObject, seen: set[object]) -> generic.DictionaryObject | None:
    try:
        if isinstance(listed, generic.IndirectObject):
            if listed.reference in seen:
                return None
            seen.add(listed.reference)
        field = listed.get_object()
    except HOSTILE:
        return None
    return field if isinstance(field, generic.DictionaryObject) else None


def _members(parent: generic.DictionaryObject, key: str) -> list[generic.PdfObject]:
    try:
        members = parent[key]
    except HOSTILE:
        return []
    return list(members) if isinstance(members, generic.ArrayObject) else []
