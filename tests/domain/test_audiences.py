"""Who sees what: every kind of entity in every state that matters, and what a guest of one item never learns."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, audiences_of, concerned
from ecabinet.domain.documents.entities import VersionState
from ecabinet.domain.kernel import HUB, Command, Entity, Id
from ecabinet.domain.minutes.entities import MinutesState
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.participants.entities import Answer
from ecabinet.domain.people.entities import Credential, Person
from ecabinet.domain.vocabulary import ENTITIES
from ecabinet.domain.voting.entities import Choice
from tests.domain.examples import FILE, Play, play, verdict
from tests.domain.trust_samples import listed_part
from tests.stage import START
from tests.wire.intents import INTENTS, Moment

Expected = Callable[[Play], set[str]]


def _meeting(at: Play) -> set[str]:
    return {f"meeting/{at.meeting}", f"meeting/{at.meeting}/staff"}


def _room(at: Play) -> set[str]:
    return _meeting(at) | {f"meeting/{at.meeting}/display"}


def _staff(at: Play) -> set[str]:
    return {f"meeting/{at.meeting}/staff"}


def _guest(at: Play) -> set[str]:
    return {f"person/{at.guest}"}


def _second(at: Play) -> set[str]:
    return {f"item/{at.second}"}


def _one(at: Play, kind: type[Entity]) -> Entity:
    """Return the guest's entity of this kind, or the first there is."""
    found = list(at.world.find(kind))
    return next((one for one in found if getattr(one, "person", None) == at.guest), found[0])


def _changed(at: Play, kind: type[Entity], **fields: object) -> Entity:
    return msgspec.structs.replace(_one(at, kind), **fields)


def _version(at: Play, state: VersionState) -> Entity:
    return _changed(at, v.DocumentVersion, item=at.second, state=state)


Case = tuple[str, str, Callable[[Play], Entity], Expected]
CASES: list[Case] = [
    ("a room", "draft", lambda at: _one(at, v.Room), lambda _: {"everyone"}),
    ("a rule set", "draft", lambda at: _one(at, v.RuleSet), lambda _: {"everyone"}),
    ("a trusted certificate", "draft", lambda at: listed_part(at, v.TrustedCertificate), lambda _: {"everyone"}),
    ("a revocation list", "draft", lambda at: listed_part(at, v.RevocationList), lambda _: {"everyone"}),
    ("the address of a list", "draft", lambda at: listed_part(at, v.RevocationAddress), lambda _: {"directory"}),
    ("the trust list", "draft", lambda at: listed_part(at, v.TrustList), lambda _: {"everyone"}),
    ("an agency", "draft", lambda at: _one(at, v.Agency), lambda _: {"directory"}),
    ("a person", "draft", lambda at: at.world.rows[Person, at.guest], lambda at: {"directory"} | _guest(at)),
    ("a credential", "draft", lambda at: Credential(id=at.guest), lambda _: {"hub"}),
    ("a received file", "draft", lambda at: _one(at, v.StoredFile), lambda _: {"hub"}),
    (
        "a committee",
        "draft",
        lambda at: _one(at, v.Committee),
        lambda at: {"directory", f"committee/{at.committee}"},
    ),
    (
        "a seat in a committee",
        "draft",
        lambda at: _one(at, v.Membership),
        lambda at: {"directory", f"committee/{at.committee}"},
    ),
    ("a meeting", "draft", lambda at: _one(at, v.Meeting), _room),
    ("a guest's card of a meeting", "announced", lambda at: _one(at, v.MeetingCard), _guest),
    ("an agenda", "draft", lambda at: _one(at, v.Agenda), _room),
    ("an item", "draft", lambda at: at.item(at.second), lambda at: _room(at) | _second(at)),
    ("a part, not invited", "draft", lambda at: _one(at, v.Participant), _room),
    ("a part, invited", "announced", lambda at: _one(at, v.Participant), lambda at: _room(at) | _guest(at)),
    ("an invitation", "announced", lambda at: _one(at, v.Invitation), lambda at: _staff(at) | _guest(at)),
    (
        "a reply",
        "announced",
        lambda at: v.Reply(
            id=at.guests_part,
            meeting=at.meeting,
            person=at.guest,
            answer=Answer.ABSENT,
            reason="Ốm",
            replied_at=START,
        ),
        lambda at: _staff(at) | _guest(at),
    ),
    (
        "a proposed substitute",
        "announced",
        lambda at: _changed(at, v.Substitution, person=at.guest),
        lambda at: _staff(at) | _guest(at),
    ),
    (
        "an item's document, published",
        "draft",
        lambda at: at.world.rows[v.Document, at.document],
        lambda at: _meeting(at) | _second(at),
    ),
    (
        "the verdict on a version that is shown",
        "draft",
        lambda at: _changed(at, v.VersionVerdict, item=at.second, shown=True),
        lambda at: _meeting(at) | _second(at),
    ),
    (
        "the verdict on a version that is not shown",
        "draft",
        lambda at: _changed(at, v.VersionVerdict, item=at.second, shown=False),
        _staff,
    ),
    ("a document, not published", "draft", lambda at: at.world.rows[v.Document, at.unpublished], _staff),
    (
        "the meeting's document, published",
        "draft",
        lambda at: _changed(at, v.Document, item=None, published=True),
        _meeting,
    ),
    ("an item's version, draft", "draft", lambda at: _version(at, VersionState.DRAFT), _staff),
    (
        "an item's version, published",
        "draft",
        lambda at: _version(at, VersionState.PUBLISHED),
        lambda at: _meeting(at) | _second(at),
    ),
    (
        "an item's version, replaced",
        "draft",
        lambda at: _version(at, VersionState.REPLACED),
        lambda at: _meeting(at) | _second(at),
    ),
    ("an item's version, withdrawn", "draft", lambda at: _version(at, VersionState.WITHDRAWN), _staff),
    (
        "presence",
        "session",
        lambda at: _changed(at, v.Attendance, person=at.guest),
        lambda at: _room(at) | _guest(at),
    ),
    ("a vote, prepared", "session", lambda at: _one(at, v.Vote), _staff),
    ("a vote, open", "voting", lambda at: _one(at, v.Vote), lambda at: _room(at) | _second(at)),
    ("a vote, closed", "tied", lambda at: _one(at, v.Vote), lambda at: _room(at) | _second(at)),
    ("a ballot while the vote runs", "tied", lambda at: _changed(at, v.Ballot, revealed=False), lambda _: {"hub"}),
    ("a ballot after closing", "tied", lambda at: _changed(at, v.Ballot, revealed=True), _meeting),
    (
        "that somebody has voted",
        "tied",
        lambda at: _changed(at, v.Cast, person=at.guest),
        lambda at: _staff(at) | _guest(at),
    ),
    ("minutes in draft", "closed", lambda at: _one(at, v.Minutes), _staff),
    (
        "minutes approved",
        "closed",
        lambda at: _changed(at, v.Minutes, state=MinutesState.APPROVED),
        _meeting,
    ),
    (
        "the paper of an invitation",
        "announced",
        lambda at: _paper(at, PaperKind.INVITATION, at.guest),
        lambda at: _staff(at) | _guest(at),
    ),
    ("a result sheet", "tied", lambda at: _paper(at, PaperKind.RESULT_SHEET, None), _meeting),
    ("the paper of the minutes", "closed", lambda at: _paper(at, PaperKind.MINUTES, None), _meeting),
    ("the verdict on signed minutes", "closed", lambda at: _paper_verdict(at, PaperKind.MINUTES, None), _meeting),
    (
        "the verdict on a signed invitation",
        "announced",
        lambda at: _paper_verdict(at, PaperKind.INVITATION, at.guest),
        lambda at: _staff(at) | _guest(at),
    ),
    (
        "a notice",
        "draft",
        lambda at: v.Notice(id="n", person=at.guest, code="invited", meeting=at.meeting, about=None, left_at=START),
        _guest,
    ),
]


def _paper_verdict(at: Play, kind: PaperKind, person: Id | None) -> v.PaperVerdict:
    return v.PaperVerdict(
        id=at.new_id(), meeting=at.meeting, paper_kind=kind, person=person, sha256=FILE, verdict=verdict(FILE)
    )


def _paper(at: Play, kind: PaperKind, person: Id | None) -> v.Paper:
    return v.Paper(
        id="p",
        meeting=at.meeting,
        paper_kind=kind,
        about="x",
        person=person,
        sha256=FILE,
        size=1,
        file_name="a.pdf",
        made_at=START,
    )


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
