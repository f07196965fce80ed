"""Whether what is seen today is what was signed, but for what later revisions may show."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from ecabinet.trust.signatures.coverage import has_unlisted_objects, known_end, signed_end
from ecabinet.trust.signatures.differences import Differences
from ecabinet.trust.signatures.differences_form import is_blank, looks
from ecabinet.trust.signatures.differences_notes import Kind, Note
from ecabinet.trust.signatures.differences_pages import is_printed_otherwise
from ecabinet.trust.signatures.differences_views import raw
from ecabinet.trust.signatures.opened import HOSTILE, OpenedPdf
from ecabinet.trust.signatures.renderings import OutOfTime, Renderings
from ecabinet.workers.gray_pages import CannotDraw, Rectangle

SHORT = 4
"""A document of so many pages is compared whole, whatever its structure says."""

_UNPLACED = frozenset({
    Kind.CONTENT, Kind.STRUCTURE, Kind.UNUSED, Kind.NAVIGATION, Kind.PREPARED, Kind.FORM, Kind.UNREAD, Kind.PAGES,
})  # fmt: skip
"""Kinds of change that may be seen on any page."""

_MAY_SHOW = frozenset({Kind.SIGNATURE, Kind.FIELD, Kind.FILLING, Kind.ANNOTATION})
"""Kinds of change that may be seen in their own places."""

_ONLY_SIGNED = frozenset({Kind.SIGNATURE, Kind.TIMESTAMP, Kind.EVIDENCE, Kind.METADATA, Kind.FIELD})
"""Kinds of change after which the pages hold what they held, and the looks of signatures."""

Found = Sequence[tuple[int, Note]]


@dataclass
class Looks:
    """What comparing showed. An objection has a code and, where it belongs to one, the note behind it."""

    pages_differ: list[int] = field(default_factory=list)
    objections: list[tuple[str, Note | None]] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


class Appearances:
    """Compares what each signature of a document signed with what is seen today."""

    def __init__(self, opened: OpenedPdf, differences: Differences, renderings: Renderings) -> None:
        self._opened = opened
        self._differences = differences
        self._renderings = renderings
        self._first: tuple[int, Looks] | None = None

    def judged(self, signature: EmbeddedPdfSignature, found: Found) -> Looks:
        """Compare all pages on which later revisions, whose notes are `found`, may be seen."""
        shared = self._shared(signature, found)
        if shared is not None:
            return shared
        result = Looks()
        is_open = self._is_open(signature, found)
        try:
            for page in self._pages(signature, found, result, is_open=is_open):
                self._compare(signature, page, found, result)
        except CannotDraw as fault:
            code = "not_all_compared" if isinstance(fault, OutOfTime) else "not_compared"
            if is_open or _placed(found):
                result.objections.append((code, None))
            else:
                result.remarks.append(f"{code}: {fault}"[:80])
        if not result.objections and not result.pages_differ and any(note.kind in _UNPLACED for _, note in found):
            result.remarks.append("same_rendering")
        if self._first is None:
            self._first = signature.signed_revision, result
        return result

    def _shared(self, signature: EmbeddedPdfSignature, found: Found) -> Looks | None:
        """Return what follows from an earlier signature.

        If all that it signed is still seen, and from then to this signature others only signed, then this one signed
        the same pages and their looks, and no more.
        """
        if self._first is None:
            return None
        revision, looks_of_first = self._first
        between = range(revision + 1, signature.signed_revision + 1)
        kinds = {note.kind for one in between for note in self._differences.of(one)}
        if looks_of_first.objections or not between or not kinds <= _ONLY_SIGNED:
            return None
        return Looks(pages_differ=[page for page in looks_of_first.pages_differ if page in _placed(found)])

    def _is_open(self, signature: EmbeddedPdfSignature, found: Found) -> bool:
        """Return whether something changed, or may have, of which nothing says on which page."""
        if any(note.kind in _UNPLACED and note.page is None for _, note in found):
            return True
        return self._first is None and (not found or has_unlisted_objects(self._opened, signed_end(signature)))

    def _pages(self, signature: EmbeddedPdfSignature, found: Found, result: Looks, *, is_open: bool) -> Sequence[int]:
        placed, is_first = _placed(found), self._first is None
        if not placed and not is_open and not is_first:
            return ()
        after = self._renderings.count(known_end(self._opened))
        if not placed and not is_open and after > SHORT:
            return ()
        if self._renderings.count(signed_end(signature)) != after:
            result.objections.append(("content_differs", None))
            return ()
        # Where nothing says which page changed all are compared: what runs out of time is told, and never valid.
        return range(after) if is_open or (is_first and after <= SHORT) else sorted(placed)

    def _compare(self, signature: EmbeddedPdfSignature, page: int, found: Found, result: Looks) -> None:
        notes = [note for _, note in found if note.page == page and note.kind in _MAY_SHOW]
        places = [place for note in notes for place in note.places]
        ends = signed_end(signature), known_end(self._opened)
        stamps = self._stamps(signature, page)
        compared = [self._renderings.compare(*ends, page, places, stamps)]
        if self._is_printed_otherwise(signature, page):
            compared.append(self._renderings.compare(*ends, page, places, stamps, is_printed=True))
        if not any(one.differs for one in compared):
            return
        result.pages_differ.append(page)
        note = Note(Kind.UNREAD, page=page)
        if any(one.elsewhere for one in compared):
            is_content = any(one.kind in {Kind.CONTENT, Kind.UNREAD} for _, one in found)
            result.objections.append(("content_differs" if is_content else "shown_differently", note))
        if any(one.covered for one in compared):
            result.objections.append(("covered", note))

    def _is_printed_otherwise(self, signature: EmbeddedPdfSignature, page: int) -> bool:
        """Return whether a page may look otherwise in print than on screen, when it was signed or today."""
        newest = self._differences.revisions.count - 1
        try:
            anatomies = [self._differences.anatomy(one) for one in (signature.signed_revision, newest)]
            return any(
                raw(one.view.root, "/OCProperties") is not None or is_printed_otherwise(one, page) for one in anatomies
            )
        except HOSTILE:
            return True

    def _stamps(self, signature: EmbeddedPdfSignature, page: int) -> list[Rectangle]:
        """Return where signature fields and blanks had their looks on a page when it was signed."""
        try:
            anatomy = self._differences.anatomy(signature.signed_revision)
            fields = [one for one in anatomy.fields.values() if is_blank(anatomy.view, one)]
            return [place for one in fields for on, where in looks(anatomy, one) if on == page for place in where]
        except HOSTILE:
            return []


def _placed(found: Found) -> set[int]:
    return {note.page for _, note in found if note.page is not None}
