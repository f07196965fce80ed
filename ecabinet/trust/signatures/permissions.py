"""What a signer allowed to be changed afterwards, as of the signed revision: DocMDP, FieldMDP (ISO 32000-2, 12.8.2)."""

from __future__ import annotations

from dataclasses import dataclass

from pyhanko.pdf_utils import generic

from ecabinet.trust.signatures.differences_views import Object, View, number_of, raw

NO_CHANGES = 1
FILLING = 2
ANNOTATING = 3


@dataclass(frozen=True)
class Permissions:
    """`level` is P of DocMDP, 0 where nothing is said. `locks` are field names by `action`: All, Include, Exclude."""

    level: int = 0
    action: str = ""
    locks: tuple[str, ...] = ()

    def forbids_field(self, name: str) -> bool:
        """Return whether a field, by its full name, is locked with all that stand below it."""
        named = any(name == one or name.startswith(f"{one}.") for one in self.locks)
        return self.action == "All" or (self.action == "Include" and named) or (self.action == "Exclude" and not named)


def permissions_of(view: View, field: generic.DictionaryObject, value: generic.DictionaryObject) -> Permissions:
    """Read them from a signature's references, else from the lock of its field. `view` is the signed revision.

    A level that is none of 1, 2, 3 counts as 2, the default of the standard. Raises what hostile files make it raise.
    """
    level, action = 0, ""
    locks: tuple[str, ...] = ()
    for one in view.array(value, "/Reference"):
        reference = view.follow(one)
        parameters = view.part(reference, "/TransformParams")
        method = view.name(reference, "/TransformMethod")
        if method == "/DocMDP":
            level = _level(view, parameters)
        elif method == "/FieldMDP":
            action, locks = _locks(view, parameters)
    lock = view.dictionary(_as_signed(view, field), "/Lock")
    if lock is not None and not action:
        action, locks = _locks(view, lock)
    if lock is not None and not level and raw(lock, "/P") is not None:
        level = _level(view, lock)
    return Permissions(level, action, locks)


def _as_signed(view: View, field: generic.DictionaryObject) -> Object | None:
    """Return the field as it was when signed: the newest one may say anything."""
    reference = getattr(field, "container_ref", None)
    number = reference.idnum if isinstance(reference, generic.Reference) else number_of(field)
    return field if number is None else view.find(number)


def _level(view: View, parameters: Object | None) -> int:
    level = view.number(parameters, "/P")
    return level if level in {NO_CHANGES, FILLING, ANNOTATING} else FILLING


def _locks(view: View, parameters: Object | None) -> tuple[str, tuple[str, ...]]:
    names = (view.follow(one) for one in view.array(parameters, "/Fields"))
    return view.name(parameters, "/Action").lstrip("/"), tuple(str(one) for one in names if one is not None)
