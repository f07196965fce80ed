"""A roll call is prepared in the form of a vote, and has no time limit there."""

import msgspec
import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.matters import matters_of
from ecabinet.domain import vocabulary as v
from ecabinet.domain.voting.presets import UBND_SECRET
from ecabinet.domain.voting.rule_sets import RuleSet, Showing
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.editors import ChoiceEdit, NumberEdit
from ecabinet.ui.voting.words import matter_words
from tests.ui.desk.test_matters import at_desk

pytestmark = pytest.mark.usefixtures("app")


def test_a_roll_call_is_prepared_without_a_limit_and_comes_back_so(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    before = set(desk.order())
    desk.press("votes.add")
    desk.write("vote.question", "Biểu quyết bằng gọi tên?")
    desk.set("vote.minutes", 5)
    desk.find(CheckRow, "vote.roll_call").click()
    assert not desk.find(NumberEdit, "vote.minutes").isVisible()
    desk.press("vote.save")
    (new,) = set(desk.order()) - before
    vote = desk.city.world.get(v.Vote, new)
    assert vote is not None
    assert (vote.roll_call, vote.minutes_limit) == (True, None)
    matters = matters_of(desk.city.view(me=desk.person), desk.meeting)
    assert matters is not None
    row = matters.row(new)
    assert row is not None
    assert "By roll call" in matter_words(row)
    desk.open(new)
    assert desk.find(CheckRow, "vote.roll_call").isChecked()
    desk.find(CheckRow, "vote.roll_call").click()
    assert desk.find(NumberEdit, "vote.minutes").isVisible()
    desk.press("vote.save")
    vote = desk.city.world.get(v.Vote, new)
    assert vote is not None
    assert not vote.roll_call


def test_a_secret_rule_is_refused_at_its_field_before_anything_is_sent(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    before = desk.order()
    desk.press("votes.add")
    desk.write("vote.question", "Bỏ phiếu kín?")
    secret = next(
        rule.id for rule in desk.city.world.find(RuleSet) if (rule.name, rule.showing) == (UBND_SECRET.name, "secret")
    )
    desk.choose("vote.rule", secret)
    desk.find(CheckRow, "vote.roll_call").click()
    desk.press("vote.save")
    assert desk.order() == before
    assert desk.find(ChoiceEdit, "vote.rule").key() == secret
    errors = [label.text() for label in desk.page.findChildren(QLabel) if label.isVisible()]
    assert any("A roll call is none." in text for text in errors)


def test_under_live_counts_the_form_says_that_each_answer_is_learnt_at_once(qtbot: QtBot) -> None:
    desk = at_desk(qtbot)
    (rule, *_) = [one for one in desk.city.world.find(RuleSet) if one.showing == Showing.NAMES_AFTERWARDS]
    live = msgspec.structs.replace(rule, id=desk.city.new_id(), title="Hiện số liệu ngay", showing=Showing.LIVE_COUNTS)
    desk.city.world.rows[RuleSet, live.id] = live
    desk.refresh()
    desk.press("votes.add")
    told = "everybody learns at once what the one who is called answers"
    desk.choose("vote.rule", rule.id)
    assert told not in desk.find(CheckRow, "vote.roll_call").accessibleDescription()
    desk.choose("vote.rule", live.id)
    assert told in desk.find(CheckRow, "vote.roll_call").accessibleDescription()
