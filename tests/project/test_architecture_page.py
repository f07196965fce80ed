"""The architecture page tells the truth about the code."""

from __future__ import annotations

from ecabinet.domain.repertoire import VERBS
from tests.project.command_table import PAGE, page_with_table


def test_the_table_of_commands_is_the_one_drawn_from_the_code() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == page_with_table(page), "run: python -m tests.project.command_table"


def test_the_page_names_every_command() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [verb.command.__name__ for verb in VERBS if f"`{verb.command.__name__}`" not in page] == []
