"""Evidence that documents carry: responders' answers, document timestamps, and forms of signature values."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from typing import Any

import pytest
from asn1crypto import crl as asn1_crl
from asn1crypto import ocsp as asn1_ocsp
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.sign import signers
from pyhanko.sign.signers.pdf_byterange import DocumentTimestamp
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ecabinet.domain.signatures.findings import Change, Integrity, Revocation, Time, Validity
from ecabinet.domain.signatures.verdicts import Line, SignatureKind
from ecabinet.trust.signatures.hex_strings import as_pyhanko_reads, read_hex_string
from tests.trust.signatures.answers import answer
from tests.trust.signatures.authorities import (
    DAY,
    NOW,
    YEAR,
    Holder,
    hall,
    issue,
    judged,
    paper,
    revocation_list,
    signed,
)
from tests.trust.signatures.later_revisions import FREE_PLACE, annotated, changed


def with_store(pdf: bytes, *, answers: tuple[bytes, ...] = (), lists: tuple[bytes, ...] = ()) -> bytes:
    """Return it with a document security store."""
    out = io.BytesIO(pdf)
    DocumentSecurityStore.add_dss(
        out,
        None,
        certs=[hall().authority.asn1],
        ocsps=[asn1_ocsp.OCSPResponse.load(one) for one in answers],
        crls=[asn1_crl.CertificateList.load(one) for one in lists],
    )
    return out.getvalue()


def responder() -> Holder:
    return issue("Responder", hall().authority, purposes=(ExtendedKeyUsageOID.OCSP_SIGNING,))


def test_an_embedded_answer_of_an_appointed_responder_is_evidence() -> None:
    good = answer(hall().signer, hall().authority, responder())
    pdf = with_store(signed(paper(), hall().signer), answers=(good,), lists=(revocation_list(hall().root),))
    verdict = judged(pdf, hall().trust())
    assert verdict.line == Line.VALID
    assert verdict.signatures[0].revocation.source == "embedded_ocsp"
    assert verdict.signatures[0].revocation.of == NOW


@pytest.mark.parametrize("kind", ["stranger", "not appointed", "of another"])
def test_an_answer_by_somebody_else_says_nothing(kind: str) -> None:
    about = issue("Người khác", hall().authority) if kind == "of another" else hall().signer
    who = {
        "stranger": issue("Responder", purposes=(ExtendedKeyUsageOID.OCSP_SIGNING,)),
        "not appointed": issue("Responder", hall().authority),
        "of another": responder(),
    }[kind]
    pdf = with_store(
        signed(paper(), hall().signer),
        answers=(answer(about, hall().authority, who),),
        lists=(revocation_list(hall().root),),
    )
    assert judged(pdf, hall().trust()).lacks_only_revocation


def test_an_answer_that_tells_a_revocation_is_heard() -> None:
    told = answer(hall().signer, hall().authority, responder(), revoked=NOW - DAY)
    pdf = with_store(signed(paper(), hall().signer), answers=(told,))
    found = judged(pdf, hall().trust(*hall().good_lists())).signatures[0]
    assert (found.revocation.state, found.validity.state) == (Revocation.REVOKED, Validity.REVOKED)
    assert found.validity.revocation_reason == "key_compromise"


def stamped(pdf: bytes, at: datetime) -> bytes:
    """Return it with a document timestamp."""
    out = io.BytesIO()
    stamper = DummyTimeStamper(hall().clock.asn1, hall().clock.asn1_key, fixed_dt=at)
    signers.PdfTimeStamper(stamper, field_name="Stamp").timestamp_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)), "sha256", output=out
    )
    return out.getvalue()


def test_a_document_that_is_only_stamped_was_signed_by_nobody() -> None:
    for trust in (None, hall().trust(*hall().good_lists())):
        verdict = judged(stamped(paper(), NOW), trust)
        assert verdict.line == Line.INDETERMINATE
        assert "document.only_timestamps" in verdict.reasons


def test_a_timestamp_that_is_called_a_signature_speaks_for_no_change(monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody can have a timestamp made of what they added."""
    honest = DocumentTimestamp.__init__

    def dressed(made: DocumentTimestamp, *args: Any, **named: Any) -> None:  # noqa: ANN401 - handed on as they came
        honest(made, *args, **named)  # type: ignore[no-untyped-call]
        made[generic.NameObject("/Type")] = generic.NameObject("/Sig")

    added = changed(signed(paper(), hall().signer), annotated(FREE_PLACE))
    for is_dressed in (False, True):
        if is_dressed:
            monkeypatch.setattr(DocumentTimestamp, "__init__", dressed)
        verdict = judged(stamped(added, NOW), None)
        assert verdict.signatures[0].changes.state == Change.UNEXPLAINED
        assert verdict.line == Line.INDETERMINATE


def test_a_later_document_timestamp_proves_when_a_signature_was_there_already() -> None:
    """As with PAdES B-LTA: judged years after everything expired, by evidence that the document carries."""
    then = NOW - 2 * YEAR
    signer = issue("Phạm Văn Dũng", hall().authority, start=NOW - 3 * YEAR, end=NOW - YEAR)
    lists = tuple(
        revocation_list(one, made=then + DAY, until=then + 2 * DAY) for one in (hall().root, hall().authority)
    )
    verdict = judged(stamped(with_store(signed(paper(), signer), lists=lists), then), hall().trust())
    signature, stamp = verdict.signatures
    assert (signature.kind, stamp.kind) == (SignatureKind.SIGNATURE, SignatureKind.TIMESTAMP)
    assert (signature.time.state, signature.time.proven) == (Time.PROVEN, then)
    assert (signature.validity.state, signature.revocation.source) == (Validity.VALID, "embedded_crl")
    assert stamp.time.authority == "CN=Clock"
    assert verdict.line == Line.VALID


class PlainSigner(signers.SimpleSigner):
    """Writes ECDSA values as some cards do: r and s one after the other."""

    def sign_raw(self, data: bytes, digest_algorithm: str) -> bytes:
        r, s = decode_dss_signature(super().sign_raw(data, digest_algorithm))
        return r.to_bytes(32) + s.to_bytes(32)


def test_plain_elliptic_signature_values_are_read() -> None:
    hand = PlainSigner(hall().signer.asn1, hall().signer.asn1_key, SimpleCertificateStore())
    out = io.BytesIO()
    signers.PdfSigner(signers.PdfSignatureMetadata(field_name="S1"), hand).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(paper())), output=out
    )
    pdf = out.getvalue()
    assert judged(pdf, None).line == Line.VALID
    place = pdf.index(b"Article 1")
    broken = judged(pdf[:place] + b"B" + pdf[place + 1 :], None)
    assert broken.signatures[0].integrity.state == Integrity.ALTERED


@pytest.mark.parametrize(
    "written", [b"<>", b"<4 1>", b"<414>", b"<41\n42>", b"<FEFF1EA0>", b"<41%x\n42>", b"<" + b"00" * 70_000 + b">"]
)
def test_hexadecimal_strings_are_read_as_before(written: bytes) -> None:
    quick = io.BytesIO(written + b" rest")
    slow = io.BytesIO(written + b" rest")
    assert read_hex_string(quick) == as_pyhanko_reads(slow)
    assert quick.tell() == slow.tell()


def test_a_hexadecimal_string_without_end_is_refused() -> None:
    with pytest.raises(PdfReadError):
        read_hex_string(io.BytesIO(b"<4142"))


def test_a_stale_answer_is_no_evidence() -> None:
    stale = answer(hall().signer, hall().authority, responder(), made=NOW - 9 * DAY, until=NOW - 8 * DAY)
    pdf = with_store(signed(paper(), hall().signer), answers=(stale,), lists=(revocation_list(hall().root),))
    assert judged(pdf, hall().trust(), NOW + timedelta(hours=4)).lacks_only_revocation
