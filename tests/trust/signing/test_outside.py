"""What was signed outside is the exported file, byte for byte, plus signatures; or it is refused."""

from __future__ import annotations

from io import BytesIO

import pytest
from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, NumberObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from ecabinet.cli.demo.hierarchy import Hierarchy, Holder
from ecabinet.trust.signing.outside import check_signed_outside
from ecabinet.trust.signing.values import Level, OutsideRequest
from ecabinet.workers.faults import Refused
from tests.trust.signing.acts import in_hand, signed, signed_by


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
    assert refusal(paper, _with_wider_page(paper)) == "signed_nothing"


def test_a_changed_page_is_refused_before_and_after_signing(
    hierarchy: Hierarchy, paper: bytes, back: bytes, chair: Holder
) -> None:
    assert refusal(paper, signed_by(_with_wider_page(paper), hierarchy, chair)) == "changed_while_signing"
    assert refusal(paper, _with_wider_page(back)) == "changed_while_signing"


def test_bytes_behind_the_signature_are_refused(paper: bytes, back: bytes) -> None:
    check_signed_outside(OutsideRequest(paper, back + b"\r\n"))
    assert refusal(paper, back + b"\n1 0 obj\n(shown instead)\nendobj\n") == "changed_while_signing"


def test_one_changed_byte_is_refused(paper: bytes, back: bytes) -> None:
    place = back.index(b"/Reason", len(paper)) + 12
    changed = back[:place] + bytes([back[place] ^ 1]) + back[place + 1 :]
    assert refusal(paper, changed) in {"signature_does_not_hold", "damaged_pdf"}


def _with_wider_page(pdf: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    page, _ = writer.find_page_for_modification(0)
    found: DictionaryObject = page.get_object()
    found[pdf_name("/MediaBox")] = ArrayObject([NumberObject(number) for number in (0, 0, 700, 900)])
    writer.update_container(found)
    output = BytesIO()
    writer.write(output)
    return output.getvalue()
