"""Import a revocation list."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from ecabinet.domain.kernel import Actor, Command, Id, Outcome, Put, Refusal, World, changed
from ecabinet.domain.text import first_problem, line_problem
from ecabinet.domain.trust_list.changes import listed
from ecabinet.domain.trust_list.entities import RevocationList, TrustedCertificate, revocation_list_id
from ecabinet.domain.trust_list.facts import MOST_CRL_BYTES, CrlFacts, fingerprint_of

_CLOCKS_DIFFER: Final = timedelta(days=1)


class ImportRevocationList(Command, frozen=True, kw_only=True):
    """Keep the newest revocation list of a certificate on the trust list, `issuer`; documents are judged again.

    `facts` are what a worker of the giver's device read in `der`, and that `issuer` signed it: signatures are judged by
    the bytes alone, and a list that its issuer did not sign counts for nothing there. `source` is the address that the
    hub fetched it from; what anybody else says there is not kept.
    """

    issuer: Id
    der: bytes
    facts: CrlFacts
    source: str = ""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse what is too large, of a stranger, of the future, or no newer than what is kept."""
        facts = self.facts
        if len(self.der) > MOST_CRL_BYTES:
            return Refusal("trust_file_too_large")
        if fingerprint_of(self.der) != facts.sha256:
            return Refusal("frame_malformed")
        lines = (facts.issuer, facts.number, self.source)
        problem = first_problem(*(line_problem(text, may_be_empty=True) for text in lines))
        if problem is not None:
            return problem
        issuer = world.get(TrustedCertificate, self.issuer)
        if issuer is None or issuer.facts.subject != facts.issuer:
            return Refusal("revocation_list_of_stranger", {"issuer": facts.issuer})
        if facts.this_update > now + _CLOCKS_DIFFER:
            return Refusal("revocation_list_of_the_future", {"issuer": facts.issuer})
        before = world.get(RevocationList, revocation_list_id(issuer.id, facts.part))
        if before is not None and facts.this_update <= before.facts.this_update:
            return Refusal("revocation_list_not_newer", {"issuer": facts.issuer})
        return self._kept(world, actor, now, before)

    def _kept(self, world: World, actor: Actor, now: datetime, before: RevocationList | None) -> Outcome:
        source = self.source if actor.is_hub else ""
        if before is None:
            after = RevocationList(
                id=revocation_list_id(self.issuer, self.facts.part),
                issuer=self.issuer,
                der=self.der,
                facts=self.facts,
                imported_by=actor.person,
                imported_at=now,
                source=source,
            )
            return listed(world, actor, now, Put(after))
        after = changed(
            before, der=self.der, facts=self.facts, imported_by=actor.person, imported_at=now, source=source
        )
        return listed(world, actor, now, Put(after))
