"""What is signed here verifies in pdfsig and in pyHanko itself, at every level, with every kind of key."""

from __future__ import annotations

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.hashes import SHA1, SHA256
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import ocsp
from pyhanko.pdf_utils.reader import PdfFileReader

from ecabinet.cli.demo.hierarchy import Hierarchy, Holder
from ecabinet.domain.papers.places import CHAIR, SECRETARY
from ecabinet.trust.signing.evidence import add_evidence
from ecabinet.trust.signing.values import Evidence, EvidenceRequest, Level, Mark, Scheme, Spot
from ecabinet.workers.faults import Refused
from tests.trust.signing.acts import in_hand, signed, signed_by
from tests.trust.signing.conftest import NOW
from tests.trust.signing.judges import VALID, pdfsig, pyhanko


@pytest.fixture(params=["rsa-pss", "rsa-pkcs1", "ecdsa"])
def signer(request: pytest.FixtureRequest, chair: Holder, secretary: Holder) -> tuple[Holder, Scheme]:
    scheme = Scheme.PKCS1 if request.param == "rsa-pkcs1" else Scheme.PSS
    return (secretary if request.param == "ecdsa" else chair), scheme


@pytest.mark.parametrize("level", list(Level))
def test_it_verifies_in_both(
    level: Level, signer: tuple[Holder, Scheme], hierarchy: Hierarchy, paper: bytes, tmp_path: Path
) -> None:
    with in_hand(hierarchy, *signer) as key:
        pdf = signed(paper, hierarchy, key, level)
    assert pdf.startswith(paper)
    assert pdfsig(pdf, tmp_path) == (VALID,)
    (status,) = pyhanko(pdf, hierarchy, from_dss=level == Level.LONG_TERM)
    assert status.bottom_line, status.pretty_print_details()
    assert (status.timestamp_validity is not None) == (level != Level.BASIC)
    assert status.md_algorithm == "sha256"


def test_signers_in_order_leave_the_earlier_ones_valid(  # noqa: PLR0913, PLR0917 - each is a thing of the scene
    hierarchy: Hierarchy,
    paper: bytes,
    chair: Holder,
    secretary: Holder,
    agency: Holder,
    picture: bytes,
    seal: bytes,
    tmp_path: Path,
) -> None:
    first = signed_by(paper, hierarchy, secretary, Mark(spot=Spot.PERSON, drawing=picture, place=SECRETARY))
    second = signed_by(first, hierarchy, chair, Mark(spot=Spot.PERSON, drawing=picture, place=CHAIR))
    third = signed_by(second, hierarchy, agency, Mark(spot=Spot.SEAL, drawing=seal, place=CHAIR))
    assert third.startswith(second)
    assert second.startswith(first)
    assert first.startswith(paper)
    assert pdfsig(third, tmp_path) == (VALID,) * 3
    statuses = pyhanko(third, hierarchy, hierarchy.crls(NOW))
    assert [one.bottom_line for one in statuses] == [True] * 3
    names = [one.signing_cert.subject.native["common_name"] for one in statuses]
    assert names == ["Trần Thị Bình", "Nguyễn Văn An", "Ủy ban nhân dân thành phố"]


def test_a_revoked_signer_is_found_out(hierarchy: Hierarchy, paper: bytes, tmp_path: Path) -> None:
    revoked = hierarchy.person("Lê Thu Hồi", "Sở Thử")
    hierarchy.revoke(revoked, hierarchy.since)
    pdf = signed_by(paper, hierarchy, revoked)
    assert pdfsig(pdf, tmp_path) == (VALID,)
    (status,) = pyhanko(pdf, hierarchy, hierarchy.crls(NOW))
    assert not status.bottom_line
    assert status.revoked


def test_long_term_needs_evidence_of_the_whole_chain(hierarchy: Hierarchy, paper: bytes, chair: Holder) -> None:
    pdf = signed_by(paper, hierarchy, chair)
    root_only = Evidence(certificates=hierarchy.chain, crls=hierarchy.crls(NOW)[:1])
    with pytest.raises(Refused, match="evidence_missing"):
        add_evidence(EvidenceRequest(pdf, root_only), NOW)
    with pytest.raises(Refused, match="evidence_malformed"):
        add_evidence(EvidenceRequest(pdf, Evidence(crls=(b"junk",))), NOW)
    with pytest.raises(Refused, match="document_unsigned"):
        add_evidence(EvidenceRequest(paper, root_only), NOW)


def test_what_only_bears_the_issuer_s_name_is_no_evidence(hierarchy: Hierarchy, paper: bytes, chair: Holder) -> None:
    pdf = signed_by(paper, hierarchy, chair)
    namesakes = Hierarchy()
    rightly = Evidence(certificates=hierarchy.chain, crls=hierarchy.crls(NOW))
    for chain, crls in (
        (hierarchy.chain, namesakes.crls(NOW)),
        (namesakes.chain, namesakes.crls(NOW)),
    ):
        with pytest.raises(Refused, match="evidence_missing"):
            add_evidence(EvidenceRequest(pdf, Evidence(certificates=chain, crls=crls)), NOW)
    both = Evidence(certificates=namesakes.chain + rightly.certificates, crls=namesakes.crls(NOW) + rightly.crls)
    done = PdfFileReader(BytesIO(add_evidence(EvidenceRequest(pdf, both), NOW)))
    embedded = {stream.get_object().data for stream in done.root["/DSS"]["/CRLs"]}
    assert embedded == set(rightly.crls)


def test_an_ocsp_answer_counts_only_about_this_certificate_by_who_may_say_so(
    hierarchy: Hierarchy, paper: bytes, chair: Holder
) -> None:
    pdf = signed_by(paper, hierarchy, chair)
    root_s = hierarchy.crls(NOW)[:1]

    def refusal(answer_about_chair: bytes) -> str:
        answers = (answer_about_chair, answer(hierarchy.stamper, hierarchy.issuer, hierarchy.issuer))
        with pytest.raises(Refused) as told:
            add_evidence(EvidenceRequest(pdf, Evidence(certificates=hierarchy.chain, crls=root_s, ocsps=answers)), NOW)
        return told.value.code

    stranger = Hierarchy().issuer
    assert refusal(answer(chair, hierarchy.issuer, stranger)) == "evidence_missing"
    assert refusal(answer(chair, hierarchy.issuer, hierarchy.stamper)) == "evidence_missing"
    assert refusal(answer(chair, hierarchy.issuer, hierarchy.issuer, revoked=True)) == "certificate_revoked"
    answers = tuple(answer(one, hierarchy.issuer, hierarchy.issuer) for one in (chair, hierarchy.stamper))
    rightly = Evidence(certificates=hierarchy.chain, crls=root_s, ocsps=answers)
    done = PdfFileReader(BytesIO(add_evidence(EvidenceRequest(pdf, rightly), NOW)))
    assert {stream.get_object().data for stream in done.root["/DSS"]["/OCSPs"]} == set(answers)


def answer(about: Holder, issuer: Holder, by: Holder, *, revoked: bool = False) -> bytes:
    """Return what somebody says of a certificate."""
    building = ocsp.OCSPResponseBuilder().add_response(
        cert=about.certificate,
        issuer=issuer.certificate,
        algorithm=SHA1(),  # noqa: S303 - what responders name certificates by
        cert_status=ocsp.OCSPCertStatus.REVOKED if revoked else ocsp.OCSPCertStatus.GOOD,
        this_update=NOW,
        next_update=NOW + timedelta(days=1),
        revocation_time=NOW if revoked else None,
        revocation_reason=None,
    )
    building = building.responder_id(ocsp.OCSPResponderEncoding.HASH, by.certificate).certificates([by.certificate])
    return building.sign(by.key, SHA256()).public_bytes(Encoding.DER)


def test_a_revoked_signer_has_no_evidence(hierarchy: Hierarchy, paper: bytes) -> None:
    revoked = hierarchy.person("Lê Thu Hồi", "Sở Thử")
    hierarchy.revoke(revoked, hierarchy.since)
    pdf = signed_by(paper, hierarchy, revoked)
    with pytest.raises(Refused, match="certificate_revoked"):
        add_evidence(EvidenceRequest(pdf, Evidence(certificates=hierarchy.chain, crls=hierarchy.crls(NOW))), NOW)


def test_long_term_can_be_added_between_two_signers(
    hierarchy: Hierarchy, paper: bytes, chair: Holder, agency: Holder, tmp_path: Path
) -> None:
    with in_hand(hierarchy, chair) as key:
        first = signed(paper, hierarchy, key, Level.LONG_TERM)
    with in_hand(hierarchy, agency) as key:
        both = signed(first, hierarchy, key, Level.LONG_TERM)
    assert both.startswith(first)
    assert pdfsig(both, tmp_path) == (VALID, VALID)
    assert all(one.bottom_line for one in pyhanko(both, hierarchy, from_dss=True))
