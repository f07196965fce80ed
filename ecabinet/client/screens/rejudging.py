"""How far it is with judging every signature again, as far as this person may see: verdicts belong to meetings."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from ecabinet.client.screens.parts import queued
from ecabinet.client.screens.signatures import LineChange, line_changes
from ecabinet.client.view import View
from ecabinet.domain.documents.entities import DocumentVersion, VersionVerdict
from ecabinet.domain.documents.judge_again import JudgeAgain

_CLOCKS_APART = timedelta(seconds=2)
"""As much as this device may be wrong about the hub's time."""


class Rejudging(msgspec.Struct, frozen=True, kw_only=True):
    """It was asked for at `asked_at`; `waits`: the hub has not answered yet.

    `total` counts the versions that this person sees, `done` those that were judged since; whoever takes part in no
    meeting sees none. `changes` are results that are others now than under the trust lists before.
    """

    asked_at: datetime
    waits: bool
    done: int
    total: int
    changes: tuple[LineChange, ...]

    @property
    def is_under_way(self) -> bool:
        """Whether something that is seen still waits for its verdict."""
        return self.done < self.total


def rejudging(view: View, asked_at: datetime) -> Rejudging:
    """Return how far it is since somebody asked at this moment (UTC)."""
    versions = view.world.find(DocumentVersion)
    held = (view.world.get(VersionVerdict, one.id) for one in versions)
    judged = [one for one in held if one is not None and one.verdict.judged_at >= asked_at - _CLOCKS_APART]
    return Rejudging(
        asked_at=asked_at,
        waits=bool(queued(view, JudgeAgain)),
        done=len(judged),
        total=len(versions),
        changes=line_changes(view, judged),
    )
