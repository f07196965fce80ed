"""Certificates and revocation lists out of files: PEM (several blocks), DER, P7B. Runs in worker processes."""

from __future__ import annotations

import base64
import binascii
import re
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from cryptography import x509
from cryptography.hazmat.primitives.serialization import pkcs7

from ecabinet.domain.trust_list.facts import MOST_CERTIFICATE_BYTES, MOST_CRL_BYTES
from ecabinet.trust.certificate_facts import UNREADABLE

MOST_FILE_BYTES = 12 * 1024 * 1024
"""A revocation list of `MOST_CRL_BYTES` in PEM, and a little."""
MOST_BLOCKS = 1_000
"""In one file; the lists of roots that systems come with have some 150."""
_PEM = re.compile(rb"-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\s]*?)-----END \1-----")
_CERTIFICATES = frozenset({b"CERTIFICATE", b"X509 CERTIFICATE"})
_LISTS = frozenset({b"X509 CRL"})
_BUNDLES = frozenset({b"PKCS7", b"CMS"})

T = TypeVar("T")


class FileRefused(Exception):
    """A file holds nothing that can be read; `code` is a key of `refusals.SENTENCES`."""

    def __init__(self, code: str) -> None:
        """Keep the code."""
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class FileContent:
    """What one file holds, each as parsed."""

    certificates: list[x509.Certificate] = field(default_factory=list)
    crls: list[x509.CertificateRevocationList] = field(default_factory=list)


def read_file(path: Path) -> FileContent:
    """Read a file. Raises FileRefused; also for one that is gone, no plain file, or too large to be read at all."""
    try:
        if not path.is_file():
            raise FileRefused("no_such_file")
        with path.open("rb") as file:
            content = file.read(MOST_FILE_BYTES + 1)
    except OSError as fault:
        raise FileRefused("no_such_file") from fault
    return read_bytes(content)


def read_bytes(content: bytes) -> FileContent:
    """Read the bytes of a file: everything in it, or nothing. Raises FileRefused."""
    if not content:
        raise FileRefused("empty_file")
    if len(content) > MOST_FILE_BYTES:
        raise FileRefused("trust_file_too_large")
    found = FileContent()
    with warnings.catch_warnings():
        # Odd encodings of certificates that are in use (a negative serial number, a missing NULL) are no fault here.
        warnings.simplefilter("ignore")
        if b"-----BEGIN " in content:
            for label, body in _blocks(content):
                _add(found, label, body)
        else:
            _add_any(found, content)
    if not found.certificates and not found.crls:
        raise FileRefused("no_certificates")
    return found


def _blocks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Give the blocks of a PEM text that matter; keys and what stands between them are passed over."""
    wanted = _CERTIFICATES | _LISTS | _BUNDLES
    for place, match in enumerate(_PEM.finditer(content)):
        if place >= MOST_BLOCKS:
            raise FileRefused("trust_file_too_large")
        if match[1] not in wanted:
            continue
        try:
            yield match[1], base64.b64decode(b"".join(match[2].split()), validate=True)
        except binascii.Error as fault:
            raise FileRefused("trust_file_damaged") from fault


def _add(found: FileContent, label: bytes, der: bytes) -> None:
    if label in _CERTIFICATES:
        found.certificates.append(_certificate(der))
    elif label in _LISTS:
        found.crls.append(_crl(der))
    else:
        found.certificates.extend(_bundle(der))


def _add_any(found: FileContent, der: bytes) -> None:
    """Add what a file without labels is: the first reading that fits. What is too large for one is none."""
    if len(der) <= MOST_CERTIFICATE_BYTES and (one := _tried(x509.load_der_x509_certificate, der)) is not None:
        found.certificates.append(one)
    elif (crl := _tried(x509.load_der_x509_crl, der)) is not None:
        _refuse_large(der, MOST_CRL_BYTES)
        found.crls.append(crl)
    else:
        found.certificates.extend(_bundle(der))


def _certificate(der: bytes) -> x509.Certificate:
    _refuse_large(der, MOST_CERTIFICATE_BYTES)
    one = _tried(x509.load_der_x509_certificate, der)
    if one is None:
        raise FileRefused("trust_file_damaged")
    return one


def _crl(der: bytes) -> x509.CertificateRevocationList:
    _refuse_large(der, MOST_CRL_BYTES)
    one = _tried(x509.load_der_x509_crl, der)
    if one is None:
        raise FileRefused("trust_file_damaged")
    return one


def _bundle(der: bytes) -> list[x509.Certificate]:
    found = _tried(pkcs7.load_der_pkcs7_certificates, der)
    if found is None:
        raise FileRefused("no_certificates")
    if len(found) > MOST_BLOCKS:
        raise FileRefused("trust_file_too_large")
    return found


def _refuse_large(der: bytes, most: int) -> None:
    if len(der) > most:
        raise FileRefused("trust_file_too_large")


def _tried(read: Callable[[bytes], T], der: bytes) -> T | None:
    try:
        return read(der)
    except UNREADABLE:
        return None
