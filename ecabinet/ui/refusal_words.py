"""Why something was not done, as a sentence in the language on screen."""

from __future__ import annotations

from collections.abc import Mapping

from ecabinet.domain.kernel import EnvironmentFault, Refusal
from ecabinet.domain.refusals import SENTENCES
from ecabinet.ui.say import say

_UNKNOWN = "internal_fault"


class _Values(dict[str, str]):
    """Named values; a name without a value shows as a dash, as an older hub may send fewer."""

    def __missing__(self, key: str) -> str:
        del key
        return "–"


def code_sentence(code: str, values: Mapping[str, str]) -> str:
    """Give the sentence of a code; a code that this client does not know is shown by its name."""
    if code not in SENTENCES:
        return say("The hub said no for a reason this application does not know ({code}).", code=code)
    return say(SENTENCES[code]).format_map(_Values(values))


def refusal_sentence(refusal: Refusal) -> str:
    """Give the sentence of a refusal."""
    return code_sentence(refusal.code, refusal.values)


def fault_sentence(fault: BaseException, number: str) -> str:
    """Give the sentence of something that failed; `number` names the log entry of what should not happen."""
    if isinstance(fault, EnvironmentFault):
        return code_sentence(fault.code, {})
    return code_sentence(_UNKNOWN, {"number": number})
