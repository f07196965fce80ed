"""Every package that the project names has its line, with licence and reason, in the page on dependencies."""

import re

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.repository import ROOT, requirements

PAGE = ROOT / "resources" / "docs" / "dependencies.md"
ROW = re.compile(r"^\| `(?P<name>[\w.-]+)` \| (?P<licence>[^|]+) \| (?P<reason>[^|]+) \|$", re.MULTILINE)


def told() -> dict[str, tuple[str, str]]:
    rows = ROW.finditer(PAGE.read_text(encoding="utf-8"))
    return {canonicalize_name(row["name"]): (row["licence"].strip(), row["reason"].strip()) for row in rows}


def named() -> list[str]:
    lines = [*requirements("project", "dependencies"), *requirements("project", "optional-dependencies", "dev")]
    return sorted({canonicalize_name(Requirement(line).name) for line in lines})


@pytest.mark.parametrize("name", named())
def test_a_dependency_is_told_with_licence_and_reason(name: str) -> None:
    licence, reason = told()[name]
    assert licence
    assert reason


def test_the_page_tells_of_nothing_that_is_gone() -> None:
    assert sorted(told()) == named()
