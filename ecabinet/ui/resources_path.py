"""Where the product keeps its fonts, icons, themes and translations."""

from pathlib import Path


def resource(*parts: str) -> Path:
    """Path of a bundled file or folder below `resources/`, in a wheel or in a checkout.

    Nothing is promised about the file being there: who opens it says what is missing.
    """
    return _root().joinpath(*parts)


def _root() -> Path:
    package = Path(__file__).resolve().parents[1]
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"
