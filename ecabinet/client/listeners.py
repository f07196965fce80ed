"""Those who want to hear that something may look different."""

from __future__ import annotations

import threading
from collections.abc import Callable

Callback = Callable[[frozenset[str]], None]


class Listeners:
    """Callbacks, told on whichever thread the change happened; they return at once and raise nothing."""

    def __init__(self) -> None:
        """Begin with nobody listening."""
        self._lock = threading.Lock()
        self._callbacks: tuple[Callback, ...] = ()

    def add(self, callback: Callback) -> Callable[[], None]:
        """Tell this callback from now on; what is returned ends it."""
        with self._lock:
            self._callbacks = (*self._callbacks, callback)

        def remove() -> None:
            with self._lock:
                self._callbacks = tuple(one for one in self._callbacks if one is not callback)

        return remove

    def tell(self, kinds: frozenset[str]) -> None:
        """Tell everybody, if anything changed."""
        if kinds:
            for callback in self._callbacks:
                callback(kinds)
