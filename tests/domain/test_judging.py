"""The verdict on a version: who sees it, what the gate of a meeting makes of it, and judging all again."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences
from ecabinet.domain.documents.judge_again import aged, is_behind, still_to_judge
from ecabinet.domain.documents.judging import passes
from ecabinet.domain.documents.record_verdict import TRY_AGAIN_AFTER
from ecabinet.domain.kernel import HUB, Actor, Changes, Id, JobKind, Refusal
from ecabinet.domain.meetings.entities import SignatureGate
from ecabinet.domain.signatures.findings import Change, Integrity, Revocation, Time
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line, Stage
from ecabinet.domain.trust_list.material import trust_version
from tests.domain.examples import FILE, OTHER_FILE, Play, play, verdict
from tests.domain.test_signatures import GOOD, LIST_ENDS, dated, found
from tests.domain.trust_samples import confirming
from tests.stage import START

VALID = verdict(FILE, signatures=(GOOD,))
UNCHECKED = verdict(FILE, signatures=(found(revocation=Revocation.NOT_CHECKED),))
INVALID = verdict(FILE, signatures=(found(integrity=Integrity.ALTERED),))
UNSIGNED = verdict(FILE)


def _judge(at: Play, document: Id, seen: DocumentVerdict) -> v.VersionVerdict:
    version = at.version_of(document)
    at.must(HUB, v.RecordVerdict, meeting=at.meeting, about=version, verdict=seen)
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
    outcome = at.give(HUB, v.RecordVerdict, meeting=at.meeting, about=version, verdict=verdict(OTHER_FILE))
    assert outcome == Refusal("document_unknown")


def test_judging_again_is_one_job_and_goes_on_where_it_stopped() -> None:
    at = play("draft")
    outcome = at.give(at.admin, v.JudgeAgain)
    assert isinstance(outcome, Changes)
    assert [job.kind for job in outcome.jobs] == [JobKind.JUDGE_ALL]
    every = {version.id for version in at.world.find(v.DocumentVersion)}
    asked = START + timedelta(minutes=1)
    assert set(still_to_judge(at.world, VALID.standard, asked)) == every
    _judge(at, at.document, msgspec.structs.replace(VALID, judged_at=asked))
    assert set(still_to_judge(at.world, VALID.standard, asked)) == every - {at.version_of(at.document)}
    assert set(still_to_judge(at.world, VALID.standard, START + timedelta(hours=1))) == every


@pytest.mark.parametrize("field", ["trust_version", "policy_version", "tool_version"])
def test_what_other_trust_lists_another_policy_or_release_judged_is_behind(field: str) -> None:
    at = play("draft")
    assert is_behind(at.world, VALID.standard)
    for document in (at.document, at.unpublished):
        _judge(at, document, VALID)
    assert not is_behind(at.world, VALID.standard)
    other = msgspec.structs.replace(VALID.standard, **{field: "2"})
    assert is_behind(at.world, other)
    every = {version.id for version in at.world.find(v.DocumentVersion)}
    assert set(still_to_judge(at.world, other, START)) == every


def test_a_line_that_changed_with_the_trust_lists_is_told_until_they_change_again() -> None:
    at = play("draft")
    _judge(at, at.document, VALID)
    _change_trust(at, b"one")
    second = verdict(FILE, trust_version(at.world), signatures=INVALID.signatures)
    assert _judge(at, at.document, second).line_before == Line.VALID
    assert _judge(at, at.document, second).line_before == Line.VALID
    _change_trust(at, b"two")
    third = verdict(FILE, trust_version(at.world), signatures=INVALID.signatures)
    assert _judge(at, at.document, third).line_before is None


def test_a_verdict_by_trust_lists_that_are_not_the_present_ones_is_refused() -> None:
    at = play("draft")
    version = at.version_of(at.document)
    _change_trust(at, b"one")
    outcome = at.give(HUB, v.RecordVerdict, meeting=at.meeting, about=version, verdict=VALID)
    assert outcome == Refusal("trust_list_changed")
    present = msgspec.structs.replace(VALID, trust_version=trust_version(at.world))
    assert _judge(at, at.document, present).verdict == present


@pytest.mark.parametrize("problem", ["out_of_time", "too_costly", "crashed"])
def test_a_judging_that_came_to_no_end_is_tried_again_three_times_and_then_rests(problem: str) -> None:
    at = play("draft")
    version = at.version_of(at.document)

    def waits(seen: DocumentVerdict) -> list[timedelta]:
        outcome = at.must(HUB, v.RecordVerdict, meeting=at.meeting, about=version, verdict=seen)
        assert all(job.kind == JobKind.JUDGE_FILE and job.about == version for job in outcome.jobs)
        return [job.due_at - at.now for job in outcome.jobs]

    broken = verdict(FILE, problem=problem)
    assert [waits(broken) for _ in range(5)] == [*([wait] for wait in TRY_AGAIN_AFTER), [], []]
    assert waits(VALID) == []
    assert waits(broken) == [TRY_AGAIN_AFTER[0]]
    assert waits(verdict(FILE, problem="malformed")) == []


def test_a_first_stage_is_shown_until_the_whole_is_known_and_never_takes_its_place() -> None:
    at = play("draft")
    first = verdict(FILE, stage=Stage.FIRST, signatures=(found(changes=Change.NOT_EXAMINED),))
    assert _judge(at, at.unpublished, first).verdict == first
    assert at.version_of(at.unpublished) in still_to_judge(at.world, VALID.standard, START)
    judged = _judge(at, at.unpublished, VALID)
    assert (judged.verdict, judged.line_before) == (VALID, None)
    assert _judge(at, at.unpublished, first).verdict == VALID


def test_a_gate_that_waits_for_the_whole_verdict_says_so() -> None:
    at = play("draft")
    at.must(at.secretary, v.SetSignatureGate, meeting=at.meeting, gate=SignatureGate.VALID)
    _judge(at, at.unpublished, verdict(FILE, stage=Stage.FIRST, signatures=(found(changes=Change.NOT_EXAMINED),)))
    outcome = at.give(at.secretary, v.PublishDocument, meeting=at.meeting, document=at.unpublished)
    assert isinstance(outcome, Refusal)
    assert outcome.code == "signatures_not_judged"


def test_a_gate_does_not_rely_on_a_verdict_that_has_aged() -> None:
    at = play("draft")
    at.must(at.secretary, v.SetSignatureGate, meeting=at.meeting, gate=SignatureGate.VALID)
    judged = _judge(at, at.unpublished, verdict(FILE, signatures=(dated(time=Time.CLAIMED),)))
    assert aged(at.world, LIST_ENDS - timedelta(seconds=1)) == ()
    assert aged(at.world, LIST_ENDS) == (judged.id,)
    command = v.PublishDocument(id=at.new_id(), claimed_at=at.now, meeting=at.meeting, document=at.unpublished)
    assert isinstance(command.decide(at.world, Actor(at.secretary), LIST_ENDS - timedelta(seconds=1)), Changes)
    outcome = command.decide(at.world, Actor(at.secretary), LIST_ENDS)
    assert isinstance(outcome, Refusal)
    assert outcome.code == "signatures_not_judged"


def _change_trust(at: Play, der: bytes) -> None:
    at.must(at.admin, v.ConfirmCertificate, **confirming(der))
