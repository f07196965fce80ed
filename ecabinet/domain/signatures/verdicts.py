"""The verdict on a document: every signature with its findings, and the bottom line derived from them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum

import msgspec

from ecabinet.domain.signatures.findings import (
    AlgorithmFinding,
    CertificationFinding,
    Change,
    ChangeFinding,
    Checkable,
    CheckableFinding,
    CoverageFinding,
    IntegrityFinding,
    PurposeFinding,
    Revocation,
    RevocationFinding,
    State,
    Time,
    TimeFinding,
    TrustFinding,
    Validity,
    ValidityFinding,
    Weight,
    weight_of,
)


class Line(StrEnum):
    """HỢP LỆ, KHÔNG HỢP LỆ, KHÔNG ĐỦ THÔNG TIN, KHÔNG CÓ CHỮ KÝ."""

    VALID = "valid"
    INVALID = "invalid"
    INDETERMINATE = "indeterminate"
    UNSIGNED = "unsigned"


class SignatureKind(StrEnum):
    """What a signature dictionary is. Usage rights are named and ignored."""

    SIGNATURE = "signature"
    TIMESTAMP = "timestamp"
    USAGE_RIGHTS = "usage_rights"


class Stage(StrEnum):
    """`first`: digest, CMS, chain and time only; changes are not examined yet."""

    FIRST = "first"
    FULL = "full"


class Standard(msgspec.Struct, frozen=True):
    """What verdicts are reached by: a verdict of another standard is out of date."""

    trust_version: str
    policy_version: str
    tool_version: str


_NOT_DONE = frozenset({"out_of_time", "too_costly", "crashed"})


class Signer(msgspec.Struct, frozen=True, kw_only=True):
    """Who signed, as the certificate says. `is_agency`: an organisation's certificate, without a person's name."""

    name: str = ""
    organisation: str = ""
    position: str = ""
    is_agency: bool = False


class SignatureVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """What was found out about one signature. `field` is empty for one that no form lists; `said_reason` is its own."""

    field: str
    kind: SignatureKind
    signer: Signer
    checkable: CheckableFinding
    integrity: IntegrityFinding
    changes: ChangeFinding
    coverage: CoverageFinding
    trust: TrustFinding
    validity: ValidityFinding
    revocation: RevocationFinding
    time: TimeFinding
    algorithm: AlgorithmFinding
    certification: CertificationFinding
    purpose: PurposeFinding
    said_reason: str = ""
    said_location: str = ""

    def states(self) -> Iterator[tuple[str, State]]:
        """Give each finding's name and state. A signature that cannot be checked has only that finding."""
        yield "checkable", self.checkable.state
        if self.checkable.state != Checkable.YES:
            return
        yield "integrity", self.integrity.state
        yield "changes", self.changes.state
        yield "coverage", self.coverage.state
        yield "trust", self.trust.state
        yield "validity", self.validity.state
        yield "revocation", self.revocation.state
        yield "time", self.time.state
        yield "algorithm", self.algorithm.state
        yield "certification", self.certification.state
        yield "purpose", self.purpose.state

    @property
    def line(self) -> Line:
        """The bottom line: the heaviest finding decides."""
        return _line_of(max(weight_of(state) for _, state in self.states()))

    @property
    def stands_until(self) -> datetime | None:
        """Until when it is known to be valid: the end of a certificate or of a list, where no time of it is proven.

        None for one that is not valid, and for a valid one that no passing of time changes.
        """
        is_left_out = self.validity.state == Validity.NOT_JUDGED
        if self.line != Line.VALID or self.time.state == Time.PROVEN or is_left_out:
            return None
        ends = [*(one.not_after for one in self.trust.path), self.revocation.until]
        return min((one for one in ends if one is not None), default=None)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Stable codes `finding.state` of all that keeps it from being valid, the heaviest first."""
        heavy = [(weight_of(state), name, state) for name, state in self.states() if weight_of(state) >= Weight.DOUBT]
        return tuple(f"{name}.{state.value}" for _, name, state in sorted(heavy, key=lambda one: -one[0]))

    @property
    def notes(self) -> tuple[str, ...]:
        """Codes of what is worth saying and changes nothing."""
        return tuple(f"{name}.{state.value}" for name, state in self.states() if weight_of(state) == Weight.NOTED)


class DocumentVerdict(msgspec.Struct, frozen=True, kw_only=True):
    """The verdict on one file. `problem` is why it could not be opened, or why its signatures could not be found out.

    `trust_version` and `policy_version` name what it was judged by, `tool_version` by whom; `moment` is the time it was
    judged for, `judged_at` when (UTC). `was_lax`: only a lenient reading could open it. `answers` are the
    responders' answers that were at hand, beside those in the file, about certificates of its paths (SHA-256, sorted).
    `agency_signed` and `person_signed` count signatures that stand (Decree 30/2020: an original needs both).
    """

    sha256: str
    size: int
    stage: Stage
    judged_at: datetime
    moment: datetime
    trust_version: str
    policy_version: str
    tool_version: str
    signatures: tuple[SignatureVerdict, ...] = ()
    revisions: int = 0
    was_lax: bool = False
    answers: tuple[str, ...] = ()
    problem: str = ""

    @property
    def standard(self) -> Standard:
        """What it was reached by."""
        return Standard(self.trust_version, self.policy_version, self.tool_version)

    @property
    def was_not_done(self) -> bool:
        """Whether the work came to no end: out of time or memory, or its process broke. The next try may succeed."""
        return self.problem in _NOT_DONE

    @property
    def counted(self) -> tuple[SignatureVerdict, ...]:
        """The signatures that count: usage rights are not among them."""
        return tuple(one for one in self.signatures if one.kind != SignatureKind.USAGE_RIGHTS)

    @property
    def line(self) -> Line:
        """The worst of all signatures. An error is never valid, and no signature is no verdict."""
        lines = {one.line for one in self.counted}
        for worst in (Line.INVALID, Line.INDETERMINATE):
            if worst in lines:
                return worst
        if self.problem:
            return Line.INDETERMINATE
        if self.is_only_stamped:
            return Line.INDETERMINATE
        return Line.VALID if lines else Line.UNSIGNED

    @property
    def stands_until(self) -> datetime | None:
        """Until when it is known to be valid, None for one that is not, or that no passing of time changes."""
        ends = [one.stands_until for one in self.counted] if self.line == Line.VALID else []
        return min((one for one in ends if one is not None), default=None)

    def stands_at(self, moment: datetime) -> bool:
        """Say whether it may still be relied on at a moment: what was valid may have to be judged again by then."""
        until = self.stands_until
        return until is None or moment < until

    @property
    def is_only_stamped(self) -> bool:
        """Whether it has timestamps and nobody signed: anybody can have any text stamped."""
        return bool(self.counted) and all(one.kind == SignatureKind.TIMESTAMP for one in self.counted)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Stable codes of all that keeps it from being valid, without repetition; what made it invalid comes first."""
        problem = self.problem or ("only_timestamps" if self.is_only_stamped else "")
        found = [f"document.{problem}"] if problem else []
        ordered = sorted(self.counted, key=lambda one: one.line != Line.INVALID)
        return tuple(dict.fromkeys([*(code for one in ordered for code in one.reasons), *found]))

    @property
    def lacks_only_revocation(self) -> bool:
        """Whether revocation that was not checked is all that keeps it from being valid."""
        return self.reasons == (f"revocation.{Revocation.NOT_CHECKED.value}",)

    @property
    def person_signed(self) -> int:
        """How many signatures of a person stand."""
        return sum(1 for one in self._standing if not one.signer.is_agency)

    @property
    def agency_signed(self) -> int:
        """How many signatures of an agency stand."""
        return sum(1 for one in self._standing if one.signer.is_agency)

    @property
    def waits_for_changes(self) -> bool:
        """Whether the second stage is still to come."""
        return any(one.changes.state == Change.NOT_EXAMINED for one in self.counted)

    @property
    def by_strangers(self) -> int:
        """How many signatures are not invalid, but of somebody whom no trusted authority named."""
        return len(self._not_invalid) - len(self._standing)

    @property
    def _standing(self) -> tuple[SignatureVerdict, ...]:
        """Not invalid, and of somebody whom a trusted authority named, where trust is part of the verdict.

        Anybody makes a certificate with the name of an agency on it.
        """
        return tuple(one for one in self._not_invalid if weight_of(one.trust.state) < Weight.DOUBT)

    @property
    def _not_invalid(self) -> tuple[SignatureVerdict, ...]:
        return tuple(one for one in self.signatures if one.kind == SignatureKind.SIGNATURE and one.line != Line.INVALID)


def _line_of(weight: Weight) -> Line:
    if weight == Weight.BAD:
        return Line.INVALID
    return Line.INDETERMINATE if weight == Weight.DOUBT else Line.VALID
