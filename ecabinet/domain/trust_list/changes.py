"""What every change of the trust list does beside its own: the list's version moves on, documents are judged again."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.documents.judge_again import everything_again
from ecabinet.domain.kernel import Actor, Changes, Drop, Put, World, changed
from ecabinet.domain.trust_list.entities import TRUST_LIST, RevocationList, TrustedCertificate, TrustList


def listed(world: World, actor: Actor, now: datetime, *writes: Put | Drop) -> Changes:
    """Return these writes of certificates and revocation lists, with the version of the list that follows."""
    before = world.get(TrustList, TRUST_LIST)
    members = set() if before is None else set(before.members)
    for write in writes:
        kind, entity_id = (type(write.entity), write.entity.id) if isinstance(write, Put) else (write.kind, write.id)
        old = world.get(kind, entity_id)
        if isinstance(old, TrustedCertificate | RevocationList):
            members.discard(old.member)
        if isinstance(write, Put) and isinstance(write.entity, TrustedCertificate | RevocationList):
            members.add(write.entity.member)
    held = tuple(sorted(members))
    if before is None:
        after = TrustList(id=TRUST_LIST, members=held, changed_by=actor.person, changed_at=now)
    else:
        after = changed(before, members=held, changed_by=actor.person, changed_at=now)
    return Changes((*writes, Put(after)), jobs=(everything_again(now),))
