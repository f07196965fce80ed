"""Record what came of asking for a revocation list or for an answer."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.documents.judge_again import EVERYTHING
from ecabinet.domain.kernel import Actor, Changes, Command, Id, JobKind, Outcome, Put, Refusal, Schedule, World, changed
from ecabinet.domain.text import line_problem
from ecabinet.domain.trust_list.addresses import next_asking
from ecabinet.domain.trust_list.entities import Fetch, RevocationAddress, TrustedCertificate, revocation_address_id


class RecordFetch(Command, frozen=True, kw_only=True):
    """Record what came of asking an address for the revocation lists of a certificate, and ask again in time.

    Given by the hub alone. `next_update` is when what was there says that the next one comes. With a `certificate` the
    address is a responder's, and `issuer` issued that certificate.
    """

    issuer: Id
    address: str
    outcome: Fetch
    next_update: datetime | None = None
    certificate: Id = ""

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse it for a certificate that was taken off the list meanwhile: that ends the asking."""
        problem = line_problem(self.address)
        if problem is not None:
            return problem
        if world.get(TrustedCertificate, self.issuer) is None:
            return Refusal("certificate_not_listed")
        kept_as = revocation_address_id(self.issuer, self.address, self.certificate)
        before = world.get(RevocationAddress, kept_as)
        failures, again_at = next_asking(self.outcome, 0 if before is None else before.failures, self.next_update, now)
        if before is None:
            after = RevocationAddress(
                id=kept_as,
                issuer=self.issuer,
                address=self.address,
                asked_at=now,
                outcome=self.outcome,
                failures=failures,
                again_at=again_at,
                certificate=self.certificate,
            )
        else:
            after = changed(before, asked_at=now, outcome=self.outcome, failures=failures, again_at=again_at)
        return Changes((Put(after),), jobs=() if again_at is None else (_asking(again_at),))


def _asking(due_at: datetime) -> Schedule:
    return Schedule(kind=JobKind.FETCH_LISTS, meeting=EVERYTHING, about=EVERYTHING, due_at=due_at)
