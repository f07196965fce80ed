"""Reading hexadecimal strings at speed: a signature's contents are one such string of some 32 kB.

pyHanko takes two reads a digit, which was nine tenths of the time to open a signed file. What it would read differently
(comments, foreign bytes, a missing end) is left to it.
"""

from __future__ import annotations

import binascii
import re
from typing import BinaryIO, Final

from pyhanko.pdf_utils import generic

_WHITE: Final = b" \n\r\t\f\x00"
_ONLY_DIGITS: Final = re.compile(rb"[0-9A-Fa-f]*")
_CHUNK: Final = 1 << 16
as_pyhanko_reads = generic.read_hex_string_from_stream
"""The function that is replaced."""


def read_hex_string(stream: BinaryIO) -> generic.ByteStringObject | generic.TextStringObject:
    """Read `<…>` from where the stream stands to behind it, as pyHanko's own function does."""
    start = stream.tell()
    stream.seek(start + 1)
    read = b""
    while (end := read.find(b">")) < 0:
        more = stream.read(_CHUNK)
        if not more:
            stream.seek(start)
            return as_pyhanko_reads(stream)
        read += more
    digits = read[:end].translate(None, _WHITE)
    if not _ONLY_DIGITS.fullmatch(digits):
        stream.seek(start)
        return as_pyhanko_reads(stream)
    stream.seek(start + 1 + end + 1)
    return generic.pdf_string(binascii.unhexlify(digits + b"0" * (len(digits) % 2)))


def read_quickly() -> None:
    """Let pyHanko's parser use it."""
    generic.read_hex_string_from_stream = read_hex_string
