"""What came after each signature of a document: changes, coverage, and whether the certifier's word was kept.

Structure first: what every later revision changed is found once (`differences`). Then looks: where something may be
seen, the pages of the signed revision are compared with those of today (`renderings`). A change passes only if it is of
a kind that may follow a signature, hides nothing that was signed, and - where it says something - somebody signed it
later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

from ecabinet.domain.signatures.findings import (
    Certification,
    CertificationFinding,
    Change,
    ChangeFinding,
    ChangeItem,
    CoverageFinding,
)
from ecabinet.trust.signatures.appearances import Appearances
from ecabinet.trust.signatures.coverage import coverage_of, coverages_of, covers_its_revision, signed_end
from ecabinet.trust.signatures.differences import Differences
from ecabinet.trust.signatures.differences_form import asks_to_redraw
from ecabinet.trust.signatures.differences_notes import Kind, Note
from ecabinet.trust.signatures.judging import is_timestamp
from ecabinet.trust.signatures.opened import HOSTILE, OpenedPdf
from ecabinet.trust.signatures.permissions import ANNOTATING, FILLING, Permissions, permissions_of
from ecabinet.trust.signatures.renderings import Renderings

__all__ = ["AfterSigning", "coverage_of", "judge_after"]

_MOST_ITEMS = 60
_WHITE = b"\0\t\n\f\r "
_ORDER = (Change.NONE, Change.ALLOWED, Change.UNEXPLAINED, Change.NOT_ALLOWED)
_HARMLESS = frozenset({Kind.EVIDENCE, Kind.TIMESTAMP, Kind.METADATA})
_SAYS_SOMETHING = frozenset({Kind.FILLING, Kind.ANNOTATION, Kind.FIELD, Kind.FORM, Kind.NAVIGATION})
_NEVER_FINE = frozenset({
    Kind.ACTIVE, Kind.ATTACHMENT, Kind.UNREAD, Kind.CONTENT, Kind.PREPARED, Kind.REDRAWN, Kind.REPLACED,
})  # fmt: skip
_LEAST_LEVEL = {
    Kind.SIGNATURE: FILLING,
    Kind.FILLING: FILLING,
    Kind.REDRAWN: FILLING,
    Kind.REPLACED: FILLING,
    Kind.STRUCTURE: FILLING,
    Kind.CONTENT: FILLING,
    Kind.FIELD: FILLING,
    Kind.ANNOTATION: ANNOTATING,
    Kind.FORM: ANNOTATING,
    Kind.NAVIGATION: ANNOTATING,
    Kind.PREPARED: ANNOTATING,
    Kind.ACTIVE: ANNOTATING,
    Kind.ATTACHMENT: ANNOTATING,
}
"""From which level of DocMDP on a kind of change is allowed (ISO 32000-2, table 257)."""


@dataclass(frozen=True)
class AfterSigning:
    """The three findings about what came after one signature."""

    changes: ChangeFinding
    coverage: CoverageFinding
    certification: CertificationFinding


def judge_after(opened: OpenedPdf) -> tuple[AfterSigning, ...]:
    """Judge all of `opened.signatures`, in their order. Never raises: what cannot be read is UNEXPLAINED."""
    if not opened.signatures:
        return ()
    renderings = Renderings(opened.data, opened.password)
    try:
        differences: Differences | None = Differences(opened)
    except HOSTILE:
        differences = None
    try:
        appearances = None if differences is None else Appearances(opened, differences, renderings)
        covered = coverages_of(opened)
        return tuple(_judged(opened, place, one, differences, appearances) for place, one in enumerate(covered))
    finally:
        renderings.close()


def _judged(
    opened: OpenedPdf,
    place: int,
    coverage: CoverageFinding,
    differences: Differences | None,
    appearances: Appearances | None,
) -> AfterSigning:
    if differences is None or appearances is None:
        return AfterSigning(_unread("cross-references"), coverage, CertificationFinding(state=Certification.NONE))
    signature = opened.signatures[place]
    try:
        view = differences.revisions.at(signature.signed_revision)
        permissions = permissions_of(view, signature.sig_field, signature.sig_object)
    except HOSTILE as fault:
        return AfterSigning(_unread(f"permissions: {type(fault).__name__}"), coverage, _unknown_certification())
    judge = _Judge(opened, signature, differences, appearances, permissions)
    try:
        changes = judge.changes(coverage)
    except HOSTILE as fault:
        changes = _unread(f"{type(fault).__name__}: {fault}"[:200])
    return AfterSigning(changes, coverage, judge.certification())


def _unread(detail: str) -> ChangeFinding:
    item = ChangeItem(code=Kind.UNREAD.value, revision=0, detail=detail)
    return ChangeFinding(state=Change.UNEXPLAINED, items=(item,))


def _unknown_certification() -> CertificationFinding:
    return CertificationFinding(state=Certification.NONE, detail="cannot be read")


class _Judge:
    """Weighs all that came after one signature."""

    def __init__(
        self,
        opened: OpenedPdf,
        signature: EmbeddedPdfSignature,
        differences: Differences,
        appearances: Appearances,
        permissions: Permissions,
    ) -> None:
        self._opened = opened
        self._signature = signature
        self._differences = differences
        self._permissions = permissions
        self._appearances = appearances
        self._broken = ""

    def changes(self, coverage: CoverageFinding) -> ChangeFinding:
        """Weigh every later revision, then what is seen."""
        if not covers_its_revision(coverage):
            return _unread("the signature does not cover its revision")
        if not self._opened.data[coverage.signed_until :].strip(_WHITE):
            return ChangeFinding(state=Change.NONE)
        later = range(self._signature.signed_revision + 1, self._differences.revisions.count)
        notes = [(revision, note) for revision in later for note in self._differences.of(revision)]
        if self._is_drawn_as_signed():
            notes = [(revision, note) for revision, note in notes if note.kind != Kind.REDRAWN]
        states = [self._state(revision, note) for revision, note in notes]
        looks = self._appearances.judged(self._signature, notes)
        states += [self._seen_state(code) for code, _ in looks.objections]
        items = [_item(revision, note) for revision, note in notes]
        newest = self._differences.revisions.count
        items += [ChangeItem(code=code, revision=newest, pages=_pages(note)) for code, note in looks.objections]
        items += [ChangeItem(code=code, revision=newest) for code in looks.remarks]
        return ChangeFinding(
            state=max(states, key=_ORDER.index, default=Change.NONE),
            items=tuple(dict.fromkeys(_heaviest_first(items, states)))[:_MOST_ITEMS],
            pages_differ=tuple(page + 1 for page in looks.pages_differ),
        )

    def certification(self) -> CertificationFinding:
        """Tell what the signer allowed, and whether `changes` found it broken."""
        permissions = self._permissions
        state = Certification.KEPT if permissions.level or permissions.action else Certification.NONE
        if self._broken and state == Certification.KEPT:
            state = Certification.BROKEN
        locked = permissions.locks if permissions.action != "All" else ("*",)
        detail = self._broken or permissions.action
        return CertificationFinding(state=state, level=permissions.level, locked_fields=locked, detail=detail)

    def _is_drawn_as_signed(self) -> bool:
        """Whether readers are told today what they were told then: to draw fields from their values, or not to."""
        revisions = self._differences.revisions
        then, now = self._signature.signed_revision, revisions.count - 1
        return asks_to_redraw(revisions.at(then)) == asks_to_redraw(revisions.at(now))

    def _state(self, revision: int, note: Note) -> Change:
        if note.kind in _HARMLESS:
            return Change.ALLOWED
        if ban := self._ban(note):
            self._broken = ban
            return Change.NOT_ALLOWED
        is_nobodys = note.kind in _SAYS_SOMETHING and not self._is_signed_for(revision)
        if note.kind in _NEVER_FINE or is_nobodys:
            return Change.UNEXPLAINED
        return Change.ALLOWED

    def _ban(self, note: Note) -> str:
        """Return what forbids a change, empty if nothing does."""
        if self._is_locked(note):
            return f"locked field: {note.field}"
        if 0 < self._permissions.level < _LEAST_LEVEL.get(note.kind, 0):
            return f"level {self._permissions.level}: {note.kind.value}"
        return note.kind.value if note.kind in {Kind.PAGES, Kind.OVERWRITTEN} else ""

    def _seen_state(self, code: str) -> Change:
        is_replaced = code == "content_differs"
        is_forbidden = code == "shown_differently" and bool(self._permissions.level)
        if is_replaced or is_forbidden:
            self._broken = self._broken or code
            return Change.NOT_ALLOWED
        return Change.UNEXPLAINED

    def _is_locked(self, note: Note) -> bool:
        if not note.field or not note.was_there or not self._permissions.action:
            return False
        return self._permissions.forbids_field(note.field.rstrip("."))

    def _is_signed_for(self, revision: int) -> bool:
        """Whether a later signature covers a revision and says it as its own; a timestamp never does."""
        return any(
            one.signed_revision >= revision and not is_timestamp(one) and signed_end(one)
            for one in self._opened.signatures
        )


def _item(revision: int, note: Note) -> ChangeItem:
    detail = ": ".join(part for part in (note.field, note.detail) if part)
    return ChangeItem(code=note.kind.value, revision=revision + 1, pages=_pages(note), detail=detail)


def _pages(note: Note | None) -> tuple[int, ...]:
    return () if note is None or note.page is None else (note.page + 1,)


def _heaviest_first(items: Sequence[ChangeItem], states: Sequence[Change]) -> list[ChangeItem]:
    """Put first what weighs most: a list of changes is cut at some length. Remarks have no state and come last."""
    weighed = list(zip(items, states, strict=False))
    told = [item for item, _ in sorted(weighed, key=lambda pair: -_ORDER.index(pair[1]))]
    return [*told, *items[len(weighed) :]]
