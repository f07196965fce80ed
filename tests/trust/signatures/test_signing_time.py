"""What proves when a signature was made: strong stamps only, and only on what they really cover."""

from __future__ import annotations

import hashlib
import io
import re
from datetime import UTC, datetime, timedelta

import pytest
from asn1crypto import tsp
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ecabinet.domain.signatures.findings import Coverage, Integrity, Time, TimeFinding, Validity
from ecabinet.domain.signatures.material import Anchor, Hierarchy, TrustMaterial
from tests.trust.signatures.authorities import NOW, YEAR, Holder, hall, issue, judged, paper, signed

LONG_AGO = datetime(2008, 1, 1, tzinfo=UTC)
OLD_TIMES = datetime(2018, 6, 1, tzinfo=UTC)
TODAY = NOW - timedelta(days=1)
RANGE = re.compile(rb"/ByteRange \[\s*(\d+) +(\d+) +(\d+) +(\d+) *\]")
ROOT = issue("Old root", is_authority=True, start=LONG_AGO, bits=2048)


def clock(issuer: Holder = ROOT, **said: object) -> Holder:
    """Return a timestamp authority."""
    return issue("Clock", issuer, purposes=(ExtendedKeyUsageOID.TIME_STAMPING,), **{"start": LONG_AGO, **said})  # type: ignore[arg-type]


def by_sha1(holder: Holder) -> Holder:
    """Return it with its certificate signed by the old root by means of SHA-1, which no library does any more."""
    made = holder.asn1
    made["tbs_certificate"]["signature"]["algorithm"] = "sha1_rsa"
    made["signature_algorithm"]["algorithm"] = "sha1_rsa"
    assert isinstance(ROOT.key, rsa.RSAPrivateKey)
    sha1 = hashes.SHA1()  # noqa: S303 - what is to be found weak
    made["signature_value"] = ROOT.key.sign(made["tbs_certificate"].dump(force=True), padding.PKCS1v15(), sha1)
    return Holder(x509.load_der_x509_certificate(made.dump(force=True)), holder.key)


def stamped(stamper: Holder, at: datetime, *, digest: str = "sha256", imprint: str = "sha256") -> bytes:
    """Return a signed document, its signature stamped by means of these digests."""
    time = DummyTimeStamper(stamper.asn1, stamper.asn1_key, fixed_dt=at, override_md=digest)
    hand = signers.SimpleSigner(hall().signer.asn1, hall().signer.asn1_key, SimpleCertificateStore())
    said = signers.PdfSignatureMetadata(field_name="S1", md_algorithm=imprint)
    written = io.BytesIO()
    signers.PdfSigner(said, hand, timestamper=time).sign_pdf(
        IncrementalPdfFileWriter(io.BytesIO(paper())), output=written
    )
    return written.getvalue()


def time_of(pdf: bytes, *between: Holder) -> TimeFinding:
    """Return what is known of the time under the root of old."""
    trust = TrustMaterial(
        version="old",
        anchors=(Anchor(der=ROOT.der, hierarchy=Hierarchy.OFFICIAL_DUTY),),
        intermediates=tuple(one.der for one in between),
    )
    return judged(pdf, trust).signatures[0].time


def is_weak(found: TimeFinding) -> bool:
    return (found.state, found.proven, found.detail) == (Time.CLAIMED, None, "algorithm weak")


def test_a_stamp_proves_a_time() -> None:
    found = time_of(stamped(clock(), TODAY))
    assert (found.state, found.proven, found.detail) == (Time.PROVEN, TODAY, "")


@pytest.mark.parametrize(("digest", "imprint"), [("sha1", "sha256"), ("sha256", "sha1")])
def test_a_digest_that_was_weak_when_it_was_used_proves_no_time(digest: str, imprint: str) -> None:
    assert is_weak(time_of(stamped(clock(), TODAY, digest=digest, imprint=imprint)))
    assert time_of(stamped(clock(), OLD_TIMES, digest=digest, imprint=imprint)).state == Time.PROVEN


def test_an_authority_whose_key_can_be_broken_today_proves_no_time_however_early_it_says() -> None:
    """Who has its key writes any date."""
    weak = clock(bits=1024)
    assert is_weak(time_of(stamped(weak, TODAY)))
    assert is_weak(time_of(stamped(weak, datetime(2009, 1, 1, tzinfo=UTC))))


def test_an_authority_appointed_by_a_weak_key_or_digest_proves_no_time() -> None:
    between = issue("Weak authority", ROOT, is_authority=True, start=LONG_AGO, bits=1024)
    assert is_weak(time_of(stamped(clock(between), TODAY), between))
    assert is_weak(time_of(stamped(by_sha1(clock(start=datetime(2022, 1, 1, tzinfo=UTC))), TODAY)))
    of_then = by_sha1(clock(start=datetime(2014, 1, 1, tzinfo=UTC)))
    assert time_of(stamped(of_then, TODAY)).state == Time.PROVEN


def test_a_certificate_that_ended_does_not_stand_by_a_weak_stamp() -> None:
    weak = issue("Clock", hall().authority, purposes=(ExtendedKeyUsageOID.TIME_STAMPING,), bits=1024)
    gone = issue("Phạm Văn Dũng", hall().authority, start=NOW - 3 * YEAR, end=NOW - YEAR)
    found = judged(signed(paper(), gone, clock=weak, at=NOW - 2 * YEAR), hall().trust()).signatures[0]
    assert (found.time.state, found.validity.state) == (Time.CLAIMED, Validity.EXPIRED_UNPROVEN)


def stamped_behind(pdf: bytes) -> bytes:
    """Return it with a document timestamp."""
    written = io.BytesIO()
    stamper = DummyTimeStamper(hall().clock.asn1, hall().clock.asn1_key, fixed_dt=TODAY)
    signers.PdfTimeStamper(stamper, field_name="Stamp").timestamp_pdf(
        IncrementalPdfFileWriter(io.BytesIO(pdf)), "sha256", output=written
    )
    return written.getvalue()


def test_a_document_timestamp_proves_what_it_covers() -> None:
    signature, stamp = judged(stamped_behind(signed(paper(), hall().signer)), hall().trust()).signatures
    assert (signature.time.state, signature.time.proven) == (Time.PROVEN, TODAY)
    assert stamp.coverage.state == Coverage.WHOLE


def with_range(pdf: bytes, *numbers: int) -> bytes:
    """Return it with another byte range in its last signature, in the same space."""
    found = list(RANGE.finditer(pdf))[-1]
    text = b"/ByteRange [" + b" ".join(b"%d" % one for one in numbers)
    return pdf[: found.start()] + text.ljust(len(found.group()) - 1) + b"]" + pdf[found.end() :]


def test_a_document_timestamp_with_a_gap_proves_nothing_of_what_stands_in_it() -> None:
    """Stamped are the first bytes and the last ones; what is signed lies between them."""
    pdf = stamped_behind(signed(paper(), hall().signer))
    _, first, second, length = (int(one) for one in list(RANGE.finditer(pdf))[-1].groups())
    pdf = with_range(pdf, 0, 20, second, length)
    query = tsp.TimeStampReq(
        {
            "version": 1,
            "message_imprint": {
                "hash_algorithm": {"algorithm": "sha256"},
                "hashed_message": hashlib.sha256(pdf[:20] + pdf[second:]).digest(),
            },
        }
    )
    answer = DummyTimeStamper(hall().clock.asn1, hall().clock.asn1_key, fixed_dt=TODAY).request_tsa_response(query)
    token = answer["time_stamp_token"].dump().hex().encode().ljust(second - first - 2, b"0")
    signature, stamp = judged(pdf[: first + 1] + token + pdf[second - 1 :], hall().trust()).signatures
    assert (stamp.integrity.state, stamp.coverage.state) == (Integrity.INTACT, Coverage.PARTIAL)
    assert (signature.time.state, signature.time.proven) == (Time.CLAIMED, None)


def test_a_signature_that_says_it_ends_before_a_timestamp_is_not_proven_by_it() -> None:
    pdf = with_range(signed(stamped_behind(signed(paper(), hall().signer)), hall().signer, field="S2"), 0, 20, 30, 5)
    found = {one.field: one for one in judged(pdf, hall().trust()).signatures}
    assert found["S1"].time.state == Time.PROVEN
    assert (found["S2"].time.state, found["S2"].time.proven) == (Time.CLAIMED, None)
