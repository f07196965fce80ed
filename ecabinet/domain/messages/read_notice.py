"""Mark a notice as read."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Actor, Changes, Command, Id, Outcome, Refusal, World, changed, puts
from ecabinet.domain.messages.entities import Notice


class ReadNotice(Command, frozen=True, kw_only=True):
    """Mark one's own notice as read."""

    notice: Id

    def decide(self, world: World, actor: Actor, now: datetime) -> Outcome:
        """Refuse a notice of somebody else as if it did not exist."""
        notice = world.get(Notice, self.notice)
        if notice is None or notice.person != actor.person:
            return Refusal("notice_unknown")
        return Changes(puts(changed(notice, read=True)))
