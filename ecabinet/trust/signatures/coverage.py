"""Which bytes a signature covers, and what follows the last one that anybody knows of.

After the attacks published as incremental saving, signature wrapping and universal forgery (CCS 2019): a byte range
that is not "everything but the signature's own value" covers nothing one may rely on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property

from pyhanko.pdf_utils import generic
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from ecabinet.domain.signatures.findings import Coverage, CoverageFinding
from ecabinet.trust.signatures.opened import HOSTILE, OpenedPdf, numbers_of
from ecabinet.trust.signatures.renderings import shows_the_same

_WHITE = b"\0\t\n\f\r "
_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
_END_WITHIN = 2048
_OBJECT = re.compile(rb"\s*(?<!\d)(\d{1,10})\s+\d{1,5}\s+obj$")
_HEADER_LENGTH = 32
_CLOSING = re.compile(rb"\s*(endstream)?\s*(endobj)?")
"""What closes a cross-reference stream, in front of its `startxref`."""


def coverage_of(opened: OpenedPdf, index: int) -> CoverageFinding:
    """Judge what one of `opened.signatures` covers. Never raises; draws pages only where unknown bytes follow."""
    return _found(opened, index, Trailing(opened))


def coverages_of(opened: OpenedPdf) -> tuple[CoverageFinding, ...]:
    """Judge all of them; what follows them all is looked at once. Never raises."""
    trailing = Trailing(opened)
    return tuple(_found(opened, index, trailing) for index in range(len(opened.signatures)))


def covers_its_revision(coverage: CoverageFinding) -> bool:
    """Return whether a signature covers all up to `signed_until` but its own value, whatever follows there."""
    return coverage.state not in {Coverage.PARTIAL, Coverage.UNKNOWN}


class Trailing:
    """The bytes behind everything that the reader knows of."""

    def __init__(self, opened: OpenedPdf) -> None:
        self._opened = opened

    @cached_property
    def length(self) -> int:
        """How many they are, white space left out at the ends."""
        return len(self._opened.data[known_end(self._opened) :].strip(_WHITE))

    @cached_property
    def is_shown(self) -> bool:
        """Whether a renderer shows what they hold. Some read to the very end, some to the last end mark: try both."""
        data = self._opened.data
        known = data[: known_end(self._opened)]
        password = self._opened.password
        return any(not shows_the_same(known, whole, password) for whole in (data, data + b"\n%%EOF\n"))


def signed_end(signature: EmbeddedPdfSignature) -> int:
    """Return where the signed bytes end, 0 for a byte range that is none."""
    numbers = numbers_of(signature.byte_range)
    return numbers[2] + numbers[3] if len(numbers) == 4 else 0  # noqa: PLR2004 - two ranges


def known_end(opened: OpenedPdf) -> int:
    """Return where the last revision or signed range ends that the reader knows of."""
    ends = [signed_end(one) for one in opened.signatures if signed_end(one) <= len(opened.data)]
    return max([*ends, *_revision_ends(opened)], default=0)


def has_unlisted_objects(opened: OpenedPdf, end: int) -> bool:
    """Return whether objects stand behind the first `end` bytes that no cross-references list there.

    Who repairs a file instead of reading its cross-references may show them.
    """
    listed = {offset for one in range(_revisions(opened)) for offset in _offsets(opened, one)}
    listed |= {opened.reader.xrefs.get_xref_container_info(one).start_location for one in range(_revisions(opened))}
    place = opened.data.find(b"obj", end)
    while place >= 0:
        found = _OBJECT.search(opened.data, max(end, place - _HEADER_LENGTH), place + 3)
        if found is not None and not any(one in listed for one in range(found.start(), found.start(1) + 1)):
            return True
        place = opened.data.find(b"obj", place + 3)
    return False


def _found(opened: OpenedPdf, index: int, trailing: Trailing) -> CoverageFinding:
    try:
        return _judged(opened, opened.signatures[index], trailing)
    except HOSTILE:
        return CoverageFinding(state=Coverage.UNKNOWN, revisions=_revisions(opened))


def _judged(opened: OpenedPdf, signature: EmbeddedPdfSignature, trailing: Trailing) -> CoverageFinding:
    end = signed_end(signature)
    state = Coverage.WHOLE
    if not _is_whole(opened, signature):
        state = Coverage.PARTIAL
    elif trailing.length:
        state = Coverage.TRAILING_SHOWN if trailing.is_shown else Coverage.TRAILING
    return CoverageFinding(
        state=state,
        revision=signature.signed_revision + 1,
        revisions=_revisions(opened),
        signed_until=end,
        trailing=trailing.length,
    )


def _is_whole(opened: OpenedPdf, signature: EmbeddedPdfSignature) -> bool:
    numbers = numbers_of(signature.byte_range)
    if len(numbers) != 4 or numbers[0] != 0 or min(numbers) < 0:  # noqa: PLR2004 - two ranges
        return False
    _, first, second, length = numbers
    end = second + length
    if not first < second < end <= len(opened.data):
        return False
    if not _hole_is_its_value(opened.data, first, second, signature.pkcs7_content):
        return False
    if not _dictionary_is_before(opened, signature, first):
        return False
    return not opened.data[end:].strip(_WHITE) or _ends_a_revision(opened, signature, end)


def _hole_is_its_value(data: bytes, first: int, second: int, value: bytes) -> bool:
    """Return whether what is left out is the value of this very signature, with or without its angle brackets."""
    hole = data[first:second]
    if hole.startswith(b"<") and hole.endswith(b">"):
        digits = hole[1:-1]
    elif data[first - 1 : first] == b"<" and data[second : second + 1] == b">":
        digits = hole
    else:
        return False
    try:
        text = digits.translate(None, _WHITE).decode("ascii")
        return bytes.fromhex(text + "0" * (len(text) % 2)) == value
    except ValueError:
        return False


def _dictionary_is_before(opened: OpenedPdf, signature: EmbeddedPdfSignature, first: int) -> bool:
    """Return whether the signature's dictionary begins in the signed bytes before its value."""
    reference = signature.sig_field.raw_get("/V")
    if not isinstance(reference, generic.IndirectObject):
        return True
    place = opened.reader.xrefs.get_historical_ref(reference.reference, signature.signed_revision)
    return isinstance(place, int) and place < first


def _ends_a_revision(opened: OpenedPdf, signature: EmbeddedPdfSignature, end: int) -> bool:
    """Return whether the signed bytes end where their revision does, with all cross-references up to there."""
    xrefs = opened.reader.xrefs
    begin = max(0, end - _END_WITHIN)
    found = list(_END.finditer(opened.data, begin, end))
    if not found or opened.data[found[-1].end() : end].strip(_WHITE):
        return False
    if int(found[-1].group(1)) != xrefs.get_startxref_for_revision(signature.signed_revision):
        return False
    revisions = range(signature.signed_revision + 1)
    if any(xrefs.get_xref_container_info(one).end_location > end for one in revisions):
        return False
    # An entry that points behind the signed end would be filled by whoever appends bytes there.
    return all(offset < end for one in revisions for offset in _offsets(opened, one))


def _offsets(opened: OpenedPdf, revision: int) -> Iterator[int]:
    section = opened.reader.xrefs.get_xref_data(revision)
    yield from (offset for _, offset in section.standard_xrefs.values())


def _revision_ends(opened: OpenedPdf) -> Iterator[int]:
    """Give where each revision ends: behind its own `%%EOF`, if that follows its cross-references at once."""
    xrefs = opened.reader.xrefs
    for revision in range(xrefs.total_revisions):
        after = int(xrefs.get_xref_container_info(revision).end_location)
        closed = _CLOSING.match(opened.data, after)
        after = closed.end() if closed is not None else after
        found = _END.search(opened.data, after)
        if found is None or any(word in opened.data[after : found.start()] for word in (b"%%EOF", b"endobj")):
            yield after
        else:
            yield found.end()


def _revisions(opened: OpenedPdf) -> int:
    return int(opened.reader.xrefs.total_revisions)
