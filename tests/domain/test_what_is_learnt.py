"""What a guest of one item never learns of the others, and nobody of a running vote."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, audiences_of
from ecabinet.domain.kernel import Command, Entity, Id
from ecabinet.domain.people.entities import Person
from ecabinet.domain.voting.forms import Choice, Form
from tests.domain.examples import Play, play
from tests.stage import START
from tests.wire.intents import INTENTS, Moment


def _seen_by(at: Play, person: Id) -> dict[tuple[str, Id], bytes]:
    mine = audiences_of(at.world, person)
    return {
        (kind.__name__, made): msgspec.json.encode(entity)
        for (kind, made), entity in at.world.rows.items()
        if audiences(entity) & mine
    }


def _decided_with_others(entity: Entity, mine: set[Id]) -> bool:
    """Whether one of my items was decided in this vote together with others, of which I still learn nothing."""
    return isinstance(entity, v.Vote) and any(one.item in mine for one in entity.together)


STEPS = st.lists(
    st.tuples(st.sampled_from(sorted(INTENTS)), st.sampled_from(["secretary", "chair", "member"]), st.integers(0, 5)),
    max_size=25,
)


def _walk(at: Play, steps: list[tuple[str, str, int]]) -> None:
    people = {"secretary": at.secretary, "chair": at.chair, "member": at.members[1]}
    for intent, who, pick in steps:
        command = INTENTS[intent](Moment(at.world, at.meeting, people[who], pick, at.new_id, START))
        if command is not None:
            _give(at, people[who], command)


def _give(at: Play, person: Id, command: Command) -> None:
    fields = {name: getattr(command, name) for name in command.__struct_fields__ if name not in {"id", "claimed_at"}}
    at.give(person, type(command), **fields)


@settings(max_examples=80)
@given(phase=st.sampled_from(["draft", "announced", "session", "voting"]), steps=STEPS)
def test_a_guest_of_one_item_learns_nothing_of_the_others(phase: str, steps: list[tuple[str, str, int]]) -> None:
    """No id, title, document or vote of another item, and no order of them, in anything the guest may see."""
    at = play(phase)
    _walk(at, steps)
    part = next(iter(at.world.find(v.Participant, meeting=at.meeting, person=at.guest)), None)
    mine = set(part.items) if part is not None and part.items else set()
    if part is not None and not part.items:
        return
    others = [
        entity
        for (kind, _), entity in at.world.rows.items()
        if (kind is v.AgendaItem and entity.id not in mine)
        or (
            kind in {v.Document, v.DocumentVersion, v.VersionVerdict, v.Vote}
            and getattr(entity, "item", None) not in mine
            and not _decided_with_others(entity, mine)
        )
    ]
    seen = _seen_by(at, at.guest)
    assert not {"Agenda", "Meeting", "Minutes"} & {kind for kind, _ in seen}
    everything = b"\n".join(seen.values())
    for other in others:
        assert other.id.encode() not in everything


@settings(max_examples=40)
@given(phase=st.sampled_from(["draft", "announced", "session", "voting"]), steps=STEPS, count=st.integers(1, 3))
def test_more_items_change_nothing_for_a_guest(phase: str, steps: list[tuple[str, str, int]], count: int) -> None:
    """Not even how many there are: the guest's view is the same to the byte."""
    at = play(phase)
    _walk(at, steps)
    part = next(iter(at.world.find(v.Participant, meeting=at.meeting, person=at.guest)), None)
    if part is None or not part.items:
        return
    before = _seen_by(at, at.guest)
    for number in range(count):
        item = at.new_id()
        at.give(
            at.secretary,
            v.AddAgendaItem,
            meeting=at.meeting,
            item=item,
            title=f"Nội dung khác {number}",
            presenter="",
            submitting_agency="",
            minutes_planned=5,
        )
        document = at.file("Của nội dung khác", item)
        at.give(at.secretary, v.PublishDocument, meeting=at.meeting, document=document)
        at.give(at.secretary, v.PrepareVote, meeting=at.meeting, vote=at.new_id(), item=item, question="Khác?")
    assert _seen_by(at, at.guest) == before


def test_a_substitute_of_a_guest_sees_the_same_item_and_no_more() -> None:
    at = play("announced")
    proposal = at.propose(at.guest)
    at.must(
        at.secretary,
        v.DecideSubstitute,
        meeting=at.meeting,
        substitution=proposal,
        accept=True,
        participant=at.new_id(),
        person=at.outsider,
    )
    assert audiences_of(at.world, at.outsider) == {"everyone", f"person/{at.outsider}", f"item/{at.second}"}


@pytest.mark.parametrize("choice", Form().options)
def test_no_choice_leaves_the_hub_while_the_vote_runs(choice: Choice) -> None:
    at = play("voting")
    at.cast(at.meeting, at.vote, at.members[1], choice)
    for person in at.world.find(Person):
        assert "Ballot" not in {kind for kind, _ in _seen_by(at, person.id)}


def test_a_cancelled_vote_never_shows_its_ballots() -> None:
    at = play("voting")
    at.cast(at.meeting, at.vote, at.members[1], Choice.FOR)
    at.must(at.chair, v.CancelVote, meeting=at.meeting, vote=at.vote, reason="Câu hỏi sai")
    assert "Ballot" not in {kind for kind, _ in _seen_by(at, at.chair)}
