"""What each revision of a file changed, found once and shared by all its signatures.

Every object that a revision defines or frees has to be accounted for: by the rules for catalogue, pages, annotations
and form, by the branch it hangs on, or by nobody. Nothing is allowed or forbidden here; see `after_signing`.
"""

from __future__ import annotations

from collections.abc import Iterator

from ecabinet.trust.signatures.differences_anatomy import (
    Anatomy,
    appearances_of,
    content_of,
    take_apart,
)
from ecabinet.trust.signatures.differences_catalog import catalog_notes, is_same_trailer
from ecabinet.trust.signatures.differences_equality import Equality
from ecabinet.trust.signatures.differences_form import form_notes
from ecabinet.trust.signatures.differences_notes import Kind, Note
from ecabinet.trust.signatures.differences_pages import page_notes, places
from ecabinet.trust.signatures.differences_roles import compared, roles, tags, used
from ecabinet.trust.signatures.differences_views import Revisions, raw
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
            kind = Kind.STRUCTURE if changed & compared(before) else Kind.UNUSED
            yield Note(kind, "written anew, or referred to by nothing")


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
    """Give notes for objects that no rule has compared, by all that they served for in the older revision.

    An object that is new is told by whatever refers to it - unless the older revision refers to it already.
    """
    rest = changed - compared(before)
    if not rest:
        return
    # One walk instead of many in the usual case: what nothing refers to has no role.
    if rest.isdisjoint(used(before)):
        yield from _left(before, {number for number in rest if _existed(before, number)})
        return
    told = rest & content_of(before)
    for number in sorted(told):
        yield Note(Kind.CONTENT, f"object {number}")
    for note, drawn in _redrawn(before, rest):
        told |= drawn
        yield note
    for role in roles(before, rest):
        touched = rest & role.numbers
        told |= touched
        if touched:
            yield role.note
    yield from _left(before, {number for number in rest - told if _existed(before, number)})


def _left(before: Anatomy, rest: set[int]) -> Iterator[Note]:
    """Give notes for what has no role: tags, what nothing refers to, and what nobody can place."""
    if not rest:
        return
    tagging = rest & tags(before)
    for number in sorted(tagging):
        yield Note(Kind.STRUCTURE, f"object {number}")
    unplaced = (rest - tagging) & used(before)
    for number in sorted(unplaced):
        yield Note(Kind.UNREAD, f"object {number}")
    for number in sorted(rest - tagging - unplaced):
        yield Note(Kind.UNUSED, f"object {number}")


def _existed(before: Anatomy, number: int) -> bool:
    try:
        return before.view.find(number) is not None
    except HOSTILE:
        return True


def _redrawn(before: Anatomy, rest: set[int]) -> Iterator[tuple[Note, frozenset[int]]]:
    """Give whose looks changed because objects that draw them did, and those objects."""
    owners = {one.number: field for field in before.fields.values() for one in field.widgets if one.number is not None}
    for place, page in enumerate(before.pages):
        for annotation in page.annotations:
            if raw(annotation.body, "/AP") is None:
                continue
            touched = appearances_of(before, annotation) & rest
            if not touched:
                continue
            where = places(before.view, annotation.body)
            field = owners.get(annotation.number) if annotation.number is not None else None
            if field is None:
                yield Note(Kind.ANNOTATION, "looks", page=place, places=where), touched
            else:
                is_signed = field.kind == "/Sig" and before.view.part(field.body, "/V") is not None
                kind = Kind.FORM if is_signed else Kind.FILLING
                yield Note(kind, "looks", field=field.name, page=place, places=where), touched
