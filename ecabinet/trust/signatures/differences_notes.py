"""What a revision changed, as notes that all signatures share. What a note means is for each signature to say."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ecabinet.workers.gray_pages import Rectangle


class Kind(StrEnum):
    """Kinds of change. The value is the `code` of the `ChangeItem` that tells it."""

    EVIDENCE = "validation_data"
    TIMESTAMP = "timestamp"
    METADATA = "metadata"
    SIGNATURE = "signature"
    FILLING = "form_filling"
    ANNOTATION = "annotation"
    FIELD = "signature_field"
    FORM = "form"
    PREPARED = "prepared"
    REDRAWN = "redrawn"
    REPLACED = "value_replaced"
    NAVIGATION = "navigation"
    STRUCTURE = "structure"
    UNUSED = "unused"
    PAGES = "pages"
    CONTENT = "content"
    ACTIVE = "active_content"
    ATTACHMENT = "attachment"
    OVERWRITTEN = "signature_overwritten"
    UNREAD = "unexplained"


@dataclass(frozen=True)
class Note:
    """One change of one revision. `page` counts from 0; `places` are rectangles that it may change there."""

    kind: Kind
    detail: str = ""
    field: str = ""
    page: int | None = None
    places: tuple[Rectangle, ...] = ()
    was_there: bool = True
    """For a field: whether it stood in the form before this revision."""
