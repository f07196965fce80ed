"""Modules, classes and functions stay small enough to be read; tests neither wait by the clock nor shirk."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.project.repository import PRODUCT, ROOT, TESTS, modules

MODULE_LINES = 400
CLASS_LINES = 200
FUNCTION_LINES = 40

# Each word is written as a pattern that does not match itself, so that this file passes its own test.
SHIRKING = re.compile(
    r"""time[.]sleep|import[ ]sleep|asyncio[.]sleep[(](?!0[)])|qtbot[.]wait[(]|QTest[.](qWait|qSleep)|QThread[.]m?sleep
    |mark[.]skip|pytest[.]skip|import(?:or)skip|unittest[.]skip|mark[.]flaky|rerun(?:failures)""",
    re.VERBOSE,
)


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def lines_of(node: ast.stmt) -> int:
    """Count the lines of a definition without its decorators."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def too_long(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.ClassDef(name=name) if lines_of(node) > CLASS_LINES:
                yield f"{name_of(path)}: class {name} has {lines_of(node)} lines"
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) if lines_of(node) > FUNCTION_LINES:
                yield f"{name_of(path)}: function {name} has {lines_of(node)} lines"
            case _:
                pass


@pytest.mark.parametrize("folder", [*PRODUCT, *TESTS])
def test_a_module_has_at_most_400_lines(folder: str) -> None:
    counted = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules((folder,))}
    assert {name: lines for name, lines in counted.items() if lines > MODULE_LINES} == {}


@pytest.mark.parametrize("folder", PRODUCT)
def test_a_class_has_at_most_200_lines_and_a_function_40(folder: str) -> None:
    assert [line for path in modules((folder,)) for line in too_long(path)] == []


def test_no_test_sleeps_skips_or_reruns() -> None:
    found = [
        f"{name_of(path)}:{number}: {line.strip()}"
        for path in modules(TESTS)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if SHIRKING.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    "line",
    ["    time" + ".sleep(1)", "qtbot" + ".wait(50)", "@pytest.mark" + ".skipif(True)", "await asyncio" + ".sleep(1)"],
)
def test_the_search_for_shirking_finds_it(line: str) -> None:
    assert SHIRKING.search(line)
