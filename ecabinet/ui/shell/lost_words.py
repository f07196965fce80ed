"""What is said of a ballot that was given and is not in the result."""

from __future__ import annotations

from ecabinet.client.screens.ballot import BallotSheet, BallotState
from ecabinet.domain.voting.rule_sets import Showing
from ecabinet.ui.kit.banner import BannerValue
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.result_words import mark_words
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


def lost_answer(sheet: BallotSheet) -> BannerValue:
    """Say that an answer in writing was refused, and where what was written can be read."""
    parts = (sheet.question, _why(sheet), say("What you wrote is kept there."))
    return BannerValue(_answer_title(sheet), _sentences(*parts), Tone.DANGER, say("Open the question"))


def lost_ballot(sheet: BallotSheet, action: str = "") -> BannerValue:
    """Say that a ballot is not counted, and unless the vote was secret what was chosen."""
    mark = None if sheet.showing == Showing.SECRET else sheet.mark
    chosen = "" if mark is None else say("You chose: {choice}.", choice=mark_words(mark, sheet.form))
    asked = sheet.question if action else ""
    return BannerValue(_ballot_title(sheet), _sentences(asked, chosen, _why(sheet)), Tone.DANGER, action)


def _answer_title(sheet: BallotSheet) -> str:
    if sheet.state == BallotState.RECORDED:
        return say("Your change was not accepted; your recorded answer counts")
    if sheet.holder:
        return say("Your answer for {name} was not accepted", name=sheet.holder)
    return say("Your answer was not accepted")


def _ballot_title(sheet: BallotSheet) -> str:
    if sheet.state == BallotState.RECORDED:
        return say("Your change was NOT counted; the ballot recorded before it was")
    if sheet.holder:
        return say("Your ballot for {name} was NOT counted", name=sheet.holder)
    return say("Your ballot was NOT counted")


def _why(sheet: BallotSheet) -> str:
    if sheet.refusal is not None:
        return refusal_sentence(sheet.refusal)
    return "" if sheet.is_refused else say("It has not reached the hub.")


def _sentences(*parts: str) -> str:
    return " ".join(part for part in parts if part)
