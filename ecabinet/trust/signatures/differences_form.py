"""What a revision changed in the form: signed, filled in, or altered in its making."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pyhanko.pdf_utils import generic

from ecabinet.trust.signatures.differences_actions import ACTS, ATTACHES, acts
from ecabinet.trust.signatures.differences_anatomy import Anatomy, Annotation, Field
from ecabinet.trust.signatures.differences_equality import Equality
from ecabinet.trust.signatures.differences_notes import Kind, Note
from ecabinet.trust.signatures.differences_pages import places, visibility
from ecabinet.trust.signatures.differences_views import Object, View, entries, number_of, raw
from ecabinet.workers.gray_pages import Rectangle

_INDIFFERENT_OF_FORM = frozenset({"/Fields", "/SigFlags", "/DR", "/DA", "/Q", "/NeedAppearances"})
"""Resources and defaults by which values are drawn may grow with any signature; drawing anew is told by field."""

_BOOKKEEPING = frozenset({"/P", "/Parent", "/StructParent", "/M", "/NM", "/Type", "/Subtype", "/Ff"})
_INHERITED = ("/FT", "/V", "/DV", "/Ff", "/DA", "/Q", "/MaxLen", "/Opt", "/I", "/TI")
"""What a field takes from the fields above it (ISO 32000-2, 12.7.4)."""
_DEEPEST_FORM = 32
_FIRST_FLAGS = 1 | 2 | 4
"""Bits of /Ff that say who may fill in a field, and nothing of how it looks (ISO 32000-2, table 227)."""
_FILLING = frozenset({"/V", "/AP", "/AS", "/MK", "/DA", "/Q", "/RV", "/I", "/TI", "/BS", "/Border", "/F", "/DS"})
"""What filling in a field writes, its looks included."""

FORM_OF_ITS_OWN = Note(Kind.FILLING, "form /XFA", field="*")
"""Such a form is drawn from its own description (ISO 32000-1, 12.7.8), in which the values of all fields stand."""

_SAYS = re.compile(rb"\b(?:Tj|TJ|Do|BI|sh)\b|['\"]")
"""Operators that show text, images and other drawings."""
_LONGEST_GROUND = 600
"""Bytes: letters drawn as outlines are longer."""


def form_notes(before: Anatomy, after: Anatomy, equality: Equality) -> Iterator[Note]:
    """Give what changed in the form's dictionary and in its fields, by their full names."""
    yield from _dictionary_notes(before.view, after.view, equality)
    yield from _redrawing_notes(before, after)
    yield from _default_notes(before, after, equality)
    for name in before.fields.keys() - after.fields.keys():
        yield _gone(before.fields[name])
    for name in after.fields.keys() - before.fields.keys():
        yield from _added(after, after.fields[name])
    for name in after.repeated_names - before.repeated_names:
        yield Note(Kind.FORM, "field of the same name", field=name)
    for name in before.fields.keys() & after.fields.keys():
        yield from _changed(before, after, name, equality)


def looks(anatomy: Anatomy, field: Field) -> Iterator[tuple[int | None, tuple[Rectangle, ...]]]:
    """Give on which pages a field is seen, and where."""
    for widget in field.widgets:
        where = places(anatomy.view, widget.body)
        if where:
            yield anatomy.page_of(widget.number), where


def is_blank(view: View, field: Field) -> bool:
    """Return whether a field says nothing yet: no value, and looks that hold a ground and a border at most."""
    if field.kind == "/Sig":
        return True
    return not has_value(view, field) and all(_is_ground(view, widget) for widget in field.widgets)


def has_value(view: View, field: Field) -> bool:
    """Return whether a field has a value, its own or one from above."""
    value = view.follow(_inherited(view, field.body, "/V"))
    return value is not None and str(value) not in {"", "/Off"}


def field_kind(view: View, field: Field, key: str) -> Kind:
    """Return as what a change of something is told that hangs on an entry of a field."""
    is_signed = field.kind == "/Sig" and raw(field.body, "/V") is not None
    known = dict.fromkeys(ACTS, Kind.ACTIVE) | dict.fromkeys(ATTACHES, Kind.ATTACHMENT)
    known |= dict.fromkeys(_BOOKKEEPING - {"/Ff"}, Kind.STRUCTURE)
    if key == "/V" and is_signed:
        return Kind.OVERWRITTEN
    if key == "/V" and has_value(view, field):
        return Kind.REPLACED
    is_filling = key in _FILLING - {"/F"} and not is_signed
    return known.get(key, Kind.FILLING if is_filling else Kind.FORM)


def _is_ground(view: View, widget: Annotation) -> bool:
    drawn = view.part(view.part(widget.body, "/AP"), "/N")
    if drawn is None:
        return True
    if not isinstance(drawn, generic.StreamObject):
        return False
    text = bytes(drawn.data)
    return len(text) <= _LONGEST_GROUND and _SAYS.search(text) is None


def _dictionary_notes(old: View, new: View, equality: Equality) -> Iterator[Note]:
    before = old.dictionary(old.root, "/AcroForm") or generic.DictionaryObject()
    after = new.dictionary(new.root, "/AcroForm") or generic.DictionaryObject()
    for key in sorted(equality.changed_keys(before, after) - _INDIFFERENT_OF_FORM):
        if key != "/XFA":
            yield Note(Kind.FORM, f"form {key}")
        else:
            yield FORM_OF_ITS_OWN if key in before and key in after else Note(Kind.CONTENT, f"form {key}")


def form_resources(view: View) -> dict[str, Object]:
    """Return what values are drawn with, by category and name."""
    whole = view.dictionary(view.dictionary(view.root, "/AcroForm"), "/DR")
    found: dict[str, Object] = {}
    for category, listed in entries(whole).items() if whole is not None else ():
        named = view.follow(listed)
        if isinstance(named, generic.DictionaryObject):
            found |= {f"{category} {name}": one for name, one in entries(named).items()}
    return found


def is_drawn_by_readers(anatomy: Anatomy) -> bool:
    """Return whether readers need the form's own resources and defaults to draw a field."""
    view = anatomy.view
    fields = [one for one in anatomy.fields.values() if one.kind not in {"", "/Sig"}]
    return bool(fields) and (
        asks_to_redraw(view) or any(_lacks_resources(view, widget) for one in fields for widget in one.widgets)
    )


def _lacks_resources(view: View, widget: Annotation) -> bool:
    drawn = view.part(view.part(widget.body, "/AP"), "/N")
    if isinstance(drawn, generic.StreamObject):
        return raw(drawn, "/Resources") is None
    return drawn is None and bool(places(view, widget.body))


def _default_notes(before: Anatomy, after: Anatomy, equality: Equality) -> Iterator[Note]:
    """Give what draws otherwise what was signed; resources that come new are for new values."""
    old, new = (one.view.dictionary(one.view.root, "/AcroForm") for one in (before, after))
    changed = [key for key in ("/DA", "/Q") if raw(old, key) is not None]
    changed = [key for key in changed if not equality.holds(raw(old, key), raw(new, key))]
    resources = form_resources(after.view)
    for name, one in form_resources(before.view).items():
        if not equality.holds(one, resources.get(name)):
            changed.append(f"/DR {name}")
    if changed:
        is_drawn = is_drawn_by_readers(before) or is_drawn_by_readers(after)
        for name in changed:
            yield Note(Kind.CONTENT if is_drawn else Kind.STRUCTURE, f"form {name}")


def _redrawing_notes(before: Anatomy, after: Anatomy) -> Iterator[Note]:
    """Give which fields may look otherwise because readers were told to draw fields anew, or no more to do so."""
    if asks_to_redraw(before.view) == asks_to_redraw(after.view):
        return
    for field in before.fields.values():
        if field.kind in {"", "/Sig"}:  # nobody draws signatures anew
            continue
        kind = Kind.REDRAWN if _depends_on_reader(before.view, after.view, field) else Kind.FILLING
        for page, where in list(looks(before, field)) or [(None, ())]:
            yield Note(kind, f"form /NeedAppearances: {field.name}", page=page, places=where)


def asks_to_redraw(view: View) -> bool:
    """Return whether readers are told to draw each field from its value, whatever looks it has (12.7.3)."""
    asked = view.part(view.dictionary(view.root, "/AcroForm"), "/NeedAppearances")
    return isinstance(asked, generic.BooleanObject) and bool(asked.value)


def _depends_on_reader(old: View, new: View, field: Field) -> bool:
    """Return whether what becomes of a field's looks differs between readers, so that comparing pages cannot tell.

    From now on each draws the value in its own way; or so far some have drawn a button's caption, and others its looks.
    Ground and border of a blank, and looks that were always there, are compared.
    """
    if asks_to_redraw(new) and (field.kind == "/Btn" or not is_blank(old, field)):
        return True
    return any(len(old.name(old.part(one.body, "/MK"), "/CA")) > 1 for one in field.widgets)


def _gone(field: Field) -> Note:
    was_signed = field.kind == "/Sig" and raw(field.body, "/V") is not None
    return Note(Kind.OVERWRITTEN if was_signed else Kind.FORM, "field removed", field=field.name)


def _added(after: Anatomy, field: Field) -> Iterator[Note]:
    if field.kind == "/Sig":
        yield from _signed(after, field, was_there=False)
        return
    if any(acts(after.view, widget.body) for widget in field.widgets):
        yield Note(Kind.ACTIVE, "field with an action", field=field.name, was_there=False)
    seen = list(looks(after, field)) or [(None, ())]
    for page, where in seen:
        yield Note(Kind.FORM, "field added", field=field.name, page=page, places=where, was_there=False)


def _signed(after: Anatomy, field: Field, *, was_there: bool) -> Iterator[Note]:
    value = after.view.part(field.body, "/V")
    seen = [one for one in looks(after, field) if one[1]]
    if value is None:
        kind, detail = Kind.FIELD, "signature field added"
    elif after.view.name(value, "/Type") == "/DocTimeStamp" and not seen:
        kind, detail = Kind.TIMESTAMP, "timestamp"
    else:
        kind, detail = Kind.SIGNATURE, "signature"
    for page, where in seen or [(None, ())]:
        yield Note(kind, detail, field=field.name, page=page, places=where, was_there=was_there)


def _changed(before: Anatomy, after: Anatomy, name: str, equality: Equality) -> Iterator[Note]:
    old, new = before.fields[name], after.fields[name]
    pairs = _paired(old, new)
    if old.body is new.body and pairs is not None and all(one.body is two.body for one, two in pairs):
        return
    keys = equality.changed_keys(old.body, new.body)
    for one, two in pairs or ():
        keys |= equality.changed_keys(one.body, two.body)
    keys -= _BOOKKEEPING
    keys |= _changed_by_inheritance(before.view, after.view, old, new, equality)
    if old.kind == "/Sig" and before.view.part(old.body, "/V") is not None and value_number(old) != value_number(new):
        keys |= {"/V"}
    if pairs is None:
        keys |= {"/Kids"}
    elif "/Kids" in keys:
        keys -= {"/Kids"}
    if _acts_otherwise(after.view, old, new, keys):
        yield Note(Kind.ACTIVE, "field with an action", field=name)
    if keys & ATTACHES:
        yield Note(Kind.ATTACHMENT, "field with a file", field=name)
    if "/V" in keys and old.kind != "/Sig" and has_value(before.view, old):
        yield Note(Kind.REPLACED, "value", field=name)
    if not keys:
        return
    yield from _told(before, after, name, keys)


def _acts_otherwise(new: View, before: Field, after: Field, keys: set[str]) -> bool:
    """Return whether a field came to act, or does something else than it did."""
    was_acting = any(key in body for key in keys & ACTS for body in _bodies(before))
    return was_acting or bool(keys & ACTS and any(acts(new, body) for body in _bodies(after)))


def _bodies(field: Field) -> list[generic.DictionaryObject]:
    return [field.body, *(one.body for one in field.widgets)]


def _changed_by_inheritance(old: View, new: View, before: Field, after: Field, equality: Equality) -> set[str]:
    """Return under which keys a field takes something else from above, wherever its own entries lead."""
    pairs = [(before.body, after.body)]
    pairs += [(one.body, two.body) for one, two in _paired(before, after) or ()]
    found = {
        key
        for one, two in pairs
        for key in _INHERITED
        if not equality.holds(_inherited(old, one, key), _inherited(new, two, key))
    }
    flags = [view.follow(_inherited(view, body, "/Ff")) for view, body in ((old, before.body), (new, after.body))]
    return found if _is_drawn_by_flags(*flags) else found - {"/Ff"}


def _inherited(view: View, body: Object, key: str) -> Object | None:
    one: Object | None = body
    for _ in range(_DEEPEST_FORM):
        found = raw(one, key)
        if one is None or found is not None:
            return found
        one = view.part(one, "/Parent")
    return None


def _is_drawn_by_flags(before: Object | None, after: Object | None) -> bool:
    old, new = (int(one) if isinstance(one, generic.NumberObject) else 0 for one in (before, after))
    return bool((old ^ new) & ~_FIRST_FLAGS)


def _told(before: Anatomy, after: Anatomy, name: str, keys: set[str]) -> Iterator[Note]:
    old, new = before.fields[name], after.fields[name]
    was_signed = old.kind == "/Sig" and before.view.part(old.body, "/V") is not None
    if was_signed and "/V" in keys:
        yield Note(Kind.OVERWRITTEN, "value of a signature", field=name)
        return
    if old.kind == "/Sig" and not was_signed and after.view.part(new.body, "/V") is not None:
        # Who signs a field may also show it and give it looks.
        yield from _signed(after, new, was_there=True)
        keys -= {*_FILLING, "/Rect", "/Lock", "/SV"}
    if _looks_serve_two(before.view, old):
        yield Note(Kind.PREPARED, "looks that serve for something else too", field=name)
    if not keys:
        return
    is_filling = keys <= _FILLING and not was_signed and not _shows_or_hides(before.view, after.view, old, new)
    kind = Kind.FILLING if is_filling else Kind.FORM
    detail = " ".join(sorted(keys))
    seen = [*looks(before, old), *looks(after, new)] or [(None, ())]
    for page, where in dict.fromkeys(seen):
        yield Note(kind, detail, field=name, page=page, places=where)


def _looks_serve_two(view: View, field: Field) -> bool:
    """Return whether the dictionary of a field's looks serves for anything but looks: then it was prepared for more."""
    numbers = {number_of(raw(widget.body, "/AP")) for widget in field.widgets} - {None}
    return any(view.revisions.referrers(number, view.revision) - {"/AP"} for number in numbers if number is not None)


def _shows_or_hides(old: View, new: View, before: Field, after: Field) -> bool:
    pairs = _paired(before, after)
    return pairs is None or any(visibility(old, one.body) != visibility(new, two.body) for one, two in pairs)


def _paired(before: Field, after: Field) -> list[tuple[Annotation, Annotation]] | None:
    """Return the widgets of a field with what became of each, None if they are not the same ones."""
    if len(before.widgets) != len(after.widgets):
        return None
    pairs = list(zip(before.widgets, after.widgets, strict=True))
    return pairs if all(one.number == two.number for one, two in pairs) else None


def value_number(field: Field) -> int | None:
    """Return the number of the object that is a field's value."""
    return number_of(raw(field.body, "/V"))
