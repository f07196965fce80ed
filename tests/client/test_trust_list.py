"""The trust list goes from an administrator's files to every device, whole, also at its largest."""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.serialization import Encoding

from ecabinet.client.application import Application
from ecabinet.client.view import Delivery
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Refusal
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.facts import MOST_CRL_BYTES, CertificateRole, CrlFacts, fingerprint_of
from ecabinet.domain.trust_list.material import trust_material, trust_version
from ecabinet.trust.trust_files import TrustFilesRead
from tests.client.company import Company, until
from tests.hub.house import PATIENCE
from tests.stage import START
from tests.trust.certificates import make, revoking


def read_by(application: Application, *paths: Path) -> TrustFilesRead:
    read = application.read_trust_files(paths).result(PATIENCE)
    assert isinstance(read, TrustFilesRead), read
    return read


def confirm(application: Application, read: TrustFilesRead) -> None:
    for one in read.certificates:
        application.give(
            v.ConfirmCertificate,
            der=one.der,
            facts=one.facts,
            role=CertificateRole.ANCHOR,
            hierarchy=Hierarchy.OTHER,
        ).result(PATIENCE)


def test_what_an_administrator_confirms_every_device_judges_by(company: Company, tmp_path: Path) -> None:
    stage = company.stage
    administrator, member = company.sign_in(stage.admin), company.sign_in(stage.members[1])
    root = make("Gốc")
    crl = revoking(root, 3, at=START).public_bytes(Encoding.DER)
    (tmp_path / "root.pem").write_bytes(root.pem)
    confirm(administrator, read_by(administrator, tmp_path))
    until(administrator, lambda view: not view.pending)

    (tmp_path / "root.crl").write_bytes(crl)
    (found,) = read_by(administrator, tmp_path / "root.crl").crls
    assert found.signed_by == fingerprint_of(root.der)
    administrator.give(v.ImportRevocationList, issuer=found.signed_by, der=found.der, facts=found.facts).result(
        PATIENCE
    )
    until(member, lambda view: trust_material(view.world).crls)
    material = member.ask(lambda view: trust_material(view.world)).result(PATIENCE)
    assert [one.der for one in material.anchors] == [root.der]
    assert material.crls == (crl,)
    assert member.ask(lambda view: trust_version(view.world)).result(PATIENCE) == material.version


def test_the_largest_revocation_list_reaches_every_device(company: Company, tmp_path: Path) -> None:
    stage = company.stage
    administrator, member = company.sign_in(stage.admin), company.sign_in(stage.members[1])
    (tmp_path / "root.pem").write_bytes(make("Gốc").pem)
    read = read_by(administrator, tmp_path)
    confirm(administrator, read)
    (root,) = read.certificates
    largest = bytes(range(256)) * (MOST_CRL_BYTES // 256)
    facts = CrlFacts(
        issuer=root.facts.subject,
        number="1",
        this_update=START,
        next_update=None,
        entries=200_000,
        sha256=fingerprint_of(largest),
    )
    administrator.give(v.ImportRevocationList, issuer=root.facts.sha256, der=largest, facts=facts).result(PATIENCE)
    crls = until(member, lambda view: trust_material(view.world).crls)
    assert crls == (largest,)


def test_a_member_confirms_nothing(company: Company, tmp_path: Path) -> None:
    member = company.sign_in(company.stage.members[1])
    (tmp_path / "root.pem").write_bytes(make("Gốc").pem)
    confirm(member, read_by(member, tmp_path))
    refused = until(member, lambda view: [one for one in view.pending if one.delivery == Delivery.REFUSED])
    assert refused[0].refusal == Refusal("not_yours_to_do")
    assert member.ask(lambda view: trust_material(view.world).anchors).result(PATIENCE) == ()


def test_files_that_are_too_many_are_refused_with_their_reason(company: Company, tmp_path: Path) -> None:
    administrator = company.sign_in(company.stage.admin)
    for number in range(501):
        (tmp_path / f"{number}.pem").touch()
    assert administrator.read_trust_files([tmp_path]).result(PATIENCE) == Refusal("too_many_trust_files")
