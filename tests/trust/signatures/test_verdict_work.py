"""Verdicts from worker processes, and verdicts kept."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import timedelta

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer
from pyhanko.sign import signers
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ecabinet.domain.signatures.findings import Checkable, Integrity
from ecabinet.domain.signatures.verdicts import Line, Stage
from ecabinet.trust.signatures.requests import (
    TASKS,
    ExamineRequest,
    decode_verdict,
    encode_request,
    verdict_after_fault,
)
from ecabinet.trust.signatures.verdict_cache import VerdictCache, key_for
from ecabinet.workers.faults import MemoryExceeded, TaskTimedOut, WorkerDied, WorkFault
from ecabinet.workers.limits import MIB, Limits
from ecabinet.workers.pool import Pool
from tests.trust.signatures.authorities import NOW, hall, judged, paper, policy, signed
from tests.workers import pdf_files


@pytest.fixture
def pool() -> Iterator[Pool]:
    with Pool(1, Limits(memory_bytes=1024 * MIB), TASKS) as opened:
        yield opened


def request_for(pdf: bytes, password: str | None = None) -> ExamineRequest:
    return ExamineRequest(
        pdf=pdf,
        trust=hall().trust(*hall().good_lists()),
        policy=policy(),
        moment=NOW + timedelta(hours=4),
        password=password,
    )


def test_a_worker_says_the_same_as_the_function(pool: Pool) -> None:
    asked = request_for(signed(paper(), hall().signer))
    there = decode_verdict(pool.submit("examine", encode_request(asked)).result())
    here = judged(asked.pdf, asked.trust, asked.moment)
    assert there.line == Line.VALID
    assert there.signatures == here.signatures
    assert there.sha256 == here.sha256


def test_bombs_stay_within_the_worker_and_the_next_file_is_judged(pool: Pool) -> None:
    for pdf in (pdf_files.double_flate(128 << 20), pdf_files.claiming(1_000_000)):
        verdict = decode_verdict(pool.submit("examine", encode_request(request_for(pdf))).result())
        assert verdict.line in (Line.UNSIGNED, Line.INDETERMINATE)
    asked = request_for(signed(paper(), hall().signer))
    assert decode_verdict(pool.submit("examine", encode_request(asked)).result()).line == Line.VALID


@pytest.mark.parametrize(
    ("fault", "problem"),
    [(TaskTimedOut(), "out_of_time"), (MemoryExceeded(), "too_costly"), (WorkerDied(-6), "crashed")],
)
def test_a_worker_that_gave_no_answer_leaves_the_verdict_open(fault: WorkFault, problem: str) -> None:
    verdict = verdict_after_fault(request_for(b"%PDF-"), fault)
    assert (verdict.line, verdict.problem, verdict.reasons) == (Line.INDETERMINATE, problem, (f"document.{problem}",))


def locked(pdf: bytes) -> bytes:
    """Return it behind a password."""
    writer = copy_into_new_writer(PdfFileReader(io.BytesIO(pdf)))
    writer.encrypt(owner_pass="chu", user_pass="mo")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def signed_behind_password(pdf: bytes) -> bytes:
    """Return a locked file signed by one who knew its password."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    writer.encrypt("mo")
    hand = signers.SimpleSigner(hall().signer.asn1, hall().signer.asn1_key, SimpleCertificateStore())
    out = io.BytesIO()
    signers.PdfSigner(signers.PdfSignatureMetadata(field_name="S1"), hand).sign_pdf(writer, output=out)
    return out.getvalue()


def test_a_locked_file_is_not_unsigned_and_opens_with_its_password() -> None:
    pdf = locked(paper())
    assert judged(pdf, None).problem == "encrypted"
    assert judged(pdf, None, password="sai").problem == "wrong_password"
    assert judged(pdf, None).line == Line.INDETERMINATE
    assert judged(pdf, None, password="mo").line == Line.UNSIGNED


def test_a_signature_in_a_locked_file_is_seen_and_judged_with_the_password() -> None:
    pdf = signed_behind_password(locked(paper()))
    shut = judged(pdf, None)
    assert (shut.problem, shut.line) == ("encrypted", Line.INDETERMINATE)
    assert {one.checkable.state for one in shut.signatures} == {Checkable.ENCRYPTED}
    opened = judged(pdf, None, password="mo", stage=Stage.FIRST)
    assert [one.integrity.state for one in opened.signatures] == [Integrity.INTACT]


def test_a_kept_verdict_answers_for_the_same_question_only() -> None:
    cache, trust, pdf = VerdictCache(2), hall().trust(), paper()
    verdict = judged(pdf, trust)
    key = key_for(verdict.sha256, trust, policy(), verdict.moment)
    cache.put(key, verdict)
    assert cache.get(key) is verdict
    assert cache.get(key._replace(stage=Stage.FIRST)) is verdict
    assert cache.get(key_for(verdict.sha256, hall().trust(version="2"), policy(), verdict.moment)) is None
    assert cache.get(key_for(verdict.sha256, trust, policy(), verdict.moment + timedelta(hours=1))) is None
    without = key_for(verdict.sha256, None, policy(), verdict.moment)
    assert without == key_for(verdict.sha256, None, policy(), verdict.moment + timedelta(days=1))


def test_the_oldest_verdict_goes_first_and_undone_work_is_not_kept() -> None:
    cache, verdict = VerdictCache(2), judged(paper(), None)
    keys = [key_for(str(number), None, policy(), NOW) for number in range(3)]
    for key in keys:
        cache.put(key, verdict)
    assert [cache.get(key) is None for key in keys] == [True, False, False]
    late = verdict_after_fault(request_for(b""), TaskTimedOut())
    cache.put(keys[0], late)
    assert cache.get(keys[0]) is None
