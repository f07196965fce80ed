"""A key file opens with its password and signs only while its certificate allows it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import NoEncryption
from cryptography.hazmat.primitives.serialization.pkcs12 import serialize_key_and_certificates

from ecabinet.cli.demo.hierarchy import Hierarchy, Holder
from ecabinet.domain.kernel import Refusal
from ecabinet.trust.signing.keys import KeyInHand, open_key_file
from tests.trust.signing.conftest import NOW, PASSWORD


def test_the_right_password_shows_whose_key_it_is(hierarchy: Hierarchy, chair: Holder) -> None:
    opened = open_key_file(hierarchy.key_file(chair, PASSWORD), PASSWORD, NOW)
    assert isinstance(opened, KeyInHand)
    assert "Nguyễn Văn An" in opened.shown.subject
    assert "CA phục vụ cơ quan trình diễn" in opened.shown.issuer


def test_a_wrong_password_is_told_from_a_file_that_is_none(hierarchy: Hierarchy, chair: Holder) -> None:
    content = hierarchy.key_file(chair, PASSWORD)
    assert open_key_file(content, "sai", NOW) == Refusal("wrong_key_password")
    assert open_key_file(content, "", NOW) == Refusal("wrong_key_password")
    for junk in (b"", b"junk", content[: len(content) // 2], b"\x30\x82" + bytes(300), bytes(2_000_000)):
        assert open_key_file(junk, PASSWORD, NOW) == Refusal("key_file_unreadable")


def test_a_file_without_a_key_is_told(hierarchy: Hierarchy) -> None:
    content = serialize_key_and_certificates(None, None, None, [hierarchy.root.certificate], NoEncryption())
    assert open_key_file(content, "", NOW) == Refusal("key_file_without_key")


def test_a_certificate_out_of_its_time_does_not_sign(hierarchy: Hierarchy, chair: Holder, expired: Holder) -> None:
    def refusal(holder: Holder, early: timedelta = timedelta()) -> Refusal:
        opened = open_key_file(hierarchy.key_file(holder, PASSWORD), PASSWORD, NOW - early)
        assert isinstance(opened, Refusal)
        return opened

    ended = (NOW - timedelta(days=1)).date().isoformat()
    assert refusal(expired) == Refusal("certificate_expired", {"day": ended})
    begins = hierarchy.since.date().isoformat()
    assert refusal(chair, timedelta(days=60)) == Refusal("certificate_not_yet_valid", {"day": begins})


def test_an_authority_and_a_weak_key_do_not_sign(hierarchy: Hierarchy) -> None:
    def refused(holder: Holder) -> Refusal | KeyInHand:
        return open_key_file(hierarchy.key_file(holder, PASSWORD), PASSWORD, NOW)

    assert refused(hierarchy.issuer) == Refusal("certificate_not_for_signing")
    short = rsa.generate_private_key(65537, 1024)  # noqa: S505 - weak is what it is for
    assert refused(hierarchy.person("Khóa Ngắn", "Sở Thử", short)) == Refusal("key_too_weak")
    narrow = ec.generate_private_key(ec.SECP224R1())
    assert refused(hierarchy.person("Khóa Hẹp", "Sở Thử", narrow)) == Refusal("key_too_weak")


def test_nothing_of_the_key_is_shown(hierarchy: Hierarchy, chair: Holder, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    opened = open_key_file(hierarchy.key_file(chair, PASSWORD), PASSWORD, NOW)
    assert isinstance(opened, KeyInHand)
    said = repr(opened) + caplog.text
    assert PASSWORD not in said
    assert chair.secret.hex()[:32] not in said
    assert isinstance(chair.certificate, x509.Certificate)
