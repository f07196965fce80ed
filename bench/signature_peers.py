"""What others say of the same files: pyHanko's own validation, and Poppler's pdfsig. Trust is left out."""

from __future__ import annotations

import asyncio
import io
import shutil
import subprocess
from pathlib import Path

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature, async_validate_pdf_timestamp
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko_certvalidator import ValidationContext

ACCEPTED = "accepted"
REJECTED = "rejected"
RAISED = "raised"
UNSIGNED = "unsigned"
UNCHECKED = "cannot check"

_SECONDS = 60


def pyhanko_says(pdf: bytes, *, is_strict: bool) -> str:
    """Return pyHanko's answer: its bottom line without trust, over all signatures."""
    try:
        reader = PdfFileReader(io.BytesIO(pdf), strict=is_strict)
        signatures = list(reader.embedded_signatures)
        if not signatures:
            return UNSIGNED
        fine = all(asyncio.run(_accepts(one)) for one in signatures)
    except Exception:  # noqa: BLE001 - which exceptions escape is what the table counts
        return RAISED
    return ACCEPTED if fine else REJECTED


def pyhanko_validates(pdf: bytes) -> None:
    """Let pyHanko validate all signatures of a file, to measure how long it takes."""
    for one in PdfFileReader(io.BytesIO(pdf)).embedded_signatures:
        asyncio.run(_accepts(one))


def pdfsig_says(path: Path) -> str:
    """Return pdfsig's answer."""
    said = pdfsig_runs(path)
    if "does not contain any signatures" in said:
        return UNSIGNED
    verdicts = [line for line in said.splitlines() if "Signature Validation:" in line]
    if verdicts and all("Signature is Valid" in line for line in verdicts):
        return ACCEPTED
    invalid = ("Signature is Invalid", "Digest Mismatch")
    return REJECTED if any(word in line for line in verdicts for word in invalid) else UNCHECKED


def pdfsig_runs(path: Path) -> str:
    """Run pdfsig on a file, without its search for trusted certificates, and return what it says."""
    program = shutil.which("pdfsig")
    if program is None:
        raise FileNotFoundError("pdfsig (poppler-utils) is not installed")
    done = subprocess.run(
        [program, "-nocert", str(path)], capture_output=True, text=True, errors="replace", timeout=_SECONDS, check=False
    )
    return done.stdout + done.stderr


async def _accepts(signature: EmbeddedPdfSignature) -> bool:
    nobody = ValidationContext(trust_roots=[], allow_fetching=False)
    if str(signature.sig_object_type) == "/DocTimeStamp":
        stamp = await async_validate_pdf_timestamp(signature, validation_context=nobody)
        return bool(stamp.intact and stamp.valid)
    status = await async_validate_pdf_signature(signature, signer_validation_context=nobody)
    return bool(status.intact and status.valid and status.docmdp_ok)
