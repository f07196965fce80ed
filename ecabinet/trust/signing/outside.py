"""Signing outside: what was exported comes back signed, and nothing but the signature may have come to it.

The engine that judges documents judges here too, without trust: who signed is for the verdict on the filed paper. On
top of its findings the exported file is taken as if it had been signed: all that came since is signatures and their
evidence, and they hide nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain
from typing import Final

from ecabinet.domain.signatures.findings import Change, Checkable, Coverage, Integrity, Time
from ecabinet.domain.signatures.material import AlgorithmPolicy
from ecabinet.domain.signatures.verdicts import DocumentVerdict, SignatureKind, SignatureVerdict
from ecabinet.trust.signatures.certificates import clean
from ecabinet.trust.signatures.coverage import has_unlisted_objects
from ecabinet.trust.signatures.differences import Differences
from ecabinet.trust.signatures.differences_anatomy import Anatomy, Annotation, rectangle
from ecabinet.trust.signatures.differences_form import value_number
from ecabinet.trust.signatures.differences_notes import Kind, Note
from ecabinet.trust.signatures.differences_views import raw
from ecabinet.trust.signatures.examine import examine
from ecabinet.trust.signatures.opened import HOSTILE, OpenedPdf, open_pdf
from ecabinet.trust.signing.looks import hides_something
from ecabinet.trust.signing.values import OutsideRequest
from ecabinet.workers.faults import Refused

_NO_POLICY: Final = AlgorithmPolicy(version="", rules=())
"""Without trust no algorithm is weighed."""

_SIGNING: Final = frozenset({Kind.SIGNATURE, Kind.TIMESTAMP, Kind.EVIDENCE, Kind.METADATA, Kind.FIELD})
"""Kinds of change that signing makes. What a file says about itself is told anew by many tools; no page shows it."""

_CERTIFYING: Final = frozenset(Note(Kind.STRUCTURE, detail) for detail in ("catalogue /Perms", "permissions /DocMDP"))
"""A certifying signature is named in the catalogue (ISO 32000-2, 12.8.6)."""

_PLAIN_FLAGS: Final = 4 | 64 | 128 | 512
"""Bits of /F that leave a signature as it is on every screen and printer: print, read only, locked (table 167)."""


def check_signed_outside(request: OutsideRequest) -> None:
    """Prove that somebody signed the exported file, byte for byte, that it holds, and that all else is as it was.

    Raises Refused: `signed_other_document` (it does not begin with the exported bytes: another file, or the tool wrote
    it anew), `signed_nothing` (nobody signed anew; a timestamp is nobody's), `signature_does_not_hold` and
    `timestamp_does_not_hold` (digest, signature value or covered bytes are wrong), `changed_while_signing` (more than
    signatures came to it), `signature_covers_text`, `damaged_pdf`, `encrypted_pdf`.
    """
    if not request.signed.startswith(request.exported):
        raise Refused("signed_other_document")
    before, after = _opened(request.exported), _opened(request.signed)
    verdict = examine(request.signed, None, _NO_POLICY, datetime.now(UTC))
    _require_new_signature(before, verdict)
    try:
        _require_nothing_else(request.exported, before, after)
    except HOSTILE as fault:
        if isinstance(fault, Refused):
            raise
        raise Refused("changed_while_signing") from fault  # what cannot be followed is not shown to be the same


def _opened(pdf: bytes) -> OpenedPdf:
    opened = open_pdf(pdf, None)
    if opened in {"encrypted", "wrong_password"}:
        raise Refused("encrypted_pdf")
    # What only a lenient reader opens another may read otherwise.
    if isinstance(opened, str) or opened.was_lax:
        raise Refused("damaged_pdf")
    return opened


def _require_new_signature(before: OpenedPdf, verdict: DocumentVerdict) -> None:
    if verdict.problem:
        raise Refused("damaged_pdf")
    names = (str(one.field_name or "") for one in before.signatures), (one.field for one in before.odd)
    known = Counter(clean(name) for name in chain.from_iterable(names))
    new = list(_beyond(known, verdict.signatures))
    if all(one.kind == SignatureKind.TIMESTAMP for one in new):
        raise Refused("signed_nothing")
    for one in new:
        _require_sound(one)
    if any(one.coverage.state != Coverage.WHOLE for one in new):
        raise Refused("changed_while_signing")  # unknown bytes follow
    if any(one.changes.state not in {Change.NONE, Change.ALLOWED} for one in verdict.counted):
        raise Refused("changed_while_signing")


def _beyond(known: Counter[str], found: Iterable[SignatureVerdict]) -> Iterator[SignatureVerdict]:
    for one in found:
        if known[one.field] > 0:
            known[one.field] -= 1
        else:
            yield one


def _require_sound(one: SignatureVerdict) -> None:
    is_stamp = one.kind == SignatureKind.TIMESTAMP
    is_whole = one.coverage.state not in {Coverage.PARTIAL, Coverage.UNKNOWN}
    is_sound = one.checkable.state == Checkable.YES and one.integrity.state == Integrity.INTACT and is_whole
    if not is_sound and not is_stamp:
        raise Refused("signature_does_not_hold")
    if not is_sound or one.time.state == Time.BROKEN:
        raise Refused("timestamp_does_not_hold")


def _require_nothing_else(exported: bytes, before: OpenedPdf, after: OpenedPdf) -> None:
    if not _goes_on(before, after) or has_unlisted_objects(after, len(exported)):
        raise Refused("changed_while_signing")
    differences = Differences(after)
    came = [note for revision in range(before.revisions, after.revisions) for note in differences.of(revision)]
    if any(note.kind not in _SIGNING and note not in _CERTIFYING for note in came):
        raise Refused("changed_while_signing")
    old, new = differences.anatomy(before.revisions - 1), differences.anatomy(after.revisions - 1)
    widgets = list(_widgets_of_new_signatures(old, new))
    if any(_is_odd(new, one) for _, one in widgets):
        raise Refused("changed_while_signing")
    boxes = [(page, rectangle(new.view, one.body)) for page, one in widgets]
    if hides_something(before, after, [(page, box) for page, box in boxes if box is not None]):
        raise Refused("signature_covers_text")


def _goes_on(before: OpenedPdf, after: OpenedPdf) -> bool:
    """Whether the signed file's cross-references lead to those of the exported one and through them only."""
    count = before.revisions
    old, new = before.reader.xrefs, after.reader.xrefs
    return after.revisions > count and all(
        old.get_startxref_for_revision(one) == new.get_startxref_for_revision(one) for one in range(count)
    )


def _widgets_of_new_signatures(old: Anatomy, new: Anatomy) -> Iterator[tuple[int, Annotation]]:
    """Give what shows them, and on which page (from 0), once for every page that lists it."""
    signed = {name for name, one in old.fields.items() if one.kind == "/Sig" and value_number(one) is not None}
    fields = [one for name, one in new.fields.items() if one.kind == "/Sig" and name not in signed]
    numbers = {widget.number for field in fields for widget in field.widgets}
    for place, page in enumerate(new.pages):
        yield from ((place, one) for one in page.annotations if one.number in numbers)


def _is_odd(anatomy: Anatomy, widget: Annotation) -> bool:
    """Whether it acts, or is seen at some times, sizes or on some devices only."""
    body = widget.body
    if any(raw(body, key) is not None for key in ("/A", "/AA", "/OC")):
        return True
    return rectangle(anatomy.view, body) is not None and bool(anatomy.view.number(body, "/F") & ~_PLAIN_FLAGS)
