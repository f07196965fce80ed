"""Which bytes a signature covers: byte ranges that lie, and bytes that nobody signed."""

from __future__ import annotations

import random
import re

import pytest

from ecabinet.domain.signatures.findings import Change, Coverage
from ecabinet.trust.signatures.after_signing import coverage_of, judge_after
from ecabinet.trust.signatures.opened import OpenedPdf, open_pdf
from tests.trust.signatures.later_revisions import (
    FREE_PLACE,
    changed,
    document,
    filled,
    judged,
    opened,
    signed,
)

RANGE = re.compile(rb"/ByteRange \[\s*(\d+) +(\d+) +(\d+) +(\d+) *\]")


def with_range(pdf: bytes, *numbers: int) -> bytes:
    """Return the document with another byte range in the same space."""
    found = RANGE.search(pdf)
    assert found is not None
    text = b"/ByteRange [" + b" ".join(b"%d" % one for one in numbers)
    return pdf[: found.start()] + text.ljust(len(found.group()) - 1) + b"]" + pdf[found.end() :]


def range_of(pdf: bytes) -> list[int]:
    found = RANGE.search(pdf)
    assert found is not None
    return [int(one) for one in found.groups()]


def test_a_signature_at_the_end_covers_everything() -> None:
    coverage = coverage_of(opened(signed(document())), 0)
    assert coverage.state == Coverage.WHOLE
    assert (coverage.revision, coverage.revisions, coverage.trailing) == (2, 2, 0)


def test_an_earlier_signature_covers_its_own_revision() -> None:
    first, second = judged(signed(signed(document()), "S2"))
    assert first.coverage.state == second.coverage.state == Coverage.WHOLE
    assert (first.coverage.revision, second.coverage.revision) == (2, 3)
    assert first.coverage.signed_until < second.coverage.signed_until


def lies(pdf: bytes) -> list[tuple[int, ...]]:
    """Return byte ranges that leave out, repeat, or reach for what is not theirs."""
    begin, first, second, length = range_of(pdf)
    return [
        (begin + 1, first - 1, second, length),
        (begin, first - 40, second, length),
        (begin, first, second + 40, length - 40),
        (begin, first, second, length - 200),
        (begin, first, second, length + 10),
        (begin, first, first, second + length - first),
        (begin, second + length),
        (second, length, begin, first),
        (0, 0, 0, 0),
    ]


@pytest.mark.parametrize("which", range(9))
def test_a_byte_range_that_is_not_all_but_the_value_covers_nothing(which: int) -> None:
    pdf = signed(document())
    found = opened(with_range(pdf, *lies(pdf)[which]))
    assert judge_after(found)[0].coverage.state == Coverage.PARTIAL
    assert judge_after(found)[0].changes.state == Change.UNEXPLAINED


def test_white_space_at_the_end_is_nothing() -> None:
    assert judged(signed(document()) + b"\r\n\0\0 ")[0].coverage.state == Coverage.WHOLE


def test_bytes_behind_the_end_that_nobody_sees_are_told() -> None:
    (after,) = judged(signed(document()) + b"\n90 0 obj\n<< /Type /Unused >>\nendobj\n")
    assert after.coverage.state == Coverage.TRAILING
    assert after.coverage.trailing > 0


def unfinished(pdf: bytes, place: int) -> bytes:
    """Return an incremental save that shows another page, has empty cross-references and no end (CCS 2019, ISA)."""
    contents = re.findall(rb"/Contents (\d+) 0 R", pdf)[0]
    shown = b"1 0 0 rg 60 400 400 300 re f"
    newer = b"\n%s 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (contents, len(shown), shown)
    trailer = re.findall(rb"trailer\s*(<<.*?>>)\s*startxref", pdf, re.DOTALL)[-1]
    return pdf + newer + b"xref\n0 0\ntrailer\n%s\nstartxref\n%d\n" % (trailer, place)


def test_an_unfinished_save_is_never_fine_and_worse_where_it_is_shown() -> None:
    pdf = signed(document())
    states = {judged(unfinished(pdf, place))[0].coverage.state for place in (0, 9, len(pdf), len(pdf) + 99)}
    assert states <= {Coverage.TRAILING, Coverage.TRAILING_SHOWN}
    assert Coverage.TRAILING_SHOWN in states


def test_damaged_files_are_judged_without_an_exception() -> None:
    pdf = signed(changed(signed(document(with_form=True)), filled("ykien", "x")), "S2", box=FREE_PLACE)
    draw = random.Random(3)
    begin = len(signed(document(with_form=True)))
    for _ in range(60):
        damaged = bytearray(pdf)
        for _ in range(draw.randint(1, 6)):
            damaged[draw.randrange(begin, len(pdf))] = draw.choice(b" 0123456789/<>[]()RnfEO%")
        found = open_pdf(bytes(damaged[: draw.choice((len(pdf), draw.randrange(begin, len(pdf))))]), None)
        if isinstance(found, OpenedPdf):
            for after in judge_after(found):
                assert after.changes.state in Change
