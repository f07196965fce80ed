"""Where the looks of signatures may lie: in the rooms that a paper marks, or on blank paper; and hide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ecabinet.domain.papers.places import CHAIR, ISSUER, SECRETARY
from ecabinet.trust.signatures.opened import OpenedPdf
from ecabinet.trust.signatures.renderings import OutOfTime, Renderings
from ecabinet.trust.signing.places import is_person_s, is_seal_s, marked_box
from ecabinet.workers.gray_pages import CannotDraw, GrayPages, Rectangle

_FAINT: Final = 24
"""Shades (of 256) within which paper is blank."""
_RIM: Final = 2.0
"""Points by which a box may touch what stands beside it."""

Seen = Sequence[tuple[int, Rectangle]]
"""Pages (from 0) with the boxes in which signatures came to be seen."""


def hides_something(before: OpenedPdf, after: OpenedPdf, seen: Seen) -> bool:
    """Return whether signatures that came since lie elsewhere than they may, or anything else is seen otherwise.

    A page that cannot be drawn is not shown to be the same.
    """
    rooms = [room for name in (CHAIR, SECRETARY, ISSUER) if (room := marked_box(before.reader, name)) is not None]
    seals = [one for one in seen if any(is_seal_s(room, *one) for room in rooms)]
    astray = [one for one in seen if one not in seals and not any(is_person_s(room, *one) for room in rooms)]
    try:
        return not _are_blank(before, astray) or _shows_otherwise(before, after, seen, seals)
    except CannotDraw:
        return True


def _are_blank(before: OpenedPdf, boxes: Seen) -> bool:
    if not boxes:
        return True
    pages = GrayPages(before.data)
    try:
        return all(_is_blank(pages, page, box) for page, box in boxes)
    finally:
        pages.close()


def _is_blank(pages: GrayPages, page: int, box: Rectangle) -> bool:
    across, up = sorted((box[0], box[2])), sorted((box[1], box[3]))
    within = (across[0] + _RIM, up[0] + _RIM, across[1] - _RIM, up[1] - _RIM)
    if within[0] >= within[2] or within[1] >= within[3]:
        return True
    (part,) = pages.boxes(page, [within])
    if part[0] >= part[2] or part[1] >= part[3]:
        return True  # beside the page
    shades = [shade for shade, count in enumerate(pages.picture(page).crop(part).histogram()) if count]
    return shades[-1] - shades[0] <= _FAINT


def _shows_otherwise(before: OpenedPdf, after: OpenedPdf, seen: Seen, seals: Seen) -> bool:
    """Compare every page. Where that takes too long, those on which nothing came are left out.

    A seal lies over the picture of whoever signed before; what the paper says has to be seen below it, too.
    """
    renderings = Renderings(after.data)

    def differs(page: int) -> bool:
        ends = len(before.data), len(after.data)
        found = renderings.compare(*ends, page, _on(page, seen), _on(page, seals))
        return found.elsewhere or found.covered

    try:
        count = renderings.count(len(after.data))
        marked = sorted({page for page, _ in seen})
        if renderings.count(len(before.data)) != count or any(differs(page) for page in marked):
            return True
        try:
            return any(differs(page) for page in range(count) if page not in marked)
        except OutOfTime:
            return False  # nothing that was found in the file draws there
    finally:
        renderings.close()


def _on(page: int, seen: Seen) -> list[Rectangle]:
    return [box for on, box in seen if on == page]
