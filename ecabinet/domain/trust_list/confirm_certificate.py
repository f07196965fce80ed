"""Confirm a certificate."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Command, Outcome, Put, Refusal, World
from ecabinet.domain.people.entities import Person
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.text import first_problem, line_problem
from ecabinet.domain.trust_list.changes import listed
from ecabinet.domain.trust_list.entities import TrustedCertificate
from ecabinet.domain.trust_list.facts import (
    MOST_CERTIFICATE_BYTES,
    CertificateFacts,
    CertificateRole,
    fingerprint_of,
)


class ConfirmCertificate(Command, frozen=True, kw_only=True):
    """Put a CA certificate on the trust list, after its fingerprint was compared; documents are judged again.

    `facts` are what a worker of the giver's device read in `der`: what people see, not what signatures are judged by.
    """

    der: bytes
    facts: CertificateFacts
    role: CertificateRole
    hierarchy: Hierarchy

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse what is too large, other bytes than were shown, no CA, or on the list already."""
        facts = self.facts
        if len(self.der) > MOST_CERTIFICATE_BYTES:
            return Refusal("trust_file_too_large")
        if fingerprint_of(self.der) != facts.sha256:
            return Refusal("frame_malformed")
        problem = first_problem(
            *(line_problem(text, may_be_empty=True) for text in (facts.subject, facts.issuer, facts.serial)),
            *(line_problem(text, may_be_empty=True) for text in (facts.key, facts.digest)),
            *(line_problem(text, may_be_empty=True) for text in (*facts.crl_addresses, *facts.ocsp_addresses)),
        )
        if problem is not None:
            return problem
        if not facts.is_ca:
            return Refusal("certificate_not_ca", {"name": facts.subject})
        if world.get(TrustedCertificate, facts.sha256) is not None:
            return Refusal("certificate_listed", {"name": facts.subject})
        person = world.get(Person, actor.person)
        certificate = TrustedCertificate(
            id=facts.sha256,
            der=self.der,
            facts=facts,
            role=self.role,
            hierarchy=self.hierarchy,
            confirmed_by=actor.person,
            confirmed_name="" if person is None else person.full_name,
            confirmed_at=now,
        )
        return listed(world, actor, now, Put(certificate))
