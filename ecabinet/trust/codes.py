"""One-time codes that people read and type."""

import hashlib
import secrets

# Douglas Crockford's base 32: no I, L, O, U.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKE = str.maketrans("OIL", "011", " -\u2013\t\r\n")
_LENGTH = 28
_GROUP = 4


def make_code() -> str:
    """Return a code of 140 random bits in 7 groups of 4 letters and digits."""
    drawn = "".join(secrets.choice(_ALPHABET) for _ in range(_LENGTH))
    return "-".join(drawn[start : start + _GROUP] for start in range(0, _LENGTH, _GROUP))


def digest(code: str) -> str:
    """Return what is kept of a code: SHA-256 in hexadecimal, blind to case, spaces, hyphens and O/0, I/L/1."""
    return hashlib.sha256(code.upper().translate(_LOOK_ALIKE).encode()).hexdigest()
