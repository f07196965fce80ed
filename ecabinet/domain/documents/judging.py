"""What the verbs of a document share about the verdicts on its versions: judging, showing, and the meeting's gate."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from ecabinet.domain.documents.entities import Document, DocumentVersion, VersionVerdict
from ecabinet.domain.kernel import Id, JobKind, Refusal, Schedule, World, changed
from ecabinet.domain.meetings.entities import Meeting, SignatureGate
from ecabinet.domain.papers.entities import Paper
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line

_STRICT = frozenset({SignatureGate.VALID, SignatureGate.VALID_OR_UNCHECKED})


def to_be_judged(file: DocumentVersion | Paper, due_at: datetime) -> Schedule:
    """Have the hub judge the signatures of a version or a paper."""
    return Schedule(kind=JobKind.JUDGE_FILE, meeting=file.meeting, about=file.id, due_at=due_at)


def verdicts_shown(world: World, versions: Iterable[Id], *, shown: bool) -> tuple[VersionVerdict, ...]:
    """Return the verdicts on these versions as they are to be seen: whoever sees a version sees what it is worth."""
    found = [world.get(VersionVerdict, version) for version in versions]
    return tuple(changed(one, shown=shown) for one in found if one is not None and one.shown != shown)


def passes(gate: SignatureGate, verdict: DocumentVerdict | None) -> bool:
    """Say whether a file with this verdict may be published through this gate."""
    if gate not in _STRICT:
        return True
    if verdict is None:
        return False
    accepted = gate == SignatureGate.VALID_OR_UNCHECKED and verdict.lacks_only_revocation
    return verdict.line == Line.VALID or accepted


def gate_problem(
    world: World, meeting: Meeting, document: Document, version: DocumentVersion, now: datetime
) -> Refusal | None:
    """Say why the meeting's gate keeps a version from being published, or None; what has aged counts no more."""
    judged = world.get(VersionVerdict, version.id)
    verdict = judged.verdict if judged is not None and judged.verdict.stands_at(now) else None
    if passes(meeting.signature_gate, verdict):
        return None
    if verdict is None or verdict.waits_for_changes:
        return Refusal("signatures_not_judged", {"title": document.title})
    return Refusal("signatures_not_valid", {"title": document.title})
