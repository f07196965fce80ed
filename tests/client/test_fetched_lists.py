"""A list that the hub fetches reaches every device: what was not checked becomes valid, or turns out to be revoked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from ecabinet.client.application import Application
from ecabinet.client.screens.meeting import meeting_screen
from ecabinet.client.screens.signatures import SignatureState
from ecabinet.client.screens.trust_list import trust_list_screen
from ecabinet.client.view import View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.signatures.findings import Revocation
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line
from ecabinet.domain.trust_list.entities import Fetch, RevocationAddress
from ecabinet.domain.trust_list.facts import CertificateRole
from tests.client.company import Company, until
from tests.client.test_files import file_document, staged_by
from tests.hub.house import PATIENCE, Clock, House, HubStage, new_house, running
from tests.hub.list_server import ListServer, list_server
from tests.hub.test_revocation_lists import confirm
from tests.trust.signatures.authorities import DAY, NOW, Holder, issue, paper, revocation_list, signed


@pytest.fixture
def server() -> Iterator[ListServer]:
    with list_server() as server:
        yield server


@pytest.fixture
def house(tmp_path: Path, server: ListServer) -> Iterator[House]:
    """A hub in the present that may ask the server."""
    config, made = new_house(tmp_path / "hub")
    allowing = msgspec.structs.replace(config, revocation_hosts=(server.host,))
    with running(allowing, Clock(datetime.now(UTC)), made) as house:
        yield house


class Authority:
    """A root, and somebody whom it gave a certificate that names where its lists are."""

    def __init__(self, stage: HubStage, server: ListServer) -> None:
        self.root = issue("Root", is_authority=True)
        self.signer = issue("Nguyễn Văn An", self.root, addresses=(server.address("/goc.crl"),))
        confirm(stage, self.root, CertificateRole.ANCHOR)

    def list_of(self, *revoked: tuple[Holder, datetime]) -> bytes:
        return revocation_list(self.root, *revoked)


def filed(company: Company, tmp_path: Path, pdf: bytes) -> tuple[Application, Id, str]:
    """File and publish a document, and return a member who has it."""
    secretary, member = company.sign_in(company.stage.secretary), company.sign_in(company.stage.members[1])
    return member, *published(secretary, company.stage, tmp_path, pdf)


def published(secretary: Application, stage: HubStage, tmp_path: Path, pdf: bytes) -> tuple[Id, str]:
    """File and publish a document in a meeting of its own."""
    meeting = stage.draft()
    stage.announce(meeting)
    path = tmp_path / "to-trinh.pdf"
    path.write_bytes(pdf)
    staged = staged_by(secretary, path)
    document = stage.new_id()
    file_document(secretary, meeting, document, stage.new_id(), staged)
    secretary.give(v.PublishDocument, meeting=meeting, document=document).result(PATIENCE)
    return meeting, staged.sha256


def lines(member: Application, meeting: Id, line: Line) -> SignatureState:
    """Wait until hub and device say the same of the document."""

    def both(view: View) -> SignatureState | None:
        screen = meeting_screen(view, meeting)
        state = screen.documents[0].signatures if screen is not None and screen.documents else None
        return state if state is not None and (state.hub, state.own) == (line, line) else None

    state = until(member, both)
    assert state is not None
    return state


def own(member: Application, sha256: str) -> DocumentVerdict:
    return member.ask(lambda view: view.judged[sha256]).result(PATIENCE)


def asked(view: View) -> RevocationAddress | None:
    return next(iter(view.world.find(RevocationAddress)), None)


def test_what_was_not_checked_becomes_valid_on_hub_and_device(
    company: Company, server: ListServer, tmp_path: Path
) -> None:
    authority = Authority(company.stage, server)
    member, meeting, sha256 = filed(company, tmp_path, signed(paper(), authority.signer))
    lines(member, meeting, Line.INDETERMINATE)
    assert own(member, sha256).lacks_only_revocation
    administrator = company.sign_in(company.stage.admin)
    kept = until(administrator, asked)
    assert kept is not None
    assert (kept.outcome, server.asked) == (Fetch.NO_FILE, ["/goc.crl"])

    server.put("/goc.crl", authority.list_of())
    company.house.clock.now += DAY
    company.stage.announce(company.stage.draft())  # schedules a job: the hub looks at its clock
    state = lines(member, meeting, Line.VALID)
    assert not state.differs
    found = own(member, sha256).signatures[0].revocation
    assert found.state == Revocation.GOOD
    assert until(administrator, _with_list)


def _with_list(view: View) -> bool:
    rows = trust_list_screen(view).certificates
    return any(one.crls for one in rows)


def test_a_revoked_certificate_makes_it_invalid_on_hub_and_device(
    company: Company, server: ListServer, tmp_path: Path
) -> None:
    authority = Authority(company.stage, server)
    server.put("/goc.crl", authority.list_of((authority.signer, NOW - DAY)))
    member, meeting, sha256 = filed(company, tmp_path, signed(paper(), authority.signer))
    lines(member, meeting, Line.INVALID)
    verdict = own(member, sha256)
    assert verdict.signatures[0].revocation.state == Revocation.REVOKED
    assert server.asked == ["/goc.crl"]


def test_a_stranger_cannot_have_the_hub_ask_anything(company: Company, server: ListServer, tmp_path: Path) -> None:
    """Anybody may write an address into a certificate of their own making, even that of an allowed host."""
    authority = Authority(company.stage, server)
    stranger = issue("Lạ", issue("Gốc lạ", is_authority=True), addresses=(server.address("/la"),))
    member, meeting, _ = filed(company, tmp_path, signed(signed(paper(), authority.signer), stranger, field="S2"))
    lines(member, meeting, Line.INDETERMINATE)
    administrator = company.sign_in(company.stage.admin)
    assert until(administrator, asked)
    assert server.asked == ["/goc.crl"]
