"""What the signatures on a document are worth: the hub's verdict and this device's own, and whether they agree."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.client.view import View
from ecabinet.domain.documents.entities import Document, DocumentVersion, VersionVerdict
from ecabinet.domain.documents.judged import JudgedFile, verdict_on, verdicts
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import SignatureGate
from ecabinet.domain.papers.entities import Paper
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line


class Lamp(StrEnum):
    """What a badge shows: a bottom line, or that the file is still being checked."""

    VALID = "valid"
    INVALID = "invalid"
    INDETERMINATE = "indeterminate"
    UNSIGNED = "unsigned"
    CHECKING = "checking"


_WORST_FIRST = (Line.INVALID, Line.INDETERMINATE, Line.UNSIGNED, Line.VALID)


class SignatureState(msgspec.Struct, frozen=True, kw_only=True):
    """Both bottom lines, None where there is none yet. `lacks_only_revocation` is of the verdict that is shown."""

    hub: Line | None = None
    own: Line | None = None
    lacks_only_revocation: bool = False

    @property
    def lamp(self) -> Lamp:
        """The worse of the two: nothing is shown better than either of them says."""
        said = {self.hub, self.own}
        worst = next((line for line in _WORST_FIRST if line in said), None)
        return Lamp.CHECKING if worst is None else Lamp(worst.value)

    @property
    def differs(self) -> bool:
        """Whether this device came to another bottom line than the hub."""
        return self.hub is not None and self.own is not None and self.hub != self.own

    @property
    def is_settled(self) -> bool:
        """Whether nobody has to look at it: valid, and both say so."""
        return self.lamp == Lamp.VALID


def passes_gate(gate: SignatureGate, state: SignatureState) -> bool:
    """Say whether the hub, as far as this device knows, lets a version through the meeting's gate."""
    if gate in {SignatureGate.WARN, SignatureGate.ALLOW}:
        return True
    accepted = gate == SignatureGate.VALID_OR_UNCHECKED and state.lacks_only_revocation
    return state.hub == Line.VALID or accepted


class LineChange(msgspec.Struct, frozen=True, kw_only=True):
    """A document whose bottom line became another when the trust lists changed."""

    document: Id
    title: str
    before: Line
    now: Line


class Judging(msgspec.Struct, frozen=True, kw_only=True):
    """How far judging a meeting's documents is: how many of `total` versions the present trust lists have judged."""

    done: int = 0
    total: int = 0
    changes: tuple[LineChange, ...] = ()

    @property
    def is_under_way(self) -> bool:
        """Whether some versions still wait for a verdict of the present trust lists."""
        return self.done < self.total


class SignaturesScreen(msgspec.Struct, frozen=True, kw_only=True):
    """The signatures of one file. `shown` is this device's own verdict where there is one, else the hub's."""

    state: SignatureState
    hub: DocumentVerdict | None = None
    own: DocumentVerdict | None = None
    line_before: Line | None = None

    @property
    def shown(self) -> DocumentVerdict | None:
        """The verdict whose findings are listed: of two that differ the worse one, else this device's own."""
        if self.own is None or self.hub is None:
            return self.own or self.hub
        worse = _WORST_FIRST.index(self.hub.line) < _WORST_FIRST.index(self.own.line)
        return self.hub if worse else self.own


def signature_state(view: View, file: JudgedFile) -> SignatureState:
    """Return what is known of the signatures of a version or a paper."""
    judged = verdict_on(view.world, file.id)
    return _state(None if judged is None else judged.verdict, view.judged.get(file.sha256), view.now)


def signatures_screen(view: View, sha256: str) -> SignaturesScreen | None:
    """Return the signatures of a file, None for one that is no version of a document and no signed paper I see."""
    versions = view.world.find(DocumentVersion, natural=sha256)
    if not versions and all(paper.signs is None for paper in view.world.find(Paper, natural=sha256)):
        return None
    by_hub = max(verdicts(view.world, sha256=sha256), key=lambda one: one.verdict.judged_at, default=None)
    hub, own = None if by_hub is None else by_hub.verdict, view.judged.get(sha256)
    return SignaturesScreen(
        state=_state(hub, own, view.now), hub=hub, own=own, line_before=None if by_hub is None else by_hub.line_before
    )


def judging_of(view: View, meeting: Id) -> Judging:
    """Return how far judging a meeting's versions is: the newest verdict of all names the present trust lists."""
    versions = view.world.find(DocumentVersion, meeting=meeting)
    judged = view.world.find(VersionVerdict, meeting=meeting)
    newest = max(view.world.find(VersionVerdict), key=lambda one: one.verdict.judged_at, default=None)
    present = [one for one in judged if newest and one.verdict.standard == newest.verdict.standard]
    return Judging(done=len(present), total=len(versions), changes=line_changes(view, present))


def line_changes(view: View, judged: Iterable[VersionVerdict]) -> tuple[LineChange, ...]:
    """Return those that have another bottom line than before they were judged again."""
    return tuple(_line_change(view, one, one.line_before) for one in judged if one.line_before is not None)


def _line_change(view: View, judged: VersionVerdict, before: Line) -> LineChange:
    document = view.world.get(Document, judged.document)
    title = "" if document is None else document.title
    return LineChange(document=judged.document, title=title, before=before, now=judged.verdict.line)


def _line(verdict: DocumentVerdict | None, now: datetime) -> Line | None:
    """Return a bottom line; a first stage has one only where nothing can make it better, what has aged has none."""
    if verdict is None or (verdict.waits_for_changes and verdict.line != Line.INVALID):
        return None
    if not verdict.stands_at(now):
        return None
    return verdict.line


def _state(hub: DocumentVerdict | None, own: DocumentVerdict | None, now: datetime) -> SignatureState:
    shown = SignaturesScreen(state=SignatureState(), hub=hub, own=own).shown
    return SignatureState(
        hub=_line(hub, now),
        own=_line(own, now),
        lacks_only_revocation=shown is not None and shown.lacks_only_revocation,
    )
