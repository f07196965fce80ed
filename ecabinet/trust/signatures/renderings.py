"""Comparing what two revisions of a document show, page by page. Runs in the worker that examines the document."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageFilter

from ecabinet.workers.gray_pages import Box, CannotDraw, GrayPages, Rectangle

MOST_SECONDS = 6.0
"""After this no more pages are compared, and what they would have shown stays unexplained."""
_FIRST_PAGES = 40
"""Pages of which bytes that nobody signed are looked for: what they hold is never fine, only worse where it is seen."""

_TINY = 24
"""Shades (of 256) that rounding at an edge may differ by."""
_EDGE = 56
"""Shades between neighbours that make an edge of a letter or line."""
_TRACE = 20
"""Shades between neighbours by which an edge can still be made out below something laid over it."""
_FEW = 24
"""Edge pixels that may vanish where lines cross."""
_SURROUNDINGS = 3
_MOST_PICTURES = 48
_MOST_OPEN = 8


class OutOfTime(CannotDraw):
    """Comparing all pages that should be compared would take too long."""


@dataclass(frozen=True)
class PageComparison:
    """What differs on a page: `elsewhere` outside the places given, `covered` where what was seen is seen no more."""

    differs: bool
    elsewhere: bool = False
    covered: bool = False


class Renderings:
    """Pages of several revisions of one file. Each is drawn once. Close it after use."""

    def __init__(self, data: bytes, password: str | None = None) -> None:
        self._data = data
        self._password = password
        self._opened: OrderedDict[int, GrayPages] = OrderedDict()
        self._drawn: OrderedDict[tuple[int, int, bool, bool], Image.Image] = OrderedDict()
        self._spent = 0.0

    def close(self) -> None:
        """Let go of all revisions."""
        for pages in self._opened.values():
            pages.close()
        self._opened.clear()
        self._drawn.clear()

    def count(self, end: int) -> int:
        """Return how many pages the first `end` bytes of the file show. Raises CannotDraw."""
        return self._pages(end).count

    def compare(  # noqa: PLR0913 - two revisions, a page, and what is known of it
        self,
        before: int,
        after: int,
        page: int,
        places: Sequence[Rectangle],
        stamps: Sequence[Rectangle],
        *,
        is_printed: bool = False,
    ) -> PageComparison:
        """Compare one page (from 0) of two revisions, told by where they end in the file, as shown or as printed.

        `places` is where changes are accounted for, `stamps` where signatures and blanks have their looks in the older
        revision: there only what the page itself holds has to stay visible. Raises CannotDraw, OutOfTime.
        """
        if self._spent > MOST_SECONDS:
            raise OutOfTime(f"page {page + 1}")
        begun = time.perf_counter()
        try:
            return self._compared((before, after), page, places, stamps, is_printed=is_printed)
        finally:
            self._spent += time.perf_counter() - begun

    def _compared(
        self,
        ends: tuple[int, int],
        page: int,
        places: Sequence[Rectangle],
        stamps: Sequence[Rectangle],
        *,
        is_printed: bool,
    ) -> PageComparison:
        old, new = (self._picture(end, page, is_printed=is_printed) for end in ends)
        if old.size != new.size:
            return PageComparison(differs=True, elsewhere=True)
        changed = ImageChops.difference(old, new).point(_above(_TINY))
        box = changed.getbbox()
        if box is None:
            return PageComparison(differs=False)
        outside = _blank(changed, self._pages(ends[1]).boxes(page, places))
        around = _around(box, old.size)
        return PageComparison(
            differs=True,
            elsewhere=outside.getbbox() is not None,
            covered=_vanish(self._signed_edges(ends[0], page, old.crop(around), around, stamps), new.crop(around)),
        )

    def _signed_edges(
        self, before: int, page: int, seen: Image.Image, around: Box, stamps: Sequence[Rectangle]
    ) -> Image.Image:
        """Return the edges in a part of a page, of which `seen` is the picture, that have to stay visible."""
        edges = _edges(seen, _EDGE)
        if not stamps:
            return edges
        left, top = around[:2]
        stamped = self._pages(before).boxes(page, stamps)
        own = _edges(self._picture(before, page, with_annotations=False).crop(around), _EDGE)
        free = _blank(edges, [(one[0] - left, one[1] - top, one[2] - left, one[3] - top) for one in stamped])
        return ImageChops.lighter(free, ImageChops.darker(own, edges))

    def _picture(self, end: int, page: int, *, with_annotations: bool = True, is_printed: bool = False) -> Image.Image:
        key = (end, page, with_annotations, is_printed)
        if key not in self._drawn:
            pages = self._pages(end)
            self._drawn[key] = pages.picture(page, with_annotations=with_annotations, is_printed=is_printed)
            if len(self._drawn) > _MOST_PICTURES:
                self._drawn.popitem(last=False)
        self._drawn.move_to_end(key)
        return self._drawn[key]

    def _pages(self, end: int) -> GrayPages:
        if end not in self._opened:
            self._opened[end] = GrayPages(self._data, self._password, end)
            if len(self._opened) > _MOST_OPEN:
                self._opened.popitem(last=False)[1].close()
        self._opened.move_to_end(end)
        return self._opened[end]


def shows_the_same(before: bytes, after: bytes, password: str | None = None) -> bool:
    """Return whether the first pages of both show the same, as far as time allows. What cannot be drawn does not."""
    renderings = Renderings(after, password)
    try:
        count = renderings.count(len(after))
        if renderings.count(len(before)) != count:
            return False
        pages = range(min(count, _FIRST_PAGES))
        return not any(renderings.compare(len(before), len(after), page, (), ()).differs for page in pages)
    except OutOfTime:
        return True
    except CannotDraw:
        return False
    finally:
        renderings.close()


def _vanish(edges: Image.Image, now: Image.Image) -> bool:
    """Return whether more than a few edges cannot be made out in what is seen now."""
    still = _edges(now, _TRACE).filter(ImageFilter.MaxFilter(3))
    return ImageChops.subtract(edges, still).histogram()[255] > _FEW


def _around(box: Box, size: tuple[int, int]) -> Box:
    left, top, right, bottom = box
    return (
        max(0, left - _SURROUNDINGS),
        max(0, top - _SURROUNDINGS),
        min(size[0], right + _SURROUNDINGS),
        min(size[1], bottom + _SURROUNDINGS),
    )


def _above(least: int) -> list[int]:
    return [255 if shade > least else 0 for shade in range(256)]


def _edges(picture: Image.Image, least: int) -> Image.Image:
    """Return where a shade differs from its right or lower neighbour."""
    width, height = picture.size
    across = ImageChops.difference(picture, picture.transform(picture.size, Image.Transform.AFFINE, (1, 0, 1, 0, 1, 0)))
    down = ImageChops.difference(picture, picture.transform(picture.size, Image.Transform.AFFINE, (1, 0, 0, 0, 1, 1)))
    across.paste(0, (width - 1, 0, width, height))
    down.paste(0, (0, height - 1, width, height))
    return ImageChops.lighter(across, down).point(_above(least))


def _blank(picture: Image.Image, boxes: list[Box]) -> Image.Image:
    blanked = picture.copy()
    for left, top, right, bottom in boxes:
        if left < right and top < bottom:
            blanked.paste(0, (left, top, right, bottom))
    return blanked
