"""Reading a policy of algorithms."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Final

import msgspec

from ecabinet.domain.signatures.material import AlgorithmPolicy

_PACKAGE: Final = Path(__file__).resolve().parents[2]
_FOLDERS: Final = (_PACKAGE / "_resources" / "trust", _PACKAGE.parent / "resources" / "trust")
"""A wheel carries its resources inside the package, a checkout beside it."""


class PolicyFault(Exception):
    """The policy file cannot be read; the text says why."""


def read_policy(path: Path) -> AlgorithmPolicy:
    """Read a policy file (TOML). Raises PolicyFault."""
    try:
        return msgspec.convert(tomllib.loads(path.read_text(encoding="utf-8")), AlgorithmPolicy)
    except (OSError, ValueError) as fault:  # broken TOML, encoding and shapes are all ValueErrors
        raise PolicyFault(f"{path}: {fault}") from fault


def bundled_policy() -> AlgorithmPolicy:
    """Return the policy that comes with the product, `resources/trust/algorithm-policy.toml`."""
    paths = [folder / "algorithm-policy.toml" for folder in _FOLDERS]
    return read_policy(next((path for path in paths if path.is_file()), paths[-1]))
