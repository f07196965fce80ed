"""Positions as words and badges."""

from __future__ import annotations

from ecabinet.client.screens.positions import MyPosition, Saying, Standing
from ecabinet.domain.positions.entities import Stance
from ecabinet.ui.formats import day_text, time_text
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.kit.row_model import Row
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone


def stance_words(stance: Stance) -> str:
    """Give a stance as its button names it."""
    return {Stance.AGREE: say("I agree"), Stance.OBJECT: say("I object")}[stance]


def saying_words(saying: Saying) -> str:
    """Give all that is said in one line, empty for nothing."""
    parts = [] if saying.stance is None else [stance_words(saying.stance)]
    if saying.wishes_to_speak:
        parts.append(say("I wish to speak"))
    return " · ".join(parts)


def standing_badge(position: MyPosition) -> BadgeValue:
    """Say whether the hub has it: nothing is shown as recorded that is not."""
    match position.standing:
        case Standing.NOTHING:
            waits = position.may_declare
            return BadgeValue(say("No position yet"), Tone.WARNING if waits else Tone.NEUTRAL, "circle")
        case Standing.SENDING:
            return BadgeValue(say("Sending…"), Tone.INFO, "send")
        case Standing.NOT_SENT:
            return BadgeValue(say("Not sent yet"), Tone.WARNING, "wifi-off")
        case Standing.KEPT:
            return BadgeValue(say("Recorded"), Tone.SUCCESS, "check")
        case Standing.REFUSED:
            return BadgeValue(say("Not recorded"), Tone.DANGER, "triangle-alert")


def standing_sentence(position: MyPosition) -> str:
    """Say what became of what was given last."""
    if position.refusal is not None:
        return refusal_sentence(position.refusal)
    match position.standing:
        case Standing.NOT_SENT if not position.kept.is_empty:
            before = saying_words(position.kept)
            return say("Kept on this device and sent when the link is back. Until then this counts: {saying}.",
                       saying=before)  # fmt: skip
        case Standing.NOT_SENT:
            return say("Kept on this device and sent when the link is back.")
        case Standing.KEPT if position.declared_at is not None:
            at = position.declared_at
            return say("Recorded at {time}, {day}.", time=time_text(at), day=day_text(at))
        case _:
            return ""


def was_given(position: MyPosition) -> bool:
    """Whether something was declared, also what came too late."""
    return not position.saying.is_empty or position.standing == Standing.REFUSED


def is_of_interest(position: MyPosition) -> bool:
    """Whether something was declared or may be."""
    return position.may_declare or was_given(position)


def position_row(position: MyPosition) -> Row:
    """Give my position on an item as a line of a list."""
    title = position.title if position.number is None else f"{position.number}. {position.title}"
    said = saying_words(position.saying)
    detail = f"{said}: {position.saying.reason}" if position.saying.reason else said
    return Row(position.item, title, " ".join(detail.split()), icon="message-square", badge=standing_badge(position))


def waiting_words(count: int) -> str:
    """Say how many items wait for my position."""
    return say("{count} items wait for your position", count=count)
