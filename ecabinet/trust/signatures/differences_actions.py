"""What readers do by themselves or at a click: actions, wherever they hang (ISO 32000-2, 12.6)."""

from __future__ import annotations

from collections.abc import Iterator

from pyhanko.pdf_utils import generic

from ecabinet.trust.signatures.differences_views import Object, View, elements, entries, number_of, raw

ACTS = frozenset({
    "/A", "/AA", "/PA", "/RichMediaContent", "/RichMediaSettings", "/3DD", "/3DA", "/3DV", "/Movie", "/Sound",
})  # fmt: skip
"""Entries of annotations and fields that do something."""
ATTACHES = frozenset({"/FS", "/AF", "/EF"})
"""Entries of annotations that hold files."""

_GOES = frozenset({"/GoTo", "/Named"})
_HARMLESS = _GOES | {"/URI", "/Thread"}
_ALWAYS = ACTS - {"/A"}
_MOST_BOOKMARKS = 50_000


def acts(view: View, body: Object | None) -> bool:
    """Return whether an annotation or field does more than to go to a page or an address."""
    return any(raw(body, key) is not None for key in _ALWAYS) or not _is_harmless(view, raw(body, "/A"), _HARMLESS)


def goes_to_a_page(view: View, action: Object | None) -> bool:
    """Return whether what a document does when it is opened only leads to a page."""
    return isinstance(view.follow(action), generic.ArrayObject) or _is_harmless(view, action, _GOES)


def acting_bookmarks(view: View) -> dict[object, Object]:
    """Return the bookmarks that do more than to lead to a page, by number, or by place where they have none."""
    waiting = [raw(view.root, "/Outlines")]
    seen: set[int] = set()
    found: dict[object, Object] = {}
    while waiting:
        listed = waiting.pop()
        number, body = number_of(listed), view.follow(listed)
        if not isinstance(body, generic.DictionaryObject) or number in seen:
            continue
        if number is not None:
            seen.add(number)
        if len(seen) + len(found) > _MOST_BOOKMARKS:
            raise ValueError("too many bookmarks")
        if raw(body, "/AA") is not None or not _is_harmless(view, raw(body, "/A"), _GOES):
            found[number if number is not None else ("direct", len(found))] = body
        waiting.extend(raw(body, key) for key in ("/Next", "/First") if raw(body, key) is not None)
    return found


def _is_harmless(view: View, listed: Object | None, allowed: frozenset[str]) -> bool:
    action = view.follow(listed)
    return action is None or (view.name(action, "/S") in allowed and raw(action, "/Next") is None)


def references(key: str, found: Object | None) -> Iterator[tuple[str, int]]:
    """Give every reference inside an object, however deep, with the key under which it stands."""
    waiting = [(key, found)]
    while waiting:
        name, one = waiting.pop()
        if isinstance(one, generic.IndirectObject):
            yield name, one.idnum
        elif isinstance(one, generic.DictionaryObject):
            waiting.extend(entries(one).items())
        elif isinstance(one, generic.ArrayObject):
            waiting.extend((name, value) for value in elements(one))
