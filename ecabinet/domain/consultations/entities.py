"""What only consultations have: who has read them, and the files that go with an opinion."""

from __future__ import annotations

from datetime import datetime

from ecabinet.domain.kernel import Entity, Id, Scope


class Reading(Entity, frozen=True, kw_only=True):
    """When a participant first opened a consultation, for the staff and themselves. Its id is the participant's."""

    meeting: Id
    person: Id
    read_at: datetime

    def scope(self) -> Scope:
        """Find readings by meeting or person."""
        return Scope(meeting=self.meeting, person=self.person)


class OpinionFile(Entity, frozen=True, kw_only=True):
    """A PDF that goes with the opinion of a seat: only who handed it in sees it until the count, when it is `shown`.

    It is shown with the answer of who handed it in: beside nobody's answer, or another's, it stays unseen.
    """

    meeting: Id
    vote: Id
    participant: Id
    person: Id
    sha256: str
    size: int
    pages: int
    file_name: str
    shown: bool = False

    def scope(self) -> Scope:
        """Find files by meeting, vote, person or file."""
        return Scope(meeting=self.meeting, parent=self.vote, person=self.person, natural=self.sha256)
