"""The table of commands in the architecture page, drawn from the code.

`python -m tests.project.command_table` rewrites it.
"""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from ecabinet.domain.access import MAY
from ecabinet.domain.repertoire import VERBS

PAGE = Path(__file__).parents[2] / "resources" / "docs" / "architecture.md"
BEGIN = "<!-- commands: begin -->"
END = "<!-- commands: end -->"


def table() -> str:
    """Return the table: one line for each verb."""
    lines = ["| command | topic | who may give it | its rule reads | what it does |", "|---|---|---|---|---|"]
    for verb in VERBS:
        topic = verb.command.__module__.split(".")[2]
        may = ", ".join(sorted(MAY[verb.command]))
        reads = ", ".join(sorted(verb.reads))
        first = (inspect.getdoc(verb.command) or "").split("\n\n", maxsplit=1)[0]
        said = re.sub(r"\s+", " ", first).replace("|", "\\|")
        lines.append(f"| `{verb.command.__name__}` | {topic} | {may} | {reads} | {said} |")
    return "\n".join(lines)


def page_with_table(page: str) -> str:
    """Return the page with its table replaced."""
    before, rest = page.split(BEGIN)
    return f"{before}{BEGIN}\n{table()}\n{END}{rest.split(END)[1]}"


if __name__ == "__main__":
    PAGE.write_text(page_with_table(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
