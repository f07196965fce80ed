"""Made-up verdicts on made-up signatures."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum

import msgspec

from ecabinet.domain.signatures import findings as f
from ecabinet.domain.signatures.verdicts import (
    DocumentVerdict,
    SignatureKind,
    SignatureVerdict,
    Signer,
    Stage,
)

SIGNED_AT = datetime(2026, 1, 5, 1, 30, 15, tzinfo=UTC)
LEAF = f.Certificate(
    subject="CN=Nguyễn Văn An, O=Sở Nội vụ, L=Hà Nội, C=VN",
    issuer="CN=CA phục vụ các cơ quan Nhà nước G2, O=Ban Cơ yếu Chính phủ, C=VN",
    serial="7AF2DF52182653D3",
    not_before=datetime(2024, 3, 1, tzinfo=UTC),
    not_after=datetime(2029, 3, 1, tzinfo=UTC),
    sha256="ab" * 32,
)
INTERMEDIATE = f.Certificate(
    subject=LEAF.issuer,
    issuer="CN=RootCA chuyên dùng Chính phủ G2, O=Ban Cơ yếu Chính phủ, C=VN",
    serial="01",
    not_before=datetime(2018, 3, 1, tzinfo=UTC),
    not_after=datetime(2038, 3, 1, tzinfo=UTC),
    sha256="cd" * 32,
)
ROOT = msgspec.structs.replace(INTERMEDIATE, subject=INTERMEDIATE.issuer, sha256="ef" * 32)
GOOD = SignatureVerdict(
    field="Signature1",
    kind=SignatureKind.SIGNATURE,
    signer=Signer(name="Nguyễn Văn An", organisation="Sở Nội vụ", position="Giám đốc"),
    checkable=f.CheckableFinding(state=f.Checkable.YES, sub_filter="ETSI.CAdES.detached"),
    integrity=f.IntegrityFinding(state=f.Integrity.INTACT, digest="sha256"),
    changes=f.ChangeFinding(state=f.Change.NONE),
    coverage=f.CoverageFinding(state=f.Coverage.WHOLE, revision=1, revisions=1, signed_until=81_920),
    trust=f.TrustFinding(state=f.Trust.OFFICIAL_DUTY, path=(LEAF, INTERMEDIATE, ROOT), anchor=ROOT.subject),
    validity=f.ValidityFinding(state=f.Validity.VALID, at=SIGNED_AT),
    revocation=f.RevocationFinding(
        state=f.Revocation.GOOD,
        source="imported_crl",
        of=SIGNED_AT + timedelta(hours=3),
        evidence_sha256=("12" * 32,),
    ),
    time=f.TimeFinding(
        state=f.Time.PROVEN,
        proven=SIGNED_AT,
        claimed=SIGNED_AT + timedelta(hours=7),
        authority="CN=TSA Ban Cơ yếu Chính phủ, O=Ban Cơ yếu Chính phủ, C=VN",
        is_local_as_utc=True,
    ),
    algorithm=f.AlgorithmFinding(
        state=f.Algorithm.STRONG, digest="sha256", signature="rsassa_pkcs1v15", key_bits=2048, policy="2026-1"
    ),
    certification=f.CertificationFinding(state=f.Certification.NONE),
    purpose=f.PurposeFinding(state=f.Purpose.FIT, key_usage=("digital_signature", "non_repudiation")),
)
AGENCY = msgspec.structs.replace(
    GOOD,
    field="Signature2",
    signer=Signer(name="Ủy ban nhân dân thành phố Hà Nội", organisation="", is_agency=True),
    coverage=f.CoverageFinding(state=f.Coverage.WHOLE, revision=2, revisions=2, signed_until=120_000),
)


def found(signature: SignatureVerdict = GOOD, /, **states: StrEnum) -> SignatureVerdict:
    """A signature but for these findings."""
    changed = {name: msgspec.structs.replace(getattr(signature, name), state=state) for name, state in states.items()}
    return msgspec.structs.replace(signature, **changed)


def document(*signatures: SignatureVerdict, problem: str = "", trust_version: str = "3") -> DocumentVerdict:
    """A verdict of these signatures."""
    return DocumentVerdict(
        sha256="5e" * 32,
        size=123_456,
        stage=Stage.FULL,
        judged_at=datetime(2026, 11, 22, 4, tzinfo=UTC),
        moment=datetime(2026, 11, 22, 4, tzinfo=UTC),
        trust_version=trust_version,
        policy_version="2026-1",
        tool_version="0.2",
        signatures=signatures,
        revisions=len(signatures) or 1,
        problem=problem,
    )


def untrusting(signature: SignatureVerdict = GOOD) -> SignatureVerdict:
    """A signature whose trust was left out of the verdict."""
    return found(
        signature,
        trust=f.Trust.NOT_JUDGED,
        validity=f.Validity.NOT_JUDGED,
        revocation=f.Revocation.NOT_JUDGED,
        algorithm=f.Algorithm.NOT_JUDGED,
        purpose=f.Purpose.NOT_JUDGED,
    )
