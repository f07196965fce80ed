"""The keys of the desk, shown on request."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from ecabinet.ui.kit.flow import Flow
from ecabinet.ui.kit.labels import Body
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.say import say
from ecabinet.ui.theme import space


def keys() -> tuple[tuple[str, str], ...]:
    """Keys and what they do."""
    return (
        ("Ctrl+1 … Ctrl+8", say("Go to a step")),
        ("Ctrl+N", say("New meeting, item or guest")),
        ("Ctrl+S", say("Save")),
        ("Ctrl+O", say("Add files")),
        ("Alt+↑  Alt+↓", say("Move an item")),
        ("Delete", say("Remove an item")),
        ("Enter", say("Open what is chosen")),
        ("Esc", say("Close the sheet")),
        ("Alt+←", say("Back to all meetings")),
        ("F1  ?", say("These keys")),
    )


def keys_help() -> QWidget:
    """Give the list of keys."""
    flow = Flow(margin_steps=0)
    flow.setObjectName("desk.keys")
    box = QFrame()
    mark(box, role="plain")
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(space(5))
    grid.setVerticalSpacing(space(3))
    for row, (key, words) in enumerate(keys()):
        grid.addWidget(Body(key, strong=True), row, 0)
        grid.addWidget(Body(words), row, 1)
    grid.setColumnStretch(1, 1)
    flow.add(box)
    flow.end()
    return flow
