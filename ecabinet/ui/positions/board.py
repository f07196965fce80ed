"""What members declared on each item, by name, for the chair and the secretariat."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from ecabinet.client.screens.positions import ItemPositions, PositionsBoard
from ecabinet.domain.agenda.entities import ItemState
from ecabinet.ui.kit.badge import Badge, BadgeValue
from ecabinet.ui.kit.editors import Choice, ChoiceEdit
from ecabinet.ui.kit.labels import Body, Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.kit.wrap_row import WrapRow
from ecabinet.ui.refusal_words import refusal_sentence
from ecabinet.ui.say import say
from ecabinet.ui.theme import Tone, space

_ALL, _TOGETHER, _ALONE = "all", "together", "alone"


class BoardView(QFrame):
    """All items, those that nobody objects to, or those that somebody objects to or wishes to speak on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board: PositionsBoard | None = None
        self.filter = ChoiceEdit()
        self.filter.setObjectName("positions.filter")
        self.filter.activated.connect(lambda _place: self._choose())
        self._nothing = Caption()
        self._rows: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space(4))
        self._column.addWidget(self.filter)
        self._column.addWidget(self._nothing)
        mark(self, role="plain")

    def _choose(self) -> None:
        if self._board is not None:
            self._show(self._board, self.filter.key())

    def show_value(self, board: PositionsBoard) -> None:
        """Show what was declared; a running item stands alone."""
        if board != self._board:
            self._show(board, self.filter.key() or _ALL)

    def _show(self, board: PositionsBoard, key: str) -> None:
        self._board = board
        running = [item for item in board.items if item.state == ItemState.CURRENT]
        listed = {
            _ALL: board.items,
            _TOGETHER: board.together,
            _ALONE: tuple(item for item in board.items if item.objections or item.speakers),
        }
        names = {
            _ALL: say("All items ({count})", count=len(board.items)),
            _TOGETHER: say("Without objection ({count})", count=len(board.together)),
            _ALONE: say("Objected to, or to be spoken on ({count})", count=len(listed[_ALONE])),
        }
        self.filter.show_choices(tuple(Choice(one, words) for one, words in names.items()), key)
        self.filter.setAccessibleName(say("Items shown"))
        self.filter.setVisible(not running)
        shown = running or listed[key]
        self._nothing.setText("" if shown else say("No item here."))
        self._nothing.setVisible(not shown)
        self._show_rows(shown)

    def _show_rows(self, items: Sequence[ItemPositions]) -> None:
        for row in self._rows:
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = [_item_view(item) for item in items]
        for row in self._rows:
            self._column.addWidget(row)


def _item_view(item: ItemPositions) -> QFrame:
    box = QFrame()
    mark(box, role="plain")
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(space(1))
    column.addWidget(Body(item.title if item.number is None else f"{item.number}. {item.title}", strong=True))
    column.addWidget(WrapRow(*[Badge(value) for value in _badges(item)]))
    for objection in item.objections:
        reason = " ".join(objection.reason.split())
        column.addWidget(Body(say("{name} objects: {reason}", name=objection.full_name, reason=reason)))
    for words in _names(item):
        column.addWidget(Caption(words))
    if item.alone is not None and not item.objections and not item.speakers and item.state == ItemState.PENDING:
        column.addWidget(Caption(refusal_sentence(item.alone)))
    return box


def _badges(item: ItemPositions) -> list[BadgeValue]:
    """Counts, of which those that are nothing stand back; words and icon say what colour says."""
    objects, speak, silent = len(item.objections), len(item.speakers), len(item.silent)
    return [
        BadgeValue(say("{count} agree", count=len(item.agree)), Tone.SUCCESS if item.agree else Tone.NEUTRAL,
                   "circle-check"),
        BadgeValue(say("{count} object", count=objects), Tone.DANGER if objects else Tone.NEUTRAL, "circle-x"),
        BadgeValue(say("{count} wish to speak", count=speak), Tone.INFO if speak else Tone.NEUTRAL, "mic"),
        BadgeValue(say("{count} silent", count=silent), Tone.NEUTRAL, "circle"),
    ]  # fmt: skip


def _names(item: ItemPositions) -> list[str]:
    named = (
        (item.speakers, say("Wish to speak: {names}", names=", ".join(item.speakers))),
        (item.agree, say("Agree: {names}", names=", ".join(item.agree))),
        (item.silent, say("No position: {names}", names=", ".join(item.silent))),
    )
    return [words for names, words in named if names]
