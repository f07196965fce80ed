"""Keys on a token (USB, smart card, HSM), reached by its maker's PKCS #11 library."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Final

import pkcs11
from asn1crypto import x509
from pkcs11 import exceptions as faults
from pkcs11._pkcs11 import lib as _Library  # noqa: N812 - a class, named like a function
from pyhanko.sign.pkcs11 import PKCS11Signer

from ecabinet.domain.kernel import Refusal
from ecabinet.domain.signatures.findings import Certificate
from ecabinet.trust.signing.keys import KeyInHand, certificate_problem, shown
from ecabinet.trust.signing.values import Scheme, Token, Tries

_ON_LINUX: Final = (
    "/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so",
    "/usr/lib/opensc-pkcs11.so",
    "/usr/lib/libeToken.so",
    "/usr/lib/libeTPkcs11.so",
    "/usr/lib/bit4id/libbit4xpki.so",
    "/usr/lib/libbit4xpki.so",
    "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so",
    "/usr/lib/softhsm/libsofthsm2.so",
)
_ON_WINDOWS: Final = (
    "C:/Windows/System32/eTPKCS11.dll",
    "C:/Windows/System32/bit4xpki.dll",
    "C:/Program Files/OpenSC Project/OpenSC/pkcs11/opensc-pkcs11.dll",
)
"""Of the tokens that VGCA gives out (SafeNet, Bit4id), and of open software. Others are named by the person."""


def libraries(more: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Return the PKCS #11 libraries that are installed: those given, then those in the usual places."""
    usual = _ON_WINDOWS if sys.platform == "win32" else _ON_LINUX
    found: dict[Path, Path] = {}
    for path in (*more, *map(Path, usual)):
        if path.is_file():
            found.setdefault(path.resolve(), path)
    return tuple(found.values())


def tokens(library: Path) -> tuple[Token, ...] | Refusal:
    """Return the tokens that a library reaches. Refuses with `token_library_unusable`, `token_failed`."""
    loaded = _loaded(library)
    if isinstance(loaded, Refusal):
        return loaded
    try:
        slots = loaded.get_slots(token_present=True)
        return tuple(_described(library, slot.get_token()) for slot in slots if _is_ready(slot))
    except faults.PKCS11Error as fault:
        return refusal_of(fault)


def open_token(token: Token, pin: str, now: datetime, scheme: Scheme = Scheme.PSS) -> KeyInHand | Refusal:
    """Open the key of a token.

    Refuses with `token_absent`, `wrong_pin`, `wrong_pin_last_try`, `pin_locked`, `pin_expired`, `pin_not_set`,
    `token_without_key`, `token_failed`, `token_library_unusable`, or what `certificate_problem` finds.
    """
    loaded = _loaded(Path(token.library))
    if isinstance(loaded, Refusal):
        return loaded
    closing = ExitStack()
    try:
        plugged = loaded.get_token(token_label=token.label, token_serial=bytes.fromhex(token.serial))
        if _tries(plugged) == Tries.NONE:
            return Refusal("pin_locked")
        session = closing.enter_context(plugged.open(user_pin=pin))
        signer = _signer(session, plugged, now, scheme)
    except faults.PKCS11Error as fault:
        closing.close()
        return refusal_of(fault, _tries_now(loaded, token))
    if isinstance(signer, Refusal):
        closing.close()
        return signer
    return KeyInHand(signer, closing)


def certificates(token: Token) -> tuple[Certificate, ...] | Refusal:
    """Return the certificates that a token shows without its PIN."""
    loaded = _loaded(Path(token.library))
    if isinstance(loaded, Refusal):
        return loaded
    try:
        plugged = loaded.get_token(token_label=token.label, token_serial=bytes.fromhex(token.serial))
        with plugged.open() as session:
            return tuple(shown(one) for one in _certificates(session).values() if not one.ca)
    except faults.PKCS11Error as fault:
        return refusal_of(fault)


def _loaded(library: Path) -> _Library | Refusal:
    try:
        return pkcs11.lib(str(library))
    except faults.PKCS11Error:
        return Refusal("token_library_unusable")


def _is_ready(slot: pkcs11.Slot) -> bool:
    """A slot may hold a token that nobody set up yet."""
    return bool(slot.get_token().flags & pkcs11.TokenFlag.TOKEN_INITIALIZED)


def _described(library: Path, plugged: pkcs11.Token) -> Token:
    return Token(
        library=str(library),
        label=plugged.label,
        serial=plugged.serial.hex(),
        maker=plugged.manufacturer_id,
        tries=_tries(plugged),
    )


def _tries(plugged: pkcs11.Token) -> Tries:
    flags = plugged.flags
    if flags & pkcs11.TokenFlag.USER_PIN_LOCKED:
        return Tries.NONE
    if flags & pkcs11.TokenFlag.USER_PIN_FINAL_TRY:
        return Tries.LAST
    return Tries.FEWER if flags & pkcs11.TokenFlag.USER_PIN_COUNT_LOW else Tries.ALL


def _tries_now(loaded: _Library, token: Token) -> Tries | None:
    """Ask the token anew: its flags are a picture of the moment they were read."""
    try:
        return _tries(loaded.get_token(token_label=token.label, token_serial=bytes.fromhex(token.serial)))
    except faults.PKCS11Error:
        return None


_WRONG_PIN: Final = (faults.PinIncorrect, faults.PinInvalid, faults.PinLenRange)
_ABSENT: Final = (faults.NoSuchToken, faults.TokenNotPresent, faults.DeviceRemoved, faults.SlotIDInvalid)


def refusal_of(fault: faults.PKCS11Error, tries: Tries | None = None) -> Refusal:
    """Say what a token's fault means for the person."""
    if isinstance(fault, faults.PinLocked) or (isinstance(fault, _WRONG_PIN) and tries == Tries.NONE):
        return Refusal("pin_locked")
    if isinstance(fault, _WRONG_PIN):
        return Refusal("wrong_pin_last_try" if tries == Tries.LAST else "wrong_pin")
    if isinstance(fault, faults.PinExpired):
        return Refusal("pin_expired")
    if isinstance(fault, faults.UserPinNotInitialized):
        return Refusal("pin_not_set")
    if isinstance(fault, _ABSENT):
        return Refusal("token_absent")
    return Refusal("token_failed", {"fault": type(fault).__name__})


def _certificates(session: pkcs11.Session) -> dict[bytes, x509.Certificate]:
    """Return the certificates on the token by their id; what is no certificate is passed over."""
    found = {}
    for one in session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE}):
        identity, value = bytes(one[pkcs11.Attribute.ID]), bytes(one[pkcs11.Attribute.VALUE])
        try:
            found[identity or value] = x509.Certificate.load(value, strict=True)
        except ValueError:
            continue
    return found


def _signer(session: pkcs11.Session, plugged: pkcs11.Token, now: datetime, scheme: Scheme) -> PKCS11Signer | Refusal:
    """Take the first key for signing whose certificate is fit now; if none is, tell what is wrong with one."""
    held = _certificates(session)
    problem = Refusal("token_without_key")
    for key in session.get_objects({pkcs11.Attribute.CLASS: pkcs11.ObjectClass.PRIVATE_KEY}):
        identity = bytes(key[pkcs11.Attribute.ID])
        certificate = held.get(identity)
        if certificate is None or not key[pkcs11.Attribute.SIGN]:
            continue
        found = certificate_problem(certificate, now)
        if found is None:
            return _signer_with(session, plugged, certificate, identity, list(held.values()), scheme)
        problem = found
    return problem


def _signer_with(  # noqa: PLR0913, PLR0917 - one call site; each is a part of the signer
    session: pkcs11.Session,
    plugged: pkcs11.Token,
    certificate: x509.Certificate,
    identity: bytes,
    held: list[x509.Certificate],
    scheme: Scheme,
) -> PKCS11Signer:
    can = plugged.slot.get_mechanisms()
    return PKCS11Signer(
        session,
        signing_cert=certificate,
        key_id=identity,
        ca_chain=[one for one in held if one.ca],
        # Most tokens in use know PKCS #1 v1.5 only, and many know ECDSA only over a digest made outside.
        prefer_pss=scheme == Scheme.PSS and pkcs11.Mechanism.SHA256_RSA_PKCS_PSS in can,
        use_raw_mechanism=certificate.public_key.algorithm == "ec" and pkcs11.Mechanism.ECDSA_SHA256 not in can,
        embed_roots=False,
    )
