"""The hub's certificates, proven by real handshakes."""

import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

from ecabinet.trust.authority import (
    HUB_NAME,
    Authority,
    UnreadableKey,
    fingerprint,
    issue_leaf,
    load,
    make_authority,
    pinned_client_context,
    read_certificate,
    save,
    server_context,
)

NOW = datetime.now(UTC)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return make_authority("UBND thành phố Hà Nội", NOW)


@contextmanager
def serving(context: ssl.SSLContext, *, address: str = "127.0.0.1") -> Iterator[int]:
    """Answer one connection with a greeting."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.create_server((address, 0), family=family) as server:
        server.settimeout(30)

        def answer() -> None:
            connection, _ = server.accept()
            try:
                with context.wrap_socket(connection, server_side=True) as secured:
                    secured.sendall(b"xin chao")
            except (ssl.SSLError, ConnectionError):
                connection.close()

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield server.getsockname()[1]
        finally:
            thread.join()


def greeting(client: ssl.SSLContext, port: int, *, name: str = HUB_NAME, address: str = "127.0.0.1") -> bytes:
    with socket.create_connection((address, port), 30) as plain, client.wrap_socket(plain, server_hostname=name) as got:
        assert got.version() == "TLSv1.3"
        return got.recv(100)


def server_of(leaf: Authority, folder: Path) -> ssl.SSLContext:
    save(leaf, folder / "hub.pem", folder / "hub.key")
    return server_context(folder / "hub.pem", folder / "hub.key")


@pytest.mark.parametrize("name", [HUB_NAME, "hub.example", "127.0.0.1"])
def test_a_client_pinned_to_this_authority_connects(authority: Authority, tmp_path: Path, name: str) -> None:
    leaf = issue_leaf(authority, ["hub.example", HUB_NAME], ["127.0.0.1", "::1"], NOW)
    with serving(server_of(leaf, tmp_path)) as port:
        assert greeting(pinned_client_context(authority.certificate_pem), port, name=name) == b"xin chao"


def test_it_works_over_ipv6(authority: Authority, tmp_path: Path) -> None:
    leaf = issue_leaf(authority, [], ["::1"], NOW)
    with serving(server_of(leaf, tmp_path), address="::1") as port:
        client = pinned_client_context(authority.certificate_pem)
        assert greeting(client, port, name="::1", address="::1") == b"xin chao"


def test_a_client_pinned_to_another_authority_refuses(authority: Authority, tmp_path: Path) -> None:
    other = make_authority("UBND thành phố Hà Nội", NOW)
    with serving(server_of(issue_leaf(authority, [], [], NOW), tmp_path)) as port:
        client = pinned_client_context(other.certificate_pem)
        with pytest.raises(ssl.SSLCertVerificationError):
            greeting(client, port)


def test_another_name_is_refused(authority: Authority, tmp_path: Path) -> None:
    with serving(server_of(issue_leaf(authority, [], [], NOW), tmp_path)) as port:
        client = pinned_client_context(authority.certificate_pem)
        with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
            greeting(client, port, name="hub.example")


def test_an_expired_certificate_is_refused(authority: Authority, tmp_path: Path) -> None:
    leaf = issue_leaf(authority, [], [], NOW - timedelta(days=91))
    with serving(server_of(leaf, tmp_path)) as port:
        client = pinned_client_context(authority.certificate_pem)
        with pytest.raises(ssl.SSLCertVerificationError, match="expired"):
            greeting(client, port)


def test_older_tls_is_refused(authority: Authority, tmp_path: Path) -> None:
    with serving(server_of(issue_leaf(authority, [], [], NOW), tmp_path)) as port:
        client = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        client.load_verify_locations(cadata=authority.certificate_pem.decode())
        client.maximum_version = ssl.TLSVersion.TLSv1_2
        with pytest.raises(ssl.SSLError):
            greeting(client, port)


def test_an_issued_certificate_cannot_issue(authority: Authority, tmp_path: Path) -> None:
    leaf = issue_leaf(authority, [], [], NOW)
    forged = issue_leaf(leaf, [], [], NOW)
    save(forged, tmp_path / "hub.pem", tmp_path / "hub.key")
    (tmp_path / "hub.pem").write_bytes(forged.certificate_pem + leaf.certificate_pem)
    with serving(server_context(tmp_path / "hub.pem", tmp_path / "hub.key")) as port:
        client = pinned_client_context(authority.certificate_pem)
        with pytest.raises(ssl.SSLCertVerificationError):
            greeting(client, port)


def test_a_certificate_ends_after_its_days_and_never_after_its_authority(authority: Authority) -> None:
    leaf = issue_leaf(authority, [], [], NOW)
    assert leaf.certificate.not_valid_after_utc == (NOW + timedelta(days=90)).replace(microsecond=0)
    late = issue_leaf(authority, [], [], NOW, days=100_000)
    assert late.certificate.not_valid_after_utc == authority.certificate.not_valid_after_utc


def test_the_authority_may_only_sign_leaves(authority: Authority) -> None:
    limits = authority.certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    assert limits.critical
    assert limits.value == x509.BasicConstraints(ca=True, path_length=0)


def test_what_is_not_an_address_is_refused(authority: Authority) -> None:
    with pytest.raises(ValueError, match="hub"):
        issue_leaf(authority, [], ["hub"], NOW)


def test_the_fingerprint_is_of_the_key_and_readable(authority: Authority) -> None:
    shown = fingerprint(authority.certificate)
    assert re.fullmatch(r"[0-9A-F]{4}( [0-9A-F]{4}){15}", shown)
    assert shown == fingerprint(read_certificate(authority.certificate_pem))
    assert shown != fingerprint(make_authority("UBND thành phố Hà Nội", NOW).certificate)


def test_keys_are_kept_for_their_owner_alone_and_come_back(authority: Authority, tmp_path: Path) -> None:
    certificate, key = tmp_path / "ca.pem", tmp_path / "ca.key"
    save(authority, certificate, key)
    assert key.stat().st_mode & 0o777 == 0o600
    again = load(certificate, key)
    assert again.certificate == authority.certificate
    client = pinned_client_context(authority.certificate_pem)
    with serving(server_of(issue_leaf(again, [], [], NOW), tmp_path)) as port:
        assert greeting(client, port) == b"xin chao"


def test_what_cannot_be_read_is_said(authority: Authority, tmp_path: Path) -> None:
    certificate, key = tmp_path / "ca.pem", tmp_path / "ca.key"
    with pytest.raises(UnreadableKey):
        load(certificate, key)
    save(authority, certificate, key)
    save(make_authority("another", NOW), tmp_path / "other.pem", tmp_path / "other.key")
    with pytest.raises(UnreadableKey):
        load(certificate, tmp_path / "other.key")
    with pytest.raises(UnreadableKey):
        server_context(certificate, tmp_path / "other.key")
    key.write_bytes(key.read_bytes()[:50])
    with pytest.raises(UnreadableKey):
        load(certificate, key)
    for broken in (b"", b"\xff", b"no certificate"):
        with pytest.raises(UnreadableKey):
            pinned_client_context(broken)


def test_two_certificates_are_never_trusted_in_the_place_of_one(authority: Authority) -> None:
    other = make_authority("UBND thành phố Hà Nội", NOW)
    both = authority.certificate_pem + other.certificate_pem
    trusted = other.certificate_pem.replace(b"BEGIN CERTIFICATE", b"BEGIN TRUSTED CERTIFICATE")
    for text in (both, authority.certificate_pem * 2):
        with pytest.raises(UnreadableKey):
            read_certificate(text)
        with pytest.raises(UnreadableKey):
            pinned_client_context(text)
    hidden = authority.certificate_pem + trusted.replace(b"END CERTIFICATE", b"END TRUSTED CERTIFICATE")
    context = pinned_client_context(hidden)
    assert [ssl.DER_cert_to_PEM_cert(der).encode() for der in context.get_ca_certs(binary_form=True)] == [
        authority.certificate_pem
    ]
