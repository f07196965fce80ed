"""Statistics of consultations as a paper: what the page shows, with its bars.

It is a paper of the product and not an issued document, so it has no letterhead and no number.
"""

from __future__ import annotations

from reportlab.platypus import KeepTogether, Spacer, Table, TableStyle

from ecabinet.domain.consultations.statistics import ConsultationTally, MemberTally, Statistics
from ecabinet.papers import styles
from ecabinet.papers.blocks import Cell, Part, heading, paragraph
from ecabinet.papers.opinions import StatisticsPaper
from ecabinet.papers.pages import Story
from ecabinet.papers.statistics_words import (
    ANSWERS,
    BY_CONSULTATION,
    BY_MEMBER,
    TITLE,
    counts_of,
    extent_of,
    span_in_words,
)
from ecabinet.papers.tally_bars import AMBER, BLUE, GREEN, GREY, RED, PartsBar, ShareBar
from ecabinet.papers.typefaces import Face
from ecabinet.papers.wording import grouped, local, person_in_prose, share

TOGETHER = "Tổng hợp trả lời"
NOTHING = "Không có đợt lấy ý kiến nào được gửi trong kỳ này."
_INKS = (GREEN, AMBER, BLUE, RED, GREY)
_NUMBERS = 120.0
"""The width of what stands at the end of a line, in points."""
_LINE = TableStyle(
    [
        ("FONTNAME", (0, 0), (-1, -1), Face.REGULAR.value),
        ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
)


def statistics_story(paper: StatisticsPaper) -> Story:
    """All answers together, then by consultation, then by member."""
    found = paper.found
    extent = extent_of(found)
    parts: Cell = [paragraph(TITLE.upper(), styles.TITLE), paragraph(extent, styles.LINE), Spacer(0, styles.GAP)]
    if not found.consultations:
        parts.append(paragraph(NOTHING, styles.LINE))
    else:
        parts += [*heading(TOGETHER, styles.SECTION), *_together(found)]
        parts += [*heading(BY_CONSULTATION, styles.SECTION), *(_consultation(one) for one in found.consultations)]
        parts += [*heading(BY_MEMBER, styles.SECTION), *(_member(one) for one in found.members)]
    return Story(f"{TITLE} - {extent}", "E-Cabinet", parts, "Giờ trong thống kê là giờ Việt Nam (UTC+7).")


def _together(found: Statistics) -> Cell:
    whole = sum(one.asked for one in found.consultations)
    counts = counts_of(*found.consultations)
    return [
        KeepTogether([_line(name, f"{grouped(count)} ({share(count, whole)})"), ShareBar(count, whole, ink), _gap()])
        for name, count, ink in zip(ANSWERS, counts, _INKS, strict=True)
    ]


def _consultation(one: ConsultationTally) -> Part:
    detail = f"Gửi {local(one.sent_at):%d/%m/%Y} · lấy ý kiến {grouped(one.asked)} thành viên"
    return _tally(one.title, detail, one)


def _member(one: MemberTally) -> Part:
    detail = f"Được lấy ý kiến {grouped(one.asked)} lần"
    if one.median_response is not None:
        detail += f" · thường trả lời sau {span_in_words(one.median_response)}"
    return _tally(person_in_prose(one.full_name, one.position), detail, one)


def _tally(name: str, detail: str, tally: ConsultationTally | MemberTally) -> Part:
    counts = counts_of(tally)
    told = " · ".join(f"{words}: {grouped(count)}" for words, count in zip(ANSWERS, counts, strict=True) if count)
    return KeepTogether(
        [
            paragraph(name, styles.FACT_LABEL),
            paragraph(detail, styles.FACT),
            Spacer(0, 2),
            PartsBar(tuple(zip(counts, _INKS, strict=True))),
            paragraph(told, styles.FACT),
            _gap(),
        ]
    )


def _line(name: str, numbers: str) -> Part:
    cells = [[paragraph(name, styles.FACT_LABEL), paragraph(numbers, styles.FACT_RIGHT)]]
    return Table(cells, colWidths=[styles.TEXT_WIDTH - _NUMBERS, _NUMBERS], style=_LINE)


def _gap() -> Part:
    return Spacer(0, styles.GAP)
