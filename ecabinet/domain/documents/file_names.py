"""File names as foreign systems send them: one form inside, and none that leads elsewhere or deceives.

The rules follow OWASP ASVS 5.0 5.3.2 and the naming rules of Windows, the stricter of the systems the product runs on.
"""

from __future__ import annotations

import re
import unicodedata

from ecabinet.domain.kernel import Refusal

LONGEST_NAME = 180
"""In bytes of UTF-8."""

_FORBIDDEN = frozenset('/\\:*?"<>|')
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
"""Unicode categories of what is not seen in a name: controls, marks of direction, lone surrogates, ends of lines."""
_DEVICES = re.compile(r"(con|conin\$|conout\$|prn|aux|nul|com[0-9]|lpt[0-9]) *(\..*)?", re.IGNORECASE)


def file_name_problem(name: str) -> Refusal | None:
    """Say what is wrong with a file name, or None. Compares in NFC and NFKC, so look-alike slashes count as slashes."""
    composed = unicodedata.normalize("NFC", name)
    compatible = unicodedata.normalize("NFKC", name)
    refusal = Refusal("file_name_malformed", {"name": "".join(char for char in composed if char.isprintable())[:80]})
    if not composed or len(composed.encode("utf-8", "replace")) > LONGEST_NAME:
        return refusal
    if any(char in _FORBIDDEN or unicodedata.category(char) in _UNSEEN for char in composed + compatible):
        return refusal
    if any(form[0] in ". " or form[-1] in ". " or _DEVICES.fullmatch(form) for form in (composed, compatible)):
        return refusal
    return None
