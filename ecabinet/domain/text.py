"""Text as people type it: normalised to NFC, bounded, and free of characters that deceive."""

from __future__ import annotations

import unicodedata

from ecabinet.domain.kernel import Refusal

LINE_LIMIT = 500
"""Longest one-line text; Nghị định 30/2020 Phụ lục VI gives Subject 500 characters."""
PAGE_LIMIT = 200_000
"""Longest text of several lines, in characters."""

_NOT_OF_A_LINE = frozenset({"Cc", "Cs", "Zl", "Zp"})
_DECEIVING = frozenset("\u200b\u200e\u200f\u061c\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def clean(text: str) -> str:
    """Return the text in NFC without surrounding blanks."""
    return unicodedata.normalize("NFC", text).strip()


def line_problem(text: str, *, limit: int = LINE_LIMIT, may_be_empty: bool = False) -> Refusal | None:
    """Say what is wrong with a text of one line, or None."""
    cleaned = clean(text)
    if not cleaned and not may_be_empty:
        return Refusal("text_missing")
    if len(cleaned) > limit:
        return Refusal("text_too_long", {"limit": str(limit)})
    if any(unicodedata.category(char) in _NOT_OF_A_LINE or char in _DECEIVING for char in cleaned):
        return Refusal("text_has_control_characters")
    return None


def page_problem(text: str, *, limit: int = PAGE_LIMIT) -> Refusal | None:
    """Say what is wrong with a text of several lines, or None."""
    if len(text) > limit:
        return Refusal("text_too_long", {"limit": str(limit)})
    if any((unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t") or char in _DECEIVING for char in text):
        return Refusal("text_has_control_characters")
    return None


def first_problem(*problems: Refusal | None) -> Refusal | None:
    """Return the first thing that is wrong, or None."""
    return next((problem for problem in problems if problem is not None), None)
