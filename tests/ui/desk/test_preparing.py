"""The secretary prepares a meeting at the desk, from the empty list to the invitations."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.desk import Step
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.ui.desk.form import Form
from ecabinet.ui.desk.page import DeskPage
from ecabinet.ui.intents import StageFiles
from ecabinet.ui.kit.banner import Banner
from ecabinet.ui.kit.check_row import CheckRow
from ecabinet.ui.kit.editors import ChoiceEdit, LongTextEdit, MomentEdit, TextEdit
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.list_pane import ListPane
from tests.ui.desk.driving import Hand
from tests.ui.desk.worlds import City

pytestmark = pytest.mark.usefixtures("app")


def at_desk(qtbot: QtBot, city: City, meeting: Id | None = None, step: Step | None = None) -> Hand:
    page = DeskPage()
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.go_to(meeting)
    hand = Hand(city, page, city.secretary)
    page.show()
    if step is not None:
        page.checklist.show_step(step)
    return hand


def press(hand: Hand, name: str) -> None:
    button = hand.find(QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def open_row(hand: Hand, pane: str, key: str) -> None:
    hand.find(ListPane, pane).opened.emit(key)


def test_an_empty_desk_offers_the_one_thing_to_do(qtbot: QtBot) -> None:
    hand = at_desk(qtbot, City())
    page = hand.page
    assert isinstance(page, DeskPage)
    hand.find(ListPane, "desk.list").retried.emit()
    assert page.listing.is_open()


def test_a_new_meeting_is_drafted_with_every_seat_and_opened(qtbot: QtBot) -> None:
    city = City()
    hand = at_desk(qtbot, city)
    press(hand, "desk.new")
    hand.find(TextEdit, "draft.title").setText("Phiên họp quý II")
    press(hand, "draft.save")
    (meeting,) = city.world.find(v.Meeting)
    assert meeting.title == "Phiên họp quý II"
    assert len(city.world.find(v.Participant, meeting=meeting.id)) == len(city.members) + 2
    page = hand.page
    assert isinstance(page, DeskPage)
    assert page.checklist.isVisible()
    assert page.checklist.title.text() == "Phiên họp quý II"


def test_an_end_before_the_start_is_said_at_its_field_before_anything_is_sent(qtbot: QtBot) -> None:
    city = City()
    hand = at_desk(qtbot, city)
    press(hand, "desk.new")
    hand.find(TextEdit, "draft.title").setText("Phiên họp quý II")
    ends = hand.find(MomentEdit, "draft.ends")
    ends.show_value(hand.find(MomentEdit, "draft.starts").value() - timedelta(hours=1))
    assert "would end before it starts" in ends.accessibleDescription()
    press(hand, "draft.save")
    assert city.world.find(v.Meeting) == []


def test_a_meeting_the_hub_refused_comes_back_into_the_form(qtbot: QtBot) -> None:
    city = City()
    hand = at_desk(qtbot, city)
    press(hand, "desk.new")
    hand.find(TextEdit, "draft.title").setText("Phiên họp quý II")
    seat = city.world.find(v.Membership, parent=city.committee)[-1]
    city.must(city.secretary, v.EndMembership, membership=seat.id)
    press(hand, "draft.save")
    assert city.world.find(v.Meeting) == []
    hand.find(Banner, "desk.refused").acted.emit()
    committee = hand.find(ChoiceEdit, "draft.committee")
    assert "changed meanwhile" in committee.accessibleDescription()
    press(hand, "draft.save")
    (meeting,) = city.world.find(v.Meeting)
    assert meeting.title == "Phiên họp quý II"


def test_what_is_typed_survives_a_refresh(qtbot: QtBot) -> None:
    city = City()
    meeting = city.prepared()
    hand = at_desk(qtbot, city, meeting, Step.DETAILS)
    title = hand.find(TextEdit, "details.title")
    title.setText("Đang gõ dở")
    city.file(meeting, None, "Tài liệu khác", "e", published=False)
    hand.refresh()
    assert title.text() == "Đang gõ dở"


def change_title(city: City, meeting: Id, title: str) -> None:
    held = city.world.get(v.Meeting, meeting)
    assert held is not None
    city.must(
        city.secretary, v.ChangeMeeting, meeting=meeting, based_on=held.version, title=title, kind=held.kind,
        room=held.room, starts_at=held.starts_at, ends_at=held.ends_at,
    )  # fmt: skip


@pytest.mark.parametrize(("decision", "title"), [("details.keep", "Của tôi"), ("theirs", "Của người khác")])
def test_somebody_elses_change_is_shown_beside_mine_and_i_decide(qtbot: QtBot, decision: str, title: str) -> None:
    city = City()
    meeting = city.prepared()
    hand = at_desk(qtbot, city, meeting, Step.DETAILS)
    hand.find(TextEdit, "details.title").setText("Của tôi")
    change_title(city, meeting, "Của người khác")
    hand.refresh()
    banner = hand.find(Banner, "details.theirs")
    assert "Của người khác" in banner.accessibleName()
    if decision == "theirs":
        banner.acted.emit()
    else:
        press(hand, decision)
    held = city.world.get(v.Meeting, meeting)
    assert held is not None
    assert held.title == title
    assert hand.find(TextEdit, "details.title").text() == title


def test_a_stale_save_that_the_hub_refused_loses_nothing(qtbot: QtBot) -> None:
    city = City()
    meeting = city.prepared()
    hand = at_desk(qtbot, city, meeting, Step.DETAILS)
    hand.find(TextEdit, "details.title").setText("Của tôi")
    change_title(city, meeting, "Của người khác")
    press(hand, "details.save")
    assert hand.pending == ()
    assert hand.find(TextEdit, "details.title").text() == "Của tôi"
    press(hand, "details.keep")
    held = city.world.get(v.Meeting, meeting)
    assert held is not None
    assert held.title == "Của tôi"


def test_items_are_added_moved_changed_and_removed(qtbot: QtBot) -> None:
    city = City()
    meeting = city.draft(2)
    hand = at_desk(qtbot, city, meeting, Step.AGENDA)
    press(hand, "agenda.add")
    hand.find(LongTextEdit, "item.title").setPlainText("Nội dung mới")
    press(hand, "item.save")
    first, second, third = city.items(meeting)
    assert city.item(third).title == "Nội dung mới"
    hand.find(ListPane, "agenda.list").choose(third)
    press(hand, "agenda.up")
    assert city.items(meeting) == (first, third, second)
    open_row(hand, "agenda.list", third)
    hand.find(TextEdit, "item.presenter").setText("Giám đốc Sở Y tế")
    press(hand, "item.save")
    assert city.item(third).presenter == "Giám đốc Sở Y tế"
    press(hand, "agenda.remove")
    assert city.items(meeting) == (first, second)


def test_a_matter_under_state_secrecy_keeps_no_title(qtbot: QtBot) -> None:
    city = City()
    meeting = city.draft(0)
    hand = at_desk(qtbot, city, meeting, Step.AGENDA)
    press(hand, "agenda.add")
    hand.find(CheckRow, "item.paper_only").setChecked(True)
    press(hand, "item.save")
    (item,) = city.items(meeting)
    assert city.item(item).paper_only


def test_an_item_is_dragged_to_another_place(qtbot: QtBot) -> None:
    city = City()
    meeting = city.draft(3)
    hand = at_desk(qtbot, city, meeting, Step.AGENDA)
    first, second, third = city.items(meeting)
    view = hand.find(ListPane, "agenda.list").view
    rows = [view.visualRect(view.model().index(row, 0)) for row in range(3)]
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(view.viewport(), left, pos=rows[0].center())
    QTest.mouseMove(view.viewport(), rows[1].center())
    QTest.mouseMove(view.viewport(), rows[2].bottomLeft())
    QTest.mouseRelease(view.viewport(), left, pos=rows[2].bottomLeft())
    assert city.items(meeting) == (second, third, first)


def test_a_vote_is_prepared_on_an_item_with_its_document(qtbot: QtBot) -> None:
    city = City()
    meeting = city.prepared()
    hand = at_desk(qtbot, city, meeting, Step.AGENDA)
    open_row(hand, "agenda.list", city.items(meeting)[1])
    press(hand, "vote.prepare")
    hand.find(LongTextEdit, "vote.question").setPlainText("Thông qua Tờ trình?")
    press(hand, "vote.save")
    (vote,) = city.world.find(v.Vote, meeting=meeting)
    assert vote.question == "Thông qua Tờ trình?"
    assert vote.document is not None


def test_a_guest_is_found_without_marks_and_invited_to_one_item(qtbot: QtBot) -> None:
    city = City()
    meeting = city.prepared()
    hand = at_desk(qtbot, city, meeting, Step.PEOPLE)
    press(hand, "people.invite")
    line = hand.find(TextEdit, "guest.search")
    with qtbot.waitSignal(hand.page.asks_again):
        line.setText("bich ngoc")
    assert not hand.find(QPushButton, "guest.save").isEnabled()
    hand.find(CheckRow, "guest.item4").setChecked(True)
    press(hand, "guest.save")
    assert city.part(meeting, city.guest).items == (city.items(meeting)[3],)


def test_a_substitute_is_accepted_by_naming_their_entry(qtbot: QtBot) -> None:
    city = City(members=9)
    meeting = city.replied()
    hand = at_desk(qtbot, city, meeting, Step.PEOPLE)
    hand.find(Banner, "people.proposals").acted.emit()
    press(hand, "substitute.accept")
    assert city.part(meeting, city.outsider).represents == city.part(meeting, city.members[6]).id


def test_a_substitute_is_declined(qtbot: QtBot) -> None:
    city = City(members=9)
    meeting = city.replied()
    hand = at_desk(qtbot, city, meeting, Step.PEOPLE)
    hand.find(Banner, "people.proposals").acted.emit()
    press(hand, "substitute.decline")
    assert city.part(meeting, city.members[6]).answer.value == "none"


def test_an_absence_told_by_telephone_needs_its_reason(qtbot: QtBot) -> None:
    city = City(members=9)
    meeting = city.replied()
    hand = at_desk(qtbot, city, meeting, Step.PEOPLE)
    open_row(hand, "people.list", city.part(meeting, city.members[7]).id)
    hand.find(CheckRow, "person.attending").setChecked(False)
    press(hand, "person.save")
    assert city.part(meeting, city.members[7]).answer.value == "none"
    hand.find(TextEdit, "person.reason").setText("Ốm")
    press(hand, "person.save")
    assert city.part(meeting, city.members[7]).answer.value == "absent"


def test_files_are_named_and_filed_at_their_item(qtbot: QtBot) -> None:
    city = City()
    meeting = city.prepared()
    hand = at_desk(qtbot, city, meeting, Step.DOCUMENTS)
    page = hand.page
    assert isinstance(page, DeskPage)
    item = city.items(meeting)[2]
    hand.find(ListPane, "documents.items").choose(item)
    page.checklist.documents().zone.dropped.emit(("/tmp/To trinh 5.pdf",))  # noqa: S108 - a name, no file
    press(hand, "filing.save")
    filed = hand.wanted[-1]
    assert isinstance(filed, StageFiles)
    assert (filed.item, filed.doc_type.value, filed.agency_name) == (item, "submission", "Sở Xây dựng")
    assert filed.title == "To trinh 5"


def test_all_drafts_are_published_at_once_and_one_is_withdrawn(qtbot: QtBot) -> None:
    city = City()
    meeting = city.prepared()
    hand = at_desk(qtbot, city, meeting, Step.DOCUMENTS)
    press(hand, "documents.publish_all")
    documents = city.world.find(v.Document, meeting=meeting)
    assert all(document.published for document in documents)
    assert not hand.find(QPushButton, "documents.publish_all").isEnabled()
    item = city.items(meeting)[1]
    hand.find(ListPane, "documents.items").choose(item)
    shown = next(document for document in documents if document.item == item)
    open_row(hand, "documents.list", shown.id)
    press(hand, "document.withdraw")
    held = city.world.get(v.Document, shown.id)
    assert held is not None
    assert not held.published


def test_invitations_are_sent_after_one_question(qtbot: QtBot) -> None:
    city = City()
    meeting = city.prepared()
    hand = at_desk(qtbot, city, meeting, Step.INVITATIONS)
    hand.find(TextEdit, "invitations.contact").setText("Bà Hương, 024.3825.3536")
    press(hand, "invitations.send")
    held = city.world.get(v.Meeting, meeting)
    assert held is not None
    assert held.state is MeetingState.DRAFT
    press(hand, "invitations.send")
    held = city.world.get(v.Meeting, meeting)
    assert held is not None
    assert held.state is MeetingState.ANNOUNCED
    assert hand.find(ListPane, "invitations.list").isVisible()


def test_ctrl_and_a_number_lead_to_a_step_and_f1_shows_the_keys(qtbot: QtBot) -> None:
    city = City()
    hand = at_desk(qtbot, city, city.prepared(), Step.DETAILS)
    page = hand.page
    assert isinstance(page, DeskPage)
    page.activateWindow()
    with qtbot.waitActive(page):
        page.checklist.back.setFocus()
    QTest.keyClick(page.checklist.back, Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    assert page.checklist.current_step is Step.PEOPLE
    QTest.keyClick(page.checklist.back, Qt.Key.Key_F1)
    assert page.checklist.beside.is_open()


def test_a_form_says_what_is_missing_and_sends_nothing(qtbot: QtBot) -> None:
    city = City()
    meeting = city.draft(0)
    hand = at_desk(qtbot, city, meeting, Step.AGENDA)
    press(hand, "agenda.add")
    press(hand, "item.save")
    assert city.items(meeting) == ()
    form = hand.find(Form, "item")
    assert any("fill in" in caption.text() for caption in form.findChildren(Caption) if caption.isVisible())
