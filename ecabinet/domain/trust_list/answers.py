"""What responders (OCSP) are asked, and which verdicts wait for what they answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import pairwise
from typing import Final

import msgspec

from ecabinet.domain.documents.judged import FileVerdict, verdicts
from ecabinet.domain.kernel import Id, World
from ecabinet.domain.signatures.findings import Certificate, Revocation, Time, Validity
from ecabinet.domain.signatures.verdicts import DocumentVerdict, SignatureVerdict
from ecabinet.domain.trust_list.addresses import TRUSTED
from ecabinet.domain.trust_list.entities import (
    Fetch,
    RevocationAddress,
    RevocationAnswer,
    TrustedCertificate,
    revocation_address_id,
)
from ecabinet.domain.trust_list.material import trust_version

MOST_ASKED_ABOUT: Final = 2_000
"""Certificates with their addresses, of a whole city: what is answered goes to every device."""


GONE: Final = frozenset({Fetch.AWAY, Fetch.TOO_SLOW})
"""Outcomes that are about the responder and not about the certificate."""


class Question(msgspec.Struct, frozen=True):
    """A responder's `address`, to be asked about a certificate (by its SHA-256, `serial` in hex) of `issuer`."""

    issuer: Id
    address: str
    certificate: Id
    serial: str

    @property
    def id(self) -> Id:
        """The id under which is kept what came of asking it."""
        return revocation_address_id(self.issuer, self.address, self.certificate)


def _paths(
    verdict: DocumentVerdict, is_meant: Callable[[SignatureVerdict], bool]
) -> Iterator[tuple[Certificate, Certificate]]:
    """Give each certificate with its issuer, but only in paths to a confirmed anchor.

    Elsewhere anybody who files a document could have the hub ask what they like.
    """
    for signature in verdict.signatures:
        if signature.trust.state in TRUSTED and is_meant(signature):
            yield from pairwise(signature.trust.path)


def _is_open(signature: SignatureVerdict) -> bool:
    """Say whether whatever is answered may complete it: revocation was not checked, or a hold may have been lifted."""
    is_suspended = signature.validity.state == Validity.SUSPENDED
    return is_suspended or signature.revocation.state == Revocation.NOT_CHECKED


def _is_good(signature: SignatureVerdict) -> bool:
    return signature.revocation.state == Revocation.GOOD


def _leans_on(verdict: DocumentVerdict, signature: SignatureVerdict) -> bool:
    """Say whether it is good because of an answer that has to be in force whenever the document is judged.

    A device may judge it weeks after the hub did. At a proven time the answer of then is enough.
    """
    of_answers = set(verdict.answers).intersection(signature.revocation.evidence_sha256)
    return _is_good(signature) and signature.time.state != Time.PROVEN and bool(of_answers)


def _could_change(verdict: DocumentVerdict, certificate: Id, *, is_revoked: bool) -> bool:
    """Say whether an answer about a certificate could make a verdict another: a revocation also one that is good."""
    found = _paths(verdict, lambda one: _is_open(one) or (is_revoked and _is_good(one)))
    return any(one.sha256 == certificate for one, _ in found)


def lacks_answer(verdict: DocumentVerdict, answer_about: Callable[[Id], RevocationAnswer | None]) -> bool:
    """Say whether an answer is here that could make a verdict another and was not at hand when it was reached.

    `answer_about` gives the one that is kept about a certificate. Hub and device ask this alike, and for no times: the
    clocks of the two differ.
    """
    on_paths = {certificate.sha256 for certificate, _ in _paths(verdict, lambda one: _is_open(one) or _is_good(one))}
    held = (answer_about(one) for one in on_paths)
    return any(
        one is not None
        and one.sha256 not in verdict.answers
        and _could_change(verdict, one.id, is_revoked=one.is_revoked)
        for one in held
    )


def waiting_for(world: World, certificate: Id, *, is_revoked: bool) -> tuple[FileVerdict, ...]:
    """Return the verdicts that an answer about a certificate could make others."""
    return tuple(one for one in verdicts(world) if _could_change(one.verdict, certificate, is_revoked=is_revoked))


def asked_by(world: World, verdict: DocumentVerdict) -> Iterator[Question]:
    """Give what responders are to be asked: before a verdict is complete, and so that it stays so on every device."""
    for certificate, issuer in _paths(verdict, _is_open):
        yield from _questions(certificate, issuer)
    for certificate, issuer in _paths(verdict, lambda one: _leans_on(verdict, one)):
        if world.get(RevocationAnswer, certificate.sha256) is not None:
            yield from _questions(certificate, issuer)


def _questions(certificate: Certificate, issuer: Certificate) -> Iterator[Question]:
    for address in certificate.ocsp_addresses:
        yield Question(issuer.sha256, address, certificate.sha256, certificate.serial)


def asked_by_all(world: World) -> frozenset[Question]:
    """Return what responders are to be asked for the sake of any verdict."""
    return frozenset().union(*(present(world, judged) for judged in verdicts(world)))


def present(world: World, judged: FileVerdict | None) -> frozenset[Question]:
    """Return what a verdict asks, nothing if it is of an older trust list: the lists of the present one may suffice."""
    if judged is None or judged.verdict.trust_version != trust_version(world):
        return frozenset()
    return frozenset(asked_by(world, judged.verdict))


def due_questions(
    world: World, asked: Iterable[Question], is_allowed: Callable[[str], bool], now: datetime
) -> tuple[Question, ...]:
    """Return what is to be asked now: for the first time, again, or allowed since it was passed over.

    A responder that could not be reached is asked about nobody until the one it was asked about last is due again.
    """
    kept = {one.id: one for one in world.find(RevocationAddress) if one.certificate}
    last = {one.address: one for one in sorted(kept.values(), key=lambda one: one.asked_at)}
    away = {one.address for one in last.values() if one.outcome in GONE and not _is_due(one, is_allowed, now)}
    listed = {one.id for one in world.find(TrustedCertificate)}
    wanted = sorted(
        {one for one in asked if one.issuer in listed and one.address not in away}, key=msgspec.structs.astuple
    )
    new = [one for one in wanted if one.id not in kept]
    again = [one for one in wanted if one.id in kept and _is_due(kept[one.id], is_allowed, now)]
    return (*again, *new[: max(0, MOST_ASKED_ABOUT - len(kept))])


def _is_due(kept: RevocationAddress, is_allowed: Callable[[str], bool], now: datetime) -> bool:
    return is_allowed(kept.address) and (kept.again_at is None or kept.again_at <= now)
