"""Text as a search sees it: without case and without marks, so that `nguyen thi huong` finds `Nguyễn Thị Hương`."""

from __future__ import annotations

import unicodedata

_STROKES = str.maketrans("đð", "dd")


def folded(text: str) -> str:
    """Return the text without case, tones and other marks; đ has no decomposition and is mapped by hand."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in apart if not unicodedata.combining(char)).translate(_STROKES)


def matches(query: str, *texts: str) -> bool:
    """Whether every word of a query stands somewhere in the texts. An empty query matches all."""
    heap = folded(" ".join(texts))
    return all(word in heap for word in folded(query).split())
