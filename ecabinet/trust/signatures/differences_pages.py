"""What a revision changed in pages and their annotations."""

from __future__ import annotations

from collections.abc import Iterator

from ecabinet.trust.signatures.differences_actions import ACTS, ATTACHES, acts
from ecabinet.trust.signatures.differences_anatomy import Anatomy, Annotation, Page, rectangle
from ecabinet.trust.signatures.differences_equality import Equality
from ecabinet.trust.signatures.differences_notes import Kind, Note
from ecabinet.trust.signatures.differences_views import Object, View, raw
from ecabinet.workers.gray_pages import Rectangle

_INDIFFERENT = frozenset({"/Annots", "/Parent", "/Type", "/StructParents", "/LastModified"})
"""Entries of a page that change nothing on it, or that have rules of their own."""
PAGE_KINDS = {
    **dict.fromkeys(("/AA", "/PresSteps"), Kind.ACTIVE),
    "/AF": Kind.ATTACHMENT,
    "/Metadata": Kind.METADATA,
    **dict.fromkeys(("/Dur", "/Trans", "/Tabs", "/PieceInfo", "/Thumb", "/B", "/DPart"), Kind.STRUCTURE),
}
"""Entries of a page that put nothing on it (ISO 32000-2, table 31)."""

_INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
"""What a page takes from the nodes above it (ISO 32000-2, 7.7.3.4)."""
_DEEPEST_TREE = 64

_BOOKKEEPING = frozenset({"/P", "/Parent", "/StructParent", "/M", "/NM", "/Type"})
_HIDDEN = 1 | 2 | 32
"""Bits of /F: invisible, hidden, no view (ISO 32000-2, table 167)."""
_UNPRINTED = 1 | 2
_PRINT = 4
_TOGGLE = 256


def page_notes(before: Anatomy, after: Anatomy, equality: Equality) -> Iterator[Note]:
    """Give what changed in the list of pages, in the pages, and in annotations that are no form fields."""
    if len(before.pages) != len(after.pages) or any(
        old.number != new.number for old, new in zip(before.pages, after.pages, strict=True)
    ):
        yield Note(Kind.PAGES, f"{len(before.pages)} pages, then {len(after.pages)}")
        return
    is_same_tree = all(before.view.find(one) is after.view.find(one) for one in before.tree | after.tree)
    inheritance = _Inheritance(before.view, after.view, equality)
    for place, (old, new) in enumerate(zip(before.pages, after.pages, strict=True)):
        if old.body is not new.body:
            for key in sorted(equality.changed_keys(old.body, new.body) - _INDIFFERENT):
                yield Note(PAGE_KINDS.get(key, Kind.CONTENT), f"page {key}", page=place)
        if old.body is not new.body or not is_same_tree:
            for key in inheritance.changed_keys(old.body, new.body):
                yield Note(Kind.CONTENT, f"page inherits {key}", page=place)
        if old.annotations != new.annotations:
            yield from _annotation_notes(before, after, equality, place)


class _Inheritance:
    """What pages take from above in two revisions; what many pages share is compared once."""

    def __init__(self, old: View, new: View, equality: Equality) -> None:
        self._old = old
        self._new = new
        self._equality = equality
        self._known: dict[tuple[int, int], bool] = {}

    def changed_keys(self, before: Object, after: Object) -> Iterator[str]:
        """Give under which keys a page no longer inherits the same."""
        for key in _INHERITED:
            old, new = _inherited(self._old, before, key), _inherited(self._new, after, key)
            pair = id(old), id(new)
            if pair not in self._known:
                self._known[pair] = old is new or self._equality.holds(old, new)
            if not self._known[pair]:
                yield key


def _inherited(view: View, body: Object, key: str) -> Object | None:
    """Return what a page without an entry of its own takes from above, None where it has its own or finds none."""
    if raw(body, key) is not None:
        return None
    above = view.part(body, "/Parent")
    for _ in range(_DEEPEST_TREE):
        found = raw(above, key)
        if above is None or found is not None:
            return found
        above = view.part(above, "/Parent")
    return None


def _annotation_notes(before: Anatomy, after: Anatomy, equality: Equality, place: int) -> Iterator[Note]:
    old, new = _by_identity(before.pages[place]), _by_identity(after.pages[place])
    known = {one.number for field in after.fields.values() for one in field.widgets}
    for key in old.keys() - new.keys():
        kind = Kind.FORM if old[key].is_widget else Kind.ANNOTATION
        yield Note(kind, "annotation removed", page=place, places=places(before.view, old[key].body))
    for key in new.keys() - old.keys():
        if new[key].is_widget and new[key].number in known:
            continue
        kind = Kind.FORM if new[key].is_widget else Kind.ANNOTATION
        where = places(after.view, new[key].body)
        yield Note(kind, f"annotation added: {after.view.name(new[key].body, '/Subtype')}", page=place, places=where)
        if acts(after.view, new[key].body):
            yield Note(Kind.ACTIVE, "annotation with an action", page=place)
        if any(attached in new[key].body for attached in ATTACHES):
            yield Note(Kind.ATTACHMENT, "annotation with a file", page=place)
    if [key for key in old if key in new] != [key for key in new if key in old]:
        yield Note(Kind.ANNOTATION, "annotations in another order", page=place)
    for key in old.keys() & new.keys():
        if old[key].body is not new[key].body and not (new[key].is_widget and new[key].number in known):
            yield from _changed(before.view, after.view, (old[key], new[key]), equality, place)


def _changed(
    old: View, new: View, pair: tuple[Annotation, Annotation], equality: Equality, place: int
) -> Iterator[Note]:
    before, after = pair[0].body, pair[1].body
    keys = equality.changed_keys(before, after) - _BOOKKEEPING
    if any(key in before for key in keys & ACTS) or (keys & ACTS and acts(new, after)):
        yield Note(Kind.ACTIVE, "annotation with an action", page=place)
    if keys & ATTACHES:
        yield Note(Kind.ATTACHMENT, "annotation with a file", page=place)
    if visibility(old, before) != visibility(new, after):
        yield Note(Kind.PREPARED, "annotation shown or hidden", page=place)
    if keys:
        kind = Kind.FORM if pair[0].is_widget or pair[1].is_widget else Kind.ANNOTATION
        where = places(old, before) + places(new, after)
        yield Note(kind, f"annotation changed: {' '.join(sorted(keys))}", page=place, places=where)


def places(view: View, body: Object) -> tuple[Rectangle, ...]:
    """Return the rectangle that an annotation takes, if any."""
    found = rectangle(view, body)
    return () if found is None else (found,)


def visibility(view: View, body: Object) -> tuple[bool, bool, bool]:
    """Return whether an annotation asks to be hidden on screen, to be printed, and to change that at a touch."""
    flags = view.number(body, "/F")
    return bool(flags & _HIDDEN), bool(flags & _PRINT) and not flags & _UNPRINTED, bool(flags & _TOGGLE)


def is_printed_otherwise(anatomy: Anatomy, page: int) -> bool:
    """Return whether a page has an annotation with looks that is only seen on screen, or only in print."""
    flags = [visibility(anatomy.view, one.body) for one in anatomy.pages[page].annotations if "/AP" in one.body]
    return any(hidden == printed for hidden, printed, _ in flags)


def annotation_kind(key: str, *, is_widget: bool) -> Kind:
    """Return as what a change of something is told that hangs on an entry of an annotation."""
    if key in ACTS:
        return Kind.ACTIVE
    if key in ATTACHES:
        return Kind.ATTACHMENT
    if key in _BOOKKEEPING:
        return Kind.STRUCTURE
    if is_widget:
        return Kind.FORM
    return Kind.PREPARED if key == "/F" else Kind.ANNOTATION


def _by_identity(page: Page) -> dict[object, Annotation]:
    """Return annotations by number; those without one by place, for nothing else can tell them apart."""
    return {
        one.number if one.number is not None else ("direct", place): one for place, one in enumerate(page.annotations)
    }
