"""The city's directory, filled by its administrator through the real link."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from ecabinet.cli.demo.backstage import ANSWER_SECONDS, Account, Backstage, result_of
from ecabinet.cli.demo.errors import DemoFailed
from ecabinet.cli.demo.script import DemoScript
from ecabinet.client.application import Application
from ecabinet.client.codes import digest, make_code
from ecabinet.client.view import Delivery, View
from ecabinet.domain.kernel import Command, Id, Refusal
from ecabinet.domain.people.entities import Role
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.facts import CertificateRole
from ecabinet.domain.vocabulary import (
    AddAgency,
    AddCommittee,
    AddMembership,
    AddPerson,
    AddRoom,
    ConfirmCertificate,
    ImportRevocationList,
    IssueCode,
)
from ecabinet.domain.voting.presets import UBND
from ecabinet.wire.identity import new_id

DOMAIN = "hanoi.example"
PASSWORD = "mot mat khau chi de trinh dien"  # noqa: S105 - every account of the demonstration has it, and says so
SUBSTITUTE = "nguoi-du-thay"
"""Key of the person who will come in somebody's place."""


def email_of(key: str) -> str:
    """Return somebody's e-mail address."""
    return f"{key}@{DOMAIN}"


class City:
    """Agencies, people, codes, a room and the committee."""

    def __init__(self, backstage: Backstage, administrator: Account) -> None:
        """Sign the administrator in by the code that `hub init` printed."""
        self._application = backstage.enrol(administrator)
        self._given = 0
        self.accounts: dict[str, Account] = {}
        self.people: dict[str, Id] = {}
        self.committee = new_id()

    def fill(self, script: DemoScript, substitute_for: str, rule_set: Id = UBND.id) -> None:
        """Give every command of the directory and wait until the hub has accepted each."""
        agencies = {name: self._agency(name, number) for number, name in enumerate(script.agencies, start=1)}
        for member in script.members:
            self._person(member.key, member.title, member.office, agencies[member.agency], precedence=member.precedence)
        principal = next(member for member in script.members if member.key == substitute_for)
        self._person(SUBSTITUTE, f"Phó {principal.title}", "Dự thay", agencies[principal.agency], precedence=900)
        secretary, guest, display = script.secretary, script.guest, script.display
        self._person(secretary.key, secretary.title, "Thư ký", agencies[secretary.agency], Role.SECRETARIAT)
        self._person(guest.key, guest.title, "Khách mời", agencies[guest.agency])
        self._person(display.key, display.name, "Màn hình", agencies[secretary.agency], Role.ROOM_DISPLAY)
        self._give(
            AddRoom,
            room=new_id(),
            name=script.room.name,
            location=script.room.address,
            seats=script.room.seats,
            display=self.people[display.key],
        )
        self._give(
            AddCommittee,
            committee=self.committee,
            name=script.committee.name,
            agency_name=script.city.short_name,
            rule_set=rule_set,
        )
        for member in script.members:
            self._give(
                AddMembership,
                membership=new_id(),
                committee=self.committee,
                person=self.people[member.key],
                seat=member.office,
                voting=True,
                chairs=member.role == "chair",
            )
        self._settled()

    def trust(self, paths: Sequence[Path]) -> None:
        """The administrator reads certificates and revocation lists from files and confirms each."""
        read = result_of(self._application.read_trust_files(paths), "the certificates")
        if isinstance(read, Refusal) or read.problems:
            raise DemoFailed("the certificates of the demonstration cannot be read")
        for found in read.certificates:
            role = CertificateRole.ANCHOR if found.facts.is_self_signed else CertificateRole.INTERMEDIATE
            self._give(ConfirmCertificate, der=found.der, facts=found.facts, role=role, hierarchy=Hierarchy.OTHER)
        for crl in read.crls:
            self._give(ImportRevocationList, issuer=crl.signed_by, der=crl.der, facts=crl.facts)
        self._settled()

    def _agency(self, name: str, number: int) -> Id:
        agency = new_id()
        self._give(AddAgency, agency=agency, code=f"000.{number:02d}.00.H26", name=name)
        return agency

    def _person(self, key: str, name: str, position: str, agency: Id, *roles: Role, precedence: int = 950) -> None:
        person, code = new_id(), make_code()
        self.people[key] = person
        self.accounts[key] = Account(key, email_of(key), code, PASSWORD)
        self._give(
            AddPerson,
            person=person,
            email=email_of(key),
            full_name=name,
            position=position,
            agency=agency,
            roles=roles,
            precedence=precedence,
        )
        self._give(IssueCode, person=person, code_digest=digest(code))

    def _give(self, verb: type[Command], **fields: object) -> None:
        self._given += 1
        self._application.give(verb, meeting=None, based_on=None, **fields)

    def _settled(self) -> None:
        """Wait until no command waits; raises DemoFailed if the hub refused one."""
        wait_until(self._application, _nothing_waits, "the directory")
        refused = result_of(self._application.ask(_refused), "the directory")
        if refused:
            raise DemoFailed(f"the hub refused {', '.join(refused)}")


def wait_until(
    application: Application, is_so: Callable[[View], bool], what: str, seconds: float = ANSWER_SECONDS
) -> None:
    """Wait until a view of the application answers yes, looking again at every change. Not for Qt's main thread.

    Raises DemoFailed once nothing at all has changed for so many seconds.
    """
    changed = threading.Event()
    end = application.on_change(lambda _kinds: changed.set())
    try:
        while not result_of(application.ask(is_so), what, seconds):
            if not changed.wait(seconds):
                raise DemoFailed(f"{what} took longer than {seconds:.0f} s")
            changed.clear()
    finally:
        end()


def _nothing_waits(view: View) -> bool:
    return not any(pending.delivery != Delivery.REFUSED for pending in view.pending)


def _refused(view: View) -> list[str]:
    return [
        f"{type(pending.command).__name__}: {pending.refusal.code}"
        for pending in view.pending
        if pending.refusal is not None
    ]
