"""Certificates and revocation lists out of files: what is read, what is refused, and what the command line trusts."""

from __future__ import annotations

import csv
import os
import warnings
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives.serialization import Encoding, pkcs7

from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.facts import MOST_CRL_BYTES, CertificateRole, fingerprint_of
from ecabinet.trust import trust_lists
from ecabinet.trust.certificate_facts import certificate_facts
from ecabinet.trust.certificate_files import MOST_BLOCKS, MOST_FILE_BYTES, FileRefused, read_bytes
from ecabinet.trust.known_anchors import hierarchy_of, known_certificates
from ecabinet.trust.signatures.certificates import described
from ecabinet.trust.trust_files import TASK, GivenFile, ReadTrustFiles, TrustFilesRead, decode_answer, encode_request
from ecabinet.trust.trust_lists import TASKS, TrustFolderFault, material_of_folder, read_trust_files
from ecabinet.workers.faults import Refused
from ecabinet.workers.limits import Limits
from ecabinet.workers.pool import Pool
from tests.project.repository import ROOT
from tests.trust.certificates import make, revoking
from tests.trust.signatures.authorities import issue

VIETNAM = ROOT.parent / "shared" / "corpus" / "vietnam-ca"


def read(*paths: Path, known: tuple[bytes, ...] = ()) -> TrustFilesRead:
    request = ReadTrustFiles(paths=tuple(map(str, paths)), known=known)
    return decode_answer(read_trust_files(encode_request(request)))


def test_a_file_that_was_fetched_is_read_like_one_that_lies_somewhere() -> None:
    root = make("Gốc")
    crl = revoking(root, 7).public_bytes(Encoding.DER)
    given = (GivenFile(name="list", content=crl), GivenFile(name="page", content=b"<html>"))
    found = decode_answer(read_trust_files(encode_request(ReadTrustFiles(known=(root.der,), given=given))))
    assert [(one.der, one.signed_by) for one in found.crls] == [(crl, fingerprint_of(root.der))]
    assert [(one.file, one.code) for one in found.problems] == [("page", "no_certificates")]


def test_both_readers_find_the_same_addresses_of_lists() -> None:
    """Certificates on the trust list are read by one library, those in documents by another."""
    good = ("http://crl.ca.example/a.crl", "https://crl.ca.example/b.crl")
    made = issue("Sub", addresses=("ldap://ca.example/cn=a", *good, "http://a b/"))
    assert certificate_facts(made.certificate).crl_addresses == described(made.asn1).crl_addresses == good
    assert certificate_facts(issue("Root").certificate).crl_addresses == ()


def rows() -> list[dict[str, str]]:
    with (VIETNAM / "certificates.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def test_pem_der_p7b_and_crl_are_read_from_one_folder(tmp_path: Path) -> None:
    root, other = make("Gốc"), make("Khác")
    between = make("Cấp dưới", root)
    crl = revoking(root, 7)
    (tmp_path / "several.pem").write_bytes(b"words\n" + root.pem + root.key_pem + between.pem)
    (tmp_path / "root.der").write_bytes(root.der)
    chain = pkcs7.serialize_certificates([other.certificate, between.certificate], Encoding.DER)
    (tmp_path / "chain.p7b").write_bytes(chain)
    (tmp_path / "chain-as-text.p7b").write_bytes(pkcs7.serialize_certificates([other.certificate], Encoding.PEM))
    (tmp_path / "list.crl").write_bytes(crl.public_bytes(Encoding.DER))
    (tmp_path / "list-as-text.crl").write_bytes(crl.public_bytes(Encoding.PEM))
    (tmp_path / "read-me.txt").write_text("not looked at", encoding="utf-8")
    found = read(tmp_path)
    assert {one.facts.sha256 for one in found.certificates} == {
        fingerprint_of(one.der) for one in (root, between, other)
    }
    assert [(one.facts.number, one.facts.entries) for one in found.crls] == [("1", 1)]
    assert found.crls[0].signed_by == fingerprint_of(root.der)
    assert found.problems == ()


def test_what_a_person_weighs_is_told() -> None:
    root = make("Gốc\u202e đảo")
    leaf = make("Người ký", root, is_ca=False)
    found = read_bytes(root.pem + leaf.pem)
    facts = [certificate_facts(one) for one in found.certificates]
    assert [one.subject for one in facts] == ["CN=Gốc\ufffd đảo, C=VN", "CN=Người ký, C=VN"]
    assert [one.is_ca for one in facts] == [True, False]
    assert [one.is_self_signed for one in facts] == [True, False]
    assert facts[0].key == "EC secp256r1"
    assert facts[0].digest == "sha256"
    assert facts[0].sha256 == fingerprint_of(root.der)


def test_a_list_is_matched_with_a_certificate_known_before_and_not_by_name_alone(tmp_path: Path) -> None:
    root, namesake = make("Gốc"), make("Gốc")
    (tmp_path / "list.crl").write_bytes(revoking(root).public_bytes(Encoding.DER))
    assert read(tmp_path, known=(namesake.der, root.der)).crls[0].signed_by == fingerprint_of(root.der)
    assert read(tmp_path, known=(namesake.der,)).crls[0].signed_by == ""


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"words", "no_certificates"),
        (b"\x30\x82\xff\xff" * 50, "no_certificates"),
        (make("Khóa").key_pem, "no_certificates"),
        (b"-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n", "trust_file_damaged"),
        (b"-----BEGIN CERTIFICATE-----\nQUJ\n-----END CERTIFICATE-----\n", "trust_file_damaged"),
        (b"-----BEGIN X509 CRL-----\nQUJD\n-----END X509 CRL-----\n", "trust_file_damaged"),
        (b"-----BEGIN PKCS7-----\nQUJD\n-----END PKCS7-----\n", "no_certificates"),
        (b"-----BEGIN CERTIFICATE-----" * 1000, "no_certificates"),
        (b"0" * (MOST_FILE_BYTES + 1), "trust_file_too_large"),
        (b"-----BEGIN A-----\n-----END A-----\n" * (MOST_BLOCKS + 1), "trust_file_too_large"),
    ],
)
def test_a_file_that_is_none_is_refused_plainly(content: bytes, code: str) -> None:
    with pytest.raises(FileRefused) as refused:
        read_bytes(content)
    assert refused.value.code == code


def test_every_cut_of_a_certificate_is_refused() -> None:
    der = make("Gốc").der
    for length in range(1, len(der)):
        with pytest.raises(FileRefused):
            read_bytes(der[:length])


def test_no_changed_byte_ends_the_reading(tmp_path: Path) -> None:
    """A hostile file is a certificate with other words, or a problem; the files beside it are read."""
    good, bad = make("Tốt"), make("Xấu").der
    (tmp_path / "good.cer").write_bytes(good.der)
    for place in range(0, len(bad), 3):
        (tmp_path / "bad.cer").write_bytes(bad[:place] + bytes([bad[place] ^ 0x15]) + bad[place + 1 :])
        found = read(tmp_path)
        assert fingerprint_of(good.der) in {one.facts.sha256 for one in found.certificates}
        assert len(found.certificates) + len(found.problems) == 2


def test_a_delta_list_is_no_list(tmp_path: Path) -> None:
    (tmp_path / "delta.crl").write_bytes(revoking(make("Gốc"), delta=True).public_bytes(Encoding.DER))
    assert [problem.code for problem in read(tmp_path).problems] == ["trust_file_damaged"]


def test_a_list_larger_than_the_link_carries_is_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        read_bytes(b"-----BEGIN X509 CRL-----\n" + b"A" * ((MOST_CRL_BYTES // 3 + 1) * 4) + b"\n-----END X509 CRL-----")
    assert refused.value.code == "trust_file_too_large"


def test_no_device_is_read_and_no_folder_without_end(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pem")
    assert [problem.code for problem in read(tmp_path).problems] == ["no_such_file"]
    for number in range(trust_lists.MOST_FILES):
        (tmp_path / f"{number}.pem").touch()
    with pytest.raises(Refused) as refused:
        read(tmp_path)
    assert refused.value.code == "too_many_trust_files"


def test_a_worker_does_it(tmp_path: Path) -> None:
    (tmp_path / "root.pem").write_bytes(make("Gốc").pem)
    with Pool(1, Limits(), TASKS) as pool:
        answer = pool.submit(TASK, encode_request(ReadTrustFiles(paths=(str(tmp_path),)))).result()
    assert len(decode_answer(answer).certificates) == 1


# The command line -----------------------------------------------------------------------------------------------------


def test_a_folder_gives_anchors_intermediates_and_lists(tmp_path: Path) -> None:
    root, lone = make("Gốc"), make("Cấp dưới của ai đó", make("Không có ở đây"))
    between = make("Cấp dưới", root)
    leaf = make("Người ký", between, is_ca=False)
    crl = revoking(between).public_bytes(Encoding.DER)
    (tmp_path / "all.pem").write_bytes(root.pem + between.pem + lone.pem + leaf.pem + leaf.key_pem)
    (tmp_path / "key.pem").write_bytes(leaf.key_pem)
    (tmp_path / "between.crl").write_bytes(crl)
    material = material_of_folder(tmp_path, None, None)
    assert {one.der for one in material.anchors} == {root.der, lone.der}
    assert {one.hierarchy for one in material.anchors} == {Hierarchy.OTHER}
    assert material.intermediates == (between.der,)
    assert material.crls == (crl,)


def test_intermediates_and_lists_never_make_an_anchor(tmp_path: Path) -> None:
    root = make("Gốc")
    file = tmp_path / "root.pem"
    file.write_bytes(root.pem)
    material = material_of_folder(None, file, file)
    assert material.anchors == ()
    assert material.intermediates == (root.der,)


def test_the_version_is_that_of_what_is_in_it(tmp_path: Path) -> None:
    one, two = make("Một"), make("Hai")
    first, second, third = (tmp_path / name for name in ("1.pem", "2.pem", "3.pem"))
    first.write_bytes(one.pem + two.pem)
    second.write_bytes(two.pem + one.pem + two.pem)
    third.write_bytes(one.pem)
    versions = [material_of_folder(file, None, None).version for file in (first, second, third)]
    assert versions[0] == versions[1] != versions[2]
    assert material_of_folder(third, first, None).version not in versions
    assert len(versions[0]) == 64


def test_a_folder_that_cannot_be_read_is_a_fault_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(TrustFolderFault) as fault:
        material_of_folder(tmp_path / "nothing", None, None)
    assert fault.value.code == "no_such_file"
    with pytest.raises(TrustFolderFault) as fault:
        material_of_folder(tmp_path, None, None)
    assert fault.value.code == "no_certificates"
    (tmp_path / "good.pem").write_bytes(make("Gốc").pem)
    (tmp_path / "bad.pem").write_bytes(make("Gốc").pem.replace(b"M", b"N"))
    with pytest.raises(TrustFolderFault) as fault:
        material_of_folder(tmp_path, None, None)
    assert fault.value.code == "trust_file_damaged"
    assert fault.value.path.endswith("bad.pem")


def test_without_folders_nothing_is_trusted() -> None:
    material = material_of_folder(None, None, None)
    assert (material.anchors, material.intermediates, material.crls) == ((), (), ())


# What is known by name ------------------------------------------------------------------------------------------------


def test_known_certificates_are_those_of_the_corpus_with_their_own_fingerprints() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # odd encodings of certificates in use
        found = {one.facts.sha256: one.facts for one in read(VIETNAM).certificates}
    known = known_certificates()
    assert set(known) == set(found) == {row["sha256"] for row in rows()}
    for row in rows():
        one, facts = known[row["sha256"]], found[row["sha256"]]
        assert (one.not_before.isoformat(), one.not_after.isoformat()) == (row["not_before"], row["not_after"])
        assert facts.not_before is not None
        assert facts.not_after is not None
        assert (facts.not_before.date(), facts.not_after.date()) == (one.not_before, one.not_after)
        assert facts.subject.startswith(f"CN={one.name}, ")
        assert facts.issuer.startswith(f"CN={one.issuer}, ")
        assert facts.is_ca
        assert facts.is_self_signed == (row["role"] == "root") == (one.role == CertificateRole.ANCHOR)


def test_the_hierarchy_of_a_known_certificate_is_that_of_its_root() -> None:
    found = {one.facts.sha256: one for one in read(VIETNAM).certificates}
    known = known_certificates()
    for one in known.values():
        issuer = found[one.fingerprint].issued_by
        assert known[issuer].hierarchy == one.hierarchy
    assert {
        one.name for one in known.values() if one.hierarchy == Hierarchy.OFFICIAL_DUTY and one.role == "anchor"
    } == {
        "Co quan chung thuc so chuyen dung Chinh phu (RootCA)",
        "RootCA chuyên dùng Chính phủ G2",
    }
    assert hierarchy_of("0" * 64) == Hierarchy.OTHER


def test_the_corpus_as_a_trust_folder_has_the_four_roots_as_anchors() -> None:
    material = material_of_folder(VIETNAM, None, None)
    assert sorted(one.hierarchy.value for one in material.anchors) == ["official_duty"] * 2 + ["public"] * 2
    assert len(material.intermediates) == 15
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(material), type=type(material))
    assert again == material
