"""A document's bottom line as a badge: words and icon together, the words of the one place that has them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ecabinet.client.screens.signatures import Lamp, SignatureState
from ecabinet.domain.signatures.verdicts import Line
from ecabinet.papers.signature_states import Language as WordsLanguage
from ecabinet.papers.signature_words import line_words
from ecabinet.ui.kit.badge import BadgeValue
from ecabinet.ui.say import Language, SpokenLanguage, say
from ecabinet.ui.theme import Tone

_LOOKS: Final[Mapping[Line, tuple[Tone, str]]] = {
    Line.VALID: (Tone.SUCCESS, "shield-check"),
    Line.INVALID: (Tone.DANGER, "shield-x"),
    Line.INDETERMINATE: (Tone.WARNING, "shield-question-mark"),
    Line.UNSIGNED: (Tone.NEUTRAL, "circle-minus"),
}


def words_language() -> WordsLanguage:
    """Give the language on screen to the sentences about signatures."""
    return "vi" if SpokenLanguage.now() is Language.VIETNAMESE else "en"


def line_badge(line: Line) -> BadgeValue:
    """Give a bottom line."""
    tone, icon = _LOOKS[line]
    return BadgeValue(line_words(line, words_language()), tone, icon)


def signature_badge(state: SignatureState) -> BadgeValue:
    """Give what is known of a document's signatures: the worse of two bottom lines, or that it is being checked."""
    if state.lamp is Lamp.CHECKING:
        return BadgeValue(say("Checking signatures"), Tone.INFO, "hourglass")
    return line_badge(Line(state.lamp.value))


def difference_words(state: SignatureState) -> str:
    """Say that this device came to another bottom line than the hub; empty where they agree."""
    if state.hub is None or state.own is None or not state.differs:
        return ""
    hub, own = (line_words(line, words_language()) for line in (state.hub, state.own))
    return say("The hub says {hub}, this device says {own}", hub=hub, own=own)
