"""Spreadsheets read back: the texts and numbers of their cells."""

import re
import zipfile
from io import BytesIO
from xml.etree import ElementTree as ET

_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def cells(table: bytes) -> dict[str, list[str]]:
    """Return the texts and numbers of each sheet, as they stand in the file."""
    with zipfile.ZipFile(BytesIO(table)) as book:
        strings = ["".join(one.itertext()) for one in ET.fromstring(book.read("xl/sharedStrings.xml"))]  # noqa: S314
        names = re.findall(r'<sheet name="([^"]+)"', book.read("xl/workbook.xml").decode())
        found = {}
        for place, name in enumerate(names, start=1):
            read = ET.fromstring(book.read(f"xl/worksheets/sheet{place}.xml")).iter(f"{_SHEET}c")  # noqa: S314
            found[name] = [_cell(cell, strings) for cell in read]
        return found


def _cell(cell: ET.Element, strings: list[str]) -> str:
    assert cell.find(f"{_SHEET}f") is None, "no cell is a formula"
    value = cell.findtext(f"{_SHEET}v") or ""
    return strings[int(value)] if cell.get("t") == "s" else value
