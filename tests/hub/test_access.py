"""Every door against everybody: the table says who gets in, and no door is missing from it (TRUST 6.1, 23)."""

from __future__ import annotations

import hashlib

import pytest
from starlette.routing import Route, WebSocketRoute
from websockets.exceptions import InvalidStatus

from ecabinet.hub.app import Doors
from tests.hub.house import House, HubStage
from tests.hub.test_doors import take_away
from tests.workers.pdf_files import plain

PDF = plain()
NAME = hashlib.sha256(PDF).hexdigest()
EVERYBODY = ("nobody", "ended", "outsider", "guest", "display", "member", "chair", "secretary", "admin")
SIGNED_IN = frozenset(EVERYBODY) - {"nobody", "ended"}
SENDERS = frozenset({"secretary", "admin", "chair"})
"""The chair signs papers, whose signed versions are files."""

# Status by door, for those who may and for those who may not. A door that asks nothing answers everybody alike.
TABLE: dict[tuple[str, str], tuple[frozenset[str], int, int]] = {
    ("POST", "/sign-in"): (frozenset(EVERYBODY), 422, 0),
    ("POST", "/enrol"): (frozenset(EVERYBODY), 422, 0),
    ("POST", "/password"): (SIGNED_IN, 422, 401),
    ("GET", "/me"): (SIGNED_IN, 200, 401),
    ("PUT", "/blobs/{sha256}"): (SENDERS, 201, 403),
    ("GET", "/blobs/{sha256}"): (frozenset(), 200, 404),
    ("GET", "/ca.pem"): (frozenset(EVERYBODY), 200, 0),
    ("GET", "/health"): (frozenset(EVERYBODY), 200, 0),
    ("GET", "/metrics"): (frozenset(EVERYBODY), 200, 0),  # from the machine itself; see below for others
    ("POST", "/sign-out"): (SIGNED_IN, 204, 401),  # the last one: it ends the session
}


@pytest.fixture
def tokens(house: House, stage: HubStage) -> dict[str, str]:
    meeting = stage.draft()
    stage.announce(meeting)
    stage.invite_guest(meeting, stage.items(meeting)[0])
    people = {
        "ended": stage.members[4],
        "outsider": stage.outsider,
        "guest": stage.guest,
        "display": stage.display,
        "member": stage.members[1],
        "chair": stage.chair,
        "secretary": stage.secretary,
        "admin": stage.admin,
    }
    found = {"nobody": ""}
    for name, person in people.items():
        stage.let_in(person)
        found[name] = house.sign_in(stage.email(person)).token
    take_away(stage, people["ended"])
    return found


def test_every_door_is_in_the_table(house: House) -> None:
    routes = Doors(house.core).routes()
    http = {(method, one.path) for one in routes if isinstance(one, Route) for method in (one.methods or set())}
    assert {door for door in http if door[0] != "HEAD"} == set(TABLE)
    assert [one.path for one in routes if isinstance(one, WebSocketRoute)] == ["/link"]


def test_every_door_opens_to_those_in_the_table_and_to_nobody_else(house: House, tokens: dict[str, str]) -> None:
    wrong = []
    for (method, path), (may, status, otherwise) in TABLE.items():
        for who in EVERYBODY:
            with house.http(tokens[who] or None) as client:
                answer = client.request(method, path.format(sha256=NAME), content=PDF if method == "PUT" else None)
            expected = status if who in may else otherwise
            if expected in {403, 404} and who not in SIGNED_IN:
                expected = 401
            if answer.status_code != expected:
                wrong.append((method, path, who, answer.status_code, expected))
    assert wrong == []


def test_a_token_that_is_none_opens_nothing(house: House, stage: HubStage) -> None:
    stage.let_in(stage.admin)
    token = house.sign_in(stage.email(stage.admin)).token
    with house.http() as client:
        for header in ("", "Bearer", "Bearer x", "Basic " + token, token, f"Bearer {token}x", f"Bearer {token[:-1]}"):
            assert client.get("/me", headers={"Authorization": header}).status_code == 401, header
        assert client.get("/me", headers={"Authorization": f"bearer  {token}"}).status_code == 200
        assert client.get("/me", params={"token": token}).status_code == 401


def test_the_link_opens_to_the_signed_in_only(house: House, tokens: dict[str, str]) -> None:
    for who in EVERYBODY:
        if who in SIGNED_IN:
            with house.link(tokens[who]) as link:
                link.hello()
                link.next()
        else:
            with pytest.raises(InvalidStatus, match="401"), house.link(tokens[who]):
                pass


def test_from_elsewhere_only_administrators_see_the_figures(
    house: House, tokens: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ecabinet.hub.app._LOOPBACK", frozenset())
    statuses = {}
    for who in EVERYBODY:
        with house.http(tokens[who] or None) as client:
            statuses[who] = client.get("/metrics").status_code
    assert statuses.pop("admin") == 200
    assert {statuses.pop("nobody"), statuses.pop("ended")} == {401}
    assert set(statuses.values()) == {403}
