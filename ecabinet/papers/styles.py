"""Sizes, margins and paragraph styles of Nghị định 30/2020/NĐ-CP, appendix I, in points.

One set of sizes serves all papers: 13 for Quốc hiệu, agency and number, 14 for Tiêu ngữ, date, titles and body.
"""

from reportlab.lib.colors import Color
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm, mm

from ecabinet.papers.typefaces import Face

PAGE_WIDTH = float(A4[0])
PAGE_HEIGHT = float(A4[1])
LEFT_MARGIN = float(30 * mm)
RIGHT_MARGIN = float(15 * mm)
TOP_MARGIN = float(20 * mm)
BOTTOM_MARGIN = float(20 * mm)
TEXT_WIDTH = PAGE_WIDTH - LEFT_MARGIN - RIGHT_MARGIN
AGENCY_WIDTH = float(65 * mm)
"""Left half of the head; what remains holds Quốc hiệu at 13 points (95.7 mm) on one line."""

FIRST_LINE = float(1.27 * cm)
HEADING_NEEDS = 90.0
"""A heading starts a new page rather than stand with less than this, itself and the start of its text, below it."""

GAP = 6.0
"""The least gap between paragraphs."""

RULE = 0.75
"""Thickness of the rules under Tiêu ngữ, agency and subject."""

RULE_SHARE = 0.4
"""Length of the rule under agency and subject, as a share of the line above it (a third to a half)."""

SIGNATURE_SPACE = float(25 * mm)
"""Room for the signature's picture, and for about a third of a seal of 36 mm over it."""


def _style(name: str, face: Face, size: float, alignment: int, **more: float) -> ParagraphStyle:
    settings: dict[str, object] = {
        "fontName": face.value,
        "fontSize": size,
        "leading": round(size * 1.2, 1),
        "alignment": alignment,
        "splitLongWords": 1,
        "allowWidows": 0,
        "allowOrphans": 0,
    }
    return ParagraphStyle(name, **(settings | more))


BODY = _style("body", Face.REGULAR, 14, TA_JUSTIFY, leading=18, firstLineIndent=FIRST_LINE, spaceAfter=GAP)
GROUND = _style("ground", Face.ITALIC, 14, TA_JUSTIFY, leading=18, firstLineIndent=FIRST_LINE, spaceAfter=GAP)
HEADING = _style("heading", Face.BOLD, 14, TA_LEFT, leading=18, firstLineIndent=FIRST_LINE, spaceAfter=GAP)
CHAPTER = _style("chapter", Face.BOLD, 14, TA_CENTER, leading=18, spaceBefore=GAP, spaceAfter=GAP)
CAPTION = _style("caption", Face.ITALIC, 14, TA_CENTER, leading=18, spaceAfter=GAP, keepWithNext=1)
LINE = _style("line", Face.REGULAR, 14, TA_CENTER, leading=18, spaceAfter=GAP)

NATION = _style("nation", Face.BOLD, 13, TA_CENTER)
MOTTO = _style("motto", Face.BOLD, 14, TA_CENTER)
SUPERIOR = _style("superior", Face.REGULAR, 13, TA_CENTER)
AGENCY = _style("agency", Face.BOLD, 13, TA_CENTER)
NUMBER = _style("number", Face.REGULAR, 13, TA_CENTER)
DATE = _style("date", Face.ITALIC, 14, TA_CENTER)
MARKING = _style("marking", Face.BOLD, 13, TA_CENTER)
TITLE = _style("title", Face.BOLD, 14, TA_CENTER)
FOOT = _style("foot", Face.ITALIC, 11, TA_CENTER)

CELL = _style("cell", Face.REGULAR, 13, TA_LEFT)
CELL_CENTRED = _style("cell centred", Face.REGULAR, 13, TA_CENTER)
CELL_RIGHT = _style("cell right", Face.REGULAR, 13, TA_RIGHT)
CELL_HEAD = _style("cell head", Face.BOLD, 13, TA_CENTER)

FILE_NAME = _style("file name", Face.BOLD, 13, TA_CENTER, spaceAfter=GAP)
SUMMARY = _style("summary", Face.REGULAR, 13, TA_JUSTIFY, leading=17, spaceAfter=3.0)
SECTION = _style("section", Face.BOLD, 13, TA_LEFT, spaceBefore=10.0, spaceAfter=4.0)
SUBSECTION = _style("subsection", Face.BOLD_ITALIC, 11, TA_LEFT, spaceBefore=8.0, spaceAfter=3.0)
FACT = _style("fact", Face.REGULAR, 11, TA_LEFT)
FINGERPRINT = _style("fingerprint", Face.REGULAR, 9.5, TA_LEFT, leading=13.2)
FACT_RIGHT = _style("fact right", Face.REGULAR, 11, TA_RIGHT)
FACT_LABEL = _style("fact label", Face.BOLD, 11, TA_LEFT)
RECIPIENTS_HEAD = _style("recipients head", Face.BOLD_ITALIC, 12, TA_LEFT)
RECIPIENT = _style("recipient", Face.REGULAR, 11, TA_LEFT)
SIGNING = _style("signing", Face.BOLD, 14, TA_CENTER)
SIGNING_NOTE = _style("signing note", Face.ITALIC, 13, TA_CENTER)
PAGE_NUMBER_SIZE = 14.0


def result_in(ink: Color) -> ParagraphStyle:
    """The style of a report's result, in the ink that goes with it."""
    return ParagraphStyle("result", parent=TITLE, fontSize=16, leading=20, textColor=ink)
