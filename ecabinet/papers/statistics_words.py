"""How statistics of consultations are called on papers: Vietnamese words, which are not translated (see `wording`)."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.domain.consultations.statistics import ConsultationTally, MemberTally, Statistics
from ecabinet.papers.wording import local

TITLE = "Thống kê lấy ý kiến"
BY_CONSULTATION, BY_QUESTION, BY_MEMBER = "Theo đợt lấy ý kiến", "Theo câu hỏi", "Theo thành viên"
ANSWERS = ("Trả lời đúng hạn", "Trả lời muộn", "Trả lời một phần", "Không trả lời", "Còn thời hạn trả lời")
"""In the order of `counts_of`."""
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def counts_of(*tallies: ConsultationTally | MemberTally) -> tuple[int, int, int, int, int]:
    """Count the answers of all these together: in time, late, in part, missing, and those that can still come."""
    return (
        sum(one.in_time for one in tallies),
        sum(one.late for one in tallies),
        sum(one.in_part for one in tallies),
        sum(one.missing for one in tallies),
        sum(one.waiting for one in tallies),
    )


def extent_of(found: Statistics) -> str:
    """Say over which period and of which consultations the numbers are: a paper is read without its window."""
    extent = "" if found.is_whole else ", chỉ gồm các đợt do người lập thống kê chủ trì hoặc làm thư ký"
    period = f"Các đợt lấy ý kiến gửi từ {_moment(found.since)} đến trước {_moment(found.until)}"
    return f"{period}{extent}; không tính đợt đã rút"


def _moment(moment: datetime) -> str:
    """Say a day, with its time where it does not begin then."""
    here = local(moment)
    at_midnight = here - here.replace(hour=0, minute=0, second=0, microsecond=0) < timedelta(minutes=1)
    return f"{here:%d/%m/%Y}" if at_midnight else f"{here:%H:%M ngày %d/%m/%Y}"


def span_in_words(span: timedelta) -> str:
    """Give a span in its largest whole unit: days, hours or minutes."""
    if span >= _DAY:
        return f"{span // _DAY} ngày"
    if span >= _HOUR:
        return f"{span // _HOUR} giờ"
    return f"{max(span // timedelta(minutes=1), 1)} phút"
