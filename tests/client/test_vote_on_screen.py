"""Console and wall show the vote that was put last, whatever was prepared first."""

from __future__ import annotations

from datetime import timedelta

from ecabinet.client.screens.console import chair_console
from ecabinet.client.screens.display import room_display
from ecabinet.client.view import LinkPhase, LinkState, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.voting import preparing
from ecabinet.hub.paper_values import paper_to_make
from tests.domain.examples import Play, play


def shown(at: Play) -> tuple[str, str]:
    """Return the question on the chair's console and that on the wall."""

    def view(person: Id) -> View:
        return View(world=at.world, me=person, now=at.now, link=LinkState(LinkPhase.ONLINE, at.now), pending=())

    console, wall = chair_console(view(at.chair), at.meeting), room_display(view(at.display))
    assert console is not None
    assert console.vote is not None
    assert wall.vote is not None
    return console.vote.row.question, wall.vote.question


def prepared(at: Play, question: str) -> Id:
    vote, meeting = at.new_id(), at.world.get(v.Meeting, at.meeting)
    assert meeting is not None
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, vote=vote, item=meeting.current_item, question=question)
    return vote


def put(at: Play, vote: Id) -> None:
    """Open a vote and close it a minute later."""
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=vote)
    at.now += timedelta(minutes=1)
    at.must(at.chair, v.CloseVote, meeting=at.meeting, vote=vote)
    at.now += timedelta(minutes=1)


def test_votes_may_be_put_in_another_order_than_they_were_prepared() -> None:
    at = play("session")
    first, second = prepared(at, "Câu một?"), prepared(at, "Câu hai?")
    put(at, second)
    assert shown(at) == ("Câu hai?", "Câu hai?")
    put(at, first)
    assert shown(at) == ("Câu một?", "Câu một?")


def test_a_count_by_hand_is_shown_when_it_is_confirmed_and_numbered_then() -> None:
    at = play("session")
    later = prepared(at, "Trên thiết bị?")
    counted = at.counted_by_hand()
    put(at, later)
    assert shown(at) == ("Trên thiết bị?", "Trên thiết bị?")
    based_on = at.version(v.Vote, counted)
    at.must(at.chair, preparing.ConfirmCount, meeting=at.meeting, vote=counted, based_on=based_on)
    told = at.world.get(v.Vote, counted)
    assert told is not None
    assert shown(at) == (told.question, told.question)
    made = [paper_to_make(at.world, PaperKind.RESULT_SHEET, vote, "Hà Nội") for vote in (later, counted)]
    assert [one.file_name for one in made if one is not None] == [
        "ket-qua-bieu-quyet-01.pdf",
        "ket-qua-bieu-quyet-02.pdf",
    ]
