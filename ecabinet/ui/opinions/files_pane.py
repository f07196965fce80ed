"""The files that go with an opinion: each can be read and, while answers are taken, taken away again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ecabinet.client.screens.consultation import OpinionFileRow
from ecabinet.ui.kit.button import Button, ButtonRole, IconButton
from ecabinet.ui.kit.elided_label import ElidedLabel
from ecabinet.ui.kit.labels import Caption
from ecabinet.ui.kit.properties import mark
from ecabinet.ui.pdf_dialog import choose_pdf_files
from ecabinet.ui.say import say
from ecabinet.ui.theme import space


class FilesPane(QFrame):
    """Rows of files under a caption; `picked` carries paths, `opened` and `removed` a file."""

    picked = Signal(object)
    opened = Signal(object)
    removed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[OpinionFileRow, ...] | None = None
        self._may_change = False
        self._hint = Caption(say("PDF files that go with your opinion; others see them after the count."))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(space(1))
        self.attach = Button(say("Attach PDF files…"), ButtonRole.SECONDARY, "upload")
        self.attach.setObjectName("opinion.attach")
        self.attach.clicked.connect(self._pick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        column.addLayout(self._rows)
        column.addWidget(self.attach, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._hint)
        mark(self, role="plain")

    def show_value(self, files: tuple[OpinionFileRow, ...], *, may_attach: bool, may_change: bool) -> None:
        """Show the files; without any and without the right to attach the pane goes away."""
        self.setVisible(bool(files) or may_attach)
        self.attach.setVisible(may_attach)
        self._hint.setVisible(may_attach)
        if files == self._shown and may_change == self._may_change:
            return
        self._shown, self._may_change = files, may_change
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        for file in files:
            self._rows.addWidget(self._row(file))

    def _row(self, file: OpinionFileRow) -> QFrame:
        row = QFrame()
        mark(row, role="plain")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space(2))
        read = Button(say("Read"), ButtonRole.QUIET, "file-text")
        read.setAccessibleName(say("Read {name}", name=file.file_name))
        read.clicked.connect(lambda: self.opened.emit(file))
        name = ElidedLabel(role="body")
        name.setText(file.file_name)
        key = file.id
        line.addWidget(read)
        line.addWidget(name, 1)
        if key is None:
            line.addWidget(Caption(say("On its way"), wrap=False))
        elif self._may_change:
            remove = IconButton("trash-2", say("Take {name} away", name=file.file_name))
            remove.setObjectName("opinion.detach")
            remove.clicked.connect(lambda: self.removed.emit(key))
            line.addWidget(remove)
        return row

    def _pick(self) -> None:
        choose_pdf_files(self, "opinion.files", self.picked.emit)
