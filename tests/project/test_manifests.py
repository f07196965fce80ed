"""The lock and the manifests pin every package by content and name no place to fetch it from."""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.project.repository import ROOT, own_files, requirements

LOCK = ROOT / "packaging" / "requirements.lock"
MANIFESTS = re.compile(
    r"(^|/)(pyproject\.toml|packaging/(bootstrap|lock)|[^/]*requirements[^/]*|[^/]*\.lock|pip\.conf)$"
)
ADDRESS = re.compile(r"[a-z]+://|file:/|--(extra-)?index-url|--find-links|--trusted-host", re.IGNORECASE)
ENTRY = re.compile(r"^(?P<name>[\w.-]+)==(?P<version>[^\s;]+)(?P<rest>(?:.*\\\n)+.*)$", re.MULTILINE)


def manifests() -> list[Path]:
    return [path for path in own_files() if MANIFESTS.search(path.relative_to(ROOT).as_posix())]


def locked() -> dict[str, str]:
    entries = ENTRY.finditer(LOCK.read_text(encoding="utf-8"))
    return {canonicalize_name(entry["name"]): entry["version"] for entry in entries}


def direct_requirements() -> list[Requirement]:
    lines = [
        *requirements("build-system", "requires"),
        *requirements("project", "dependencies"),
        *requirements("project", "optional-dependencies", "dev"),
    ]
    return [Requirement(line) for line in lines]


def test_the_lock_and_the_project_file_are_among_the_manifests() -> None:
    assert {LOCK, ROOT / "pyproject.toml"} <= set(manifests())


@pytest.mark.parametrize("path", manifests(), ids=lambda path: path.name)
def test_a_manifest_names_no_place_to_download_from(path: Path) -> None:
    written = path.read_text(encoding="utf-8")
    lines = [line for line in written.splitlines() if path.name not in {"bootstrap", "lock"} or "--no-emit" not in line]
    assert [line for line in lines if ADDRESS.search(line)] == []


def test_every_locked_package_is_pinned_by_hash() -> None:
    for entry in ENTRY.finditer(LOCK.read_text(encoding="utf-8")):
        assert "--hash=sha256:" in entry["rest"], entry["name"]


@pytest.mark.parametrize("requirement", direct_requirements(), ids=str)
def test_the_lock_holds_a_fitting_version_of_what_the_project_asks_for(requirement: Requirement) -> None:
    version = locked()[canonicalize_name(requirement.name)]
    assert requirement.specifier.contains(version)


def test_the_versions_that_lose_references_to_none_are_shut_out() -> None:
    (qt,) = [one for one in direct_requirements() if canonicalize_name(one.name) == "pyside6-essentials"]
    assert qt.specifier.contains("6.11.3")
    assert not qt.specifier.contains("6.12.0")
