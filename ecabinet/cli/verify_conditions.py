"""What files are judged by: trust out of folders, a policy of algorithms, a time."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ecabinet.domain.refusals import SENTENCES
from ecabinet.domain.times import FIRST_YEAR, LAST_YEAR
from ecabinet.papers.wording import VIETNAM_TIME

if TYPE_CHECKING:
    from ecabinet.cli.verify_work import Conditions
    from ecabinet.domain.signatures.material import AlgorithmPolicy, TrustMaterial

_NONE: Final = "none"
"""In place of a folder of trust; a folder of that name is given as ./none."""


class ConditionsFault(Exception):
    """A folder of trust or a policy cannot be read; the text says which and why."""


def moment_of(text: str) -> datetime:
    """Read an ISO 8601 time; one without a zone is in the time of Việt Nam, a date alone is its beginning."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        message = f"not a time: {text!r} (2026-01-05T08:30:15+07:00 would be one)"
        raise argparse.ArgumentTypeError(message) from error
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        message = f"give a year from {FIRST_YEAR} to {LAST_YEAR}"
        raise argparse.ArgumentTypeError(message)
    return (moment if moment.tzinfo else moment.replace(tzinfo=VIETNAM_TIME)).astimezone(UTC)


def conditions_of(
    trust: str | None, intermediates: Path | None, crl: Path | None, policy: Path | None, moment: datetime
) -> Conditions:
    """Return what the command line asks for. Raises ConditionsFault."""
    from ecabinet.cli.verify_work import Conditions

    return Conditions(trust=_trust(trust, intermediates, crl), policy=_policy(policy), moment=moment)


def _trust(trust: str | None, intermediates: Path | None, crl: Path | None) -> TrustMaterial | None:
    if trust == _NONE:
        return None
    from ecabinet.trust.trust_lists import TrustFolderFault, material_of_folder

    try:
        return material_of_folder(None if trust is None else Path(trust), intermediates, crl)
    except TrustFolderFault as fault:
        raise ConditionsFault(f"{fault.path}: {SENTENCES.get(fault.code, fault.code)}") from fault


def _policy(path: Path | None) -> AlgorithmPolicy:
    from ecabinet.trust.signatures.policies import PolicyFault, bundled_policy, read_policy

    try:
        return bundled_policy() if path is None else read_policy(path)
    except PolicyFault as fault:
        raise ConditionsFault(str(fault)) from fault
