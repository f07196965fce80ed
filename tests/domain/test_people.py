"""The directory: agencies, people, codes, committees and rooms."""

from __future__ import annotations

import unicodedata
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences_of
from ecabinet.domain.kernel import Changes, Command, Refusal
from ecabinet.domain.people.entities import Role
from ecabinet.domain.people.issue_code import CODE_LIFETIME
from tests.domain.examples import Fields, example, play
from tests.stage import START


def refused(verb: type[Command], **otherwise: object) -> str | None:
    """Return why the example is refused when it is given otherwise."""
    outcome = example(verb, **Fields(otherwise)).decided()
    return outcome.code if isinstance(outcome, Refusal) else None


@pytest.mark.parametrize(
    "twin",
    [
        "member0@hanoi.example",
        "MEMBER0@hanoi.example",
        " Member0@Hanoi.Example ",
    ],
)
def test_an_address_belongs_to_one_person_however_it_is_typed(twin: str) -> None:
    assert refused(v.AddPerson, email=twin) == "email_taken"
    assert refused(v.ChangePerson, email=twin) == "email_taken"


def test_an_address_in_another_normal_form_is_the_same() -> None:
    at = play("draft")
    address = "hội@hanoi.example"
    at.must(at.admin, v.AddPerson, **{**_person(at.agency), "person": at.new_id(), "email": address})
    for typed in (unicodedata.normalize("NFC", address), unicodedata.normalize("NFD", address)):
        twin: Fields = {**_person(at.agency), "person": at.new_id(), "email": typed}
        assert at.refused(at.admin, v.AddPerson, **twin) == "email_taken"


@given(st.from_regex(r"[a-zàáảãạâăđêôơư]{1,8}@[a-z]{1,5}\.vn", fullmatch=True), st.data())
def test_no_two_people_share_an_address(address: str, data: st.DataObject) -> None:
    at = play("draft")
    at.must(at.admin, v.AddPerson, **{**_person(at.agency), "person": at.new_id(), "email": address})
    written = data.draw(st.sampled_from([address, address.upper(), address.title()]))
    typed = unicodedata.normalize("NFD", written) if data.draw(st.booleans()) else written
    twin: Fields = {**_person(at.agency), "person": at.new_id(), "email": typed}
    assert at.refused(at.admin, v.AddPerson, **twin) == "email_taken"


def _person(agency: str) -> Fields:
    return {"full_name": "Bà Mới", "position": "Chuyên viên", "agency": agency}


@pytest.mark.parametrize(
    "address",
    [
        "",
        "a",
        "a@",
        "@b.vn",
        "a@b",
        "a@b.",
        "a@.vn",
        "a b@c.vn",
        "a@b@c.vn",
        "a,b@c.vn",
        "<a@c.vn>",
        "a\x00@c.vn",
        "a\u200b@c.vn",
        "a\u202e@c.vn",
        "a\n@c.vn",
        "x" * 250 + "@c.vn",
    ],
)
def test_what_is_no_address(address: str) -> None:
    assert refused(v.AddPerson, email=address) == "email_malformed"


@pytest.mark.parametrize("verb", [v.AddPerson, v.ChangePerson])
@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("full_name", "", "text_missing"),
        ("full_name", "x" * 51, "text_too_long"),
        ("position", "", "text_missing"),
        ("agency", "x", "agency_unknown"),
        ("roles", (Role.CHAIR,), "role_is_of_a_meeting"),
        ("roles", (Role.SECRETARIAT, Role.GUEST), "role_is_of_a_meeting"),
        ("roles", (Role.SECRETARIAT, Role.SECRETARIAT), None),
    ],
)
def test_a_person_needs(verb: type[Command], field: str, value: object, code: str | None) -> None:
    assert refused(verb, **{field: value}) == code


def test_a_person_keeps_their_own_address_when_changed() -> None:
    assert refused(v.ChangePerson, email="outsider@hanoi.example") is None


def test_an_administrator_does_not_lock_themself_out() -> None:
    at = play("draft")
    fields: Fields = {**_person(at.agency), "person": at.admin, "email": "admin@hanoi.example", "precedence": 1}
    for roles, active in (((), True), ((Role.ADMINISTRATOR,), False)):
        outcome = at.give(at.admin, v.ChangePerson, based_on=1, roles=roles, active=active, **fields)
        assert outcome == Refusal("would_lock_out_oneself")


@pytest.mark.parametrize("based_on", [None, 0, 2])
def test_a_stale_entry_is_not_overwritten(based_on: int | None) -> None:
    outcome = example(v.ChangePerson, based_on=based_on).decided()
    assert outcome == Refusal("stale", {"version": "1", "text": "Ông outsider"})


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("code", "000.00.00.H26", "agency_code_taken"),
        ("code", "000.00.00.h26 ", "agency_code_taken"),
        ("code", "", "text_missing"),
        ("code", "x" * 14, "text_too_long"),
        ("superior", "x", "agency_unknown"),
    ],
)
def test_an_agency_needs(field: str, value: object, code: str) -> None:
    assert refused(v.AddAgency, **{field: value}) == code


@pytest.mark.parametrize("digest", ["", "0F" * 32, "0f" * 31, "zz" * 32])
def test_a_code_is_known_by_its_digest_alone(digest: str) -> None:
    assert refused(v.IssueCode, code_digest=digest) == "code_malformed"
    assert refused(v.IssueCode, person="x") == "person_unknown"


def test_a_code_is_used_up_by_the_password() -> None:
    at = play("draft")
    at.must(at.admin, v.IssueCode, person=at.outsider, code_digest="0f" * 32)
    credential = at.world.get(v.Credential, at.outsider)
    assert credential is not None
    assert credential.code_expires_at == START + CODE_LIFETIME == START + timedelta(days=3)
    outcome = v.SetPassword(id=at.new_id(), claimed_at=START, person=at.outsider, password_hash="$argon2id$")
    at.must("hub", type(outcome), person=at.outsider, password_hash="$argon2id$")
    credential = at.world.get(v.Credential, at.outsider)
    assert credential is not None
    assert (credential.code_digest, credential.code_expires_at, credential.version) == (None, None, 2)


@pytest.mark.parametrize(
    ("verb", "field", "value", "code"),
    [
        (v.AddCommittee, "rule_set", "x", "rule_set_unknown"),
        (v.AddCommittee, "name", "", "text_missing"),
        (v.AddMembership, "committee", "x", "committee_unknown"),
        (v.AddMembership, "person", "x", "person_unknown"),
        (v.AddMembership, "chairs", True, "chair_taken"),
        (v.AddMembership, "seat", "", "text_missing"),
        (v.EndMembership, "membership", "x", "membership_unknown"),
        (v.AddRoom, "seats", 0, "seats_out_of_range"),
        (v.AddRoom, "seats", 10_001, "seats_out_of_range"),
        (v.AddRoom, "display", "x", "not_a_display_account"),
        (v.AddRoom, "name", "", "text_missing"),
        (v.ReadNotice, "notice", "x", "notice_unknown"),
    ],
)
def test_what_else_is_refused(verb: type[Command], field: str, value: object, code: str) -> None:
    assert refused(verb, **{field: value}) == code


def test_nobody_holds_two_seats_of_a_committee() -> None:
    given = example(v.AddMembership)
    outcome = given.decided()
    assert isinstance(outcome, Changes)
    given.stage.world.carry_out(outcome)
    assert given.decided() == Refusal("already_a_member", {"name": "Ông outsider"})


def test_a_member_is_no_display_account() -> None:
    at = play("draft")
    fields: Fields = {"room": at.new_id(), "name": "P", "location": "T", "seats": 4, "display": at.guest}
    assert at.refused(at.secretary, v.AddRoom, **fields) == "not_a_display_account"


def test_notices_of_others_do_not_exist() -> None:
    given = example(v.ReadNotice)
    assert given.decided(by=given.stage.guest) == Refusal("notice_unknown")


def test_roles_of_the_city_open_the_directory() -> None:
    at = play("draft")
    for roles, opens in (((Role.ADMINISTRATOR,), True), ((Role.SECRETARIAT,), True), ((Role.ROOM_DISPLAY,), False)):
        person = at.person(f"p{len(roles)}{roles[0]}", *roles)
        assert ("directory" in audiences_of(at.world, person)) is opens
