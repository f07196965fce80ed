"""What stands around and over every page: the frame, the ballot that rises, and the result that follows it."""

from __future__ import annotations

import msgspec

from ecabinet.client.screens.ballot import BallotSheet, BallotState, ResultScreen, ballot_sheet, result_screen
from ecabinet.client.screens.frame import FrameScreen, frame_screen
from ecabinet.client.screens.parts import heads
from ecabinet.client.screens.ready import ReadyQuestion, ready_question
from ecabinet.client.view import View
from ecabinet.domain.kernel import Id
from ecabinet.domain.meetings.entities import MeetingState


class ShellScreen(msgspec.Struct, frozen=True, kw_only=True):
    """The frame, my ballot of a vote that is open now, and the result of the vote that was watched, once it is there.

    `ready` asks me before a vote whether I am ready. `ballot` is None for those who have no vote: nothing rises over
    what they do.
    """

    frame: FrameScreen
    ballot: BallotSheet | None
    result: ResultScreen | None
    ready: ReadyQuestion | None


def shell_screen(view: View, meeting_id: Id | None, watched: Id | None) -> ShellScreen:
    """Return the shell for the meeting that is open (or running), and the vote watched last."""
    running = [head.id for head in heads(view) if head.state == MeetingState.IN_SESSION]
    sheets = [ballot_sheet(view, meeting) for meeting in running]
    mine = [sheet for sheet in sheets if sheet is not None and sheet.state != BallotState.NO_VOTE]
    asked = [ready_question(view, meeting) for meeting in running]
    return ShellScreen(
        frame=frame_screen(view, meeting_id),
        ballot=mine[0] if mine else None,
        result=None if watched is None else result_screen(view, watched),
        ready=next((one for one in asked if one is not None), None),
    )
