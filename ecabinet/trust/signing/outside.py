"""Signing outside: what was exported comes back signed, and nothing but the signature may have come to it."""

from __future__ import annotations

from io import BytesIO

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import DEFAULT_DIFF_POLICY, DiffResult
from pyhanko.sign.fields import MDPPerm, enumerate_sig_fields
from pyhanko.sign.validation.errors import SignatureValidationError
from pyhanko.sign.validation.generic_cms import validate_sig_integrity
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.status import SignatureCoverageLevel

from ecabinet.trust.signing.additions import only_adds_signatures
from ecabinet.trust.signing.preparing import sound_pdf
from ecabinet.trust.signing.values import OutsideRequest
from ecabinet.workers.faults import Refused


def check_signed_outside(request: OutsideRequest) -> None:
    """Prove that the first new signature signs the exported file, byte for byte, and that all else is as it was.

    Raises Refused: `signed_other_document` (it does not begin with the exported bytes: another file, or the tool wrote
    it anew), `signed_nothing` (no new signature), `signature_does_not_hold` (digest or signature value is wrong),
    `changed_while_signing` (more than signatures came to it), `damaged_pdf`, `encrypted_pdf`.
    """
    exported, signed = request.exported, request.signed
    if not signed.startswith(exported):
        raise Refused("signed_other_document")
    with sound_pdf():
        reader = PdfFileReader(BytesIO(signed))
        if reader.encrypted:
            raise Refused("encrypted_pdf")
        before = PdfFileReader(BytesIO(exported))
        old = {name for name, value, _ in enumerate_sig_fields(before) if value is not None}
        new = [one for one in reader.embedded_signatures if one.field_name not in old]
        if not new:
            raise Refused("signed_nothing")
        if not all(_holds(one) for one in new):
            raise Refused("signature_does_not_hold")
        # A reader that stops at an earlier end of file would not see what stands behind it.
        ends = signed.rstrip().endswith(b"%%EOF")
        if not ends or not _only_signatures_came(reader, before.xrefs.total_revisions, new):
            raise Refused("changed_while_signing")


def _holds(signature: EmbeddedPdfSignature) -> bool:
    """Whether a signature covers its whole revision from the first byte on, and fits what it covers."""
    if signature.evaluate_signature_coverage() < SignatureCoverageLevel.ENTIRE_REVISION:
        return False
    digest = signature.compute_digest()
    if signature.sig_object_type == "/DocTimeStamp":
        stamped = signature.signed_data["encap_content_info"]["content"].parsed["message_imprint"]["hashed_message"]
        return bool(stamped.native == digest)
    try:
        return all(validate_sig_integrity(signature.signer_info, signature.signer_cert, "data", digest))
    except SignatureValidationError:
        return False


def _only_signatures_came(reader: PdfFileReader, exported_revisions: int, new: list[EmbeddedPdfSignature]) -> bool:
    """Whether all since the exported revision is signatures and their evidence."""
    first = min(one.signed_revision for one in new)
    if not only_adds_signatures(reader, exported_revisions - 1, first):
        return False
    if first == reader.xrefs.total_revisions - 1:
        return True
    later = DEFAULT_DIFF_POLICY.review_file(reader, first, doc_mdp=MDPPerm.FILL_FORMS)
    return isinstance(later, DiffResult) and later.changed_form_fields <= {one.field_name for one in new}
