"""Record that a person chose a password."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.people.entities import Credential, Person


class SetPassword(Command, frozen=True, kw_only=True):
    """Keep the Argon2id hash of a new password. Given by the hub alone, after it checked the code or old password."""

    person: Id
    password_hash: str

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Use up the one-time code together with the change."""
        if world.get(Person, self.person) is None:
            return Refusal("person_unknown")
        credential = world.get(Credential, self.person) or Credential(id=self.person, version=0)
        return Changes(
            puts(changed(credential, password_hash=self.password_hash, code_digest=None, code_expires_at=None))
        )
