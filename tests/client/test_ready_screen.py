"""The ready check as screens read it: by the hub's answers, and only while the vote is prepared."""

from __future__ import annotations

from ecabinet.client.screens.ready import ready_check, ready_question
from ecabinet.client.view import Delivery, LinkPhase, LinkState, Pending, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from tests.domain.examples import play
from tests.domain.plays import Play


def view_of(at: Play, me: Id, *pending: Pending) -> View:
    return View(world=at.world, me=me, now=at.now, link=LinkState(LinkPhase.OFFLINE, at.now), pending=pending)


def asked() -> Play:
    at = play("session")
    at.must(at.chair, v.AskReady, meeting=at.meeting, vote=at.vote)
    return at


def test_nobody_is_named_before_the_chair_asks() -> None:
    at = play("session")
    check = ready_check(view_of(at, at.chair), at.vote)
    assert check is not None
    assert (check.is_asked, check.ready, check.not_ready, check.silent) == (False, (), (), ())
    assert ready_question(view_of(at, at.members[1]), at.meeting) is None


def test_the_last_answer_counts_and_the_chair_is_not_asked() -> None:
    at = asked()
    others = [member for member in at.members if member != at.chair]
    for answer in (True, False):
        at.must(others[0], v.SayReady, meeting=at.meeting, vote=at.vote, mark=at.new_id(), ready=answer)
    at.must(others[1], v.SayReady, meeting=at.meeting, vote=at.vote, mark=at.new_id(), ready=True)
    check = ready_check(view_of(at, at.chair), at.vote)
    assert check is not None
    assert (len(check.ready), len(check.not_ready), len(check.silent)) == (1, 1, len(others) - 2)
    assert ready_question(view_of(at, at.chair), at.meeting) is None


def test_a_queued_answer_is_no_answer_of_the_hub() -> None:
    at = asked()
    me = at.members[1]
    said = v.SayReady(id=at.new_id(), claimed_at=at.now, meeting=at.meeting, vote=at.vote, mark=at.new_id(), ready=True)
    question = ready_question(view_of(at, me, Pending(said, Delivery.QUEUED, at.now)), at.meeting)
    assert question is not None
    assert (question.answer, question.queued) == (None, True)


def test_once_the_vote_is_open_nobody_is_asked_any_more() -> None:
    at = asked()
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=at.vote)
    assert ready_question(view_of(at, at.members[1]), at.meeting) is None
