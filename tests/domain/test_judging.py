"""The verdict on a version: who sees it, what the gate of a meeting makes of it, and judging all again."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences
from ecabinet.domain.documents.judge_again import still_to_judge
from ecabinet.domain.documents.judging import passes
from ecabinet.domain.kernel import HUB, Changes, Id, JobKind, Refusal
from ecabinet.domain.meetings.entities import SignatureGate
from ecabinet.domain.signatures.findings import Integrity, Revocation
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line
from tests.domain.examples import FILE, OTHER_FILE, Play, play, verdict
from tests.domain.test_signatures import GOOD, found
from tests.stage import START

VALID = verdict(FILE, signatures=(GOOD,))
UNCHECKED = verdict(FILE, signatures=(found(revocation=Revocation.NOT_CHECKED),))
INVALID = verdict(FILE, signatures=(found(integrity=Integrity.ALTERED),))
UNSIGNED = verdict(FILE)


def _judge(at: Play, document: Id, seen: DocumentVerdict) -> v.VersionVerdict:
    version = at.version_of(document)
    at.must(HUB, v.RecordVerdict, meeting=at.meeting, document_version=version, verdict=seen)
    judged = at.world.get(v.VersionVerdict, version)
    assert judged is not None
    return judged


@pytest.mark.parametrize(
    ("gate", "passing"),
    [
        (SignatureGate.VALID, {VALID}),
        (SignatureGate.VALID_OR_UNCHECKED, {VALID, UNCHECKED}),
        (SignatureGate.WARN, {VALID, UNCHECKED, INVALID, UNSIGNED, None}),
        (SignatureGate.ALLOW, {VALID, UNCHECKED, INVALID, UNSIGNED, None}),
    ],
)
def test_a_gate_lets_through_what_it_says(gate: SignatureGate, passing: set[DocumentVerdict | None]) -> None:
    every = (VALID, UNCHECKED, INVALID, UNSIGNED, None)
    assert {one for one in every if passes(gate, one)} == passing


def test_a_strict_gate_keeps_back_what_is_not_judged_or_not_valid_and_says_so() -> None:
    at = play("draft")
    at.must(at.secretary, v.SetSignatureGate, meeting=at.meeting, gate=SignatureGate.VALID)
    unjudged = at.give(at.secretary, v.PublishDocument, meeting=at.meeting, document=at.unpublished)
    assert isinstance(unjudged, Refusal)
    assert unjudged.code == "signatures_not_judged"
    _judge(at, at.unpublished, INVALID)
    invalid = at.give(at.secretary, v.PublishDocument, meeting=at.meeting, document=at.unpublished)
    assert isinstance(invalid, Refusal)
    assert invalid.code == "signatures_not_valid"
    _judge(at, at.unpublished, VALID)
    at.must(at.secretary, v.PublishDocument, meeting=at.meeting, document=at.unpublished)


def test_whoever_sees_a_version_sees_its_verdict_and_nobody_else() -> None:
    at = play("draft")
    judged = _judge(at, at.unpublished, VALID)
    version = at.world.rows[v.DocumentVersion, judged.id]
    assert audiences(judged) == audiences(version)
    at.must(at.secretary, v.PublishDocument, meeting=at.meeting, document=at.unpublished)
    assert audiences(at.world.rows[v.VersionVerdict, judged.id]) == audiences(
        at.world.rows[v.DocumentVersion, judged.id]
    )
    at.must(at.secretary, v.WithdrawDocument, meeting=at.meeting, document=at.unpublished)
    assert audiences(at.world.rows[v.VersionVerdict, judged.id]) == {f"meeting/{at.meeting}/staff"}


def test_a_filed_version_is_judged_by_a_job() -> None:
    at = play("draft")
    outcome = at.give(
        at.secretary,
        v.FileVersion,
        meeting=at.meeting,
        document=at.document,
        document_version=at.new_id(),
        sha256=OTHER_FILE,
        file_name="ban-hai.pdf",
    )
    assert isinstance(outcome, Changes)
    assert [(job.kind, job.about) for job in outcome.jobs] == [(JobKind.JUDGE_FILE, at.version_of(at.document))]


def test_a_verdict_on_another_file_is_refused() -> None:
    at = play("draft")
    version = at.version_of(at.document)
    outcome = at.give(HUB, v.RecordVerdict, meeting=at.meeting, document_version=version, verdict=verdict(OTHER_FILE))
    assert outcome == Refusal("document_unknown")


def test_judging_again_is_one_job_and_goes_on_where_it_stopped() -> None:
    at = play("draft")
    outcome = at.give(at.admin, v.JudgeAgain)
    assert isinstance(outcome, Changes)
    assert [job.kind for job in outcome.jobs] == [JobKind.JUDGE_ALL]
    every = {version.id for version in at.world.find(v.DocumentVersion)}
    assert set(still_to_judge(at.world, "2", START)) == every
    _judge(at, at.document, verdict(FILE, "2", signatures=(GOOD,)))
    assert set(still_to_judge(at.world, "2", START)) == every - {at.version_of(at.document)}
    assert set(still_to_judge(at.world, "2", START + timedelta(hours=1))) == every


def test_a_line_that_changed_with_the_trust_lists_is_told_until_they_change_again() -> None:
    at = play("draft")
    _judge(at, at.document, VALID)
    second = verdict(FILE, "2", signatures=INVALID.signatures)
    assert _judge(at, at.document, second).line_before == Line.VALID
    assert _judge(at, at.document, second).line_before == Line.VALID
    assert _judge(at, at.document, verdict(FILE, "3", signatures=INVALID.signatures)).line_before is None
