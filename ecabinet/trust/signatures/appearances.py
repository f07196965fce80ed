"""Whether what is seen today is what was signed, but for what later revisions may show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from ecabinet.trust.signatures.coverage import known_end, signed_end
from ecabinet.trust.signatures.differences import Differences
from ecabinet.trust.signatures.differences_form import looks
from ecabinet.trust.signatures.differences_notes import Kind, Note
from ecabinet.trust.signatures.opened import HOSTILE, OpenedPdf
from ecabinet.trust.signatures.renderings import MOST_PAGES_COMPARED, Renderings
from ecabinet.workers.gray_pages import CannotDraw, Rectangle

SHORT = 8
"""A document of so many pages is compared whole, whatever its structure says."""

_UNPLACED = frozenset({Kind.CONTENT, Kind.STRUCTURE, Kind.FORM, Kind.UNREAD, Kind.PAGES})
"""Kinds of change that may be seen on any page."""

Found = Sequence[tuple[int, Note]]


@dataclass
class Looks:
    """What comparing showed. An objection has a code and, where it belongs to one, the note behind it."""

    pages_differ: list[int] = field(default_factory=list)
    objections: list[tuple[str, Note | None]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


class Appearances:
    """Compares what one signature signed with what is seen today."""

    def __init__(
        self, opened: OpenedPdf, signature: EmbeddedPdfSignature, differences: Differences, renderings: Renderings
    ) -> None:
        self._opened = opened
        self._signature = signature
        self._differences = differences
        self._renderings = renderings

    def judged(self, found: Found) -> Looks:
        """Compare all pages on which later revisions may be seen."""
        result = Looks()
        before, after = signed_end(self._signature), known_end(self._opened)
        pages: list[int] = []
        try:
            pages = self._pages(found, before, after, result)
            for page in pages:
                self._compare(before, after, page, found, result)
        except CannotDraw as fault:
            if pages or any(note.kind in _UNPLACED for _, note in found):
                result.objections.append(("not_compared", None))
            else:
                result.remarks.append(f"not_compared: {fault}"[:80])
        if not result.objections and not result.pages_differ and any(note.kind in _UNPLACED for _, note in found):
            result.remarks.append("same_rendering")
        return result

    def _pages(self, found: Found, before: int, after: int, result: Looks) -> list[int]:
        placed = {note.page for _, note in found if note.page is not None}
        is_open = any(note.kind in _UNPLACED and note.page is None for _, note in found)
        first = self._signature is self._opened.signatures[0]
        if not placed and not is_open and not first:
            return []
        count = self._renderings.count(after) if is_open or first else 0
        if not placed and not is_open and count > SHORT:
            return []
        if self._renderings.count(before) != self._renderings.count(after):
            result.objections.append(("content_differs", None))
            return []
        if is_open or (first and count <= SHORT):
            placed |= set(range(min(count, MOST_PAGES_COMPARED)))
        return sorted(placed)

    def _compare(self, before: int, after: int, page: int, found: Found, result: Looks) -> None:
        places = [place for _, note in found if note.page == page for place in note.places]
        comparison = self._renderings.compare(before, after, page, places, self._stamps(page))
        if not comparison.differs:
            return
        result.pages_differ.append(page)
        note = Note(Kind.UNREAD, page=page)
        if comparison.elsewhere:
            is_content = any(one.kind in {Kind.CONTENT, Kind.UNREAD} for _, one in found)
            result.objections.append(("content_differs" if is_content else "shown_differently", note))
        if comparison.covered:
            result.objections.append(("covered", note))

    def _stamps(self, page: int) -> list[Rectangle]:
        """Return where signature fields had their looks on a page when it was signed."""
        try:
            anatomy = self._differences.anatomy(self._signature.signed_revision)
            fields = [one for one in anatomy.fields.values() if one.kind == "/Sig"]
            return [place for one in fields for on, where in looks(anatomy, one) if on == page for place in where]
        except HOSTILE:
            return []
