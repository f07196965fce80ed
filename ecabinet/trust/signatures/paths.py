"""From a certificate to a confirmed anchor (finding 4), by RFC 5280, section 6, without revocation and dates.

Dates and revocation are findings of their own; the algorithms are judged by the dated policy.
"""

from __future__ import annotations

from collections.abc import Coroutine, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from asn1crypto import x509
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.authority import CertTrustAnchor
from pyhanko_certvalidator.path import ValidationPath
from pyhanko_certvalidator.policy_decl import (
    AcceptAllAlgorithms,
    CertRevTrustPolicy,
    RevocationCheckingPolicy,
    RevocationCheckingRule,
)
from pyhanko_certvalidator.sig_validate import DefaultSignatureValidator
from pyhanko_certvalidator.validate import async_validate_path

from ecabinet.domain.signatures.findings import Trust, TrustFinding
from ecabinet.trust.signatures.certificates import described, name_text, period
from ecabinet.trust.signatures.evidence import Evidence
from ecabinet.trust.signatures.opened import HOSTILE

_LONGEST_PATH: Final = 10
_MOST_CHECKS: Final = 300
_MOST_PATHS: Final = 12
_DETAIL: Final = 300
_NO_REVOCATION: Final = CertRevTrustPolicy(
    RevocationCheckingPolicy(RevocationCheckingRule.NO_CHECK, RevocationCheckingRule.NO_CHECK)
)


@dataclass(frozen=True)
class CertificatePath:
    """A path that holds, leaf first and anchor last; empty where there is none."""

    certificates: tuple[x509.Certificate, ...]
    finding: TrustFinding


def find_path(leaf: x509.Certificate, evidence: Evidence, at: datetime) -> CertificatePath:
    """Return the path to an anchor that was best at a time, or how far it got and why no further."""
    failures: list[str] = []
    held: list[tuple[x509.Certificate, ...]] = []
    for path in _candidates(leaf, evidence):
        if failure := _failure(path, at):
            failures.append(failure)
            continue
        held.append(path)
        if _is_current(path, at):
            break
    if not held:
        return CertificatePath((), _no_path(leaf, evidence, failures))
    path = next((one for one in held if _is_current(one, at)), held[0])
    hierarchy = evidence.anchors.hierarchy_of(path[-1]) if evidence.anchors is not None else None
    state = Trust(hierarchy.value) if hierarchy is not None else Trust.NOT_TRUSTED
    shown = tuple(described(one) for one in path)
    return CertificatePath(path, TrustFinding(state=state, path=shown, anchor=shown[-1].subject))


def _candidates(leaf: x509.Certificate, evidence: Evidence) -> Iterator[tuple[x509.Certificate, ...]]:
    """Give paths to anchors, every signature in them checked. Hostile heaps of certificates run out of checks."""
    anchors = evidence.anchors
    waiting: list[tuple[x509.Certificate, ...]] = [(leaf,)] if anchors is not None else []
    checks = found = 0
    while waiting and anchors is not None:
        path = waiting.pop()
        if anchors.hierarchy_of(path[-1]) is not None:
            found += 1
            yield path
            if found >= _MOST_PATHS:
                return
            continue
        if len(path) >= _LONGEST_PATH:
            continue
        # Anchors are looked at first, so they are put on top.
        for issuer in (*evidence.certificates, *anchors.certificates):
            if not _may_issue(issuer, path[-1]) or any(issuer.dump() == one.dump() for one in path):
                continue
            checks += 1
            if checks > _MOST_CHECKS:
                return
            if is_signed_by(path[-1], issuer):
                waiting.append((*path, issuer))


def _may_issue(issuer: x509.Certificate, certificate: x509.Certificate) -> bool:
    if issuer.subject != certificate.issuer:
        return False
    wanted, offered = certificate.authority_key_identifier, issuer.key_identifier
    return not wanted or not offered or wanted == offered


def is_signed_by(certificate: x509.Certificate, issuer: x509.Certificate) -> bool:
    """Return whether the issuer's key made the signature on the certificate."""
    try:
        DefaultSignatureValidator().validate_signature(
            certificate["signature_value"].native,
            certificate["tbs_certificate"].dump(),
            issuer.public_key,
            certificate["signature_algorithm"],
        )
    except HOSTILE:
        return False
    return True


def _failure(path: tuple[x509.Certificate, ...], at: datetime) -> str:
    """Return what RFC 5280 has against a path, as if all dates were right."""
    try:
        moment = _within_all_periods(path[:-1], at)
        context = ValidationContext(
            trust_roots=[path[-1]],
            other_certs=list(path[1:-1]),
            moment=moment,
            allow_fetching=False,
            revinfo_policy=_NO_REVOCATION,
            algorithm_usage_policy=AcceptAllAlgorithms(),
        )
        chain = ValidationPath(
            CertTrustAnchor(path[-1]),
            interm=list(reversed(path[1:-1])),
            leaf=path[0] if len(path) > 1 else None,
        )
        _run(async_validate_path(context, chain))
    except HOSTILE as fault:
        return f"{type(fault).__name__}: {fault}"[:_DETAIL]
    return ""


def _run(work: Coroutine[None, None, object]) -> None:
    """Run to its end what waits for nothing: nothing is fetched here, and an event loop costs more than the work."""
    try:
        work.send(None)
    except StopIteration:
        return
    work.close()
    raise RuntimeError("the check of a path waited for something")


def _within_all_periods(certificates: tuple[x509.Certificate, ...], at: datetime) -> datetime:
    periods = [period(one) for one in certificates]
    start, end = max((s for s, _ in periods), default=at), min((e for _, e in periods), default=at)
    if start > end:
        raise ValueError("the certificates of the path were never valid together")
    return min(max(at, start), end)


def _is_current(path: tuple[x509.Certificate, ...], at: datetime) -> bool:
    periods = [period(one) for one in path]
    return all(start <= at <= end for start, end in periods)


def _no_path(leaf: x509.Certificate, evidence: Evidence, failures: list[str]) -> TrustFinding:
    """Tell a path that ends at a stranger from one whose next certificate is not at hand."""
    chain = [leaf]
    while len(chain) < _LONGEST_PATH:
        last = chain[-1]
        issuers = (
            one for one in evidence.certificates if _may_issue(one, last) and not any(one is two for two in chain)
        )
        issuer = next(issuers, None)
        if last.subject == last.issuer or issuer is None:
            break
        chain.append(issuer)
    shown = tuple(described(one) for one in chain)
    if failures:
        return TrustFinding(state=Trust.NOT_TRUSTED, path=shown, detail=failures[0])
    if chain[-1].subject == chain[-1].issuer:
        return TrustFinding(state=Trust.NOT_TRUSTED, path=shown, anchor=shown[-1].subject)
    return TrustFinding(state=Trust.INCOMPLETE, path=shown, detail=f"issuer: {name_text(chain[-1].issuer)}"[:_DETAIL])
