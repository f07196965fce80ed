"""Signature dictionaries as they stand in the bytes, whether or not any form lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_MOST_LOOKED_AT: Final = 400
_LONGEST_OBJECT: Final = 1 << 20
_NEIGHBOURHOOD: Final = 4096


def _spelt(name: str) -> bytes:
    """Return a pattern for a PDF name in which any letter may be written as #xx (ISO 32000-2, 7.3.5)."""
    return b"/" + b"".join(b"(?:%b|#(?i:%02x))" % (letter.encode(), ord(letter)) for letter in name)


_BYTE_RANGE = re.compile(_spelt("ByteRange") + rb"(?![A-Za-z])")
_NUMBERS = re.compile(rb"[\s\x00]{0,99}\[((?:[\s\x00]{0,99}\d{1,12}){1,64})[\s\x00]{0,99}\]")
_TYPE = re.compile(
    _spelt("Type") + rb"[\s\x00]{0,99}(?:" + _spelt("Sig") + b"|" + _spelt("DocTimeStamp") + rb")(?![A-Za-z0-9#])"
)
_SUB_FILTER = re.compile(_spelt("SubFilter") + rb"[\s\x00]{0,99}/([^\s\x00/<>\[\]()]{1,60})")
_KNOWN_HANDLER = re.compile(rb"/(?:adbe\.|ETSI\.|Adobe\.PPK|Entrust\.PPKEF|CICI\.SignIt|VeriSign\.PPKVS)")
_ESCAPED = re.compile(rb"/[A-Za-z]{0,12}#[0-9A-Fa-f]{2}")


@dataclass(frozen=True)
class FoundSignature:
    """What looks like a signature dictionary at an offset. `byte_range` is empty where it is not plain numbers."""

    offset: int
    byte_range: tuple[int, ...]
    sub_filter: str


def signature_dictionaries(data: bytes) -> tuple[FoundSignature, ...]:
    """Find every /ByteRange that belongs to a signature, and every dictionary of a signature's type without one.

    A file with more candidates than are looked at is hostile: what is found of it is told, and it is never unsigned.
    """
    found = list(_by_byte_range(data))
    starts = {_object_start(data, one.offset) for one in found}
    for match in _places(_TYPE, data, (b"/Sig", b"/DocTimeStamp")):
        start = _object_start(data, match.start())
        if start not in starts and b"/Contents" in _around(data, match.start()):
            starts.add(start)
            found.append(FoundSignature(match.start(), (), _sub_filter(data, match.start())))
    return tuple(found)


def _places(pattern: re.Pattern[bytes], data: bytes, plain: tuple[bytes, ...]) -> Iterator[re.Match[bytes]]:
    """Give the first matches. The pattern, which reads every byte, runs only where its words can be at all."""
    if not any(word in data for word in plain) and not _ESCAPED.search(data):
        return
    for count, match in enumerate(pattern.finditer(data)):
        if count >= _MOST_LOOKED_AT:
            return
        yield match


def _by_byte_range(data: bytes) -> Iterator[FoundSignature]:
    """Give those whose gap holds a hexadecimal string, or whose neighbourhood names a signature's format or type."""
    for count, match in enumerate(_places(_BYTE_RANGE, data, (b"/ByteRange",)), 1):
        numbers = _NUMBERS.match(data, match.end())
        byte_range = tuple(int(one) for one in numbers[1].replace(b"\0", b" ").split()) if numbers else ()
        sub_filter = _sub_filter(data, match.start())
        is_too_many = count == _MOST_LOOKED_AT
        if _gap_is_string(data, byte_range) or sub_filter or is_too_many or _is_signature(data, match.start()):
            yield FoundSignature(match.start(), byte_range, sub_filter)


def _gap_is_string(data: bytes, byte_range: tuple[int, ...]) -> bool:
    match byte_range:
        case (_, before, after, _) if 0 < before < after <= len(data):
            return data[before : before + 1] == b"<" and data[after - 1 : after] == b">"
    return False


def _around(data: bytes, offset: int) -> bytes:
    """Return the object's beginning and end, without the long contents between."""
    start = _object_start(data, offset)
    end = data.find(b"endobj", offset, offset + _LONGEST_OBJECT)
    end = end if end >= 0 else min(len(data), offset + _NEIGHBOURHOOD)
    if end - start <= 4 * _NEIGHBOURHOOD:
        return data[start:end]
    middle = data[max(start, offset - _NEIGHBOURHOOD) : min(end, offset + _NEIGHBOURHOOD)]
    return data[start : start + _NEIGHBOURHOOD] + b" " + middle + b" " + data[end - _NEIGHBOURHOOD : end]


def _object_start(data: bytes, offset: int) -> int:
    floor = max(0, offset - _LONGEST_OBJECT)
    return max(floor, data.rfind(b" obj", floor, offset))


def _sub_filter(data: bytes, offset: int) -> str:
    match = _SUB_FILTER.search(_around(data, offset))
    return match[1].decode("ascii", "replace") if match else ""


def _is_signature(data: bytes, offset: int) -> bool:
    around = _around(data, offset)
    return bool(_TYPE.search(around) or _KNOWN_HANDLER.search(around))
