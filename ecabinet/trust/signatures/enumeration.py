"""Every signature dictionary of a file: no signed file is ever called unsigned."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.decode_limits import DecodePurpose
from pyhanko.pdf_utils.reader import PdfFileReader

from ecabinet.domain.signatures.findings import Checkable
from ecabinet.trust.signatures.differences_views import Revisions
from ecabinet.trust.signatures.opened import HOSTILE, OddSignature, OpenedPdf, entry, numbers_of, value_places
from ecabinet.trust.signatures.scanning import FoundSignature, signature_dictionaries

_MOST_STREAMS = 2_000
_USAGE_RIGHTS = frozenset({"/UR3", "/UR"})
_NOTHING = frozenset({"nothing"})


def odd_signatures(opened: OpenedPdf) -> tuple[OddSignature, ...]:
    """Return all that cannot be judged: what forms list but nobody can read, and what stands in the bytes unlisted."""
    usage = _usage_rights(opened)
    known = {numbers_of(one.byte_range) for one in opened.signatures}
    known |= {one.byte_range for one in opened.odd} - {()}
    places = sorted(
        {place for one in (*opened.odd, *usage) for place in one.places} | set(_places_of_far_ranges(opened))
    )
    unlisted: list[OddSignature] = []
    for found in signature_dictionaries(opened.data, known):
        nearest = bisect_right(places, found.offset) - 1
        if nearest >= 0 and opened.data.find(b"endobj", places[nearest], found.offset) < 0:
            # It is the value of a field that was told already; there is one in an object.
            places.pop(nearest)
            continue
        unlisted.append(_unlisted(found))
    if not opened.signatures and not opened.odd and not unlisted:
        unlisted.extend(_in_object_streams(opened.reader))
    return (*opened.odd, *usage, *unlisted)


def signatures_in_bytes(data: bytes, *, is_locked: bool) -> tuple[OddSignature, ...]:
    """Return what stands in a file that no reader opens, or that is locked by a password."""
    found = (_unlisted(one) for one in signature_dictionaries(data))
    return tuple(replace(one, state=Checkable.ENCRYPTED) if is_locked else one for one in found)


def _places_of_far_ranges(opened: OpenedPdf) -> Iterator[int]:
    """Give where signatures stand whose byte range is an object of its own, which the bytes beside them do not tell."""
    for one in opened.signatures:
        try:
            is_far = isinstance(one.sig_object.raw_get("/ByteRange"), generic.IndirectObject)
        except HOSTILE:
            continue
        if is_far:
            yield from value_places(opened.reader, one.sig_field)


def _unlisted(found: FoundSignature) -> OddSignature:
    return OddSignature("", Checkable.NOT_LISTED, found.sub_filter, f"at byte {found.offset}", found.byte_range)


def _usage_rights(opened: OpenedPdf) -> tuple[OddSignature, ...]:
    """Signatures by which Adobe's products grant rights to their own reader (ISO 32000-1, 12.8.2.3)."""
    rights: list[OddSignature] = []
    try:
        permissions = entry(opened.reader.root, "/Perms")
        if not isinstance(permissions, generic.DictionaryObject):
            return ()
        for key in ("/UR3", "/UR"):
            value = entry(permissions, key)
            if isinstance(value, generic.DictionaryObject):
                rights.append(_granted(opened, permissions, key, value))
    except HOSTILE:
        pass
    return tuple(rights)


def _granted(
    opened: OpenedPdf,
    permissions: generic.DictionaryObject,
    key: str,
    value: generic.DictionaryObject,
) -> OddSignature:
    """Return a signature named as one of usage rights; one that says nothing of them is anybody's, out of its field."""
    sub_filter = str(entry(value, "/SubFilter") or "").lstrip("/")
    numbers = numbers_of(entry(value, "/ByteRange"))
    listed = permissions.raw_get(key)
    holder = listed.reference if isinstance(listed, generic.IndirectObject) else value.container_ref
    places = _places_of(opened.reader, holder)
    if _transforms(opened, holder, value) <= _USAGE_RIGHTS:
        return OddSignature("", Checkable.YES, sub_filter, key[1:], numbers, is_usage_rights=True, places=places)
    return OddSignature("", Checkable.NOT_LISTED, sub_filter, f"named as {key[1:]}", numbers, places=places)


def _transforms(opened: OpenedPdf, holder: object, value: generic.DictionaryObject) -> frozenset[str]:
    """Return what a signature said it is for when it was written, `nothing` where it said nothing."""
    if not isinstance(holder, generic.Reference):
        return _NOTHING
    view = Revisions(opened.reader, opened.data).at(opened.reader.xrefs.get_last_change(holder))
    said = {view.name(view.follow(one), "/TransformMethod") for one in view.array(value, "/Reference")}
    return frozenset(said) or _NOTHING


def _places_of(reader: PdfFileReader, holder: object) -> tuple[int, ...]:
    """Return where the object begins that holds it: whatever else has its range is another signature."""
    if not isinstance(holder, generic.Reference):
        return ()
    offset = reader.xrefs.get_historical_ref(holder, reader.xrefs.total_revisions - 1)
    return (offset,) if isinstance(offset, int) else ()


def _in_object_streams(reader: PdfFileReader) -> list[OddSignature]:
    """Look for signature dictionaries that were packed away, where nothing else says that a file is signed."""
    found: list[OddSignature] = []
    for number in sorted(_object_streams(reader))[:_MOST_STREAMS]:
        try:
            stream = generic.Reference(number, 0, reader).get_object()
            if not isinstance(stream, generic.StreamObject):
                continue
            unpacked = stream.read_data(DecodePurpose.OBJECT_STREAM)
        except HOSTILE:
            continue
        for one in signature_dictionaries(unpacked):
            where = f"in object stream {number}"
            found.append(OddSignature("", Checkable.NOT_LISTED, one.sub_filter, where, one.byte_range))
    return found


def _object_streams(reader: PdfFileReader) -> set[int]:
    numbers: set[int] = set()
    for revision in range(reader.xrefs.total_revisions):
        try:
            numbers |= {ref.idnum for ref in reader.xrefs.object_streams_used_in(revision)}
        except HOSTILE:
            continue
    return numbers
