"""The hub's doors: who comes in, what is answered to bad input, and that the hub goes on after it."""

from __future__ import annotations

import itertools
import ssl
import threading
from datetime import timedelta

import httpx
import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Id, Refusal
from ecabinet.domain.people.entities import Role
from ecabinet.hub import signing_in
from ecabinet.hub.bodies import Me, SignedIn
from ecabinet.store.sessions import OF_ADDRESS
from ecabinet.trust import codes, passwords
from tests.hub.house import ADMINISTRATOR, PASSWORD, House, HubStage

ANOTHER = "một con ngựa đau cả tàu bỏ cỏ"


def code_of(answer: httpx.Response) -> str:
    return msgspec.json.decode(answer.content, type=Refusal).code


def sign_in(house: House, email: str, password: str) -> httpx.Response:
    with house.http() as client:
        return client.post("/sign-in", json={"email": email, "password": password, "device": "máy thử"})


def enrol(house: House, code: str, password: str = PASSWORD) -> httpx.Response:
    body = {"email": ADMINISTRATOR.email, "code": code, "password": password, "device": "máy thử"}
    with house.http() as client:
        return client.post("/enrol", json=body)


def test_the_first_administrator_comes_in_by_the_code_and_then_by_the_password(house: House) -> None:
    first = enrol(house, house.made.code.lower().replace("-", " "))
    assert first.status_code == 200, first.text
    token = house.sign_in(ADMINISTRATOR.email.upper()).token
    with house.http(token) as client:
        me = msgspec.json.decode(client.get("/me").content, type=Me)
    assert me.full_name == ADMINISTRATOR.full_name
    assert me.roles == (Role.ADMINISTRATOR,)


def test_a_code_is_good_once(house: House) -> None:
    assert enrol(house, house.made.code).status_code == 200
    again = enrol(house, house.made.code, ANOTHER)
    assert (again.status_code, code_of(again)) == (401, "code_malformed")


def test_a_code_has_an_end(house: House) -> None:
    house.clock.now += timedelta(days=5000)
    late = enrol(house, house.made.code)
    assert (late.status_code, code_of(late)) == (401, "code_expired")


def test_one_of_two_who_use_a_code_at_the_same_time_comes_in(house: House) -> None:
    answers: list[int] = []
    threads = [
        threading.Thread(target=lambda: answers.append(enrol(house, house.made.code).status_code)) for _ in range(2)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 401]


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("ngắn quá", "password_too_short"),
        ("a" * 300, "password_too_long"),
        ("passwordpassword", "password_too_common"),
    ],
)
def test_a_poor_password_is_refused_and_the_code_stays_good(house: House, password: str, code: str) -> None:
    poor = enrol(house, house.made.code, password)
    assert (poor.status_code, code_of(poor)) == (422, code)
    assert enrol(house, house.made.code).status_code == 200


def test_a_wrong_password_and_an_unknown_person_get_the_same_answer(house: House, stage: HubStage) -> None:
    stage.let_in(stage.chair)
    wrong = sign_in(house, stage.email(stage.chair), ANOTHER)
    unknown = sign_in(house, "ai.do@hanoi.example", ANOTHER)
    without_password = sign_in(house, stage.email(stage.outsider), ANOTHER)
    assert {answer.status_code for answer in (wrong, unknown, without_password)} == {401}
    assert wrong.content == unknown.content == without_password.content
    assert code_of(wrong) == "sign_in_failed"
    house.sign_in(stage.email(stage.chair))


def test_an_unknown_person_costs_as_much_work_as_a_known_one(
    house: House, stage: HubStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.let_in(stage.chair)
    hashed: list[str] = []
    verify = passwords.verify_password

    def counted(kept: str, password: str) -> bool:
        hashed.append(kept)
        return verify(kept, password)

    monkeypatch.setattr(passwords, "verify_password", counted)
    sign_in(house, stage.email(stage.chair), ANOTHER)
    sign_in(house, "ai.do@hanoi.example", ANOTHER)
    assert len(hashed) == 2


@pytest.mark.parametrize("known", [True, False])
def test_after_five_failures_one_has_to_wait_known_or_not(house: House, stage: HubStage, *, known: bool) -> None:
    stage.let_in(stage.chair)
    email = stage.email(stage.chair) if known else "ai.do@hanoi.example"
    for _ in range(5):
        assert sign_in(house, email, ANOTHER).status_code == 401
    blocked = sign_in(house, email, PASSWORD)
    assert (blocked.status_code, code_of(blocked)) == (429, "too_many_attempts")
    assert int(blocked.headers["retry-after"]) > 0
    stage.let_in(stage.outsider)
    house.sign_in(stage.email(stage.outsider))
    house.clock.now += timedelta(seconds=31)
    assert sign_in(house, email, PASSWORD).status_code == (200 if known else 401)


def test_who_tries_many_names_from_one_address_has_to_wait(
    house: House, stage: HubStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signing_in, "OF_ADDRESS", msgspec.structs.replace(OF_ADDRESS, first=6))
    stage.let_in(stage.chair)
    for number in range(5):
        assert sign_in(house, f"nguoi{number}@hanoi.example", ANOTHER).status_code == 401
    house.sign_in(stage.email(stage.chair))
    assert sign_in(house, "nguoi5@hanoi.example", ANOTHER).status_code == 401
    blocked = sign_in(house, "nguoi7@hanoi.example", ANOTHER)
    assert (blocked.status_code, code_of(blocked)) == (429, "too_many_attempts")
    house.clock.now += timedelta(seconds=31)
    house.sign_in(stage.email(stage.chair))


def test_a_changed_password_ends_the_other_sessions(house: House, stage: HubStage) -> None:
    stage.let_in(stage.chair)
    email = stage.email(stage.chair)
    old, other = house.sign_in(email).token, house.sign_in(email).token
    with house.http(old) as client:
        wrong = client.post("/password", json={"old": ANOTHER, "new": ANOTHER})
        assert (wrong.status_code, code_of(wrong)) == (401, "sign_in_failed")
        changed = client.post("/password", json={"old": PASSWORD, "new": ANOTHER})
    assert changed.status_code == 200
    new = msgspec.json.decode(changed.content, type=SignedIn).token
    statuses = []
    for token in (old, other, new):
        with house.http(token) as client:
            statuses.append(client.get("/me").status_code)
    assert statuses == [401, 401, 200]
    assert sign_in(house, email, PASSWORD).status_code == 401
    assert sign_in(house, email, ANOTHER).status_code == 200


def test_a_session_ends_when_its_time_has_come_or_its_person_signs_out(house: House, stage: HubStage) -> None:
    stage.let_in(stage.chair)
    token = house.sign_in(stage.email(stage.chair)).token
    with house.http(token) as client:
        assert client.post("/sign-out").status_code == 204
        gone = client.get("/me")
        assert (gone.status_code, code_of(gone)) == (401, "signed_out")
    token = house.sign_in(stage.email(stage.chair)).token
    house.clock.now += timedelta(hours=house.config.session_hours)
    with house.http(token) as client:
        assert client.get("/me").status_code == 401


def test_somebody_without_access_is_out_at_the_next_request(house: House, stage: HubStage) -> None:
    stage.let_in(stage.outsider)
    token = house.sign_in(stage.email(stage.outsider)).token
    take_away(stage, stage.outsider)
    with house.http(token) as client:
        assert client.get("/me").status_code == 401
    assert sign_in(house, stage.email(stage.outsider), PASSWORD).status_code == 401


def take_away(stage: HubStage, person: Id) -> None:
    found = stage.world.get(v.Person, person)
    assert found is not None
    stage.must(
        stage.admin,
        v.ChangePerson,
        based_on=found.version,
        person=found.id,
        email=found.email,
        full_name=found.full_name,
        position=found.position,
        agency=found.agency,
        roles=found.roles,
        precedence=found.precedence,
        active=False,
    )


BODIES: list[bytes] = [
    b"",
    b"{",
    b"[]",
    b'"x"',
    b"\xff\xfe",
    b'{"email": "a@b.example", "password": 1, "device": "x"}',
    b'{"email": "a@b.example", "password": "x", "device": "x", "roles": ["administrator"]}',
    b'{"email": "' + b"a" * 20_000 + b'"}',
    b"[" * 10_000,
]


def test_a_malformed_body_is_refused_with_its_code(house: House) -> None:
    media = ("application/json", "application/msgpack", "text/html")
    with house.http() as client:
        for door, kind, body in itertools.product(("/sign-in", "/enrol"), media, BODIES):
            answer = client.post(door, content=body, headers={"Content-Type": kind})
            assert (answer.status_code, b"frame_malformed" in answer.content) == (422, True), (door, kind, body)
        assert client.get("/health").text == "ok\n"


def test_bodies_may_be_msgpack_both_ways(house: House, stage: HubStage) -> None:
    stage.let_in(stage.chair)
    body = msgspec.msgpack.encode({"email": stage.email(stage.chair), "password": PASSWORD, "device": "x"})
    with house.http() as client:
        answer = client.post("/sign-in", content=body, headers={"Content-Type": "application/msgpack"})
    assert msgspec.msgpack.decode(answer.content, type=SignedIn).person == stage.chair


def test_what_is_no_door_is_not_found(house: House) -> None:
    with house.http() as client:
        for path in ("/", "/nowhere", "/blobs", "/../etc/passwd", "/blobs/..%2f..%2fhub.toml", "/blobs/../hub.toml"):
            assert client.get(path).status_code == 404, path


def test_only_tls_1_3_is_spoken_and_only_to_who_pins_the_authority(house: House) -> None:
    old = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    old.load_verify_locations(house.config.authority_files[0])
    old.maximum_version = ssl.TLSVersion.TLSv1_2
    stranger = ssl.create_default_context()
    for context in (old, stranger):
        with (
            httpx.Client(base_url=house.url, verify=context, trust_env=False) as client,
            pytest.raises(httpx.ConnectError),
        ):
            client.get("/health")


def test_a_bug_is_answered_with_a_number_and_the_hub_goes_on(
    house: House, stage: HubStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage.let_in(stage.chair)

    def broken(_kept: str, _password: str) -> bool:
        raise ZeroDivisionError

    with monkeypatch.context() as broken_for_now:
        broken_for_now.setattr(passwords, "verify_password", broken)
        answer = sign_in(house, stage.email(stage.chair), PASSWORD)
    assert answer.status_code == 500
    refusal = msgspec.json.decode(answer.content, type=Refusal)
    assert refusal.code == "internal_fault"
    assert refusal.values["number"]
    house.sign_in(stage.email(stage.chair))


def test_figures_name_nobody(house: House, stage: HubStage) -> None:
    stage.let_in(stage.chair)
    house.sign_in(stage.email(stage.chair))
    with house.http() as client:
        text = client.get("/metrics").text
    assert 'ecabinet_commands_total{outcome="accepted",verb="AddPerson"}' in text
    assert "ecabinet_connections 0" in text
    assert "hanoi.example" not in text
    assert stage.chair not in text


def test_a_new_code_lets_somebody_in_again_and_ends_what_was_open(house: House, stage: HubStage) -> None:
    assert enrol(house, house.made.code).status_code == 200
    token = house.sign_in(ADMINISTRATOR.email).token
    (person,) = stage.world.find(v.Person, natural=ADMINISTRATOR.email)
    code = codes.make_code()
    stage.must(HUB, v.IssueCode, person=person.id, code_digest=codes.digest(code))
    assert enrol(house, code, ANOTHER).status_code == 200
    with house.http(token) as client:
        assert client.get("/me").status_code == 401
