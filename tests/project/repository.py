"""The repository as the tests of its own shape see it."""

import subprocess
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import cast

ROOT = Path(__file__).resolve().parents[2]

# Folders of Python that the house rules are for.
PRODUCT = ("ecabinet", "bench")
TESTS = ("tests",)


def modules(folders: tuple[str, ...]) -> Iterator[Path]:
    """Give the Python files below the named folders of the repository."""
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def own_files() -> list[Path]:
    """Give the files that belong to the repository: under version control, or not yet and not ignored."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],  # noqa: S607  # git is where the system keeps it
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return [ROOT / name for name in listing.stdout.decode().split("\0") if name and (ROOT / name).is_file()]


def _table(value: object, *keys: str) -> object:
    for key in keys:
        value = cast("dict[str, object]", value)[key]
    return value


def requirements(*keys: str) -> list[str]:
    """Give the requirement lines at a place in pyproject.toml, e.g. `requirements("project", "dependencies")`."""
    document = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return cast("list[str]", _table(document, *keys))
