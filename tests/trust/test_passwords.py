"""Which passwords are taken, and how they are kept."""

import unicodedata

import argon2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecabinet.trust.passwords import hash_password, needs_rehash, objection, verify_nobody, verify_password


@pytest.mark.parametrize(
    "password",
    [
        "con đường gốm sứ ven sông",
        "correct horse battery staple",
        "Kẻ Chợ xưa và nay 1010",
        "ă" * 3 + "bcdefghijklmnop",
    ],
)
def test_long_phrases_are_taken(password: str) -> None:
    assert objection(password) is None


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "password_too_short"),
        ("mười bốn ký tự", "password_too_short"),
        ("a b" * 86, "password_too_long"),
        ("aaaaaaaaaaaaaaaa", "password_common"),
        ("abababababababab", "password_common"),
        ("123456789012345678", "password_common"),
        ("abcdefghijklmnopq", "password_common"),
        ("Matkhau123456789", "password_common"),
        ("PasswordPassword", "password_common"),
        ("ubndubndubndubnd2026", "password_common"),
    ],
)
def test_what_others_would_guess_is_not_taken(password: str, code: str) -> None:
    assert objection(password) == code


def test_a_second_factor_allows_shorter_ones() -> None:
    assert objection("gốm sứ 9", second_factor=True) is None
    assert objection("gốm sứ!", second_factor=True) == "password_too_short"
    assert objection("qwerty123", second_factor=True) == "password_common"


def test_lengths_are_counted_in_composed_letters() -> None:
    decomposed = unicodedata.normalize("NFD", "ộ" * 7 + "x")
    assert len(decomposed) > 15
    assert objection(decomposed) == "password_too_short"


@settings(max_examples=10)
@given(st.text(st.characters(), max_size=256), st.text(max_size=20))
def test_a_password_opens_what_it_closed_and_another_does_not(password: str, other: str) -> None:
    kept = hash_password(password)
    assert verify_password(kept, password)
    assert verify_password(kept, unicodedata.normalize("NFD", password))
    same = unicodedata.normalize("NFC", password) == unicodedata.normalize("NFC", other)
    assert verify_password(kept, other) == same


def test_a_lone_surrogate_is_just_another_letter() -> None:
    assert verify_password(hash_password("x\ud800"), "x\ud800")


def test_the_same_password_is_kept_differently_each_time() -> None:
    assert hash_password("x") != hash_password("x")


def test_an_unknown_user_costs_the_same_work_as_a_wrong_password(monkeypatch: pytest.MonkeyPatch) -> None:
    worked: list[argon2.Parameters] = []
    real = argon2.PasswordHasher.verify

    def recorded(hasher: argon2.PasswordHasher, kept: str, password: bytes) -> bool:
        worked.append(argon2.extract_parameters(kept))
        return real(hasher, kept, password)

    kept = hash_password("somebody's own password")
    monkeypatch.setattr(argon2.PasswordHasher, "verify", recorded)
    assert not verify_password(kept, "guess")
    assert not verify_nobody("guess")
    known, unknown = worked
    assert known == unknown


def test_an_endless_password_is_wrong_without_work() -> None:
    assert not verify_password("not even looked at", "x" * 10_000_000)


def test_older_settings_are_noticed() -> None:
    assert not needs_rehash(hash_password("x"))
    assert needs_rehash(argon2.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("x"))
    assert hash_password("x").startswith("$argon2id$v=19$m=19456,t=2,p=1$")


def test_a_damaged_hash_is_not_a_wrong_password() -> None:
    with pytest.raises(argon2.exceptions.InvalidHashError):
        verify_password("damaged", "x")
