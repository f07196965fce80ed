"""Statistics of three consultations: one is over, one was late, one still runs."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from ecabinet.domain.consultations.statistics import ConsultationTally, MemberTally, Statistics

SENT = datetime(2023, 4, 21, 7, tzinfo=UTC)
_DAY = timedelta(days=1)


def _asked(number: int, title: str, *answers: int) -> ConsultationTally:
    in_time, late, in_part, missing, waiting = answers
    sent = SENT + number * _DAY
    return ConsultationTally(
        id=str(number), title=title, committee="Ban Chỉ đạo", sent_at=sent, deadline=sent + 5 * _DAY, closed_at=None,
        asked=sum(answers), read=in_time + late + in_part, in_time=in_time, late=late, in_part=in_part, missing=missing,
        waiting=waiting, questions=(),
    )  # fmt: skip


def _member(number: int, name: str, hours: int | None, *answers: int) -> MemberTally:
    in_time, late, in_part, missing, waiting = answers
    return MemberTally(
        person=str(number), full_name=name, position="Thành viên Ban Chỉ đạo", asked=sum(answers), in_time=in_time,
        late=late, in_part=in_part, missing=missing, waiting=waiting,
        median_response=None if hours is None else timedelta(hours=hours),
    )  # fmt: skip


STATISTICS = Statistics(
    since=datetime(2022, 12, 31, 17, tzinfo=UTC),
    until=SENT + timedelta(days=9, hours=3, minutes=30),
    is_whole=False,
    consultations=(
        _asked(1, "Lấy ý kiến dự thảo Quy chế hoạt động của Ban Chỉ đạo cải cách hành chính", 7, 2, 1, 2, 0),
        _asked(2, "Lấy ý kiến dự thảo Kế hoạch chuyển đổi số năm 2023 <b>& phụ lục</b>", 11, 0, 0, 1, 0),
        _asked(3, "Lấy ý kiến danh mục dịch vụ công trực tuyến", 4, 0, 0, 0, 8),
    ),
    members=(
        _member(1, "Nguyễn Thị Thanh Bình", 5, 3, 0, 0, 0, 0),
        _member(2, "Phan Đình Phúc", 74, 1, 1, 0, 0, 1),
        _member(3, "Đỗ Quang Huy", None, 0, 0, 1, 1, 1),
    ),
)
