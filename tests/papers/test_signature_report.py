"""The report on signatures displays what the circular asks for, every finding, and nothing that deceives."""

from __future__ import annotations

import msgspec
import pytest

from ecabinet.domain.signatures import findings as f
from ecabinet.domain.signatures.verdicts import Line, SignatureKind, Signer
from ecabinet.papers.composing import compose, decode_paper, encode_paper, typeset
from ecabinet.papers.signature_display import display_lines
from ecabinet.papers.signature_states import Language
from ecabinet.papers.signature_words import finding_lines, line_words
from ecabinet.papers.values import JudgedFile, SignatureReport
from tests.papers.reading import page_texts, words
from tests.papers.signature_cases import FILES, report
from tests.papers.signature_samples import AGENCY, GOOD, LEAF, document, found


@pytest.mark.parametrize("kind", FILES)
def test_the_worker_makes_the_same_file_of_the_same_verdict(kind: str) -> None:
    payload = encode_paper(report(kind))
    assert decode_paper(payload) == report(kind)
    assert compose(payload) == compose(payload)


@pytest.mark.parametrize(
    ("kind", "line"), [("valid", Line.VALID), ("invalid", Line.INVALID), ("unclear", Line.INDETERMINATE)]
)
def test_the_result_and_every_finding_stand_on_paper(kind: str, line: Line) -> None:
    read = words(typeset(report(kind)))
    assert line_words(line, "vi") in read
    for signature in FILES[kind].verdict.signatures:
        told = [one.words for one in finding_lines(signature, "vi")]
        told += [one.words for one in display_lines(signature, "vi")]
        assert [one for one in told if not all(word in read for word in one.split())] == []


def test_what_the_circular_asks_for_is_displayed() -> None:
    told = {one.label: one.words for one in display_lines(GOOD, "vi")}
    assert told == {
        "Kết quả kiểm tra": "HỢP LỆ",
        "Tổ chức cấp chứng thư (CA)": LEAF.issuer,
        "Người ký": "Nguyễn Văn An, Giám đốc",
        "Cơ quan, tổ chức quản lý": "Sở Nội vụ",
        "Thời điểm ký": "08:30:15 ngày 05/01/2026 (dấu thời gian của TSA Ban Cơ yếu Chính phủ)",
        "Tính toàn vẹn": "Nội dung được ký còn nguyên vẹn.",
        "Hiệu lực khi ký": "Chứng thư còn hiệu lực khi ký.",
        "Thời hạn của chứng thư": "Từ 07:00:00 ngày 01/03/2024 đến 07:00:00 ngày 01/03/2029",
    }


@pytest.mark.parametrize("language", ["vi", "en"])
def test_what_is_not_known_is_said_and_not_left_out(language: Language) -> None:
    bare = msgspec.structs.replace(
        GOOD, signer=Signer(), trust=f.TrustFinding(state=f.Trust.INCOMPLETE), time=f.TimeFinding(state=f.Time.UNKNOWN)
    )
    assert len(display_lines(bare, language)) == len(display_lines(GOOD, language)) == 8
    assert all(one.words for one in display_lines(bare, language))
    assert len(display_lines(found(checkable=f.Checkable.MALFORMED), language)) == 3


def test_chain_evidence_versions_and_moment_are_kept_with_the_verdict() -> None:
    read = words(typeset(report("valid")))
    for text in (
        *(one.sha256 for one in GOOD.trust.path),
        *GOOD.revocation.evidence_sha256,
        FILES["valid"].verdict.sha256,
        "11:00:00 ngày 22/11/2026",
        "Danh sách tin cậy 3",
        "Quy định thuật toán 2026-1",
        "E-Cabinet 0.2",
    ):
        assert text in read


def test_who_judged_is_said_and_two_that_differ_are_not_hidden() -> None:
    differing = words(typeset(report("differs")))
    assert "Máy chủ HỢP LỆ, lúc 09:00:00 ngày 20/11/2026" in differing
    assert "Thiết bị của người lập báo cáo KHÔNG HỢP LỆ, lúc 11:00:00 ngày 22/11/2026" in differing
    assert "HAI NƠI KẾT LUẬN KHÁC NHAU" in differing
    alone = words(typeset(report("agrees")))
    assert "KHÁC NHAU" not in alone
    assert "Thiết bị của người lập báo cáo Chưa kiểm tra" in alone
    assert "Nơi kiểm tra" not in words(typeset(report("valid")))


def test_usage_rights_are_named_and_not_judged() -> None:
    rights = msgspec.structs.replace(AGENCY, kind=SignatureKind.USAGE_RIGHTS)
    read = words(typeset(SignatureReport((JudgedFile("a.pdf", document(rights)),))))
    assert "KHÔNG CÓ CHỮ KÝ" in read
    assert "không được tính vào kết quả" in read


def test_several_files_have_an_overview_and_a_page_each() -> None:
    pages = page_texts(typeset(SignatureReport(tuple(FILES.values()))))
    assert "Tổng số 7 tệp. HỢP LỆ: 2; KHÔNG HỢP LỆ: 2" in pages[0]
    for place, file in enumerate(FILES.values(), start=1):
        assert any(file.name.split()[0] in page and f"{place}. " in page for page in pages[1:])


@pytest.mark.parametrize("name", ["会议 🎉.pdf", "\u202efdp.exe", "a\x1b[2J.pdf", "<b>&amp;</b>.pdf", "x" * 5000, ""])
def test_no_foreign_name_keeps_a_report_from_being_set(name: str) -> None:
    signer = Signer(name=name, organisation=name)
    hostile = msgspec.structs.replace(
        GOOD,
        signer=signer,
        said_reason=name * 3,
        trust=f.TrustFinding(state=f.Trust.OTHER, path=(msgspec.structs.replace(LEAF, subject=name),), anchor=name),
        changes=f.ChangeFinding(
            state=f.Change.UNEXPLAINED, items=(f.ChangeItem(code=name, revision=2),) * 1000, pages_differ=(1,)
        ),
        certification=f.CertificationFinding(state=f.Certification.KEPT, level=2, locked_fields=(name,) * 500),
    )
    read = words(typeset(SignatureReport((JudgedFile(name, document(hostile)),))))
    assert "KHÔNG ĐỦ THÔNG TIN" in read
    assert "\u202e" not in read
    assert "thay đổi khác" in read
