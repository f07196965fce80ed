"""The floor of the start: an empty Widgets window. Prints when it was painted."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from bench.painted import Painted


def main() -> None:
    """Open, paint, say so, end."""
    app = QApplication([])
    window = QWidget()
    window.resize(1280, 800)

    def painted(at: float) -> None:
        print(at)
        app.quit()

    watch = Painted(window, painted)
    window.show()
    app.exec()
    del watch


if __name__ == "__main__":
    main()
