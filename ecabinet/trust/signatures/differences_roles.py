"""What each object of a revision serves for, by every way that leads to it: one object may serve for several things.

Followed is all that readers act on: the catalogue, pages, annotations, fields and bookmarks. What draws a page or the
looks of an annotation is looked at in `differences_anatomy`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from pyhanko.pdf_utils import generic

from ecabinet.trust.signatures.differences_actions import references
from ecabinet.trust.signatures.differences_anatomy import Anatomy, Annotation, Field, reach
from ecabinet.trust.signatures.differences_catalog import CATALOGUE_KINDS, NAME_KINDS
from ecabinet.trust.signatures.differences_form import FORM_OF_ITS_OWN, field_kind, form_resources, is_drawn_by_readers
from ecabinet.trust.signatures.differences_notes import Kind, Note
from ecabinet.trust.signatures.differences_pages import PAGE_KINDS, annotation_kind, places
from ecabinet.trust.signatures.differences_views import Object, View, entries, number_of, raw
from ecabinet.trust.signatures.opened import HOSTILE

_TO_TAGS = frozenset({"/SD", "/SE"})
"""From an action or bookmark to the tags of what it leads to; tags have a role of their own."""
_TREE_OF_TAGS = "/StructTreeRoot"
_OF_ITS_OWN = frozenset({"/AP", "/P", "/Parent", "/Kids"})
"""Entries of annotations and fields that are looked at elsewhere."""
_DEEPEST_FORM = 32


@dataclass(frozen=True)
class Role:
    """What some objects serve for: the note that tells of a change in any of them."""

    note: Note
    numbers: frozenset[int]


def compared(anatomy: Anatomy) -> frozenset[int]:
    """Return the numbers whose objects the rules compare entry by entry."""
    view = anatomy.view
    found: set[int | None] = {view.root_number, *anatomy.tree, *anatomy.lists}
    for page in anatomy.pages:
        found |= {page.number, page.list_number}
        found |= {one.number for one in page.annotations if not _is_something_else(one.body)}
    for field in anatomy.fields.values():
        listed = [(field.number, field.body), *((one.number, one.body) for one in field.widgets)]
        found |= {number for number, body in listed if not _is_something_else(body)}
    form = view.dictionary(view.root, "/AcroForm")
    resources = raw(form, "/DR")
    containers = [raw(view.root, key) for key in ("/AcroForm", "/Names", "/Perms")]
    containers += [resources, *(value for _, value in _entries(view.follow(resources)))]
    # A category of resources is compared name by name; a reference below it is a resource already.
    return frozenset(number for number in {*found, *map(number_of, containers)} if number is not None)


def _is_something_else(body: Object) -> bool:
    """Return whether it is listed as an annotation or field and made to be content or an action."""
    return isinstance(body, generic.StreamObject) or raw(body, "/S") is not None


def roles(anatomy: Anatomy, asked: AbstractSet[int]) -> Iterator[Role]:
    """Give every role that objects of these numbers may have in a revision, except drawing and the tags."""
    walk = _Walk(anatomy)
    yield from _of_catalogue(anatomy, walk)
    if asked.isdisjoint(_hanging(anatomy)):
        return
    yield from _of_pages(anatomy, walk)
    owned: set[int | None] = set()
    for field in anatomy.fields.values():
        owned |= {one.number for one in field.widgets}
        yield from _of_field(anatomy, field, walk)
    for place, page in enumerate(anatomy.pages):
        for annotation in page.annotations:
            if annotation.number is None or annotation.number not in owned:
                yield from _of_annotation(anatomy.view, annotation, place, walk)


def _hanging(anatomy: Anatomy) -> frozenset[int]:
    """Return every number that pages, annotations and fields refer to, in one walk."""
    view = anatomy.view
    bodies = [one.body for page in anatomy.pages for one in page.annotations]
    bodies += [body for field in anatomy.fields.values() for body in (field.body, *(one.body for one in field.widgets))]
    starts = [target for body in bodies for _, target in references("", body)]
    holders = [page.body for page in anatomy.pages] + [view.find(number) for number in anatomy.tree]
    for holder in holders:
        starts += [target for key in PAGE_KINDS for _, target in references(key, raw(holder, key))]
    return reach(view, starts, compared(anatomy))


def tags(anatomy: Anatomy) -> frozenset[int]:
    """Return the numbers of all objects that hold the tags together."""
    view = anatomy.view
    starts = [target for _, target in references("", raw(view.root, _TREE_OF_TAGS))]
    return reach(view, starts, compared(anatomy))


def used(anatomy: Anatomy) -> frozenset[int]:
    """Return every number that a revision refers to, beginning at its trailer."""
    trailer = anatomy.view.revisions.trailer(anatomy.view.revision)
    starts = [target for key, value in _entries(trailer) for _, target in references(key, value)]
    return reach(anatomy.view, starts, frozenset())


class _Walk:
    """Follows references from an entry on, and stops at what the rules compare by themselves."""

    def __init__(self, anatomy: Anatomy) -> None:
        self._view = anatomy.view
        self._stops = compared(anatomy)

    def below(self, key: str, found: Object | None) -> frozenset[int]:
        """Return every number that what stands under a key refers to, itself or from within, defined or not."""
        seen: set[int] = set()
        waiting = self._next(references(key, found), seen)
        while waiting:
            number = waiting.pop()
            if number in seen:
                continue
            seen.add(number)
            waiting.extend(self._next(self._from(number), seen))
        return frozenset(seen)

    def _next(self, references: Iterable[tuple[str, int]], seen: set[int]) -> list[int]:
        return [
            target
            for key, target in references
            if key not in _TO_TAGS and target not in self._stops and target not in seen
        ]

    def _from(self, number: int) -> Iterable[tuple[str, int]]:
        try:
            return list(references("", self._view.find(number)))
        except HOSTILE:
            return ()


def _of_catalogue(anatomy: Anatomy, walk: _Walk) -> Iterator[Role]:
    view = anatomy.view
    trailer = view.revisions.trailer(view.revision)
    yield Role(Note(Kind.METADATA, "trailer /Info"), walk.below("/Info", raw(trailer, "/Info")))
    yield Role(Note(Kind.UNREAD, "trailer /Encrypt"), walk.below("/Encrypt", raw(trailer, "/Encrypt")))
    for key, value in _entries(view.root):
        if key not in {"/Pages", "/AcroForm", "/Names", _TREE_OF_TAGS}:
            yield Role(Note(CATALOGUE_KINDS.get(key, Kind.UNREAD), f"catalogue {key}"), walk.below(key, value))
    yield from _of_bookmarks(view, walk)
    for key, value in _entries(view.part(view.root, "/Names")):
        yield Role(Note(NAME_KINDS.get(key, Kind.UNREAD), f"names {key}"), walk.below(key, value))
    yield from _of_form(anatomy, walk)


def _of_bookmarks(view: View, walk: _Walk) -> Iterator[Role]:
    """Give what the actions of bookmarks do: the bookmarks themselves only name places."""
    outlines = raw(view.root, "/Outlines")
    bodies = {number: view.find(number) for number in walk.below("/Outlines", outlines)}
    bookmarks = {number for number, body in bodies.items() if raw(body, "/Title") is not None}
    for body in (view.follow(outlines), *bodies.values()):
        for key in ("/A", "/AA"):
            found = walk.below(key, raw(body, key)) - bookmarks
            if found:
                yield Role(Note(Kind.ACTIVE, "action of a bookmark"), found)


def _of_form(anatomy: Anatomy, walk: _Walk) -> Iterator[Role]:
    form = anatomy.view.dictionary(anatomy.view.root, "/AcroForm")
    drawn = Kind.CONTENT if is_drawn_by_readers(anatomy) else Kind.STRUCTURE
    for key, value in _entries(form):
        if key in {"/DA", "/Q"}:
            yield Role(Note(drawn, f"form {key}"), walk.below(key, value))
        elif key not in {"/Fields", "/DR"}:
            yield Role(FORM_OF_ITS_OWN if key == "/XFA" else Note(Kind.FORM, f"form {key}"), walk.below(key, value))
    for name, value in form_resources(anatomy.view).items():
        yield Role(Note(drawn, f"form /DR {name}"), walk.below("", value))


def _of_pages(anatomy: Anatomy, walk: _Walk) -> Iterator[Role]:
    for place, page in enumerate(anatomy.pages):
        for key, value in _entries(page.body):
            kind = PAGE_KINDS.get(key)
            if kind is not None:
                yield Role(Note(kind, f"page {key}", page=place), walk.below(key, value))
    for number in anatomy.tree:
        for key, value in _entries(anatomy.view.find(number)):
            kind = PAGE_KINDS.get(key)
            if kind is not None:
                yield Role(Note(kind, f"pages {key}"), walk.below(key, value))


def _of_annotation(view: View, annotation: Annotation, place: int, walk: _Walk) -> Iterator[Role]:
    where = places(view, annotation.body)
    for key, value in _entries(annotation.body):
        if key not in _OF_ITS_OWN and (numbers := walk.below(key, value)):
            kind = annotation_kind(key, is_widget=annotation.is_widget)
            yield Role(Note(kind, f"annotation {key}", page=place, places=where), numbers)


def _of_field(anatomy: Anatomy, field: Field, walk: _Walk) -> Iterator[Role]:
    view = anatomy.view
    bodies: list[tuple[Object, int | None]] = [(field.body, anatomy.page_of(field.number))]
    bodies += [(one.body, anatomy.page_of(one.number)) for one in field.widgets if one.body is not field.body]
    name = field.name.rstrip(".")
    for body, page in bodies:
        where = places(view, body) if page is not None else ()
        for key, value in _entries(body):
            if key not in _OF_ITS_OWN and (numbers := walk.below(key, value)):
                kind = field_kind(view, field, key)
                yield Role(Note(kind, f"field {key}", field=name, page=page, places=where), numbers)
    yield from _of_ancestors(view, field, walk)


def _of_ancestors(view: View, field: Field, walk: _Walk) -> Iterator[Role]:
    """Give the roles of what a field inherits from; such an ancestor need not stand in the form."""
    above = raw(field.body, "/Parent")
    for _ in range(_DEEPEST_FORM):
        numbers = walk.below("/Parent", above)
        body = view.follow(above)
        if body is None:
            return
        if numbers and number_of(above) in numbers:
            yield Role(Note(Kind.FORM, "inherited by the field", field=field.name.rstrip(".")), numbers)
        above = raw(body, "/Parent")


def _entries(whole: Object | None) -> Iterator[tuple[str, Object]]:
    if isinstance(whole, generic.DictionaryObject):
        yield from entries(whole).items()
