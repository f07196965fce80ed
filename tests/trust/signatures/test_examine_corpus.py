"""Files from the wild, from published attacks and from Vietnam, by the classes of the corpus' manifest."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from asn1crypto import pem

from ecabinet.domain.signatures.findings import Algorithm, Integrity, Revocation, Time, Trust, Validity
from ecabinet.domain.signatures.material import Anchor, Hierarchy, TrustMaterial
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line
from tests.trust.signatures.authorities import judged

ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "corpus"
MOMENT = datetime(2026, 11, 22, tzinfo=UTC)
WITH_EVIDENCE = ("asserted", "documented", "by-construction")


@cache
def rows() -> tuple[dict[str, str], ...]:
    """Return the manifest."""
    with (CORPUS / "signatures" / "manifest.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


@cache
def verdicts() -> dict[str, DocumentVerdict]:
    """Return the verdict on every file, trust left out."""
    folder = CORPUS / "signatures"
    return {row["file"]: judged((folder / row["file"]).read_bytes(), None, MOMENT) for row in rows()}


def of_class(*expected: str) -> dict[str, DocumentVerdict]:
    """Return the verdicts on files of a class whose evidence counts."""
    return {
        row["file"]: verdicts()[row["file"]]
        for row in rows()
        if row["expected"] in expected and row["evidence"] in WITH_EVIDENCE
    }


def der(path: Path) -> bytes:
    """Return the DER of a certificate or list in either form."""
    raw = path.read_bytes()
    return bytes(pem.unarmor(raw)[2]) if b"-----BEGIN" in raw else raw


def test_what_is_altered_or_attacked_is_never_accepted() -> None:
    assert [file for file, one in of_class("FAIL", "WARN").items() if one.line == Line.VALID] == []


def test_what_is_fine_is_accepted() -> None:
    fine = of_class("PASS")
    refused = {file: one.reasons for file, one in fine.items() if one.line != Line.VALID}
    assert len(refused) <= 0.03 * len(fine), refused


def test_no_signed_file_is_unsigned_and_no_unsigned_one_is_valid() -> None:
    signed = of_class("PASS", "FAIL", "WARN", "INDETERMINATE", "UNSUPPORTED-BUT-SIGNED")
    assert [file for file, one in signed.items() if one.line == Line.UNSIGNED] == []
    unsigned = of_class("NOSIG", "NOSIG-OR-ERROR")
    assert {one.line for one in unsigned.values()} <= {Line.UNSIGNED, Line.INDETERMINATE}


def test_formats_that_nobody_checks_any_more_are_named() -> None:
    for one in of_class("UNSUPPORTED-BUT-SIGNED").values():
        assert one.line == Line.INDETERMINATE
        assert one.reasons == ("checkable.legacy_format",)


@pytest.mark.parametrize(
    ("file", "lists", "line", "reason"),
    [
        ("s_expired_no_ts.pdf", True, Line.INDETERMINATE, "validity.expired_unproven"),
        ("s_revoked_no_crl.pdf", False, Line.INDETERMINATE, "revocation.not_checked"),
        ("s_revoked_no_crl.pdf", True, Line.INVALID, "validity.revoked"),
        ("s_self_signed.pdf", True, Line.INDETERMINATE, "trust.not_trusted"),
    ],
)
def test_what_only_trust_can_tell_is_told(file: str, line: Line, reason: str, *, lists: bool) -> None:
    pki = CORPUS / "signatures" / "pki"
    trust = TrustMaterial(
        version="corpus",
        anchors=(Anchor(der=der(pki / "root.crt"), hierarchy=Hierarchy.OTHER),),
        intermediates=(der(pki / "inter.crt"),),
        crls=(der(pki / "root.crl"), der(pki / "inter.crl")) if lists else (),
    )
    verdict = judged((CORPUS / "signatures" / "generated" / file).read_bytes(), trust, MOMENT)
    assert verdict.line == line
    assert reason in verdict.reasons


def vietnam() -> TrustMaterial:
    """Return the Vietnamese hierarchies as the corpus has them, as if an administrator had confirmed the roots."""
    folder = CORPUS / "vietnam-ca"
    with (folder / "certificates.csv").open(encoding="utf-8", newline="") as file:
        listed = [(row["role"], der(folder / row["file"])) for row in csv.DictReader(file)]
    return TrustMaterial(
        version="vietnam",
        anchors=tuple(
            Anchor(der=raw, hierarchy=Hierarchy.OFFICIAL_DUTY) for role, raw in listed if role != "intermediate"
        ),
        intermediates=tuple(raw for role, raw in listed if role == "intermediate"),
    )


def test_a_document_of_the_government_lacks_only_its_revocation() -> None:
    """Signed in 2018 with SHA-1 and only the signer's certificate in it, stamped; the certificate ended in 2019."""
    (path,) = (CORPUS / "signatures" / "vn-mcontract").glob("*.pdf")
    verdict = judged(path.read_bytes(), vietnam(), MOMENT)
    (found,) = verdict.signatures
    assert (verdict.line, verdict.lacks_only_revocation) == (Line.INDETERMINATE, True)
    assert found.integrity.state == Integrity.INTACT
    assert (found.trust.state, found.trust.path[-1].serial) == (Trust.OFFICIAL_DUTY, "FF303AE4E90AC1ED")
    assert "RootCA" in found.trust.anchor
    assert (found.time.state, found.validity.state) == (Time.PROVEN, Validity.VALID)
    assert (found.algorithm.state, found.revocation.state) == (Algorithm.OLD, Revocation.NOT_CHECKED)
    assert found.signer.is_agency
