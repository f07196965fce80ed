"""Files and folders of certificates and revocation lists, read by a worker; and trust material for the command line.

with Pool(1, Limits(), TASKS) as pool:
    read = decode_answer(pool.submit(TASK, encode_request(ReadTrustFiles(paths=...))).result())
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from ecabinet.domain.signatures.material import Anchor, TrustMaterial
from ecabinet.domain.trust_list.facts import (
    anchor_member,
    crl_member,
    intermediate_member,
    version_of,
)
from ecabinet.trust.certificate_facts import UNREADABLE, certificate_facts, crl_facts, is_signed_by
from ecabinet.trust.certificate_files import FileContent, FileRefused, read_bytes, read_file
from ecabinet.trust.known_anchors import hierarchy_of
from ecabinet.trust.trust_files import (
    TASK,
    FileProblem,
    FoundCertificate,
    FoundCrl,
    ReadTrustFiles,
    TrustFilesRead,
    decode_answer,
    encode_request,
)
from ecabinet.workers.faults import Refused, WorkFault
from ecabinet.workers.limits import Limits
from ecabinet.workers.pool import Pool

TASKS = {TASK: "ecabinet.trust.trust_lists:read_trust_files"}
MOST_FILES = 500
"""Files looked at in one reading."""
MOST_BYTES = 64 * 1024 * 1024
"""In DER, of one reading: the answer of a worker is bounded."""
ENDINGS = frozenset({".pem", ".crt", ".cer", ".der", ".p7b", ".p7c", ".crl", ".arl"})
"""What is looked at in a folder; a file that is named itself may have any ending."""


class TrustFolderFault(Exception):
    """A file or folder of the command line cannot be read; `path` says which, `code` is of `refusals.SENTENCES`."""

    def __init__(self, path: str, code: str) -> None:
        """Keep both."""
        super().__init__(f"{path}: {code}")
        self.path = path
        self.code = code


def read_trust_files(payload: bytes) -> bytes:
    """Read files and folders (task). Refuses with `too_many_trust_files`."""
    request = msgspec.msgpack.decode(payload, type=ReadTrustFiles)
    reading = _Reading(request.known)
    try:
        for path in _files(request.paths):
            reading.take(path.name, partial(read_file, path))
        for one in request.given:
            reading.take(one.name, partial(read_bytes, one.content))
    except FileRefused as refused:
        raise Refused(refused.code) from refused
    return msgspec.msgpack.encode(reading.answer())


def material_of_folder(trust: Path | None, intermediates: Path | None, crl: Path | None) -> TrustMaterial:
    """Return trust material out of a file or folder each, for the command line, where naming it is trusting it.

    Below `trust`, a self-signed CA is an anchor; a CA that one of these issued is an intermediate; a CA whose issuer is
    not there is an anchor too, for nothing else can have been meant. Below `intermediates` nothing becomes an anchor.
    Revocation lists count wherever they lie; what is no CA is passed over. Raises TrustFolderFault.
    """
    named = [path.absolute() for path in (trust, intermediates, crl) if path is not None]
    if not named:
        return TrustMaterial(version=version_of(()))
    with Pool(1, Limits(), TASKS) as pool:

        def read(path: Path | None) -> TrustFilesRead:
            return TrustFilesRead() if path is None else _asked(pool, path.absolute())

        return _material(read(trust), read(intermediates), read(crl))


def _asked(pool: Pool, path: Path) -> TrustFilesRead:
    if not path.exists():
        raise TrustFolderFault(str(path), "no_such_file")
    try:
        answer = pool.submit(TASK, encode_request(ReadTrustFiles(paths=(str(path),)))).result()
    except WorkFault as fault:
        raise TrustFolderFault(str(path), getattr(fault, "code", "trust_file_damaged")) from fault
    read = decode_answer(answer)
    # A folder may hold a key beside its certificate; a certificate that cannot be read must not go missing unseen.
    for problem in (one for one in read.problems if one.code != "no_certificates" or not path.is_dir()):
        raise TrustFolderFault(str(path / problem.file if path.is_dir() else path), problem.code)
    if not read.certificates and not read.crls:
        raise TrustFolderFault(str(path), "no_certificates")
    return read


def _material(trusted: TrustFilesRead, between: TrustFilesRead, lists: TrustFilesRead) -> TrustMaterial:
    authorities = {one.facts.sha256: one for one in trusted.certificates if one.facts.is_ca}
    anchors = {
        sha256: Anchor(der=one.der, hierarchy=hierarchy_of(sha256))
        for sha256, one in authorities.items()
        if one.facts.is_self_signed or one.issued_by not in authorities
    }
    intermediates = {
        one.facts.sha256: one.der
        for one in (*authorities.values(), *between.certificates, *lists.certificates)
        if one.facts.is_ca and one.facts.sha256 not in anchors
    }
    crls = {one.facts.sha256: one.der for read in (trusted, between, lists) for one in read.crls}
    members = [
        *(anchor_member(sha256, one.hierarchy) for sha256, one in anchors.items()),
        *(intermediate_member(sha256) for sha256 in intermediates),
        *(crl_member(sha256) for sha256 in crls),
    ]
    return TrustMaterial(
        version=version_of(members),
        anchors=tuple(anchors[sha256] for sha256 in sorted(anchors)),
        intermediates=tuple(intermediates[sha256] for sha256 in sorted(intermediates)),
        crls=tuple(crls[sha256] for sha256 in sorted(crls)),
    )


class _Reading:
    """Gathers what the files hold, each certificate and list once."""

    def __init__(self, known: Iterable[bytes]) -> None:
        """Take along certificates that are known already."""
        self._known = [one for one in map(_parsed, known) if one is not None]
        self._certificates: dict[str, tuple[x509.Certificate, FoundCertificate]] = {}
        self._crls: dict[str, tuple[x509.CertificateRevocationList, FoundCrl]] = {}
        self._problems: list[FileProblem] = []
        self._bytes = 0

    def take(self, name: str, read: Callable[[], FileContent]) -> None:
        """Take everything a file holds, or note why nothing."""
        try:
            content = read()
            certificates = [(one, certificate_facts(one)) for one in content.certificates]
            crls = [(one, crl_facts(one)) for one in content.crls]
        except FileRefused as refused:
            self._problems.append(FileProblem(file=name, code=refused.code))
            return
        except UNREADABLE:
            self._problems.append(FileProblem(file=name, code="trust_file_damaged"))
            return
        for certificate, facts in certificates:
            found = FoundCertificate(der=self._counted(certificate), facts=facts, file=name)
            self._certificates.setdefault(facts.sha256, (certificate, found))
        for crl, crl_found in crls:
            self._crls.setdefault(crl_found.sha256, (crl, FoundCrl(der=self._counted(crl), facts=crl_found, file=name)))

    def answer(self) -> TrustFilesRead:
        """Say what was found, and who signed what."""
        issuers = _Issuers([*(one for one, _ in self._certificates.values()), *self._known])
        return TrustFilesRead(
            certificates=tuple(
                msgspec.structs.replace(found, issued_by=issuers.of(one)) for one, found in self._certificates.values()
            ),
            crls=tuple(msgspec.structs.replace(found, signed_by=issuers.of(one)) for one, found in self._crls.values()),
            problems=tuple(self._problems),
        )

    def _counted(self, one: x509.Certificate | x509.CertificateRevocationList) -> bytes:
        der = one.public_bytes(Encoding.DER)
        self._bytes += len(der)
        if self._bytes > MOST_BYTES:
            raise FileRefused("too_many_trust_files")
        return der


class _Issuers:
    """Certificates by their subject, so that few signatures need to be tried."""

    def __init__(self, certificates: Iterable[x509.Certificate]) -> None:
        self._by_subject: dict[x509.Name, list[x509.Certificate]] = {}
        for one in certificates:
            self._by_subject.setdefault(one.subject, []).append(one)

    def of(self, signed: x509.Certificate | x509.CertificateRevocationList) -> str:
        """Return the fingerprint of the CA that signed this, empty if none of these did."""
        candidates = {certificate_facts(one).sha256: one for one in self._by_subject.get(signed.issuer, ())}
        return next((sha256 for sha256, one in sorted(candidates.items()) if is_signed_by(signed, one)), "")


def _parsed(der: bytes) -> x509.Certificate | None:
    try:
        return x509.load_der_x509_certificate(der)
    except UNREADABLE:
        return None


def _files(paths: Iterable[str]) -> Iterator[Path]:
    """Give the files named, and those of folders named (not of folders within) by their names."""
    for count, path in enumerate(_all_files(paths)):
        if count >= MOST_FILES:
            raise FileRefused("too_many_trust_files")
        yield path


def _all_files(paths: Iterable[str]) -> Iterator[Path]:
    for path in map(Path, paths):
        if not path.is_dir():
            yield path
            continue
        within = sorted(one for one in path.iterdir() if one.suffix.lower() in ENDINGS)
        yield from (one for one in within if not one.is_dir())
