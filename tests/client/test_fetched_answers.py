"""An answer that the hub asked for reaches every device, and each judges by it what waited for it, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecabinet.client.application import Application
from ecabinet.client.screens.trust_list import AddressRow, trust_list_screen
from ecabinet.client.view import View
from ecabinet.domain.signatures.findings import Revocation
from ecabinet.domain.signatures.verdicts import Line
from ecabinet.domain.trust_list.entities import Fetch, RevocationAnswer
from ecabinet.domain.trust_list.facts import CertificateRole
from tests.client.company import Company, until
from tests.client.test_fetched_lists import filed, house, lines, own, published, server
from tests.hub.list_server import ListServer
from tests.hub.test_revocation_lists import confirm
from tests.trust.signatures.answers import Responder
from tests.trust.signatures.authorities import DAY, NOW, issue, paper, signed

__all__ = ["house", "server"]
PATH = "/ocsp"


class Authority:
    """A root, and two whom it gave certificates: of the first it tells who answers for it."""

    def __init__(self, company: Company, server: ListServer) -> None:
        self.root = issue("Root", is_authority=True)
        self.signer = issue("Nguyễn Văn An", self.root, responders=(server.address(PATH),))
        self.other = issue("Trần Thị Bình", self.root)
        self.responder = Responder.of(self.root, self.signer)
        confirm(company.stage, self.root, CertificateRole.ANCHOR)


@pytest.fixture
def authority(company: Company, server: ListServer) -> Authority:
    """An authority whose responder is not there yet."""
    return Authority(company, server)


def responders(application: Application) -> list[AddressRow]:
    """Wait until what came of asking is on the page of the trust list."""

    def shown(view: View) -> list[AddressRow]:
        return [one for row in trust_list_screen(view).certificates for one in row.addresses if one.is_responder]

    return until(application, shown)


def test_what_was_not_checked_becomes_valid_on_hub_and_device_and_nothing_else_is_judged(
    company: Company, server: ListServer, authority: Authority, tmp_path: Path
) -> None:
    """The device had its own verdict before the answer: neither that one nor what it remembers of it stands."""
    secretary, member = company.sign_in(company.stage.secretary), company.sign_in(company.stage.members[1])
    meeting, sha256 = published(secretary, company.stage, tmp_path, signed(paper(), authority.signer))
    lines(member, meeting, Line.INDETERMINATE)
    assert own(member, sha256).lacks_only_revocation
    other_meeting, other_sha256 = published(secretary, company.stage, tmp_path, signed(paper(), authority.other))
    lines(member, other_meeting, Line.INDETERMINATE)
    before = own(member, other_sha256)
    administrator = company.sign_in(company.stage.admin)
    assert [one.outcome for one in responders(administrator)] == [Fetch.NO_FILE]

    server.responders[PATH] = authority.responder.answer
    company.house.clock.now += DAY / 2
    company.stage.announce(company.stage.draft())  # schedules a job: the hub looks at its clock
    state = lines(member, meeting, Line.VALID)
    assert not state.differs
    verdict = own(member, sha256)
    assert verdict.signatures[0].revocation.state == Revocation.GOOD
    assert verdict.signatures[0].revocation.source == "fetched_ocsp"
    assert own(member, other_sha256) is before
    assert [(one.address, one.outcome) for one in responders(administrator)] == [(server.address(PATH), Fetch.ANSWERED)]


def test_a_device_that_judges_when_the_first_answer_has_ended_finds_what_the_hub_found(
    company: Company, server: ListServer, authority: Authority, tmp_path: Path
) -> None:
    """The answer is kept young, and the hub judges anew what leaned on the first one when that has ended."""
    clock = company.house.clock
    began = clock()
    server.responders[PATH] = lambda question: authority.responder.answer(question, made=clock(), until=clock() + DAY)
    member, meeting, _ = filed(company, tmp_path, signed(paper(), authority.signer))
    lines(member, meeting, Line.VALID)
    clock.now += DAY - DAY / 48
    company.stage.announce(company.stage.draft())  # schedules a job: the hub looks at its clock
    administrator = company.sign_in(company.stage.admin)
    until(administrator, lambda view: [one for one in view.world.find(RevocationAnswer) if one.this_update > began])
    clock.now += DAY / 2
    company.stage.announce(company.stage.draft())
    late = company.sign_in(company.stage.members[2])
    assert not lines(late, meeting, Line.VALID).differs
    assert server.asked == [PATH, PATH]


def test_a_revoked_certificate_makes_it_invalid_on_hub_and_device(
    company: Company, server: ListServer, authority: Authority, tmp_path: Path
) -> None:
    server.responders[PATH] = lambda question: authority.responder.revoke(question, NOW - DAY)
    member, meeting, sha256 = filed(company, tmp_path, signed(paper(), authority.signer))
    lines(member, meeting, Line.INVALID)
    assert own(member, sha256).signatures[0].revocation.state == Revocation.REVOKED
    assert server.asked == [PATH]
