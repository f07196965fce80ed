"""A new hub: its folder, its authority, its store, and the first administrator."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import msgspec

from ecabinet.domain.kernel import HUB, Actor, Command, EnvironmentFault, Refusal
from ecabinet.domain.people.add_agency import AddAgency
from ecabinet.domain.people.add_person import AddPerson
from ecabinet.domain.people.entities import Role
from ecabinet.domain.people.issue_code import IssueCode
from ecabinet.domain.voting.install_rule_set import InstallRuleSet
from ecabinet.domain.voting.presets import PRESETS
from ecabinet.hub.config import HubConfig
from ecabinet.store.ledger import Envelope, Ledger
from ecabinet.store.memory_tables import MemoryTables
from ecabinet.store.opening import open_tables
from ecabinet.trust import authority, codes
from ecabinet.wire.identity import new_id


class FirstAdministrator(msgspec.Struct, frozen=True, kw_only=True):
    """Who gets the first account, and the agency they belong to."""

    email: str
    full_name: str
    position: str
    agency_name: str
    agency_code: str


class InitResult(msgspec.Struct, frozen=True, kw_only=True):
    """What is shown once: the administrator's one-time code, and the fingerprint that clients compare."""

    code: str
    fingerprint: str


class InitRefused(Exception):
    """What was given for the first administrator cannot be; nothing was made."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def init_hub(config: HubConfig, administrator: FirstAdministrator, now: datetime) -> InitResult:
    """Make a hub in the config's folder. There is no default account; the code is kept as a digest only.

    Raises EnvironmentFault `hub_here_already` for a folder that holds anything, InitRefused, OSError. What was begun
    is removed again.
    """
    code = codes.make_code()
    commands = _first_commands(administrator, codes.digest(code), now)
    _commit(Ledger(MemoryTables()), commands, now)  # on trial: a second try must not meet half of the first
    with ExitStack() as undo:
        _claim(config.folder, undo)
        fingerprint = make_certificates(config, now)
        config.blobs.mkdir(mode=0o700)
        ledger = Ledger(open_tables(config.store))
        try:
            _commit(ledger, commands, now)
        finally:
            ledger.close()
        config.save()
        undo.pop_all()
    return InitResult(code=code, fingerprint=fingerprint)


def make_certificates(config: HubConfig, now: datetime) -> str:
    """Make the hub's authority and its first certificate; return the authority's fingerprint."""
    config.tls.mkdir(mode=0o700)
    root = authority.make_authority(f"E-Cabinet {config.city}"[:64], now)
    authority.save(root, *config.authority_files)
    authority.save(authority.issue_leaf(root, config.names, config.addresses, now), *config.leaf_files)
    return authority.fingerprint(root.certificate)


def _claim(folder: Path, undo: ExitStack) -> None:
    if folder.exists() and any(folder.iterdir()):
        raise EnvironmentFault("hub_here_already", str(folder))
    is_new = not folder.exists()
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    undo.callback(_empty, folder, remove=is_new)


def _empty(folder: Path, *, remove: bool) -> None:
    for entry in folder.iterdir():
        if entry.is_dir():
            shutil.rmtree(entry)
        else:
            entry.unlink()
    if remove:
        folder.rmdir()


def _first_commands(administrator: FirstAdministrator, code_digest: str, now: datetime) -> tuple[Command, ...]:
    agency, person = new_id(), new_id()
    rules = [InstallRuleSet(id=new_id(), claimed_at=now, rule_set=rule) for rule in PRESETS]
    return (
        *rules,
        AddAgency(
            id=new_id(),
            claimed_at=now,
            agency=agency,
            code=administrator.agency_code,
            name=administrator.agency_name,
        ),
        AddPerson(
            id=new_id(),
            claimed_at=now,
            person=person,
            email=administrator.email,
            full_name=administrator.full_name,
            position=administrator.position,
            agency=agency,
            roles=(Role.ADMINISTRATOR,),
        ),
        IssueCode(id=new_id(), claimed_at=now, person=person, code_digest=code_digest),
    )


def _commit(ledger: Ledger, commands: Sequence[Command], now: datetime) -> None:
    committed = ledger.commit([Envelope(command, Actor(HUB), HUB) for command in commands], now)
    for receipt in committed.receipts:
        if receipt.refusal is not None:
            raise InitRefused(receipt.refusal)
