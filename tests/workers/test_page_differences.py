"""Which pages look different is found by drawing both revisions, in a limited process, and told truly."""

from __future__ import annotations

import msgspec
import pytest

from ecabinet.workers import page_differences
from ecabinet.workers.comparing import TASKS, CompareRequest, PageDifference, PagesCompared
from ecabinet.workers.faults import TaskRefused
from ecabinet.workers.limits import Limits
from ecabinet.workers.page_differences import compare_revisions
from ecabinet.workers.pool import Pool
from tests.workers.pdf_files import encrypted, plain, revised

BAR = b"100 700 200 20 re f"
"""From 100 to 300 points from the left, 122 to 142 from the top of a page of 595 by 842."""


def two_revisions(pages: int = 3, page: int = 2) -> tuple[bytes, int]:
    """Give a file whose second revision shows a bar on one page, and how long the first is."""
    first = plain(pages, content=b"50 50 100 100 re f")
    content = b"50 50 100 100 re f " + BAR
    return revised(
        first,
        {
            40: b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
            9 + page: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 40 0 R>>",
        },
    ), len(first)


def test_the_page_that_differs_is_found_and_the_place_on_it() -> None:
    pdf, until = two_revisions()
    found = compare_revisions(CompareRequest(pdf, until))
    assert (found.compared, found.before, found.after, found.total) == (3, 3, 3, 3)
    (one,) = found.differences
    assert one.page == 2
    near = [100 / 595, 122 / 842, 300 / 595, 142 / 842]
    assert [one.left, one.top, one.right, one.bottom] == pytest.approx(near, abs=0.005)


def test_a_revision_that_shows_the_same_has_no_differences() -> None:
    first = plain(3, content=BAR)
    pdf = revised(first, {60: b"<</Nothing/To/Be/Seen>>"})
    assert compare_revisions(CompareRequest(pdf, len(first))).differences == ()


def test_a_page_that_only_one_revision_has_differs_as_a_whole() -> None:
    first = plain(2, content=BAR)
    pages = {
        2: b"<</Type/Pages/Count 3/Kids[10 0 R 11 0 R 40 0 R]>>",
        40: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R>>",
    }
    found = compare_revisions(CompareRequest(revised(first, pages), len(first)))
    assert (found.before, found.after, found.compared) == (2, 3, 3)
    assert found.differences == (PageDifference(3),)


def test_a_page_of_another_size_differs_as_a_whole() -> None:
    first = plain(2, content=BAR)
    turned = {10: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 842 595]/Contents 3 0 R>>"}
    found = compare_revisions(CompareRequest(revised(first, turned), len(first)))
    assert found.differences == (PageDifference(1),)


def test_who_waits_gets_a_stretch_and_goes_on_after_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_differences, "_SECONDS", -1.0)
    pdf, until = two_revisions(pages=4, page=3)
    told = [compare_revisions(CompareRequest(pdf, until, start)) for start in (1, 2, 3, 4)]
    assert [one.compared for one in told] == [1, 2, 3, 4]
    assert [[found.page for found in one.differences] for one in told] == [[], [], [3], []]


def test_it_runs_in_a_worker_and_refuses_what_cannot_be_drawn() -> None:
    pdf, until = two_revisions()
    with Pool(1, Limits(), TASKS) as pool:
        done = pool.submit("compare_revisions", msgspec.msgpack.encode(CompareRequest(pdf, until))).result()
        assert msgspec.msgpack.decode(done, type=PagesCompared).differences[0].page == 2
        for request in (CompareRequest(b"no pdf", 3), CompareRequest(encrypted(plain(), user_password="x"), 9)):
            with pytest.raises(TaskRefused, match="damaged_pdf"):
                pool.submit("compare_revisions", msgspec.msgpack.encode(request)).result()
