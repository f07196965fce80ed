"""The verbs that prepare votes, open them at their time, and enter those that were taken by hand."""

from __future__ import annotations

from typing import TypeAlias

from ecabinet.domain.reads import Reads, Verb, verb
from ecabinet.domain.voting.change_vote import ChangeVote
from ecabinet.domain.voting.confirm_count import ConfirmCount
from ecabinet.domain.voting.copy_votes import CopyVotes
from ecabinet.domain.voting.discard_count import DiscardCount
from ecabinet.domain.voting.enter_count import EnterCount
from ecabinet.domain.voting.move_vote import MoveVote
from ecabinet.domain.voting.open_vote_on_time import OpenVoteOnTime
from ecabinet.domain.voting.remove_vote import RemoveVote
from ecabinet.domain.voting.remove_vote_template import RemoveVoteTemplate
from ecabinet.domain.voting.save_vote_template import SaveVoteTemplate

__all__ = [
    "PREPARING_VERBS",
    "ChangeVote",
    "ConfirmCount",
    "CopyVotes",
    "DiscardCount",
    "EnterCount",
    "MoveVote",
    "OpenVoteOnTime",
    "PreparingCommand",
    "RemoveVote",
    "RemoveVoteTemplate",
    "SaveVoteTemplate",
]

PreparingCommand: TypeAlias = (
    ChangeVote
    | RemoveVote
    | MoveVote
    | CopyVotes
    | SaveVoteTemplate
    | RemoveVoteTemplate
    | OpenVoteOnTime
    | EnterCount
    | ConfirmCount
    | DiscardCount
)

PREPARING_VERBS: tuple[Verb, ...] = (
    verb(ChangeVote, Reads.CATALOGUES, Reads.STAFF),
    verb(RemoveVote, Reads.STAFF),
    verb(MoveVote, Reads.STAFF),
    verb(CopyVotes, Reads.CATALOGUES, Reads.STAFF),
    verb(SaveVoteTemplate, Reads.CATALOGUES, Reads.DIRECTORY),
    verb(RemoveVoteTemplate, Reads.DIRECTORY),
    verb(OpenVoteOnTime, Reads.HUB),
    verb(EnterCount, Reads.CATALOGUES, Reads.STAFF),
    verb(ConfirmCount, Reads.HUB),
    verb(DiscardCount, Reads.STAFF),
)
