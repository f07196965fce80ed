"""Files that cost much: each is judged, or said to be too much, within 10 s of a processor and 1 GiB."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from ecabinet.domain.signatures.findings import Change
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line
from ecabinet.trust.signatures.requests import (
    EXAMINE_LIMITS,
    TASKS,
    ExamineRequest,
    decode_verdict,
    encode_request,
    verdict_after_fault,
)
from ecabinet.workers.faults import WorkFault
from ecabinet.workers.pool import Pool
from tests.trust.signatures.authorities import NOW, hall, paper, policy, signed
from tests.trust.signatures.later_revisions import FREE_PLACE, TEXT_PLACE
from tests.trust.signatures.later_revisions import signed as visibly_signed
from tests.workers import pdf_files

PATIENCE = 120.0
"""Seconds by the clock: other work on the machine is not what is judged here."""


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(1, EXAMINE_LIMITS, TASKS) as opened:
        yield opened


def judged(pool: Pool, pdf: bytes) -> DocumentVerdict:
    """Return the verdict of a worker with the limits of the product."""
    asked = ExamineRequest(pdf=pdf, trust=None, policy=policy(), moment=NOW)
    try:
        return decode_verdict(pool.submit("examine", encode_request(asked), wall_seconds=PATIENCE).result())
    except WorkFault as fault:
        return verdict_after_fault(asked, fault)


def with_revisions(pdf: bytes, count: int) -> bytes:
    """Return it with so many revisions behind it, each of which adds an object."""
    size = max(int(one) for one in re.findall(rb"/Size (\d+)", pdf))
    root = re.findall(rb"/Root (\d+) 0 R", pdf)[-1]
    parts, length = [pdf], len(pdf)
    previous = int(re.findall(rb"startxref\s+(\d+)", pdf)[-1])
    for number in range(size, size + count):
        body = b"\n%d 0 obj\n(note %d)\nendobj\n" % (number, number)
        start = length + len(body)
        trailer = b"trailer\n<</Size %d/Root %s 0 R/Prev %d>>" % (number + 1, root, previous)
        section = b"xref\n%d 1\n%010d 00000 n \n%s\nstartxref\n%d\n%%%%EOF\n" % (number, length + 1, trailer, start)
        parts.append(body + section)
        length, previous = start + len(section), start
    return b"".join(parts)


def test_three_hundred_revisions_are_looked_through(pool: Pool) -> None:
    verdict = judged(pool, with_revisions(signed(paper(), hall().signer), 300))
    assert (verdict.line, verdict.revisions) == (Line.VALID, 302)
    assert verdict.signatures[0].changes.state == Change.ALLOWED


def test_twenty_five_signatures_are_judged_with_all_that_came_between(pool: Pool) -> None:
    pdf = paper()
    for number in range(25):
        pdf = signed(pdf, hall().signer, field=f"S{number}")
    verdict = judged(pool, pdf)
    assert (verdict.line, len(verdict.signatures)) == (Line.VALID, 25)
    assert {one.changes.state for one in verdict.signatures} == {Change.ALLOWED, Change.NONE}


def test_a_million_claimed_pages_are_not_believed(pool: Pool) -> None:
    pdf = pdf_files.claiming(1_000_000)
    once = visibly_signed(pdf, box=FREE_PLACE)
    assert judged(pool, pdf).line == Line.UNSIGNED
    assert judged(pool, once).line == Line.VALID
    assert judged(pool, visibly_signed(once, "S2", box=TEXT_PLACE)).problem == ""


def test_two_kilobytes_that_become_a_gigabyte_when_drawn_are_too_much_and_harm_nobody(pool: Pool) -> None:
    """Comparing what two signers saw would mean to draw it."""
    bomb = pdf_files.double_flate(1 << 30)
    assert judged(pool, bomb).line == Line.UNSIGNED
    twice = visibly_signed(visibly_signed(bomb, box=FREE_PLACE), "S2", box=TEXT_PLACE)
    verdict = judged(pool, twice)
    assert verdict.line == Line.INDETERMINATE
    assert verdict.problem in {"crashed", "too_costly", "out_of_time"}
    assert judged(pool, signed(paper(), hall().signer)).line == Line.VALID
