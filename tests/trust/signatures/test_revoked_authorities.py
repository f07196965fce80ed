"""No certificate of a path speaks for another: who stole an authority's key cannot talk its revocation away."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache

import pytest
from asn1crypto import crl
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.validation.dss import DocumentSecurityStore

from ecabinet.domain.signatures.findings import Revocation, Time, Validity
from ecabinet.domain.signatures.material import Anchor, Hierarchy, TrustMaterial
from ecabinet.domain.signatures.verdicts import Line
from tests.trust.signatures.authorities import DAY, NOW, YEAR, Holder, issue, judged, paper, revocation_list, signed

SIGNED_AT = NOW - 10 * DAY


@dataclass(frozen=True)
class Offices:
    """A root, an authority, the authority of a clock, and who signs by them."""

    root: Holder
    authority: Holder
    clocks: Holder
    clock: Holder
    signer: Holder

    def trust(self, *lists: bytes) -> TrustMaterial:
        return TrustMaterial(
            version="1",
            anchors=(Anchor(der=self.root.der, hierarchy=Hierarchy.OFFICIAL_DUTY),),
            intermediates=(self.authority.der, self.clocks.der),
            crls=lists,
        )


@cache
def offices() -> Offices:
    root = issue("Root", is_authority=True)
    authority, clocks = issue("Authority", root, is_authority=True), issue("Clocks", root, is_authority=True)
    clock = issue("Clock", clocks, purposes=(ExtendedKeyUsageOID.TIME_STAMPING,))
    return Offices(root, authority, clocks, clock, issue("Chủ tịch UBND", authority))


@cache
def document() -> bytes:
    """Signed ten days ago, with a timestamp."""
    at = offices()
    return signed(paper(), at.signer, clock=at.clock, at=SIGNED_AT)


def with_list(pdf: bytes, *lists: bytes) -> bytes:
    """Put lists into the document itself."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    DocumentSecurityStore.supply_dss_in_writer(writer, None, crls=[crl.CertificateList.load(one) for one in lists])
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def test_all_good_is_valid() -> None:
    at = offices()
    lists = (revocation_list(at.root), revocation_list(at.authority), revocation_list(at.clocks))
    assert judged(document(), at.trust(*lists)).line == Line.VALID


@pytest.mark.parametrize("is_embedded", [False, True])
def test_a_revoked_authority_is_told_whatever_its_own_list_says(is_embedded: bool) -> None:  # noqa: FBT001 - a row
    at = offices()
    root = revocation_list(at.root, (at.authority, NOW - 2 * YEAR))
    for own in (revocation_list(at.authority), revocation_list(at.authority, (at.signer, NOW - DAY))):
        pdf = with_list(document(), own) if is_embedded else document()
        lists = (root, revocation_list(at.clocks), *(() if is_embedded else (own,)))
        verdict = judged(pdf, at.trust(*lists))
        assert (verdict.line, verdict.signatures[0].validity.state) == (Line.INVALID, Validity.REVOKED)
        assert verdict.signatures[0].validity.revoked_at == NOW - 2 * YEAR


def test_an_authority_of_which_nothing_is_known_stays_unchecked_when_the_signer_was_revoked_later() -> None:
    at = offices()
    later = revocation_list(at.authority, (at.signer, NOW - DAY))
    verdict = judged(document(), at.trust(later, revocation_list(at.clocks)))
    assert (verdict.line, verdict.reasons) == (Line.INDETERMINATE, ("revocation.not_checked",))
    assert verdict.signatures[0].revocation.detail == "authority 1"


def test_a_signer_who_was_revoked_after_the_proven_time_is_valid_and_it_is_told() -> None:
    at = offices()
    lists = (
        revocation_list(at.root),
        revocation_list(at.authority, (at.signer, NOW - DAY)),
        revocation_list(at.clocks),
    )
    verdict = judged(document(), at.trust(*lists))
    assert verdict.line == Line.VALID
    finding = verdict.signatures[0].revocation
    assert (finding.state, finding.revoked_at, finding.reason) == (Revocation.REVOKED, NOW - DAY, "key_compromise")


def test_a_signer_who_was_revoked_before_is_invalid_though_nobody_knows_of_the_authority() -> None:
    at = offices()
    verdict = judged(document(), at.trust(revocation_list(at.authority, (at.signer, SIGNED_AT - DAY))))
    assert (verdict.line, verdict.signatures[0].revocation.state) == (Line.INVALID, Revocation.REVOKED)


@pytest.mark.parametrize("clock_is_superseded", [False, True])
def test_a_stolen_authority_of_clocks_proves_no_time(clock_is_superseded: bool) -> None:  # noqa: FBT001 - a row
    at = offices()
    expired = issue("Hết hạn", at.authority, start=NOW - 5 * YEAR, end=NOW - YEAR)
    pdf = signed(paper(), expired, clock=at.clock, at=NOW - 2 * YEAR)
    own = (
        revocation_list(at.clocks, (at.clock, NOW - DAY), reason=x509.ReasonFlags.superseded)
        if clock_is_superseded
        else revocation_list(at.clocks)
    )
    stolen = revocation_list(at.root, (at.clocks, NOW - 4 * YEAR))
    good = revocation_list(at.authority, made=NOW - YEAR - DAY)
    verdict = judged(pdf, at.trust(stolen, own, good))
    assert (verdict.line, verdict.signatures[0].time.state) == (Line.INVALID, Time.BROKEN)
