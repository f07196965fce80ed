"""Statistics of consultations as a spreadsheet (.xlsx): by consultation, by question and by member."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from io import BytesIO

import msgspec
import xlsxwriter
from xlsxwriter.workbook import Workbook

from ecabinet.domain.consultations.statistics import ConsultationTally, MemberTally, Statistics
from ecabinet.domain.voting.reasons import VERDICT_WORDS
from ecabinet.papers.errors import UnreadablePayloadError
from ecabinet.papers.opinion_table import AS_TEXT, MOMENT, cell_text
from ecabinet.papers.statistics_words import (
    ANSWERS,
    BY_CONSULTATION,
    BY_MEMBER,
    BY_QUESTION,
    TITLE,
    counts_of,
    extent_of,
)
from ecabinet.papers.wording import local

_CONSULTATIONS = ("STT", "Đợt lấy ý kiến", "Cơ quan", "Gửi lúc", "Thời hạn trả lời", "Kết thúc", "Được lấy ý kiến",
                  "Đã xem", *ANSWERS)  # fmt: skip
_QUESTIONS = ("STT", "Đợt lấy ý kiến", "Câu hỏi", "Đồng ý", "Không đồng ý", "Ý kiến khác", "Không biểu quyết",
              "Phiếu trắng", "Xin không tham gia", "Không trả lời", "Kết quả")  # fmt: skip
_MEMBERS = ("STT", "Thành viên", "Chức vụ", "Được lấy ý kiến", *ANSWERS, "Thời gian trả lời giữa (giờ)")
_WIDE, _NARROW = 40, 14
_HOUR = timedelta(hours=1)

_decoder = msgspec.msgpack.Decoder(Statistics)
Cell = str | int | float | datetime | None


def compose_statistics(payload: bytes) -> bytes:
    """The worker's task: encoded statistics in, their spreadsheet out. Raises `UnreadablePayloadError`."""
    try:
        found = _decoder.decode(payload)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadablePayloadError(str(error)) from error
    return statistics_table(found)


def statistics_table(found: Statistics) -> bytes:
    """The statistics as a spreadsheet; the same value always gives the same bytes."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, AS_TEXT) as book:
        book.set_properties({"title": TITLE, "created": local(found.until).replace(tzinfo=None)})
        about = extent_of(found)
        questions = [row for one in found.consultations for row in _questions(one)]
        _write(book, BY_CONSULTATION, about, _CONSULTATIONS, [_consultation(one) for one in found.consultations])
        _write(book, BY_QUESTION, about, _QUESTIONS, questions)
        _write(book, BY_MEMBER, about, _MEMBERS, [_member(one) for one in found.members])
    return target.getvalue()


def _consultation(one: ConsultationTally) -> tuple[Cell, ...]:
    return (
        one.title, one.committee, one.sent_at, one.deadline, one.closed_at, one.asked, one.read, *counts_of(one),
    )  # fmt: skip


def _questions(one: ConsultationTally) -> list[tuple[Cell, ...]]:
    """A row for each question that was counted."""
    return [
        (
            one.title, ask.question, ask.votes_for, ask.votes_against, ask.other, ask.abstained, ask.blank, ask.recused,
            ask.not_voted, "" if ask.verdict is None else VERDICT_WORDS[ask.verdict].vi.capitalize(),
        )
        for ask in one.questions
    ]  # fmt: skip


def _member(one: MemberTally) -> tuple[Cell, ...]:
    hours = None if one.median_response is None else round(one.median_response / _HOUR, 1)
    return (one.full_name, one.position, one.asked, *counts_of(one), hours)


def _write(book: Workbook, name: str, about: str, heads: Sequence[str], rows: Sequence[tuple[Cell, ...]]) -> None:
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
    cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
    time = book.add_format({"num_format": MOMENT, "valign": "top", "border": 1})
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(2, 2)
    sheet.write_string(0, 0, about)
    sheet.set_column(0, 0, 6)
    sheet.set_column(1, 2, _WIDE)
    sheet.set_column(3, len(heads) - 1, _NARROW)
    for column, text in enumerate(heads):
        sheet.write_string(1, column, text, head)
    for place, values in enumerate(rows, start=2):
        sheet.write_number(place, 0, place - 1, cell)
        for column, value in enumerate(values, start=1):
            match value:
                case None:
                    sheet.write_blank(place, column, None, cell)
                case str():
                    sheet.write_string(place, column, cell_text(value), cell)
                case datetime():
                    sheet.write_datetime(place, column, local(value).replace(tzinfo=None), time)
                case _:
                    sheet.write_number(place, column, value, cell)
