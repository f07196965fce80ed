"""A figure, its goal, and the one table of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HEADINGS = ("Figure", "Measured", "Floor or peer of the same run", "Ratio", "Goal", "Goal is")

INTRODUCTION = (
    "Written by `python -m bench --write`; nothing here is typed by hand. Times are medians by the clock on the wall. "
    "Each figure and its floor or peer were measured in the same run, in turns, so the ratio is what counts."
)


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One line of the table. `met` is None where there is no goal; `notes` say what exactly was compared."""

    name: str
    measured: str
    floor: str
    ratio: str = ""
    goal: str = ""
    met: bool | None = None
    notes: tuple[str, ...] = ()

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of its line."""
        verdict = {True: "met", False: "MISSED", None: ""}[self.met]
        return (self.name, self.measured, self.floor, self.ratio, self.goal, verdict)


def table(figures: Sequence[Figure]) -> str:
    """Return the figures as one Markdown table that also reads well on a terminal."""
    lines = [HEADINGS, *(figure.cells for figure in figures)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADINGS))]
    rule = tuple("-" * width for width in widths)
    return "\n".join(_line(line, widths) for line in (HEADINGS, rule, *lines[1:]))


def notes(figures: Iterable[Figure]) -> str:
    """Return what was compared, figure by figure."""
    paragraphs = [f"**{figure.name}.** {' '.join(figure.notes)}" for figure in figures if figure.notes]
    return "\n\n".join(paragraphs)


def page(figures: Sequence[Figure], machine: str, disturbed: Sequence[str]) -> str:
    """Return the page that is kept in the repository. It bears no date: version control does."""
    missed = [figure.name for figure in figures if figure.met is False]
    verdict = f"Goals missed in this run: {'; '.join(missed)}." if missed else "Every goal was met in this run."
    parts = [
        "# Figures",
        INTRODUCTION,
        f"Machine: {machine}.",
        *([f"**Unreliable: the machine was not free ({'; '.join(disturbed)}).**"] if disturbed else []),
        table(figures),
        verdict,
        "## What was compared",
        notes(figures),
    ]
    return "\n\n".join(parts) + "\n"


def write_page(path: Path, text: str) -> None:
    """Write the page."""
    path.write_text(text, encoding="utf-8")


def milliseconds(seconds: float) -> str:
    """Return a time to read: three digits are as much as a run can claim."""
    return f"{seconds * 1000:.3g} ms" if seconds < 1 else f"{seconds * 1000:,.0f} ms"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
