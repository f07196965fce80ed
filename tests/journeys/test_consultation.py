"""A consultation in real windows: sent to 12 members, 9 answer (2 late), 1 objects, the next meeting hears of it."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import msgspec
import pytest
from PIL import Image
from pypdf import PdfReader

from ecabinet.papers.wording import local
from tests.journeys.consultation_in_windows import ADVICE, DOCUMENT, MATTER, OBJECTION, TITLE, Told
from tests.papers.reading import words

LONGEST_SECONDS = 200
ROOT = Path(__file__).parents[2]
MOMENTS = 18
NOT_RECORDED = "Chưa gửi được - ý kiến CHƯA được ghi nhận"
RECORDED, RECORDED_LATE = "Đã ghi nhận ý kiến lúc ", "Đã ghi nhận ý kiến (trả lời muộn) lúc "
RECEIPT = "Mã xác nhận: "
SENTENCE = "8 tán thành trên 12 thành viên; cần quá nửa (≥ 7)"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Play it once; what was seen and kept is in this folder."""
    made = tmp_path_factory.mktemp("consultation") / "played"
    done = subprocess.run(
        [sys.executable, "-m", "tests.journeys.consultation_in_windows", str(made)],
        check=False,
        capture_output=True,
        text=True,
        timeout=LONGEST_SECONDS,
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def told(folder: Path) -> Told:
    """What was seen."""
    return msgspec.json.decode((folder / "told.json").read_bytes(), type=Told)


def stands(told: Told, moment: str, window: str, *wanted: str) -> None:
    """Every one of these words could be read in a window at that moment."""
    shown = told.seen[moment][window]
    missing = [one for one in wanted if not any(one in text for text in shown)]
    assert not missing, (moment, window, missing)


def stands_nowhere(told: Told, moment: str, window: str, *unwanted: str) -> None:
    """None of these words could be read there."""
    found = [text for text in told.seen[moment][window] if any(one in text for one in unwanted)]
    assert not found, (moment, window, found)


def test_the_secretary_sees_what_is_sent_to_whom(told: Told) -> None:
    stands(told, "tao-phieu", "secretary", "Đợt lấy ý kiến mới", "12 thành viên")
    stands(told, "gui-di", "secretary", TITLE, "Đủ điều kiện gửi", "12 thành viên", "Chưa gửi lấy ý kiến")


def test_a_member_finds_it_reads_answers_and_sees_the_receipt(told: Told) -> None:
    stands(told, "hom-nay", "member", "Cần cho ý kiến bằng văn bản", TITLE, "Cần cho ý kiến")
    stands(told, "doc-tai-lieu", "member", DOCUMENT, "1 / 1")
    stands(told, "cho-y-kien", "member", "gop-y.pdf", "Gửi ý kiến")
    stands_nowhere(told, "cho-y-kien", "member", RECORDED, RECEIPT)
    stands(told, "da-ghi-nhan", "member", RECORDED, RECEIPT, ADVICE, "gop-y.pdf", "Đồng ý")


def test_the_secretary_sees_who_answered_and_never_how(told: Told) -> None:
    stands(told, "theo-doi", "secretary", "Đã trả lời 7/12 · muộn 0 · đã xem 7 · chưa trả lời 5", "Chưa xem")
    stands_nowhere(told, "theo-doi", "secretary", "Đồng ý", "Không đồng ý", ADVICE)
    assert told.choices_told == 0


def test_an_answer_without_a_link_is_not_recorded_until_the_link_returns(told: Told) -> None:
    stands(told, "qua-han", "objector", TITLE, "Quá hạn")
    stands(told, "mat-ket-noi", "objector", NOT_RECORDED, OBJECTION, "Mất kết nối")
    stands_nowhere(told, "mat-ket-noi", "objector", "Đã ghi nhận", RECEIPT, "Đã cho ý kiến")
    assert told.answered_while_cut == 8  # that of another member came in meanwhile
    assert told.turned_away > 0  # the device did try
    stands(told, "co-ket-noi-lai", "objector", RECORDED_LATE, RECEIPT, OBJECTION, "Đã cho ý kiến (muộn)")
    stands_nowhere(told, "co-ket-noi-lai", "objector", NOT_RECORDED)


def test_it_is_closed_without_a_reason_after_the_deadline_and_everybody_reads_all_opinions(told: Told) -> None:
    assert len(told.silent) == 3
    stands(told, "ket-thuc", "secretary", "Không nhận thêm ý kiến")
    stands_nowhere(told, "ket-thuc", "secretary", "Lý do")
    result = ("Đã tổng hợp", "Thông qua", SENTENCE, ADVICE, OBJECTION, "Không trả lời: 3", *told.silent)
    for window in ("secretary", "member"):
        stands(told, "ket-qua", window, *result)


def test_the_summary_that_is_kept_says_the_same(folder: Path, told: Told) -> None:
    """8 for, 1 against, 3 silent, of 12."""
    stands(told, "bang-tong-hop", "secretary", "Bảng tổng hợp ý kiến", "1 / 3")
    said = words((folder / "papers" / "tong-hop.pdf").read_bytes())
    assert told.deadline is not None
    for wanted in (
        f"Thời hạn trả lời: {local(told.deadline):%H giờ %M} phút",
        "Đã lấy ý kiến 12 thành viên; 09 trả lời, trong đó 02 trả lời quá hạn; 03 không trả lời.",
        "Đồng ý 08 66,67%",
        "Không đồng ý 01 8,33%",
        "Không trả lời 03 25,00%",
        "Kết luận: Thông qua.",
        SENTENCE,
        ADVICE,
        OBJECTION,
        "Tệp kèm theo: gop-y.pdf",
        "Đã ký số",
        *told.silent,
    ):
        assert wanted in said, wanted
    with zipfile.ZipFile(folder / "papers" / "tong-hop.xlsx") as book:
        strings = book.read("xl/sharedStrings.xml").decode()
    assert OBJECTION in strings
    assert "66,67%" in strings


def test_the_next_meeting_hears_of_it_once(folder: Path, told: Told) -> None:
    stands(told, "dua-vao-chuong-trinh", "secretary", MATTER, "Phiên họp tiếp theo")
    stands(told, "da-dua-vao-chuong-trinh", "secretary", "Đã đưa vào chương trình: Phiên họp tiếp theo")
    assert told.cited_twice == "consultation_cited"
    assert told.agenda == [MATTER, "passed"]
    assert told.agenda_documents == [DOCUMENT, f"Bảng tổng hợp ý kiến: {TITLE}"]
    assert OBJECTION in words((folder / "papers" / "ban-sao.pdf").read_bytes())
    assert PdfReader(folder / "papers" / "gop-y-cua-nguoi-khac.pdf").pages


def test_the_statistics_of_the_year_count_it(folder: Path, told: Told) -> None:
    tally = f"{TITLE}: Trả lời đúng hạn 7, Trả lời muộn 2, Không trả lời 3"
    stands(told, "thong-ke", "secretary", "Thống kê ý kiến", tally)
    said = words((folder / "papers" / "thong-ke.pdf").read_bytes())
    for wanted in ("Trả lời đúng hạn 7 (58,33%)", TITLE, "Trả lời đúng hạn: 7 · Trả lời muộn: 2 · Không trả lời: 3"):
        assert wanted in said, wanted
    with zipfile.ZipFile(folder / "papers" / "thong-ke.xlsx") as book:
        assert TITLE in book.read("xl/sharedStrings.xml").decode()


def test_every_moment_has_its_pictures(folder: Path, told: Told) -> None:
    assert len(told.seen) == MOMENTS
    assert len(told.pictures) == sum(len(windows) for windows in told.seen.values())
    for name in told.pictures:
        with Image.open(folder / "pictures" / name) as picture:
            assert sum(1 for count in picture.convert("L").histogram() if count) > 50, name
