"""How statistics of consultations are called on papers: Vietnamese words, which are not translated (see `wording`)."""

from __future__ import annotations

from datetime import timedelta

from ecabinet.domain.consultations.statistics import ConsultationTally, MemberTally

TITLE = "Thống kê lấy ý kiến"
BY_CONSULTATION, BY_MEMBER = "Theo đợt lấy ý kiến", "Theo thành viên"
ANSWERS = ("Trả lời đúng hạn", "Trả lời muộn", "Không trả lời", "Còn thời hạn trả lời")
"""In the order of `counts_of`."""
_HOUR, _DAY = timedelta(hours=1), timedelta(days=1)


def counts_of(*tallies: ConsultationTally | MemberTally) -> tuple[int, int, int, int]:
    """Count the answers of all these together: in time, late, missing, and those that can still come in time."""
    return (
        sum(one.in_time for one in tallies),
        sum(one.late for one in tallies),
        sum(one.missing for one in tallies),
        sum(one.waiting for one in tallies),
    )


def span_in_words(span: timedelta) -> str:
    """Give a span in its largest whole unit: days, hours or minutes."""
    if span >= _DAY:
        return f"{span // _DAY} ngày"
    if span >= _HOUR:
        return f"{span // _HOUR} giờ"
    return f"{max(span // timedelta(minutes=1), 1)} phút"
