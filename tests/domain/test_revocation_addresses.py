"""Where the hub asks for revocation lists, when it asks again, and what of it is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, JobKind
from ecabinet.domain.signatures.askable_addresses import MOST_ADDRESSES, askable_addresses
from ecabinet.domain.signatures.findings import Certificate, Trust, TrustFinding
from ecabinet.domain.trust_list.addresses import (
    MOST_ADDRESSES_KEPT,
    ListAddress,
    due_addresses,
    named_anywhere,
    named_in_verdict,
    next_asking,
)
from ecabinet.domain.trust_list.entities import Fetch, RevocationAddress, RevocationList
from ecabinet.domain.trust_list.facts import CertificateRole, fingerprint_of
from ecabinet.domain.trust_list.material import trust_version
from tests.domain.examples import FILE, Play, play, verdict
from tests.domain.test_signatures import GOOD
from tests.domain.trust_samples import ADDRESS, Fields, confirming, listed_root, revoking
from tests.stage import START

ROOT = fingerprint_of(b"root")
HOUR = timedelta(hours=1)


def certificate(sha256: str, *addresses: str) -> Certificate:
    return Certificate(
        subject="", issuer="", serial="1", not_before=None, not_after=None, sha256=sha256, crl_addresses=addresses
    )


def path_of(state: Trust) -> TrustFinding:
    """Return a path of signer, sub-CA and anchor, each with an address."""
    return TrustFinding(
        state=state,
        path=(
            certificate("leaf", "http://a.example/of-sub.crl"),
            certificate("sub", "http://a.example/of-root.crl"),
            certificate(ROOT, "http://a.example/of-nobody.crl"),
        ),
    )


def asked(at: Play, outcome: Fetch = Fetch.AWAY, **otherwise: object) -> RevocationAddress:
    """Record what came of asking the root's address, and return it as kept."""
    fields: Fields = {"issuer": ROOT, "address": ADDRESS, "outcome": outcome} | otherwise
    at.must(HUB, v.RecordFetch, **fields)
    (kept,) = at.world.find(RevocationAddress)
    return kept


def due(at: Play, *named: ListAddress, hosts: str = "http", now: datetime | None = None) -> tuple[ListAddress, ...]:
    return due_addresses(at.world, named, lambda address: address.startswith(hosts), now or at.now)


def test_a_trusted_path_names_the_addresses_of_everybodys_issuer_but_nobodys_of_the_anchor() -> None:
    judged = verdict(FILE, signatures=(msgspec.structs.replace(GOOD, trust=path_of(Trust.PUBLIC)),))
    assert set(named_in_verdict(judged)) == {
        ListAddress("sub", "http://a.example/of-sub.crl"),
        ListAddress(ROOT, "http://a.example/of-root.crl"),
    }


@pytest.mark.parametrize("state", [Trust.NOT_TRUSTED, Trust.INCOMPLETE, Trust.NOT_JUDGED])
def test_what_a_stranger_wrote_into_a_certificate_is_never_asked(state: Trust) -> None:
    judged = verdict(FILE, signatures=(msgspec.structs.replace(GOOD, trust=path_of(state)),))
    assert set(named_in_verdict(judged)) == set()


def test_an_intermediate_on_the_list_names_addresses_of_its_issuer_and_a_root_none() -> None:
    at = play("draft")
    at.must(at.admin, v.ConfirmCertificate, **confirming(b"root", crl_addresses=("http://a.example/own.crl",)))
    between = confirming(b"between", subject="CN=Sub", is_self_signed=False, crl_addresses=(ADDRESS,))
    at.must(at.admin, v.ConfirmCertificate, **between | {"role": CertificateRole.INTERMEDIATE})
    assert named_anywhere(at.world) == {ListAddress(ROOT, ADDRESS)}


def test_addresses_that_http_cannot_ask_are_left_out() -> None:
    good = "http://crl.ca.example/a.crl"
    odd = ("ldap://ca.example/cn=CA", "file:///etc/passwd", "http://a b/", "http://vi\u1ec7t.example/", "http://", "")
    assert askable_addresses((*odd, good, good, "HTTPS://ca.example/b", "http://" + "a" * 401)) == (
        good,
        "HTTPS://ca.example/b",
    )
    assert len(askable_addresses(f"http://ca.example/{one}" for one in range(20))) == MOST_ADDRESSES


def test_what_is_named_for_the_first_time_is_asked_if_its_issuer_is_on_the_list() -> None:
    at = play("draft")
    listed_root(at)
    known, strange = ListAddress(ROOT, ADDRESS), ListAddress("0" * 64, ADDRESS)
    assert due(at, known, strange) == (known,)
    asked(at)
    assert due(at, known) == ()


def test_a_city_asks_a_bounded_number_of_addresses() -> None:
    at = play("draft")
    listed_root(at)
    asked(at)
    many = [ListAddress(ROOT, f"{ADDRESS}?{one}") for one in range(MOST_ADDRESSES_KEPT + 10)]
    assert len(due(at, *many)) == MOST_ADDRESSES_KEPT - 1


def test_what_was_asked_is_asked_again_when_it_is_due_and_still_allowed() -> None:
    at = play("draft")
    listed_root(at)
    kept = asked(at)
    assert kept.again_at is not None
    one = ListAddress(ROOT, ADDRESS)
    assert due(at, now=kept.again_at - timedelta(seconds=1)) == ()
    assert due(at, now=kept.again_at) == (one,)
    assert due(at, now=kept.again_at, hosts="https") == ()


def test_what_was_not_allowed_is_asked_as_soon_as_it_is() -> None:
    at = play("draft")
    listed_root(at)
    assert asked(at, Fetch.NOT_ALLOWED).again_at is None
    assert due(at, hosts="https") == ()
    assert due(at) == (ListAddress(ROOT, ADDRESS),)


@pytest.mark.parametrize(
    ("next_update", "wait"),
    [
        (None, 24 * HOUR),
        (START + timedelta(days=30), 24 * HOUR),
        (START + 6 * HOUR, 5 * HOUR),
        (START + timedelta(minutes=61), timedelta(minutes=15)),
    ],
)
def test_a_good_list_is_asked_again_daily_and_before_it_ends(next_update: datetime | None, wait: timedelta) -> None:
    for outcome in (Fetch.TAKEN, Fetch.UNCHANGED):
        assert next_asking(outcome, 5, next_update, START) == (0, START + wait)


def test_what_was_of_no_use_is_asked_more_and_more_seldom() -> None:
    waits, failures = [], 0
    for _ in range(9):
        failures, again_at = next_asking(Fetch.AWAY, failures, None, START)
        assert again_at is not None
        waits.append(again_at - START)
    assert waits[:3] == [timedelta(minutes=15), timedelta(minutes=30), HOUR]
    assert waits[-1] == waits[-2] == timedelta(days=1)
    # A list that ends and has no successor yet is of no more use than none.
    assert next_asking(Fetch.UNCHANGED, 0, START + HOUR, START) == (1, START + timedelta(minutes=15))


def test_what_came_of_asking_is_kept_and_leads_to_the_next_asking() -> None:
    at = play("draft")
    listed_root(at)
    changes = at.must(HUB, v.RecordFetch, issuer=ROOT, address=ADDRESS, outcome=Fetch.AWAY)
    assert [(job.kind, job.due_at) for job in changes.jobs] == [(JobKind.FETCH_LISTS, START + timedelta(minutes=15))]
    kept = asked(at, Fetch.AWAY)
    assert (kept.failures, kept.version, kept.asked_at) == (2, 2, at.now)
    assert (asked(at, Fetch.TAKEN).failures, asked(at, Fetch.TAKEN).outcome) == (0, Fetch.TAKEN)


def test_asking_changes_nothing_that_signatures_are_judged_by() -> None:
    at = play("draft")
    listed_root(at)
    before = trust_version(at.world)
    changes = at.must(HUB, v.RecordFetch, issuer=ROOT, address=ADDRESS, outcome=Fetch.UNCHANGED)
    assert JobKind.JUDGE_ALL not in {job.kind for job in changes.jobs}
    assert trust_version(at.world) == before


def test_the_asking_ends_with_the_certificate() -> None:
    at = play("draft")
    root = listed_root(at)
    asked(at)
    at.must(at.admin, v.RemoveCertificate, certificate=root)
    assert at.world.find(RevocationAddress) == []
    fields: Fields = {"issuer": ROOT, "address": ADDRESS, "outcome": Fetch.AWAY}
    assert at.refused(HUB, v.RecordFetch, **fields) == "certificate_not_listed"
    assert at.refused(at.admin, v.RecordFetch, **fields) == "not_yours_to_do"


def test_a_list_says_where_the_hub_fetched_it_and_only_the_hub_says_so() -> None:
    at = play("draft")
    listed_root(at)
    at.must(HUB, v.ImportRevocationList, **revoking(b"first"), source=ADDRESS)
    (kept,) = at.world.find(RevocationList)
    assert (kept.source, kept.imported_by) == (ADDRESS, HUB)
    newer = revoking(b"second", this_update=START)
    at.must(at.admin, v.ImportRevocationList, **newer, source=ADDRESS)
    (kept,) = at.world.find(RevocationList)
    assert (kept.source, kept.imported_by) == ("", at.admin)


def test_an_address_that_deceives_is_not_put_on_the_list() -> None:
    at = play("draft")
    facts = msgspec.structs.replace(confirming()["facts"], crl_addresses=("http://a\u202e.example/",))
    refused = at.refused(at.admin, v.ConfirmCertificate, **confirming() | {"facts": facts})
    assert refused == "text_has_control_characters"
    listed_root(at)
    assert at.refused(HUB, v.RecordFetch, issuer=ROOT, address="", outcome=Fetch.AWAY) == "text_missing"
