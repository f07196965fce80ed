"""A key on a token signs with its PIN; what can go wrong with a token is told with what to do. Tested with SoftHSM2."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pkcs11
import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pkcs11 import exceptions as faults

from ecabinet.cli.demo.hierarchy import Hierarchy, Holder
from ecabinet.domain.kernel import Refusal
from ecabinet.trust.signing.completing import complete
from ecabinet.trust.signing.keys import KeyInHand
from ecabinet.trust.signing.preparing import prepare
from ecabinet.trust.signing.tokens import certificates, libraries, open_token, refusal_of, tokens
from ecabinet.trust.signing.values import Preparation, Token, Tries
from tests.trust.signing.conftest import NOW
from tests.trust.signing.judges import VALID, pdfsig, pyhanko

PIN = "Thu1234!"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """SoftHSM2 over a folder of its own. A library is loaded once in a process: so is its folder."""
    (found,) = [path for path in libraries() if "softhsm" in path.name]
    folder = tmp_path_factory.mktemp("softhsm")
    (folder / "tokens").mkdir()
    settings = folder / "softhsm2.conf"
    settings.write_text(f"directories.tokendir = {folder / 'tokens'}\nobjectstore.backend = file\nlog.level = ERROR\n")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOFTHSM2_CONF", str(settings))
        yield found
        pkcs11.unload(str(found))


def softhsm(*words: str) -> None:
    subprocess.run(["softhsm2-util", *words], check=True, capture_output=True)  # noqa: S607 - from the system's path


def token(library: Path, label: str, holder: Holder | None, folder: Path) -> Token:
    """Set up a token, put a holder's key and certificate on it, and find it."""
    softhsm("--init-token", "--free", "--label", label, "--so-pin", "12345678", "--pin", PIN)
    pkcs11.lib(str(library)).reinitialize()
    if holder is not None:
        key = folder / "key.pem"
        key.write_bytes(holder.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
        softhsm("--import", str(key), "--token", label, "--label", "ký", "--id", "A1", "--pin", PIN)
        pkcs11.lib(str(library)).reinitialize()
        _put(library, label, holder.certificate)
    (found,) = [one for one in _tokens(library) if one.label == label]
    return found


def _put(library: Path, label: str, certificate: x509.Certificate) -> None:
    attributes = {
        pkcs11.Attribute.CLASS: pkcs11.ObjectClass.CERTIFICATE,
        pkcs11.Attribute.CERTIFICATE_TYPE: pkcs11.CertificateType.X_509,
        pkcs11.Attribute.TOKEN: True,
        pkcs11.Attribute.PRIVATE: False,
        pkcs11.Attribute.ID: b"\xa1",
        pkcs11.Attribute.SUBJECT: certificate.subject.public_bytes(),
        pkcs11.Attribute.VALUE: certificate.public_bytes(Encoding.DER),
    }
    with pkcs11.lib(str(library)).get_token(token_label=label).open(rw=True, user_pin=PIN) as session:
        session.create_object(attributes)


def _tokens(library: Path) -> tuple[Token, ...]:
    found = tokens(library)
    assert not isinstance(found, Refusal)
    return found


@pytest.mark.parametrize("who", ["chair", "secretary"])
def test_a_token_signs_with_its_pin(  # noqa: PLR0913, PLR0917 - each is a thing of the scene
    who: str, request: pytest.FixtureRequest, library: Path, hierarchy: Hierarchy, paper: bytes, tmp_path: Path
) -> None:
    holder: Holder = request.getfixturevalue(who)
    plugged = token(library, f"thẻ {who}", holder, tmp_path)
    assert plugged.tries == Tries.ALL
    seen = certificates(plugged)
    assert not isinstance(seen, Refusal)
    assert [one.sha256 for one in seen] == [holder.certificate.fingerprint(SHA256()).hex()]
    opened = open_token(plugged, PIN, NOW)
    assert isinstance(opened, KeyInHand)
    with opened as key:
        done = complete(paper, prepare(Preparation(pdf=paper, moment=NOW)), key)
    assert isinstance(done, bytes)
    assert pdfsig(done, tmp_path) == (VALID,)
    (status,) = pyhanko(done, hierarchy)
    assert status.bottom_line


def test_a_wrong_pin_is_told_and_the_right_one_still_opens(library: Path, chair: Holder, tmp_path: Path) -> None:
    plugged = token(library, "sai", chair, tmp_path)
    assert open_token(plugged, "0000", NOW) == Refusal("wrong_pin")
    assert open_token(plugged, "", NOW) == Refusal("wrong_pin")
    (again,) = [one for one in _tokens(library) if one.label == "sai"]
    assert again.tries == Tries.FEWER
    opened = open_token(again, PIN, NOW)
    assert isinstance(opened, KeyInHand)
    with opened:
        pass
    (good,) = [one for one in _tokens(library) if one.label == "sai"]
    assert good.tries == Tries.ALL


def test_a_token_without_a_key_or_with_an_old_certificate_is_told(
    library: Path, expired: Holder, tmp_path: Path
) -> None:
    assert open_token(token(library, "trống", None, tmp_path), PIN, NOW) == Refusal("token_without_key")
    ended = (NOW - timedelta(days=1)).date().isoformat()
    old = token(library, "cũ", expired, tmp_path)
    assert open_token(old, PIN, NOW) == Refusal("certificate_expired", {"day": ended})


def test_a_token_that_is_not_there_is_told(library: Path) -> None:
    gone = Token(library=str(library), label="mất", serial="00", maker="", tries=Tries.ALL)
    assert open_token(gone, PIN, NOW) == Refusal("token_absent")
    assert certificates(gone) == Refusal("token_absent")


def test_a_library_that_is_none_is_told(tmp_path: Path) -> None:
    nothing = tmp_path / "none.so"
    nothing.write_bytes(b"no library")
    assert tokens(nothing) == Refusal("token_library_unusable")
    assert nothing in libraries([nothing])


def test_what_a_token_says_is_told_as_what_to_do() -> None:
    assert refusal_of(faults.PinLocked()) == Refusal("pin_locked")
    assert refusal_of(faults.PinIncorrect(), Tries.NONE) == Refusal("pin_locked")
    assert refusal_of(faults.PinIncorrect(), Tries.LAST) == Refusal("wrong_pin_last_try")
    assert refusal_of(faults.PinExpired()) == Refusal("pin_expired")
    assert refusal_of(faults.UserPinNotInitialized()) == Refusal("pin_not_set")
    assert refusal_of(faults.DeviceRemoved()) == Refusal("token_absent")
    assert refusal_of(faults.DeviceError()) == Refusal("token_failed", {"fault": "DeviceError"})
