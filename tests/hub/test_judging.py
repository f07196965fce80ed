"""The hub judges what it is handed and keeps its verdict beside the version; a change of trust judges all again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest

from ecabinet.cli.demo.hierarchy import Hierarchy
from ecabinet.domain import vocabulary as v
from ecabinet.domain.documents.entities import DocType
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.meetings.entities import SignatureGate
from ecabinet.domain.signatures.findings import Integrity, Trust
from ecabinet.domain.signatures.material import Hierarchy as Listed
from ecabinet.domain.signatures.verdicts import Line
from ecabinet.domain.trust_list.facts import CertificateFacts, CertificateRole, CrlFacts
from ecabinet.hub import jobs
from ecabinet.wire.codec import decode_entity
from tests.hub.house import House, HubStage, Link
from tests.hub.test_jobs import following
from tests.hub.test_link import token_of, wait_for_row
from tests.trust.signatures.authorities import DAY, hall, revocation_list
from tests.trust.signatures.authorities import signed as signed_without_time
from tests.trust.signatures.later_revisions import document
from tests.trust.signing.acts import signed_by

PLAIN = document()


@pytest.fixture(scope="module")
def hierarchy() -> Hierarchy:
    """A hierarchy of its own."""
    return Hierarchy()


@pytest.fixture(scope="module")
def signed(hierarchy: Hierarchy) -> bytes:
    """A document that somebody signed, with a timestamp."""
    return signed_by(PLAIN, hierarchy, hierarchy.person("Nguyễn Văn An", "Sở Nội vụ"))


class Desk:
    """A secretary who files documents and waits for the verdicts."""

    def __init__(self, house: House, stage: HubStage, link: Link, meeting: Id) -> None:
        self.house, self.stage, self.link, self.meeting = house, stage, link, meeting

    def file(self, pdf: bytes) -> tuple[Id, Id]:
        """Send a file and put it before the meeting; return document and version."""
        sha256 = hashlib.sha256(pdf).hexdigest()
        with self.house.http(token_of(self.house, self.stage, self.stage.secretary)) as client:
            assert client.put(f"/blobs/{sha256}", content=pdf).status_code == 201
        document_id, version = self.stage.new_id(), self.stage.new_id()
        self.stage.must(
            self.stage.secretary,
            v.FileDocument,
            meeting=self.meeting,
            document=document_id,
            document_version=version,
            item=None,
            title="Tờ trình",
            doc_type=DocType.SUBMISSION,
            agency_name="Sở Nội vụ",
            sha256=sha256,
            file_name="to-trinh.pdf",
        )
        return document_id, version

    def verdict(self, version: Id, wanted: Callable[[v.VersionVerdict], bool] = lambda _one: True) -> v.VersionVerdict:
        """Wait for the verdict on a version."""

        def fits(body: bytes) -> bool:
            judged = decode_entity(v.VersionVerdict, body)
            return judged.id == version and wanted(judged)

        return decode_entity(v.VersionVerdict, wait_for_row(self.link, "VersionVerdict", fits))

    def trust(self, der: bytes, role: CertificateRole) -> None:
        """Confirm a certificate."""
        now = datetime.now(UTC)
        facts = CertificateFacts(
            sha256=hashlib.sha256(der).hexdigest(),
            subject=role.value,
            issuer="Root",
            serial="1",
            not_before=now,
            not_after=now,
            is_ca=True,
            is_self_signed=role == CertificateRole.ANCHOR,
            key="ecdsa 256",
            digest="sha256",
        )
        self.stage.must(
            self.stage.admin, v.ConfirmCertificate, der=der, facts=facts, role=role, hierarchy=Listed.OFFICIAL_DUTY
        )

    def take_list(self, role: CertificateRole, issuer: bytes, der: bytes, *, until: datetime) -> None:
        """Import a revocation list of a confirmed certificate."""
        facts = CrlFacts(
            issuer=role.value,
            number="1",
            this_update=datetime.now(UTC) - timedelta(days=1),
            next_update=until,
            entries=0,
            sha256=hashlib.sha256(der).hexdigest(),
        )
        sha256 = hashlib.sha256(issuer).hexdigest()
        self.stage.must(self.stage.admin, v.ImportRevocationList, issuer=sha256, der=der, facts=facts)


@pytest.fixture
def desk(house: House, stage: HubStage) -> Iterator[Desk]:
    """A secretary at work in the present, in which the certificates are valid."""
    house.clock.now = datetime.now(UTC)
    meeting = stage.draft()
    with house.link(token_of(house, stage, stage.secretary)) as link:
        following(link, f"meeting/{meeting}/staff")
        yield Desk(house, stage, link, meeting)


def test_what_is_filed_is_judged_and_the_verdict_goes_to_who_sees_the_version(desk: Desk, signed: bytes) -> None:
    _, plain = desk.file(PLAIN)
    assert desk.verdict(plain).verdict.line == Line.UNSIGNED
    _, version = desk.file(signed)
    verdict = desk.verdict(version).verdict
    assert verdict.line == Line.INDETERMINATE
    assert verdict.signatures[0].integrity.state == Integrity.INTACT
    assert verdict.signatures[0].signer.name == "Nguyễn Văn An"
    _, altered = desk.file(_altered(signed))
    assert desk.verdict(altered).verdict.line == Line.INVALID


def test_a_strict_gate_holds_back_what_the_hub_did_not_find_valid(desk: Desk) -> None:
    stage = desk.stage
    stage.must(stage.secretary, v.SetSignatureGate, meeting=desk.meeting, gate=SignatureGate.VALID)
    document_id, version = desk.file(PLAIN)
    desk.verdict(version)
    outcome = stage.give(stage.secretary, v.PublishDocument, meeting=desk.meeting, document=document_id)
    assert isinstance(outcome, Refusal)
    assert outcome.code == "signatures_not_valid"


def test_when_the_trust_list_changes_all_is_judged_again(desk: Desk, signed: bytes, hierarchy: Hierarchy) -> None:
    _, version = desk.file(signed)
    before = desk.verdict(version).verdict
    assert before.signatures[0].trust.state != Trust.OFFICIAL_DUTY
    desk.trust(hierarchy.root.der, CertificateRole.ANCHOR)
    desk.trust(hierarchy.issuer.der, CertificateRole.INTERMEDIATE)

    def trusted(judged: v.VersionVerdict) -> bool:
        return judged.verdict.signatures[0].trust.state == Trust.OFFICIAL_DUTY

    after = desk.verdict(version, trusted).verdict
    assert after.trust_version != before.trust_version
    assert after.lacks_only_revocation


def test_what_was_valid_is_judged_again_when_its_list_has_ended(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "_CLOCK_CHECK", timedelta(milliseconds=50))
    at, now = hall(), datetime.now(UTC)
    for holder, role in ((at.root, CertificateRole.ANCHOR), (at.authority, CertificateRole.INTERMEDIATE)):
        desk.trust(holder.der, role)
        desk.take_list(role, holder.der, revocation_list(holder, until=now + 30 * DAY), until=now + 30 * DAY)
    _, version = desk.file(signed_without_time(PLAIN, at.signer))
    until = desk.verdict(version, lambda judged: judged.verdict.line == Line.VALID).verdict.stands_until
    assert until is not None
    desk.house.clock.now = until + timedelta(hours=2)
    after = desk.verdict(version, lambda judged: judged.verdict.line == Line.INDETERMINATE).verdict
    assert after.reasons == ("revocation.not_checked",)


def _altered(pdf: bytes) -> bytes:
    """Change one byte of the first page's content."""
    place = pdf.index(b"stream") + 20
    return pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
