"""The time of an agenda item in words, said in one way on every page."""

from __future__ import annotations

from datetime import timedelta

from ecabinet.ui.formats import clock_text
from ecabinet.ui.say import say


def planned_words(minutes: int) -> str:
    """Give what is planned: `Dự kiến: 45 phút`."""
    return say("Planned: {minutes} minutes", minutes=minutes)


def used_words(used: timedelta, minutes: int) -> str:
    """Give what was used of what is planned: `12:09/45 phút`."""
    return say("{used} of {minutes} minutes", used=clock_text(used), minutes=minutes)
