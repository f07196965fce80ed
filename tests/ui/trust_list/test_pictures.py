"""How the trust list looks, state by state, on a tablet without the frame around it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.looks import Looks, show_looks
from ecabinet.ui.page import Page
from ecabinet.ui.say import Language
from ecabinet.ui.theme import Device, Scheme
from ecabinet.ui.trust_list.page import TrustListPage
from tests.golden.compare import assert_looks_like
from tests.ui.desk.driving import Hand
from tests.ui.desk.worlds import City
from tests.ui.trust_list.worlds import G2_ROOT, G2_STATE, fetching, listed, read

LIGHT = Looks()
LARGE = Looks(text_percent=175)
DARK = Looks(language=Language.ENGLISH, scheme=Scheme.DARK)
TABLET = (1180, 730)


def _page(city: City) -> tuple[TrustListPage, Hand]:
    page = TrustListPage()
    return page, Hand(city, page, city.admin)


def _empty() -> Page:
    return _page(City(members=2))[0]


def _listed() -> Page:
    return _page(listed())[0]


def _old() -> Page:
    page, _hand = _page(listed(days=-2))
    page.open_certificate(G2_STATE)
    return page


def _fetched() -> Page:
    page, _hand = _page(fetching())
    page.open_certificate(G2_ROOT)
    return page


def _import() -> Page:
    city = City(members=2)
    page, hand = _page(city)
    page.show_found(read(city))
    hand.find(CheckRow, f"trust.tick.{G2_ROOT}").setChecked(True)
    return page


def _remove() -> Page:
    page, hand = _page(listed())
    page.open_certificate(G2_ROOT)
    hand.find(QPushButton, "trust.remove").click()
    return page


STATES: dict[str, Callable[[], Page]] = {
    "empty": _empty,
    "listed": _listed,
    "old": _old,
    "fetched": _fetched,
    "import": _import,
    "remove": _remove,
}
_CASES = (
    *((name, "vi", LIGHT) for name in STATES),
    *((name, "en-dark", DARK) for name in ("listed", "old", "fetched", "import")),
    *((name, "vi-175", LARGE) for name in ("listed", "old", "fetched", "import", "remove")),
)


@pytest.mark.parametrize("case", _CASES, ids=[f"{name}-{look}" for name, look, _ in _CASES])
def test_the_page_looks_as_recorded(app: QApplication, qtbot: QtBot, case: tuple[str, str, Looks]) -> None:
    name, look, looks = case
    show_looks(app, looks, Device.TABLET, reduced_motion=True)
    page = STATES[name]()
    qtbot.addWidget(page)
    page.resize(*TABLET)
    page.show()
    for _ in range(20):
        app.processEvents()
    assert_looks_like(page, f"ui/trust_list/{name}-{look}")
