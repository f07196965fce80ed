"""What a person sees: the replica with their own pending commands laid over it, by the same rules as the hub's.

A client sees less than the hub. Where it lacks anything that a rule reads, nothing is drawn and the command is shown as
queued; and whatever a rule would write for others to see is not drawn either. A ballot is never drawn as cast.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from ecabinet.client.laid_over_world import LaidOverWorld, RememberedWorld
from ecabinet.client.ports import Kept, Replica
from ecabinet.client.view import Delivery, Pending
from ecabinet.domain import access
from ecabinet.domain.decide import decide
from ecabinet.domain.kernel import Actor, Command, Drop, Entity, Id, Put, Refusal, World
from ecabinet.domain.reads import Reads
from ecabinet.domain.repertoire import VERBS
from ecabinet.domain.vocabulary import Ballot, BallotBox, Cast, Meeting

_READS: Mapping[type[Command], frozenset[Reads]] = {verb.command: verb.reads for verb in VERBS}
_NEVER_DRAWN: tuple[type[Entity], ...] = (Ballot, BallotBox, Cast)


class Projection:
    """One person's view of a replica. Lives on the replica's thread."""

    def __init__(
        self, replica: Replica, me: Id, now: Callable[[], datetime], is_live: Callable[[], bool] = lambda: False
    ) -> None:
        """Draw what waits at the next look. `now` gives the hub's time, `is_live` whether all of it is here."""
        self._replica = replica
        self._me = me
        self._now = now
        self._is_live = is_live
        self._seen: set[Id] = set()
        self._base = RememberedWorld(replica.world())
        self._world = LaidOverWorld(self._base)
        self._pending: tuple[Pending, ...] = ()
        self._receipts: dict[Id, datetime] = {}
        self._is_old = True

    def changed(self, kinds: frozenset[str] = frozenset()) -> frozenset[str]:
        """Take note that the replica or the outbox changed. Returns all the kinds that may look different now."""
        before = self._drawn_kinds()
        self._base.forget(kinds)
        self._is_old = True
        self._draw()
        return kinds | before | self._drawn_kinds()

    @property
    def world(self) -> World:
        """The world as this person sees it now."""
        self._draw()
        return self._world

    @property
    def pending(self) -> tuple[Pending, ...]:
        """My commands that the replica does not show yet, and the refused ones, oldest first."""
        self._draw()
        return self._pending

    @property
    def receipts(self) -> Mapping[Id, datetime]:
        """Hub times of my accepted commands that are still remembered, by command id."""
        self._draw()
        return dict(self._receipts)

    @property
    def laid_over(self) -> frozenset[tuple[str, Id]]:
        """Kind and id of the entities whose present state comes from a pending command."""
        self._draw()
        return self._world.over

    def _drawn_kinds(self) -> frozenset[str]:
        return frozenset(kind for kind, _ in self._world.over)

    def _draw(self) -> None:
        if not self._is_old:
            return
        self._is_old = False
        self._world = LaidOverWorld(self._base)
        self._receipts = {}
        held = self._replica.held()
        pending = [self._laid(row, held) for row in self._replica.outbox()]
        self._pending = tuple(one for one in pending if one is not None)

    def _laid(self, row: Kept, held: Mapping[str, int]) -> Pending | None:
        if row.state == Delivery.ACCEPTED and row.receipt_at is not None:
            self._receipts[row.id] = row.receipt_at
        if row.command is None or (row.state == Delivery.ACCEPTED and self._is_seen(row, held)):
            return None
        drawn = row.state != Delivery.REFUSED and self._lay_over(row.command, row.receipt_at or self._now(), held)
        return Pending(
            command=row.command,
            delivery=Delivery(row.state),
            made_at=row.made_at,
            drawn=drawn,
            refusal=row.refusal,
            answered_at=row.receipt_at,
        )

    def _lay_over(self, command: Command, now: datetime, held: Mapping[str, int]) -> bool:
        """Decide as the hub would and draw what I may see of it; say whether anything was drawn."""
        if not all(self._holds(reads, command, held) for reads in _READS[type(command)]):
            return False
        outcome = decide(self._world, command, Actor(self._me), now)
        if isinstance(outcome, Refusal):
            return False
        shown = [write for write in outcome.writes if self._may_see(write, command, held)]
        for write in shown:
            self._world.write(write)
        return bool(shown)

    def _holds(self, reads: Reads, command: Command, held: Mapping[str, int]) -> bool:
        match reads:
            case Reads.HUB:
                return False
            case Reads.CATALOGUES:
                return access.EVERYONE in held
            case Reads.DIRECTORY:
                return access.DIRECTORY in held
            case Reads.OWN:
                return access.of_person(self._me) in held
            case Reads.MEETING:
                return command.meeting is not None and (
                    access.of_meeting(command.meeting) in held or self._is_mine_alone(command.meeting)
                )
            case Reads.STAFF:
                return command.meeting is not None and (
                    access.of_staff(command.meeting) in held or self._is_mine_alone(command.meeting)
                )

    def _is_mine_alone(self, meeting: Id) -> bool:
        """A meeting that exists only as a pending command of mine: I know all there is of it."""
        return self._base.get(Meeting, meeting) is None and self._world.get(Meeting, meeting) is not None

    def _may_see(self, write: Put | Drop, command: Command, held: Mapping[str, int]) -> bool:
        if isinstance(write, Drop):
            return True
        if isinstance(write.entity, _NEVER_DRAWN):
            return False
        seen_by = access.audiences(write.entity)
        if any(audience in held for audience in seen_by):
            return True
        if command.meeting is None or self._base.get(Meeting, command.meeting) is not None:
            return False
        return access.of_staff(command.meeting) in seen_by  # of a meeting that I drafted and the hub does not know yet

    def _is_seen(self, row: Kept, held: Mapping[str, int]) -> bool:
        """Whether the replica has reached every revision that shows the effect.

        An audience that I do not hold although everything is here is none of mine any more: nothing will come of it.
        """
        if row.id not in self._seen and all(
            held[audience] >= revision if audience in held else self._is_live()
            for audience, revision in row.feeds.items()
        ):
            self._seen.add(row.id)
        return row.id in self._seen
