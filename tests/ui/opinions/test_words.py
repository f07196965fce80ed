"""What is asked in writing, in words: one is said as one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ecabinet.client.screens.opinions import ShownFile, ShownOpinion
from ecabinet.ui.opinions.words import opinion_line, span_words

ONE = timedelta(days=1)


@pytest.mark.parametrize(
    ("span", "told"),
    [
        (timedelta(seconds=20), "1 minute"),
        (timedelta(minutes=59), "59 minutes"),
        (timedelta(minutes=119), "1 hour"),
        (timedelta(hours=23), "23 hours"),
        (ONE, "1 day"),
        (2 * ONE, "2 days"),
    ],
)
def test_a_span_is_told_in_its_largest_whole_unit(span: timedelta, told: str) -> None:
    assert span_words(span) == told


@pytest.mark.parametrize(("count", "told"), [(1, "1 file attached"), (2, "2 files attached")])
def test_files_beside_an_opinion_are_counted(count: int, told: str) -> None:
    files = tuple(ShownFile(f"{number}.pdf", "a" * 64) for number in range(count))
    opinion = ShownOpinion(full_name="Bà A", position="Phó Chủ tịch", choice=None, files=files)
    assert opinion_line(0, opinion).detail.endswith(told)
