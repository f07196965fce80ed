"""States of the desk and the directory, made ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import msgspec
from PySide6.QtWidgets import QPushButton

from ecabinet.client.screens.desk import Step
from ecabinet.domain import vocabulary as v
from ecabinet.domain.signatures.findings import Revocation
from ecabinet.ui.desk.page import DeskPage
from ecabinet.ui.directory.page import DirectoryPage
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.mandate_pane import MandatePane
from ecabinet.ui.page import Page
from ecabinet.ui.voting.vote_form import VoteForm
from tests.domain.trust_samples import confirming
from tests.papers import signature_samples as samples
from tests.ui.desk.driving import Hand, turn_to
from tests.ui.desk.matters import CityOfMatters
from tests.ui.desk.worlds import City

Then = Callable[[Hand, City, str], None]


def nothing(_hand: Hand, _city: City, _meeting: str) -> None:
    """Leave it as it is."""


def press(name: str) -> Then:
    """Press a button."""
    return lambda hand, _city, _meeting: hand.find(QPushButton, name).click()


def _second_item(hand: Hand, city: City, meeting: str) -> None:
    hand.find(ListPane, "agenda.list").opened.emit(city.items(meeting)[1])


def _second_items_documents(hand: Hand, city: City, meeting: str) -> None:
    hand.find(ListPane, "documents.items").choose(city.items(meeting)[1])


def _not_valid_only(hand: Hand, _city: City, _meeting: str) -> None:
    hand.find(QPushButton, "documents.not_valid").click()


def _altered_document(hand: Hand, city: City, meeting: str) -> None:
    _second_items_documents(hand, city, meeting)
    found = [one for one in city.world.find(v.Document, meeting=meeting) if not one.published]
    hand.find(ListPane, "documents.list").opened.emit(found[0].id)


def _judged_again(hand: Hand, city: City, meeting: str) -> None:
    city.must(city.admin, v.ConfirmCertificate, **confirming())
    for number, document in enumerate(city.world.find(v.Document, meeting=meeting)[:3]):
        again = samples.document(samples.found(revocation=Revocation.NOT_CHECKED) if number else samples.GOOD)
        city.judge(document.id, msgspec.structs.replace(again, judged_at=again.judged_at + timedelta(days=1)))
    hand.refresh()
    hand.find(QPushButton, "documents.changes").click()


def _proposal(hand: Hand, city: City, meeting: str) -> None:
    hand.find(ListPane, "people.list").opened.emit(city.part(meeting, city.members[6]).id)


def knowing_mandates(city: City, meeting: str, *given: tuple[int, int]) -> None:
    """Have the meeting decide by a rule that knows mandates, and members give theirs: holder to carrier."""
    held = city.world.get(v.Meeting, meeting)
    rule = None if held is None else city.world.get(v.RuleSet, held.rule_set)
    assert rule is not None
    city.world.rows[v.RuleSet, rule.id] = msgspec.structs.replace(rule, mandates=1, splits_mandates=True)
    for holder, carrier in given:
        seat, other = (city.part(meeting, city.members[place]).id for place in (holder, carrier))
        city.must(city.members[holder], v.GiveMandate, meeting=meeting, participant=seat, carrier=other)


def _mandates(hand: Hand, city: City, meeting: str) -> None:
    knowing_mandates(city, meeting, (5, 1), (8, 2))
    hand.refresh()


def _mandate_of(place: int) -> Then:
    def then(hand: Hand, city: City, meeting: str) -> None:
        _mandates(hand, city, meeting)
        hand.find(ListPane, "people.list").opened.emit(city.part(meeting, city.members[place]).id)
        hand.find(QPushButton, "person.mandate").click()
        hand.find(MandatePane, "mandate").choose(city.part(meeting, city.members[3]).id)

    return then


def _list(stage: str, then: Then = nothing) -> Page:
    city = City(members=9)
    meeting = getattr(city, stage)() if stage else ""
    page = DeskPage()
    then(Hand(city, page, city.secretary), city, meeting)
    return page


def _step(stage: str, step: Step, then: Then = nothing) -> Page:
    city = City(members=9)
    meeting = getattr(city, stage)()
    page = DeskPage()
    page.go_to(meeting)
    hand = Hand(city, page, city.secretary)
    page.resize(1204, 708)
    page.show()
    page.checklist.show_step(step)
    then(hand, city, meeting)
    return page


def _directory(tab: str, then: Then = nothing) -> Page:
    city = City(members=9)
    page = DirectoryPage()
    hand = Hand(city, page, city.admin)
    turn_to(page, tab)
    then(hand, city, "")
    return page


def _person(hand: Hand, city: City, _meeting: str) -> None:
    hand.find(ListPane, "directory.people").opened.emit(city.members[2])


def _matters(then: Then = nothing) -> Page:
    city = CityOfMatters(members=9)
    meeting = city.with_matters()
    page = DeskPage()
    page.go_to(meeting)
    hand = Hand(city, page, city.secretary)
    page.resize(1204, 708)
    page.show()
    page.checklist.show_step(Step.VOTES)
    then(hand, city, meeting)
    return page


def _vote(name: str, *buttons: str) -> Then:
    def then(hand: Hand, city: City, _meeting: str) -> None:
        assert isinstance(city, CityOfMatters)
        pane = hand.find(ListPane, "votes.list")
        pane.choose(city.votes[name])
        if not buttons:
            pane.opened.emit(city.votes[name])
        for button in buttons:
            hand.find(QPushButton, button).click()

    return then


def _roll_call(hand: Hand, _city: City, _meeting: str) -> None:
    """A new vote that is to be a roll call; its time limit is gone."""
    hand.find(QPushButton, "votes.add").click()
    check = hand.find(CheckRow, "vote.roll_call")
    check.click()
    hand.find(VoteForm, "vote").flow.bring(check)


STATES: dict[str, Callable[[], Page]] = {
    "empty": partial(_list, ""),
    "list": partial(_list, "running"),
    "new": partial(_list, "prepared", press("desk.new")),
    "details": partial(_step, "prepared", Step.DETAILS),
    "agenda": partial(_step, "prepared", Step.AGENDA),
    "item": partial(_step, "prepared", Step.AGENDA, _second_item),
    "people": partial(_step, "replied", Step.PEOPLE),
    "substitute": partial(_step, "replied", Step.PEOPLE, _proposal),
    "mandates": partial(_step, "replied", Step.PEOPLE, _mandates),
    "mandate": partial(_step, "replied", Step.PEOPLE, _mandate_of(7)),
    "mandate-given": partial(_step, "running", Step.PEOPLE, _mandate_of(5)),
    "documents": partial(_step, "prepared", Step.DOCUMENTS, _second_items_documents),
    "documents-filter": partial(_step, "prepared", Step.DOCUMENTS, _not_valid_only),
    "documents-sheet": partial(_step, "prepared", Step.DOCUMENTS, _altered_document),
    "documents-changes": partial(_step, "prepared", Step.DOCUMENTS, _judged_again),
    "votes": _matters,
    "votes-empty": partial(_step, "prepared", Step.VOTES),
    "vote-form": partial(_matters, _vote("elects")),
    "vote-roll-call": partial(_matters, _roll_call),
    "vote-new": partial(_matters, press("votes.add")),
    "vote-count-form": partial(_matters, _vote("elects", "votes.count")),
    "vote-count": partial(_matters, _vote("hands")),
    "vote-templates": partial(_matters, press("votes.templates")),
    "vote-copy": partial(_matters, press("votes.copy")),
    "invitations": partial(_step, "prepared", Step.INVITATIONS),
    "replies": partial(_step, "replied", Step.INVITATIONS),
    "session": partial(_step, "running", Step.SESSION),
    "minutes": partial(_step, "running", Step.MINUTES, press("minutes.start")),
    "directory": partial(_directory, "people"),
    "person": partial(_directory, "people", _person),
    "committees": partial(_directory, "committees"),
}
