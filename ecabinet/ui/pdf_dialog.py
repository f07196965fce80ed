"""Choosing PDF files on this device, in a dialog that renames and deletes nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from ecabinet.ui.say import say


def choose_pdf_files(parent: QWidget, name: str, done: Callable[[tuple[str, ...]], None], *, many: bool = True) -> None:
    """Ask for PDF files; `done` gets their paths, and is not called where nothing is chosen.

    The dialog is the product's own on every system, so that a tablet in a meeting room offers nothing but reading.
    """
    dialog = QFileDialog(parent, say("Choose PDF files"))
    dialog.setObjectName(name)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.setOption(QFileDialog.Option.ReadOnly)
    dialog.setNameFilter(say("PDF files (*.pdf)"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles if many else QFileDialog.FileMode.ExistingFile)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.filesSelected.connect(lambda paths: done(tuple(paths)))
    dialog.open()
