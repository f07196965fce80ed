"""Vietnamese sentences that papers are made of.

Papers of a Vietnamese authority are Vietnamese whatever language a screen shows, so these words are not translated.
Forms of dates and numbers follow Nghị định 30/2020/NĐ-CP, appendix I; results of votes are told as the National
Assembly tells them, in shares of all members with two decimals.
"""

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction

VIETNAM_TIME = dt.timezone(dt.timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""Việt Nam keeps UTC+7 the year round; a fixed offset needs no time zone database on Windows."""

_OPEN_NUMBER = "\u00a0" * 6
_PADDED_BELOW = 10
_PADDED_MONTHS = 2
_WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật")


def local(moment: dt.datetime) -> dt.datetime:
    """The same moment in the time of Việt Nam; a naive datetime is a mistake of the caller (ValueError)."""
    if moment.tzinfo is None:
        message = "a moment on paper needs its time zone"
        raise ValueError(message)
    return moment.astimezone(VIETNAM_TIME)


def date_in_prose(day: dt.date) -> str:
    """`ngày 05 tháng 01 năm 2026`; zero leads days below 10 and months 1 and 2 only (appendix I, II.4)."""
    day_text = f"{day.day:02d}" if day.day < _PADDED_BELOW else str(day.day)
    month_text = f"{day.month:02d}" if day.month <= _PADDED_MONTHS else str(day.month)
    return f"ngày {day_text} tháng {month_text} năm {day.year}"


def place_and_date(place: str, day: dt.date) -> str:
    """`Hà Nội, ngày 05 tháng 01 năm 2026`."""
    return f"{place}, {date_in_prose(day)}"


def time_in_prose(moment: dt.datetime) -> str:
    """`08 giờ 30 phút`, in the time of Việt Nam."""
    here = local(moment)
    return f"{here.hour:02d} giờ {here.minute:02d} phút"


def moment_in_prose(moment: dt.datetime) -> str:
    """`14 giờ 00 phút, ngày 21 tháng 4 năm 2023`, in the time of Việt Nam."""
    return f"{time_in_prose(moment)}, {date_in_prose(local(moment).date())}"


def span_in_prose(starts_at: dt.datetime, ends_at: dt.datetime) -> str:
    """From when to when, with the weekday; the day is said once where both ends share it."""
    start, end = local(starts_at), local(ends_at)
    first_day = f"{_WEEKDAYS[start.weekday()]}, {date_in_prose(start.date())}"
    if start.date() == end.date():
        return f"từ {time_in_prose(start)} đến {time_in_prose(end)}, {first_day}"
    last_day = f"{_WEEKDAYS[end.weekday()]}, {date_in_prose(end.date())}"
    return f"từ {time_in_prose(start)}, {first_day} đến {time_in_prose(end)}, {last_day}"


def number_and_symbol(number: int | None, symbol: str) -> str:
    """`Số: 05/GM-UBND`; a number below 10 gets a leading zero, one not yet given leaves its place open."""
    return f"Số: {_OPEN_NUMBER if number is None else padded(number)}/{symbol}"


def padded(number: int) -> str:
    """A number as papers write it: `05`, `12`, `1.250`."""
    return f"{number:02d}" if 0 <= number < _PADDED_BELOW else grouped(number)


def grouped(number: int) -> str:
    """`1.250.000`: thousands are parted by dots."""
    return f"{number:,d}".replace(",", ".")


def percentage(ratio: Fraction, decimals: int = 2) -> str:
    """`91,56%`, rounded half up from the exact ratio (not negative)."""
    scaled = ratio * 100 * 10**decimals
    whole, rest = divmod(scaled.numerator, scaled.denominator)
    units, fraction = divmod(whole + (2 * rest >= scaled.denominator), 10**decimals)
    return f"{grouped(units)},{fraction:0{decimals}d}%" if decimals else f"{grouped(units)}%"


def share(count: int, total: int) -> str:
    """The share that `count` has in `total` (more than 0), as `percentage` writes it."""
    return percentage(Fraction(count, total))


def option_clause(label: str, count: int, electorate: int) -> str:
    """`14 tán thành (60,87%)`: one option's count with its share of all members."""
    return f"{padded(count)} {lower_initial(label)} ({share(count, electorate)})"


def participation_sentence(options: Iterable[tuple[str, int]], electorate: int) -> str:
    """How many took part and how they voted, in shares of all members.

    `20 thành viên tham gia biểu quyết (bằng 86,96% tổng số thành viên); 14 tán thành (60,87%); ...`
    """
    pairs = tuple(options)
    cast = sum(count for _, count in pairs)
    taking_part = f"{padded(cast)} thành viên tham gia biểu quyết (bằng {share(cast, electorate)} tổng số thành viên)"
    return "; ".join((taking_part, *(option_clause(label, count, electorate) for label, count in pairs))) + "."


def person_in_prose(*parts: str) -> str:
    """Name, position and agency parted by commas; a part that is empty or already said is left out."""
    said: list[str] = []
    for part in (text.strip() for text in parts):
        if part and not any(part.casefold() in earlier.casefold() for earlier in said):
            said.append(part)
    return ", ".join(said)


def lower_initial(text: str) -> str:
    """The text with a small first letter, for use inside a sentence; an abbreviation stays as it is."""
    if text[:2].isupper():
        return text
    return text[:1].lower() + text[1:]


def ended(text: str, mark: str) -> str:
    """The text closed by `mark`, in place of the full stop, comma or semicolon that it may already end with."""
    return text.rstrip().rstrip(".;,").rstrip() + mark


def listed(lines: Iterable[str], last: str = ".") -> tuple[str, ...]:
    """Each line closed by a semicolon, the last one by `last`."""
    texts = tuple(lines)
    return tuple(ended(text, last if index == len(texts) - 1 else ";") for index, text in enumerate(texts))
