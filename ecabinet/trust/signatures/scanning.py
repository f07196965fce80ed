"""Signature dictionaries as they stand in the bytes, whether or not any form lists them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from typing import Final

_MOST_LOOKED_AT: Final = 400
_MOST_OBJECTS: Final = 500_000
_MOST_ESCAPED: Final = 50_000
_NEIGHBOURHOOD: Final = 4096

_BYTE_RANGE = re.compile(rb"/ByteRange(?![A-Za-z])")
# Numbers need something between them, also in the pattern: there must be one way only to read any digits.
_NUMBERS = re.compile(rb"[\s\x00]{0,99}\[[\s\x00]{0,99}(\d{1,12}(?:[\s\x00]{1,99}\d{1,12}){0,63})[\s\x00]{0,99}\]")
_TYPE = re.compile(rb"/Type[\s\x00]{0,99}/(?:Sig|DocTimeStamp)(?![A-Za-z0-9#])")
_SUB_FILTER = re.compile(rb"/SubFilter[\s\x00]{0,99}/([^\s\x00/<>\[\]()]{1,60})")
_KNOWN_HANDLER = re.compile(rb"/(?:adbe\.|ETSI\.|Adobe\.PPK|Entrust\.PPKEF|CICI\.SignIt|VeriSign\.PPKVS)")
_ESCAPED_NAME = re.compile(rb"/[A-Za-z]{0,12}#[0-9A-Fa-f]{2}[A-Za-z0-9#]{0,60}")
_ESCAPE = re.compile(rb"#([0-9A-Fa-f]{2})")
_TELLING = frozenset({b"/ByteRange", b"/Sig", b"/DocTimeStamp"})


@dataclass(frozen=True)
class FoundSignature:
    """What looks like a signature dictionary at an offset. `byte_range` is empty where it is not plain numbers."""

    offset: int
    byte_range: tuple[int, ...]
    sub_filter: str


def signature_dictionaries(
    data: bytes, known: AbstractSet[tuple[int, ...]] = frozenset()
) -> tuple[FoundSignature, ...]:
    """Find every /ByteRange that belongs to a signature, and every dictionary of a signature's type without one.

    Left out are those of `known` byte ranges. A file with more candidates than are looked at is hostile: what is found
    of it is told, and it is never unsigned.
    """
    return tuple(_Bytes(data).signatures(known))


class _Bytes:
    """A file's bytes with the places where its objects begin and end, looked up once."""

    def __init__(self, data: bytes) -> None:
        self._data = data

    def signatures(self, known: AbstractSet[tuple[int, ...]]) -> Iterator[FoundSignature]:
        """Give what is written plainly; what is written in escapes only where nothing plain is found."""
        told: list[int] = []
        yield from self._by_byte_range(known, told)
        for count, match in enumerate(_TYPE.finditer(self._data), 1):
            is_new = not self._is_beside(match.start(), told) and b"/Contents" in self._around(match.start())
            if is_new or count == _MOST_LOOKED_AT:
                insort(told, match.start())
                yield FoundSignature(match.start(), (), self._sub_filter(match.start()))
            if count == _MOST_LOOKED_AT:
                break
        if not told:
            yield from self._in_escapes()

    def _is_beside(self, offset: int, told: list[int]) -> bool:
        """Return whether an offset lies in the same object as one that was told."""
        after = bisect_left(told, offset)
        return any(
            self._data.find(b"endobj", min(one, offset), max(one, offset)) < 0
            for one in told[max(0, after - 1) : after + 1]
        )

    def _by_byte_range(self, known: AbstractSet[tuple[int, ...]], told: list[int]) -> Iterator[FoundSignature]:
        """Give those whose gap holds a hexadecimal string, or whose surroundings name a signature's format or type."""
        for count, match in enumerate(_BYTE_RANGE.finditer(self._data), 1):
            numbers = _NUMBERS.match(self._data, match.end())
            byte_range = tuple(int(one) for one in numbers[1].replace(b"\0", b" ").split()) if numbers else ()
            if byte_range in known:
                told.append(match.start())
                continue
            if self._is_of_encryption(match.start()):
                continue
            sub_filter = self._sub_filter(match.start())
            is_last = count == _MOST_LOOKED_AT
            if sub_filter or is_last or self._gap_is_string(byte_range) or self._is_signature(match.start()):
                told.append(match.start())
                yield FoundSignature(match.start(), byte_range, sub_filter)
            if is_last:
                return

    def _is_of_encryption(self, offset: int) -> bool:
        """Return whether it is the range of an encrypted file's own authentication code (ISO/TS 32004)."""
        before = self._data[max(0, offset - _NEIGHBOURHOOD) : offset]
        return b"/AuthCode" in before[before.rfind(b"endobj") + 1 :]

    def _in_escapes(self) -> Iterator[FoundSignature]:
        """Give names in which letters are written as #xx (ISO 32000-2, 7.3.5), which no honest tool does to these."""
        for count, match in enumerate(_ESCAPED_NAME.finditer(self._data), 1):
            if _unescaped(match[0]) in _TELLING and b"/Contents" in _unescaped(self._around(match.start())):
                yield FoundSignature(match.start(), (), "")
                return
            if count == _MOST_ESCAPED:
                yield FoundSignature(match.start(), (), "")
                return

    def _gap_is_string(self, byte_range: tuple[int, ...]) -> bool:
        match byte_range:
            case (_, before, after, _) if 0 < before < after <= len(self._data):
                return self._data[before : before + 1] == b"<" and self._data[after - 1 : after] == b">"
        return False

    def _around(self, offset: int) -> bytes:
        """Return the object's beginning and end and what stands next, without the long contents between."""
        start, end = self._start(offset), self._end(offset)
        if end - start <= 4 * _NEIGHBOURHOOD:
            return self._data[start:end]
        middle = self._data[max(start, offset - _NEIGHBOURHOOD) : min(end, offset + _NEIGHBOURHOOD)]
        tail = self._data[max(start, end - _NEIGHBOURHOOD) : end]
        return b" ".join((self._data[start : start + _NEIGHBOURHOOD], middle, tail))

    def _start(self, offset: int) -> int:
        before = bisect_right(self._starts, offset)
        return self._starts[before - 1] if before else 0

    def _end(self, offset: int) -> int:
        after = bisect_left(self._ends, offset)
        return self._ends[after] if after < len(self._ends) else len(self._data)

    @cached_property
    def _starts(self) -> list[int]:
        return _positions(self._data, b" obj")

    @cached_property
    def _ends(self) -> list[int]:
        return _positions(self._data, b"endobj")

    def _sub_filter(self, offset: int) -> str:
        match = _SUB_FILTER.search(self._around(offset))
        return match[1].decode("ascii", "replace") if match else ""

    def _is_signature(self, offset: int) -> bool:
        around = self._around(offset)
        return bool(_TYPE.search(around) or _KNOWN_HANDLER.search(around))


def _positions(data: bytes, word: bytes) -> list[int]:
    found: list[int] = []
    place = data.find(word)
    while place >= 0 and len(found) < _MOST_OBJECTS:
        found.append(place)
        place = data.find(word, place + len(word))
    return found


def _unescaped(text: bytes) -> bytes:
    return _ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), text)
