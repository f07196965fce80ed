"""Each rule reads what it declares and nothing else: a client that lacks it knows that it cannot tell."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.decide import decide
from ecabinet.domain.kernel import Actor, E, Entity, Id
from ecabinet.domain.reads import Reads, Verb
from ecabinet.domain.repertoire import ENTITIES, VERBS
from tests.domain.examples import PHASES, example
from tests.stage import MemoryWorld

_MEETING: frozenset[type[Entity]] = frozenset({v.Meeting, v.Agenda, v.AgendaItem, v.Participant, v.Attendance})
_STAFF: frozenset[type[Entity]] = frozenset(
    {
        v.Invitation,
        v.Reply,
        v.Substitution,
        v.Document,
        v.DocumentVersion,
        v.VersionVerdict,
        v.Vote,
        v.Cast,
        v.Ready,
        v.VoteOrder,
        v.Minutes,
        v.Paper,
        v.Reading,
        v.Position,
    }
)
KINDS_OF: dict[Reads, frozenset[type[Entity]]] = {
    Reads.CATALOGUES: frozenset(
        {v.Room, v.RuleSet, v.TrustedCertificate, v.RevocationList, v.RevocationAnswer, v.TrustList}
    ),
    Reads.DIRECTORY: frozenset({v.Agency, v.Person, v.Committee, v.Membership, v.RevocationAddress, v.VoteTemplate}),
    Reads.MEETING: _MEETING,
    Reads.STAFF: _MEETING | _STAFF,
    Reads.OWN: frozenset({v.Notice, v.Invitation, v.Reply, v.Substitution, v.Reading}),
    Reads.HUB: frozenset(ENTITIES),
}
"""What can be looked at by whoever may give the command and holds what is named."""

ONLY_REPEATS = frozenset({v.MeetingCard})
"""A guest's card repeats the meeting. Who lacks it numbers it anew, which nobody sees: the hub's number counts."""


class RecordingWorld:
    """Remembers the kinds that were looked at."""

    def __init__(self, world: MemoryWorld) -> None:
        self._world = world
        self.seen: set[type[Entity]] = set()

    def get(self, kind: type[E], entity_id: Id) -> E | None:
        self.seen.add(kind)
        return self._world.get(kind, entity_id)

    def find(
        self,
        kind: type[E],
        *,
        meeting: Id | None = None,
        parent: Id | None = None,
        person: Id | None = None,
        natural: str | None = None,
    ) -> Sequence[E]:
        self.seen.add(kind)
        return self._world.find(kind, meeting=meeting, parent=parent, person=person, natural=natural)


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.command.__name__)
def test_a_rule_reads_only_what_it_declares(verb: Verb) -> None:
    declared = frozenset().union(*(KINDS_OF[one] for one in verb.reads)) | ONLY_REPEATS
    for phase in PHASES:
        try:
            given = example(verb.command, phase)
        except (AssertionError, IndexError):  # the example's own preparation has no place in this phase
            continue
        world = RecordingWorld(given.stage.world)
        given.command.decide(world, Actor(given.person), given.stage.now)
        assert world.seen <= declared
        assert world.seen or not verb.reads


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb.command.__name__)
def test_what_is_declared_decides_alone(verb: Verb) -> None:
    """With everything undeclared taken away, the rule says the same of what is left."""
    given = example(verb.command)
    whole = given.decided()
    declared = frozenset().union(*(KINDS_OF[one] for one in verb.reads)) | ONLY_REPEATS
    rows = given.stage.world.rows
    given.stage.world.rows = {key: entity for key, entity in rows.items() if key[0] in declared}
    assert given.decided() == whole


def test_giving_needs_no_more_than_the_givers_own_entry_and_parts() -> None:
    """Before its rule, a command looks only at who gives it."""
    looked: set[type[Entity]] = set()
    for verb in VERBS:
        given = example(verb.command)
        world = RecordingWorld(given.stage.world)
        decide(world, given.command, Actor(given.stage.outsider), given.stage.now)
        looked |= world.seen
    assert looked <= {v.Person, v.Participant, v.Notice}
