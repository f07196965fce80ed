"""What a revision changed in the catalogue and in the trailer."""

from __future__ import annotations

from collections.abc import Iterator

from pyhanko.pdf_utils import generic

from ecabinet.trust.signatures.differences_actions import acting_bookmarks, goes_to_a_page
from ecabinet.trust.signatures.differences_equality import Equality
from ecabinet.trust.signatures.differences_notes import Kind, Note
from ecabinet.trust.signatures.differences_views import Object, View, number_of, raw

_JUDGED_ELSEWHERE = frozenset({"/AcroForm", "/Pages", "/Names", "/Perms", "/Type", "/Version", "/Extensions"})
"""Form and pages have rules of their own; a newer version or extension says only which features may follow."""

CATALOGUE_KINDS = {
    "/DSS": Kind.EVIDENCE,
    "/Metadata": Kind.METADATA,
    **dict.fromkeys(("/OpenAction", "/AA", "/URI", "/Requirements"), Kind.ACTIVE),
    **dict.fromkeys(("/AF", "/Collection"), Kind.ATTACHMENT),
    **dict.fromkeys(("/OCProperties", "/NeedsRendering", "/OutputIntents"), Kind.CONTENT),
    **dict.fromkeys(("/Outlines", "/Dests", "/PageLabels", "/Threads"), Kind.NAVIGATION),
    **dict.fromkeys(("/ViewerPreferences", "/PageMode", "/PageLayout"), Kind.NAVIGATION),
    **dict.fromkeys(("/StructTreeRoot", "/MarkInfo", "/Lang", "/SpiderInfo", "/PieceInfo"), Kind.STRUCTURE),
    **dict.fromkeys(("/Legal", "/DPartRoot", "/Extensions", "/Version", "/Type"), Kind.STRUCTURE),
}
"""What the entries of the catalogue serve for (ISO 32000-2, table 29); nobody knows what others do."""

NAME_KINDS = {
    **dict.fromkeys(("/JavaScript", "/AlternatePresentations", "/Renditions"), Kind.ACTIVE),
    "/EmbeddedFiles": Kind.ATTACHMENT,
    "/Dests": Kind.NAVIGATION,
    **dict.fromkeys(("/AP", "/Pages", "/Templates"), Kind.CONTENT),
    **dict.fromkeys(("/IDS", "/URLS"), Kind.STRUCTURE),
}
"""What the named objects of a document serve for (ISO 32000-2, table 32)."""


def catalog_notes(old: View, new: View, equality: Equality) -> Iterator[Note]:
    """Give what changed in the entries of the catalogue (ISO 32000-2, table 29) and of the trailer."""
    before, after = old.root, new.root
    if not isinstance(before, generic.DictionaryObject) or not isinstance(after, generic.DictionaryObject):
        yield Note(Kind.UNREAD, "no catalogue")
        return
    for key in sorted(equality.changed_keys(before, after) - _JUDGED_ELSEWHERE):
        kind = CATALOGUE_KINDS.get(key, Kind.UNREAD)
        if key == "/OpenAction" and goes_to_a_page(new, raw(after, "/OpenAction")):
            kind = Kind.NAVIGATION
        yield Note(kind, f"catalogue {key}")
    yield from _name_notes(old, new, equality)
    yield from _permission_notes(old, new, equality)
    yield from _bookmark_notes(old, new, equality)
    if not _same_encryption(old, new):
        yield Note(Kind.UNREAD, "trailer /Encrypt")
    if not equality.holds(*(raw(one.revisions.trailer(one.revision), "/Info") for one in (old, new))):
        yield Note(Kind.METADATA, "trailer /Info")


def is_same_trailer(old: View, new: View) -> bool:
    """Return whether two revisions begin at the same objects."""
    before, after = (one.revisions.trailer(one.revision) for one in (old, new))
    return all(number_of(raw(before, key)) == number_of(raw(after, key)) for key in ("/Root", "/Info", "/Encrypt"))


def _name_notes(old: View, new: View, equality: Equality) -> Iterator[Note]:
    before = old.dictionary(old.root, "/Names") or generic.DictionaryObject()
    after = new.dictionary(new.root, "/Names") or generic.DictionaryObject()
    for key in sorted(equality.changed_keys(before, after)):
        yield Note(NAME_KINDS.get(key, Kind.UNREAD), f"names {key}")


def _permission_notes(old: View, new: View, equality: Equality) -> Iterator[Note]:
    """Give what changed in what signers permit; who signs may add to it."""
    before = old.dictionary(old.root, "/Perms") or generic.DictionaryObject()
    after = new.dictionary(new.root, "/Perms") or generic.DictionaryObject()
    for key in sorted(equality.changed_keys(before, after)):
        yield Note(Kind.UNREAD if key in before else Kind.STRUCTURE, f"permissions {key}")


def _bookmark_notes(old: View, new: View, equality: Equality) -> Iterator[Note]:
    """Give what bookmarks came to do; where they lead is told by what holds them."""
    if raw(new.root, "/Outlines") is None:
        return
    before, after = acting_bookmarks(old), acting_bookmarks(new)
    if any(not _does_the_same(equality, before.get(key), body) for key, body in after.items()):
        yield Note(Kind.ACTIVE, "bookmark with an action")


def _does_the_same(equality: Equality, before: Object | None, after: Object) -> bool:
    return before is not None and all(equality.holds(raw(before, key), raw(after, key)) for key in ("/A", "/AA"))


def _same_encryption(old: View, new: View) -> bool:
    before, after = (raw(one.revisions.trailer(one.revision), "/Encrypt") for one in (old, new))
    if before is None or after is None:
        return before is after
    number = number_of(before)
    if number != number_of(after):
        return False
    return number is None or old.change_of(number) == new.change_of(number)
