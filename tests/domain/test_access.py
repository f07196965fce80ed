"""Who may give which command: every verb by every kind of actor."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import MAY, Capacity, capacities
from ecabinet.domain.decide import decide
from ecabinet.domain.kernel import HUB, Actor, Changes, Command, Id, Refusal
from ecabinet.domain.people.entities import Person, Role
from ecabinet.domain.voting import preparing
from tests.domain.examples import MAKINGS, Play, example

C = Capacity
EVERYWHERE: dict[str, frozenset[Capacity]] = {
    "the hub": frozenset({C.HUB}),
    "an administrator": frozenset({C.ANYBODY, C.ADMINISTRATOR}),
    "another secretary of the city": frozenset({C.ANYBODY, C.SECRETARIAT}),
    "the meeting's secretary": frozenset({C.ANYBODY, C.SECRETARIAT}),
    "the chair": frozenset({C.ANYBODY}),
    "a member": frozenset({C.ANYBODY}),
    "a guest of one item": frozenset({C.ANYBODY}),
    "the room display": frozenset({C.ANYBODY}),
    "somebody else": frozenset({C.ANYBODY}),
    "somebody without access": frozenset(),
    "a stranger": frozenset(),
}
IN_THE_MEETING: dict[str, frozenset[Capacity]] = {
    "the meeting's secretary": frozenset({C.PARTICIPANT, C.SECRETARY}),
    "the chair": frozenset({C.PARTICIPANT, C.CHAIR}),
    "a member": frozenset({C.PARTICIPANT}),
    "a guest of one item": frozenset({C.PARTICIPANT}),
}
"""What comes on top when the command belongs to the meeting they take part in."""


def _actors(stage: Play) -> dict[str, Id]:
    other = stage.person("other-secretary", Role.SECRETARIAT)
    gone = stage.person("gone", Role.ADMINISTRATOR, Role.SECRETARIAT)
    entry = stage.world.get(Person, gone)
    assert entry is not None
    stage.world.rows[Person, gone] = msgspec.structs.replace(entry, version=2, active=False)
    return {
        "the hub": HUB,
        "an administrator": stage.admin,
        "another secretary of the city": other,
        "the meeting's secretary": stage.secretary,
        "the chair": stage.chair,
        "a member": stage.members[2],
        "a guest of one item": stage.guest,
        "the room display": stage.display,
        "somebody else": stage.outsider,
        "somebody without access": gone,
        "a stranger": stage.new_id(),
    }


def _expected(stage: Play, command: Command, who: str, person: Id) -> frozenset[Capacity]:
    held = EVERYWHERE[who]
    if command.meeting == stage.meeting and who in IN_THE_MEETING:
        held |= IN_THE_MEETING[who]
        if getattr(command, "participant", None) == stage.part(stage.meeting, person).id:
            held |= {C.SELF}
    return held


@pytest.mark.parametrize("who", sorted(EVERYWHERE))
@pytest.mark.parametrize("verb", list(MAKINGS), ids=lambda verb: verb.__name__)
def test_only_those_in_the_table_may(verb: type[Command], who: str) -> None:
    given = example(verb)
    person = _actors(given.stage)[who]
    held = capacities(given.stage.world, given.command, Actor(person))
    assert held == _expected(given.stage, given.command, who, person)
    outcome = decide(given.stage.world, given.command, Actor(person), given.stage.now)
    refused = isinstance(outcome, Refusal) and outcome.code == "not_yours_to_do"
    assert refused == (not held & MAY[verb])


def test_every_capacity_is_held_by_somebody_and_every_verb_by_some_capacity() -> None:
    assert frozenset().union(*EVERYWHERE.values(), *IN_THE_MEETING.values()) | {C.SELF} == frozenset(Capacity)
    assert all(MAY[verb] for verb in MAKINGS)


@pytest.mark.parametrize(
    ("verb", "fields"),
    [
        (v.ReplyToInvitation, lambda at: {"participant": at.part(at.meeting, at.members[2]).id}),
        (v.CheckIn, lambda at: {"participant": at.part(at.meeting, at.chair).id}),
        (v.CheckOut, lambda at: {"participant": at.part(at.meeting, at.chair).id}),
        (v.ProposeSubstitute, lambda at: {"participant": at.part(at.meeting, at.members[2]).id}),
    ],
)
def test_nobody_acts_for_somebody_else(verb: type[Command], fields: Callable[[Play], dict[str, object]]) -> None:
    given = example(verb)
    command = msgspec.structs.replace(given.command, **fields(given.stage))
    outcome = decide(given.stage.world, command, Actor(given.person), given.stage.now)
    assert outcome == Refusal("not_yours_to_do")


def test_the_secretary_replies_and_checks_in_for_others_and_never_casts_for_them() -> None:
    given = example(v.ReplyToInvitation)
    assert isinstance(decide(given.stage.world, given.command, Actor(given.stage.secretary), given.stage.now), Changes)
    cast = example(v.CastBallot)
    outcome = decide(cast.stage.world, cast.command, Actor(cast.stage.secretary), cast.stage.now)
    assert outcome == Refusal("not_an_elector")


def _of_another_meeting() -> list[tuple[type[Command], str, str]]:
    """Every verb of a meeting with the field that names something in it."""
    return [
        (v.ChangeAgendaItem, "item", "item_unknown"),
        (v.MoveAgendaItem, "item", "item_unknown"),
        (v.RemoveAgendaItem, "item", "item_unknown"),
        (v.StartItem, "item", "item_unknown"),
        (v.EndItem, "item", "item_unknown"),
        (v.RemoveParticipant, "participant", "participant_unknown"),
        (v.CheckIn, "participant", "participant_unknown"),
        (v.CheckOut, "participant", "participant_unknown"),
        (v.ReplyToInvitation, "participant", "participant_unknown"),
        (v.DecideSubstitute, "substitution", "substitution_unknown"),
        (v.FileDocument, "item", "item_unknown"),
        (v.FileVersion, "document", "document_unknown"),
        (v.PublishDocument, "document", "document_unknown"),
        (v.WithdrawDocument, "document", "document_unknown"),
        (v.PrepareVote, "item", "item_unknown"),
        (v.PrepareVote, "document", "document_unknown"),
        (preparing.ChangeVote, "vote", "vote_unknown"),
        (preparing.ChangeVote, "item", "item_unknown"),
        (preparing.RemoveVote, "vote", "vote_unknown"),
        (preparing.MoveVote, "vote", "vote_unknown"),
        (preparing.EnterCount, "vote", "vote_unknown"),
        (preparing.EnterCount, "record", "document_unknown"),
        (preparing.ConfirmCount, "vote", "vote_unknown"),
        (preparing.DiscardCount, "vote", "vote_unknown"),
        (v.OpenVote, "vote", "vote_unknown"),
        (v.CastBallot, "vote", "vote_unknown"),
        (v.CastSecretBallot, "vote", "vote_unknown"),
        (v.CloseVote, "vote", "vote_unknown"),
        (v.SettleTie, "vote", "vote_unknown"),
        (v.CancelVote, "vote", "vote_unknown"),
    ]


@pytest.mark.parametrize(("verb", "field", "code"), _of_another_meeting())
def test_things_of_another_meeting_are_unknown(verb: type[Command], field: str, code: str) -> None:
    """Somebody with every right in one meeting reaches nothing of another."""
    given = example(verb)
    stage = given.stage
    mine = stage.meeting
    other = stage.in_session()
    theirs = {
        "item": stage.items(other)[0],
        "participant": stage.part(other, stage.chair).id,
        "vote": stage.open_vote(other),
        "document": _document_in(stage, other),
        "record": _document_in(stage, other),
        "substitution": stage.new_id(),
    }
    assert other != mine
    command = msgspec.structs.replace(given.command, **{field: theirs[field]})
    outcome = decide(
        stage.world, command, Actor(stage.chair if given.person == stage.chair else stage.secretary), stage.now
    )
    if verb in {v.CastBallot, v.CastSecretBallot}:
        outcome = decide(stage.world, command, Actor(given.person), stage.now)
    assert outcome == Refusal(code)


def _document_in(stage: Play, meeting: Id) -> Id:
    mine, stage.meeting = stage.meeting, meeting
    document = stage.file("Của phiên họp khác", None)
    stage.must(stage.secretary, v.PublishDocument, meeting=meeting, document=document)
    stage.meeting = mine
    return document


@pytest.mark.parametrize("made", ["", "hub", "01900000-0000-7000-9000-000000000001/staff", "../everyone", "A" * 36])
def test_ids_that_are_none_are_refused(made: str) -> None:
    """An id becomes part of an audience's name: `<meeting>/staff` would open another meeting's staff room."""
    for verb, field in ((v.DraftMeeting, "meeting"), (v.AddPerson, "person"), (v.AddAgendaItem, "item")):
        given = example(verb, **{field: made})
        outcome = decide(given.stage.world, given.command, Actor(given.person), given.stage.now)
        assert outcome == Refusal("frame_malformed")
    given = example(v.CheckOut)
    command = msgspec.structs.replace(given.command, id=made)
    assert decide(given.stage.world, command, Actor(given.person), given.stage.now) == Refusal("frame_malformed")


def test_one_command_does_not_make_one_id_twice() -> None:
    """Two members must not be made into one participant: one of them would silently be missing."""
    given = example(v.DraftMeeting)
    assert isinstance(given.command, v.DraftMeeting)
    one = next(iter(given.command.seats.values()))
    command = msgspec.structs.replace(given.command, seats=dict.fromkeys(given.command.seats, one))
    assert decide(given.stage.world, command, Actor(given.person), given.stage.now) == Refusal("id_taken")
