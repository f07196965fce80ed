"""Signature dictionaries as they stand in the bytes, whether or not any form lists them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_MOST_FOUND = 200
_NEIGHBOURHOOD = 4096


def _spelt(name: str) -> bytes:
    """Return a pattern for a PDF name in which any letter may be written as #xx (ISO 32000-2, 7.3.5)."""
    return b"/" + b"".join(b"(?:%b|#(?i:%02x))" % (letter.encode(), ord(letter)) for letter in name)


_BYTE_RANGE = re.compile(_spelt("ByteRange") + rb"(?![A-Za-z])")
_NUMBERS = re.compile(rb"[\s\x00]*\[((?:[\s\x00]*\d{1,12}){1,64})[\s\x00]*\]")
_TYPE = re.compile(
    _spelt("Type") + rb"[\s\x00]*(?:" + _spelt("Sig") + b"|" + _spelt("DocTimeStamp") + rb")(?![A-Za-z0-9#])"
)
_SUB_FILTER = re.compile(_spelt("SubFilter") + rb"[\s\x00]*/([!-~]{1,60})")
_KNOWN_HANDLER = re.compile(rb"/(?:adbe\.|ETSI\.|Adobe\.PPK|Entrust\.PPKEF|CICI\.SignIt|VeriSign\.PPKVS)")


@dataclass(frozen=True)
class FoundSignature:
    """What looks like a signature dictionary at an offset. `byte_range` is empty where it is not plain numbers."""

    offset: int
    byte_range: tuple[int, ...]
    sub_filter: str


def signature_dictionaries(data: bytes) -> tuple[FoundSignature, ...]:
    """Find every /ByteRange that belongs to a signature, and every dictionary of a signature's type without one."""
    found = list(_by_byte_range(data))
    covered = {_object_start(data, one.offset) for one in found}
    for match in _TYPE.finditer(data) if b"/Sig" in data or b"/DocTimeStamp" in data or b"#" in data else ():
        start = _object_start(data, match.start())
        if start not in covered and _has_contents(data, match.start()):
            covered.add(start)
            found.append(FoundSignature(match.start(), (), _sub_filter(data, match.start())))
        if len(found) >= _MOST_FOUND:
            break
    return tuple(found[:_MOST_FOUND])


def _by_byte_range(data: bytes) -> Iterator[FoundSignature]:
    """Give those whose gap holds a hexadecimal string, or whose neighbourhood names a signature's format or type."""
    for count, match in enumerate(_BYTE_RANGE.finditer(data)):
        if count >= _MOST_FOUND:
            return
        numbers = _NUMBERS.match(data, match.end())
        byte_range = tuple(int(one) for one in numbers[1].replace(b"\0", b" ").split()) if numbers else ()
        sub_filter = _sub_filter(data, match.start())
        if _gap_is_string(data, byte_range) or sub_filter or _is_signature(data, match.start()):
            yield FoundSignature(match.start(), byte_range, sub_filter)


def _gap_is_string(data: bytes, byte_range: tuple[int, ...]) -> bool:
    match byte_range:
        case (_, before, after, _) if 0 < before < after <= len(data):
            return data[before : before + 1] == b"<" and data[after - 1 : after] == b">"
    return False


def _around(data: bytes, offset: int) -> bytes:
    """Return the object's bytes on both sides, without the contents, which may be long."""
    start = _object_start(data, offset)
    end = data.find(b"endobj", offset)
    body = data[max(start, offset - 16 * _NEIGHBOURHOOD) : end if end >= 0 else offset + _NEIGHBOURHOOD]
    if len(body) <= 2 * _NEIGHBOURHOOD:
        return body
    return body[:_NEIGHBOURHOOD] + body[-_NEIGHBOURHOOD:]


def _object_start(data: bytes, offset: int) -> int:
    return max(0, data.rfind(b" obj", 0, offset))


def _sub_filter(data: bytes, offset: int) -> str:
    match = _SUB_FILTER.search(_around(data, offset))
    return match[1].decode("ascii", "replace").split("/")[0].split(">")[0] if match else ""


def _is_signature(data: bytes, offset: int) -> bool:
    around = _around(data, offset)
    return bool(_TYPE.search(around) or _KNOWN_HANDLER.search(around))


def _has_contents(data: bytes, offset: int) -> bool:
    return b"/Contents" in _around(data, offset)
