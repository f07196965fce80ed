"""How far it has come is drawn on a terminal and nowhere else."""

from __future__ import annotations

from io import StringIO

from ecabinet.cli.verify_progress import Progress


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_how_far_it_has_come() -> None:
    terminal = Terminal()
    progress = Progress(2, "vi", terminal)
    progress.count()
    progress.count()
    progress.clear()
    drawn = terminal.getvalue()
    assert "1/2 tệp (50%)" in drawn
    assert "2/2 tệp (100%)" in drawn
    assert drawn.endswith("\r\x1b[K")


def test_nothing_is_drawn_elsewhere_nor_for_a_single_file() -> None:
    pipe, terminal = StringIO(), Terminal()
    for progress in (Progress(3, "en", pipe), Progress(1, "en", terminal)):
        progress.count()
        progress.clear()
    assert pipe.getvalue() == terminal.getvalue() == ""
