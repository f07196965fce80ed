"""Two judges from outside: Poppler's pdfsig and pyHanko's own validation, with our root and nothing fetched."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

from asn1crypto import crl, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.status import PdfSignatureStatus
from pyhanko_certvalidator import ValidationContext

from ecabinet.cli.demo.hierarchy import Hierarchy

VALID = "Signature is Valid."


def pdfsig(pdf: bytes, folder: Path) -> tuple[str, ...]:
    """Return what pdfsig says of each signature. It has no list of anchors here, so that trust is left out."""
    path = folder / "signed.pdf"
    path.write_bytes(pdf)
    command = ["pdfsig", "-nocert", str(path)]
    told = subprocess.run(command, capture_output=True, text=True, check=False, env={"HOME": str(folder)}).stdout
    return tuple(line.partition(": ")[2] for line in told.splitlines() if "Signature Validation" in line)


def pyhanko(
    pdf: bytes, hierarchy: Hierarchy, crls: Sequence[bytes] = (), *, from_dss: bool = False
) -> tuple[PdfSignatureStatus, ...]:
    """Return pyHanko's status of each signature, judged by our root; `from_dss`: by the embedded evidence alone."""
    reader = PdfFileReader(BytesIO(pdf))
    roots = [x509.Certificate.load(hierarchy.root.der)]

    def context() -> ValidationContext:
        if from_dss:
            settings = {"trust_roots": roots, "allow_fetching": False, "revocation_mode": "require"}
            return DocumentSecurityStore.read_dss(reader).as_validation_context(settings)
        return ValidationContext(
            trust_roots=roots,
            allow_fetching=False,
            revocation_mode="require" if crls else "soft-fail",
            other_certs=[x509.Certificate.load(hierarchy.issuer.der)],
            crls=[crl.CertificateList.load(one) for one in crls],
        )

    return tuple(
        validate_pdf_signature(one, signer_validation_context=context(), ts_validation_context=context())
        for one in reader.embedded_regular_signatures
    )
