"""A secretary asks in writing: prepares, sends, follows who answers, reminds, closes, and puts it on an agenda."""

from collections.abc import Sequence
from datetime import timedelta

import msgspec
import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QPushButton
from pytestqt.qtbot import QtBot

from ecabinet.client.screens.consulting import consulting
from ecabinet.client.screens.frame import Place
from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.people.entities import Role
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice
from ecabinet.ui.consultations.consultation_view import Part
from ecabinet.ui.consultations.page import ConsultationsPage
from ecabinet.ui.consultations.tally_bars import TallyBars
from ecabinet.ui.intents import Give, Go, SaveStatistics, SaveTable, StageFiles
from ecabinet.ui.kit.editors import MomentEdit
from ecabinet.ui.kit.list_pane import ListPane
from ecabinet.ui.kit.segmented_tabs import SegmentedTabs
from ecabinet.ui.looks import Looks
from ecabinet.ui.say import Language
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.consultations.shots import listed, opened
from tests.ui.desk.driving import Hand
from tests.ui.opinions.shots import press as click
from tests.ui.opinions.shots import settle
from tests.ui.opinions.worlds import OTHER, Asking
from tests.ui.shell.fakes import FakeApplication


def press(hand: Hand, name: str) -> None:
    """Press a button that can be pressed."""
    button = hand.find(QPushButton, name)
    assert button.isEnabled(), name
    button.click()


def write(hand: Hand, name: str, text: str) -> None:
    """Write into a form."""
    hand.find(QPlainTextEdit, name).setPlainText(text)


def names(hand: Hand) -> Sequence[str]:
    """Give whom the progress lists."""
    return [row.title for row in hand.find(ListPane, "progress.list").model.rows]


def filtered(hand: Hand, key: str) -> Sequence[str]:
    """Give whom the progress lists behind a tab."""
    tabs = hand.find(SegmentedTabs, "progress.filter")
    keys = ("all", "unread", "silent", "answered", "late")
    tabs.findChildren(QPushButton)[keys.index(key)].click()
    return names(hand)


def meeting(asking: Asking, meeting_id: Id) -> v.Meeting:
    """Give a meeting as the hub has it."""
    found = asking.city.world.get(v.Meeting, meeting_id)
    assert found is not None
    return found


def test_a_consultation_is_prepared_and_sent(asking: Asking) -> None:
    before = {one.id for one in asking.city.world.find(v.Meeting)}
    hand = listed(asking)
    press(hand, "consultations.new")
    write(hand, "consultation.title", "Kế hoạch cải cách hành chính\nnăm 2024")
    press(hand, "consultation.save")
    (made,) = (one for one in asking.city.world.find(v.Meeting) if one.id not in before)
    assert (made.title, made.is_written) == ("Kế hoạch cải cách hành chính năm 2024", True)
    assert not hand.find(QPushButton, "consultation.send").isEnabled()
    press(hand, "matters.add")
    write(hand, "matter.title", "Kế hoạch năm 2024")
    write(hand, "matter.question", "Đồng ý ban hành Kế hoạch không?")
    press(hand, "matter.save")
    (vote,) = asking.city.world.find(v.Vote, meeting=made.id)
    assert (vote.question, Choice.OTHER in vote.form.options) == ("Đồng ý ban hành Kế hoạch không?", True)
    press(hand, "consultation.send")
    assert meeting(asking, made.id).state == MeetingState.IN_SESSION
    assert len(names(hand)) == len(asking.city.members)


def test_a_question_is_worded_anew_before_the_sending(asking: Asking) -> None:
    hand = opened(asking, Part.MATTERS)
    hand.find(ListPane, "matters.list").opened.emit(asking.city.items(asking.id)[0])
    write(hand, "matter.question", "Đồng chí đồng ý không?")
    press(hand, "matter.save")
    asked = [one for one in asking.city.world.find(v.Vote, meeting=asking.id) if one.state == VoteState.PREPARED]
    assert [one.question for one in asked] == ["Đồng chí đồng ý không?"]
    asking.send()
    assert [one.state for one in asking.city.world.find(v.Vote, meeting=asking.id)].count(VoteState.OPEN) == 1


def test_a_matter_of_a_draft_goes_with_all_that_hangs_on_it(asking: Asking) -> None:
    hand = opened(asking, Part.MATTERS)
    hand.find(ListPane, "matters.list").opened.emit(asking.city.items(asking.id)[0])
    press(hand, "matter.remove")
    assert asking.city.world.find(v.Document, meeting=asking.id) != []
    press(hand, "sure.save")
    for kind in (v.AgendaItem, v.Document, v.DocumentVersion, v.Vote):
        assert asking.city.world.find(kind, meeting=asking.id) == []
    assert not hand.find(QPushButton, "consultation.send").isEnabled()


def test_a_draft_is_removed_and_the_lists_come_back(asking: Asking) -> None:
    hand = opened(asking, Part.DETAILS)
    press(hand, "consultation.remove")
    assert asking.city.world.get(v.Meeting, asking.id) is not None
    press(hand, "sure.save")
    assert asking.city.world.get(v.Meeting, asking.id) is None
    page = hand.page
    assert isinstance(page, ConsultationsPage)
    assert page.list.isVisible()


def test_who_has_not_answered_is_listed_and_reminded(asking: Asking) -> None:
    city = asking.send().city
    asking.read(city.members[1])
    asking.answer(city.members[0])
    hand = opened(asking, Part.PROGRESS)
    assert len(filtered(hand, "silent")) == 8
    assert len(filtered(hand, "unread")) == 7
    assert len(filtered(hand, "answered")) == 1
    press(hand, "progress.remind")
    assert hand.wanted[-1] == Give(c.RemindConsultation, {}, asking.id)
    assert hand.pending == ()


def test_closing_early_asks_for_a_reason(asking: Asking) -> None:
    asking.send()
    asking.answer(asking.city.members[0])
    hand = opened(asking, Part.PROGRESS)
    press(hand, "progress.close")
    press(hand, "reason.save")
    assert meeting(asking, asking.id).state == MeetingState.IN_SESSION
    write(hand, "reason.reason", "Đã đủ ý kiến cần thiết")
    press(hand, "reason.save")
    assert meeting(asking, asking.id).closing_reason == "Đã đủ ý kiến cần thiết"


def test_after_the_deadline_no_reason_is_asked_for(asking: Asking) -> None:
    hand = opened(asking.send().answers(), Part.PROGRESS)
    press(hand, "progress.close")
    press(hand, "reason.save")
    assert meeting(asking, asking.id).state == MeetingState.CLOSED


def test_the_outcome_is_read_kept_and_put_on_an_agenda(asking: Asking) -> None:
    asking.send().answers().close()
    sitting = asking.city.replied()
    hand = opened(asking)
    rows = hand.find(ListPane, "opinions.shown").model.rows
    assert any(OTHER in row.detail for row in rows)
    assert sum(1 for row in rows if row.badge is not None and row.badge.text == "No answer") == 2
    press(hand, "result.table")
    assert isinstance(hand.wanted[-1], SaveTable)
    press(hand, "result.cite")
    press(hand, "cite.save")
    cited = [one for one in asking.city.world.find(v.AgendaItem, meeting=sitting) if one.cites is not None]
    assert [one.cites.consultation for one in cited if one.cites is not None] == [asking.id]
    assert len(asking.city.world.find(v.Document, meeting=sitting)) > 3
    value = consulting(asking.city.view(), asking.id)
    assert value is not None
    assert [len(outcome.cited_in) for outcome in value.outcomes] == [1]


def test_a_matter_is_put_on_an_agenda_once_the_summary_that_goes_with_it_is_made(asking: Asking) -> None:
    asking.send().answers()
    city = asking.city
    city.must(city.secretary, c.CloseConsultation, meeting=asking.id, reason="Đủ ý kiến")
    sitting = city.replied()
    before = {one.id for one in city.world.find(v.Document, meeting=sitting)}
    hand = opened(asking)
    assert not hand.find(QPushButton, "result.cite").isEnabled()
    assert hand.find(QLabel, "result.why").isVisible()
    asking.paper(PaperKind.SUMMARY, asking.id)
    hand.refresh()
    assert not hand.find(QLabel, "result.why").isVisible()
    press(hand, "result.cite")
    press(hand, "cite.save")
    titles = [one.title for one in city.world.find(v.Document, meeting=sitting) if one.id not in before]
    assert any(title.startswith("Bảng tổng hợp ý kiến") for title in titles)


def test_without_a_meeting_to_prepare_it_is_said_why_nothing_is_put_on_an_agenda(asking: Asking) -> None:
    hand = opened(asking.send().answers().close())
    assert not hand.find(QPushButton, "result.cite").isEnabled()
    assert "no meeting" in hand.find(QLabel, "result.why").text()


def test_the_chair_follows_and_does_not_prepare(asking: Asking) -> None:
    asking.send()
    hand = opened(asking, chair=True)
    assert not hand.find(QPushButton, "progress.remind").isVisible()
    assert hand.find(QPushButton, "progress.close").isVisible()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert len(hand.find(SegmentedTabs, "consultations.steps").findChildren(QPushButton)) == 3


@pytest.mark.parametrize("number", [2, 3, 4])
def test_no_key_leads_the_chair_to_a_step_that_is_not_theirs(asking: Asking, qtbot: QtBot, number: int) -> None:
    hand = opened(asking.send(), Part.DETAILS, chair=True)
    qtbot.addWidget(hand.page)
    page = hand.page
    assert isinstance(page, ConsultationsPage)
    for key in page.checklist.findChildren(QShortcut):
        if key.key() == QKeySequence(f"Ctrl+{number}"):
            key.activated.emit()
    assert page.checklist.current_step == Part.DETAILS


def test_what_the_secretary_of_one_prepares_is_forgotten_with_one_that_they_chair(asking: Asking) -> None:
    city = asking.city
    hand = opened(asking, Part.DOCUMENTS)
    page = hand.page
    assert isinstance(page, ConsultationsPage)
    asking.another("Kế hoạch", timedelta(days=3), send=False)
    part = city.part(asking.id, city.secretary)
    city.world.rows[v.Participant, part.id] = msgspec.structs.replace(part, role=Role.CHAIR)
    page.go_to(asking.id)
    hand.refresh()
    assert page.checklist.current_step not in {Part.MATTERS, Part.PEOPLE, Part.DOCUMENTS}
    with pytest.raises(LookupError):
        page.file_paths(["van-ban.pdf"])
    assert not any(isinstance(one, StageFiles) for one in hand.wanted)


def test_the_chair_finds_by_the_rail_what_waits_for_a_word(asking: Asking, qtbot: QtBot) -> None:
    city = asking.send().city
    answers = (Choice.OTHER, *(Choice.FOR,) * 4, *(Choice.AGAINST,) * 4)
    for member, choice in zip(city.members, answers, strict=True):
        asking.answer(member, choice, OTHER if choice == Choice.OTHER else "")
    city.must(city.secretary, c.CloseConsultation, meeting=asking.id)
    counted = asking.another("Kế hoạch chưa gửi", timedelta(days=3), send=False)
    chair = FakeApplication(city, city.chair, limited=True)
    made = Workspace(chair, Looks(language=Language.ENGLISH), Go(Place.HOME))
    qtbot.addWidget(made, before_close_func=lambda _widget: made.shut())
    made.resize(1280, 800)
    made.show()
    settle()
    click(made, "rail.consultations")
    (pane,) = (one for one in made.findChildren(ListPane, "consultations.list") if one.isVisible())
    assert [row.key for row in pane.model.rows if row.key] == [counted]
    pane.opened.emit(counted)
    settle()
    click(made, "result.passed")
    (editor,) = (one for one in made.findChildren(QPlainTextEdit, "reason.reason") if one.isVisible())
    editor.setPlainText("Cần ban hành trong quý")
    click(made, "reason.save")
    (vote,) = city.world.find(v.Vote, meeting=counted)
    assert vote.settled_reason == "Cần ban hành trong quý"


def test_a_tie_waits_for_the_chair_s_word(asking: Asking) -> None:
    city = asking.send().city
    answers = (Choice.OTHER, *(Choice.FOR,) * 4, *(Choice.AGAINST,) * 4)
    for member, choice in zip(city.members, answers, strict=True):
        asking.answer(member, choice, OTHER if choice == Choice.OTHER else "")
    city.must(city.secretary, c.CloseConsultation, meeting=asking.id)
    hand = opened(asking, Part.RESULT, chair=True)
    press(hand, "result.passed")
    write(hand, "reason.reason", "Cần ban hành trong quý")
    press(hand, "reason.save")
    (vote,) = city.world.find(v.Vote, meeting=asking.id)
    assert vote.settled_reason == "Cần ban hành trong quý"


def test_statistics_are_counted_over_a_period_and_kept_as_a_paper_or_a_spreadsheet(asking: Asking) -> None:
    asking.send().answers().close()
    hand = listed(asking)
    press(hand, "consultations.statistics")
    for button in ("statistics.keep_paper", "statistics.keep"):
        press(hand, button)
    paper, kept = hand.wanted[-2:]
    assert isinstance(paper, SaveStatistics)
    assert isinstance(kept, SaveStatistics)
    assert (paper.as_paper, paper.file_name[-4:], paper.found) == (True, ".pdf", kept.found)
    assert (kept.as_paper, kept.file_name[-5:]) == (False, ".xlsx")
    (tally,) = kept.found.consultations
    assert (tally.asked, tally.in_time, tally.late, tally.missing) == (9, 6, 1, 2)
    bars = hand.page.findChild(TallyBars)
    assert bars is not None
    assert bars.accessibleName().startswith(tally.title)
    hand.find(MomentEdit, "statistics.since").show_value(asking.now)
    hand.refresh()
    assert not hand.find(QPushButton, "statistics.keep").isEnabled()
    assert not hand.find(QPushButton, "statistics.keep_paper").isEnabled()
    hand.find(QAbstractButton, "statistics.back").click()
    assert hand.find(ListPane, "consultations.list").isVisible()
