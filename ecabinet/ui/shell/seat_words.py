"""For whom one votes, and where the ballot of each seat stands, in words."""

from __future__ import annotations

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


def voting_for(sheet: BallotSheet, current: BallotSheet) -> str:
    """Say plainly for whom one votes, empty where that is oneself alone and heads count."""
    weight = "" if current.weight is None else say("the vote weighs {weight}", weight=current.weight)
    if sheet.is_one_act:
        names = ", ".join(seat_name(one) for one in sheet.seats)
        return say("You vote for {count} seats with one act: {names}", count=len(sheet.seats), names=names)
    if current.holder:
        whom = say("You are voting for {name}, by mandate", name=current.holder)
    elif sheet.carried:
        whom = say("You are voting for your own seat")
    else:
        return say("Your vote weighs {weight}", weight=current.weight) if current.weight is not None else ""
    return f"{whom} · {weight}" if weight else whom


def seat_name(sheet: BallotSheet) -> str:
    """Name a seat: one's own, or by its holder."""
    return sheet.holder or say("My own seat")


def seat_state(sheet: BallotSheet) -> tuple[str, str, Tone]:
    """Say in a word where the ballot of a seat stands, with its icon and tone."""
    match sheet.state:
        case BallotState.RECORDED:
            return say("Recorded"), "check", Tone.SUCCESS
        case BallotState.SENDING | BallotState.NOT_SENT:
            return say("NOT recorded yet"), "hourglass", Tone.WARNING
        case BallotState.REFUSED:
            return say("Not accepted"), "circle-alert", Tone.DANGER
        case BallotState.BARRED | BallotState.NOT_ENTITLED | BallotState.NO_VOTE:
            is_barred = sheet.state == BallotState.BARRED
            return say("May not vote on this") if is_barred else say("No ballot"), "user-x", Tone.NEUTRAL
        case BallotState.CHOOSE if sheet.turn is not None and sheet.turn.is_now:
            return say("Called now"), "circle-dot", Tone.WARNING
        case _:
            return say("Not voted yet"), "circle", Tone.INFO
