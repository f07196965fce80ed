"""References inside an object whose text is so plain that no parser can read it in two ways."""

from __future__ import annotations

import re

_WITHIN = 4096
_HEADER = re.compile(rb"\s*(\d{1,10})\s+\d{1,5}\s+obj\b")
_END = re.compile(rb">>\s*(?:stream\r?\n|endobj)")
_PLAIN = re.compile(rb"[A-Za-z0-9/<>\[\]\s.+_,:-]*")
"""Without strings, comments and escapes in names, every bracket is a bracket and every R a reference."""
_REFERENCE = re.compile(rb"(?<![^\s\[<>])(\d{1,10})\s+\d{1,5}\s+R(?![A-Za-z0-9])")
_GOES_UP = (b"/Parent", b"/P ", b"/P\n", b"/P\r", b"/P\t")


def plain_references(data: bytes, place: int, number: int) -> tuple[int, ...] | None:
    """Return the numbers that the dictionary or stream at a place of the file refers to; None where a parser must say.

    Nothing is said of objects with references that lead upwards: who asks for those needs their keys.
    """
    header = _HEADER.match(data, place, place + _WITHIN)
    if header is None or int(header.group(1)) != number:
        return None
    end = _END.search(data, header.end(), place + _WITHIN)
    if end is None:
        return None
    text = data[header.end() : end.start() + 2]
    is_whole = text.lstrip().startswith(b"<<") and text.count(b"<<") == text.count(b">>")
    if not is_whole or _PLAIN.fullmatch(text) is None or any(key in text for key in _GOES_UP):
        return None
    return tuple(int(found) for found in _REFERENCE.findall(text))
