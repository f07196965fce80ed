"""Papers of a consultation: twelve were asked, nine answered, two of them late, one disagreed."""

import datetime as dt

from ecabinet.papers.opinions import (
    GivenOpinion,
    MatterOpinions,
    OpinionSheetPaper,
    OpinionSummary,
    OpinionSummaryPaper,
)
from ecabinet.papers.values import Attendee, OptionCount, Signatory
from ecabinet.papers.wording import VIETNAM_TIME
from tests.papers.samples import letterhead

SENT = dt.datetime(2026, 5, 4, 9, 0, tzinfo=VIETNAM_TIME)
DEADLINE = dt.datetime(2026, 5, 11, 17, 0, tzinfo=VIETNAM_TIME)
CLOSED = dt.datetime(2026, 5, 14, 9, 0, tzinfo=VIETNAM_TIME)
TEXT = "Đề nghị làm rõ nguồn kinh phí tại Điều 5."
QUESTION = "Đồng chí có đồng ý với dự thảo Quy chế không?"
OPTIONS = ("Đồng ý", "Không đồng ý", "Ý kiến khác")


def opinion(number: int) -> GivenOpinion:
    """Return the opinion of one of the twelve: seven in time, two late of whom the second disagrees, three silent."""
    voter = Attendee(f"Ông số {number}", f"Giám đốc Sở {number}", f"Sở {number}")
    if number > 9:
        return GivenOpinion(voter=voter)
    read_at, answered_at = SENT + dt.timedelta(hours=number), SENT + dt.timedelta(days=number)
    if number < 9:
        late = number == 8
        return GivenOpinion(voter=voter, read_at=read_at, answered_at=answered_at, is_late=late, choice="Đồng ý")
    return GivenOpinion(
        voter=voter,
        read_at=read_at,
        answered_at=answered_at,
        is_late=True,
        choice="Không đồng ý",
        text=TEXT,
        files=("gop-y.pdf",),
        signature="Đã ký số, chữ ký hợp lệ",
    )


def matter() -> MatterOpinions:
    return MatterOpinions(
        title="Dự thảo Quy chế",
        question=QUESTION,
        options=tuple(OptionCount(label, count) for label, count in zip(OPTIONS, (8, 1, 0), strict=True)),
        electorate=12,
        not_answered=3,
        rule="quá nửa tổng số thành viên tán thành (≥ 7/12)",
        verdict="Thông qua",
        reason="8 tán thành trên 12 thành viên; cần quá nửa (≥ 7): thông qua",
        opinions=tuple(opinion(number) for number in range(1, 13)),
    )


def summary() -> OpinionSummary:
    return OpinionSummary(
        title="Lấy ý kiến dự thảo Quy chế",
        committee="Ban Chỉ đạo CCHC, CĐS",
        sent_at=SENT,
        deadline=DEADLINE,
        closed_at=CLOSED,
        matters=(matter(),),
    )


def summary_paper() -> OpinionSummaryPaper:
    return OpinionSummaryPaper(
        letterhead("BTH-BCĐ"),
        summary(),
        Signatory("Người chủ trì", "Chủ tịch UBND Thành phố"),
        Signatory("Người tổng hợp", "Bà Thư ký"),
        recipients=("Thành viên Ban Chỉ đạo", "Lưu: VT, Hồ sơ"),
    )


def sheet_paper() -> OpinionSheetPaper:
    return OpinionSheetPaper(
        letterhead("PYK-BCĐ"),
        "Lấy ý kiến dự thảo Quy chế",
        "Dự thảo Quy chế",
        QUESTION,
        DEADLINE,
        OPTIONS,
        opinion(9),
        Signatory("Người cho ý kiến", "Ông số 9"),
    )
