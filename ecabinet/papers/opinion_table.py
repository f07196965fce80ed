"""The summary of a consultation as a spreadsheet (.xlsx): the same content as the PDF, cell by cell.

What people wrote is written as text and never read as a formula or a link, whatever it begins with.
"""

from __future__ import annotations

import datetime as dt
from io import BytesIO

import msgspec
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ecabinet.papers.errors import UnreadablePayloadError
from ecabinet.papers.opinion_words import LATE, NO_ANSWER
from ecabinet.papers.opinions import GivenOpinion, MatterOpinions, OpinionSummary
from ecabinet.papers.wording import local, share

OVERVIEW = "Tổng hợp"
AS_TEXT = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "remove_timezone": True,
}
MOMENT = "dd/mm/yyyy hh:mm"
_HEAD = ("STT", "Thành viên", "Chức vụ", "Cơ quan, đơn vị", "Đã xem", "Đã trả lời", "Trả lời quá hạn", "Ý kiến",
         "Nội dung ý kiến", "Tệp kèm theo", "Chữ ký số")  # fmt: skip
_WIDTHS = (6, 28, 28, 28, 17, 17, 12, 18, 60, 30, 30)
_LONGEST_CELL = 32_767
"""In UTF-16 units: the format's own limit. No opinion is as long."""

_decoder = msgspec.msgpack.Decoder(OpinionSummary)


def compose_table(payload: bytes) -> bytes:
    """The worker's task: an encoded summary in, its spreadsheet out. Raises `UnreadablePayloadError`."""
    try:
        summary = _decoder.decode(payload)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise UnreadablePayloadError(str(error)) from error
    return opinion_table(summary)


def opinion_table(summary: OpinionSummary) -> bytes:
    """The summary as a spreadsheet; the same value always gives the same bytes."""
    target = BytesIO()
    with xlsxwriter.Workbook(target, AS_TEXT) as book:
        book.set_properties({"title": summary.title, "created": local(summary.closed_at).replace(tzinfo=None)})
        _Sheets(book).write(summary)
    return target.getvalue()


class _Sheets:
    """Writes one sheet with the numbers of all matters, and one for each matter with all opinions."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "border": 1})
        self._cell = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        self._time = book.add_format({"num_format": MOMENT, "valign": "top", "border": 1})
        self._title = book.add_format({"bold": True, "font_size": 14})

    def write(self, summary: OpinionSummary) -> None:
        sheet = self._book.add_worksheet(OVERVIEW)
        sheet.write_string(0, 0, cell_text(summary.title), self._title)
        sheet.set_column(0, 0, 44)
        sheet.set_column(1, 2, 22)
        row = self._circumstances(sheet, summary)
        for place, matter in enumerate(summary.matters, start=1):
            row = self._numbers(sheet, row + 1, place, matter)
            self._opinions(self._book.add_worksheet(f"Nội dung {place}"), matter)

    def _circumstances(self, sheet: Worksheet, summary: OpinionSummary) -> int:
        """Write when it was, and return the next free row."""
        moments = (
            ("Thời gian gửi lấy ý kiến", summary.sent_at),
            ("Thời hạn trả lời", summary.deadline),
            ("Kết thúc lấy ý kiến", summary.closed_at),
        )
        for row, (label, moment) in enumerate(moments, start=1):
            sheet.write_string(row, 0, label, self._head)
            self._moment(sheet, row, 1, moment)
        if summary.closing_reason:
            sheet.write_string(4, 0, "Lý do kết thúc trước thời hạn", self._head)
            sheet.write_string(4, 1, cell_text(summary.closing_reason), self._cell)
        return 5

    def _numbers(self, sheet: Worksheet, row: int, place: int, matter: MatterOpinions) -> int:
        """Write what a matter came to, and return the next free row."""
        sheet.write_string(row, 0, cell_text(f"{place}. {matter.title}"), self._title)
        counts = [(option.label, option.count) for option in matter.options]
        counts += [(NO_ANSWER, matter.not_answered), ("Tổng số thành viên", matter.electorate)]
        for offset, (label, count) in enumerate(counts, start=1):
            sheet.write_string(row + offset, 0, label, self._cell)
            sheet.write_number(row + offset, 1, count, self._cell)
            sheet.write_string(row + offset, 2, share(count, matter.electorate), self._cell)
        last = row + len(counts) + 1
        said = (("Nội dung lấy ý kiến", matter.question), ("Kết luận", matter.verdict), ("Lý do", matter.reason))
        for offset, (label, text) in enumerate(said):
            sheet.write_string(last + offset, 0, label, self._head)
            sheet.write_string(last + offset, 1, cell_text(text), self._cell)
        return last + len(said)

    def _opinions(self, sheet: Worksheet, matter: MatterOpinions) -> None:
        for column, (label, width) in enumerate(zip(_HEAD, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, label, self._head)
        sheet.freeze_panes(1, 2)
        for row, one in enumerate(matter.opinions, start=1):
            self._opinion(sheet, row, one)

    def _opinion(self, sheet: Worksheet, row: int, one: GivenOpinion) -> None:
        sheet.write_number(row, 0, row, self._cell)
        texts = {
            1: one.voter.name,
            2: one.voter.position,
            3: one.voter.agency,
            6: LATE if one.is_late else "",
            7: one.choice or NO_ANSWER,
            8: one.text,
            9: "; ".join(one.files),
            10: one.signature,
        }
        for column, text in texts.items():
            sheet.write_string(row, column, cell_text(text), self._cell)
        self._moment(sheet, row, 4, one.read_at)
        self._moment(sheet, row, 5, one.answered_at)

    def _moment(self, sheet: Worksheet, row: int, column: int, moment: dt.datetime | None) -> None:
        if moment is None:
            sheet.write_blank(row, column, None, self._cell)
        else:
            sheet.write_datetime(row, column, local(moment).replace(tzinfo=None), self._time)


def cell_text(text: str) -> str:
    """The text as a cell can hold it."""
    return text[:_LONGEST_CELL]
