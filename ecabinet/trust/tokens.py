"""Opaque session tokens: 256 random bits for the client, only the digest for the database."""

import hashlib
import secrets

_BYTES = 32


def make_token() -> str:
    """Return 256 random bits as 43 URL-safe characters."""
    return secrets.token_urlsafe(_BYTES)


def digest(token: str) -> str:
    """Return what is kept of a token: SHA-256 in hexadecimal."""
    return hashlib.sha256(token.encode()).hexdigest()
