"""Margins, rules, places and page numbers are those of Nghị định 30/2020, appendix I."""

import msgspec
import pytest
from reportlab.pdfbase import pdfmetrics

from ecabinet.papers.composing import typeset
from ecabinet.papers.kinds import Paper
from ecabinet.papers.typefaces import Face, glyphs
from ecabinet.papers.values import Attendee, PresentPerson
from tests.papers import samples
from tests.papers.reading import POINTS_PER_MM, all_glyphs, find, rules

MM = POINTS_PER_MM
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
LONG = "Trung tâm Phục vụ hành chính công và Kiểm soát thủ tục hành chính trực thuộc Văn phòng " * 3


def text_width(text: str, face: Face, size: float) -> float:
    """The width of one line of text, in points."""
    glyphs()
    return float(pdfmetrics.stringWidth(text, face.value, size))


def _crowded_minutes() -> Paper:
    people = (PresentPerson(Attendee(f"{LONG} {place}", LONG, LONG)) for place in range(200))
    return samples.minutes(tuple(people))


def _long_names() -> Paper:
    head = msgspec.structs.replace(samples.letterhead("GM"), issuing_agency=(LONG,), superior_agency=LONG)
    addressee = Attendee("W" * 300, LONG, LONG)
    return msgspec.structs.replace(samples.invitation(), letterhead=head, addressee=addressee, subject=LONG, place=LONG)


@pytest.mark.parametrize(
    "paper",
    [
        samples.invitation(),
        samples.result_sheet(),
        samples.election_sheet(),
        samples.rating_sheet(),
        samples.weighed_sheet(),
        samples.minutes(),
        samples.report(),
        _crowded_minutes(),
        _long_names(),
    ],
)
def test_nothing_but_page_number_and_marking_stands_in_the_margins(paper: Paper) -> None:
    for page, box in all_glyphs(typeset(paper)):
        assert box.left >= 30 * MM - 0.5
        assert box.right <= 210 * MM - 15 * MM + 0.5
        in_text = box.bottom >= 20 * MM - 1 and box.top <= (297 - 20) * MM + 1
        is_number = page > 0 and box.bottom > (297 - 20) * MM
        is_marking = box.top < 20 * MM
        assert in_text or is_number or is_marking


def test_the_rule_under_the_motto_is_exactly_as_long_as_the_motto() -> None:
    pdf = typeset(samples.invitation())
    motto = find(pdf, MOTTO)
    length = text_width(MOTTO, Face.BOLD, 14)
    rule = min(rules(pdf), key=lambda box: abs(box.middle - motto.middle) + abs(box.width - length))
    assert rule.width == pytest.approx(length, abs=0.1)
    assert rule.middle == pytest.approx(motto.middle, abs=0.5)
    assert 0 < motto.bottom - rule.bottom < 8
    assert length == pytest.approx(60.5 * MM, abs=0.5)


@pytest.mark.parametrize(("text", "face", "size"), [("THÀNH PHỐ HÀ NỘI", Face.BOLD, 13.0)])
def test_the_rule_under_the_agency_is_a_third_to_a_half_of_its_line(text: str, face: Face, size: float) -> None:
    pdf = typeset(samples.invitation())
    line = find(pdf, text)
    rule = next(box for box in rules(pdf) if abs(box.middle - line.middle) < 1)
    assert 1 / 3 <= rule.width / text_width(text, face, size) <= 1 / 2
    assert rule.top < line.bottom + 3


def test_the_subject_has_a_rule_a_third_to_a_half_of_its_last_line() -> None:
    pdf = typeset(samples.report())
    subject = "Kết quả công tác cải cách hành chính, chuyển đổi số quý I/2023"
    line = find(pdf, subject)
    rule = next(box for box in rules(pdf) if abs(box.middle - line.middle) < 1 and box.top < line.bottom + 2)
    assert 1 / 3 <= rule.width / line.width <= 1 / 2


def test_the_head_is_where_the_form_puts_it() -> None:
    pdf = typeset(samples.invitation())
    nation, motto, date = find(pdf, NATION), find(pdf, MOTTO), find(pdf, "Hà Nội, ngày 17 tháng 4 năm 2023")
    agency, number = find(pdf, "ỦY BAN NHÂN DÂN"), find(pdf, "Số: 05/GM-UBND")
    assert nation.width == pytest.approx(95.7 * MM, abs=1)
    assert nation.middle == pytest.approx(motto.middle, abs=0.5)
    assert date.middle == pytest.approx(motto.middle, abs=0.5)
    assert agency.middle == pytest.approx(number.middle, abs=0.5)
    assert agency.right < nation.left
    assert number.bottom == pytest.approx(date.bottom, abs=3)
    assert motto.top <= nation.bottom + 3


def test_paragraphs_start_with_an_indent_of_half_an_inch_and_fill_the_line() -> None:
    pdf = typeset(samples.invitation())
    assert find(pdf, "Ủy ban nhân dân thành phố").left == pytest.approx((30 + 12.7) * MM, abs=1)
    rightmost = max(box.right for _, box in all_glyphs(pdf))
    assert rightmost == pytest.approx((210 - 15) * MM, abs=1)


def test_page_numbers_stand_in_the_middle_of_the_top_margin_from_page_two_on() -> None:
    pdf = typeset(samples.minutes())
    in_margin = [(page, box) for page, box in all_glyphs(pdf) if box.bottom > (297 - 20) * MM]
    assert [page for page, _ in in_margin] == [1]
    _, number = in_margin[0]
    assert number.middle == pytest.approx((30 + 165 / 2) * MM, abs=1)
    assert number.top < (297 - 5) * MM


def test_secretary_signs_left_and_chair_right_on_one_line() -> None:
    pdf = typeset(samples.minutes())
    secretary, chair, recipients = (find(pdf, text, page=1) for text in ("THƯ KÝ", "CHỦ TỌA", "Nơi nhận:"))
    assert secretary.bottom == pytest.approx(chair.bottom, abs=1)
    assert secretary.right < 105 * MM < chair.left
    assert recipients.top < secretary.bottom - 25 * MM
    assert recipients.left == pytest.approx(30 * MM, abs=1)


def test_recipients_stand_level_with_the_signing_capacity() -> None:
    pdf = typeset(samples.invitation())
    recipients, capacity = find(pdf, "Nơi nhận:"), find(pdf, "TL. CHỦ TỊCH")
    assert recipients.top == pytest.approx(capacity.top, abs=4)
    assert find(pdf, "CHÁNH VĂN PHÒNG").bottom - find(pdf, "Chánh Văn phòng UBND Thành phố").top >= 24 * MM
