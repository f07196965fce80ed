"""Dynamic properties through which a widget tells the style sheet what it is."""

from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

_REDRESS: Final = frozenset({QEvent.Type.StyleChange, QEvent.Type.LanguageChange})


def mark(widget: QWidget, **properties: str) -> None:
    """Set properties such as `role`, `state` or `tone` and let the style sheet look again where one changed."""
    changed = False
    for name, value in properties.items():
        if widget.property(name) != value:
            widget.setProperty(name, value)
            changed = True
    if changed:
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.updateGeometry()
        widget.update()


def redresses(event: QEvent) -> bool:
    """Whether an event means that words, icons or own-painted colours must be made anew."""
    return event.type() in _REDRESS
