"""Passwords: what is allowed and how they are kept (NIST SP 800-63B-4, OWASP's Argon2id profile)."""

import functools
import itertools
import secrets
import unicodedata

import argon2
from argon2.exceptions import VerifyMismatchError

from ecabinet.trust.common_passwords import COMMON

LENGTH_ALONE = 15
LENGTH_WITH_SECOND_FACTOR = 8
LENGTH_MOST = 256
_FEWEST_DIFFERENT = 5
_HASHER = argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1, type=argon2.Type.ID)


def objection(password: str, *, second_factor: bool = False) -> str | None:
    """Return why a new password is not taken: `password_too_short`, `password_too_long`, `password_common`, or None.

    Lengths are in characters after NFC: 15 at least, 8 where the password is one of two factors, 256 at most.
    There are no rules of composition.
    """
    text = unicodedata.normalize("NFC", password)
    if len(text) > LENGTH_MOST:
        return "password_too_long"
    if len(text) < (LENGTH_WITH_SECOND_FACTOR if second_factor else LENGTH_ALONE):
        return "password_too_short"
    return "password_common" if _is_common(text.casefold()) else None


def hash_password(password: str) -> str:
    """Return the text to keep: Argon2id with its settings and salt. Does not judge the password."""
    return _HASHER.hash(_as_bytes(password))


def verify_password(kept: str, password: str) -> bool:
    """Tell whether the password is the one whose hash was kept. A text too long for any password is wrong at once.

    Raises argon2's InvalidHashError when what was kept is no hash: a damaged store, not a wrong password.
    """
    if len(password) > LENGTH_MOST * 4:
        return False
    try:
        return _HASHER.verify(kept, _as_bytes(password))
    except VerifyMismatchError:
        return False


def verify_nobody(password: str) -> bool:
    """Do the work of `verify_password` for a user who does not exist, so that time tells nothing; always False."""
    verify_password(_hash_of_nobody(), password)
    return False


def needs_rehash(kept: str) -> bool:
    """Tell whether the hash was made with older settings and should be made anew at the next sign-in."""
    return _HASHER.check_needs_rehash(kept)


def _as_bytes(password: str) -> bytes:
    """Encode any text a keyboard can give, also a lone surrogate."""
    return unicodedata.normalize("NFC", password).encode(errors="surrogatepass")


@functools.cache
def _hash_of_nobody() -> str:
    return hash_password(secrets.token_urlsafe())


def _is_common(text: str) -> bool:
    """Find common words, also repeated or with digits around them, and texts of very few letters."""
    if len(set(text)) < _FEWEST_DIFFERENT or text in COMMON or _is_run(text):
        return True
    plain = text.strip("0123456789!@#$.,-_ ")
    return any(_repeats(part, word) for part in (text, plain) for word in COMMON)


def _repeats(text: str, word: str) -> bool:
    return bool(text) and (word * (len(text) // len(word) + 1))[: len(text)] == text and len(text) >= len(word)


def _is_run(text: str) -> bool:
    """Find 12345678901234 and abcdefgh: each character one after its neighbour, 0 after 9."""
    return all(ord(b) - ord(a) in (1, -9) for a, b in itertools.pairwise(text))
