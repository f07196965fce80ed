"""The hub fetches revocation lists where its settings allow it, and takes nothing that an import would not take."""

from __future__ import annotations

import asyncio
from base64 import encodebytes
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Id, JobKind
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.entities import Fetch, RevocationAddress, RevocationList
from ecabinet.domain.trust_list.facts import CertificateRole, fingerprint_of
from ecabinet.domain.trust_list.material import trust_material, trust_version
from ecabinet.hub.core import CommitRelay, Core
from ecabinet.hub.revocation_lists import RevocationLists
from ecabinet.hub.serve import open_core
from ecabinet.trust.certificate_facts import certificate_facts
from ecabinet.trust.certificate_files import MOST_FILE_BYTES
from tests.hub.house import Clock, HubStage, new_config, new_house
from tests.hub.list_server import SILENCE, ListServer, Page, list_server
from tests.trust.signatures.authorities import DAY, NOW, Holder, issue, revocation_list

PATH = "/goc.crl"


@dataclass
class Place:
    """A hub without doors, its trust list of a root and a sub-CA, and the server that the sub-CA names."""

    core: Core
    stage: HubStage
    clock: Clock
    server: ListServer
    root: Holder
    sub: Holder

    def catch_up(self) -> None:
        """Do what the hub does at its start."""
        asyncio.run(RevocationLists(self.core).catch_up())

    def do_what_is_due(self) -> None:
        """Do what the hub does when its jobs are due."""
        jobs = [job for job in self.core.ledger.due_jobs(self.clock(), 100) if job.kind == JobKind.FETCH_LISTS]
        assert jobs, "nothing was scheduled"
        asyncio.run(RevocationLists(self.core).perform())

    def list_of(
        self, *, made: datetime = NOW - DAY, until: datetime = NOW + 30 * DAY, by: Holder | None = None
    ) -> bytes:
        return revocation_list(by or self.root, made=made, until=until)

    @property
    def version(self) -> str:
        return trust_version(self.stage.world)

    @property
    def lists(self) -> tuple[bytes, ...]:
        return trust_material(self.stage.world).crls

    def asked(self) -> RevocationAddress:
        """Return what is kept of the one address."""
        (kept,) = self.stage.world.find(RevocationAddress)
        return kept

    def jobs(self, kind: JobKind) -> int:
        return sum(1 for job in self.core.ledger.due_jobs(self.clock(), 100) if job.kind == kind)


def confirm(stage: HubStage, holder: Holder, role: CertificateRole = CertificateRole.ANCHOR) -> Id:
    facts = certificate_facts(holder.certificate)
    stage.must(
        stage.admin, v.ConfirmCertificate, der=holder.der, facts=facts, role=role, hierarchy=Hierarchy.OFFICIAL_DUTY
    )
    return facts.sha256


@contextmanager
def place(folder: Path, server: ListServer, *hosts: str, address: str = "", seconds: float = 20.0) -> Iterator[Place]:
    """Open a hub that may ask these hosts, and has a sub-CA that names an address."""
    if not (folder / "hub.toml").exists():
        new_house(folder)
    config = msgspec.structs.replace(new_config(folder), revocation_hosts=hosts, revocation_seconds=seconds)
    clock = Clock(NOW)
    core = open_core(config, clock, CommitRelay())
    try:
        root = issue("Root", is_authority=True)
        sub = issue("Sub", root, is_authority=True, addresses=(address or server.address(PATH),))
        stage = HubStage(core, clock)
        confirm(stage, root)
        confirm(stage, sub, CertificateRole.INTERMEDIATE)
        yield Place(core, stage, clock, server, root, sub)
    finally:
        core.close()


@pytest.fixture
def server() -> Iterator[ListServer]:
    with list_server() as server:
        yield server


@pytest.fixture
def at(tmp_path: Path, server: ListServer) -> Iterator[Place]:
    """A hub that may ask the server."""
    with place(tmp_path / "hub", server, server.host) as here:
        yield here


def test_a_list_is_fetched_and_goes_onto_the_trust_list_with_where_it_came_from(at: Place) -> None:
    raw = at.list_of()
    address = at.server.put(PATH, raw)
    before = at.version
    at.catch_up()
    assert at.server.asked == [PATH]
    (kept,) = at.stage.world.find(RevocationList)
    assert (kept.der, kept.source, kept.imported_by) == (raw, address, HUB)
    assert (kept.issuer, kept.imported_at) == (fingerprint_of(at.root.der), at.clock())
    assert at.version == trust_material(at.stage.world).version != before
    asked = at.asked()
    assert (asked.outcome, asked.address, asked.asked_at) == (Fetch.TAKEN, address, at.clock())
    entry = next(one for one in at.core.ledger.log_entries(10) if one.verb == "ImportRevocationList")
    assert (entry.person, entry.accepted) == (HUB, True)


def test_a_list_in_pem_is_taken_too(at: Place) -> None:
    at.server.put(PATH, at.list_of())
    der = at.server.pages[PATH].body
    at.server.put(PATH, pem_of(der))
    at.catch_up()
    assert at.lists == (der,)


def pem_of(der: bytes) -> bytes:
    return b"-----BEGIN X509 CRL-----\n" + encodebytes(der) + b"-----END X509 CRL-----\n"


def test_where_nothing_is_configured_nothing_is_asked_and_nothing_is_noted(tmp_path: Path, server: ListServer) -> None:
    with place(tmp_path / "hub", server) as here:
        server.put(PATH, here.list_of())
        here.catch_up()
        assert server.asked == []
        assert here.stage.world.find(RevocationAddress) == []
        assert here.lists == ()


def test_a_host_that_is_not_named_is_not_asked_and_the_administrator_sees_it(
    tmp_path: Path, server: ListServer
) -> None:
    with place(tmp_path / "hub", server, "crl.ca.example") as here:
        server.put(PATH, here.list_of())
        here.catch_up()
        here.catch_up()
        assert server.asked == []
        assert (here.asked().outcome, here.asked().again_at, here.asked().version) == (Fetch.NOT_ALLOWED, None, 1)


def test_a_certificate_that_points_into_the_network_is_not_followed_there(tmp_path: Path, server: ListServer) -> None:
    _, _, port = server.host.partition(":")
    for number, inside in enumerate((f"localhost:{port}", f"127.1:{port}", f"2130706433:{port}")):
        with place(tmp_path / str(number), server, "crl.ca.example", address=f"http://{inside}{PATH}") as here:
            server.put(PATH, here.list_of())
            here.catch_up()
            assert here.asked().outcome == Fetch.NOT_ALLOWED
    assert server.asked == []


def test_a_host_that_is_named_later_is_asked_at_the_next_start(tmp_path: Path, server: ListServer) -> None:
    with place(tmp_path / "hub", server, "crl.ca.example") as here:
        raw = here.list_of()
        server.put(PATH, raw)
        here.catch_up()
        core = here.core
        allowing = msgspec.structs.replace(core.config, revocation_hosts=(server.host,))
        asyncio.run(RevocationLists(replace(core, config=allowing)).catch_up())
        assert here.lists == (raw,)


def test_a_redirection_is_refused(at: Place) -> None:
    there = at.server.put("/there.crl", at.list_of())
    at.server.pages[PATH] = Page(status=302, headers={"Location": there})
    at.catch_up()
    assert (at.server.asked, at.asked().outcome, at.lists) == ([PATH], Fetch.REDIRECTED, ())


def test_what_is_too_large_is_not_taken(at: Place) -> None:
    at.server.put(PATH, bytes(MOST_FILE_BYTES + 1))
    at.catch_up()
    assert (at.asked().outcome, at.lists) == (Fetch.TOO_LARGE, ())


def test_a_server_that_never_answers_is_left(tmp_path: Path, server: ListServer) -> None:
    with place(tmp_path / "hub", server, server.host, seconds=1.0) as here:
        server.pages[PATH] = SILENCE
        here.catch_up()
        assert (server.asked, here.asked().outcome) == ([PATH], Fetch.TOO_SLOW)


def test_an_address_that_takes_its_time_keeps_no_other_from_being_asked(at: Place) -> None:
    other = issue("Sub 2", at.root, is_authority=True, addresses=(at.server.address("/khac.crl"),))
    confirm(at.stage, other, CertificateRole.INTERMEDIATE)
    raw = at.list_of()
    at.server.pages[PATH] = Page(raw, after="/khac.crl")
    at.server.put("/khac.crl", raw)
    at.catch_up()
    kept = {one.address: one.outcome for one in at.stage.world.find(RevocationAddress)}
    assert kept == {at.server.address(PATH): Fetch.TAKEN, at.server.address("/khac.crl"): Fetch.UNCHANGED}
    assert at.lists == (raw,)


@pytest.mark.parametrize(
    "body", [b"", b"<html>503</html>", b"\x30\x82" + b"\xff" * 5000, b"-----BEGIN X509 CRL-----\n"]
)
def test_rubbish_is_no_list(at: Place, body: bytes) -> None:
    before = at.version
    at.server.put(PATH, body)
    at.catch_up()
    assert (at.asked().outcome, at.lists, at.version) == (Fetch.NO_LIST, (), before)


def test_a_certificate_in_the_place_of_a_list_is_not_trusted(at: Place) -> None:
    at.server.put(PATH, issue("Lạ", is_authority=True).der)
    before = at.version
    at.catch_up()
    assert (at.asked().outcome, at.version) == (Fetch.NO_LIST, before)


def test_a_list_that_its_issuer_did_not_sign_is_not_taken(at: Place) -> None:
    at.server.put(PATH, at.list_of(by=issue("Root", is_authority=True)))
    at.catch_up()
    assert (at.asked().outcome, at.lists) == (Fetch.OF_STRANGER, ())


def test_a_list_of_the_future_is_not_taken(at: Place) -> None:
    at.server.put(PATH, at.list_of(made=NOW + 3 * DAY))
    at.catch_up()
    assert (at.asked().outcome, at.lists) == (Fetch.OF_THE_FUTURE, ())


def test_an_older_list_does_not_take_the_place_of_the_one_that_is_held(at: Place) -> None:
    raw = at.list_of()
    at.server.put(PATH, raw)
    at.catch_up()
    version = at.version
    at.server.put(PATH, at.list_of(made=NOW - 2 * DAY))
    at.clock.now += DAY
    at.do_what_is_due()
    assert (at.asked().outcome, at.lists, at.version) == (Fetch.OLDER, (raw,), version)


def test_the_same_list_changes_nothing_and_nothing_is_judged_again(at: Place) -> None:
    at.server.put(PATH, at.list_of())
    at.catch_up()
    version, judgings = at.version, at.jobs(JobKind.JUDGE_ALL)
    at.clock.now += DAY
    at.do_what_is_due()
    assert at.server.asked == [PATH, PATH]
    assert (at.asked().outcome, at.asked().asked_at) == (Fetch.UNCHANGED, at.clock())
    assert (at.version, at.jobs(JobKind.JUDGE_ALL)) == (version, judgings)


def test_a_newer_list_takes_its_place_before_the_old_one_ends(at: Place) -> None:
    at.server.put(PATH, at.list_of(until=NOW + timedelta(hours=6)))
    at.catch_up()
    again_at = at.asked().again_at
    assert again_at == NOW + timedelta(hours=5)
    newer = at.list_of(made=NOW)
    at.server.put(PATH, newer)
    at.clock.now = again_at - timedelta(seconds=1)
    assert at.jobs(JobKind.FETCH_LISTS) == 0
    at.clock.now = again_at
    at.do_what_is_due()
    assert at.lists == (newer,)


def test_a_server_that_is_away_is_asked_later(at: Place) -> None:
    at.catch_up()
    assert at.asked().outcome == Fetch.NO_FILE
    raw = at.list_of()
    at.server.put(PATH, raw)
    at.catch_up()
    assert len(at.server.asked) == 1
    at.clock.now += timedelta(minutes=15)
    at.do_what_is_due()
    assert at.lists == (raw,)


def test_the_asking_ends_when_the_issuer_is_taken_off(at: Place) -> None:
    at.server.put(PATH, at.list_of())
    at.catch_up()
    at.stage.must(at.stage.admin, v.RemoveCertificate, certificate=fingerprint_of(at.root.der))
    at.clock.now += DAY
    at.do_what_is_due()
    assert at.server.asked == [PATH]
