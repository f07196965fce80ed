"""Each third-party package is imported in its own rooms only; the domain stands on the standard library and msgspec."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.repository import ROOT, modules


def imported(path: Path) -> Iterator[str]:
    """Give the top-level packages that a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (name.name.partition(".")[0] for name in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]
            case _:
                pass


def test_the_domain_imports_the_standard_library_and_msgspec_only() -> None:
    allowed = sys.stdlib_module_names | {"msgspec", "ecabinet"}
    found = [(path.name, name) for path in modules(("ecabinet/domain",)) for name in imported(path)]
    assert [pair for pair in found if pair[1] not in allowed] == []


@pytest.mark.parametrize("room", ["client", "ui", "store", "trust", "papers"])
def test_what_runs_on_windows_leans_on_no_module_of_posix_alone(room: str) -> None:
    posix = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios"}
    found = [
        (path.relative_to(ROOT).as_posix(), name) for path in modules((f"ecabinet/{room}",)) for name in imported(path)
    ]
    assert [pair for pair in found if pair[1] in posix] == []
