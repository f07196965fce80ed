"""Keep what a responder answered about a certificate."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.documents.judged import judged_file
from ecabinet.domain.documents.judging import to_be_judged
from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Put, Refusal, World, changed
from ecabinet.domain.text import first_problem, line_problem
from ecabinet.domain.trust_list.answers import waiting_for
from ecabinet.domain.trust_list.entities import RevocationAnswer, TrustedCertificate
from ecabinet.domain.trust_list.facts import MOST_ANSWER_BYTES, fingerprint_of


class KeepRevocationAnswer(Command, frozen=True, kw_only=True):
    """Keep a responder's newest answer about a certificate; what waited for it is judged again, and nothing else.

    Given by the hub alone, after a worker found that it is about `certificate`, by whom `issuer` lets answer, and in
    force. `is_revoked` says whom it concerns; signatures are judged by the bytes alone. `source` is the address asked.
    """

    certificate: Id
    issuer: Id
    der: bytes
    is_revoked: bool
    this_update: datetime
    next_update: datetime | None = None
    source: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse what is too large or of a stranger; nothing happens for one that is no newer than what is kept."""
        del actor  # the hub
        problem = first_problem(line_problem(self.certificate), line_problem(self.source))
        if problem is not None:
            return problem
        if len(self.der) > MOST_ANSWER_BYTES:
            return Refusal("trust_file_too_large")
        if world.get(TrustedCertificate, self.issuer) is None:
            return Refusal("certificate_not_listed")
        before = world.get(RevocationAnswer, self.certificate)
        if before is not None and before.this_update >= self.this_update:
            return Changes(())
        files = (judged_file(world, one.id) for one in waiting_for(world, self.certificate, is_revoked=self.is_revoked))
        jobs = tuple(to_be_judged(file, now) for file in files if file is not None)
        return Changes((Put(self._kept(before, now)),), jobs=jobs)

    def _kept(self, before: RevocationAnswer | None, now: datetime) -> RevocationAnswer:
        sha256 = fingerprint_of(self.der)
        if before is None:
            return RevocationAnswer(
                id=self.certificate,
                issuer=self.issuer,
                der=self.der,
                sha256=sha256,
                is_revoked=self.is_revoked,
                this_update=self.this_update,
                next_update=self.next_update,
                source=self.source,
                asked_at=now,
            )
        return changed(
            before,
            issuer=self.issuer,
            der=self.der,
            sha256=sha256,
            is_revoked=self.is_revoked,
            this_update=self.this_update,
            next_update=self.next_update,
            source=self.source,
            asked_at=now,
        )
