"""A device judges again what the hub has judged, keeps its own verdict, and says where the two differ."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from ecabinet.client.application import Application
from ecabinet.client.screens.meeting import meeting_screen
from ecabinet.client.screens.parts import DocumentRow
from ecabinet.client.screens.signatures import (
    Lamp,
    SignaturesScreen,
    SignatureState,
    judging_of,
    passes_gate,
    signatures_screen,
)
from ecabinet.client.view import LinkPhase, LinkState, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Id, Refusal
from ecabinet.domain.meetings.entities import SignatureGate
from ecabinet.domain.signatures.findings import Integrity
from ecabinet.domain.signatures.verdicts import DocumentVerdict, Line
from ecabinet.domain.trust_list.material import trust_version
from ecabinet.workers.comparing import PagesCompared
from tests.client.company import Company, until
from tests.client.test_files import file_document, staged_by
from tests.domain.examples import FILE, play, verdict
from tests.domain.test_signatures import GOOD, found
from tests.domain.trust_samples import confirming
from tests.hub.house import PATIENCE
from tests.papers.reading import words
from tests.workers.pdf_files import plain
from tests.workers.test_page_differences import two_revisions

VALID = verdict(FILE, signatures=(GOOD,))
INVALID = verdict(FILE, signatures=(found(integrity=Integrity.ALTERED),))


def _published(company: Company, tmp_path: Path, pdf: bytes = b"") -> tuple[Application, Application, Id, str]:
    """Let a document be published and reach a member's shelf."""
    stage = company.stage
    meeting = stage.draft()
    stage.announce(meeting)
    secretary, member = company.sign_in(stage.secretary), company.sign_in(stage.members[1])
    path = tmp_path / "to-trinh.pdf"
    path.write_bytes(pdf or plain())
    staged = staged_by(secretary, path)
    document = stage.new_id()
    file_document(secretary, meeting, document, stage.new_id(), staged)
    secretary.give(v.PublishDocument, meeting=meeting, document=document).result(PATIENCE)
    return secretary, member, meeting, staged.sha256


def _row(view: View, meeting: Id) -> DocumentRow | None:
    screen = meeting_screen(view, meeting)
    return screen.documents[0] if screen is not None and screen.documents else None


def _both(view: View, meeting: Id) -> SignatureState | None:
    row = _row(view, meeting)
    return row.signatures if row is not None and row.signatures.hub and row.signatures.own else None


def test_a_device_judges_what_it_holds_and_agrees_with_the_hub(company: Company, tmp_path: Path) -> None:
    _, member, meeting, sha256 = _published(company, tmp_path)
    state = until(member, lambda view: _both(view, meeting))
    assert state is not None
    assert (state.hub, state.own, state.differs, state.lamp) == (Line.UNSIGNED, Line.UNSIGNED, False, Lamp.UNSIGNED)
    screen = member.ask(lambda view: signatures_screen(view, sha256)).result(PATIENCE)
    assert isinstance(screen, SignaturesScreen)
    assert screen.shown is screen.own is not None


def test_its_own_verdict_is_here_after_a_new_start_and_a_hub_that_says_otherwise_is_told(
    company: Company, tmp_path: Path
) -> None:
    _, member, meeting, sha256 = _published(company, tmp_path)
    until(member, lambda view: _both(view, meeting))
    member.close()
    again = company.sign_in(company.stage.members[1])
    again.cut()
    until(again, lambda view: view.judged.get(sha256))
    again.restore()
    stage = company.stage
    (version,) = stage.world.find(v.DocumentVersion, natural=sha256)
    lie = msgspec.structs.replace(VALID, sha256=sha256)
    stage.must(HUB, v.RecordVerdict, meeting=meeting, about=version.id, verdict=lie)
    state = until(again, lambda view: _differing(view, meeting))
    assert state is not None
    assert (state.hub, state.own, state.lamp) == (Line.VALID, Line.UNSIGNED, Lamp.UNSIGNED)


def test_the_report_is_written_as_a_pdf_and_says_whose_verdict_it_tells(company: Company, tmp_path: Path) -> None:
    _, member, meeting, sha256 = _published(company, tmp_path)
    until(member, lambda view: _both(view, meeting))
    (version,) = company.stage.world.find(v.DocumentVersion, natural=sha256)
    lie = msgspec.structs.replace(VALID, sha256=sha256)
    company.stage.must(HUB, v.RecordVerdict, meeting=meeting, about=version.id, verdict=lie)
    until(member, lambda view: _differing(view, meeting))
    target = tmp_path / "bao-cao.pdf"
    assert member.save_signature_report(sha256, target).result(PATIENCE) is None
    read = words(target.read_bytes())
    assert "to-trinh.pdf" in read
    assert "HAI NƠI KẾT LUẬN KHÁC NHAU" in read
    assert "Máy chủ HỢP LỆ" in read
    assert "Thiết bị của người lập báo cáo KHÔNG CÓ CHỮ KÝ" in read
    assert "theo kết quả của: thiết bị" in read
    nobody = member.save_signature_report("0" * 64, tmp_path / "khong-co.pdf").result(PATIENCE)
    assert nobody == Refusal("document_unknown")
    assert not (tmp_path / "khong-co.pdf").exists()


def test_the_signed_revision_is_compared_with_the_present_one_page_by_page(company: Company, tmp_path: Path) -> None:
    pdf, signed_until = two_revisions()
    _, member, meeting, sha256 = _published(company, tmp_path, pdf)
    until(member, lambda view: _both(view, meeting))
    found = member.compare_pages(sha256, signed_until, 1).result(PATIENCE)
    assert isinstance(found, PagesCompared)
    assert ([one.page for one in found.differences], found.compared, found.total) == ([2], 3, 3)
    assert member.compare_pages(sha256, 9, 1).result(PATIENCE) == Refusal("damaged_pdf")


def _differing(view: View, meeting: Id) -> SignatureState | None:
    state = _both(view, meeting)
    return state if state is not None and state.differs else None


@pytest.mark.parametrize(
    ("hub", "own", "lamp", "differs"),
    [
        (None, None, Lamp.CHECKING, False),
        (Line.VALID, None, Lamp.VALID, False),
        (None, Line.INVALID, Lamp.INVALID, False),
        (Line.VALID, Line.INVALID, Lamp.INVALID, True),
        (Line.INDETERMINATE, Line.VALID, Lamp.INDETERMINATE, True),
        (Line.UNSIGNED, Line.VALID, Lamp.UNSIGNED, True),
        (Line.VALID, Line.VALID, Lamp.VALID, False),
    ],
)
def test_nothing_is_shown_better_than_either_says(
    hub: Line | None,
    own: Line | None,
    lamp: Lamp,
    differs: bool,  # noqa: FBT001 - a row of the table
) -> None:
    state = SignatureState(hub=hub, own=own)
    assert (state.lamp, state.differs) == (lamp, differs)


@pytest.mark.parametrize(
    ("gate", "passing"),
    [
        (SignatureGate.VALID, {"valid"}),
        (SignatureGate.VALID_OR_UNCHECKED, {"valid", "unchecked"}),
        (SignatureGate.WARN, {"valid", "unchecked", "none"}),
        (SignatureGate.ALLOW, {"valid", "unchecked", "none"}),
    ],
)
def test_the_desk_knows_what_the_gate_lets_through(gate: SignatureGate, passing: set[str]) -> None:
    states = {
        "valid": SignatureState(hub=Line.VALID),
        "unchecked": SignatureState(hub=Line.INDETERMINATE, lacks_only_revocation=True),
        "none": SignatureState(),
    }
    assert {name for name, state in states.items() if passes_gate(gate, state)} == passing


def test_progress_and_what_changed_are_counted_against_the_present_trust_lists() -> None:
    at = play("draft")

    def judge(document: Id, judged: DocumentVerdict) -> None:
        version = at.version_of(document)
        at.must(HUB, v.RecordVerdict, meeting=at.meeting, about=version, verdict=judged)

    def view() -> View:
        return View(world=at.world, me=at.secretary, now=at.now, link=LinkState(LinkPhase.ONLINE, at.now))

    judge(at.document, VALID)
    judge(at.unpublished, VALID)
    assert not judging_of(view(), at.meeting).is_under_way
    at.must(at.admin, v.ConfirmCertificate, **confirming())
    later = {"trust_version": trust_version(at.world), "judged_at": at.now.replace(year=2030)}
    judge(at.document, msgspec.structs.replace(INVALID, **later))
    half = judging_of(view(), at.meeting)
    assert (half.done, half.total, half.is_under_way) == (1, 2, True)
    assert [(one.before, one.now) for one in half.changes] == [(Line.VALID, Line.INVALID)]
    judge(at.unpublished, msgspec.structs.replace(VALID, **later))
    assert not judging_of(view(), at.meeting).is_under_way
