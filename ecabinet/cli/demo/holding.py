"""The session itself: nine items, three votes, one of which fails, and one link that is cut meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton

from ecabinet.cli.demo.company import Player, sees
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.hands import click, find, wait_for
from ecabinet.cli.demo.play import CUT_OFF, Play
from ecabinet.cli.demo.script import DemoItem
from ecabinet.client.screens.ballot import BallotState, ballot_sheet
from ecabinet.client.screens.console import chair_console
from ecabinet.client.screens.parts import agenda_rows
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import MeetingState
from ecabinet.domain.vocabulary import Cast, Meeting, Vote
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.results import Verdict
from ecabinet.papers.verdicts import reason_of

AGAINST_IN_FAILURE = 6
"""So many of those who come vote against the draft that fails, two abstain: the majority is missed."""


def open_session(play: Play) -> None:
    """The chair opens the session: the quorum is there."""
    window = play.chair.window
    click(window, "console.session_step")
    sees(play.chair, lambda view: _state(play, view) == MeetingState.IN_SESSION, "the open session")
    play.room.expect(state="in_session")
    for key in (*play.seen[1:], play.script.guest.key):
        click(play.company[key].window, "home.enter")
        play.rest(key)
    play.picture("khai-mac")


def hear_items(play: Play, first: int, last: int) -> None:
    """Begin and end items without a vote; the guest is let in at theirs."""
    for number in range(first, last + 1):
        item = play.script.items[number - 1]
        begin_item(play, number)
        if number in {1, 4}:
            play.picture(f"noi-dung-{number}")
        if item.key in play.script.guest.items:
            play.facts["guest_saw"] = play.guest.application.ask(lambda view: _titles(play, view)).result()


def begin_item(play: Play, number: int) -> Id:
    """The chair begins an item; the one before ends."""
    start = find(play.chair.window, "console.start_item", QAbstractButton)
    wait_for(lambda: start.text().endswith(f" {number}"), f"item {number} offered to the chair")
    click(play.chair.window, "console.start_item")

    def runs(view: View) -> bool:
        console = chair_console(view, play.meeting)
        return console is not None and console.current is not None and console.current.number == number

    sees(play.chair, runs, f"item {number}")
    item = play.chair.application.ask(lambda view: _current(play, view)).result()
    play.room.expect(item=item, vote=None, vote_is_open=None)
    return item


def choices_for(play: Play, item: DemoItem) -> dict[str, Choice]:
    """Say who votes what, so that the script's outcome comes about."""
    voters = play.coming
    if item.vote is None:
        return {}
    if item.vote.outcome == "passed":
        return {key: Choice.ABSTAIN if place == len(voters) - 1 else Choice.FOR for place, key in enumerate(voters)}
    against = set(voters[2 : 2 + AGAINST_IN_FAILURE])
    abstain = set(voters[-2:])
    return {
        key: Choice.AGAINST if key in against else Choice.ABSTAIN if key in abstain else Choice.FOR for key in voters
    }


def vote_on(play: Play, number: int, *, cut: bool) -> None:
    """Put an item to the vote; with `cut`, one member's link is down while they choose and back before the close."""
    item = play.script.items[number - 1]
    begin_item(play, number)
    if cut:
        play.company[CUT_OFF].application.cut()
        sees(play.company[CUT_OFF], lambda view: not view.link.is_online, "the cut link")
    vote = _prepared(play)
    click(play.chair.window, "console.open_vote")
    for key in play.seen:
        if not (cut and key == CUT_OFF):
            sees(play.company[key], lambda view: _vote_state(view, vote) == VoteState.OPEN, "the open vote")
    find(play.delegate.window, "ballot.for", QAbstractButton)
    play.room.expect(vote=vote, vote_is_open=True)
    play.picture(f"bieu-quyet-{number}-mo")
    choices = choices_for(play, item)
    play.others.cast(play.meeting, vote, {key: choices[key] for key in play.unseen})
    if cut:
        _vote_while_cut(play, vote, choices)
    else:
        for key in play.seen[1:]:
            cast(play.company[key], choices[key])
            play.rest(key)
    cast_as_chair(play, choices[play.coming[0]])
    play.others.wait()
    for key in play.seen:
        sees(play.company[key], lambda view: view.world.find(Cast, parent=vote, person=view.me), "my recorded ballot")
    if cut:
        play.picture(f"bieu-quyet-{number}-da-bo-phieu")
    click(play.chair.window, "console.close_vote")
    _result(play, number, item, vote, choices)


def _vote_while_cut(play: Play, vote: Id, choices: dict[str, Choice]) -> None:
    """The link comes back so that the ballot sheet rises, goes again before the ballot is sent, and returns."""
    player = play.company[CUT_OFF]
    player.application.restore()
    sees(player, lambda view: _vote_state(view, vote) == VoteState.OPEN, "the open vote")
    player.application.cut()
    sees(player, lambda view: not view.link.is_online, "the cut link")
    cast(player, choices[CUT_OFF])
    sees(player, lambda view: _ballot_state(play, view) == BallotState.NOT_SENT, "the ballot that is not sent")
    play.album.take("mat-ket-noi", [("delegate", player.window)])
    for key in play.seen[1:]:
        if key != CUT_OFF:
            cast(play.company[key], choices[key])
            play.rest(key)
    player.application.restore()
    play.facts["link_was_cut_for"] = player.key


def cast(player: Player, choice: Choice) -> None:
    """Choose on the sheet that rose, and confirm."""
    click(player.window, f"ballot.{choice.value}")
    click(player.window, "ballot.confirm")


def cast_as_chair(play: Play, choice: Choice) -> None:
    """The chair votes in the console: unfold, choose, confirm with a second tap."""
    window = play.chair.window
    click(window, "console.my_ballot")
    click(window, f"console.ballot.{choice.value}")
    click(window, f"console.ballot.{choice.value}")


def _result(play: Play, number: int, item: DemoItem, vote: Id, choices: dict[str, Choice]) -> None:
    play.others.see_result(vote)
    for key in play.seen:
        sees(play.company[key], lambda view: _vote_state(view, vote) == VoteState.CLOSED, "the result")
    play.others.wait()
    find(play.delegate.window, "result.close", QAbstractButton)
    found = play.chair.application.ask(lambda view: view.world.get(Vote, vote)).result()
    if found is None or found.result is None or found.rule is None or item.vote is None:
        raise DemoFailed(f"no result of item {number}")
    reason = reason_of(found, found.result, found.rule)
    play.room.expect(vote_is_open=False, words=(found.question, reason))
    play.picture(f"bieu-quyet-{number}-ket-qua")
    play.room.expect(words=())
    wanted = Verdict.PASSED if item.vote.outcome == "passed" else Verdict.FAILED
    if found.result.verdict != wanted:
        raise DemoFailed(f"item {number} should be {wanted}, is {found.result.verdict}")
    votes = play.facts.setdefault("votes", [])
    if isinstance(votes, list):
        votes.append(
            {
                "item": number,
                "question": found.question,
                "result": found.result,
                "reason": reason,
                "ballots": {key: choice.value for key, choice in choices.items()},
            }
        )
    click(play.delegate.window, "result.close")  # the others read on: the next ballot rises over the result


def close_session(play: Play) -> None:
    """The chair closes the session."""
    window = play.chair.window
    click(window, "console.session_step")
    click(window, "console.session_step")
    sees(play.chair, lambda view: _state(play, view) == MeetingState.CLOSED, "the closed session")
    play.room.expect(state="closed", item=None, vote=None, vote_is_open=None)
    play.picture("ket-thuc")


def _state(play: Play, view: View) -> MeetingState | None:
    meeting = view.world.get(Meeting, play.meeting)
    return None if meeting is None else meeting.state


def _current(play: Play, view: View) -> Id:
    meeting = view.world.get(Meeting, play.meeting)
    return "" if meeting is None or meeting.current_item is None else meeting.current_item


def _prepared(play: Play) -> Id:
    def first(view: View) -> Id:
        console = chair_console(view, play.meeting)
        return "" if console is None or not console.prepared else console.prepared[0].id

    return play.chair.application.ask(first).result()


def _vote_state(view: View, vote: Id) -> VoteState | None:
    found = view.world.get(Vote, vote)
    return None if found is None else found.state


def _ballot_state(play: Play, view: View) -> BallotState | None:
    sheet = ballot_sheet(view, play.meeting)
    return None if sheet is None else sheet.state


def _titles(play: Play, view: View) -> list[str]:
    return [row.title for row in agenda_rows(view, play.meeting)]
