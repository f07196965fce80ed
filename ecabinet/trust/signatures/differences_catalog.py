"""What a revision changed in the catalogue and in the trailer."""

from __future__ import annotations

from collections.abc import Iterator

from pyhanko.pdf_utils import generic

from ecabinet.trust.signatures.differences_equality import Equality
from ecabinet.trust.signatures.differences_notes import Kind, Note
from ecabinet.trust.signatures.differences_views import Object, View, number_of, raw

_JUDGED_ELSEWHERE = frozenset({"/AcroForm", "/Pages", "/Names", "/Type", "/Version", "/Extensions"})
"""Form and pages have rules of their own; a newer version or extension says only which features may follow."""

_KINDS = {
    "/DSS": Kind.EVIDENCE,
    "/Metadata": Kind.METADATA,
    "/OpenAction": Kind.ACTIVE,
    "/AA": Kind.ACTIVE,
    "/AF": Kind.ATTACHMENT,
    "/Collection": Kind.ATTACHMENT,
    "/OCProperties": Kind.CONTENT,
    "/NeedsRendering": Kind.CONTENT,
}
_NAME_KINDS = {"/JavaScript": Kind.ACTIVE, "/EmbeddedFiles": Kind.ATTACHMENT}
_HARMLESS_ACTIONS = frozenset({"/GoTo", "/Named"})


def catalog_notes(old: View, new: View, equality: Equality) -> Iterator[Note]:
    """Give what changed in the entries of the catalogue (ISO 32000-2, table 29) and of the trailer."""
    before, after = old.root, new.root
    if not isinstance(before, generic.DictionaryObject) or not isinstance(after, generic.DictionaryObject):
        yield Note(Kind.UNREAD, "no catalogue")
        return
    for key in sorted(equality.changed_keys(before, after) - _JUDGED_ELSEWHERE):
        kind = _KINDS.get(key, Kind.STRUCTURE)
        if key == "/OpenAction" and _goes_to_a_page(new, after):
            kind = Kind.STRUCTURE
        yield Note(kind, f"catalogue {key}")
    yield from _name_notes(old, new, equality)
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
        yield Note(_NAME_KINDS.get(key, Kind.STRUCTURE), f"names {key}")


def _goes_to_a_page(view: View, catalog: Object) -> bool:
    action = view.part(catalog, "/OpenAction")
    if action is None or isinstance(action, generic.ArrayObject):
        return True
    return view.name(action, "/S") in _HARMLESS_ACTIONS and raw(action, "/Next") is None


def _same_encryption(old: View, new: View) -> bool:
    before, after = (raw(one.revisions.trailer(one.revision), "/Encrypt") for one in (old, new))
    if before is None or after is None:
        return before is after
    number = number_of(before)
    if number != number_of(after):
        return False
    return number is None or old.change_of(number) == new.change_of(number)
