"""The secretary at a session: attendance, items, outcomes, and the minutes."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.desk import Step
from ecabinet.domain import vocabulary as v
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.domain.kernel import Id
from ecabinet.domain.minutes.entities import Minutes, Section
from ecabinet.ui.desk.page import DeskPage
from ecabinet.ui.intents import OpenFile, ShowResult
from ecabinet.ui.kit.banner import Banner
from ecabinet.ui.kit.editors import LongTextEdit, NumberEdit
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.say import Language, SpokenLanguage
from tests.ui.desk.driving import Hand
from tests.ui.desk.test_preparing import at_desk, press
from tests.ui.desk.worlds import City

pytestmark = pytest.mark.usefixtures("app")


def minutes_of(city: City, meeting: Id) -> Minutes:
    found = city.world.get(v.Minutes, meeting)
    assert found is not None
    return found


def writing(qtbot: QtBot) -> tuple[City, Id, Hand]:
    city = City(members=9)
    meeting = city.running()
    hand = at_desk(qtbot, city, meeting, Step.MINUTES)
    hand.find(NumberEdit, "minutes.number").setValue(12)
    press(hand, "minutes.start")
    return city, meeting, hand


def test_people_are_checked_in_and_out_for_them(qtbot: QtBot) -> None:
    city = City(members=9)
    meeting = city.running()
    hand = at_desk(qtbot, city, meeting, Step.SESSION)
    part = city.part(meeting, city.members[8]).id
    hand.find(ListPane, "session.people").choose(part)
    press(hand, "session.check_in")
    assert [one.left_at for one in city.world.find(v.Attendance, parent=part)] == [None]
    press(hand, "session.check_out")
    assert city.world.find(v.Attendance, parent=part)[0].left_at is not None


def test_the_staff_ends_an_item_and_starts_the_next(qtbot: QtBot) -> None:
    city = City(members=9)
    meeting = city.running()
    hand = at_desk(qtbot, city, meeting, Step.SESSION)
    _first, second, third, *_rest = city.items(meeting)
    press(hand, "session.end")
    assert city.item(second).state is ItemState.DONE
    hand.find(ListPane, "session.items").choose(third)
    press(hand, "session.start")
    assert city.item(third).state is ItemState.CURRENT


def test_the_choice_follows_the_running_item_and_stays_where_the_staff_puts_it(qtbot: QtBot) -> None:
    city = City(members=9)
    meeting = city.running()
    hand = at_desk(qtbot, city, meeting, Step.SESSION)
    first, second, third, *_rest = city.items(meeting)
    pane = hand.find(ListPane, "session.items")
    assert pane.current_key() == second
    pane.choose(first)
    hand.refresh()
    assert pane.current_key() == first
    city.must(city.chair, v.StartItem, meeting=meeting, item=third)
    hand.refresh()
    assert pane.current_key() == third


def test_a_closed_vote_opens_its_result_and_a_sheet_opens_itself(qtbot: QtBot) -> None:
    city = City(members=9)
    meeting = city.running()
    hand = at_desk(qtbot, city, meeting, Step.SESSION)
    pane = hand.find(ListPane, "session.outcomes")
    vote, _prepared, sheet = [row.key for row in pane.model.rows]
    pane.opened.emit(vote)
    assert hand.wanted[-1] == ShowResult(vote)
    pane.opened.emit(sheet)
    assert isinstance(hand.wanted[-1], OpenFile)


def test_minutes_begin_with_sections_drawn_from_what_happened(qtbot: QtBot) -> None:
    city, meeting, hand = writing(qtbot)
    minutes = minutes_of(city, meeting)
    assert minutes.number == 12
    agenda = [city.item(item).title for item in city.items(meeting)]
    assert [section.heading for section in minutes.sections] == [*agenda, "Kết luận của chủ tọa"]
    # Votes are printed from the record under their item: a sentence of them here would be printed twice.
    assert "tán thành" not in minutes.sections[1].text
    assert hand.find(LongTextEdit, "minutes.text2").toPlainText() == minutes.sections[1].text


def test_what_happened_drops_into_the_text_and_is_saved(qtbot: QtBot) -> None:
    city, meeting, hand = writing(qtbot)
    hand.find(LongTextEdit, "minutes.text1").setFocus()
    pane = hand.find(ListPane, "minutes.happenings")
    pane.opened.emit(pane.model.rows[0].key)
    press(hand, "minutes.save")
    assert "Phiên họp khai mạc." in minutes_of(city, meeting).sections[0].text
    assert not hand.find(QPushButton, "minutes.save").isEnabled()


def saved_by_another(city: City, meeting: Id) -> None:
    minutes = minutes_of(city, meeting)
    sections = (Section("Mục của người khác", "Nội dung của người khác"), *minutes.sections[1:])
    city.must(city.secretary, v.EditMinutes, meeting=meeting, based_on=minutes.version, sections=sections)


@pytest.mark.parametrize("told_by", ["feed", "refusal"])
def test_somebody_elses_save_is_shown_beside_what_i_wrote(qtbot: QtBot, told_by: str) -> None:
    city, meeting, hand = writing(qtbot)
    text = hand.find(LongTextEdit, "minutes.text1")
    text.setPlainText("Tôi viết")
    saved_by_another(city, meeting)
    if told_by == "feed":
        hand.refresh()
    else:
        press(hand, "minutes.save")
        assert hand.pending == ()
    assert text.toPlainText() == "Tôi viết"
    hand.find(Banner, "minutes.theirs").acted.emit()
    assert "Nội dung của người khác" in hand.find(LongTextEdit, "minutes.their_text").toPlainText()
    press(hand, "minutes.keep")
    assert minutes_of(city, meeting).sections[0].text == "Tôi viết"


def test_their_text_may_be_taken_instead(qtbot: QtBot) -> None:
    city, meeting, hand = writing(qtbot)
    hand.find(LongTextEdit, "minutes.text1").setPlainText("Tôi viết")
    saved_by_another(city, meeting)
    hand.refresh()
    hand.find(Banner, "minutes.theirs").acted.emit()
    press(hand, "minutes.take")
    assert hand.find(LongTextEdit, "minutes.text1").toPlainText() == "Nội dung của người khác"


def test_what_is_written_survives_refreshes_and_another_language(qtbot: QtBot) -> None:
    city, meeting, hand = writing(qtbot)
    hand.find(LongTextEdit, "minutes.text1").setPlainText("Tôi viết")
    city.now += timedelta(minutes=1)
    city.must(city.secretary, v.CheckIn, meeting=meeting, attendance=city.new_id(),
              participant=city.part(meeting, city.members[8]).id)  # fmt: skip
    hand.refresh()
    assert hand.find(LongTextEdit, "minutes.text1").toPlainText() == "Tôi viết"
    before = hand.page
    assert isinstance(before, DeskPage)
    old = before.checklist
    SpokenLanguage.switch(Language.VIETNAMESE)
    with qtbot.waitSignal(old.destroyed):
        pass
    assert hand.find(LongTextEdit, "minutes.text1").toPlainText() == "Tôi viết"
    assert hand.find(QPushButton, "minutes.save").text() == "Lưu"


def test_approved_minutes_are_read_only_and_the_meeting_is_archived(qtbot: QtBot) -> None:
    city, meeting, hand = writing(qtbot)
    city.must(city.chair, v.CloseSession, meeting=meeting)
    city.must(city.chair, v.ApproveMinutes, meeting=meeting, based_on=minutes_of(city, meeting).version)
    hand.refresh()
    assert hand.find(LongTextEdit, "minutes.text1").isReadOnly()
    assert not hand.find(QPushButton, "minutes.save").isVisible()
    press(hand, "minutes.archive")
    held = city.world.get(v.Meeting, meeting)
    assert held is not None
    assert held.state.value == "archived"
