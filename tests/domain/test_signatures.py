"""The bottom line of a document's signatures, as a table: the heaviest finding decides."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.domain.signatures import findings as f
from ecabinet.domain.signatures.verdicts import (
    DocumentVerdict,
    Line,
    SignatureKind,
    SignatureVerdict,
    Signer,
    Stage,
)
from tests.stage import START

NOW = datetime(2026, 11, 22, tzinfo=UTC)
GOOD = SignatureVerdict(
    field="Signature1",
    kind=SignatureKind.SIGNATURE,
    signer=Signer(name="Trần Sỹ Thanh", organisation="UBND thành phố Hà Nội"),
    checkable=f.CheckableFinding(state=f.Checkable.YES),
    integrity=f.IntegrityFinding(state=f.Integrity.INTACT),
    changes=f.ChangeFinding(state=f.Change.NONE),
    coverage=f.CoverageFinding(state=f.Coverage.WHOLE),
    trust=f.TrustFinding(state=f.Trust.OFFICIAL_DUTY),
    validity=f.ValidityFinding(state=f.Validity.VALID),
    revocation=f.RevocationFinding(state=f.Revocation.GOOD),
    time=f.TimeFinding(state=f.Time.PROVEN),
    algorithm=f.AlgorithmFinding(state=f.Algorithm.STRONG),
    certification=f.CertificationFinding(state=f.Certification.NONE),
    purpose=f.PurposeFinding(state=f.Purpose.FIT),
)
FIELDS: dict[str, type[f.State]] = {
    "checkable": f.Checkable,
    "integrity": f.Integrity,
    "changes": f.Change,
    "coverage": f.Coverage,
    "trust": f.Trust,
    "validity": f.Validity,
    "revocation": f.Revocation,
    "time": f.Time,
    "algorithm": f.Algorithm,
    "certification": f.Certification,
    "purpose": f.Purpose,
}


def found(**states: StrEnum) -> SignatureVerdict:
    """A good signature but for these findings."""
    changed = {name: msgspec.structs.replace(getattr(GOOD, name), state=state) for name, state in states.items()}
    return msgspec.structs.replace(GOOD, **changed)


def document(*signatures: SignatureVerdict, problem: str = "") -> DocumentVerdict:
    return DocumentVerdict(
        sha256="0" * 64,
        size=1,
        stage=Stage.FULL,
        judged_at=NOW,
        moment=NOW,
        trust_version="1",
        policy_version="1",
        tool_version="1",
        signatures=signatures,
        problem=problem,
    )


def test_every_state_of_every_finding_has_a_weight() -> None:
    assert set(FIELDS.values()) == set(get_args(f.State))
    for kind in FIELDS.values():
        for state in kind:
            assert f.weight_of(state) in f.Weight


@pytest.mark.parametrize(
    ("states", "line", "reasons"),
    [
        ({}, Line.VALID, ()),
        ({"integrity": f.Integrity.ALTERED}, Line.INVALID, ("integrity.altered",)),
        ({"changes": f.Change.UNEXPLAINED}, Line.INDETERMINATE, ("changes.unexplained",)),
        ({"changes": f.Change.ALLOWED}, Line.VALID, ()),
        ({"coverage": f.Coverage.TRAILING}, Line.INDETERMINATE, ("coverage.trailing",)),
        ({"coverage": f.Coverage.TRAILING_SHOWN}, Line.INVALID, ("coverage.trailing_shown",)),
        ({"trust": f.Trust.NOT_TRUSTED}, Line.INDETERMINATE, ("trust.not_trusted",)),
        ({"revocation": f.Revocation.NOT_CHECKED}, Line.INDETERMINATE, ("revocation.not_checked",)),
        (
            {"revocation": f.Revocation.REVOKED, "validity": f.Validity.REVOKED},
            Line.INVALID,
            ("validity.revoked",),
        ),
        ({"revocation": f.Revocation.REVOKED}, Line.VALID, ()),  # revoked after a proven signing time
        ({"algorithm": f.Algorithm.OLD}, Line.VALID, ()),
        ({"algorithm": f.Algorithm.WEAK}, Line.INDETERMINATE, ("algorithm.weak",)),
        ({"time": f.Time.BROKEN}, Line.INVALID, ("time.broken",)),
        ({"certification": f.Certification.BROKEN}, Line.INVALID, ("certification.broken",)),
        (
            {"trust": f.Trust.NOT_TRUSTED, "integrity": f.Integrity.FORGED},
            Line.INVALID,
            ("integrity.forged", "trust.not_trusted"),
        ),
        ({"checkable": f.Checkable.LEGACY_FORMAT}, Line.INDETERMINATE, ("checkable.legacy_format",)),
    ],
)
def test_the_heaviest_finding_decides(states: dict[str, StrEnum], line: Line, reasons: tuple[str, ...]) -> None:
    signature = found(**states)
    assert (signature.line, signature.reasons) == (line, reasons)
    assert document(signature).line == line


def test_a_signature_that_cannot_be_checked_has_no_other_finding() -> None:
    signature = found(checkable=f.Checkable.NOT_LISTED, integrity=f.Integrity.ALTERED)
    assert signature.reasons == ("checkable.not_listed",)


def test_a_document_is_as_good_as_its_worst_signature() -> None:
    assert document().line == Line.UNSIGNED
    assert document(GOOD, found(trust=f.Trust.INCOMPLETE)).line == Line.INDETERMINATE
    assert document(GOOD, found(integrity=f.Integrity.FORGED), found(trust=f.Trust.INCOMPLETE)).line == Line.INVALID


def test_usage_rights_are_named_and_do_not_count() -> None:
    rights = msgspec.structs.replace(found(trust=f.Trust.NOT_TRUSTED), kind=SignatureKind.USAGE_RIGHTS)
    assert document(rights).line == Line.UNSIGNED
    assert document(rights, GOOD).line == Line.VALID


@pytest.mark.parametrize("signatures", [(), (GOOD,)])
def test_an_error_is_never_valid_nor_unsigned(signatures: tuple[SignatureVerdict, ...]) -> None:
    verdict = document(*signatures, problem="encrypted")
    assert (verdict.line, verdict.reasons) == (Line.INDETERMINATE, ("document.encrypted",))


def test_revocation_alone_is_told_apart_for_a_gate() -> None:
    assert document(found(revocation=f.Revocation.NOT_CHECKED)).lacks_only_revocation
    both = found(revocation=f.Revocation.NOT_CHECKED, trust=f.Trust.INCOMPLETE)
    assert not document(both).lacks_only_revocation
    assert not document(GOOD).lacks_only_revocation


def test_a_person_and_an_agency_are_counted_where_their_signature_stands() -> None:
    agency = msgspec.structs.replace(GOOD, signer=Signer(organisation="Sở Nội vụ", is_agency=True))
    broken = msgspec.structs.replace(found(integrity=f.Integrity.FORGED), signer=agency.signer)
    assert (document(GOOD, agency).person_signed, document(GOOD, agency).agency_signed) == (1, 1)
    assert document(GOOD, broken).agency_signed == 0
    stranger = msgspec.structs.replace(found(trust=f.Trust.NOT_TRUSTED), signer=agency.signer)
    assert (document(GOOD, stranger).agency_signed, document(GOOD, stranger).by_strangers) == (0, 1)
    assert document(found(trust=f.Trust.NOT_JUDGED)).person_signed == 1


LIST_ENDS, CERTIFICATE_ENDS = START + timedelta(days=30), START + timedelta(days=400)


def dated(**states: StrEnum) -> SignatureVerdict:
    """Return a signature whose list ends in 30 days, and whose certificate does in 400."""
    one = found(**states)
    path = (
        f.Certificate(
            subject="CN=A", issuer="CN=B", serial="1", not_before=START, not_after=CERTIFICATE_ENDS, sha256="ab" * 32
        ),
    )
    revocation = msgspec.structs.replace(one.revocation, until=LIST_ENDS)
    return msgspec.structs.replace(one, trust=msgspec.structs.replace(one.trust, path=path), revocation=revocation)


@pytest.mark.parametrize(
    ("signature", "until"),
    [
        (dated(time=f.Time.CLAIMED), LIST_ENDS),
        (dated(time=f.Time.UNKNOWN), LIST_ENDS),
        (dated(time=f.Time.PROVEN), None),
        (dated(time=f.Time.CLAIMED, revocation=f.Revocation.NOT_CHECKED), None),
        (dated(time=f.Time.CLAIMED, validity=f.Validity.REVOKED), None),
        (dated(time=f.Time.CLAIMED, validity=f.Validity.NOT_JUDGED, trust=f.Trust.NOT_JUDGED), None),
    ],
)
def test_what_is_valid_without_a_proven_time_is_so_until_its_evidence_ends(
    signature: SignatureVerdict, until: datetime | None
) -> None:
    verdict = document(signature, dated(time=f.Time.PROVEN))
    assert (signature.stands_until, verdict.stands_until) == (until, until)
    assert verdict.stands_at(START)
    assert verdict.stands_at(LIST_ENDS) == (until is None)


@given(st.fixed_dictionaries({name: st.sampled_from(list(kind)) for name, kind in FIELDS.items()}))
def test_nothing_heavy_is_ever_valid_and_every_line_has_its_reasons(states: dict[str, StrEnum]) -> None:
    signature = found(**states)
    weights = [f.weight_of(state) for _, state in signature.states()]
    assert (signature.line == Line.VALID) == (max(weights) < f.Weight.DOUBT)
    assert (signature.line == Line.INVALID) == (f.Weight.BAD in weights)
    assert bool(signature.reasons) == (signature.line != Line.VALID)
