"""What is put into words anew keeps what hangs on it, and comes back where somebody else was first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.voting.change_vote import ChangeVote
from ecabinet.ui.consultations.consultation_view import Part
from ecabinet.ui.kit.editors import ChoiceEdit
from ecabinet.ui.kit.list_pane import ListPane
from tests.ui.consultations.shots import opened
from tests.ui.consultations.test_leading import meeting, press, write
from tests.ui.opinions.worlds import Asking


def the_vote(asking: Asking) -> v.Vote:
    """Give the only question."""
    (vote,) = asking.city.world.find(v.Vote, meeting=asking.id)
    return vote


@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_question_that_is_worded_anew_keeps_its_document(asking: Asking, elsewhere: bool) -> None:  # noqa: FBT001 - a case
    city, before = asking.city, the_vote(asking)
    if elsewhere:
        common = city.file(asking.id, None, "Báo cáo chung", "d", published=True)
        city.must(
            city.secretary, ChangeVote, meeting=asking.id, based_on=1, vote=before.id, item=before.item,
            question=before.question, form=before.form, document=common,
        )  # fmt: skip
        before = the_vote(asking)
    hand = opened(asking, Part.MATTERS)
    hand.find(ListPane, "matters.list").opened.emit(before.item)
    assert hand.find(ChoiceEdit, "matter.document").key() == before.document
    write(hand, "matter.question", "Đồng chí đồng ý không?")
    press(hand, "matter.save")
    assert (the_vote(asking).question, the_vote(asking).document) == ("Đồng chí đồng ý không?", before.document)


def test_a_question_can_let_go_of_its_document(asking: Asking) -> None:
    hand = opened(asking, Part.MATTERS)
    hand.find(ListPane, "matters.list").opened.emit(the_vote(asking).item)
    hand.find(ChoiceEdit, "matter.document").choose("")
    press(hand, "matter.save")
    assert the_vote(asking).document is None


def test_a_question_that_did_not_change_is_not_sent_again(asking: Asking) -> None:
    before = the_vote(asking)
    hand = opened(asking, Part.MATTERS)
    hand.find(ListPane, "matters.list").opened.emit(before.item)
    write(hand, "matter.title", "Quy chế làm việc (sửa đổi)")
    press(hand, "matter.save")
    assert the_vote(asking).version == before.version


def by_the_chair(asking: Asking) -> None:
    """Let somebody else word the question meanwhile."""
    city, vote = asking.city, the_vote(asking)
    city.must(
        city.secretary, ChangeVote, meeting=asking.id, based_on=vote.version, vote=vote.id, item=vote.item,
        question="Câu hỏi của người khác?", form=vote.form, document=vote.document,
    )  # fmt: skip


def test_a_question_that_was_changed_meanwhile_comes_back_with_what_was_typed(asking: Asking) -> None:
    hand = opened(asking, Part.MATTERS)
    hand.find(ListPane, "matters.list").opened.emit(the_vote(asking).item)
    by_the_chair(asking)
    write(hand, "matter.question", "Câu hỏi tôi vừa soạn?")
    press(hand, "matter.save")
    assert the_vote(asking).question == "Câu hỏi của người khác?"
    press(hand, "matters.mend")
    assert hand.pending == ()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert hand.find(QPlainTextEdit, "matter.question").toPlainText() == "Câu hỏi tôi vừa soạn?"
    said = [label.text() for label in hand.page.findChildren(QLabel) if label.isVisible()]
    assert "The hub has: “Câu hỏi của người khác?”" in said
    press(hand, "matter.save")
    assert the_vote(asking).question == "Câu hỏi tôi vừa soạn?"


def test_a_matter_that_was_refused_whole_comes_back_whole(asking: Asking) -> None:
    hand = opened(asking, Part.MATTERS)
    press(hand, "matters.add")
    write(hand, "matter.title", "Nội dung thứ hai")
    write(hand, "matter.question", "Đồng ý không?")
    asking.send()
    press(hand, "matter.save")
    press(hand, "matters.mend")
    assert hand.pending == ()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert hand.find(QPlainTextEdit, "matter.title").toPlainText() == "Nội dung thứ hai"
    assert hand.find(QPlainTextEdit, "matter.question").toPlainText() == "Đồng ý không?"
    assert not hand.find(QPushButton, "matter.save").isEnabled()


def test_a_title_that_was_changed_meanwhile_comes_back_with_what_was_typed(asking: Asking) -> None:
    hand = opened(asking, Part.DETAILS)
    city, head = asking.city, meeting(asking, asking.id)
    write(hand, "consultation_head.title", "Tên tôi vừa soạn")
    changed = {"title": "Tên của người khác", "deadline": head.ends_at}
    city.must(city.secretary, c.ChangeConsultation, meeting=asking.id, based_on=head.version, **changed)
    press(hand, "consultation_head.save")
    press(hand, "consultation.mend")
    assert hand.pending == ()
    assert hand.find(QPlainTextEdit, "consultation_head.title").toPlainText() == "Tên tôi vừa soạn"
    hand.refresh()
    press(hand, "consultation_head.save")
    assert meeting(asking, asking.id).title == "Tên tôi vừa soạn"
