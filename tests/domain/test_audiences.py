"""Who sees what: every kind of entity in every state that matters, and what a guest of one item never learns."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, audiences_of, concerned
from ecabinet.domain.kernel import HUB, Command, Entity, Id
from ecabinet.domain.people.entities import Person
from ecabinet.domain.vocabulary import ENTITIES
from ecabinet.domain.voting.forms import Choice
from tests.domain.audience_cases import CASES, Expected
from tests.domain.examples import Play, play
from tests.stage import START
from tests.wire.intents import INTENTS, Moment


@pytest.mark.parametrize(("name", "phase", "entity", "expected"), CASES, ids=[case[0] for case in CASES])
def test_who_sees(name: str, phase: str, entity: Callable[[Play], Entity], expected: Expected) -> None:
    at = play(phase)
    assert audiences(entity(at)) == expected(at), name


def test_every_kind_of_entity_is_in_the_table() -> None:
    assert {type(entity(play(phase))) for _, phase, entity, _ in CASES} == set(ENTITIES)


def test_what_has_no_audience_is_a_bug() -> None:
    with pytest.raises(LookupError):
        audiences(Entity(id="x"))


def _belongs(at: Play) -> dict[str, tuple[Id, set[str]]]:
    """Say who belongs to which audiences in an announced meeting."""
    meeting, committee = f"meeting/{at.meeting}", f"committee/{at.committee}"
    return {
        "administrator": (at.admin, {"directory"}),
        "secretary": (at.secretary, {"directory", meeting, f"{meeting}/staff"}),
        "chair": (at.chair, {committee, meeting, f"{meeting}/staff"}),
        "member": (at.members[1], {committee, meeting}),
        "guest of the second item": (at.guest, {f"item/{at.second}"}),
        "room display": (at.display, {f"{meeting}/display"}),
        "somebody else": (at.outsider, set()),
    }


@pytest.mark.parametrize("who", sorted(_belongs(play("announced"))))
def test_who_belongs_where_in_an_announced_meeting(who: str) -> None:
    at = play("announced")
    person, more = _belongs(at)[who]
    assert audiences_of(at.world, person) == {"everyone", f"person/{person}"} | more


@pytest.mark.parametrize("who", sorted(_belongs(play("announced"))))
def test_a_draft_is_for_its_staff(who: str) -> None:
    at = play("draft")
    person, more = _belongs(at)[who]
    staff = person in {at.secretary, at.chair}
    kept = more if staff else {name for name in more if name.startswith(("directory", "committee"))}
    assert audiences_of(at.world, person) == {"everyone", f"person/{person}"} | kept


def test_who_has_no_access_belongs_nowhere() -> None:
    at = play("announced")
    at.world.rows[Person, at.chair] = msgspec.structs.replace(at.world.rows[Person, at.chair], active=False)
    assert audiences_of(at.world, at.chair) == frozenset()
    assert audiences_of(at.world, "nobody") == frozenset()
    assert audiences_of(at.world, HUB) == frozenset()


def test_nobody_belongs_to_what_never_leaves() -> None:
    for phase in ("draft", "announced", "voting", "approved"):
        at = play(phase)
        assert all("hub" not in audiences_of(at.world, person.id) for person in at.world.find(Person))


def test_changes_of_people_memberships_and_parts_concern_the_person_named() -> None:
    at = play("announced")
    assert concerned(at.world.rows[Person, at.guest]) == at.guest
    assert concerned(at.part(at.meeting, at.guest)) == at.guest
    assert concerned(at.world.find(v.Membership, person=at.chair)[0]) == at.chair
    assert concerned(at.item(at.first)) is None


@pytest.mark.parametrize("phase", ["announced", "tied", "approved"])
def test_what_concerns_nobody_changes_nobodys_audiences(phase: str) -> None:
    """The hub asks anew only for those concerned: nothing else may matter."""
    at = play(phase)
    before = {person.id: audiences_of(at.world, person.id) for person in at.world.find(Person)}
    at.world.rows = {key: entity for key, entity in at.world.rows.items() if concerned(entity) is not None}
    assert {person: audiences_of(at.world, person) for person in before} == before


# What a guest of one item learns


def _seen_by(at: Play, person: Id) -> dict[tuple[str, Id], bytes]:
    mine = audiences_of(at.world, person)
    return {
        (kind.__name__, made): msgspec.json.encode(entity)
        for (kind, made), entity in at.world.rows.items()
        if audiences(entity) & mine
    }


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


@pytest.mark.parametrize("choice", list(Choice))
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
