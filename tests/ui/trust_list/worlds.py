"""A city's trust list in the states that an administrator meets, with certificates made up or as found in public."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.entities import Fetch
from ecabinet.domain.trust_list.facts import CertificateFacts, CertificateRole, CrlFacts, fingerprint_of
from ecabinet.trust.known_anchors import known_certificates
from ecabinet.trust.trust_files import FileProblem, FoundCertificate, FoundCrl, TrustFilesRead
from tests.ui.desk.worlds import City

_GOVERNMENT = "O=Ban Cơ yếu Chính phủ, C=VN"
G2_ROOT = "f04ba4b459a7c9a1b971ad9b1cb833e695a80c79aea63b174b66a70edfe2fdb8"
G2_STATE = "d8cab7a4aef92e6bb2509d7c61cee7b44f3731b2d21074963530277b366fae4b"
NATIONAL = "bac8bf609ab420a8ee1780d74f4de5c7f7184959d2a7375b0a75e4c29f0908e7"
VNPT = "7d6ba5245317f9ed5d8bc765a4634d26ac6340d36b9f584df3b52d9c4a81a306"


def known_facts(fingerprint: str) -> CertificateFacts:
    """Return the facts of a known certificate as far as the catalogue has them; the rest is made up."""
    known = known_certificates()[fingerprint]
    is_root = known.name == known.issuer
    return CertificateFacts(
        subject=f"CN={known.name}, O={known.organisation}, C=VN",
        issuer=f"CN={known.issuer}, {_GOVERNMENT}",
        serial=f"{int(fingerprint[:16], 16):x}",
        not_before=datetime.combine(known.not_before, datetime.min.time(), UTC),
        not_after=datetime.combine(known.not_after, datetime.min.time(), UTC),
        sha256=fingerprint,
        key="RSA 4096",
        digest="sha256",
        is_ca=True,
        is_self_signed=is_root,
    )


def crl_facts(city: City, issuer: str, *, days: int) -> CrlFacts:
    """Return a revocation list whose successor is due in so many days."""
    return CrlFacts(
        issuer=issuer,
        number="412",
        this_update=city.now - timedelta(days=max(1, 7 - days)),
        next_update=city.now + timedelta(days=days),
        entries=1_284,
        sha256=fingerprint_of(issuer.encode()),
    )


def put(city: City, fingerprint: str) -> None:
    """Put a known certificate on the list without its bytes, as if it had been confirmed."""
    facts = known_facts(fingerprint)
    der = fingerprint.encode()
    made_up = msgspec.structs.replace(facts, sha256=fingerprint_of(der))
    role = CertificateRole.ANCHOR if facts.is_self_signed else CertificateRole.INTERMEDIATE
    hierarchy = known_certificates()[fingerprint].hierarchy
    city.must(city.admin, v.ConfirmCertificate, der=der, facts=made_up, role=role, hierarchy=hierarchy)
    held = city.world.get(v.TrustedCertificate, fingerprint_of(der))
    assert held is not None
    del city.world.rows[v.TrustedCertificate, held.id]
    city.world.rows[v.TrustedCertificate, fingerprint] = msgspec.structs.replace(held, id=fingerprint, facts=facts)


def put_crl(city: City, fingerprint: str, *, days: int) -> None:
    """Keep a revocation list of a certificate on the list."""
    issuer = known_facts(fingerprint).subject
    facts = crl_facts(city, issuer, days=days)
    city.must(city.admin, v.ImportRevocationList, issuer=fingerprint, der=issuer.encode(), facts=facts)


def listed(*, days: int = 5, city: City | None = None) -> City:
    """Return a city that trusts both hierarchies; the revocation list of the State's CA is due in so many days."""
    city = city or City(members=2)
    for fingerprint in (G2_ROOT, G2_STATE, NATIONAL, VNPT):
        put(city, fingerprint)
    put_crl(city, G2_ROOT, days=60)
    put_crl(city, G2_STATE, days=days)
    facts = msgspec.structs.replace(
        known_facts(G2_ROOT), subject="CN=CA nội bộ Thành phố, O=UBND Thành phố, C=VN", sha256=fingerprint_of(b"city")
    )
    city.must(
        city.admin, v.ConfirmCertificate, der=b"city", facts=facts, role=CertificateRole.ANCHOR,
        hierarchy=Hierarchy.OTHER,
    )  # fmt: skip
    return city


def fetching() -> City:
    """Return a city whose hub fetches revocation lists: one came, one host is away, another is not allowed."""
    city = listed()
    issuer = known_facts(G2_ROOT).subject
    facts = msgspec.structs.replace(crl_facts(city, issuer, days=30), this_update=city.now, number="413")
    address = "http://ca.gov.vn/pki/pub/crl/rootcag2.crl"
    der = issuer.encode()
    city.must(HUB, v.ImportRevocationList, issuer=G2_ROOT, der=der, facts=facts, source=address)
    for where, outcome in (
        (address, Fetch.TAKEN),
        ("http://crl-du-phong.ca.gov.vn/pki/pub/crl/rootcag2.crl", Fetch.AWAY),
        ("https://ca.example/rootcag2.crl", Fetch.NOT_ALLOWED),
    ):
        asked: dict[str, Any] = {"issuer": G2_ROOT, "address": where, "outcome": outcome}
        city.must(HUB, v.RecordFetch, **asked)
    return city


def read(city: City) -> TrustFilesRead:
    """Return what is read of a folder with a known root, one that only has its name, a new one, a leaf and a list."""
    root = known_facts(G2_ROOT)
    der = b"made up"
    false = msgspec.structs.replace(root, sha256=fingerprint_of(der), key="RSA 2048")
    new = msgspec.structs.replace(
        root, subject="CN=CA nội bộ Thành phố, O=UBND Thành phố, C=VN", sha256=fingerprint_of(b"city")
    )
    leaf = msgspec.structs.replace(
        root, subject="CN=Nguyễn Văn An, O=Sở Nội vụ, C=VN", is_ca=False, is_self_signed=False,
        sha256=fingerprint_of(b"leaf"),
    )  # fmt: skip
    found = (
        FoundCertificate(der=der, facts=false, file="vgca-g2.crt", issued_by=false.sha256),
        FoundCertificate(der=b"city", facts=new, file="noi-bo.cer", issued_by=new.sha256),
        FoundCertificate(der=G2_ROOT.encode(), facts=root, file="rootcag2.pem", issued_by=G2_ROOT),
        FoundCertificate(der=b"leaf", facts=leaf, file="an.cer", issued_by=G2_ROOT),
    )
    crl = FoundCrl(der=b"list", facts=crl_facts(city, root.subject, days=-3), file="cpcag2.crl", signed_by=new.sha256)
    return TrustFilesRead(
        certificates=found, crls=(crl,), problems=(FileProblem(file="scan.pem", code="trust_file_damaged"),)
    )
