"""Where a signature is seen: the room that a paper marks, the left third of a picture, or a page's corner."""

from __future__ import annotations

from collections.abc import Iterator

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, PdfObject
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

from ecabinet.trust.signing.values import Box, Mark, Spot
from ecabinet.workers.faults import Refused

_MILLIMETRE = 72 / 25.4
_RIGHT_MARGIN = 15 * _MILLIMETRE
_CORNER_TOP = 8 * _MILLIMETRE
"""Within the top margin of 20 mm, so that the text covers nothing."""

_NOMINAL_WIDTH = 50 * _MILLIMETRE
"""How wide a person's picture is taken to be where none is there yet."""

_MOST_SEAL = 60 * _MILLIMETRE
"""Across: seals are smaller, and no larger one is offered."""

_BESIDE = 6 * _MILLIMETRE
"""How far a person's picture may reach over the title above its room, or the name below."""

_MOST_PAGES = 5_000
_DESTINATION_LENGTH = 6


def box_of(reader: PdfFileReader, mark: Mark, width: float, height: float) -> Box:
    """Return where a drawing of this size (points) goes. Raises Refused `place_unknown`."""
    if mark.spot == Spot.CORNER:
        return _corner(reader, width, height)
    room = marked_box(reader, mark.place)
    if room is None:
        raise Refused("place_unknown")
    middle = (room.bottom + room.top) / 2
    if mark.spot == Spot.PERSON:
        left = (room.left + room.right - width) / 2
    else:
        picture = _picture_in(reader, room)
        # A third of the picture, from its left edge, lies under the seal (Decree 30/2020, appendix I, cell 8).
        left = picture.left + picture.width / 3 - width
    return _whole(room.page, left, middle - height / 2, width, height)


def _whole(page: int, left: float, bottom: float, width: float, height: float) -> Box:
    """Whole points: what every reader rounds to by itself."""
    at_left, at_bottom = round(left), round(bottom)
    return Box(page, at_left, at_bottom, at_left + round(width), at_bottom + round(height))


def marked_box(reader: PdfFileReader, name: str) -> Box | None:
    """Return the rectangle of a named destination of kind FitR, or None where the PDF has none of this name."""
    destinations = _value(reader.root, "/Dests")
    target = _value(destinations, f"/{name}")
    if isinstance(target, DictionaryObject):
        target = _value(target, "/D")
    if not isinstance(target, ArrayObject) or len(target) != _DESTINATION_LENGTH or target[1] != "/FitR":
        return None
    page = _index_of(reader, target.raw_get(0))
    if page is None:
        return None
    left, bottom, right, top = (float(number) for number in list(target)[2:])
    return Box(page, left, bottom, right, top)


Corners = tuple[float, float, float, float]
"""Of a box on a page, in points: two opposite ones."""


def is_person_s(room: Box, page: int, corners: Corners) -> bool:
    """Return whether a box on a page lies in a marked room, as a person's picture; it may touch title and name."""
    left, bottom, right, top = _sorted(corners)
    is_across = room.left - 1 <= left and right <= room.right + 1
    return page == room.page and is_across and room.bottom - _BESIDE <= bottom and top <= room.top + _BESIDE


def is_seal_s(room: Box, page: int, corners: Corners) -> bool:
    """Return whether a box on a page lies over the left of a marked room, as a seal: it is higher than the room."""
    left, bottom, right, top = _sorted(corners)
    is_small = max(right - left, top - bottom) <= _MOST_SEAL + 1
    is_level = room.bottom <= (bottom + top) / 2 <= room.top
    return page == room.page and is_small and is_level and room.left <= right <= room.left + room.width * 2 / 3


def _sorted(corners: Corners) -> Corners:
    left, right = sorted((corners[0], corners[2]))
    bottom, top = sorted((corners[1], corners[3]))
    return left, bottom, right, top


def _value(dictionary: PdfObject | None, key: str) -> PdfObject | None:
    if isinstance(dictionary, DictionaryObject) and key in dictionary:
        found: PdfObject = dictionary[key]
        return found
    return None


def _index_of(reader: PdfFileReader, page: PdfObject) -> int | None:
    wanted = getattr(page, "reference", None)
    total = min(int(reader.root["/Pages"]["/Count"]), _MOST_PAGES)
    for place in range(total):
        found, _ = reader.find_page_for_modification(place)
        if found.reference == wanted:
            return place
    return None


def _corner(reader: PdfFileReader, width: float, height: float) -> Box:
    _, _, right, top = _page_box(reader)
    return _whole(0, right - _RIGHT_MARGIN - width, top - _CORNER_TOP - height, width, height)


def _page_box(reader: PdfFileReader) -> tuple[float, float, float, float]:
    found, _ = reader.find_page_for_modification(0)
    node = found.get_object()
    while "/MediaBox" not in node:
        node = node["/Parent"]
    left, bottom, right, top = (float(number) for number in node["/MediaBox"])
    return left, bottom, right, top


def _picture_in(reader: PdfFileReader, room: Box) -> Box:
    """Return the person's picture that is seen in this room, or where it would be."""
    for box in _signature_boxes(reader, room.page):
        if room.left <= (box.left + box.right) / 2 <= room.right and box.bottom < room.top and box.top > room.bottom:
            return box
    middle = (room.left + room.right) / 2
    half = min(_NOMINAL_WIDTH, room.width) / 2
    return Box(room.page, middle - half, room.bottom, middle + half, room.top)


def _signature_boxes(reader: PdfFileReader, page: int) -> Iterator[Box]:
    for _, value, field in enumerate_sig_fields(reader):
        widget = field.get_object()
        if value is None or "/Rect" not in widget or "/P" not in widget:
            continue
        left, bottom, right, top = (float(number) for number in widget["/Rect"])
        if right > left and top > bottom and _index_of(reader, widget.raw_get("/P")) == page:
            yield Box(page, left, bottom, right, top)
