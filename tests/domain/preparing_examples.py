"""One accepted example of every command that prepares votes or enters what was counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from ecabinet.domain.kernel import HUB, Command, Id
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.presets import UBND
from tests.domain.plays import Play, counting

Making = tuple[str, Callable[[Play], tuple[Id, dict[str, Any]]]]

PREPARING_MAKINGS: dict[type[Command], Making] = {
    preparing.ChangeVote: (
        "session",
        lambda at: (
            at.secretary,
            {"vote": at.vote, "based_on": 1, "item": at.second, "question": "Thông qua Tờ trình số 2?"},
        ),
    ),
    preparing.RemoveVote: ("session", lambda at: (at.secretary, {"vote": at.vote})),
    preparing.MoveVote: ("session", lambda at: (at.secretary, {"vote": at.vote, "based_on": 0, "position": 0})),
    preparing.CopyVotes: (
        "session",
        lambda at: (
            at.secretary,
            {"source": at.meeting, "item": at.first, "copies": {at.vote: at.new_id()}},
        ),
    ),
    preparing.SaveVoteTemplate: (
        "draft",
        lambda at: (
            at.secretary,
            {"template": at.new_id(), "name": "Mẫu", "question": "Thông qua [...]", "rule_set": UBND.id},
        ),
    ),
    preparing.RemoveVoteTemplate: ("draft", lambda at: (at.secretary, {"template": at.template()})),
    preparing.OpenVoteOnTime: ("session", lambda at: (HUB, {"vote": at.scheduled()})),
    preparing.EnterCount: ("session", lambda at: (at.secretary, {"based_on": 1, **counting(at)})),
    preparing.ConfirmCount: ("session", lambda at: (at.chair, {"vote": at.counted_by_hand(), "based_on": 2})),
    preparing.DiscardCount: ("session", lambda at: (at.chair, {"vote": at.counted_by_hand()})),
}
