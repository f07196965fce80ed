"""A verdict is told in plain words, in both languages, with its evidence; nothing out of a file deceives the reader."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.domain.signatures import findings as f
from ecabinet.domain.signatures.verdicts import Line, SignatureKind, Signer
from ecabinet.papers.signature_changes import change_lines, pages_words
from ecabinet.papers.signature_states import FINDING_NAMES, KINDS, PROBLEM_WORDS, STATE_WORDS, Language, Words
from ecabinet.papers.signature_text import moment_words, shown
from ecabinet.papers.signature_words import (
    finding_lines,
    kind_words,
    line_words,
    originals_sentence,
    reason_words,
    signer_words,
    summary_sentence,
)
from tests.papers.signature_samples import AGENCY, GOOD, document, found, untrusting

LANGUAGES: tuple[Language, ...] = ("vi", "en")


def test_every_state_and_every_problem_has_words_in_both_languages() -> None:
    assert set(STATE_WORDS) == set(get_args(f.State)) == set(KINDS.values())
    assert set(FINDING_NAMES) == set(KINDS) == {name for name, _ in GOOD.states()}
    every: list[Words] = [*FINDING_NAMES.values(), *PROBLEM_WORDS.values()]
    for kind, words in STATE_WORDS.items():
        assert set(words) == set(kind)
        every += words.values()
    for one in every:
        assert one.vi.strip() == one.vi != ""
        assert one.en.strip() == one.en != ""
        assert not one.vi.endswith(".")
        assert not one.en.endswith(".")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_a_clause_of_its_own(language: Language) -> None:
    codes = [f"{name}.{state.value}" for name, kind in KINDS.items() for state in kind]
    codes += [f"document.{problem}" for problem in PROBLEM_WORDS]
    clauses = [reason_words(code, language) for code in codes]
    assert len(set(clauses)) == len(codes)
    assert not set(clauses) & set(codes)


@pytest.mark.parametrize("code", ["document.new_problem", "trust.new_state", "new_finding.state", "", "trust"])
def test_a_code_of_a_newer_version_still_gets_words(code: str) -> None:
    if code.startswith("document."):
        assert reason_words(code, "vi").startswith("chưa xác định được")
    else:
        assert reason_words(code, "vi") == code


def test_the_four_results_are_named_as_the_circular_has_them() -> None:
    told = {line: line_words(line, "vi") for line in Line}
    assert told == {
        Line.VALID: "HỢP LỆ",
        Line.INVALID: "KHÔNG HỢP LỆ",
        Line.INDETERMINATE: "KHÔNG ĐỦ THÔNG TIN",
        Line.UNSIGNED: "KHÔNG CÓ CHỮ KÝ",
    }
    assert len({line_words(line, "en") for line in Line}) == 4
    assert len({kind_words(kind, "vi") for kind in SignatureKind}) == 3


def test_the_words_people_know_are_used() -> None:
    assert "chữ ký cũ" in reason_words("algorithm.old", "vi")
    assert reason_words("changes.unexplained", "vi") == "thay đổi sau khi ký, chưa giải thích được"
    for state in set(f.Checkable) - {f.Checkable.YES}:
        assert "có chữ ký nhưng không kiểm tra được" in reason_words(f"checkable.{state.value}", "vi")
    assert "không mở được" in reason_words("document.encrypted", "vi")
    assert not any("giả mạo" in words.vi for states in STATE_WORDS.values() for words in states.values())


def test_each_finding_has_its_line_with_its_evidence() -> None:
    lines = {line.code.partition(".")[0]: line for line in finding_lines(GOOD, "vi")}
    assert list(lines) == [name for name, _ in GOOD.states()]
    assert lines["integrity"].words == "Nội dung được ký còn nguyên vẹn; SHA-256."
    assert "gốc tin cậy: RootCA chuyên dùng Chính phủ G2" in lines["trust"].words
    assert "từ 07:00:00 ngày 01/03/2024 đến 07:00:00 ngày 01/03/2029" in lines["validity"].words
    assert "theo CRL đã nhập; lập lúc 11:30:15 ngày 05/01/2026" in lines["revocation"].words
    assert "; 08:30:15 ngày 05/01/2026; " in lines["time"].words
    assert "; dấu thời gian của TSA Ban Cơ yếu Chính phủ; " in lines["time"].words
    assert "khoảng 7 giờ" in lines["time"].words
    assert "SHA-256, RSA PKCS#1 v1.5, 2048 bit" in lines["algorithm"].words
    assert {line.weight for line in lines.values()} == {f.Weight.GOOD}


def test_a_path_and_a_timestamp_that_are_not_trusted_are_not_called_so() -> None:
    time = f.TimeFinding(state=f.Time.CLAIMED, claimed=datetime(2026, 1, 5, tzinfo=UTC), authority="CN=TSA X, O=Y")
    strange = msgspec.structs.replace(found(trust=f.Trust.NOT_TRUSTED), time=time)
    told = {line.code.partition(".")[0]: line.words for line in finding_lines(strange, "vi")}
    assert "gốc tin cậy" not in told["trust"]
    assert "đường dẫn dừng ở RootCA chuyên dùng Chính phủ G2" in told["trust"]
    assert "có dấu thời gian của TSA X nhưng không thuộc hệ thống được tin cậy" in told["time"]


def test_a_signature_that_cannot_be_checked_has_one_line() -> None:
    (line,) = finding_lines(found(checkable=f.Checkable.NOT_LISTED), "en")
    assert line.weight == f.Weight.DOUBT
    assert line.words.startswith("There is a signature that cannot be checked")


def test_changes_are_told_one_by_one() -> None:
    finding = f.ChangeFinding(
        state=f.Change.NOT_ALLOWED,
        items=(
            f.ChangeItem(code="content", revision=2, pages=(3, 1, 2, 7)),
            f.ChangeItem(code="not_known_here", revision=3),
            f.ChangeItem(code="not_compared: CannotDraw", revision=0),
        ),
        pages_differ=(1,),
    )
    assert change_lines(finding, "vi") == (
        "Phiên bản 2, trang 1-3, 7: sửa nội dung trang.",
        "Phiên bản 3: thay đổi chưa giải thích được (not_known_here).",
        "Không so sánh được hình ảnh với bản đã ký.",
    )
    told = next(
        one for one in finding_lines(msgspec.structs.replace(GOOD, changes=finding), "vi") if "changes" in one.code
    )
    assert "3 thay đổi; trang 1 hiển thị khác bản đã ký" in told.words


def test_pages_are_gathered_and_a_long_list_is_cut() -> None:
    assert pages_words((), "vi") == ""
    assert pages_words((4,), "en") == "page 4"
    assert pages_words(tuple(range(1, 100, 2)), "en").endswith(", …")


@pytest.mark.parametrize(
    ("signatures", "problem", "told"),
    [
        ((), "", "Văn bản không có chữ ký số."),
        ((), "encrypted", "Không mở được: tệp cần mật khẩu."),
        ((GOOD,), "", "Chữ ký của Nguyễn Văn An (Sở Nội vụ) hợp lệ, ký lúc 08:30:15 ngày 05/01/2026."),
        (
            (found(revocation=f.Revocation.NOT_CHECKED),),
            "",
            (
                "Chữ ký của Nguyễn Văn An (Sở Nội vụ) nguyên vẹn và được tin cậy, ký lúc 08:30:15 ngày 05/01/2026; "
                "chưa kiểm tra được tình trạng thu hồi của chứng thư."
            ),
        ),
        (
            (found(integrity=f.Integrity.ALTERED),),
            "",
            "Chữ ký của Nguyễn Văn An (Sở Nội vụ) không hợp lệ: nội dung được ký đã bị thay đổi sau khi ký.",
        ),
        (
            (found(changes=f.Change.UNEXPLAINED),),
            "",
            (
                "Chưa đủ thông tin để kết luận về chữ ký của Nguyễn Văn An (Sở Nội vụ): "
                "thay đổi sau khi ký, chưa giải thích được."
            ),
        ),
        (
            (GOOD, AGENCY),
            "",
            "Tất cả 2 chữ ký đều hợp lệ: Nguyễn Văn An (Sở Nội vụ), Ủy ban nhân dân thành phố Hà Nội.",
        ),
        (
            (GOOD, found(AGENCY, validity=f.Validity.REVOKED)),
            "",
            (
                "Văn bản có 2 chữ ký; 1/2 không hợp lệ: Ủy ban nhân dân thành phố Hà Nội. "
                "Lý do: chứng thư đã bị thu hồi trước thời điểm ký."
            ),
        ),
        (
            (untrusting(),),
            "",
            (
                "Chữ ký của Nguyễn Văn An (Sở Nội vụ) hợp lệ, ký lúc 08:30:15 ngày 05/01/2026; "
                "không xét độ tin cậy của chứng thư."
            ),
        ),
    ],
)
def test_the_summary_is_one_or_two_plain_sentences(
    signatures: tuple[f.Certificate, ...], problem: str, told: str
) -> None:
    verdict = msgspec.structs.replace(document(problem=problem), signatures=signatures)
    assert summary_sentence(verdict, "vi") == told
    assert summary_sentence(verdict, "en") not in {told, ""}


def test_a_time_that_only_the_signer_tells_is_said_to_be_his() -> None:
    claimed = msgspec.structs.replace(
        GOOD, time=f.TimeFinding(state=f.Time.CLAIMED, claimed=datetime(2026, 1, 5, tzinfo=UTC))
    )
    assert "theo giờ do người ký khai" in summary_sentence(document(claimed), "vi")
    nobody = msgspec.structs.replace(GOOD, time=f.TimeFinding(state=f.Time.UNKNOWN))
    assert summary_sentence(document(nobody), "vi").endswith("hợp lệ; không rõ thời điểm ký.")


def test_what_cannot_be_checked_is_told_without_a_name_that_nobody_knows() -> None:
    bare = msgspec.structs.replace(
        found(checkable=f.Checkable.NOT_LISTED), signer=Signer(), trust=f.TrustFinding(state=f.Trust.NOT_JUDGED)
    )
    one, two = summary_sentence(document(bare), "vi"), summary_sentence(document(bare, bare), "vi")
    assert one.startswith("Văn bản có chữ ký nhưng không kiểm tra được: ")
    assert two.startswith("Văn bản có 2 chữ ký; 2/2 chưa đủ thông tin. Lý do: có chữ ký nhưng không kiểm tra được")
    assert "không rõ tên" not in one + two


def test_who_has_signed_of_person_and_agency_is_said() -> None:
    assert "chữ ký của người có thẩm quyền và chữ ký của cơ quan" in originals_sentence(document(GOOD, AGENCY), "vi")
    assert "không có chữ ký của cơ quan" in originals_sentence(document(GOOD), "vi")
    assert "không có chữ ký của cá nhân" in originals_sentence(document(AGENCY), "vi")
    assert originals_sentence(document(), "vi") == ""


def test_a_signer_without_a_name_is_told_by_the_certificate() -> None:
    bare = msgspec.structs.replace(GOOD, signer=Signer())
    assert signer_words(bare, "vi") == GOOD.trust.path[0].subject
    nobody = msgspec.structs.replace(bare, trust=f.TrustFinding(state=f.Trust.INCOMPLETE))
    assert signer_words(nobody, "vi") == "người ký không rõ tên"


def test_an_organisation_that_the_name_says_already_is_not_repeated() -> None:
    signer = Signer(name="Sở Nội vụ thành phố Hà Nội", organisation="Sở Nội vụ")
    assert signer_words(msgspec.structs.replace(GOOD, signer=signer), "vi") == "Sở Nội vụ thành phố Hà Nội"


def test_a_name_cannot_command_a_terminal_turn_text_round_or_flood_the_page() -> None:
    assert shown("An\x1b[2J\nBình\u202e\u200b") == "An\ufffd[2J Bình\ufffd\ufffd"
    assert shown("Nguye\u0302\u0303n") == "Nguyễn"
    assert len(shown("x" * 100_000)) == 160


@given(st.text())
def test_whatever_a_file_says_is_one_line_without_controls(text: str) -> None:
    told = shown(text)
    assert all(char.isprintable() or char == " " for char in told)


@pytest.mark.parametrize(
    "moment",
    [datetime.min, datetime.max, datetime.max.replace(tzinfo=UTC), datetime(2026, 1, 5, 1, 30, 15)],  # noqa: DTZ001, DTZ901 - a certificate may say so
)
def test_moments_at_the_end_of_the_calendar_and_without_a_zone_are_told(moment: datetime) -> None:
    assert str(moment.year)[:3] in moment_words(moment, "vi") or moment == datetime.min  # noqa: DTZ901 - as above


@given(
    st.fixed_dictionaries({name: st.sampled_from(list(kind)) for name, kind in KINDS.items()}),
    st.sampled_from(LANGUAGES),
)
def test_every_verdict_can_be_told(states: dict[str, f.Integrity], language: Language) -> None:
    signature = found(**states)
    for line in finding_lines(signature, language):
        assert line.name
        assert line.words.endswith(".")
    told = summary_sentence(document(signature, GOOD), language)
    assert 1 <= told.count(". ") + 1 <= 3
    assert ("hợp lệ" in told) or ("valid" in told) or signature.line == Line.INDETERMINATE
