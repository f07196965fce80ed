"""The trust list as what signatures are judged by."""

from __future__ import annotations

from ecabinet.domain.kernel import World
from ecabinet.domain.signatures.material import Anchor, ResponderAnswer, TrustMaterial
from ecabinet.domain.trust_list.entities import (
    TRUST_LIST,
    RevocationAnswer,
    RevocationList,
    TrustedCertificate,
    TrustList,
)
from ecabinet.domain.trust_list.facts import CertificateRole, version_of


def trust_version(world: World) -> str:
    """Return the version of the present trust list: reads one small entity, and says when to make the rest anew."""
    held = world.get(TrustList, TRUST_LIST)
    return version_of(()) if held is None else held.fingerprint


def trust_material(world: World) -> TrustMaterial:
    """Return the present trust list, by which hub and client judge alike. It may hold some MB of revocation lists.

    Its version is made of what is in it: a copy that lacks a part of the list has another version, and says so. Answers
    of responders are no part of it, each verdict says which it was reached by.
    """
    certificates = world.find(TrustedCertificate)
    lists = world.find(RevocationList)
    return TrustMaterial(
        version=version_of([*(one.member for one in certificates), *(one.member for one in lists)]),
        anchors=tuple(
            Anchor(der=one.der, hierarchy=one.hierarchy) for one in certificates if one.role == CertificateRole.ANCHOR
        ),
        intermediates=tuple(one.der for one in certificates if one.role == CertificateRole.INTERMEDIATE),
        crls=tuple(one.der for one in lists),
        ocsps=tuple(
            ResponderAnswer(certificate=one.id, sha256=one.sha256, der=one.der) for one in world.find(RevocationAnswer)
        ),
    )
