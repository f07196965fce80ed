"""Times as people give them: with a zone, in years that every calendar of the product can show, kept in UTC."""

from __future__ import annotations

from datetime import UTC, datetime

from ecabinet.domain.kernel import Refusal

FIRST_YEAR = 2000
LAST_YEAR = 2199


def moment_problem(moment: datetime) -> Refusal | None:
    """Refuse a time without a zone, and one so far away that reckoning with it would leave the calendar."""
    if moment.tzinfo is None:
        return Refusal("time_without_zone")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        return Refusal("year_out_of_range", {"first": str(FIRST_YEAR), "last": str(LAST_YEAR)})
    return None


def span_problem(starts_at: datetime, ends_at: datetime) -> Refusal | None:
    """Refuse what ends before it starts."""
    problem = moment_problem(starts_at) or moment_problem(ends_at)
    if problem is None and ends_at <= starts_at:
        return Refusal("ends_before_it_starts")
    return problem


def in_utc(moment: datetime) -> datetime:
    """Return the same moment in UTC, as it is kept."""
    return moment.astimezone(UTC)
