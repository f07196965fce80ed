"""The page of the trust list: nothing is trusted without a tick, and nothing leaves without being asked twice."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.trust_import import Comparison
from ecabinet.client.screens.trust_list import AddressRow
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.entities import Fetch
from ecabinet.domain.trust_list.facts import fingerprint_of
from ecabinet.domain.trust_list.material import trust_material
from ecabinet.trust.trust_files import (
    FileProblem,
    ReadTrustFiles,
    TrustFilesRead,
    decode_answer,
    encode_request,
)
from ecabinet.trust.trust_lists import read_trust_files
from ecabinet.ui import intents
from ecabinet.ui.kit.banner import Banner
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.editors import ChoiceEdit
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.trust_list.page import TrustListPage
from ecabinet.ui.trust_list.words import asked_text, fingerprint_text
from tests.trust.certificates import make, revoking
from tests.ui.desk.driving import Hand
from tests.ui.desk.worlds import City
from tests.ui.trust_list.worlds import G2_ROOT, G2_STATE, fetching, listed, read

pytestmark = pytest.mark.usefixtures("app")


def at_list(qtbot: QtBot, city: City, person: Id = "") -> tuple[TrustListPage, Hand]:
    page = TrustListPage()
    qtbot.addWidget(page)
    page.resize(1180, 730)
    hand = Hand(city, page, person or city.admin)
    page.show()
    return page, hand


def press(hand: Hand, name: str) -> None:
    button = hand.find(QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def read_by_task(*paths: Path) -> TrustFilesRead:
    return decode_answer(read_trust_files(encode_request(ReadTrustFiles(paths=tuple(map(str, paths))))))


def test_files_are_read_compared_ticked_and_then_trusted(qtbot: QtBot, tmp_path: Path) -> None:
    root, stranger = make("Gốc thành phố"), make("Người lạ")
    crl = revoking(root, 5)
    (tmp_path / "all.pem").write_bytes(root.pem + stranger.pem)
    (tmp_path / "root.crl").write_bytes(crl.public_bytes(Encoding.DER))
    city = City(members=2)
    city.now = crl.last_update_utc
    page, hand = at_list(qtbot, city)
    page.read([str(tmp_path)])
    asked = hand.wanted[-1]
    assert isinstance(asked, intents.ReadTrustFiles)
    asked.answer(read_by_task(*map(Path, asked.paths)))
    assert not hand.find(QPushButton, "trust.confirm").isEnabled()
    fingerprint = fingerprint_of(root.der)
    hand.find(CheckRow, f"trust.tick.{fingerprint}").setChecked(True)
    hand.find(ChoiceEdit, f"trust.hierarchy.{fingerprint}").choose(Hierarchy.PUBLIC.value)
    press(hand, "trust.confirm")
    assert hand.pending == ()
    material = trust_material(city.world)
    assert [(one.der, one.hierarchy) for one in material.anchors] == [(root.der, Hierarchy.PUBLIC)]
    assert material.crls == (crl.public_bytes(Encoding.DER),)
    assert [row.title for row in hand.find(ListPane, "trust.list").model.rows] == ["Gốc thành phố"]


def test_a_name_that_is_known_with_another_fingerprint_is_told_first(qtbot: QtBot) -> None:
    city = City(members=2)
    page, _hand = at_list(qtbot, city)
    page.show_found(read(city))
    assert page.importing is not None
    rows = [card.row for card in page.importing.certificates]
    assert [row.comparison for row in rows[:3]] == [Comparison.DIFFERS, Comparison.NOT_KNOWN, Comparison.MATCHES]
    assert rows[0].known_fingerprints == (G2_ROOT,)
    assert rows[0].hierarchy == Hierarchy.OTHER
    assert rows[2].hierarchy == Hierarchy.OFFICIAL_DUTY
    assert not any(card.is_ticked() for card in page.importing.certificates)


def test_what_is_no_authority_or_listed_already_has_no_tick(qtbot: QtBot) -> None:
    city = listed()
    page, hand = at_list(qtbot, city)
    page.show_found(read(city))
    assert page.findChild(CheckRow, f"trust.tick.{fingerprint_of(b'leaf')}") is None
    assert page.findChild(CheckRow, f"trust.tick.{G2_ROOT}") is None
    assert hand.find(CheckRow, f"trust.tick.{fingerprint_of(b'made up')}").isEnabled()


def test_a_revocation_list_waits_for_its_issuers_tick(qtbot: QtBot) -> None:
    city = City(members=2)
    page, hand = at_list(qtbot, city)
    answer = read(city)
    page.show_found(answer)
    crl = hand.find(CheckRow, f"trust.tick.{answer.crls[0].facts.sha256}")
    assert not crl.isEnabled()
    hand.find(CheckRow, f"trust.tick.{answer.crls[0].signed_by}").setChecked(True)
    assert crl.isEnabled()


def test_importing_nothing_leaves_the_list_as_it_was(qtbot: QtBot) -> None:
    city = listed()
    page, hand = at_list(qtbot, city)
    before = trust_material(city.world)
    page.show_found(read(city))
    hand.find(CheckRow, f"trust.tick.{fingerprint_of(b'made up')}").setChecked(True)
    press(hand, "trust.leave")
    assert trust_material(city.world) == before
    assert page.importing is None


def test_what_cannot_be_read_is_said(qtbot: QtBot) -> None:
    page, hand = at_list(qtbot, City(members=2))
    banner = hand.find(Banner, "trust.unread")
    page.show_found(Refusal("too_many_trust_files"))
    assert "too many files" in banner.accessibleName()
    page.show_found(TrustFilesRead(problems=(FileProblem(file="x.pem", code="empty_file"),)))
    assert "x.pem: The file is empty" in banner.accessibleName()
    assert page.importing is None


def test_a_certificate_leaves_after_being_asked_twice(qtbot: QtBot) -> None:
    city = listed()
    page, hand = at_list(qtbot, city)
    page.open_certificate(G2_STATE)
    press(hand, "trust.remove")
    press(hand, "trust.keep")
    assert city.world.get(v.TrustedCertificate, G2_STATE) is not None
    press(hand, "trust.remove")
    press(hand, "trust.remove_confirmed")
    assert city.world.get(v.TrustedCertificate, G2_STATE) is None
    assert city.world.find(v.RevocationList, parent=G2_STATE) == []
    assert not page.beside.is_open()


def test_an_old_revocation_list_is_told_by_its_issuers_name(qtbot: QtBot) -> None:
    _page, hand = at_list(qtbot, listed(days=-1))
    assert "CA phục vụ các cơ quan Nhà nước G2" in hand.find(Banner, "trust.old").accessibleName()
    _page, hand = at_list(qtbot, listed(days=5))
    assert hand.find(Banner, "trust.old").isHidden()


def test_what_came_of_each_asking_is_told_and_a_change_by_the_hub_is_the_hubs(qtbot: QtBot) -> None:
    page, _hand = at_list(qtbot, fetching())
    assert "by the hub" in page.view.version.text()
    page.open_certificate(G2_ROOT)
    told = [label.text() for label in page.findChildren(Body)]
    assert [one.partition(": ")[2] for one in told if one.startswith("Asked ")] == [
        "a newer list was there and was taken.",
        "no connection. It is asked again later.",
        "not asked, its host is not among those that the hub's settings allow.",
    ]
    assert any(label.accessibleName() == "https://ca.example/rootcag2.crl" for label in page.findChildren(Body))


@pytest.mark.parametrize("outcome", list(Fetch))
def test_every_outcome_of_asking_has_words(outcome: Fetch) -> None:
    row = AddressRow(address="http://ca.example/", asked_at=datetime(2026, 11, 22, tzinfo=UTC), outcome=outcome)
    assert asked_text(row).endswith(".")


def test_a_refusal_is_told_and_can_be_put_away(qtbot: QtBot) -> None:
    city = listed()
    page, hand = at_list(qtbot, city)
    hand.carry(intents.Give(v.RemoveCertificate, {"certificate": "0" * 64}))
    assert "not on the trust list" in page.view.refused.accessibleName()
    page.view.refused.acted.emit()
    assert page.view.refused.isHidden()


def test_a_fingerprint_is_shown_in_groups_that_can_be_compared() -> None:
    lines = fingerprint_text(G2_ROOT).splitlines()
    assert lines[0] == "F04B A4B4 59A7 C9A1"
    assert len(lines) == 4
    assert "".join(lines).replace(" ", "").lower() == G2_ROOT
