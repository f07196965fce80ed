"""The lists of verbs and entities agree with each other, and every verb works."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import MAY
from ecabinet.domain.decide import decide
from ecabinet.domain.kernel import Actor, Changes, Command, Drop, Entity, Put
from ecabinet.domain.repertoire import ENTITIES, VERBS, AnyCommand
from tests.domain.examples import MAKINGS, example

COMMANDS: tuple[type[Command], ...] = tuple(verb.command for verb in VERBS)
DOMAIN = Path(v.__file__).parent


def _named(kind: type, suffix: str = "") -> set[str]:
    """Find the classes of the domain by the words of its source."""
    names = set()
    for path in DOMAIN.rglob("*.py"):
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("class ") and f"({kind.__name__}, frozen=True" in line + suffix:
                names.add(line.removeprefix("class ").split("(")[0])
    return names


def test_every_verb_is_in_every_list() -> None:
    assert len(set(COMMANDS)) == len(COMMANDS)
    assert set(COMMANDS) == set(MAY) == set(get_args(AnyCommand)) == set(MAKINGS)
    assert {command.__name__ for command in COMMANDS} == _named(Command)


def test_every_entity_is_in_the_list() -> None:
    assert {kind.__name__ for kind in ENTITIES} == _named(Entity)
    assert len(set(ENTITIES)) == len(ENTITIES)


@pytest.mark.parametrize("verb", COMMANDS, ids=lambda verb: verb.__name__)
def test_its_example_is_accepted(verb: type[Command]) -> None:
    given = example(verb)
    outcome = decide(given.stage.world, given.command, Actor(given.person), given.stage.now)
    assert isinstance(outcome, Changes), outcome


@pytest.mark.parametrize("verb", COMMANDS, ids=lambda verb: verb.__name__)
def test_versions_count_up_by_one(verb: type[Command]) -> None:
    given = example(verb)
    outcome = given.decided()
    assert isinstance(outcome, Changes)
    for write in outcome.writes:
        if isinstance(write, Put):
            before = given.stage.world.get(type(write.entity), write.entity.id)
            assert write.entity.version == (1 if before is None else before.version + 1)
        else:
            assert given.stage.world.get(write.kind, write.id) is not None


@pytest.mark.parametrize("verb", COMMANDS, ids=lambda verb: verb.__name__)
def test_what_it_makes_cannot_be_made_again(verb: type[Command]) -> None:
    """The same command under another id makes nothing twice: it is refused, changes what is there, or does nothing."""
    given = example(verb)
    outcome = given.decided()
    assert isinstance(outcome, Changes)
    made = {
        (type(write.entity), write.entity.id)
        for write in outcome.writes
        if isinstance(write, Put) and write.entity.version == 1
    }
    given.stage.world.carry_out(outcome)
    again = decide(given.stage.world, given.command, Actor(given.person), given.stage.now)
    if isinstance(again, Changes):
        new = {
            (type(write.entity), write.entity.id)
            for write in again.writes
            if isinstance(write, Put) and write.entity.version == 1
        }
        assert not new & made


@pytest.mark.parametrize("verb", COMMANDS, ids=lambda verb: verb.__name__)
def test_the_world_is_left_as_it_was(verb: type[Command]) -> None:
    """A rule only says what is to be done: deciding twice says the same."""
    given = example(verb)
    before = dict(given.stage.world.rows)
    assert given.decided() == given.decided()
    assert given.stage.world.rows == before


def test_a_drop_names_what_exists() -> None:
    given = example(v.RemoveParticipant)
    outcome = given.decided()
    assert isinstance(outcome, Changes)
    assert {write.kind for write in outcome.writes if isinstance(write, Drop)} == {
        v.Participant,
        v.Invitation,
        v.MeetingCard,
    }
