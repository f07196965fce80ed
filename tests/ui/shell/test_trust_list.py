"""The trust list within the frame: for administrators alone, from the chosen files to the list."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QPushButton

from ecabinet.client.screens.frame import Place
from ecabinet.domain.trust_list.facts import fingerprint_of
from ecabinet.domain.trust_list.material import trust_material
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.shell.workspace import Workspace
from ecabinet.ui.trust_list.page import TrustListPage
from tests.trust.certificates import make
from tests.ui.delegate.sample import City
from tests.ui.shell.conftest import Opener
from tests.ui.shell.fakes import FakeApplication


def press(made: Workspace, name: str) -> None:
    found = made.findChild(QAbstractButton, name)
    assert found is not None, name
    assert found.isEnabled(), name
    found.click()


def test_an_administrator_imports_by_files(opened: Opener, city: City, tmp_path: Path) -> None:
    root = make("Gốc")
    (tmp_path / "root.pem").write_bytes(root.pem)
    made = opened(FakeApplication(city.stage, city.stage.admin))
    press(made, "rail.trust_list")
    opened.settle()
    page = made.page(Place.TRUST_LIST)
    assert isinstance(page, TrustListPage)
    page.read([str(tmp_path)])
    opened.settle()
    tick = made.findChild(CheckRow, f"trust.tick.{fingerprint_of(root.der)}")
    assert tick is not None
    tick.click()
    press(made, "trust.confirm")
    opened.settle()
    assert [one.der for one in trust_material(city.stage.world).anchors] == [root.der]
    pane = made.findChild(ListPane, "trust.list")
    assert pane is not None
    assert [row.title for row in pane.model.rows] == ["Gốc"]


def test_a_file_that_is_none_is_told_on_the_page(opened: Opener, city: City, tmp_path: Path) -> None:
    (tmp_path / "a.pem").write_bytes(b"words")
    made = opened(FakeApplication(city.stage, city.stage.admin), Place.TRUST_LIST)
    page = made.page(Place.TRUST_LIST)
    assert isinstance(page, TrustListPage)
    page.read([str(tmp_path / "a.pem")])
    opened.settle()
    assert page.view.unread.isVisible()
    assert "a.pem: There is no certificate" in page.view.unread.accessibleName()


def test_nobody_else_has_the_place(opened: Opener, city: City) -> None:
    for person in (city.stage.secretary, city.stage.chair, city.stage.members[1]):
        made = opened(FakeApplication(city.stage, person))
        assert made.findChild(QPushButton, "rail.trust_list") is None
