"""What a worker prepares goes where the paper marks it, changes nothing before it, and is not believed blindly."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import msgspec
import pytest
from pypdf import PdfReader, PdfWriter

from ecabinet.cli.demo.hierarchy import Hierarchy, Holder
from ecabinet.domain.kernel import Refusal
from ecabinet.domain.papers.places import CHAIR, ISSUER, SECRETARY
from ecabinet.papers.composing import typeset
from ecabinet.papers.marks import Lines, Picture, draw_mark
from ecabinet.trust.signing.completing import complete
from ecabinet.trust.signing.preparing import prepare
from ecabinet.trust.signing.values import TASKS, Mark, OutsideRequest, Preparation, Prepared, Spot
from ecabinet.workers.faults import Refused, TaskRefused
from ecabinet.workers.limits import Limits
from ecabinet.workers.pool import Pool
from tests.papers.samples import invitation, result_sheet
from tests.trust.signing.acts import in_hand, signed_by
from tests.trust.signing.conftest import NOW

MILLIMETRE = 72 / 25.4


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(1, Limits(), TASKS) as workers:
        yield workers


def test_every_paper_marks_its_places(picture: bytes) -> None:
    for paper, places in ((invitation(), [ISSUER]), (result_sheet(), [CHAIR, SECRETARY])):
        pdf = typeset(paper)
        for place in places:
            mark = Mark(spot=Spot.PERSON, drawing=picture, place=place)
            assert prepare(Preparation(pdf=pdf, moment=NOW, mark=mark)).box is not None


def test_a_person_signs_in_the_middle_of_the_room_and_the_seal_covers_a_third(
    hierarchy: Hierarchy, paper: bytes, chair: Holder, picture: bytes, seal: bytes
) -> None:
    mark = Mark(spot=Spot.PERSON, drawing=picture, place=CHAIR)
    person = prepare(Preparation(pdf=paper, moment=NOW, mark=mark)).box
    assert person is not None
    first = signed_by(paper, hierarchy, chair, mark)
    over = prepare(Preparation(pdf=first, moment=NOW, mark=Mark(spot=Spot.SEAL, drawing=seal, place=CHAIR))).box
    assert over is not None
    assert over.page == person.page
    assert (over.right - person.left) / person.width == pytest.approx(1 / 3, abs=0.02)
    assert over.width == pytest.approx(36 * MILLIMETRE, abs=1)
    assert (over.bottom + over.top) / 2 == pytest.approx((person.bottom + person.top) / 2, abs=1)


def test_the_seal_goes_where_the_picture_would_be(paper: bytes, seal: bytes) -> None:
    box = prepare(Preparation(pdf=paper, moment=NOW, mark=Mark(spot=Spot.SEAL, drawing=seal, place=CHAIR))).box
    assert box is not None
    assert box.left > 595 / 3


def test_text_stands_at_the_top_right_of_the_first_page(paper: bytes) -> None:
    drawing = draw_mark(Lines(("12/BC-STC; 2026-11-22T08:30:15+07:00",)))
    box = prepare(Preparation(pdf=paper, moment=NOW, mark=Mark(spot=Spot.CORNER, drawing=drawing))).box
    assert box is not None
    assert box.page == 0
    assert box.right == pytest.approx(595 - 15 * MILLIMETRE, abs=1)
    assert box.bottom > 842 - 20 * MILLIMETRE


def test_nothing_is_seen_of_a_signature_without_a_mark(paper: bytes) -> None:
    assert prepare(Preparation(pdf=paper, moment=NOW)).box is None


def test_what_cannot_be_signed_is_refused(paper: bytes, picture: bytes) -> None:
    def refusal(pdf: bytes, mark: Mark | None = None) -> str:
        with pytest.raises(Refused) as told:
            prepare(Preparation(pdf=pdf, moment=NOW, mark=mark))
        return told.value.code

    writer = PdfWriter(PdfReader(BytesIO(paper)))
    writer.encrypt("mật")
    locked = BytesIO()
    writer.write(locked)
    assert refusal(locked.getvalue()) == "encrypted_pdf"
    assert refusal(b"") == "damaged_pdf"
    assert refusal(b"%PDF-1.7 junk") == "damaged_pdf"
    assert refusal(paper[: len(paper) // 2]) == "damaged_pdf"
    assert refusal(paper, Mark(spot=Spot.PERSON, drawing=picture, place="nowhere")) == "place_unknown"
    with pytest.raises(Refused, match="picture_unreadable"):
        draw_mark(Picture(b"GIF89a", 40, 16))


def test_the_worker_does_it_and_a_worker_that_lies_is_found_out(
    pool: Pool, hierarchy: Hierarchy, paper: bytes, chair: Holder
) -> None:
    payload = msgspec.msgpack.encode(Preparation(pdf=paper, moment=NOW))
    answer = pool.submit("prepare_signature", payload).result()
    prepared = msgspec.msgpack.decode(answer, type=Prepared)
    changed = prepared.pdf.replace(b"ReportLab", b"Reportlab", 1)
    lies = [
        msgspec.structs.replace(prepared, pdf=changed),
        msgspec.structs.replace(prepared, start=prepared.start + 2),
        msgspec.structs.replace(prepared, end=len(prepared.pdf)),
        msgspec.structs.replace(prepared, start=5, end=30),
    ]
    with in_hand(hierarchy, chair) as key:
        assert [complete(paper, lie, key) for lie in lies] == [Refusal("prepared_wrongly")] * 4
        done = complete(paper, prepared, key)
    assert isinstance(done, bytes)
    checked = pool.submit("check_signed_outside", msgspec.msgpack.encode(OutsideRequest(paper, done))).result()
    assert checked == b""
    with pytest.raises(TaskRefused, match="signed_nothing"):
        pool.submit("check_signed_outside", msgspec.msgpack.encode(OutsideRequest(paper, paper))).result()
