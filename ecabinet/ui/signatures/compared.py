"""What comparing the pages of two revisions has found so far, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ecabinet.ui.kit.banner import BannerValue
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone
from ecabinet.workers.comparing import PageDifference, PagesCompared

_MOST_NAMED = 12


@dataclass(frozen=True)
class Compared:
    """Up to `compared` of `total` pages were compared; `trouble` says why it went no further, if it did not."""

    differences: tuple[PageDifference, ...] = ()
    compared: int = 0
    signed_pages: int = 0
    present_pages: int = 0
    is_stopped: bool = False
    trouble: str = ""

    @property
    def total(self) -> int:
        """How many pages there are; 0 before anything is known."""
        return max(self.signed_pages, self.present_pages)

    @property
    def is_under_way(self) -> bool:
        """Whether more is still to come."""
        return not self.is_stopped and not self.trouble and (self.total == 0 or self.compared < self.total)

    def with_more(self, found: PagesCompared) -> Compared:
        """Give this and what was found next."""
        return replace(
            self,
            differences=self.differences + found.differences,
            compared=found.compared,
            signed_pages=found.before,
            present_pages=found.after,
        )

    def before(self, page: int) -> int | None:
        """Give the last different page before one."""
        return next((one.page for one in reversed(self.differences) if one.page < page), None)

    def after(self, page: int) -> int | None:
        """Give the first different page after one."""
        return next((one.page for one in self.differences if one.page > page), None)

    def part_of(self, page: int) -> tuple[float, float, float, float] | None:
        """Give left, top, width and height of what differs on a page, as shares of it; None where nothing does."""
        found = next((one for one in self.differences if one.page == page), None)
        return None if found is None else (found.left, found.top, found.right - found.left, found.bottom - found.top)

    def said(self) -> BannerValue:
        """Say plainly which pages look different, or that none does."""
        if self.trouble:
            return BannerValue(say("The pages could not be compared"), self.trouble, Tone.WARNING)
        rest = self._what_is_left()
        if not self.differences:
            return BannerValue(self._nothing(), rest, Tone.WARNING if rest else Tone.INFO)
        named = ", ".join(str(one.page) for one in self.differences[:_MOST_NAMED])
        more = len(self.differences) - _MOST_NAMED
        if more > 0:
            named = say("{pages} and {count} more", pages=named, count=more)
        return BannerValue(say("Pages that look different: {pages}", pages=named), rest, Tone.WARNING)

    def _nothing(self) -> str:
        return say("None of these pages looks different.") if self.is_stopped else say("No page looks different.")

    def _what_is_left(self) -> str:
        if self.is_stopped:
            return say("Stopped: {done} of {total} pages were compared.", done=self.compared, total=self.total)
        if self.signed_pages != self.present_pages:
            return say("Signed: {signed} pages; now: {now}.", signed=self.signed_pages, now=self.present_pages)
        return ""
