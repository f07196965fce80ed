"""Which pages of two revisions of one file look different, a stretch at a time. Runs in worker processes only."""

from __future__ import annotations

import time
from typing import Final

import msgspec
from PIL import Image, ImageChops

from ecabinet.workers.comparing import CompareRequest, PageDifference, PagesCompared
from ecabinet.workers.faults import Refused
from ecabinet.workers.gray_pages import CannotDraw, GrayPages

_SECONDS: Final = 1.0
"""After this a stretch ends, so that who waits can be told how far it is, and may stop."""
_TINY: Final = 24
"""Shades (of 256) that rounding at an edge may differ by."""


def compare_revisions_task(payload: bytes) -> bytes:
    """The worker's task: CompareRequest to PagesCompared, both MessagePack. Refuses with `damaged_pdf`."""
    return msgspec.msgpack.encode(compare_revisions(msgspec.msgpack.decode(payload, type=CompareRequest)))


def compare_revisions(wanted: CompareRequest) -> PagesCompared:
    """Compare one page at least, and as many as there is time for. Raises Refused `damaged_pdf`."""
    before = _opened(wanted.pdf, wanted.until)
    try:
        after = _opened(wanted.pdf, len(wanted.pdf))
        try:
            return _stretch(before, after, wanted.start)
        finally:
            after.close()
    finally:
        before.close()


def _opened(pdf: bytes, end: int) -> GrayPages:
    try:
        return GrayPages(pdf, end=end)
    except CannotDraw as fault:
        raise Refused("damaged_pdf") from fault


def _stretch(before: GrayPages, after: GrayPages, start: int) -> PagesCompared:
    ends = time.monotonic() + _SECONDS
    found: list[PageDifference] = []
    page, total = start, max(before.count, after.count)
    while page <= total:
        difference = _difference(before, after, page)
        if difference is not None:
            found.append(difference)
        page += 1
        if time.monotonic() > ends:
            break
    return PagesCompared(differences=tuple(found), compared=page - 1, before=before.count, after=after.count)


def _difference(before: GrayPages, after: GrayPages, page: int) -> PageDifference | None:
    whole = PageDifference(page)
    if page > min(before.count, after.count):
        return whole
    try:
        old, new = before.picture(page - 1), after.picture(page - 1)
    except CannotDraw:
        return whole
    return whole if old.size != new.size else _part(page, old, new)


def _part(page: int, old: Image.Image, new: Image.Image) -> PageDifference | None:
    changed = ImageChops.difference(old, new).point([255 if shade > _TINY else 0 for shade in range(256)])
    box = changed.getbbox()
    if box is None:
        return None
    (left, top, right, bottom), (width, height) = box, old.size
    return PageDifference(page, left / width, top / height, right / width, bottom / height)
