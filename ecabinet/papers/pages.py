"""Pages of A4 with the margins and page numbers of Nghị định 30/2020/NĐ-CP."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError

from ecabinet.papers import styles
from ecabinet.papers.blocks import Cell, paragraph
from ecabinet.papers.errors import PaperLayoutError
from ecabinet.papers.typefaces import Face, printable

PDF_VERSION = (1, 7)
"""Recommended for documents to be signed (Thông tư 15/2025/TT-BKHCN)."""


@dataclass(frozen=True, slots=True)
class Story:
    """All parts of a paper in order, with what its file says about itself and what stands at every page's foot."""

    title: str
    author: str
    parts: Cell
    foot: str = ""


def typeset_story(story: Story) -> bytes:
    """The story as a PDF file; the same story always gives the same bytes.

    Raises `PaperLayoutError` where a part fits on no page.
    """
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=(styles.PAGE_WIDTH, styles.PAGE_HEIGHT),
        title=printable(story.title),
        author=printable(story.author),
        subject=printable(story.title),
        creator="E-Cabinet",
        lang="vi-VN",
        displayDocTitle=1,
        invariant=1,
        pageCompression=1,
        initialFontName=Face.REGULAR.value,
    )
    document.addPageTemplates([PageTemplate("page", [_text_frame()], onPage=_marginalia(story.foot))])
    try:
        document.build(list(story.parts), canvasmaker=partial(Canvas, pdfVersion=PDF_VERSION))
    except LayoutError as error:
        raise PaperLayoutError("a part of the paper fits on no page") from error
    return target.getvalue()


def _text_frame() -> Frame:
    height = styles.PAGE_HEIGHT - styles.TOP_MARGIN - styles.BOTTOM_MARGIN
    return Frame(
        styles.LEFT_MARGIN,
        styles.BOTTOM_MARGIN,
        styles.TEXT_WIDTH,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def _marginalia(foot: str) -> Callable[[Canvas, Any], None]:
    """What stands in the margins: the page's number at the top from page 2 on, the foot line at the bottom."""

    def draw(canvas: Canvas, _document: Any) -> None:  # noqa: ANN401 - ReportLab gives no types
        number = canvas.getPageNumber()
        if number > 1:
            canvas.setFont(Face.REGULAR.value, styles.PAGE_NUMBER_SIZE)
            middle = styles.LEFT_MARGIN + styles.TEXT_WIDTH / 2
            canvas.drawCentredString(middle, styles.PAGE_HEIGHT - styles.TOP_MARGIN * 2 / 3, str(number))
        if foot:
            part = paragraph(foot, styles.FOOT)
            _, height = part.wrap(styles.TEXT_WIDTH, styles.BOTTOM_MARGIN)
            part.drawOn(canvas, styles.LEFT_MARGIN, styles.BOTTOM_MARGIN * 2 / 3 - height)

    return draw
