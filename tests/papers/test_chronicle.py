"""What happened in a session reads as minutes tell it."""

from __future__ import annotations

import datetime as dt

from ecabinet.papers import chronicle

AT = dt.datetime(2023, 4, 21, 7, 5, tzinfo=dt.UTC)


def test_a_line_tells_the_hour_of_vietnam_and_what_happened() -> None:
    assert chronicle.at_time(AT, chronicle.SESSION_OPENED) == "14 giờ 05: Phiên họp khai mạc."
    assert chronicle.at_time(AT, chronicle.came("Vũ Thu Hà", "Phó Chủ tịch")) == (
        "14 giờ 05: Vũ Thu Hà, Phó Chủ tịch đến dự họp."
    )
    assert chronicle.at_time(AT, chronicle.vote_closed("12 tán thành")) == "14 giờ 05: kết quả biểu quyết: 12 tán thành"


def test_an_item_was_presented_or_discussed() -> None:
    assert chronicle.heard("Giám đốc Sở Xây dựng") == "Giám đốc Sở Xây dựng trình bày."
    assert chronicle.heard("") == "Các đại biểu thảo luận."
