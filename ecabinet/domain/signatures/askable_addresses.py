"""Which addresses of a certificate may be asked about revocation: its makers choose them, so they are weighed first."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

MOST_ADDRESSES: Final = 8
"""Of one certificate; two or three are usual."""
_LONGEST: Final = 400
_PLAIN: Final = re.compile(rf"(?i:https?)://[!-~]{{1,{_LONGEST}}}")


def askable_addresses(named: Iterable[str]) -> tuple[str, ...]:
    """Return those that HTTP can ask: plain ASCII without spaces, not too long, each once, and not too many."""
    return tuple(dict.fromkeys(one for one in named if _PLAIN.fullmatch(one)))[:MOST_ADDRESSES]
