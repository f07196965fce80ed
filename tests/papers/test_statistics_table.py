"""Statistics as a spreadsheet: the numbers as numbers, what people wrote as text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from ecabinet.domain.consultations.statistics import ConsultationTally, MemberTally, QuestionTally, Statistics
from ecabinet.domain.voting.results import Verdict
from ecabinet.papers.errors import UnreadablePayloadError
from ecabinet.papers.statistics_table import compose_statistics
from ecabinet.papers.statistics_words import BY_CONSULTATION, BY_MEMBER, BY_QUESTION
from tests.papers.spreadsheets import cells

SENT = datetime(2023, 4, 21, 7, tzinfo=UTC)
FOUND = Statistics(
    since=SENT - timedelta(days=1),
    until=SENT + timedelta(days=9),
    is_whole=False,
    consultations=(
        ConsultationTally(
            id="1", title="=HYPERLINK(1)", committee="Ban Chỉ đạo", sent_at=SENT, deadline=SENT + timedelta(days=5),
            closed_at=None, asked=9, read=8, in_time=6, late=1, in_part=1, missing=0, waiting=1,
            questions=(
                QuestionTally(
                    question="Đồng ý?", votes_for=5, votes_against=1, other=0, abstained=0, blank=0, recused=2,
                    not_voted=1, verdict=Verdict.PASSED,
                ),
                QuestionTally(
                    question="+1", votes_for=1, votes_against=2, other=3, abstained=1, blank=1, recused=0, not_voted=2,
                    verdict=None,
                ),
            ),
        ),
    ),
    members=(
        MemberTally(
            person="2", full_name="Trần Văn Minh", position="Chủ tịch", asked=4, in_time=2, late=1, in_part=1,
            missing=0, waiting=0, median_response=timedelta(hours=30),
        ),
    ),
)  # fmt: skip


def test_each_sheet_tells_its_numbers_once_and_a_text_stays_a_text() -> None:
    """Each consultation is one row, so that a column can be summed; its questions have a sheet of their own."""
    found = cells(compose_statistics(msgspec.msgpack.encode(FOUND)))
    asked, questions, members = (" ".join(found[name]) for name in (BY_CONSULTATION, BY_QUESTION, BY_MEMBER))
    assert asked.count("=HYPERLINK(1) Ban Chỉ đạo") == 1
    assert "9 8 6 1 1 0 1" in asked
    assert "=HYPERLINK(1) Đồng ý? 5 1 0 0 0 2 1" in questions
    assert "=HYPERLINK(1) +1 1 2 3 1 1 0 2" in questions
    assert "Trần Văn Minh Chủ tịch 4 2 1 1 0 0 30" in members


def test_every_sheet_says_its_period_and_of_which_consultations_it_is() -> None:
    period = "Các đợt lấy ý kiến gửi từ 14:00 ngày 20/04/2023 đến trước 14:00 ngày 30/04/2023"
    mine = cells(compose_statistics(msgspec.msgpack.encode(FOUND)))
    whole = cells(compose_statistics(msgspec.msgpack.encode(msgspec.structs.replace(FOUND, is_whole=True))))
    for name in (BY_CONSULTATION, BY_QUESTION, BY_MEMBER):
        assert mine[name][0].startswith(f"{period}, chỉ gồm các đợt do người lập thống kê chủ trì hoặc làm thư ký")
        assert whole[name][0].startswith(f"{period}; ")


def test_what_is_no_statistics_is_refused() -> None:
    with pytest.raises(UnreadablePayloadError):
        compose_statistics(b"no")
