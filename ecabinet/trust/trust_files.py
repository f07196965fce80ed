"""The question to a worker about files of certificates and revocation lists, and its answer.

Apart from what reads them (`trust_lists`), so that a window's process never loads the library that parses.
"""

from __future__ import annotations

import msgspec

from ecabinet.domain.trust_list.facts import CertificateFacts, CrlFacts

TASK = "read_trust_files"


class GivenFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file whose bytes come with the question: it was fetched, and lies nowhere."""

    name: str
    content: bytes


class ReadTrustFiles(msgspec.Struct, frozen=True, kw_only=True):
    """The question: absolute `paths` of files and folders, and files that are `given`.

    `known` certificates (DER) may have signed the lists.
    """

    paths: tuple[str, ...] = ()
    known: tuple[bytes, ...] = ()
    given: tuple[GivenFile, ...] = ()


class FoundCertificate(msgspec.Struct, frozen=True, kw_only=True):
    """A certificate as found. `issued_by` is the SHA-256 of one that proved to be its issuer, empty if none did."""

    der: bytes
    facts: CertificateFacts
    file: str
    issued_by: str = ""


class FoundCrl(msgspec.Struct, frozen=True, kw_only=True):
    """A revocation list as found. `signed_by` is the SHA-256 of the certificate whose key signed it, empty if none."""

    der: bytes
    facts: CrlFacts
    file: str
    signed_by: str = ""


class FileProblem(msgspec.Struct, frozen=True, kw_only=True):
    """A file of which nothing was taken; `code` is a key of `refusals.SENTENCES`."""

    file: str
    code: str


class TrustFilesRead(msgspec.Struct, frozen=True, kw_only=True):
    """The answer: each certificate and list once, in the order of the files. `file` is a name without its folder."""

    certificates: tuple[FoundCertificate, ...] = ()
    crls: tuple[FoundCrl, ...] = ()
    problems: tuple[FileProblem, ...] = ()


def encode_request(request: ReadTrustFiles) -> bytes:
    """Return the payload of the task."""
    return msgspec.msgpack.encode(request)


def decode_answer(answer: bytes) -> TrustFilesRead:
    """Return what the task found."""
    return msgspec.msgpack.decode(answer, type=TrustFilesRead)
