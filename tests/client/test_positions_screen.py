"""Positions as screens read them: what I said and whether the hub has it, and what the staff learn."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from ecabinet.client.screens.ballot import result_screen
from ecabinet.client.screens.console import chair_console
from ecabinet.client.screens.display import room_display
from ecabinet.client.screens.happenings import happenings
from ecabinet.client.screens.home import home_screen
from ecabinet.client.screens.minutes_draft import minutes_draft
from ecabinet.client.screens.positions import MyPosition, Saying, Standing, my_positions, positions_board
from ecabinet.client.view import Delivery, LinkPhase, LinkState, Pending, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id, Refusal
from ecabinet.domain.positions.entities import Stance
from ecabinet.domain.voting.forms import Choice
from ecabinet.papers import chronicle
from tests.domain.examples import Play, play
from tests.domain.test_adopting_together import A, F, N, Table

AGREE, OBJECT = Stance.AGREE, Stance.OBJECT


def view_of(at: Play | Table, me: Id, *pending: Pending, phase: LinkPhase = LinkPhase.ONLINE) -> View:
    return View(world=at.world, me=me, now=at.now, link=LinkState(phase, at.now), pending=pending)


def given(at: Play, me: Id, delivery: Delivery, **otherwise: Any) -> Pending:  # noqa: ANN401 - fields of any kind
    """Return what a member gave on the first item, in a state of delivery."""
    fields: dict[str, Any] = {
        "position": at.new_id(),
        "participant": at.part(at.meeting, me).id,
        "item": at.first,
        "stance": OBJECT,
        "reason": "Chưa rõ",
    }
    command = v.DeclarePosition(id=at.new_id(), claimed_at=at.now, meeting=at.meeting, **fields)
    return Pending(command, delivery, at.now, **otherwise)


def mine(view: View, at: Play, item: Id) -> MyPosition:
    return next(one for one in my_positions(view, at.meeting) if one.item == item)


OBJECTION = Saying(OBJECT, reason="Chưa rõ")


@pytest.mark.parametrize(
    ("delivery", "phase", "standing", "saying"),
    [
        (None, LinkPhase.ONLINE, Standing.KEPT, Saying(AGREE)),
        (Delivery.QUEUED, LinkPhase.ONLINE, Standing.SENDING, OBJECTION),
        (Delivery.QUEUED, LinkPhase.OFFLINE, Standing.NOT_SENT, OBJECTION),
        (Delivery.ACCEPTED, LinkPhase.ONLINE, Standing.KEPT, OBJECTION),
        (Delivery.REFUSED, LinkPhase.ONLINE, Standing.REFUSED, Saying(AGREE)),
    ],
)
def test_only_what_the_hub_has_is_shown_as_recorded(
    delivery: Delivery | None, phase: LinkPhase, standing: Standing, saying: Saying
) -> None:
    """The member agreed before; what is on its way is shown as such, and what counts until then beside it."""
    at = play("announced")
    me = at.members[1]
    at.declared(me, at.first)
    pending = () if delivery is None else (given(at, me, delivery, refusal=Refusal("item_unknown")),)
    found = mine(view_of(at, me, *pending, phase=phase), at, at.first)
    assert (found.standing, found.saying, found.kept) == (standing, saying, Saying(AGREE))
    assert (found.declared_at is not None) == (standing == Standing.KEPT)
    assert (found.refusal is not None) == (standing == Standing.REFUSED)


def test_a_refusal_is_history_once_the_hub_has_something_newer() -> None:
    at = play("announced")
    me = at.members[1]
    refused = given(at, me, Delivery.REFUSED, refusal=Refusal("item_unknown"), answered_at=at.now)
    at.now += timedelta(minutes=1)
    at.declared(me, at.first)
    found = mine(view_of(at, me, refused), at, at.first)
    assert (found.standing, found.saying) == (Standing.KEPT, Saying(AGREE))


def test_a_withdrawal_on_its_way_says_nothing_any_more() -> None:
    at = play("announced")
    me = at.members[1]
    seat = at.declared(me, at.first)
    command = v.WithdrawPosition(id=at.new_id(), claimed_at=at.now, meeting=at.meeting, participant=seat, item=at.first)
    found = mine(view_of(at, me, Pending(command, Delivery.QUEUED, at.now)), at, at.first)
    assert (found.standing, found.saying.is_empty, found.kept) == (Standing.SENDING, True, Saying(AGREE))


def test_who_has_no_vote_declares_nothing_and_a_running_item_takes_nothing() -> None:
    at = play("session")
    assert my_positions(view_of(at, at.guest), at.meeting) == ()
    assert my_positions(view_of(at, at.secretary), at.meeting) == ()
    may = {one.item: one.may_declare for one in my_positions(view_of(at, at.members[1]), at.meeting)}
    assert may == {at.first: True, at.second: False}


def test_today_says_on_how_many_items_my_position_waits() -> None:
    at = play("announced")
    me = at.members[1]
    assert [one.undeclared for one in home_screen(view_of(at, me)).to_declare] == [2]
    at.declared(me, at.first)
    assert [one.undeclared for one in home_screen(view_of(at, me)).to_declare] == [1]
    assert [one.undeclared for one in home_screen(view_of(at, me, given(at, me, Delivery.QUEUED))).to_declare] == [1]
    at.declared(me, at.second)
    assert home_screen(view_of(at, me)).to_declare == ()
    assert home_screen(view_of(at, at.secretary)).to_declare == ()


def test_the_staff_learn_who_said_what_and_why_and_who_was_silent() -> None:
    at = Table()
    names = [at.part(at.meeting, member).full_name for member in at.members]
    at.declare(at.members[1], 0, stance=AGREE)
    at.declare(at.members[2], 0, stance=OBJECT, speaks=True)
    at.declare(at.members[3], 1, speaks=True)
    first, second, third, _ = positions_board(view_of(at, at.chair), at.meeting).items
    assert (first.agree, first.speakers, first.silent) == ((names[1],), (names[2],), (names[0], names[3], names[4]))
    assert [(one.full_name, one.reason) for one in first.objections] == [(names[2], "Chưa rõ")]
    assert first.alone is not None
    assert first.alone.code == "item_objected"
    assert second.alone is not None
    assert second.alone.code == "item_to_be_spoken_on"
    assert third.may_be_put_together
    assert third.silent == tuple(names)


@pytest.mark.parametrize("case", ["in session", "item runs", "no quorum", "vote open", "not yet open"])
def test_the_chair_is_told_why_nothing_can_be_put_together_now(case: str) -> None:
    at = Table(present=3 if case == "no quorum" else 5)
    if case == "item runs":
        at.must(at.chair, v.StartItem, meeting=at.meeting, item=at.agenda[0])
    if case == "vote open":
        at.must(at.chair, v.AdoptTogether, **at.put(0))
    if case == "not yet open":
        at.meeting = at.draft(items=2)
        at.announce(at.meeting)
    codes = {
        "in session": None,
        "item runs": "item_still_running",
        "no quorum": "no_quorum",
        "vote open": "another_vote_open",
        "not yet open": "meeting_not_in_session",
    }
    refusal = positions_board(view_of(at, at.chair), at.meeting).not_now
    assert (None if refusal is None else refusal.code) == codes[case]


def voted() -> Table:
    """Two items were put together: the first passed, the second did not."""
    at = Table()
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1))
    for member, said in enumerate([(F, A), (F, A), (F, N)]):
        at.vote(member, said)
    return at


def test_console_and_wall_show_the_joint_vote_between_items_and_no_longer_once_an_item_begins() -> None:
    at = voted()
    views = (view_of(at, at.chair), view_of(at, at.display))
    console, wall = chair_console(views[0], at.meeting), room_display(views[1])
    assert console is not None
    assert console.vote is not None
    assert wall.vote is not None
    assert (console.vote.row.id, wall.vote.id, wall.vote.is_open) == (at.joint, at.joint, True)
    assert [line.title for line in wall.vote.form.lines] == ["Nội dung 1", "Nội dung 2"]
    at.close()
    wall = room_display(view_of(at, at.display))
    assert wall.vote is not None
    assert wall.vote.result is not None
    at.now += timedelta(minutes=1)
    at.must(at.chair, v.StartItem, meeting=at.meeting, item=at.agenda[1])
    at.must(at.chair, v.EndItem, meeting=at.meeting, item=at.agenda[1])
    assert room_display(view_of(at, at.display)).vote is None
    console = chair_console(view_of(at, at.chair), at.meeting)
    assert console is not None
    assert console.vote is None


def test_the_joint_result_is_announced_once_and_single_items_are_repeated() -> None:
    at = voted()
    at.close()
    console = chair_console(view_of(at, at.chair), at.meeting)
    assert console is not None
    assert console.vote is not None
    assert (console.vote.sequel.may_announce, console.vote.sequel.may_repeat) == (True, False)
    rows = {row.id: row for row in console.agenda}
    (first,), (second,) = rows[at.agenda[0]].votes, rows[at.agenda[1]].votes
    assert first.result is not None
    assert second.result is not None
    assert (first.result.votes_for, second.result.votes_against) == (3, 2)


def test_minutes_tell_of_the_joint_vote_and_of_each_item_and_of_no_discussion_there_was_not() -> None:
    at = voted()
    at.close()
    view = view_of(at, at.secretary)
    lines = [one.line for one in happenings(view, at.meeting)]
    assert any("biểu quyết chung 2 nội dung" in line and "Nội dung 1; Nội dung 2" in line for line in lines)
    assert any("nội dung “Nội dung 1”: 3 tán thành trên 5" in line for line in lines)
    assert any("nội dung “Nội dung 2”: 0 tán thành trên 5" in line for line in lines)
    assert not any("bắt đầu nội dung" in line or "kết thúc nội dung" in line for line in lines)
    drafts = {section.item: section.text for section in minutes_draft(view, at.meeting)}
    assert drafts[at.agenda[0]] == drafts[at.agenda[1]] == chronicle.NOT_TREATED_APART
    assert drafts[at.agenda[2]] == "Giám đốc Sở Nội vụ trình bày."


def test_who_voted_how_on_one_item_is_shown_with_it() -> None:
    at = voted()
    at.close()
    shown = result_screen(view_of(at, at.members[1]), at.apart(1).id)
    assert shown is not None
    choices = [None if name.mark is None else name.mark.choice for name in shown.names]
    assert choices == [Choice.AGAINST, Choice.AGAINST, Choice.ABSTAIN, None, None]
