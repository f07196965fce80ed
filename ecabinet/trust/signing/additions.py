"""Whether an update only adds signatures. pyHanko's own rules do not judge a paper that had no form before."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, PdfObject, Reference, StreamObject
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

_OF_ROOT: Final = frozenset({"/AcroForm", "/Perms", "/DSS", "/Extensions", "/Version", "/Metadata"})
_OF_FORM: Final = frozenset({"/Fields", "/SigFlags", "/DA", "/DR"})
_OF_SIGNATURE_FIELD: Final = frozenset({"/V", "/AP", "/MK", "/F", "/M", "/P", "/Rect", "/Lock"})
_OF_PAGE: Final = frozenset({"/Annots"})


def only_adds_signatures(reader: PdfFileReader, before: int, after: int) -> bool:
    """Whether revision `after` (from 0) is revision `before` with signature fields, and nothing else is other.

    What the file says about itself (information, XMP) may be told anew: no page shows it.
    """
    try:
        return _Comparison(reader, before, after).holds()
    except (PdfReadError, KeyError, TypeError, ValueError):
        return False  # what cannot be followed is not shown to be the same


class _Comparison:
    def __init__(self, reader: PdfFileReader, before: int, after: int) -> None:
        self._old = reader.get_historical_resolver(before)
        self._new = reader.get_historical_resolver(after)
        xrefs = reader.xrefs
        steps = range(before + 1, after + 1)
        self._freed = any(xrefs.refs_freed_in_revision(step) for step in steps)
        written = {ref for step in steps for ref in xrefs.explicit_refs_in_revision(step)}
        self._rewritten = [ref for ref in written if xrefs.get_historical_ref(ref, before) is not None]
        self._about_itself = set(self._refs_about_itself())

    def holds(self) -> bool:
        if self._freed or self._old.trailer_view.raw_get("/Root") != self._new.trailer_view.raw_get("/Root"):
            return False
        return self._form_holds() and all(self._is_same(ref) for ref in self._rewritten)

    def _refs_about_itself(self) -> Iterable[Reference]:
        for holder, key in ((self._old.trailer_view, "/Info"), (self._old.root, "/Metadata")):
            if key in holder and hasattr(held := holder.raw_get(key), "reference"):
                yield held.reference

    def _is_same(self, ref: Reference) -> bool:
        old, new = self._old(ref), self._new(ref)
        if ref in self._about_itself or old == new:
            # Streams are compared with their content: as dictionaries alone they would look the same.
            return not isinstance(old, StreamObject) or ref in self._about_itself or old.data == new.data
        if isinstance(old, ArrayObject) and isinstance(new, ArrayObject):
            return self._adds_signatures(old, new)
        if not (isinstance(old, DictionaryObject) and isinstance(new, DictionaryObject)):
            return False
        if isinstance(old, StreamObject) or isinstance(new, StreamObject):
            return False
        return self._dictionary_holds(old, new)

    def _dictionary_holds(self, old: DictionaryObject, new: DictionaryObject) -> bool:
        kind = _text(old, "/Type")
        if kind == "/Catalog":
            return _same_but(old, new, _OF_ROOT)
        if kind == "/Page":
            return _same_but(old, new, _OF_PAGE) and self._adds_signatures(
                _array(old, "/Annots"), _array(new, "/Annots")
            )
        if _text(old, "/FT") == "/Sig" and "/V" not in old:
            return _same_but(old, new, _OF_SIGNATURE_FIELD)
        if "/Fields" in old:
            return _same_but(old, new, _OF_FORM)
        return False

    def _form_holds(self) -> bool:
        old, new = _dictionary(self._old.root, "/AcroForm"), _dictionary(self._new.root, "/AcroForm")
        fields = self._adds_signatures(_array(old, "/Fields"), _array(new, "/Fields"))
        return fields and _same_but(old, new, _OF_FORM)

    def _adds_signatures(self, old: ArrayObject, new: ArrayObject) -> bool:
        """Whether an array goes on with signature fields only."""
        if len(new) < len(old) or any(old.raw_get(place) != new.raw_get(place) for place in range(len(old))):
            return False
        return all(_is_signature_field(new[place]) for place in range(len(old), len(new)))


def _is_signature_field(found: PdfObject) -> bool:
    return isinstance(found, DictionaryObject) and _text(found, "/FT") == "/Sig" and "/Kids" not in found


def _same_but(old: DictionaryObject, new: DictionaryObject, free: frozenset[str]) -> bool:
    keys = (set(old) | set(new)) - free
    return all(key in old and key in new and old.raw_get(key) == new.raw_get(key) for key in keys)


def _text(holder: DictionaryObject, key: str) -> str:
    return str(holder[key]) if key in holder else ""


def _array(holder: DictionaryObject, key: str) -> ArrayObject:
    if key in holder and isinstance(found := holder[key], ArrayObject):
        return found
    return ArrayObject()


def _dictionary(holder: DictionaryObject, key: str) -> DictionaryObject:
    if key in holder and isinstance(found := holder[key], DictionaryObject):
        return found
    return DictionaryObject()
