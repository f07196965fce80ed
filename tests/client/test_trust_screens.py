"""The screen of the trust list: how old revocation lists are, and what is laid beside what was read."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from ecabinet.client.screens.trust_import import Obstacle
from ecabinet.client.screens.trust_list import WITHOUT_END, Age, known_to, trust_list_screen
from ecabinet.client.view import LinkPhase, LinkState, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB
from ecabinet.domain.signatures.material import Hierarchy
from ecabinet.domain.trust_list.entities import Fetch
from ecabinet.domain.trust_list.facts import CertificateRole, fingerprint_of
from ecabinet.trust.trust_files import FoundCertificate, FoundCrl, TrustFilesRead
from tests.domain.plays import Play, play
from tests.domain.trust_samples import (
    ADDRESS,
    RESPONDER,
    certificate_facts,
    confirming,
    crl_facts,
    listed_root,
    revoking,
)


def view_of(at: Play, *, later: timedelta = timedelta(0)) -> View:
    return View(world=at.world, me=at.admin, now=at.now + later, link=LinkState(LinkPhase.ONLINE, at.now))


@pytest.mark.parametrize(
    ("later", "age"),
    [(timedelta(0), Age.FRESH), (timedelta(days=4), Age.ENDING), (timedelta(days=6), Age.OLD)],
)
def test_a_revocation_list_is_old_when_the_next_one_is_due(later: timedelta, age: Age) -> None:
    at = play("draft")
    listed_root(at)
    at.must(at.admin, v.ImportRevocationList, **revoking())
    (row,) = trust_list_screen(view_of(at, later=later)).certificates
    assert row.age == age


def test_a_revocation_list_that_names_no_next_one_is_old_after_a_month() -> None:
    at = play("draft")
    listed_root(at)
    at.must(at.admin, v.ImportRevocationList, **revoking(next_update=None))
    assert trust_list_screen(view_of(at, later=WITHOUT_END)).certificates[0].age == Age.OLD
    assert trust_list_screen(view_of(at)).certificates[0].age == Age.FRESH


def test_roots_stand_before_what_they_issued_and_official_duty_before_the_public() -> None:
    at = play("draft")
    for der, name, role, hierarchy in (
        (b"a", "CN=B gốc công cộng", CertificateRole.ANCHOR, Hierarchy.PUBLIC),
        (b"b", "CN=A cấp dưới", CertificateRole.INTERMEDIATE, Hierarchy.OFFICIAL_DUTY),
        (b"c", "CN=Z gốc công vụ", CertificateRole.ANCHOR, Hierarchy.OFFICIAL_DUTY),
    ):
        fields = confirming(der, subject=name) | {"role": role, "hierarchy": hierarchy}
        at.must(at.admin, v.ConfirmCertificate, **fields)
    names = [row.name for row in trust_list_screen(view_of(at)).certificates]
    assert names == ["Z gốc công vụ", "A cấp dưới", "B gốc công cộng"]
    assert set(known_to(view_of(at))) == {b"a", b"b", b"c"}


def test_a_subordinate_goes_to_the_hierarchy_of_the_root_that_proved_to_have_issued_it() -> None:
    at = play("draft")
    root = listed_root(at)
    first = certificate_facts(b"first", subject="CN=Một", is_self_signed=False)
    second = certificate_facts(b"second", subject="CN=Hai", is_self_signed=False)
    stranger = msgspec.structs.replace(second, subject="CN=Lạ", sha256=fingerprint_of(b"stranger"))
    read = TrustFilesRead(
        certificates=(
            FoundCertificate(der=b"second", facts=second, file="2", issued_by=first.sha256),
            FoundCertificate(der=b"first", facts=first, file="1", issued_by=root),
            FoundCertificate(der=b"stranger", facts=stranger, file="3"),
        )
    )
    screen = trust_list_screen(view_of(at), read).importing
    assert screen is not None
    found = {row.name: row.hierarchy for row in screen.certificates}
    assert found == {"Một": Hierarchy.OFFICIAL_DUTY, "Hai": Hierarchy.OFFICIAL_DUTY, "Lạ": Hierarchy.OTHER}


def test_what_would_be_refused_is_told_before_it_is_given() -> None:
    at = play("draft")
    root = listed_root(at)
    at.must(at.admin, v.ImportRevocationList, **revoking(b"kept"))
    leaf = certificate_facts(b"leaf", is_ca=False, is_self_signed=False)
    read = TrustFilesRead(
        certificates=(
            FoundCertificate(der=b"root", facts=certificate_facts(b"root"), file="a", issued_by=root),
            FoundCertificate(der=b"leaf", facts=leaf, file="b", issued_by=root),
        ),
        crls=(
            FoundCrl(der=b"kept", facts=crl_facts(b"kept"), file="c", signed_by=root),
            FoundCrl(der=b"lone", facts=crl_facts(b"lone"), file="d"),
            FoundCrl(der=b"gone", facts=crl_facts(b"gone"), file="e", signed_by="0" * 64),
        ),
    )
    screen = trust_list_screen(view_of(at), read).importing
    assert screen is not None
    assert {row.file: row.obstacle for row in screen.certificates} == {"a": Obstacle.LISTED, "b": Obstacle.NO_AUTHORITY}
    assert {row.file: row.obstacle for row in screen.crls} == {
        "c": Obstacle.NOT_NEWER,
        "d": Obstacle.OF_STRANGER,
        "e": Obstacle.OF_STRANGER,
    }


def test_a_certificate_shows_where_its_lists_came_from_and_what_came_of_asking() -> None:
    at = play("draft")
    root = listed_root(at)
    at.must(HUB, v.ImportRevocationList, **revoking(), source=ADDRESS)
    asked: dict[str, Any] = {"issuer": root, "address": ADDRESS, "outcome": Fetch.UNCHANGED}
    at.must(HUB, v.RecordFetch, **asked)
    screen = trust_list_screen(view_of(at))
    (row,) = screen.certificates
    assert [(one.source, one.taken_at) for one in row.crls] == [(ADDRESS, at.now)]
    assert [(one.address, one.asked_at, one.outcome) for one in row.addresses] == [(ADDRESS, at.now, Fetch.UNCHANGED)]
    assert (screen.changed_by_hub, screen.changed_by) == (True, "")


def test_a_responder_is_shown_once_with_what_came_of_asking_it_last() -> None:
    at = play("draft")
    root = listed_root(at)
    asked: dict[str, Any] = {"issuer": root, "address": RESPONDER}
    at.must(HUB, v.RecordFetch, **asked, certificate="b" * 64, outcome=Fetch.ANSWERED)
    at.now += timedelta(minutes=1)
    at.must(HUB, v.RecordFetch, **asked, certificate="a" * 64, outcome=Fetch.NO_ANSWER)
    at.must(HUB, v.RecordFetch, issuer=root, address=ADDRESS, outcome=Fetch.TAKEN)
    (row,) = trust_list_screen(view_of(at)).certificates
    assert [(one.address, one.is_responder, one.outcome, one.asked_at) for one in row.addresses] == [
        (ADDRESS, False, Fetch.TAKEN, at.now),
        (RESPONDER, True, Fetch.NO_ANSWER, at.now),
    ]
