"""The trust list: confirmed certificates, revocation lists, and the version of both together."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Final

from ecabinet.domain.kernel import Entity, Id, Scope
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.facts import (
    CertificateFacts,
    CertificateRole,
    CrlFacts,
    anchor_member,
    crl_member,
    intermediate_member,
    version_of,
)

TRUST_LIST: Final[Id] = "01900000-0000-7000-8000-000000000101"
"""The one trust list of a city."""


class TrustedCertificate(Entity, frozen=True, kw_only=True):
    """A certificate that an administrator confirmed; `id` is the SHA-256 of `der`.

    `hierarchy` is the one of its root. `confirmed_name` is what the person who confirmed was called then.
    """

    der: bytes
    facts: CertificateFacts
    role: CertificateRole
    hierarchy: Hierarchy
    confirmed_by: Id
    confirmed_name: str
    confirmed_at: datetime

    @property
    def member(self) -> str:
        """What stands for it in the list's version."""
        if self.role == CertificateRole.ANCHOR:
            return anchor_member(self.id, self.hierarchy)
        return intermediate_member(self.id)


class RevocationList(Entity, frozen=True, kw_only=True):
    """The newest revocation list of an issuer (one of each part). `issuer` is the certificate that signed it.

    `source` is the address that the hub fetched it from, empty for one that an administrator brought.
    """

    issuer: Id
    der: bytes
    facts: CrlFacts
    imported_by: Id
    imported_at: datetime
    source: str = ""

    @property
    def member(self) -> str:
        """What stands for it in the list's version."""
        return crl_member(self.facts.sha256)

    def scope(self) -> Scope:
        """Find revocation lists by their issuer."""
        return Scope(parent=self.issuer)


def revocation_list_id(issuer: Id, part: str) -> Id:
    """Return the id under which an issuer's newest list is kept: the next one takes its place."""
    return sha256(f"{issuer} {part}".encode()).hexdigest()


class RevocationAnswer(Entity, frozen=True, kw_only=True):
    """The newest answer of a responder (OCSP) about a certificate; `id` is that certificate's SHA-256.

    `issuer` is the certificate that issued it, `sha256` the fingerprint of the answer, `source` the address that the
    hub asked. It is no part of the list's version: what has nothing to do with the certificate is not judged again.
    """

    issuer: Id
    der: bytes
    sha256: str
    is_revoked: bool
    this_update: datetime
    next_update: datetime | None
    source: str
    asked_at: datetime

    def scope(self) -> Scope:
        """Find answers by the issuer of whom they are about."""
        return Scope(parent=self.issuer)


class Fetch(StrEnum):
    """What came of asking an address. `unchanged`: it has the list that is held.

    `answered` and `no_answer` are of responders: the latter sent nothing that proves anything about the certificate.
    """

    TAKEN = "taken"
    UNCHANGED = "unchanged"
    OLDER = "older"
    AWAY = "away"
    TOO_SLOW = "too_slow"
    TOO_LARGE = "too_large"
    REDIRECTED = "redirected"
    NO_FILE = "no_file"
    NO_LIST = "no_list"
    OF_STRANGER = "of_stranger"
    OF_THE_FUTURE = "of_the_future"
    NOT_ALLOWED = "not_allowed"
    ANSWERED = "answered"
    NO_ANSWER = "no_answer"


class RevocationAddress(Entity, frozen=True, kw_only=True):
    """An address that is asked for the revocation lists of `issuer`, and what came of it the last time.

    With a `certificate` it is that of a responder, asked about this one alone. `failures` counts how often in a row it
    was of no use; `again_at` is None for one that is not allowed.
    """

    issuer: Id
    address: str
    asked_at: datetime
    outcome: Fetch
    failures: int
    again_at: datetime | None
    certificate: Id = ""

    def scope(self) -> Scope:
        """Find addresses by the issuer whose lists are there."""
        return Scope(parent=self.issuer)


def revocation_address_id(issuer: Id, address: str, certificate: Id = "") -> Id:
    """Return the id under which is kept what came of asking an address for an issuer's lists, or about a certificate.

    No address holds a space, so that the two never meet.
    """
    return sha256(f"{issuer} {address} {certificate}".rstrip().encode()).hexdigest()


class TrustList(Entity, frozen=True, kw_only=True):
    """Which version of the list holds, and since when. `members` name everything on it, sorted.

    `fingerprint` is the version that verdicts name: the SHA-256 over the members.
    """

    members: tuple[str, ...] = ()
    changed_by: Id
    changed_at: datetime

    @property
    def fingerprint(self) -> str:
        """The version in hex, which changes whenever anything on the list does."""
        return version_of(self.members)
