"""The replica's key, wrapped by the sign-in secret: Argon2id makes the key that AES-256-GCM wraps with."""

import secrets
import unicodedata

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

KEY_BYTES = 32
_KIND = "ecabinet-key"
_VERSION = 1
_SALT_BYTES = 16
_NONCE_BYTES = 12
# Dearer than a sign-in at the hub: a stolen device can be tried without end.
_MEMORY_KIB = 64 * 1024
_PASSES = 3
_MOST_MEMORY_KIB = 256 * 1024
_MOST_PASSES = 8
_MOST_LANES = 8


class WrongSecret(msgspec.Struct, frozen=True):
    """The refusal of a secret that does not open the key, or of a key that was tampered with: one cannot tell."""


class NotAWrappedKey(Exception):
    """The bytes are no wrapped key, or one of a version this program does not know."""


class _Header(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    kind: str
    version: int
    memory_kib: int
    passes: int
    lanes: int
    salt: bytes
    nonce: bytes


class _Wrapped(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    header: bytes
    sealed: bytes


# Made with the module: several people's keys are unwrapped on threads at once, and msgspec 0.22 dies where two threads
# make the first decoders of a type.
_HEADER = msgspec.msgpack.Decoder(_Header)
_WRAPPED = msgspec.msgpack.Decoder(_Wrapped)


def make_key() -> bytes:
    """Return 32 random bytes."""
    return secrets.token_bytes(KEY_BYTES)


def wrap(key: bytes, secret: str) -> bytes:
    """Wrap a key by a secret that a person types (compared in NFC). The header is bound to the content."""
    header = _Header(
        kind=_KIND,
        version=_VERSION,
        memory_kib=_MEMORY_KIB,
        passes=_PASSES,
        lanes=1,
        salt=secrets.token_bytes(_SALT_BYTES),
        nonce=secrets.token_bytes(_NONCE_BYTES),
    )
    head = msgspec.msgpack.encode(header)
    sealed = AESGCM(_wrapping_key(header, secret)).encrypt(header.nonce, key, head)
    return msgspec.msgpack.encode(_Wrapped(head, sealed))


def unwrap(blob: bytes, secret: str) -> bytes | WrongSecret:
    """Return the key, or WrongSecret. Raises NotAWrappedKey."""
    wrapped, header = _parse(blob)
    try:
        return AESGCM(_wrapping_key(header, secret)).decrypt(header.nonce, wrapped.sealed, wrapped.header)
    except InvalidTag:
        return WrongSecret()


def is_wrapped(blob: bytes) -> bool:
    """Tell whether the bytes are a wrapped key; a key store for files asks this before it writes."""
    try:
        _parse(blob)
    except NotAWrappedKey:
        return False
    return True


def _wrapping_key(header: _Header, secret: str) -> bytes:
    return hash_secret_raw(
        unicodedata.normalize("NFC", secret).encode(errors="surrogatepass"),
        header.salt,
        time_cost=header.passes,
        memory_cost=header.memory_kib,
        parallelism=header.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _parse(blob: bytes) -> tuple[_Wrapped, _Header]:
    """Read a blob and bound what its header may cost before anything is computed by it."""
    try:
        wrapped = _WRAPPED.decode(blob)
        header = _HEADER.decode(wrapped.header)
    except (msgspec.DecodeError, UnicodeDecodeError) as fault:  # msgspec lets the latter through
        raise NotAWrappedKey("cannot be read") from fault
    if (header.kind, header.version) != (_KIND, _VERSION):
        raise NotAWrappedKey("of an unknown version")
    if not (
        1 <= header.lanes <= _MOST_LANES
        and 8 * header.lanes <= header.memory_kib <= _MOST_MEMORY_KIB
        and 1 <= header.passes <= _MOST_PASSES
        and len(header.salt) == _SALT_BYTES
        and len(header.nonce) == _NONCE_BYTES
    ):
        raise NotAWrappedKey("with settings out of bounds")
    return wrapped, header
