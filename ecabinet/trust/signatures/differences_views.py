"""A PDF as it was at each revision: objects by number, each parsed once and shared by all revisions that keep it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.xref import XRefSectionData

from ecabinet.trust.signatures.opened import HOSTILE
from ecabinet.trust.signatures.plain_objects import plain_references

MOST_OBJECTS = 1_000_000
"""Object numbers that a file may use."""
MOST_REFERRERS = 5_000
"""Objects among which somebody who refers to another is looked for."""
_DEEPEST_CHAIN = 32

Object = generic.PdfObject
Edge = tuple[str, int]
"""A reference inside an object: the key of its top-level entry (empty in arrays), and the number it refers to."""


class TooManyObjects(Exception):
    """The file uses more objects than anyone would look through."""


class Revisions:
    """All revisions of a file, from 0. An object is found by its number alone, as those who draw pages do."""

    def __init__(self, reader: PdfFileReader, data: bytes) -> None:
        """Note which revision touches which number. Raises TooManyObjects."""
        self._reader = reader
        self._data = data
        self.count: int = reader.xrefs.total_revisions
        self._touched: list[dict[int, int | None]] = []
        self._history: dict[int, list[int]] = {}
        self._parsed: dict[tuple[int, int], Object | None] = {}
        self._edges: dict[tuple[int, int], tuple[Edge, ...]] = {}
        self._sections: list[frozenset[int]] = []
        for revision in range(self.count):
            self._note(revision)

    def at(self, revision: int) -> View:
        """Return the file as it was at a revision."""
        return View(self, revision)

    def touched(self, revision: int) -> frozenset[int]:
        """Return the numbers that a revision defines or frees, without those of its own cross-reference streams."""
        return frozenset(self._touched[revision]) - self._sections[revision]

    def change_of(self, number: int, revision: int) -> int | None:
        """Return the last revision, up to this one, that defined or freed a number."""
        history = self._history.get(number)
        if not history:
            return None
        place = bisect_right(history, revision)
        return history[place - 1] if place else None

    def find(self, number: int, revision: int) -> Object | None:
        """Return an object as of a revision, None where there is none. Raises what the parser raises."""
        change = self.change_of(number, revision)
        if change is None:
            return None
        key = (number, change)
        if key not in self._parsed:
            self._parsed[key] = self._parse(number, change)
        return self._parsed[key]

    def edges(self, number: int, revision: int) -> tuple[Edge, ...]:
        """Return all references inside an object; none where it cannot be read."""
        change = self.change_of(number, revision)
        if change is None:
            return ()
        key = (number, change)
        if key not in self._edges:
            self._edges[key] = self._read_edges(number, change)
        return self._edges[key]

    def _read_edges(self, number: int, change: int) -> tuple[Edge, ...]:
        if (number, change) not in self._parsed:
            place = self._place(number, change)
            quick = plain_references(self._data, place, number) if isinstance(place, int) else None
            if quick is not None:
                return tuple(("", target) for target in quick)
        try:
            found = self.find(number, change)
            return () if found is None else tuple(edges_of(found))
        except HOSTILE:
            return ()

    def _place(self, number: int, change: int) -> object:
        generation = self._touched[change][number]
        if generation is None:
            return None
        return self._reader.xrefs.get_historical_ref(generic.Reference(number, generation, self._reader), change)

    def referrers(self, number: int, revision: int) -> frozenset[str]:
        """Return under which keys objects refer to a number, as of a revision; none in a file of very many objects."""
        if len(self._history) > MOST_REFERRERS:
            return frozenset()
        found = (edge for one in self._history for edge in self.edges(one, revision))
        return frozenset(key for key, target in found if target == number)

    def trailer(self, revision: int) -> generic.DictionaryObject:
        """Return the trailer as of a revision."""
        return self._reader.trailer.flatten(revision)

    def _parse(self, number: int, change: int) -> Object | None:
        generation = self._touched[change][number]
        if generation is None:
            return None
        reference = generic.Reference(number, generation, self._reader)
        is_newest = self._history[number][-1] == change
        found: Object = self._reader.get_object(reference, None if is_newest else change)
        return None if isinstance(found, generic.NullObject) else found

    def _note(self, revision: int) -> None:
        xrefs = self._reader.xrefs
        touched = _generations(xrefs.get_xref_data(revision))
        for number in touched:
            self._history.setdefault(number, []).append(revision)
        if len(self._history) > MOST_OBJECTS:
            raise TooManyObjects
        self._touched.append(touched)
        own = xrefs.get_xref_container_info(revision).stream_ref
        self._sections.append(frozenset() if own is None else frozenset({own.idnum}))


def _generations(section: XRefSectionData) -> dict[int, int | None]:
    """Return the generation of each number that a cross-reference section names, None for a freed one.

    What the table frees and its hybrid stream defines is defined (ISO 32000-2, 7.5.8.4).
    """
    found: dict[int, int | None] = dict.fromkeys(section.freed)
    if section.hybrid is not None:
        found.update(_generations(section.hybrid.xref_data))
    found.update({number: generation for number, (generation, _) in section.standard_xrefs.items()})
    found.update(dict.fromkeys(section.xrefs_in_objstm, 0))
    return found


class View:
    """A file at one revision."""

    def __init__(self, revisions: Revisions, revision: int) -> None:
        self.revisions = revisions
        self.revision = revision

    def find(self, number: int) -> Object | None:
        """Return an object by its number, None where there is none."""
        return self.revisions.find(number, self.revision)

    def change_of(self, number: int) -> int | None:
        """Return the last revision that touched a number."""
        return self.revisions.change_of(number, self.revision)

    def follow(self, found: Object | None) -> Object | None:
        """Return what an entry holds, references followed; None for null."""
        for _ in range(_DEEPEST_CHAIN):
            if not isinstance(found, generic.IndirectObject):
                return None if isinstance(found, generic.NullObject) else found
            found = self.find(found.idnum)
        return None

    def part(self, whole: Object | None, key: str) -> Object | None:
        """Return what stands under a key of a dictionary, references followed; None where nothing does."""
        return self.follow(raw(whole, key))

    def dictionary(self, whole: Object | None, key: str) -> generic.DictionaryObject | None:
        """Return the dictionary under a key, None for anything else."""
        found = self.part(whole, key)
        return found if isinstance(found, generic.DictionaryObject) else None

    def array(self, whole: Object | None, key: str) -> list[Object]:
        """Return the elements of the array under a key, unfollowed; none for anything else."""
        return elements(self.part(whole, key))

    def name(self, whole: Object | None, key: str) -> str:
        """Return the name or text under a key, empty where there is none."""
        found = self.part(whole, key)
        return str(found) if isinstance(found, (generic.NameObject, generic.TextStringObject)) else ""

    def number(self, whole: Object | None, key: str) -> int:
        """Return the whole number under a key, 0 where there is none."""
        found = self.part(whole, key)
        return int(found) if isinstance(found, generic.NumberObject) else 0

    @property
    def root_number(self) -> int:
        """The number of the catalogue, 0 where the trailer names none."""
        return number_of(raw(self.revisions.trailer(self.revision), "/Root")) or 0

    @property
    def root(self) -> Object | None:
        """The catalogue."""
        return self.part(self.revisions.trailer(self.revision), "/Root")


def raw(whole: Object | None, key: str) -> Object | None:
    """Return what stands under a key of a dictionary as it is written, None where nothing does."""
    if not isinstance(whole, generic.DictionaryObject) or key not in whole:
        return None
    found: Object = whole.raw_get(key)
    return found


def entries(whole: generic.DictionaryObject) -> dict[str, Object]:
    """Return the entries of a dictionary as they are written."""
    return {str(key): whole.raw_get(key) for key in whole}


def elements(whole: Object | None) -> list[Object]:
    """Return the elements of an array as they are written."""
    if not isinstance(whole, generic.ArrayObject):
        return []
    return [whole.raw_get(place) for place in range(len(whole))]


def number_of(found: Object | None) -> int | None:
    """Return the number that a reference refers to, None for anything else."""
    return found.idnum if isinstance(found, generic.IndirectObject) else None


def edges_of(found: Object) -> Iterator[Edge]:
    """Give every reference inside an object, however deep."""
    waiting: list[tuple[str, Object]] = [("", found)]
    is_top = True
    while waiting:
        key, one = waiting.pop()
        if isinstance(one, generic.IndirectObject):
            yield key, one.idnum
        elif isinstance(one, generic.DictionaryObject):
            waiting.extend((name if is_top else key, value) for name, value in entries(one).items())
        elif isinstance(one, generic.ArrayObject):
            waiting.extend((key, value) for value in elements(one))
        is_top = False
