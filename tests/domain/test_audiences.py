"""Who sees what: every kind of entity in every state that matters."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, audiences_of, concerned
from ecabinet.domain.kernel import HUB, Entity, Id
from ecabinet.domain.people.entities import Person
from ecabinet.domain.repertoire import ENTITIES
from tests.domain.audience_cases import CASES, Expected
from tests.domain.examples import Play, play


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
