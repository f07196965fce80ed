"""What responders (OCSP) are asked, what of it is kept, and which verdicts an answer completes."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, JobKind
from ecabinet.domain.signatures.findings import (
    Certificate,
    Revocation,
    RevocationFinding,
    Time,
    Trust,
    TrustFinding,
    Validity,
)
from ecabinet.domain.signatures.verdicts import DocumentVerdict
from ecabinet.domain.trust_list.answers import (
    MOST_ASKED_ABOUT,
    Question,
    asked_by,
    asked_by_all,
    due_questions,
    lacks_answer,
)
from ecabinet.domain.trust_list.entities import Fetch, RevocationAddress, RevocationAnswer
from ecabinet.domain.trust_list.facts import MOST_ANSWER_BYTES, fingerprint_of
from ecabinet.domain.trust_list.material import trust_material, trust_version
from tests.domain.examples import FILE, Play, play, verdict
from tests.domain.test_signatures import found
from tests.domain.trust_samples import ADDRESS, RESPONDER, SIGNER, Fields, answering, confirming, listed_root

ROOT = fingerprint_of(b"root")
QUESTION = Question(ROOT, RESPONDER, SIGNER, "1F")
MINUTES_15 = timedelta(minutes=15)
HOUR = timedelta(hours=1)


def certificate(sha256: str, *responders: str) -> Certificate:
    return Certificate(
        subject="",
        issuer="",
        serial="1F",
        not_before=None,
        not_after=None,
        sha256=sha256,
        crl_addresses=(ADDRESS,),
        ocsp_addresses=responders,
    )


def judged(
    at: Play,
    revocation: Revocation = Revocation.NOT_CHECKED,
    trust: Trust = Trust.PUBLIC,
    answers: tuple[str, ...] = (),
    signer: str = SIGNER,
) -> DocumentVerdict:
    """Return a verdict of the present trust list on a document signed by somebody whom the root certified."""
    path = (certificate(signer, RESPONDER), certificate(ROOT, "http://ocsp.ca.example/of-nobody"))
    signature = msgspec.structs.replace(found(revocation=revocation), trust=TrustFinding(state=trust, path=path))
    return verdict(FILE, trust_version=trust_version(at.world), signatures=(signature,), answers=answers)


def lacking(at: Play, seen: DocumentVerdict) -> bool:
    return lacks_answer(seen, partial(at.world.get, RevocationAnswer))


def recorded(at: Play, seen: DocumentVerdict) -> str:
    version = at.version_of(at.document)
    at.must(HUB, v.RecordVerdict, meeting=at.meeting, about=version, verdict=seen)
    return version


def with_root() -> Play:
    at = play("draft")
    listed_root(at)
    return at


def asked(at: Play, outcome: Fetch, **otherwise: object) -> RevocationAddress:
    fields: Fields = {"issuer": ROOT, "address": RESPONDER, "certificate": SIGNER, "outcome": outcome} | otherwise
    at.must(HUB, v.RecordFetch, **fields)
    (kept,) = at.world.find(RevocationAddress)
    return kept


def due(at: Play, *questions: Question, hosts: str = "http") -> tuple[Question, ...]:
    return due_questions(at.world, questions, lambda address: address.startswith(hosts), at.now)


def test_a_path_to_an_anchor_that_was_not_checked_names_who_is_asked_about_whom() -> None:
    at = with_root()
    assert set(asked_by(at.world, judged(at))) == {QUESTION}


@pytest.mark.parametrize("trust", [Trust.NOT_TRUSTED, Trust.INCOMPLETE, Trust.NOT_JUDGED])
def test_what_a_stranger_wrote_into_a_certificate_is_never_asked(trust: Trust) -> None:
    at = with_root()
    assert set(asked_by(at.world, judged(at, trust=trust))) == set()


@pytest.mark.parametrize("checked", [Revocation.GOOD, Revocation.REVOKED, Revocation.NOT_JUDGED])
def test_what_lists_or_the_document_told_is_not_asked(checked: Revocation) -> None:
    at = with_root()
    assert set(asked_by(at.world, judged(at, checked))) == set()


def test_a_verdict_of_an_older_trust_list_asks_nothing_the_present_lists_may_suffice() -> None:
    at = with_root()
    recorded(at, judged(at))
    assert asked_by_all(at.world) == {QUESTION}
    at.must(at.admin, v.ConfirmCertificate, **confirming(b"other"))
    assert asked_by_all(at.world) == frozenset()


def test_only_about_certificates_of_an_issuer_on_the_list_and_a_bounded_number() -> None:
    at = with_root()
    assert due(at, QUESTION, Question("0" * 64, RESPONDER, SIGNER, "1F")) == (QUESTION,)
    asked(at, Fetch.NO_ANSWER)
    many = [Question(ROOT, RESPONDER, f"{one:064x}", "1F") for one in range(MOST_ASKED_ABOUT + 10)]
    assert len(due(at, *many)) == MOST_ASKED_ABOUT - 1


def test_who_gave_no_answer_is_asked_again_later_by_a_job_and_more_and_more_seldom() -> None:
    at = with_root()
    waits = []
    for _ in range(3):
        again_at = asked(at, Fetch.NO_ANSWER).again_at
        assert again_at is not None
        waits.append(again_at - at.now)
        assert due(at, QUESTION) == ()
        at.now = again_at
        assert due(at, QUESTION) == (QUESTION,)
    assert waits == [MINUTES_15, 2 * MINUTES_15, 4 * MINUTES_15]
    changes = at.must(HUB, v.RecordFetch, issuer=ROOT, address=RESPONDER, certificate=SIGNER, outcome=Fetch.AWAY)
    assert [job.kind for job in changes.jobs] == [JobKind.FETCH_LISTS]


def test_who_answered_is_asked_again_an_hour_before_that_answer_ends() -> None:
    at = with_root()
    until = at.now + timedelta(hours=6)
    fields: Fields = {"issuer": ROOT, "address": RESPONDER, "certificate": SIGNER, "outcome": Fetch.ANSWERED}
    (job,) = at.must(HUB, v.RecordFetch, **fields, next_update=until).jobs
    assert (job.kind, job.due_at) == (JobKind.FETCH_LISTS, until - HOUR)
    at.now = until - HOUR - timedelta(seconds=1)
    assert due(at, QUESTION) == ()
    at.now = until - HOUR
    assert due(at, QUESTION) == (QUESTION,)


@pytest.mark.parametrize(("ends_in", "asked_in"), [(None, 23 * HOUR), (HOUR / 2, HOUR), (-HOUR, HOUR)])
def test_an_answer_without_end_holds_a_day_and_nobody_is_asked_without_end(
    ends_in: timedelta | None, asked_in: timedelta
) -> None:
    at = with_root()
    until = None if ends_in is None else at.now + ends_in
    assert asked(at, Fetch.ANSWERED, next_update=until).again_at == at.now + asked_in


def test_a_responder_that_was_not_allowed_is_asked_as_soon_as_it_is() -> None:
    at = with_root()
    assert asked(at, Fetch.NOT_ALLOWED).again_at is None
    assert due(at, QUESTION, hosts="https") == ()
    assert due(at, QUESTION) == (QUESTION,)


@pytest.mark.parametrize(
    ("outcome", "asked_meanwhile"), [(Fetch.AWAY, {"2"}), (Fetch.TOO_SLOW, {"2"}), (Fetch.NO_ANSWER, {"1", "2"})]
)
def test_a_responder_that_is_away_is_asked_about_nobody_and_one_that_does_not_know_somebody_is(
    outcome: Fetch, asked_meanwhile: set[str]
) -> None:
    at = with_root()
    again_at = asked(at, outcome).again_at
    other = Question(ROOT, RESPONDER, fingerprint_of(b"somebody else"), "1")
    elsewhere = Question(ROOT, "http://ocsp2.ca.example/", SIGNER, "2")
    assert {one.serial for one in due(at, QUESTION, other, elsewhere)} == asked_meanwhile
    assert again_at is not None
    at.now = again_at
    assert set(due(at, QUESTION, other)) == {QUESTION, other}


def test_lists_and_answers_of_one_address_are_kept_apart() -> None:
    at = with_root()
    asked(at, Fetch.AWAY)
    at.must(HUB, v.RecordFetch, issuer=ROOT, address=RESPONDER, outcome=Fetch.NO_LIST)
    assert {(one.certificate, one.outcome) for one in at.world.find(RevocationAddress)} == {
        (SIGNER, Fetch.AWAY),
        ("", Fetch.NO_LIST),
    }


def test_an_answer_has_only_those_judged_again_who_waited_for_it_and_the_trust_list_stays() -> None:
    at = with_root()
    version = recorded(at, judged(at))
    before = trust_version(at.world)
    stranger = at.must(HUB, v.KeepRevocationAnswer, **answering(certificate=fingerprint_of(b"somebody else")))
    assert stranger.jobs == ()
    changes = at.must(HUB, v.KeepRevocationAnswer, **answering())
    assert [(job.kind, job.about, job.meeting) for job in changes.jobs] == [(JobKind.JUDGE_FILE, version, at.meeting)]
    assert trust_version(at.world) == trust_material(at.world).version == before
    assert fingerprint_of(b"answer") in {one.sha256 for one in trust_material(at.world).ocsps}


def test_a_verdict_lacks_an_answer_until_it_was_reached_by_it() -> None:
    at = with_root()
    waiting = judged(at)
    assert not lacking(at, waiting)
    at.must(HUB, v.KeepRevocationAnswer, **answering())
    assert lacking(at, waiting)
    assert not lacking(at, judged(at, answers=(fingerprint_of(b"answer"),)))
    assert not lacking(at, judged(at, Revocation.GOOD))
    assert not lacking(at, judged(at, trust=Trust.NOT_TRUSTED))
    assert not lacking(at, judged(at, signer=fingerprint_of(b"somebody else")))
    later = answering(b"later", this_update=at.now)
    at.must(HUB, v.KeepRevocationAnswer, **later)
    assert lacking(at, judged(at, answers=(fingerprint_of(b"answer"),)))


def leaning(at: Play, time: Time = Time.CLAIMED) -> DocumentVerdict:
    """Return a verdict that is good because of an answer."""
    seen = judged(at, Revocation.GOOD, answers=(fingerprint_of(b"answer"),))
    by = RevocationFinding(state=Revocation.GOOD, evidence_sha256=seen.answers)
    (one,) = seen.signatures
    changed = msgspec.structs.replace(one, revocation=by, time=msgspec.structs.replace(one.time, state=time))
    return msgspec.structs.replace(seen, signatures=(changed,))


def test_an_answer_that_holds_up_a_verdict_is_asked_anew_so_that_a_device_that_judges_later_finds_the_same() -> None:
    at = with_root()
    at.must(HUB, v.KeepRevocationAnswer, **answering())
    assert set(asked_by(at.world, leaning(at))) == {QUESTION}
    assert set(asked_by(at.world, leaning(at, Time.PROVEN))) == set()
    assert set(asked_by(at.world, judged(at, Revocation.GOOD))) == set()
    recorded(at, leaning(at))
    assert at.must(HUB, v.KeepRevocationAnswer, **answering(b"later", this_update=at.now)).jobs == ()
    assert not lacking(at, leaning(at))
    assert lacking(at, judged(at, answers=(fingerprint_of(b"answer"),)))


def test_an_answer_that_tells_a_revocation_has_what_was_good_judged_again() -> None:
    at = with_root()
    at.must(HUB, v.KeepRevocationAnswer, **answering())
    version = recorded(at, leaning(at))
    revoking = answering(b"revoked", this_update=at.now, is_revoked=True)
    changes = at.must(HUB, v.KeepRevocationAnswer, **revoking)
    assert [(job.kind, job.about) for job in changes.jobs] == [(JobKind.JUDGE_FILE, version)]
    assert lacking(at, leaning(at))
    assert not lacking(at, judged(at, Revocation.REVOKED))
    assert not lacking(at, judged(at, Revocation.GOOD, answers=(fingerprint_of(b"revoked"),)))


def test_a_certificate_on_hold_is_asked_about_until_the_hold_is_lifted() -> None:
    at = with_root()
    held = judged(at, Revocation.REVOKED, answers=(fingerprint_of(b"answer"),))
    (one,) = held.signatures
    suspended = msgspec.structs.replace(one, validity=msgspec.structs.replace(one.validity, state=Validity.SUSPENDED))
    held = msgspec.structs.replace(held, signatures=(suspended,))
    at.must(HUB, v.KeepRevocationAnswer, **answering(is_revoked=True))
    assert set(asked_by(at.world, held)) == {QUESTION}
    assert not lacking(at, held)
    at.must(HUB, v.KeepRevocationAnswer, **answering(b"lifted", this_update=at.now))
    assert lacking(at, held)


def test_an_older_answer_does_not_take_the_place_of_the_one_that_is_kept() -> None:
    at = with_root()
    at.must(HUB, v.KeepRevocationAnswer, **answering())
    for der, ago in ((b"older", timedelta(hours=2)), (b"as old", timedelta(hours=1))):
        changes = at.must(HUB, v.KeepRevocationAnswer, **answering(der, this_update=at.now - ago))
        assert (changes.writes, changes.jobs) == ((), ())
    (kept,) = at.world.find(RevocationAnswer)
    assert (kept.der, kept.source) == (b"answer", RESPONDER)


def test_answers_go_with_the_issuer() -> None:
    at = with_root()
    at.must(HUB, v.KeepRevocationAnswer, **answering())
    asked(at, Fetch.ANSWERED)
    at.must(at.admin, v.RemoveCertificate, certificate=ROOT)
    assert (at.world.find(RevocationAnswer), at.world.find(RevocationAddress)) == ([], [])
    assert at.refused(HUB, v.KeepRevocationAnswer, **answering()) == "certificate_not_listed"


def test_only_the_hub_keeps_answers_and_none_that_is_too_large() -> None:
    at = with_root()
    assert at.refused(at.admin, v.KeepRevocationAnswer, **answering()) == "not_yours_to_do"
    too_large = answering(b"x" * (MOST_ANSWER_BYTES + 1))
    assert at.refused(HUB, v.KeepRevocationAnswer, **too_large) == "trust_file_too_large"
    assert at.refused(HUB, v.KeepRevocationAnswer, **answering(source="")) == "text_missing"
