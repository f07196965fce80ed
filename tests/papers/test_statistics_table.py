"""Statistics as a spreadsheet: the numbers as numbers, what people wrote as text."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from ecabinet.domain.consultations.statistics import ConsultationTally, MemberTally, QuestionTally, Statistics
from ecabinet.domain.voting.results import Verdict
from ecabinet.papers.errors import UnreadablePayloadError
from ecabinet.papers.statistics_table import compose_statistics
from ecabinet.papers.statistics_words import BY_CONSULTATION, BY_MEMBER
from tests.papers.spreadsheets import cells

SENT = datetime(2023, 4, 21, 7, tzinfo=UTC)
FOUND = Statistics(
    since=SENT - timedelta(days=1),
    until=SENT + timedelta(days=9),
    consultations=(
        ConsultationTally(
            id="1", title="=HYPERLINK(1)", committee="Ban Chỉ đạo", sent_at=SENT, deadline=SENT + timedelta(days=5),
            closed_at=None, asked=9, read=8, in_time=6, late=1, missing=0, waiting=2,
            questions=(
                QuestionTally(question="Đồng ý?", votes_for=5, votes_against=1, other=1, verdict=Verdict.PASSED),
            ),
        ),
    ),
    members=(
        MemberTally(
            person="2", full_name="Trần Văn Minh", position="Chủ tịch", asked=3, in_time=2, late=1, missing=0,
            waiting=0, median_response=timedelta(hours=30),
        ),
    ),
)  # fmt: skip


def test_both_tables_tell_the_same_numbers_and_a_text_stays_a_text() -> None:
    found = cells(compose_statistics(msgspec.msgpack.encode(FOUND)))
    asked, members = " ".join(found[BY_CONSULTATION]), " ".join(found[BY_MEMBER])
    assert "=HYPERLINK(1) Ban Chỉ đạo" in asked
    assert "9 8 6 1 0 2 Đồng ý? 5 1 1" in asked
    assert "Trần Văn Minh Chủ tịch 3 2 1 0 0 30" in members


def test_what_is_no_statistics_is_refused() -> None:
    with pytest.raises(UnreadablePayloadError):
        compose_statistics(b"no")
