"""Certificates and revocation lists as commands of the trust list give them; their bytes are made up."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Entity, Id
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.entities import Fetch
from ecabinet.domain.trust_list.facts import CertificateFacts, CertificateRole, CrlFacts, fingerprint_of
from tests.domain.plays import Play
from tests.stage import START

Fields = dict[str, Any]
ROOT_NAME = "CN=CA gốc, C=VN"
ADDRESS = "http://crl.ca.example/goc.crl"
RESPONDER = "http://ocsp.ca.example/"
SIGNER = fingerprint_of(b"signer")


def certificate_facts(der: bytes, **otherwise: Any) -> CertificateFacts:  # noqa: ANN401 - fields of any kind
    """Return what a root says whose bytes are these."""
    fields: dict[str, Any] = {
        "subject": ROOT_NAME,
        "issuer": ROOT_NAME,
        "serial": "0a",
        "not_before": START - timedelta(days=365),
        "not_after": START + timedelta(days=3650),
        "sha256": fingerprint_of(der),
        "key": "RSA 4096",
        "digest": "sha256",
        "is_ca": True,
        "is_self_signed": True,
    }
    return CertificateFacts(**fields | otherwise)


def crl_facts(der: bytes, **otherwise: Any) -> CrlFacts:  # noqa: ANN401 - fields of any kind
    """Return what a revocation list of the root says whose bytes are these."""
    fields: dict[str, Any] = {
        "issuer": ROOT_NAME,
        "number": "7",
        "this_update": START - timedelta(days=1),
        "next_update": START + timedelta(days=6),
        "entries": 3,
        "sha256": fingerprint_of(der),
    }
    return CrlFacts(**fields | otherwise)


def confirming(der: bytes = b"root", **otherwise: Any) -> Fields:  # noqa: ANN401 - fields of any kind
    """Return the fields that confirm a root."""
    facts = certificate_facts(der, **otherwise)
    return {"der": der, "facts": facts, "role": CertificateRole.ANCHOR, "hierarchy": Hierarchy.OFFICIAL_DUTY}


def revoking(der: bytes = b"list", issuer: bytes = b"root", **otherwise: Any) -> Fields:  # noqa: ANN401 - as above
    """Return the fields that import a revocation list of the root."""
    return {"issuer": fingerprint_of(issuer), "der": der, "facts": crl_facts(der, **otherwise)}


def answering(der: bytes = b"answer", issuer: bytes = b"root", **otherwise: Any) -> Fields:  # noqa: ANN401 - as above
    """Return the fields that keep what a responder answered about somebody whom the root certified."""
    fields: Fields = {
        "certificate": SIGNER,
        "issuer": fingerprint_of(issuer),
        "der": der,
        "is_revoked": False,
        "this_update": START - timedelta(hours=1),
        "next_update": START + timedelta(days=1),
        "source": RESPONDER,
    }
    return fields | otherwise


def listed_root(at: Play) -> Id:
    """Put a root on the trust list and return its id."""
    fields = confirming()
    at.must(at.admin, v.ConfirmCertificate, **fields)
    return fingerprint_of(fields["der"])


def listed_part(at: Play, kind: type[Entity]) -> Entity:
    """Put a root with a revocation list, its address and an answer there and return the part of this kind."""
    listed_root(at)
    at.must(at.admin, v.ImportRevocationList, **revoking())
    asked: Fields = {"issuer": fingerprint_of(b"root"), "address": ADDRESS, "outcome": Fetch.TAKEN}
    at.must(HUB, v.RecordFetch, **asked)
    at.must(HUB, v.KeepRevocationAnswer, **answering())
    return at.world.find(kind)[0]
