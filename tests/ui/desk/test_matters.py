"""The secretary's page of matters: prepared in every form, changed, ordered, copied, from templates; counts by hand."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.desk import Step
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.by_hand import Way
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import FormKind
from ecabinet.domain.voting.plan import votes_in_order
from ecabinet.domain.voting.presets import CONFIDENCE_RATING, CONFIDENCE_VOTE, ELECTION, SIMPLE, UBND, WRITTEN
from ecabinet.domain.voting.results import Verdict
from ecabinet.ui.desk.page import DeskPage
from ecabinet.ui.intents import ShowResult, StageFiles
from ecabinet.ui.kit.banner import Banner
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.editors import ChoiceEdit, LongTextEdit, MomentEdit, NumberEdit, TextEdit
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.voting.count_form import CountForm
from tests.ui.desk.driving import Hand
from tests.ui.desk.matters import CityOfMatters

pytestmark = pytest.mark.usefixtures("app")


class Desk(Hand):
    """The secretary at the page of matters."""

    city: CityOfMatters
    meeting: Id

    def press(self, name: str) -> None:
        """Press a button."""
        button = self.find(QPushButton, name)
        assert button.isEnabled(), name
        button.click()

    def choose(self, name: str, key: str) -> None:
        """Choose an entry."""
        editor = self.find(ChoiceEdit, name)
        assert editor.findData(key) >= 0, key
        editor.choose(key)

    def write(self, name: str, text: str) -> None:
        """Write several lines."""
        self.find(LongTextEdit, name).setPlainText(text)

    def set(self, name: str, number: int) -> None:
        """Set a number."""
        self.find(NumberEdit, name).setValue(number)

    def pick(self, vote: Id) -> None:
        """Choose a vote in the list."""
        self.find(ListPane, "votes.list").choose(vote)

    def open(self, vote: Id) -> None:
        """Open a vote."""
        self.pick(vote)
        self.find(ListPane, "votes.list").opened.emit(vote)

    def order(self) -> list[Id]:
        """Return the votes in their order."""
        return [vote.id for vote in votes_in_order(self.city.world, self.meeting)]

    def vote(self, name: str) -> v.Vote:
        """Return one of the city's votes."""
        found = self.city.world.get(v.Vote, self.city.votes[name])
        assert found is not None
        return found


def at_desk(qtbot: QtBot) -> Desk:
    """Sit down at the matters of a meeting in session."""
    city = CityOfMatters(members=9)
    meeting = city.with_matters()
    page = DeskPage()
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.go_to(meeting)
    desk = Desk(city, page, city.secretary)
    desk.meeting = meeting
    page.show()
    page.checklist.show_step(Step.VOTES)
    return desk


FORMS = (
    (FormKind.MOTION, UBND.id, None),
    (FormKind.MOTION, SIMPLE.id, SIMPLE.id),
    (FormKind.OPINION, WRITTEN.id, WRITTEN.id),
    (FormKind.MOTIONS, SIMPLE.id, SIMPLE.id),
    (FormKind.CHOOSE, ELECTION.id, ELECTION.id),
    (FormKind.EACH, ELECTION.id, ELECTION.id),
    (FormKind.RATING_3, CONFIDENCE_RATING.id, CONFIDENCE_RATING.id),
    (FormKind.RATING_2, CONFIDENCE_VOTE.id, CONFIDENCE_VOTE.id),
)


@pytest.mark.parametrize(("kind", "rule", "kept"), FORMS, ids=[f"{kind}-{rule[-1]}" for kind, rule, _ in FORMS])
def test_every_form_is_prepared_with_a_rule_that_fits_it(
    qtbot: QtBot, kind: FormKind, rule: Id, kept: Id | None
) -> None:
    desk = at_desk(qtbot)
    before = set(desk.order())
    desk.press("votes.add")
    desk.choose("vote.kind", kind)
    rules = desk.find(ChoiceEdit, "vote.rule")
    titles = {desk.city.world.rows[v.RuleSet, str(rules.itemData(place))] for place in range(rules.count())}
    assert all(isinstance(one, v.RuleSet) and kind in one.forms for one in titles)
    desk.choose("vote.rule", rule)
    desk.write("vote.question", "Nội dung mới?")
    has_lines = kind not in {FormKind.MOTION, FormKind.OPINION}
    assert desk.find(LongTextEdit, "vote.lines").isVisible() == has_lines
    assert desk.find(NumberEdit, "vote.seats").isVisible() == (kind in {FormKind.CHOOSE, FormKind.EACH})
    desk.write("vote.lines", "Bà A\n\n  Ông   B\n")
    desk.set("vote.most", 2)
    desk.press("vote.save")
    (new,) = set(desk.order()) - before
    vote = desk.city.world.get(v.Vote, new)
    assert vote is not None
    assert (vote.form.kind, vote.rule_set, vote.question) == (kind, kept, "Nội dung mới?")
    assert [line.title for line in vote.form.lines] == (["Bà A", "Ông B"] if has_lines else [])


@pytest.mark.parametrize(
    ("field", "number", "words"),
    [
        ("vote.seats", 3, "between 1 and 2 seats"),
        ("vote.most", 3, "between 1 and 2"),
        ("vote.most", 0, "between 1 and 2"),
        ("vote.least", 2, "between 0 and 1"),
    ],
)
def test_what_the_hub_would_refuse_is_said_at_its_field_and_not_sent(
    qtbot: QtBot, field: str, number: int, words: str
) -> None:
    desk = at_desk(qtbot)
    before = desk.order()
    desk.press("votes.add")
    desk.choose("vote.kind", FormKind.CHOOSE)
    desk.write("vote.lines", "Bà A\nÔng B")
    desk.set(field, number)
    assert words in desk.find(NumberEdit, field).accessibleDescription()
    desk.press("vote.save")
    assert desk.order() == before


def test_a_vote_is_changed_with_who_may_not_vote_and_a_time_to_open_at(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    desk.open(desk.city.votes["timed"])
    desk.write("vote.question", "Câu hỏi mới")
    desk.find(CheckRow, "vote.some_barred").setChecked(True)
    desk.find(CheckRow, "vote.barred2").setChecked(True)
    later = desk.city.now.replace(second=0, microsecond=0) + timedelta(hours=1)
    desk.find(MomentEdit, "vote.opens").show_value(later)
    desk.press("vote.save")
    vote = desk.vote("timed")
    assert (vote.question, vote.opens_at, len(vote.barred)) == ("Câu hỏi mới", later, 1)
    desk.open(vote.id)
    desk.find(CheckRow, "vote.on_time").setChecked(False)
    desk.find(CheckRow, "vote.some_barred").setChecked(False)
    desk.press("vote.save")
    assert (desk.vote("timed").opens_at, desk.vote("timed").barred) == (None, ())


def test_a_time_that_is_over_is_said_at_its_field(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    desk.open(desk.city.votes["elects"])
    desk.find(CheckRow, "vote.on_time").setChecked(True)
    desk.find(MomentEdit, "vote.opens").show_value(desk.city.now - timedelta(minutes=1))
    assert "is over" in desk.find(MomentEdit, "vote.opens").accessibleDescription()
    desk.press("vote.save")
    assert desk.vote("elects").opens_at is None


def test_votes_are_moved_with_buttons_and_by_dragging_and_removed(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    moved = desk.city.votes["timed"]
    desk.pick(moved)
    before = desk.order()
    desk.press("votes.up")
    assert desk.order() == [*before[:-2], before[-1], before[-2]]
    desk.press("votes.down")
    assert desk.order() == before
    view = desk.find(ListPane, "votes.list").view
    rows = [view.visualRect(view.model().index(row, 0)) for row in range(len(before))]
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), left, pos=rows[-1].center())
    QTest.mouseMove(view.viewport(), rows[-2].center())
    QTest.mouseMove(view.viewport(), rows[2].topLeft())
    QTest.mouseRelease(view.viewport(), left, pos=rows[2].topLeft())
    assert desk.order() == [*before[:2], before[-1], *before[2:-1]]
    desk.press("votes.remove")
    assert desk.order() == before[:-1]


def test_what_was_put_opens_its_result_and_is_not_moved_or_removed(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    closed = next(vote for vote in desk.city.world.find(v.Vote, meeting=desk.meeting) if vote.result is not None)
    desk.open(closed.id)
    assert desk.wanted[-1] == ShowResult(closed.id)
    for name in ("votes.up", "votes.down", "votes.remove", "votes.count"):
        assert not desk.find(QPushButton, name).isEnabled(), name


def test_a_vote_starts_from_a_template_and_becomes_one(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    city = desk.city
    template = next(one for one in city.world.find(v.VoteTemplate) if one.committee is None)
    desk.press("votes.add")
    desk.choose("vote.template", template.id)
    title = city.item(city.items(desk.meeting)[1]).title
    assert desk.find(LongTextEdit, "vote.question").toPlainText() == f"Bầu Phó Trưởng ban: {title}"
    assert desk.find(ChoiceEdit, "vote.kind").key() == FormKind.CHOOSE
    desk.write("vote.lines", "Bà A\nÔng B")
    desk.press("vote.keep")
    assert desk.find(LongTextEdit, "template.question").toPlainText() == "Bầu Phó Trưởng ban: [...]"
    desk.find(TextEdit, "template.name").setText("Bầu hai người")
    desk.press("template.save")
    kept = next(one for one in city.world.find(v.VoteTemplate) if one.name == "Bầu hai người")
    assert (kept.committee, kept.rule_set, len(kept.form.lines)) == (city.committee, ELECTION.id, 2)


def test_templates_are_changed_and_removed(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    template = next(one for one in desk.city.world.find(v.VoteTemplate) if one.committee is None)
    desk.press("votes.templates")
    desk.find(ListPane, "templates.list").choose(template.id)
    desk.press("templates.change")
    desk.find(TextEdit, "template.name").setText("Tên khác")
    desk.press("template.save")
    kept = desk.city.world.get(v.VoteTemplate, template.id)
    assert kept is not None
    assert (kept.name, kept.form, kept.committee) == ("Tên khác", template.form, None)
    desk.press("votes.templates")
    desk.find(ListPane, "templates.list").choose(template.id)
    desk.press("templates.remove")
    assert desk.city.world.get(v.VoteTemplate, template.id) is None


def test_questions_are_copied_from_another_meeting(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    before = set(desk.order())
    desk.press("votes.copy")
    desk.find(CheckRow, "copy.question1").setChecked(False)
    desk.find(CheckRow, "copy.question2").setChecked(False)
    desk.press("copy.save")
    assert set(desk.order()) == before
    desk.find(CheckRow, "copy.question2").setChecked(True)
    desk.press("copy.save")
    (new,) = set(desk.order()) - before
    vote = desk.city.world.get(v.Vote, new)
    assert vote is not None
    assert (vote.question, vote.minutes_limit) == ("Thông qua Kế hoạch công tác năm 2023", 4)


def test_a_change_that_the_hub_refused_comes_back_into_the_form(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    vote = desk.vote("elects")
    desk.open(vote.id)
    desk.write("vote.question", "Của tôi")
    desk.city.world.rows[v.Vote, vote.id] = msgspec.structs.replace(vote, version=vote.version + 1, question="Khác")
    desk.press("vote.save")
    assert desk.vote("elects").question == "Khác"
    desk.find(Banner, "votes.refused").acted.emit()
    assert desk.pending == ()
    assert desk.find(LongTextEdit, "vote.question").toPlainText() == "Của tôi"
    desk.press("vote.save")
    assert desk.vote("elects").question == "Của tôi"


def fill_count(desk: Desk, *votes: int) -> None:
    """Fill in a count on paper of the election: five issued, four valid, one invalid."""
    desk.pick(desk.city.votes["elects"])
    desk.press("votes.count")
    desk.write("count.tellers", "Bà Kiểm\nÔng Đếm")
    record = desk.find(ChoiceEdit, "count.record")
    record.setCurrentIndex(record.findText("Biên bản kiểm phiếu số 01"))
    for number, votes_for in enumerate(votes, start=1):
        desk.set(f"count.number{number}for", votes_for)
    for name, number in (("valid", 4), ("invalid", 1), ("issued", 5)):
        desk.set(f"count.{name}", number)


def test_a_count_on_paper_is_entered_and_confirmed_by_another_secretary(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    fill_count(desk, 4, 3, 1)
    desk.press("count.save")
    vote = desk.vote("elects")
    assert vote.by_hand is not None
    assert (vote.by_hand.way, vote.by_hand.tellers, vote.result) == (Way.PAPER, ("Bà Kiểm", "Ông Đếm"), None)
    desk.open(vote.id)
    assert not desk.find(QPushButton, "count.confirm").isVisible()
    other = desk.city.admin
    part = desk.city.part(desk.meeting, desk.city.secretary)
    desk.city.world.rows[v.Participant, "other"] = msgspec.structs.replace(part, id="other", person=other)
    page = DeskPage()
    qtbot.addWidget(page)
    page.go_to(desk.meeting)
    second = Desk(desk.city, page, other)
    second.meeting = desk.meeting
    page.show()
    page.checklist.show_step(Step.VOTES)
    second.open(vote.id)
    second.press("count.confirm")
    vote = desk.vote("elects")
    assert vote.state == VoteState.CLOSED
    assert vote.result is not None
    assert (vote.result.verdict, vote.result.way) == (Verdict.FAILED, Way.PAPER)


@pytest.mark.parametrize(
    ("field", "number", "words"),
    [
        ("count.issued", 4, "only 4 were issued"),
        ("count.issued", 10, "at most 9"),
        ("count.number1for", 5, "do not go with 4 valid ballots"),
        ("count.number3for", 4, "between 4 and 8"),
    ],
)
def test_numbers_that_cannot_be_are_said_at_their_field(qtbot: QtBot, field: str, number: int, words: str) -> None:
    desk = at_desk(qtbot)
    fill_count(desk, 4, 3, 1)
    desk.set(field, number)
    place = field if field == "count.issued" else "count.valid"
    desk.press("count.save")
    assert words in desk.find(NumberEdit, place).accessibleDescription()
    assert desk.vote("elects").by_hand is None


def test_a_count_is_taken_back_and_the_scan_is_filed_from_its_form(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    desk.open(desk.city.votes["hands"])
    desk.press("count.discard")
    assert desk.vote("hands").by_hand is None
    desk.press("votes.count")
    form = desk.find(CountForm, "count")
    form.staged.emit(StageFiles(desk.meeting, ("scan.pdf",)))
    assert isinstance(desk.wanted[-1], StageFiles)
    record = desk.city.file(desk.meeting, None, "Bản quét mới", "d", published=False)
    desk.refresh()
    assert desk.find(ChoiceEdit, "count.record").key() == record


def test_a_vote_that_did_not_open_says_why(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    desk.open(desk.city.votes["missed"])
    told = [banner.accessibleName() for banner in desk.page.findChildren(Banner) if banner.isVisible()]
    assert any("Not opened at its time" in words and "is not the running item" in words for words in told)
