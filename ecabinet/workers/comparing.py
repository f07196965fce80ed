"""What goes to the worker that compares two revisions of a file, and what comes back. Nothing here parses."""

from __future__ import annotations

from typing import Final

import msgspec

TASKS: Final = {"compare_revisions": "ecabinet.workers.page_differences:compare_revisions_task"}


class CompareRequest(msgspec.Struct, frozen=True):
    """Compare what the first `until` bytes of a PDF show with what all of it shows, from page `start` (from 1) on."""

    pdf: bytes
    until: int
    start: int = 1


class PageDifference(msgspec.Struct, frozen=True):
    """A page (from 1) that looks different, and the part of it that holds all of what differs.

    Sides are shares of the page's width and height, from its upper left corner.
    """

    page: int
    left: float = 0.0
    top: float = 0.0
    right: float = 1.0
    bottom: float = 1.0


class PagesCompared(msgspec.Struct, frozen=True, kw_only=True):
    """What differs on the pages from the asked one up to `compared`, and how many pages each revision has.

    A page that only one of them has, or that cannot be drawn, differs as a whole.
    """

    differences: tuple[PageDifference, ...]
    compared: int
    before: int
    after: int

    @property
    def total(self) -> int:
        """How many pages there are to compare."""
        return max(self.before, self.after)
