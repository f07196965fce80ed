"""What changed in an audience since a revision: rows in whole commits, each once in its newest state."""

from __future__ import annotations

from ecabinet.store.tables import FeedRows
from ecabinet.wire.frames import Batch, Row


def batch_after(feeds: FeedRows, audience: str, since: int, limit: int) -> Batch:
    """Return about `limit` rows: a revision is never cut in two, even if it alone has more.

    Rows of an unknown audience are none: `until` and `head` are 0. A `since` beyond the head starts at 0.
    """
    head = feeds.revision(audience)
    start = since if 0 <= since <= head else 0
    entries = list(feeds.after(audience, start, limit + 1))
    until = head
    if len(entries) > limit:
        until = entries[-1].revision - 1
        entries = [entry for entry in entries if entry.revision <= until]
        if not entries:
            until = feeds.after(audience, start, 1)[0].revision
            entries = list(feeds.at(audience, until))
    return Batch(
        audience=audience,
        since=start,
        until=until,
        head=head,
        rows=tuple(Row(entry.kind, entry.id, entry.version, None if entry.gone else entry.body) for entry in entries),
    )
