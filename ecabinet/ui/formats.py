"""Times, numbers and sizes as people read them: Hà Nội's clock, in the language on screen."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Final
from zoneinfo import ZoneInfo

from ecabinet.ui.say import Language, SpokenLanguage

LOCAL_ZONE: Final = ZoneInfo("Asia/Ho_Chi_Minh")
_DAYS: Final[dict[Language, tuple[str, ...]]] = {
    Language.VIETNAMESE: ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật"),
    Language.ENGLISH: ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
_KILO: Final = 1024
_UNITS: Final = ("KB", "MB", "GB", "TB")


def local(moment: datetime) -> datetime:
    """Give an aware moment on Hà Nội's clock; raises ValueError for a naive one."""
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone has no place on a clock")
    return moment.astimezone(LOCAL_ZONE)


def date_text(day: date | datetime) -> str:
    """Give `21/11/2025`, in English `2025-11-21`."""
    shown = local(day) if isinstance(day, datetime) else day
    return f"{shown:%d/%m/%Y}" if _vietnamese() else f"{shown:%Y-%m-%d}"


def day_text(day: date | datetime) -> str:
    """Give `Thứ Sáu, 21/11/2025`, in English `Friday, 2025-11-21`."""
    shown = local(day).date() if isinstance(day, datetime) else day
    return f"{_DAYS[SpokenLanguage.now()][shown.weekday()]}, {date_text(shown)}"


def time_text(moment: datetime, *, seconds: bool = False) -> str:
    """Give `14:05`, or `14:05:22`."""
    return f"{local(moment):%H:%M:%S}" if seconds else f"{local(moment):%H:%M}"


def date_time_text(moment: datetime) -> str:
    """Give `14:05, 21/11/2025`, in English `2025-11-21 14:05`."""
    clock = time_text(moment)
    return f"{clock}, {date_text(moment)}" if _vietnamese() else f"{date_text(moment)} {clock}"


def span_text(start: datetime, end: datetime) -> str:
    """Give `14:00-16:30, 21/11/2025`; both dates when the days differ."""
    if local(start).date() == local(end).date():
        clocks = f"{time_text(start)}–{time_text(end)}"
        return f"{clocks}, {date_text(start)}" if _vietnamese() else f"{date_text(start)} {clocks}"
    return f"{date_time_text(start)} – {date_time_text(end)}"


def duration_text(span: timedelta) -> str:
    """Give `00:42:10`, with a minus sign when it is negative; parts of a second are cut off."""
    total = int(abs(span).total_seconds())
    sign = "−" if span < timedelta(0) and total else ""
    return f"{sign}{total // 3600:02}:{total % 3600 // 60:02}:{total % 60:02}"


def clock_text(span: timedelta) -> str:
    """Give a countdown `04:59`, minutes and seconds, minutes beyond 59 kept; negative with a minus sign."""
    total = int(abs(span).total_seconds())
    sign = "−" if span < timedelta(0) and total else ""
    return f"{sign}{total // 60:02}:{total % 60:02}"


def number_text(number: int) -> str:
    """Give `31.345`, in English `31,345`."""
    grouped = f"{number:,}"
    return grouped.replace(",", ".") if _vietnamese() else grouped


def decimal_text(number: Fraction | float, places: int = 1) -> str:
    """Give `60,9`, in English `60.9`, rounded half to even."""
    shown = f"{round(Fraction(number), places).__float__():,.{places}f}"
    return shown.translate(str.maketrans(",.", ".,")) if _vietnamese() else shown


def percent_text(share: Fraction, places: int = 1) -> str:
    """Give a share of one as `60,9 %`, in English `60.9%`."""
    shown = decimal_text(share * 100, places)
    return f"{shown}\N{NO-BREAK SPACE}%" if _vietnamese() else f"{shown}%"


def size_text(octets: int) -> str:
    """Give a file's size as `1,4 MB`, in steps of 1024; at least one KB unless empty."""
    if octets <= 0:
        return "0\N{NO-BREAK SPACE}KB"
    size, unit = Fraction(max(octets, _KILO), _KILO), 0
    while size >= _KILO and unit < len(_UNITS) - 1:
        size, unit = size / _KILO, unit + 1
    return f"{decimal_text(size, 0 if unit == 0 else 1)}\N{NO-BREAK SPACE}{_UNITS[unit]}"


def _vietnamese() -> bool:
    return SpokenLanguage.now() is Language.VIETNAMESE
