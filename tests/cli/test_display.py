"""A room's screen signs in by itself; a hub that it does not know is trusted only by the fingerprint that was given."""

from __future__ import annotations

from concurrent.futures import Future
from typing import TypeVar

import pytest

from ecabinet.cli.display_entry import Entry, enter
from ecabinet.client.values import SignInAnswer, SignInStep
from ecabinet.ui.port import ApplicationPort

T = TypeVar("T")
FINGERPRINT = "12AB 34CD 56EF"
CODE, PASSWORD = "ABCD-EFGH", "mot mat khau dai"
FIRST = Entry(hub="https://hub", email="phong@x", password=PASSWORD, code=CODE, fingerprint=FINGERPRINT)


def done(value: T) -> Future[T]:
    future: Future[T] = Future()
    future.set_result(value)
    return future


class FakeDoor:
    """A door that asks a new device for the hub's fingerprint and, after a code, for a password."""

    def __init__(self, *, last_email: str = "") -> None:
        self.hub_url = "https://hub" if last_email else ""
        self.last_email = last_email
        self.trusts = bool(last_email)
        self.heard: list[str] = []
        self._secret = ""

    def sign_in(
        self, hub_url: str, email: str, secret: str, *, old_password: str = "", start_anew: bool = False
    ) -> Future[SignInAnswer]:
        assert (hub_url, old_password, start_anew) == ("https://hub", "", False)
        self._secret = secret
        if not self.trusts:
            return done(SignInAnswer(SignInStep.CONFIRM_HUB, fingerprint=FINGERPRINT))
        return self._told(email)

    def confirm_hub(self, fingerprint: str) -> Future[SignInAnswer]:
        assert fingerprint == FINGERPRINT
        self.trusts = True
        return self._told("phong@x")

    def set_password(self, password: str) -> Future[SignInAnswer]:
        self.heard.append(f"chose {password}")
        return done(SignInAnswer(SignInStep.DONE))

    def application(self) -> ApplicationPort:
        raise NotImplementedError

    def _told(self, email: str) -> Future[SignInAnswer]:
        self.heard.append(f"{email} {self._secret}")
        return done(SignInAnswer(SignInStep.NEW_PASSWORD if self._secret == CODE else SignInStep.DONE))


@pytest.mark.parametrize("written", [FINGERPRINT, "12ab34cd56ef", "12:AB:34:CD:56:EF"])
def test_the_first_start_confirms_the_hub_and_chooses_the_password(written: str) -> None:
    door = FakeDoor()
    given = Entry(hub="https://hub", email="phong@x", password=PASSWORD, code=CODE, fingerprint=written)
    assert enter(door, given).step == SignInStep.DONE
    assert door.heard == [f"phong@x {CODE}", f"chose {PASSWORD}"]


@pytest.mark.parametrize("other", ["", "12AB 34CD 56EE"])
def test_a_hub_with_another_fingerprint_is_told_nothing(other: str) -> None:
    door = FakeDoor()
    given = Entry(hub="https://hub", email="phong@x", password=PASSWORD, code=CODE, fingerprint=other)
    answer = enter(door, given)
    assert (answer.step, answer.fingerprint) == (SignInStep.CONFIRM_HUB, FINGERPRINT)
    assert door.heard == []


@pytest.mark.parametrize("given", [Entry(password=PASSWORD), FIRST])
def test_later_starts_take_the_password_alone_whatever_else_is_still_given(given: Entry) -> None:
    door = FakeDoor(last_email="phong@x")
    assert enter(door, given).step == SignInStep.DONE
    assert door.heard == [f"phong@x {PASSWORD}"]


def test_a_code_where_the_password_belongs_is_not_used_up() -> None:
    door = FakeDoor(last_email="phong@x")
    assert enter(door, Entry(password=CODE)).step == SignInStep.NEW_PASSWORD
    assert door.heard == [f"phong@x {CODE}"]
