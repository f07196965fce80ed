"""The parts that papers share: head, title, paragraphs, tables, recipients and signatures.

Every text passes `printable` and no text meets ReportLab's parser, so that nothing a person wrote is read as markup.
"""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from reportlab.lib.colors import black
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName
from reportlab.platypus import CondPageBreak, Flowable, HRFlowable, KeepTogether, Paragraph, Spacer, Table, TableStyle

from ecabinet.domain.papers.places import CHAIR, ISSUER, SECRETARY
from ecabinet.papers import styles
from ecabinet.papers.typefaces import Face, glyphs, printable
from ecabinet.papers.values import Letterhead, Signatory
from ecabinet.papers.wording import listed, number_and_symbol

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
SIGN_HERE = "(Ký, ghi rõ họ tên)"

Part: TypeAlias = Flowable
Cell: TypeAlias = list[Part]

_BALANCING_STEP = 4.0
_FONT = ("FONTNAME", (0, 0), (-1, -1), Face.REGULAR.value)
"""Named though no cell is set in it: a table would otherwise put Helvetica, not embedded, into the file."""

_BARE = [
    _FONT,
    ("ALIGN", (0, 0), (-1, -1), "CENTER"),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("TOPPADDING", (0, 0), (-1, -1), 0),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
]
_GRID = [
    _FONT,
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("GRID", (0, 0), (-1, -1), 0.5, black),
    ("LEFTPADDING", (0, 0), (-1, -1), 4),
    ("RIGHTPADDING", (0, 0), (-1, -1), 4),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
]


def paragraph(text: str, style: ParagraphStyle = styles.BODY) -> Part:
    """One paragraph; line feeds in it count as spaces."""
    return Paragraph("", style, frags=[_fragment_of(style).clone(text=printable(text))])


def _fragment_of(style: ParagraphStyle) -> Part:
    """What ReportLab makes of plain text in a style; taken as a pattern, so that no text meets its markup parser."""
    glyphs()
    return Paragraph("x", style).frags[0]


def paragraphs(text: str, style: ParagraphStyle = styles.BODY) -> Cell:
    """A paragraph for each line of the text that is not blank."""
    return [paragraph(line, style) for line in text.split("\n") if line.strip()]


def heading(text: str, style: ParagraphStyle = styles.HEADING) -> Cell:
    """A heading that is not left alone at the foot of a page."""
    return [CondPageBreak(styles.HEADING_NEEDS), paragraph(text, style)]


def balanced(text: str, style: ParagraphStyle, width: float) -> Part:
    """A centred paragraph whose lines are about equally long, so that no single word is left on the last one."""
    part = paragraph(text, style)
    lines = _line_count(part, width)
    indent = 0.0
    while lines > 1 and indent < width / 4:
        indent += _BALANCING_STEP
        narrower = paragraph(text, ParagraphStyle(style.name, parent=style, leftIndent=indent, rightIndent=indent))
        if _line_count(narrower, width) > lines:
            break
        part = narrower
    return part


def _line_count(part: Part, width: float) -> int:
    part.wrap(width, styles.PAGE_HEIGHT)
    return len(part.blPara.lines)


def last_line_width(part: Part, width: float) -> float:
    """How long the last line of a paragraph gets when it is set into `width` points."""
    part.wrap(width, styles.PAGE_HEIGHT)
    lines = part.blPara.lines
    indents = float(part.style.leftIndent + part.style.rightIndent)
    return width - indents - float(lines[-1][0]) if lines else 0.0


def ruled(part: Part, width: float, share: float, gap: float = 2) -> Cell:
    """A centred paragraph with a rule under it, `share` times as long as its last line."""
    length = last_line_width(part, width) * share
    rule = HRFlowable(
        width=length, thickness=styles.RULE, color=black, lineCap="butt", hAlign="CENTER", spaceBefore=gap, spaceAfter=0
    )
    return [part, rule]


def side_by_side(rows: Sequence[tuple[Cell, Cell]], left_width: float) -> Part:
    """Rows of two cells without lines, what stands in them centred: the head and the foot of a paper."""
    cells = [list(row) for row in rows]
    return Table(cells, colWidths=[left_width, styles.TEXT_WIDTH - left_width], style=TableStyle(_BARE))


def letterhead(head: Letterhead, number: int | None, dated: str | None, marking: str = "") -> Cell:
    """Cells 1 to 4: agency and number left, Quốc hiệu, Tiêu ngữ and date right.

    `dated` is the line of place and date, None where the form has none (Mẫu 1.9).
    """
    left_width, right_width = styles.AGENCY_WIDTH, styles.TEXT_WIDTH - styles.AGENCY_WIDTH
    agency: Cell = (
        [] if head.superior_agency is None else [balanced(head.superior_agency.upper(), styles.SUPERIOR, left_width)]
    )
    lines = [balanced(line.upper(), styles.AGENCY, left_width) for line in head.issuing_agency]
    agency += [*lines[:-1], *ruled(lines[-1], left_width, styles.RULE_SHARE)]
    nation: Cell = [paragraph(NATION, styles.NATION), *ruled(paragraph(MOTTO, styles.MOTTO), right_width, 1)]
    numbered: Cell = [Spacer(0, styles.GAP), paragraph(number_and_symbol(number, head.symbol), styles.NUMBER)]
    place_and_date: Cell = [] if dated is None else [Spacer(0, styles.GAP - 1), paragraph(dated, styles.DATE)]
    if marking:
        numbered += [Spacer(0, styles.GAP), _boxed(marking, left_width - 16)]
    rows = [(agency, nation), (numbered, place_and_date)]
    return [side_by_side(rows, left_width), Spacer(0, 2 * styles.GAP)]


def _boxed(text: str, width: float) -> Part:
    part = paragraph(text.upper(), styles.MARKING)
    box_width = min(width, last_line_width(part, width) + 16)
    frame = [_FONT, ("BOX", (0, 0), (-1, -1), styles.RULE, black), ("TOPPADDING", (0, 0), (-1, -1), 0)]
    return Table([[part]], colWidths=[box_width], style=TableStyle(frame), hAlign="CENTER")


def title(name: str, subject: str) -> Cell:
    """Cell 5a: name of the kind of paper and its subject, with the rule below."""
    ruled_subject = ruled(
        balanced(subject, styles.TITLE, styles.TEXT_WIDTH), styles.TEXT_WIDTH, styles.RULE_SHARE, gap=3
    )
    return [paragraph(name.upper(), styles.TITLE), *ruled_subject, Spacer(0, 2 * styles.GAP)]


def table(head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[int], columns: str) -> Part:
    """A ruled table over the whole width whose head is repeated on each page.

    `widths` are relative. `columns` has a letter a column: `l`eft, `c`entred or `r`ight.
    """
    aligned = {"l": styles.CELL, "c": styles.CELL_CENTRED, "r": styles.CELL_RIGHT}
    cells: list[list[Cell]] = [[[paragraph(text, styles.CELL_HEAD)] for text in head]]
    cells += [[paragraphs(text, aligned[kind]) for text, kind in zip(row, columns, strict=True)] for row in rows]
    unit = styles.TEXT_WIDTH / sum(widths)
    return Table(
        cells,
        colWidths=[width * unit for width in widths],
        style=TableStyle(_GRID),
        repeatRows=1,
        splitInRow=1,
        spaceBefore=2,
        spaceAfter=2 * styles.GAP,
    )


def recipients(lines: Sequence[str]) -> Cell:
    """Cell 9b: `Nơi nhận:` and its list; nothing where there is no recipient."""
    if not lines:
        return []
    listing = [paragraph(f"- {line}", styles.RECIPIENT) for line in listed(lines)]
    return [paragraph("Nơi nhận:", styles.RECIPIENTS_HEAD), *listing]


class _Room(Flowable):  # type: ignore[misc]  # ReportLab gives no types
    """The room for a signature: empty, and found again in the PDF by the name of its place."""

    def __init__(self, place: str) -> None:
        super().__init__()
        self._place = place

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Take the whole width."""
        self.width, self.height = width, styles.SIGNATURE_SPACE
        return self.width, self.height

    def draw(self) -> None:
        """Leave the page empty and name the rectangle."""
        left, bottom = self.canv.absolutePosition(0, 0)
        document = self.canv._doc  # noqa: SLF001 - ReportLab itself never writes a catalogue of destinations
        rectangle = [left, bottom, left + self.width, bottom + self.height]
        places = getattr(document.Catalog, "Dests", None) or PDFDictionary()
        places[self._place] = PDFArray([document.thisPageRef(), PDFName("FitR"), *rectangle])
        document.Catalog.Dests = places


def signature(signatory: Signatory, place: str, note: str = "") -> Cell:
    """Cells 7a to 7c: capacity and title, room for the signature under the name of its `place`, name."""
    heads = [text.upper() for text in (signatory.capacity or "", signatory.title) if text]
    parts: Cell = [paragraph(text, styles.SIGNING) for text in heads]
    if note:
        parts.append(paragraph(note, styles.SIGNING_NOTE))
    parts.append(_Room(place))
    return [*parts, paragraph(signatory.name, styles.SIGNING)] if signatory.name else parts


def signed_by_one(last: Cell, signatory: Signatory, lines: Sequence[str]) -> Part:
    """The foot of an issued paper: recipients left, signature right.

    It is kept on one page with the `last` words of the body: a signature never stands on a page of its own.
    """
    return KeepTogether([*last, Spacer(0, styles.GAP), _two_cells(recipients(lines), signature(signatory, ISSUER))])


def signed_by_two(last: Cell, secretary: Signatory, chair: Signatory, lines: Sequence[str]) -> Part:
    """The foot of minutes: secretary left, chair right, recipients below the secretary (Mẫu 1.9).

    It is kept on one page with the `last` words of the body.
    """
    signatures = _two_cells(signature(secretary, SECRETARY, SIGN_HERE), signature(chair, CHAIR, SIGN_HERE))
    return KeepTogether([*last, Spacer(0, styles.GAP), signatures, Spacer(0, 2 * styles.GAP), *recipients(lines)])


def _two_cells(left: Cell, right: Cell) -> Part:
    return side_by_side([(left, right)], styles.TEXT_WIDTH / 2)
