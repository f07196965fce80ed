"""The intent that casts a ballot, in the way its vote asks for."""

from __future__ import annotations

from ecabinet.client.screens.ballot import BallotSheet
from ecabinet.domain.kernel import Command
from ecabinet.domain.voting.cast_ballot import CastBallot
from ecabinet.domain.voting.cast_secret_ballot import CastSecretBallot, filling
from ecabinet.domain.voting.forms import Mark
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.ui.intents import NEW, Give

CASTING: frozenset[type[Command]] = frozenset({CastBallot, CastSecretBallot})
"""Verbs that cast a ballot."""


def casting(sheet: BallotSheet, mark: Mark) -> Give:
    """Return what casts this ballot for the seat of the sheet."""
    fields: dict[str, object] = {"ballot": NEW, "vote": sheet.vote, "choice": mark.choice, "answers": mark.answers}
    if sheet.showing == Showing.SECRET:
        return Give(CastSecretBallot, fields | {"filling": filling(sheet.form, mark)}, meeting=sheet.meeting)
    return Give(CastBallot, fields | {"text": mark.text, "seat": sheet.seat}, meeting=sheet.meeting)
