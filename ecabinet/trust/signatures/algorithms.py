"""Strength of algorithms by a dated policy (finding 8)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from asn1crypto import cms, x509

from ecabinet.domain.signatures.findings import Algorithm, AlgorithmFinding
from ecabinet.domain.signatures.material import AlgorithmPolicy, AlgorithmRule
from ecabinet.trust.signatures.certificates import period
from ecabinet.trust.signatures.opened import HOSTILE

_WORST_FIRST: Final = (Algorithm.WEAK, Algorithm.UNKNOWN, Algorithm.OLD, Algorithm.STRONG)
_SAME: Final = {"ec": "ecdsa", "rsassa_pss": "rsa", "shake256_len": "shake256", "shake128_len": "shake128"}
_EDWARDS_BITS: Final = {"ed25519": 256, "ed448": 448}


def judge_algorithms(
    signer: cms.SignerInfo, path: tuple[x509.Certificate, ...], policy: AlgorithmPolicy, at: datetime
) -> AlgorithmFinding:
    """Judge the digest, the key, and the digests and keys by which the path's certificates were signed.

    `at` is the proven time of the signature, or the moment of judgement where none is proven. A certificate is judged
    at its own beginning, which its issuer vouches for; the anchor is trusted as it is. The first of `path` is the
    signer's.
    """
    digest = str(signer["digest_algorithm"]["algorithm"].native)
    mechanism = str(signer["signature_algorithm"]["algorithm"].native)
    key, bits = _key(path[0])
    digests = [digest, *_inner_digests(signer)]
    states = [strength(policy, one, 0, at.date()) for one in digests]
    states.append(strength(policy, key, bits, at.date()))
    states.extend(_issued(policy, path))
    return AlgorithmFinding(
        state=worst(states),
        digest=digest,
        signature=mechanism,
        key_bits=bits,
        policy=policy.version,
    )


def weakest_key(path: tuple[x509.Certificate, ...], policy: AlgorithmPolicy, at: datetime) -> Algorithm:
    """Return how strong the keys of a path, without the anchor's, are at a moment."""
    return worst(strength(policy, *_key(one), at.date()) for one in path[:-1] or path)


def worst(states: Iterable[Algorithm]) -> Algorithm:
    """Return what all of it together is worth."""
    return min(states, key=_WORST_FIRST.index)


def _issued(policy: AlgorithmPolicy, path: tuple[x509.Certificate, ...]) -> Iterable[Algorithm]:
    for place, certificate in enumerate(path[:-1]):
        begun = period(certificate)[0].date()
        issuer = path[place + 1]
        if issuer is not path[-1]:
            yield strength(policy, *_key(issuer), begun)
        try:
            name = str(certificate["signature_algorithm"].hash_algo)
        except HOSTILE:  # Edwards curves bring their own digest
            continue
        yield strength(policy, name, 0, begun)


def _inner_digests(signer: cms.SignerInfo) -> list[str]:
    """Return the digest that a signature mechanism names of its own, as RSA-PSS does in its parameters."""
    try:
        return [str(signer["signature_algorithm"].hash_algo)]
    except HOSTILE:
        return []


def _key(certificate: x509.Certificate) -> tuple[str, int]:
    key = certificate.public_key
    name = str(key.algorithm)
    return _SAME.get(name, name), _EDWARDS_BITS.get(name) or int(key.bit_size)


def strength(policy: AlgorithmPolicy, name: str, bits: int, on: date) -> Algorithm:
    """Return the strength of a hash (0 bits) or a key on a day, under a policy."""
    rules = [rule for rule in policy.rules if rule.algorithm == _SAME.get(name, name)]
    if not rules:
        return Algorithm.UNKNOWN
    reached = [rule for rule in rules if rule.least_bits <= bits]
    if not reached:
        return Algorithm.WEAK
    return _on(max(reached, key=lambda rule: rule.least_bits), on)


def _on(rule: AlgorithmRule, on: date) -> Algorithm:
    if rule.strong_until is None or on <= rule.strong_until:
        return Algorithm.STRONG
    if rule.old_until is None or on <= rule.old_until:
        return Algorithm.OLD
    return Algorithm.WEAK
