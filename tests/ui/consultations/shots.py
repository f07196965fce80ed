"""States of the desk of consultations, made ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QPushButton

from ecabinet.ui.consultations.consultation_view import Part
from ecabinet.ui.consultations.page import ConsultationsPage
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.segmented_tabs import SegmentedTabs
from ecabinet.ui.page import Page
from tests.ui.desk.driving import Hand
from tests.ui.opinions.shots import several
from tests.ui.opinions.worlds import Asking

Then = Callable[[Hand, Asking], None]


def nothing(_hand: Hand, _asking: Asking) -> None:
    """Leave it as it is."""


def press(name: str) -> Then:
    """Press a button."""
    return lambda hand, _asking: hand.find(QPushButton, name).click()


def opened(asking: Asking, part: Part | None = None, *, chair: bool = False) -> Hand:
    """Open a consultation at the desk, at a step."""
    page = ConsultationsPage()
    page.resize(1204, 708)
    page.go_to(asking.id)
    hand = Hand(asking.city, page, asking.city.chair if chair else asking.city.secretary)
    page.show()
    if part is not None:
        page.checklist.show_step(part)
    return hand


def listed(asking: Asking) -> Hand:
    """Open the lists."""
    page = ConsultationsPage()
    page.resize(1204, 708)
    hand = Hand(asking.city, page, asking.city.secretary)
    page.show()
    return hand


def _list(then: Then = nothing) -> Page:
    asking = several()
    hand = listed(asking)
    then(hand, asking)
    return hand.page


def _step(make: Callable[[], Asking], part: Part | None, then: Then = nothing) -> Page:
    asking = make()
    hand = opened(asking, part)
    then(hand, asking)
    return hand.page


def _first_matter(hand: Hand, asking: Asking) -> None:
    hand.find(ListPane, "matters.list").opened.emit(asking.city.items(asking.id)[0])


def _first_matter_removed(hand: Hand, asking: Asking) -> None:
    _first_matter(hand, asking)
    hand.find(QPushButton, "matter.remove").click()


def _objection(hand: Hand, _asking: Asking) -> None:
    hand.find(ListPane, "opinions.shown").opened.emit("4")


def _by_member(hand: Hand, _asking: Asking) -> None:
    hand.find(QPushButton, "consultations.statistics").click()
    tabs = hand.find(SegmentedTabs, "statistics.tabs")
    tabs.findChildren(QPushButton)[1].click()


def _prepared() -> Asking:
    return Asking(matters=2)


def _running() -> Asking:
    return Asking().send().answers()


def _over() -> Asking:
    asking = Asking().send()
    asking.attach(asking.city.members[4])
    asking.answers().close()
    asking.city.replied()
    return asking


STATES: dict[str, Callable[[], Page]] = {
    "list": _list,
    "new": partial(_list, press("consultations.new")),
    "details": partial(_step, _prepared, Part.DETAILS),
    "matters": partial(_step, _prepared, Part.MATTERS),
    "matter": partial(_step, _prepared, Part.MATTERS, _first_matter),
    "matter-removal": partial(_step, _prepared, Part.MATTERS, _first_matter_removed),
    "people": partial(_step, _prepared, Part.PEOPLE),
    "documents": partial(_step, _prepared, Part.DOCUMENTS),
    "progress": partial(_step, _running, Part.PROGRESS),
    "close": partial(_step, _running, Part.PROGRESS, press("progress.withdraw")),
    "result": partial(_step, _over, Part.RESULT),
    "opinion": partial(_step, _over, Part.RESULT, _objection),
    "statistics": partial(_list, press("consultations.statistics")),
    "statistics-members": partial(_list, _by_member),
    "cite": partial(_step, _over, Part.RESULT, press("result.cite")),
}
