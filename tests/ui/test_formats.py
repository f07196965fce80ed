"""Times and numbers are read as Hà Nội reads them."""

from datetime import UTC, date, datetime, timedelta
from fractions import Fraction

import pytest

from ecabinet.ui import formats
from ecabinet.ui.say import Language, SpokenLanguage

_MOMENT = datetime(2025, 11, 21, 18, 5, 22, tzinfo=UTC)


@pytest.fixture
def vietnamese(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SpokenLanguage, "_now", Language.VIETNAMESE)


@pytest.mark.usefixtures("vietnamese")
def test_vietnamese() -> None:
    assert formats.date_text(_MOMENT) == "22/11/2025"
    assert formats.day_text(_MOMENT) == "Thứ Bảy, 22/11/2025"
    assert formats.day_text(date(2025, 11, 23)) == "Chủ Nhật, 23/11/2025"
    assert formats.time_text(_MOMENT, seconds=True) == "01:05:22"
    assert formats.date_time_text(_MOMENT) == "01:05, 22/11/2025"
    assert formats.span_text(_MOMENT, _MOMENT + timedelta(hours=2)) == "01:05–03:05, 22/11/2025"
    assert formats.number_text(31345) == "31.345"
    assert formats.decimal_text(Fraction(14, 23) * 100) == "60,9"
    assert formats.percent_text(Fraction(14, 23)) == "60,9\N{NO-BREAK SPACE}%"
    assert formats.size_text(1_468_006) == "1,4\N{NO-BREAK SPACE}MB"


def test_english() -> None:
    assert formats.day_text(_MOMENT) == "Saturday, 2025-11-22"
    assert formats.date_time_text(_MOMENT) == "2025-11-22 01:05"
    assert formats.number_text(31345) == "31,345"
    assert formats.percent_text(Fraction(14, 23)) == "60.9%"
    assert formats.span_text(_MOMENT, _MOMENT + timedelta(days=1)) == "2025-11-22 01:05 – 2025-11-23 01:05"


def test_durations_and_sizes() -> None:
    assert formats.duration_text(timedelta(seconds=2530)) == "00:42:10"
    assert formats.clock_text(timedelta(seconds=299)) == "04:59"
    assert formats.clock_text(timedelta(seconds=-65)) == "−01:05"
    assert formats.size_text(0) == "0\N{NO-BREAK SPACE}KB"
    assert formats.size_text(3) == "1\N{NO-BREAK SPACE}KB"
    assert formats.size_text(5 * 1024**4) == "5.0\N{NO-BREAK SPACE}TB"


def test_a_naive_moment_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        formats.time_text(datetime(2025, 11, 21))  # noqa: DTZ001 - the naive moment is the point
