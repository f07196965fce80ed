"""The hub asks responders where its settings allow it, about whom lists say nothing, and keeps only what proves it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest
from cryptography.x509.oid import ExtendedKeyUsageOID

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, JobKind
from ecabinet.domain.signatures.findings import Revocation
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line
from ecabinet.domain.trust_list.entities import Fetch, RevocationAddress, RevocationAnswer
from ecabinet.domain.trust_list.facts import CertificateRole, fingerprint_of
from ecabinet.domain.trust_list.material import trust_version
from ecabinet.hub.judging import Judge
from ecabinet.hub.revocation import Revocation as Asking
from ecabinet.trust.signatures.requests import ExamineRequest
from tests.domain.trust_samples import Fields
from tests.hub.answered_desk import PATH, Desk, desk
from tests.hub.list_server import SILENCE, ListServer, Page, list_server
from tests.hub.test_revocation_lists import confirm
from tests.trust.signatures.answers import Responder, answer, nonce_in
from tests.trust.signatures.authorities import DAY, NOW, issue, paper, revocation_list, signed


@pytest.fixture
def server() -> Iterator[ListServer]:
    with list_server() as server:
        yield server


@pytest.fixture
def at(tmp_path: Path, server: ListServer) -> Iterator[Desk]:
    """A hub that may ask the server."""
    with desk(tmp_path / "hub", server, server.host) as here:
        yield here


def test_a_good_answer_makes_valid_what_was_not_checked_and_the_trust_list_stays(at: Desk) -> None:
    at.server.responders[PATH] = at.responder.answer
    version = at.file(signed(paper(), at.signer))
    before = trust_version(at.stage.world)
    jobs = at.work()
    assert at.server.asked == [PATH]
    headers = at.server.headers[0]
    assert headers["Content-Type"] == "application/ocsp-request"
    assert set(headers) <= {
        "Host", "User-Agent", "Accept", "Accept-Encoding", "Connection", "Content-Type", "Content-Length",
    }  # fmt: skip
    verdict = at.verdict(version)
    assert (verdict.line, verdict.signatures[0].revocation.state) == (Line.VALID, Revocation.GOOD)
    (kept,) = at.stage.world.find(RevocationAnswer)
    assert (kept.id, kept.issuer) == (fingerprint_of(at.signer.der), fingerprint_of(at.root.der))
    assert (kept.source, kept.asked_at) == (at.server.address(PATH), at.clock())
    assert (kept.this_update, kept.next_update) == (NOW, NOW + DAY)
    assert verdict.answers == (kept.sha256,)
    assert trust_version(at.stage.world) == before == verdict.trust_version
    assert at.outcome() == Fetch.ANSWERED
    assert [job.kind for job in jobs if job.about == version] == [JobKind.JUDGE_FILE, JobKind.JUDGE_FILE]
    entry = next(one for one in at.core.ledger.log_entries(10) if one.verb == "KeepRevocationAnswer")
    assert (entry.person, entry.accepted) == (HUB, True)


def test_a_change_of_the_verdict_is_told_against_the_line_it_had(at: Desk) -> None:
    at.server.responders[PATH] = at.responder.answer
    version = at.file(signed(paper(), at.signer))
    at.work()
    judged = at.stage.world.get(v.VersionVerdict, version)
    assert judged is not None
    assert judged.line_before == Line.INDETERMINATE


def test_a_revoked_certificate_makes_it_invalid(at: Desk) -> None:
    at.server.responders[PATH] = lambda question: at.responder.revoke(question, NOW - DAY)
    version = at.file(signed(paper(), at.signer))
    at.work()
    assert at.verdict(version).line == Line.INVALID
    assert at.verdict(version).signatures[0].revocation.state == Revocation.REVOKED


def test_who_does_not_know_the_certificate_leaves_it_unchecked_and_is_asked_later(at: Desk) -> None:
    at.server.responders[PATH] = lambda question: answer(
        at.signer, at.root, at.responder.hand, is_known=False, nonce=nonce_in(question)
    )
    version = at.file(signed(paper(), at.signer))
    at.work()
    assert at.verdict(version).lacks_only_revocation
    assert (at.kept(), at.outcome(), at.server.asked) == ((), Fetch.NO_ANSWER, [PATH])
    at.server.responders[PATH] = at.responder.answer
    at.clock.now += timedelta(minutes=14)
    at.work()
    assert at.server.asked == [PATH]
    at.clock.now += timedelta(minutes=1)
    at.work()
    assert (at.verdict(version).line, at.server.asked) == (Line.VALID, [PATH, PATH])


def of_stranger(at: Desk, question: bytes) -> bytes:
    stranger = issue("Responder", purposes=(ExtendedKeyUsageOID.OCSP_SIGNING,))
    return answer(at.signer, at.root, stranger, nonce=nonce_in(question))


def about_another(at: Desk, question: bytes) -> bytes:
    return answer(issue("Người khác", at.root), at.root, at.responder.hand, nonce=nonce_in(question))


def old(at: Desk, question: bytes) -> bytes:
    return at.responder.answer(question, made=NOW - 2 * DAY, until=NOW - DAY)


def to_another_question(at: Desk, _question: bytes) -> bytes:
    return answer(at.signer, at.root, at.responder.hand, nonce=b"0123456789abcdef")


def rubbish(_at: Desk, _question: bytes) -> bytes:
    return b"<html>503</html>"


@pytest.mark.parametrize("made", [of_stranger, about_another, old, to_another_question, rubbish])
def test_what_proves_nothing_is_not_kept(at: Desk, made: Callable[[Desk, bytes], bytes]) -> None:
    at.server.responders[PATH] = lambda question: made(at, question)
    version = at.file(signed(paper(), at.signer))
    at.work()
    assert (at.kept(), at.outcome(), at.server.asked) == ((), Fetch.NO_ANSWER, [PATH])
    assert at.verdict(version).lacks_only_revocation


@pytest.mark.parametrize(
    ("page", "outcome"),
    [
        (Page(bytes(64 * 1024 + 1)), Fetch.TOO_LARGE),
        (Page(status=302, headers={"Location": "/there"}), Fetch.REDIRECTED),
        (Page(status=500), Fetch.NO_FILE),
    ],
)
def test_what_is_too_large_elsewhere_or_missing_is_not_kept(at: Desk, page: Page, outcome: Fetch) -> None:
    at.server.responders["/there"] = at.responder.answer
    at.server.pages[PATH] = page
    version = at.file(signed(paper(), at.signer))
    at.work()
    assert (at.kept(), at.outcome(), at.server.asked) == ((), outcome, [PATH])
    assert at.verdict(version).lacks_only_revocation


def test_a_responder_that_is_silent_is_left_and_not_asked_about_others_before_it_is_due(
    tmp_path: Path, server: ListServer
) -> None:
    with desk(tmp_path / "hub", server, server.host, seconds=1.0) as at:
        server.pages[PATH] = SILENCE
        pdf = paper()
        for number in range(9):
            pdf = signed(pdf, issue(f"Người {number}", at.root, responders=(server.address(PATH),)), field=f"S{number}")
        at.file(pdf)
        at.work()
        assert server.asked == [PATH] * 8
        assert {one.outcome for one in at.stage.world.find(RevocationAddress)} == {Fetch.TOO_SLOW}


def test_a_host_that_is_not_named_is_not_asked_and_the_administrator_sees_it(
    tmp_path: Path, server: ListServer
) -> None:
    with desk(tmp_path / "hub", server, "ocsp.ca.example") as at:
        server.responders[PATH] = at.responder.answer
        version = at.file(signed(paper(), at.signer))
        at.work()
        assert (server.asked, at.outcome()) == ([], Fetch.NOT_ALLOWED)
        assert at.verdict(version).lacks_only_revocation
        allowing = replace(at.core, config=msgspec.structs.replace(at.core.config, revocation_hosts=(server.host,)))
        asyncio.run(Asking(allowing).catch_up())
        at.work()
        assert at.verdict(version).line == Line.VALID


def test_where_nothing_is_configured_nothing_is_asked_and_nothing_is_noted(tmp_path: Path, server: ListServer) -> None:
    with desk(tmp_path / "hub", server) as at:
        server.responders[PATH] = at.responder.answer
        at.file(signed(paper(), at.signer))
        at.work()
        assert server.asked == []
        assert at.stage.world.find(RevocationAddress) == []


def test_a_stranger_cannot_have_the_hub_ask_anything(at: Desk) -> None:
    at.server.responders[PATH] = at.responder.answer
    stranger = issue("Lạ", issue("Root", is_authority=True), responders=(at.server.address("/la"),))
    at.file(signed(paper(), stranger))
    at.work()
    assert at.server.asked == []
    assert at.stage.world.find(RevocationAddress) == []


def test_an_issuer_that_only_travels_in_documents_is_asked_for_once_it_is_confirmed(at: Desk) -> None:
    """The path ends at an anchor, but a question needs the issuer's own bytes, which nobody confirmed."""
    between = issue("Sub", at.root, is_authority=True)
    signer = issue("Trần Thị Bình", between, responders=(at.server.address(PATH),))
    at.server.responders[PATH] = Responder.of(between, signer).answer
    version = at.file(signed(paper(), signer, carried=(between,)))
    at.work()
    assert at.verdict(version).lacks_only_revocation
    assert at.server.asked == []
    confirm(at.stage, between, CertificateRole.INTERMEDIATE)
    at.work()
    assert at.server.asked == [PATH]


def test_a_certificate_that_points_into_the_network_is_not_followed_there(tmp_path: Path, server: ListServer) -> None:
    _, _, port = server.host.partition(":")
    with desk(tmp_path / "hub", server, server.host, address=f"http://localhost:{port}{PATH}") as at:
        server.responders[PATH] = at.responder.answer
        at.file(signed(paper(), at.signer))
        at.work()
        assert (server.asked, at.outcome()) == ([], Fetch.NOT_ALLOWED)


def test_nobody_is_asked_about_what_a_list_tells(tmp_path: Path, server: ListServer) -> None:
    with desk(tmp_path / "hub", server, server.host, lists=(server.address("/goc.crl"),)) as at:
        server.put("/goc.crl", revocation_list(at.root))
        server.responders[PATH] = at.responder.answer
        version = at.file(signed(paper(), at.signer))
        at.work()
        assert server.asked == ["/goc.crl"]
        assert at.verdict(version).signatures[0].revocation.source == "imported_crl"


def test_only_what_somebody_signed_who_was_answered_for_is_judged_again(at: Desk) -> None:
    other = issue("Trần Thị Bình", at.root)
    alone = at.file(signed(paper(), other))
    at.work()
    before = at.stage.world.get(v.VersionVerdict, alone)
    at.server.responders[PATH] = at.responder.answer
    both = at.file(signed(signed(paper(2), at.signer), other, field="S2"))
    mine = at.file(signed(paper(3), at.signer))
    at.clock.now += timedelta(minutes=1)
    jobs = at.work()
    assert {job.about for job in jobs} == {both, mine}
    assert at.stage.world.get(v.VersionVerdict, alone) == before
    assert at.verdict(mine).line == Line.VALID
    assert at.verdict(both).lacks_only_revocation
    assert [one.revocation.state for one in at.verdict(both).signatures] == [Revocation.GOOD, Revocation.NOT_CHECKED]
    assert at.server.asked == [PATH]


def test_another_version_of_the_same_file_does_not_take_the_verdict_from_before_the_answer(at: Desk) -> None:
    pdf = signed(paper(), at.signer)
    first = at.file(pdf)
    at.work()
    assert at.verdict(first).lacks_only_revocation
    at.server.responders[PATH] = at.responder.answer
    at.clock.now += timedelta(minutes=15)
    second = at.file(pdf)
    at.work()
    assert (at.verdict(first).line, at.verdict(second).line) == (Line.VALID, Line.VALID)


def test_an_answer_that_comes_while_a_file_is_judged_is_not_missed(at: Desk) -> None:
    """The examining began with the trust list of before, and ends after the answer about its signer was kept."""
    version = at.file(signed(paper(), at.signer))
    good = answer(at.signer, at.root, at.responder.hand)
    fields: Fields = {"certificate": fingerprint_of(at.signer.der), "issuer": fingerprint_of(at.root.der)}
    fields |= {"der": good, "is_revoked": False, "this_update": NOW, "source": at.server.address(PATH)}

    class Slow(Judge):
        async def _examined(self, request: ExamineRequest) -> DocumentVerdict:
            verdict = await super()._examined(request)
            await asyncio.to_thread(at.stage.must, HUB, v.KeepRevocationAnswer, **fields)
            return verdict

    judge = Slow(at.core)
    (job,) = (job for job in at.core.ledger.due_jobs(at.clock(), 100) if job.about == version)
    asyncio.run(judge.perform(job))
    assert at.verdict(version).line == Line.VALID


def test_an_answer_is_asked_anew_before_it_ends_and_the_documents_that_are_good_are_not_judged_again(at: Desk) -> None:
    """Where only the signer's clock speaks for the time, an answer has to be in force whenever somebody judges."""
    at.server.responders[PATH] = lambda question: at.responder.answer(question, made=at.clock(), until=at.clock() + DAY)
    first = at.file(signed(paper(), at.signer))
    at.work()
    judged = at.stage.world.get(v.VersionVerdict, first)
    before = at.kept()
    at.clock.now += DAY - timedelta(hours=1, seconds=1)
    assert at.work() == []
    at.clock.now += timedelta(seconds=1)
    assert [job.kind for job in at.work()] == [JobKind.FETCH_LISTS]
    assert at.server.asked == [PATH, PATH]
    assert at.kept() != before
    assert at.stage.world.get(v.VersionVerdict, first) == judged
    at.clock.now += DAY / 2
    second = at.file(signed(paper(2), at.signer))
    at.work()
    assert (at.verdict(second).line, at.server.asked) == (Line.VALID, [PATH, PATH])


def test_a_revocation_that_is_told_later_makes_invalid_what_was_good(at: Desk) -> None:
    at.server.responders[PATH] = at.responder.answer
    version = at.file(signed(paper(), at.signer))
    at.work()
    assert at.verdict(version).line == Line.VALID
    at.clock.now = NOW + DAY
    at.server.responders[PATH] = lambda question: at.responder.revoke(question, NOW - DAY, made=at.clock())
    at.work()
    assert at.verdict(version).line == Line.INVALID
    at.clock.now += 30 * DAY
    at.work()
    assert at.server.asked == [PATH, PATH]


def test_the_asking_ends_when_the_issuer_is_taken_off(at: Desk) -> None:
    at.file(signed(paper(), at.signer))
    at.work()
    at.stage.must(at.stage.admin, v.RemoveCertificate, certificate=fingerprint_of(at.root.der))
    at.clock.now += DAY
    at.work()
    assert at.server.asked == [PATH]
    assert at.stage.world.find(RevocationAddress) == []
