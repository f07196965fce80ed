"""The papers and the spreadsheet of a consultation tell who said what, and what people wrote stays text."""

import datetime as dt
import zipfile
from io import BytesIO

import msgspec
import pytest

from ecabinet.papers.composing import typeset
from ecabinet.papers.errors import UnreadablePayloadError
from ecabinet.papers.kinds import Paper
from ecabinet.papers.opinion_table import OVERVIEW, compose_table, opinion_table
from ecabinet.papers.opinions import OpinionSummary, OpinionSummaryPaper
from tests.papers import opinion_samples as samples
from tests.papers.reading import words
from tests.papers.spreadsheets import cells

FORMULAS = ("=1+1", "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", "{=1}", "http://example.vn", "0123", "1e5")


def _said(paper: Paper) -> str:
    return words(typeset(paper))


def test_the_summary_tells_numbers_shares_and_why() -> None:
    said = _said(samples.summary_paper())
    for told in (
        "BẢNG TỔNG HỢP Ý KIẾN",
        "Thời hạn trả lời: 17 giờ 00 phút, ngày 11 tháng 5 năm 2026.",
        "Đã lấy ý kiến 12 thành viên; 09 trả lời, trong đó 02 trả lời quá hạn; 03 không trả lời.",
        "Đồng ý 08 66,67%",
        "Không đồng ý 01 8,33%",
        "Ý kiến khác 00 0,00%",
        "Không trả lời 03 25,00%",
        "Tổng số thành viên 12 100,00%",
        "Kết luận: Thông qua.",
        "Lý do: 8 tán thành trên 12 thành viên; cần quá nửa (≥ 7): thông qua.",
        "Không trả lời: 03 thành viên: Ông số 10, Ông số 11, Ông số 12.",
    ):
        assert told in said


def test_the_summary_tells_each_members_opinion() -> None:
    said = _said(samples.summary_paper())
    assert "09:00 12/05/2026 (quá hạn) Đồng ý" in said
    assert "Không đồng ý Đề nghị làm rõ nguồn kinh phí tại Điều 5. Tệp kèm theo: gop-y.pdf Đã ký số" in said
    assert said.count("(quá hạn)") == 2


def test_an_early_end_has_its_reason_on_the_summary() -> None:
    early = msgspec.structs.replace(samples.summary(), closing_reason="Cần trình gấp")
    paper: OpinionSummaryPaper = msgspec.structs.replace(samples.summary_paper(), summary=early)
    assert "Lý do kết thúc trước thời hạn: Cần trình gấp." in _said(paper)


def test_the_sheet_tells_the_answer_among_the_options_and_has_room_for_a_signature() -> None:
    pdf = typeset(samples.sheet_paper())
    said = words(pdf)
    for told in (
        "PHIẾU LẤY Ý KIẾN",
        f"Câu hỏi: {samples.QUESTION}",
        "Đồng ý Không đồng ý X Ý kiến khác",
        samples.TEXT,
        "Trả lời vào 09 giờ 00 phút, ngày 13 tháng 5 năm 2026 (trả lời quá hạn)./.",
        "NGƯỜI CHO Ý KIẾN",
    ):
        assert told in said
    assert b"/ky.nguoi-ky" in pdf


def test_a_long_opinion_runs_over_pages() -> None:
    long = msgspec.structs.replace(samples.opinion(9), text="Đề nghị sửa Điều 5. " * 500)
    matter = msgspec.structs.replace(samples.matter(), opinions=(long,))
    paper = msgspec.structs.replace(
        samples.summary_paper(), summary=msgspec.structs.replace(samples.summary(), matters=(matter,))
    )
    assert words(typeset(paper)).count("sửa") == 500
    sheet = msgspec.structs.replace(samples.sheet_paper(), opinion=long)
    assert _said(sheet).count("sửa") == 500


def test_the_spreadsheet_has_the_same_content() -> None:
    sheets = cells(opinion_table(samples.summary()))
    assert list(sheets) == [OVERVIEW, "Nội dung 1"]
    numbers = sheets[OVERVIEW]
    assert numbers[numbers.index("Đồng ý") : numbers.index("Đồng ý") + 3] == ["Đồng ý", "8", "66,67%"]
    at = numbers.index("Không trả lời")
    assert numbers[at : at + 3] == ["Không trả lời", "3", "25,00%"]
    told = sheets["Nội dung 1"]
    rows = [told[start : start + 11] for start in range(0, len(told), 11)]
    assert len(rows) == 13
    assert [row[7] for row in rows[1:]] == ["Đồng ý"] * 8 + ["Không đồng ý"] + ["Không trả lời"] * 3
    assert [row[6] for row in rows[8:10]] == ["Trả lời quá hạn"] * 2
    assert rows[9][8:] == [samples.TEXT, "gop-y.pdf", "Đã ký số, chữ ký hợp lệ"]
    days = dt.datetime(2026, 5, 5, 9, 0) - dt.datetime(1899, 12, 30)  # noqa: DTZ001 - the format's own epoch
    assert float(rows[1][5]) == days / dt.timedelta(days=1)


@pytest.mark.parametrize("text", FORMULAS)
def test_nothing_a_person_wrote_is_a_formula_a_number_or_a_link(text: str) -> None:
    given = msgspec.structs.replace(samples.opinion(9), text=text, files=(text,))
    matter = msgspec.structs.replace(samples.matter(), opinions=(given,), title=text, question=text)
    summary: OpinionSummary = msgspec.structs.replace(samples.summary(), title=text, matters=(matter,))
    table = opinion_table(summary)
    sheets = cells(table)
    assert text in sheets[OVERVIEW]
    assert sheets["Nội dung 1"].count(text) == 2
    with zipfile.ZipFile(BytesIO(table)) as book:
        assert not [name for name in book.namelist() if name.endswith(".rels") and b"example.vn" in book.read(name)]


def test_the_worker_makes_the_same_spreadsheet_of_the_same_summary() -> None:
    payload = msgspec.msgpack.encode(samples.summary())
    assert compose_table(payload) == compose_table(payload)
    with pytest.raises(UnreadablePayloadError):
        compose_table(b"none")
