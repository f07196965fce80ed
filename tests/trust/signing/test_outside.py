"""What was signed outside is the exported file, byte for byte, plus signatures; or it is refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from asn1crypto import keys, tsp, x509
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.timestamps import DummyTimeStamper

from ecabinet.cli.demo.hierarchy import Hierarchy, Holder
from ecabinet.domain.papers.places import CHAIR, SECRETARY
from ecabinet.papers.composing import typeset
from ecabinet.papers.marks import Picture, draw_mark
from ecabinet.trust.signing.outside import check_signed_outside
from ecabinet.trust.signing.values import Box, Level, Mark, OutsideRequest, Spot
from ecabinet.workers.faults import Refused
from tests.papers.samples import result_sheet
from tests.trust.signing.acts import in_hand, signed, signed_by
from tests.trust.signing.conftest import ellipse_png
from tests.trust.signing.outside_tools import (
    HAIRLINE,
    NOTHING,
    PEN,
    WHITE,
    room,
    signed_at,
    stamped_only,
    with_wider_page,
)


def refusal(exported: bytes, back: bytes) -> str:
    with pytest.raises(Refused) as told:
        check_signed_outside(OutsideRequest(exported, back))
    return told.value.code


@pytest.fixture(scope="module")
def back(hierarchy: Hierarchy, paper: bytes, chair: Holder) -> bytes:
    return signed_by(paper, hierarchy, chair)


def test_signed_once_or_twice_or_with_evidence_it_is_taken(
    hierarchy: Hierarchy, paper: bytes, back: bytes, agency: Holder
) -> None:
    check_signed_outside(OutsideRequest(paper, back))
    with in_hand(hierarchy, agency) as key:
        twice = signed(back, hierarchy, key, Level.LONG_TERM)
    check_signed_outside(OutsideRequest(paper, twice))
    check_signed_outside(OutsideRequest(back, twice))


def test_another_file_is_refused(hierarchy: Hierarchy, paper: bytes, chair: Holder) -> None:
    other = paper.replace(b"ReportLab", b"Reportlab", 1)
    assert refusal(paper, signed_by(other, hierarchy, chair)) == "signed_other_document"


def test_what_is_not_signed_is_refused(paper: bytes, back: bytes) -> None:
    assert refusal(paper, paper) == "signed_nothing"
    assert refusal(back, back) == "signed_nothing"
    assert refusal(paper, with_wider_page(paper)) == "signed_nothing"


def test_a_changed_page_is_refused_before_and_after_signing(
    hierarchy: Hierarchy, paper: bytes, back: bytes, chair: Holder
) -> None:
    assert refusal(paper, signed_by(with_wider_page(paper), hierarchy, chair)) == "changed_while_signing"
    assert refusal(paper, with_wider_page(back)) == "changed_while_signing"


def test_bytes_behind_the_signature_are_refused(paper: bytes, back: bytes) -> None:
    check_signed_outside(OutsideRequest(paper, back + b"\r\n"))
    assert refusal(paper, back + b"\n1 0 obj\n(shown instead)\nendobj\n") == "changed_while_signing"


def test_one_changed_byte_is_refused(paper: bytes, back: bytes) -> None:
    place = back.index(b"/Reason", len(paper)) + 12
    changed = back[:place] + bytes([back[place] ^ 1]) + back[place + 1 :]
    assert refusal(paper, changed) in {"signature_does_not_hold", "damaged_pdf"}


@pytest.mark.parametrize("place", [CHAIR, SECRETARY])
def test_looks_in_the_marked_room_or_on_blank_paper_are_taken(paper: bytes, chair: Holder, place: str) -> None:
    own = room(paper, place)
    check_signed_outside(OutsideRequest(paper, signed_at(paper, chair, own)))
    blank = Box(own.page, 100, 60, 300, 160)
    check_signed_outside(OutsideRequest(paper, signed_at(paper, chair, blank, WHITE)))
    check_signed_outside(OutsideRequest(paper, signed_at(paper, chair, blank, certify=True)))


@pytest.mark.parametrize("across", [20, 36, 60])
def test_a_seal_of_any_size_lies_over_the_person_s_signature(  # noqa: PLR0913, PLR0917 - each is a thing of the scene
    hierarchy: Hierarchy, paper: bytes, chair: Holder, agency: Holder, picture: bytes, across: int
) -> None:
    by_chair = signed_by(paper, hierarchy, chair, Mark(spot=Spot.PERSON, drawing=picture, place=CHAIR))
    check_signed_outside(OutsideRequest(paper, by_chair))
    drawing = draw_mark(Picture(ellipse_png((210, 20, 20, 255), (360, 360)), across, across))
    ring = Mark(spot=Spot.SEAL, drawing=drawing, place=CHAIR)
    check_signed_outside(OutsideRequest(by_chair, signed_by(by_chair, hierarchy, agency, ring)))


@pytest.mark.parametrize("drawn", [WHITE, PEN, NOTHING], ids=["white", "pen", "nothing"])
def test_looks_over_the_text_are_refused_whatever_they_draw(paper: bytes, chair: Holder, drawn: bytes) -> None:
    half = Box(0, 0, 100, 595, 500)
    assert refusal(paper, signed_at(paper, chair, half, drawn)) == "signature_covers_text"


def test_looks_that_reach_from_the_room_over_the_text_are_refused(paper: bytes, chair: Holder) -> None:
    own = room(paper, CHAIR)
    wide = Box(own.page, own.left - 200, own.bottom, own.right, own.top + 200)
    assert refusal(paper, signed_at(paper, chair, wide)) == "signature_covers_text"
    tall = Box(own.page, own.left, own.bottom - 16, own.right, own.top + 16)
    check_signed_outside(OutsideRequest(paper, signed_at(paper, chair, tall, HAIRLINE)))
    assert refusal(paper, signed_at(paper, chair, tall, WHITE)) == "signature_covers_text"


def test_looks_that_hide_an_earlier_signature_s_are_refused(
    hierarchy: Hierarchy, paper: bytes, chair: Holder, agency: Holder, picture: bytes
) -> None:
    by_chair = signed_by(paper, hierarchy, chair, Mark(spot=Spot.PERSON, drawing=picture, place=CHAIR))
    over = signed_at(by_chair, agency, room(paper, CHAIR), WHITE)
    assert refusal(by_chair, over) in {"signature_covers_text", "changed_while_signing"}


@pytest.mark.parametrize("case", ["print only", "fixed size", "acts", "optional", "on two pages"])
def test_a_signature_that_shows_or_does_more_than_its_looks_is_refused(paper: bytes, chair: Holder, case: str) -> None:
    def prepared(field: DictionaryObject, writer: IncrementalPdfFileWriter) -> None:
        if case == "print only":
            field[pdf_name("/F")] = NumberObject(4 | 32)
        elif case == "fixed size":
            field[pdf_name("/F")] = NumberObject(4 | 8)
        elif case == "acts":
            script = {pdf_name("/S"): pdf_name("/JavaScript"), pdf_name("/JS"): pdf_string("app.alert(1)")}
            entered = DictionaryObject(script)
            field[pdf_name("/AA")] = DictionaryObject({pdf_name("/E"): entered})
        elif case == "optional":
            field[pdf_name("/OC")] = writer.add_object(DictionaryObject({pdf_name("/Type"): pdf_name("/OCG")}))
        else:
            page, _ = writer.find_page_for_modification(0)
            page.get_object()[pdf_name("/Annots")] = ArrayObject([writer.root["/AcroForm"]["/Fields"].raw_get(-1)])
            writer.update_container(page.get_object())

    own = room(paper, CHAIR)
    expected = "signature_covers_text" if case == "on two pages" else "changed_while_signing"
    assert refusal(paper, signed_at(paper, chair, own, prepared=prepared)) == expected


def test_without_a_signer_it_is_refused(hierarchy: Hierarchy, paper: bytes, back: bytes) -> None:
    assert refusal(paper, stamped_only(paper, hierarchy)) == "signed_nothing"
    assert refusal(back, stamped_only(back, hierarchy)) == "signed_nothing"
    check_signed_outside(OutsideRequest(paper, stamped_only(back, hierarchy)))


def test_a_timestamp_that_does_not_hold_is_refused(hierarchy: Hierarchy, paper: bytes, back: bytes) -> None:
    broken = _with_last_value_changed(stamped_only(back, hierarchy))
    assert refusal(paper, broken) == "timestamp_does_not_hold"


def test_a_signature_whose_own_timestamp_does_not_hold_is_refused(
    hierarchy: Hierarchy, paper: bytes, chair: Holder
) -> None:
    class OfSomethingElse(DummyTimeStamper):
        def request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
            req["message_imprint"]["hashed_message"] = bytes(32)
            return super().request_tsa_response(req)

    stamps = OfSomethingElse(
        tsa_cert=x509.Certificate.load(hierarchy.stamper.der),
        tsa_key=keys.PrivateKeyInfo.load(hierarchy.stamper.secret),
    )
    signed_so = signed_at(paper, chair, room(paper, CHAIR), stamps=stamps)
    assert refusal(paper, signed_so) == "timestamp_does_not_hold"


def test_another_document_behind_the_exported_one_is_refused(hierarchy: Hierarchy, paper: bytes, chair: Holder) -> None:
    other = signed_by(typeset(result_sheet()), hierarchy, chair)
    assert refusal(paper, paper + other) in {"signature_does_not_hold", "changed_while_signing", "damaged_pdf"}


def _with_last_value_changed(pdf: bytes) -> bytes:
    """Change the signature value within the last signature or timestamp."""
    last = PdfFileReader(BytesIO(pdf)).embedded_signatures[-1]
    value = last.signer_info["signature"].native.hex().encode()
    place = max(pdf.rfind(value), pdf.rfind(value.upper())) + 40
    assert place > len(value)
    return pdf[:place] + (b"0" if pdf[place : place + 1] != b"0" else b"1") + pdf[place + 1 :]
