"""Whether two revisions mean the same by an object, however each of them wrote it down."""

from __future__ import annotations

from pyhanko.pdf_utils import generic

from ecabinet.trust.signatures.differences_views import Object, View, elements, entries, number_of

_MOST_STEPS = 20_000
_BACK_KEYS = frozenset({"/Parent", "/P"})
_ENCODING_KEYS = frozenset({"/Length", "/Filter", "/DecodeParms"})


class Equality:
    """Compare objects of an older and a newer revision.

    A number that both refer to counts as the same here: whether its object changed is asked of that object itself.
    """

    def __init__(self, old: View, new: View) -> None:
        self._old = old
        self._new = new
        self._assumed: set[tuple[int, int]] = set()
        self._steps = 0

    def holds(self, before: Object | None, after: Object | None) -> bool:
        """Return whether both mean the same. What is too deep to tell is not the same."""
        self._steps += 1
        if self._steps > _MOST_STEPS:
            return False
        pair = number_of(before), number_of(after)
        if pair[0] is not None and pair[1] is not None:
            if pair[0] == pair[1] or (pair[0], pair[1]) in self._assumed:
                return True
            self._assumed.add((pair[0], pair[1]))
        return self.of_values(self._old.follow(before), self._new.follow(after))

    def of_values(self, before: Object | None, after: Object | None) -> bool:
        """Return whether two objects mean the same."""
        if before is None or after is None:
            return before is after
        if isinstance(before, generic.StreamObject) or isinstance(after, generic.StreamObject):
            return self._of_streams(before, after)
        if isinstance(before, generic.DictionaryObject):
            return isinstance(after, generic.DictionaryObject) and self._of_entries(before, after, _BACK_KEYS)
        if isinstance(before, generic.ArrayObject):
            return isinstance(after, generic.ArrayObject) and self._of_arrays(before, after)
        return _of_leaves(before, after)

    def changed_keys(self, before: generic.DictionaryObject, after: generic.DictionaryObject) -> set[str]:
        """Return the keys under which two dictionaries do not mean the same."""
        old, new = entries(before), entries(after)
        return {key for key in old.keys() | new.keys() if not self.holds(old.get(key), new.get(key))}

    def _of_entries(
        self, before: generic.DictionaryObject, after: generic.DictionaryObject, skipped: frozenset[str]
    ) -> bool:
        old, new = entries(before), entries(after)
        keys = old.keys() | new.keys()
        return all(
            self.holds(old.get(key), new.get(key))
            for key in keys
            if key not in skipped or (key in _BACK_KEYS and not self._leads_back(old.get(key), new.get(key)))
        )

    def _leads_back(self, *listed: Object | None) -> bool:
        """Return whether an entry leads to what stands above; other entries of the same name say something."""
        followed = (self._old.follow(listed[0]), self._new.follow(listed[1]))
        return all(one is None or type(one) is generic.DictionaryObject for one in followed)

    def _of_arrays(self, before: generic.ArrayObject, after: generic.ArrayObject) -> bool:
        return len(before) == len(after) and all(
            self.holds(old, new) for old, new in zip(elements(before), elements(after), strict=True)
        )

    def _of_streams(self, before: Object, after: Object) -> bool:
        if not isinstance(before, generic.StreamObject) or not isinstance(after, generic.StreamObject):
            return False
        if self._of_entries(before, after, _BACK_KEYS | {"/Length"}) and before.encoded_data == after.encoded_data:
            return True
        return self._of_entries(before, after, _BACK_KEYS | _ENCODING_KEYS) and bool(before.data == after.data)


def _of_leaves(before: Object, after: Object) -> bool:
    strings = (generic.TextStringObject, generic.ByteStringObject)
    if isinstance(before, strings):
        return isinstance(after, strings) and bool(before.original_bytes == after.original_bytes)
    numbers = (generic.NumberObject, generic.FloatObject)
    if isinstance(before, numbers):
        return isinstance(after, numbers) and float(before) == float(after)
    if isinstance(before, generic.BooleanObject):
        return isinstance(after, generic.BooleanObject) and bool(before.value == after.value)
    return type(before) is type(after) and bool(before == after)
