"""What responders (OCSP) are asked, and which verdicts wait for what they answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from itertools import pairwise
from typing import Final

import msgspec

from ecabinet.domain.documents.judged import FileVerdict, verdicts
from ecabinet.domain.kernel import Id, World
from ecabinet.domain.signatures.findings import Certificate, Revocation
from ecabinet.domain.signatures.verdicts import DocumentVerdict
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


def unchecked(verdict: DocumentVerdict) -> Iterator[tuple[Certificate, Certificate]]:
    """Give each certificate with its issuer, in paths to a confirmed anchor whose revocation was not checked.

    Elsewhere anybody who files a document could have the hub ask what they like.
    """
    for signature in verdict.signatures:
        if signature.trust.state in TRUSTED and signature.revocation.state == Revocation.NOT_CHECKED:
            yield from pairwise(signature.trust.path)


def lacks_answer(world: World, verdict: DocumentVerdict) -> bool:
    """Say whether an answer is here that could complete a verdict and was not at hand when it was reached.

    Hub and device ask this alike. It asks for no times: the clocks of the two differ.
    """
    held = (world.get(RevocationAnswer, certificate.sha256) for certificate, _ in unchecked(verdict))
    return any(one is not None and one.sha256 not in verdict.answers for one in held)


def waiting_for(world: World, certificate: Id) -> tuple[FileVerdict, ...]:
    """Return the verdicts that an answer about a certificate could complete."""
    return tuple(
        judged for judged in verdicts(world) if any(certificate == of.sha256 for of, _ in unchecked(judged.verdict))
    )


def asked_by(verdict: DocumentVerdict) -> Iterator[Question]:
    """Give what responders are to be asked before a verdict is complete."""
    for certificate, issuer in unchecked(verdict):
        for address in certificate.ocsp_addresses:
            yield Question(issuer.sha256, address, certificate.sha256, certificate.serial)


def asked_by_all(world: World) -> frozenset[Question]:
    """Return what responders are to be asked before all verdicts are complete."""
    return frozenset().union(*(present(world, judged) for judged in verdicts(world)))


def present(world: World, judged: FileVerdict | None) -> frozenset[Question]:
    """Return what a verdict asks, nothing if it is of an older trust list: the lists of the present one may suffice."""
    if judged is None or judged.verdict.trust_version != trust_version(world):
        return frozenset()
    return frozenset(asked_by(judged.verdict))


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
