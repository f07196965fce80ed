"""The intent that casts a ballot, in the way its vote asks for."""

from __future__ import annotations

from ecabinet.client.screens.ballot import BallotSheet
from ecabinet.domain.kernel import Command
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.cast_secret_ballot import CastSecretBallot, filling
from ecabinet.domain.voting.forms import Choice, Mark
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.ui.intents import NEW, Give

CASTING: frozenset[type[Command]] = frozenset({CastBallot, CastSecretBallot})
"""Verbs that cast a ballot."""


def casting(sheet: BallotSheet, choice: Choice) -> Give:
    """Return what casts this choice."""
    fields: dict[str, object] = {"ballot": NEW, "vote": sheet.vote, "choice": choice}
    if sheet.showing != Showing.SECRET:
        return Give(CastBallot, fields, meeting=sheet.meeting)
    return Give(CastSecretBallot, fields | {"filling": filling(sheet.form, Mark(choice))}, meeting=sheet.meeting)
