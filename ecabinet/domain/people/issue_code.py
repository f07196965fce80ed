"""Give a person a one-time code to set their password with."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.people.entities import Credential, Person

CODE_LIFETIME = timedelta(days=3)
"""How long a code handed over in person or by post is good."""

_DIGEST = re.compile(r"[0-9a-f]{64}")


class IssueCode(Command, frozen=True, kw_only=True):
    """Make a code, known to the hub by its SHA-256 alone, good for setting the password once."""

    person: Id
    code_digest: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a person who does not exist or has no access."""
        person = world.get(Person, self.person)
        if person is None or not person.active:
            return Refusal("person_unknown")
        if _DIGEST.fullmatch(self.code_digest) is None:
            return Refusal("code_malformed")
        credential = world.get(Credential, self.person)
        fields = {"code_digest": self.code_digest, "code_expires_at": now + CODE_LIFETIME}
        if credential is None:
            credential = Credential(id=self.person, version=0)
        return Changes(puts(changed(credential, **fields)))
