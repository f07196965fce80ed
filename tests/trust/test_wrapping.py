"""A key leaves its wrapping only by its own secret."""

import unicodedata

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ecabinet.trust.wrapping import NotAWrappedKey, WrongSecret, is_wrapped, make_key, unwrap, wrap

KEY = make_key()
BLOB = wrap(KEY, "bí mật đăng nhập")


@settings(max_examples=5)
@given(st.text())
def test_the_secret_opens_what_it_wrapped(secret: str) -> None:
    assert unwrap(wrap(KEY, secret), secret) == KEY


def test_the_secret_may_be_typed_composed_or_decomposed() -> None:
    assert unwrap(BLOB, unicodedata.normalize("NFD", "bí mật đăng nhập")) == KEY


def test_another_secret_does_not_open_it() -> None:
    assert unwrap(BLOB, "bí mật đăng nhập ") == WrongSecret()


def test_keys_and_wrappings_are_new_each_time() -> None:
    assert len(KEY) == 32
    assert make_key() != KEY
    assert wrap(KEY, "x") != wrap(KEY, "x")


def test_the_key_is_not_in_the_wrapping() -> None:
    assert KEY not in BLOB
    assert is_wrapped(BLOB)
    assert not is_wrapped(KEY)


@settings(max_examples=25)
@given(st.integers(0, len(BLOB) - 1), st.integers(1, 255))
def test_no_changed_byte_goes_unnoticed(place: int, change: int) -> None:
    changed = bytearray(BLOB)
    changed[place] ^= change
    try:
        assert unwrap(bytes(changed), "bí mật đăng nhập") == WrongSecret()
    except NotAWrappedKey:
        assert not is_wrapped(bytes(changed))


@pytest.mark.parametrize(
    "blob", [b"", b"\xff", BLOB[:-1], BLOB + b"x", BLOB.replace(b"ecabinet", b"ecab\xffnet"), b"\x92\xc4\x00\xc4\x00"]
)
def test_what_is_no_wrapping_is_said(blob: bytes) -> None:
    with pytest.raises(NotAWrappedKey):
        unwrap(blob, "any")


@pytest.mark.parametrize(
    ("place", "value"),
    [(0, "other"), (1, 2), (2, 1 << 31), (2, 1), (3, 0), (3, 1000), (4, 100), (5, b"short"), (6, b"")],
)
def test_settings_out_of_bounds_are_refused_before_any_work(place: int, value: object) -> None:
    head, sealed = msgspec.msgpack.decode(BLOB)
    fields = msgspec.msgpack.decode(head)
    fields[place] = value
    with pytest.raises(NotAWrappedKey):
        unwrap(msgspec.msgpack.encode([msgspec.msgpack.encode(fields), sealed]), "any")
