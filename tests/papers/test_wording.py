"""Dates, numbers and sentences read as Nghị định 30/2020 and the National Assembly write them."""

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.papers import wording


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2026, 1, 5), "ngày 05 tháng 01 năm 2026"),
        (dt.date(2026, 2, 15), "ngày 15 tháng 02 năm 2026"),
        (dt.date(2026, 6, 9), "ngày 09 tháng 6 năm 2026"),
        (dt.date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ],
)
def test_zero_leads_small_days_and_the_first_two_months_only(day: dt.date, said: str) -> None:
    assert wording.date_in_prose(day) == said


def test_moments_are_told_in_the_time_of_vietnam() -> None:
    late_evening = dt.datetime(2023, 4, 20, 18, 5, tzinfo=dt.UTC)
    assert wording.moment_in_prose(late_evening) == "01 giờ 05 phút, ngày 21 tháng 4 năm 2023"


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        wording.time_in_prose(dt.datetime(2023, 4, 21, 14))  # noqa: DTZ001 - the mistake under test


def test_a_span_names_its_day_once() -> None:
    start = dt.datetime(2023, 4, 21, 14, tzinfo=wording.VIETNAM_TIME)
    same_day = wording.span_in_prose(start, start + dt.timedelta(hours=3))
    assert same_day == "từ 14 giờ 00 phút đến 17 giờ 00 phút, Thứ Sáu, ngày 21 tháng 4 năm 2023"
    assert "Thứ Bảy, ngày 22" in wording.span_in_prose(start, start + dt.timedelta(days=1))


@pytest.mark.parametrize(
    ("number", "said"), [(5, "Số: 05/GM-UBND"), (12, "Số: 12/GM-UBND"), (1250, "Số: 1.250/GM-UBND")]
)
def test_a_number_below_ten_gets_a_leading_zero(number: int, said: str) -> None:
    assert wording.number_and_symbol(number, "GM-UBND").replace(".", "") == said.replace(".", "")


@pytest.mark.parametrize(
    ("count", "total", "said"),
    [
        (434, 474, "91,56%"),
        (430, 474, "90,72%"),
        (2, 474, "0,42%"),
        (1, 8, "12,50%"),
        (0, 23, "0,00%"),
        (23, 23, "100,00%"),
    ],
)
def test_shares_have_two_decimals_and_a_comma(count: int, total: int, said: str) -> None:
    assert wording.share(count, total) == said


def test_half_of_the_last_digit_rounds_up() -> None:
    assert wording.percentage(Fraction(5, 100_000)) == "0,01%"


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_share_is_never_off_by_more_than_half_its_last_digit(count: int, total: int) -> None:
    shown = Fraction(wording.share(count, total).rstrip("%").replace(".", "").replace(",", "."))
    assert abs(shown - Fraction(count * 100, total)) <= Fraction(1, 200)


def test_participation_is_told_in_shares_of_all_members() -> None:
    said = wording.participation_sentence((("Tán thành", 430), ("Không tán thành", 2), ("Không biểu quyết", 2)), 474)
    assert said == (
        "434 thành viên tham gia biểu quyết (bằng 91,56% tổng số thành viên); "
        "430 tán thành (90,72%); 02 không tán thành (0,42%); 02 không biểu quyết (0,42%)."
    )


def test_a_person_is_not_named_twice() -> None:
    assert wording.person_in_prose("Giám đốc Sở Nội vụ", "Thành viên", "Sở Nội vụ") == "Giám đốc Sở Nội vụ, Thành viên"


def test_lines_of_a_list_end_with_semicolons_and_a_full_stop() -> None:
    assert wording.listed(("Như trên", "Lưu: VT.")) == ("Như trên;", "Lưu: VT.")
