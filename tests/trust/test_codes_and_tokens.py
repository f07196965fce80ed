"""One-time codes for people, tokens for programs: random, and kept as digests only."""

import re

import pytest

from ecabinet.trust import codes, tokens


def test_codes_are_long_readable_and_different() -> None:
    made = {codes.make_code() for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){6}", code) for code in made)


@pytest.mark.parametrize("typed", ["01ab-11xy", " 01AB 11XY ", "OIABLIXY", "oiab–l1xy", "o1ab\t1lxy\n"])
def test_a_code_typed_by_a_person_is_understood(typed: str) -> None:
    assert codes.digest(typed) == codes.digest("01AB-11XY")


def test_another_code_has_another_digest() -> None:
    assert codes.digest(codes.make_code()) != codes.digest(codes.make_code())
    assert re.fullmatch(r"[0-9a-f]{64}", codes.digest("any"))


def test_tokens_have_256_bits_and_an_exact_digest() -> None:
    token = tokens.make_token()
    assert re.fullmatch(r"[A-Za-z0-9_-]{43}", token)
    assert token != tokens.make_token()
    assert tokens.digest(token) == tokens.digest(token) != tokens.digest(token.swapcase())
