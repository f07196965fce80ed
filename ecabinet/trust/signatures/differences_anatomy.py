"""What a revision consists of: its pages, annotations and fields, and what each object serves for."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from pyhanko.pdf_utils import generic

from ecabinet.trust.signatures.differences_views import Object, View, number_of, raw
from ecabinet.workers.gray_pages import Rectangle

MOST_PAGES = 20_000
_DEEPEST_TREE = 64
_DEEPEST_FORM = 32
_MOST_FIELDS = 20_000

_NOT_CONTENT = frozenset({
    "/Annots", "/Parent", "/P", "/StructParents", "/StructParent", "/B", "/Metadata", "/PieceInfo", "/Thumb",
    "/LastModified", "/Tabs", "/Kids", "/AA", "/AF", "/PresSteps", "/Dur", "/Trans", "/DPart",
})  # fmt: skip
"""Entries of pages, and of nodes of their tree, that put nothing on the page (ISO 32000-2, table 31)."""


@dataclass(frozen=True)
class Annotation:
    """One annotation of a page. `number` is None for one that is written into the page's own array."""

    number: int | None
    body: generic.DictionaryObject

    @property
    def is_widget(self) -> bool:
        """Whether it shows a form field."""
        return str(raw(self.body, "/Subtype")) == "/Widget"


@dataclass(frozen=True)
class Page:
    """One page: its dictionary, and the annotations that could be read."""

    number: int | None
    body: generic.DictionaryObject
    list_number: int | None
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True)
class Field:
    """A terminal field with its widgets; one that is its own widget has itself. `kind` is /Sig, /Tx, ..."""

    name: str
    number: int | None
    kind: str
    body: generic.DictionaryObject
    widgets: tuple[Annotation, ...]


@dataclass(frozen=True)
class Anatomy:
    """A revision taken apart. `lists` are the arrays that hold the tree of pages or the form together."""

    view: View
    pages: tuple[Page, ...]
    fields: dict[str, Field]
    tree: frozenset[int]
    lists: frozenset[int]
    form_number: int | None
    repeated_names: frozenset[str] = field(default_factory=frozenset)

    def page_of(self, widget: int | None) -> int | None:
        """Return the page (from 0) on which an annotation lies."""
        return None if widget is None else self._pages_of.get(widget)

    @cached_property
    def _pages_of(self) -> dict[int | None, int]:
        places = reversed(list(enumerate(self.pages)))
        return {one.number: place for place, page in places for one in page.annotations}


def take_apart(view: View) -> Anatomy:
    """Read pages, annotations and fields of a revision. Raises ValueError for a tree that is none."""
    tree: set[int] = set()
    pages = tuple(_page(view, number, body) for number, body in _leaves(view, tree))
    lists: set[int] = set()
    fields: dict[str, Field] = {}
    repeated: set[str] = set()
    for one in _fields(view, lists):
        if one.name in fields:
            repeated.add(one.name)
        fields.setdefault(one.name, one)
    number = number_of(raw(view.root, "/AcroForm"))
    return Anatomy(view, pages, fields, frozenset(tree), frozenset(lists), number, frozenset(repeated))


def rectangle(view: View, body: Object | None) -> Rectangle | None:
    """Return the rectangle of an annotation, None if it has no area."""
    corners = [view.follow(one) for one in view.array(body, "/Rect")]
    numbers = [float(one) for one in corners if isinstance(one, (generic.NumberObject, generic.FloatObject))]
    if len(numbers) != 4 or not all(math.isfinite(one) for one in numbers):  # noqa: PLR2004 - two corners
        return None
    left, bottom, right, top = numbers
    return (left, bottom, right, top) if left != right and bottom != top else None


def content_of(anatomy: Anatomy) -> frozenset[int]:
    """Return the numbers of all objects that put something on a page, be they defined or only referred to."""
    view = anatomy.view
    starts: list[int] = []
    for page in anatomy.pages:
        starts.extend(_outgoing(view, page.body, page.number, _NOT_CONTENT))
    for node in anatomy.tree:
        starts.extend(number for key, number in view.revisions.edges(node, view.revision) if key not in _NOT_CONTENT)
    starts.extend(_below(view.root, "/OCProperties"))
    return reach(view, starts, _pages_and_tree(anatomy))


def appearances_of(anatomy: Anatomy, annotation: Annotation) -> frozenset[int]:
    """Return the numbers of all objects that draw an annotation."""
    return reach(anatomy.view, _below(annotation.body, "/AP"), _pages_and_tree(anatomy))


def _pages_and_tree(anatomy: Anatomy) -> frozenset[int]:
    return anatomy.tree | {page.number for page in anatomy.pages if page.number is not None}


def reach(view: View, starts: Iterable[int], stops: frozenset[int]) -> frozenset[int]:
    """Return every number that can be reached without touching `stops`."""
    seen: set[int] = set()
    waiting = [number for number in starts if number not in stops]
    while waiting:
        number = waiting.pop()
        if number in seen:
            continue
        seen.add(number)
        waiting.extend(
            target
            for _, target in view.revisions.edges(number, view.revision)
            if target not in stops and target not in seen
        )
    return frozenset(seen)


def _outgoing(view: View, body: generic.DictionaryObject, number: int | None, skipped: frozenset[str]) -> Iterator[int]:
    if number is not None:
        yield from (target for key, target in view.revisions.edges(number, view.revision) if key not in skipped)
        return
    for key in body:
        if str(key) not in skipped:
            yield from _below(body, str(key))


def _below(whole: Object | None, key: str) -> Iterator[int]:
    """Give the numbers that an entry refers to, itself or from within."""
    waiting: list[Object | None] = [raw(whole, key)]
    while waiting:
        one = waiting.pop()
        if isinstance(one, generic.IndirectObject):
            yield one.idnum
        elif isinstance(one, generic.DictionaryObject):
            waiting.extend(one.raw_get(name) for name in one)
        elif isinstance(one, generic.ArrayObject):
            waiting.extend(one.raw_get(place) for place in range(len(one)))


def _leaves(view: View, tree: set[int]) -> Iterator[tuple[int | None, generic.DictionaryObject]]:
    waiting: list[tuple[Object | None, int]] = [(raw(view.root, "/Pages"), 0)]
    seen: set[int] = set()
    leaves = 0
    while waiting:
        listed, depth = waiting.pop()
        number, body = number_of(listed), view.follow(listed)
        if body is None:
            # Nobody shows a page that does not exist.
            continue
        if number is not None and number in seen:
            raise ValueError("a page stands twice in the tree")
        if depth > _DEEPEST_TREE or not isinstance(body, generic.DictionaryObject):
            raise ValueError("the tree of pages is broken")
        if number is not None:
            seen.add(number)
        if "/Kids" in body:
            tree.update(one for one in (number, number_of(raw(body, "/Kids"))) if one is not None)
            waiting.extend((kid, depth + 1) for kid in reversed(view.array(body, "/Kids")))
            continue
        leaves += 1
        if leaves > MOST_PAGES:
            raise ValueError("too many pages")
        yield number, body


def _page(view: View, number: int | None, body: generic.DictionaryObject) -> Page:
    found = []
    for one in view.array(body, "/Annots"):
        annotation = view.follow(one)
        if isinstance(annotation, generic.DictionaryObject):
            found.append(Annotation(number_of(one), annotation))
    return Page(number, body, number_of(raw(body, "/Annots")), tuple(found))


def _fields(view: View, lists: set[int]) -> Iterator[Field]:
    form = view.dictionary(view.root, "/AcroForm")
    _note_list(form, "/Fields", lists)
    waiting = [(one, "", "", 0) for one in reversed(view.array(form, "/Fields"))]
    seen: set[int] = set()
    while waiting:
        listed, above, kind, depth = waiting.pop()
        number, body = number_of(listed), view.follow(listed)
        if not isinstance(body, generic.DictionaryObject) or (number is not None and number in seen):
            continue
        if number is not None:
            seen.add(number)
        if depth > _DEEPEST_FORM or len(seen) > _MOST_FIELDS:
            raise ValueError("the form is too deep or too large")
        name = ".".join(part for part in (above, view.name(body, "/T")) if part)
        kind = view.name(body, "/FT") or kind
        kids = [(kid, view.follow(kid)) for kid in view.array(body, "/Kids")]
        _note_list(body, "/Kids", lists)
        if any(raw(kid, "/T") is not None for _, kid in kids):
            waiting.extend((kid, name, kind, depth + 1) for kid, _ in reversed(kids))
            yield Field(f"{name}.", number, "", body, ())
            continue
        widgets = tuple(Annotation(number_of(kid), it) for kid, it in kids if isinstance(it, generic.DictionaryObject))
        yield Field(name, number, kind, body, widgets or (Annotation(number, body),))


def _note_list(body: Object | None, key: str, lists: set[int]) -> None:
    number = number_of(raw(body, key))
    if number is not None:
        lists.add(number)
