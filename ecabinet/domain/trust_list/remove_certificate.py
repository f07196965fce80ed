"""Take a certificate off the trust list."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Command, Drop, Id, Outcome, Refusal, World
from ecabinet.domain.trust_list.changes import listed
from ecabinet.domain.trust_list.entities import (
    RevocationAddress,
    RevocationAnswer,
    RevocationList,
    TrustedCertificate,
)


class RemoveCertificate(Command, frozen=True, kw_only=True):
    """Take a certificate off the trust list, with lists and answers by its authority; documents are judged again."""

    certificate: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse one that is not on the list."""
        certificate = world.get(TrustedCertificate, self.certificate)
        if certificate is None:
            return Refusal("certificate_not_listed")
        signed = world.find(RevocationList, parent=certificate.id)
        answered = world.find(RevocationAnswer, parent=certificate.id)
        asked = world.find(RevocationAddress, parent=certificate.id)
        drops = (
            Drop(TrustedCertificate, certificate.id),
            *(Drop(RevocationList, one.id) for one in signed),
            *(Drop(RevocationAnswer, one.id) for one in answered),
            *(Drop(RevocationAddress, one.id) for one in asked),
        )
        return listed(world, actor, now, *drops)
