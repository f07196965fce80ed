"""Whether the signed bytes and the signature value fit (finding 1)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Final

from asn1crypto import algos, cms, core, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.utils import encode_dss_signature
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.utils import DEFAULT_ALGORITHM_USAGE_POLICY
from pyhanko_certvalidator.errors import AlgorithmNotSupported
from pyhanko_certvalidator.sig_validate import DefaultSignatureValidator, SignatureValidationContext, SignatureValidator

from ecabinet.domain.signatures.findings import Integrity, IntegrityFinding
from ecabinet.trust.signatures.opened import HOSTILE, numbers_of

_PROVES_NOTHING: Final = frozenset({"md2", "md4", "md5"})
"""Anyone makes two documents of one digest: Wang, Yu 2005; Stevens 2009 for certificates."""

_IN_ONE_GO: Final = frozenset({"sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"})
_DETAIL: Final = 200


class Unreadable(Exception):
    """The signature's own structure keeps it from being checked."""


class _PlainEcdsa(SignatureValidator):
    """As the usual one, and for ECDSA also the plain form r||s of some cards (BSI TR-03111, 5.2.1)."""

    def __init__(self) -> None:
        self._usual = DefaultSignatureValidator()

    def validate_signature(
        self,
        signature: bytes,
        signed_data: bytes,
        public_key_info: cms.PublicKeyInfo,
        signature_algorithm: algos.SignedDigestAlgorithm,
        context: SignatureValidationContext = SignatureValidationContext(),  # noqa: B008 - frozen, as in the base class
    ) -> None:
        """Raise InvalidSignature unless one of the two forms fits."""
        try:
            self._usual.validate_signature(signature, signed_data, public_key_info, signature_algorithm, context)
        except (AlgorithmNotSupported, UnsupportedAlgorithm):
            raise
        except (InvalidSignature, ValueError):
            if not _is_plain_ecdsa(signature, public_key_info):
                raise
            half = len(signature) // 2
            structured = encode_dss_signature(int.from_bytes(signature[:half]), int.from_bytes(signature[half:]))
            self._usual.validate_signature(structured, signed_data, public_key_info, signature_algorithm, context)


def _is_plain_ecdsa(signature: bytes, key: cms.PublicKeyInfo) -> bool:
    return key.algorithm == "ec" and len(signature) == 2 * ((int(key.bit_size) + 7) // 8)


def judge_integrity(signature: EmbeddedPdfSignature, certificates: Iterable[x509.Certificate] = ()) -> IntegrityFinding:
    """Judge a signature or document timestamp over the bytes that it says it covers.

    The signer's certificate is looked for among `certificates` where the signature does not carry it.
    """
    digest = str(signature.md_algorithm)
    try:
        return _judged(signature, digest, certificates)
    except (Unreadable, SignatureValidationError) as fault:
        return IntegrityFinding(state=Integrity.UNREADABLE, digest=digest, detail=str(fault)[:_DETAIL])
    except HOSTILE as fault:
        detail = f"{type(fault).__name__}: {fault}"[:_DETAIL]
        return IntegrityFinding(state=Integrity.UNREADABLE, digest=digest, detail=detail)


def _judged(signature: EmbeddedPdfSignature, digest: str, certificates: Iterable[x509.Certificate]) -> IntegrityFinding:
    digest_quickly(signature)
    content = signature.signed_data["encap_content_info"]
    if content["content_type"].native == "tst_info":
        state, detail = timestamp_integrity(signature.signed_data, signature.compute_digest(), certificates)
        return IntegrityFinding(state=state, digest=str(signature.external_md_algorithm), detail=detail)
    if content["content"] is not core.VOID:
        raise Unreadable("a detached signature carries content of its own")
    state, detail = _state(
        signature.signed_data,
        signer_certificate(signature.signed_data, certificates),
        signature.compute_digest(),
        "data",
    )
    return IntegrityFinding(state=state, digest=digest, detail=detail)


def digest_quickly(signature: EmbeddedPdfSignature) -> None:
    """Digest the signed ranges in one go and leave it where pyHanko looks, which reads 4 kB at a time.

    Raises Unreadable for ranges outside the file.
    """
    data = signature.reader.stream.getbuffer()
    numbers = numbers_of(signature.byte_range)
    if not _within(numbers, len(data)):
        raise Unreadable("the byte range does not lie in the file")
    name = str(signature.external_md_algorithm)
    if name in _IN_ONE_GO and name not in signature.external_digests:
        digest = hashlib.new(name)
        for start, length in zip(numbers[::2], numbers[1::2], strict=True):
            digest.update(data[start : start + length])
        signature.external_digests[name] = digest.digest()


def _within(byte_range: tuple[int, ...], size: int) -> bool:
    pairs = list(zip(byte_range[::2], byte_range[1::2], strict=False))
    return bool(pairs) and len(byte_range) % 2 == 0 and all(s >= 0 and n >= 0 and s + n <= size for s, n in pairs)


def timestamp_integrity(
    token: cms.SignedData, expected_imprint: bytes, certificates: Iterable[x509.Certificate]
) -> tuple[Integrity, str]:
    """Judge a timestamp token (RFC 3161): its own signature, and the imprint of what it stamps."""
    content = token["encap_content_info"]["content"]
    described = content.parsed
    imprint = described["message_imprint"]
    name = str(imprint["hash_algorithm"]["algorithm"].native)
    if name in _PROVES_NOTHING:
        return Integrity.UNPROVABLE, name
    if imprint["hashed_message"].native != expected_imprint:
        return Integrity.ALTERED, "the timestamp is of something else"
    signer = only_signer(token)
    raw = bytes(content)
    digest = hashlib.new(str(signer["digest_algorithm"]["algorithm"].native).replace("_", "-"), raw).digest()
    return _state(token, signer_certificate(token, certificates), digest, "tst_info")


def only_signer(data: cms.SignedData) -> cms.SignerInfo:
    """Return the one signer info. Raises Unreadable for none or several: a PDF signature has exactly one."""
    infos = data["signer_infos"]
    if len(infos) != 1:
        raise Unreadable(f"{len(infos)} signer infos")
    return infos[0]


def signer_certificate(data: cms.SignedData, elsewhere: Iterable[x509.Certificate] = ()) -> x509.Certificate:
    """Return the certificate of the signer, or the authority of a timestamp, from the CMS or from elsewhere.

    Raises Unreadable where it is nowhere. That signed attributes name another one is found with the signature value.
    """
    wanted = only_signer(data)["sid"]
    carried = (
        [one.chosen.untag() for one in data["certificates"] if one.name == "certificate"]
        if data["certificates"]
        else []
    )
    for certificate in (*carried, *elsewhere):
        if _is_meant(certificate, wanted):
            return certificate
    raise Unreadable("the signer's certificate is not at hand")


def _is_meant(certificate: x509.Certificate, wanted: cms.SignerIdentifier) -> bool:
    if wanted.name == "issuer_and_serial_number":
        named = wanted.chosen
        return bool(
            certificate.serial_number == named["serial_number"].native and certificate.issuer == named["issuer"]
        )
    return bool(certificate.key_identifier == wanted.chosen.native)


def _state(
    data: cms.SignedData, certificate: x509.Certificate, digest: bytes, content_type: str
) -> tuple[Integrity, str]:
    signer = only_signer(data)
    name = str(signer["digest_algorithm"]["algorithm"].native)
    if name in _PROVES_NOTHING:
        return Integrity.UNPROVABLE, name
    fitting = DEFAULT_ALGORITHM_USAGE_POLICY.digest_combination_allowed(
        signer["signature_algorithm"], algos.DigestAlgorithm({"algorithm": name}), moment=None
    )
    if not fitting:
        raise Unreadable(f"algorithms contradict each other: {fitting.failure_reason}")
    try:
        intact, valid = validate_sig_integrity(signer, certificate, content_type, digest, sig_validator=_PlainEcdsa())
    except (AlgorithmNotSupported, UnsupportedAlgorithm) as fault:
        raise Unreadable(f"algorithm not supported: {fault}") from fault
    if not valid and intact:
        return Integrity.FORGED, "signature value"
    if not valid and signer["signed_attrs"] is not core.VOID:
        return Integrity.FORGED, "digest and signature value"
    return (Integrity.INTACT, "") if valid and intact else (Integrity.ALTERED, "digest")
