"""What each revision of a file changed, found once and shared by all its signatures.

Every object that a revision defines or frees has to be accounted for: by the rules for catalogue, pages, annotations
and form, by the branch it hangs on, or by nobody. Nothing is allowed or forbidden here; see `after_signing`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ecabinet.trust.signatures.differences_anatomy import (
    Anatomy,
    appearances_of,
    branch,
    content_of,
    take_apart,
)
from ecabinet.trust.signatures.differences_catalog import catalog_notes, is_same_trailer
from ecabinet.trust.signatures.differences_equality import Equality
from ecabinet.trust.signatures.differences_form import form_notes, value_number
from ecabinet.trust.signatures.differences_notes import Kind, Note
from ecabinet.trust.signatures.differences_pages import page_notes, places
from ecabinet.trust.signatures.differences_views import Revisions, number_of, raw
from ecabinet.trust.signatures.opened import HOSTILE, OpenedPdf


class Differences:
    """The notes of all revisions of a file; each revision is looked at when it is first asked for."""

    def __init__(self, opened: OpenedPdf) -> None:
        """Raises what hostile files make the parser raise."""
        self.revisions = Revisions(opened.reader, opened.data)
        self._notes: dict[int, tuple[Note, ...]] = {}
        self._anatomies: dict[int, Anatomy] = {}

    def of(self, revision: int) -> tuple[Note, ...]:
        """Return what a revision changed against the one before it. Never raises."""
        if revision not in self._notes:
            try:
                self._notes[revision] = tuple(self._step(revision))
            except HOSTILE as fault:
                self._notes[revision] = (Note(Kind.UNREAD, f"{type(fault).__name__}: {fault}"[:200]),)
        return self._notes[revision]

    def anatomy(self, revision: int) -> Anatomy:
        """Return a revision taken apart. Raises what hostile files make the parser raise."""
        if revision not in self._anatomies:
            self._anatomies[revision] = take_apart(self.revisions.at(revision))
        return self._anatomies[revision]

    def _step(self, revision: int) -> Iterator[Note]:
        before, after = self.anatomy(revision - 1), self.anatomy(revision)
        changed = {number for number in self.revisions.touched(revision) if not _is_same(before, after, number)}
        if not changed and is_same_trailer(before.view, after.view):
            return
        is_told = False
        for note in _notes(before, after, changed):
            is_told = True
            yield note
        if not is_told:
            yield Note(Kind.STRUCTURE, "written anew, or referred to by nothing")


def _notes(before: Anatomy, after: Anatomy, changed: set[int]) -> Iterator[Note]:
    equality = Equality(before.view, after.view)
    yield from catalog_notes(before.view, after.view, equality)
    yield from page_notes(before, after, equality)
    yield from form_notes(before, after, equality)
    yield from _unaccounted(before, changed)


def _is_same(before: Anatomy, after: Anatomy, number: int) -> bool:
    try:
        old, new = before.view.find(number), after.view.find(number)
        return Equality(before.view, after.view).of_values(old, new)
    except HOSTILE:
        return False


def _unaccounted(before: Anatomy, changed: set[int]) -> Iterator[Note]:
    """Give notes for objects that no rule has compared, by what they served for in the older revision.

    An object that is new is told by whatever refers to it - unless the older revision refers to it already.
    """
    rest = changed - _compared(before)
    content = content_of(before)
    for number in sorted(rest & content):
        yield Note(Kind.CONTENT, f"object {number}")
    rest -= content
    yield from _redrawn(before, rest)
    rest = {number for number in rest if _existed(before, number)}
    for kind, numbers in _branches(before):
        for number in sorted(rest & numbers):
            yield Note(kind, f"object {number}")
        rest -= numbers
    for number in sorted(rest):
        yield Note(Kind.STRUCTURE, f"object {number}")


def _existed(before: Anatomy, number: int) -> bool:
    try:
        return before.view.find(number) is not None
    except HOSTILE:
        return True


def _compared(anatomy: Anatomy) -> set[int]:
    """Return the numbers whose objects the rules compare entry by entry."""
    found = {anatomy.view.root_number, *anatomy.tree, *anatomy.lists}
    for page in anatomy.pages:
        found |= {number for number in (page.number, page.list_number) if number is not None}
        found |= {one.number for one in page.annotations if one.number is not None}
    for field in anatomy.fields.values():
        found |= {number for number in (field.number, *(one.number for one in field.widgets)) if number is not None}
    if anatomy.form_number is not None:
        found.add(anatomy.form_number)
    return found


def _redrawn(before: Anatomy, rest: set[int]) -> Iterator[Note]:
    """Give whose looks changed because an object that draws them did."""
    if not rest:
        return
    owners = {one.number: field for field in before.fields.values() for one in field.widgets if one.number is not None}
    drawn: set[int] = set()
    for place, page in enumerate(before.pages):
        for annotation in page.annotations:
            if raw(annotation.body, "/AP") is None:
                continue
            touched = appearances_of(before.view, annotation) & rest
            if not touched:
                continue
            drawn |= touched
            where = places(before.view, annotation.body)
            field = owners.get(annotation.number) if annotation.number is not None else None
            if field is None:
                yield Note(Kind.ANNOTATION, "looks", page=place, places=where)
            else:
                is_signed = field.kind == "/Sig" and before.view.part(field.body, "/V") is not None
                kind = Kind.FORM if is_signed else Kind.FILLING
                yield Note(kind, "looks", field=field.name, page=place, places=where)
    rest -= drawn


def _branches(before: Anatomy) -> Iterator[tuple[Kind, set[int] | frozenset[int]]]:
    view = before.view
    values = (value_number(field) for field in before.fields.values() if field.kind == "/Sig")
    yield Kind.OVERWRITTEN, {number for number in values if number is not None}
    yield Kind.EVIDENCE, branch(view, "/DSS")
    yield (
        Kind.METADATA,
        {number_of(raw(view.root, "/Metadata")) or 0}
        | {number_of(raw(view.revisions.trailer(view.revision), "/Info")) or 0},
    )
    for keys in (("/OpenAction",), ("/AA",), ("/Names", "/JavaScript")):
        yield Kind.ACTIVE, branch(view, *keys)
    for keys in (("/Names", "/EmbeddedFiles"), ("/AF",), ("/Collection",)):
        yield Kind.ATTACHMENT, branch(view, *keys)
    yield Kind.FILLING, branch(view, "/AcroForm", "/XFA")
