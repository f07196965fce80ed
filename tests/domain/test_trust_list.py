"""The trust list: who changes it, what is refused, and what signatures are judged by afterwards."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, JobKind
from ecabinet.domain.signatures.material import Anchor, Hierarchy
from ecabinet.domain.trust_list.entities import TRUST_LIST, RevocationList, TrustedCertificate, TrustList
from ecabinet.domain.trust_list.facts import MOST_CERTIFICATE_BYTES, MOST_CRL_BYTES, CertificateRole, fingerprint_of
from ecabinet.domain.trust_list.material import trust_material, trust_version
from ecabinet.wire.codec import decode_command, encode
from ecabinet.wire.frames import LARGEST_FRAME
from tests.domain.examples import example, play
from tests.domain.trust_samples import ROOT_NAME, certificate_facts, confirming, listed_root, revoking
from tests.stage import START

BETWEEN = {"role": CertificateRole.INTERMEDIATE}


def test_nothing_is_trusted_at_first() -> None:
    material = trust_material(play("draft").world)
    assert (material.anchors, material.intermediates, material.crls) == ((), (), ())
    assert material.version == trust_version(play("draft").world)


def test_a_confirmed_certificate_counts_from_then_on_with_who_confirmed_it() -> None:
    at = play("draft")
    empty = trust_version(at.world)
    changes = at.must(at.admin, v.ConfirmCertificate, **confirming(b"root"))
    assert [job.kind for job in changes.jobs] == [JobKind.JUDGE_ALL]
    at.must(at.admin, v.ConfirmCertificate, **confirming(b"between") | BETWEEN)
    at.must(at.admin, v.ImportRevocationList, **revoking(b"list"))
    material = trust_material(at.world)
    assert material.anchors == (Anchor(der=b"root", hierarchy=Hierarchy.OFFICIAL_DUTY),)
    assert (material.intermediates, material.crls) == ((b"between",), (b"list",))
    assert material.version == trust_version(at.world) != empty
    kept = at.world.get(TrustedCertificate, fingerprint_of(b"root"))
    assert kept is not None
    assert (kept.confirmed_by, kept.confirmed_name, kept.confirmed_at) == (at.admin, "Ông admin", START)


@pytest.mark.parametrize("giver", ["secretary", "chair", "outsider", "hub"])
def test_only_an_administrator_changes_the_list(giver: str) -> None:
    at = play("draft")
    person = HUB if giver == "hub" else getattr(at, giver)
    # The hub fetches revocation lists; what is trusted is never its own to say.
    fetched = () if giver == "hub" else (v.ImportRevocationList,)
    for verb in (v.ConfirmCertificate, v.RemoveCertificate, *fetched):
        given = example(verb)
        fields = {name: getattr(given.command, name) for name in verb.__struct_fields__}
        kept = {name: fields[name] for name in fields if name not in {"id", "claimed_at", "meeting", "based_on"}}
        assert at.refused(person, verb, **kept) == "not_yours_to_do"


def test_what_has_no_place_on_the_list_is_refused() -> None:
    at = play("draft")
    root = listed_root(at)

    def refused(**otherwise: object) -> str:
        return at.refused(at.admin, v.ConfirmCertificate, **confirming(b"other") | otherwise)

    assert at.refused(at.admin, v.ConfirmCertificate, **confirming(b"root")) == "certificate_listed"
    assert refused(facts=certificate_facts(b"other", is_ca=False)) == "certificate_not_ca"
    assert refused(facts=certificate_facts(b"shown")) == "frame_malformed"
    assert refused(facts=certificate_facts(b"other", subject="CN=\u202eevil")) == "text_has_control_characters"
    large = b"x" * (MOST_CERTIFICATE_BYTES + 1)
    assert refused(der=large, facts=certificate_facts(large)) == "trust_file_too_large"
    assert at.refused(at.admin, v.RemoveCertificate, certificate="0" * 64) == "certificate_not_listed"
    assert [one.id for one in at.world.find(TrustedCertificate)] == [root]


def test_a_hierarchy_that_is_none_is_no_command() -> None:
    body = msgspec.msgpack.decode(encode(example(v.ConfirmCertificate).command))
    with pytest.raises(msgspec.ValidationError):
        decode_command(msgspec.msgpack.encode({**body, "hierarchy": "gold"}))


def test_of_an_issuer_only_the_newest_list_is_kept() -> None:
    at = play("draft")
    listed_root(at)
    at.must(at.admin, v.ImportRevocationList, **revoking(b"of yesterday"))
    first = trust_version(at.world)
    again = revoking(b"of the day before", this_update=START - timedelta(days=2))
    assert at.refused(at.admin, v.ImportRevocationList, **again) == "revocation_list_not_newer"
    assert at.refused(at.admin, v.ImportRevocationList, **revoking(b"of yesterday")) == "revocation_list_not_newer"
    at.must(at.admin, v.ImportRevocationList, **revoking(b"of today", this_update=START))
    assert trust_material(at.world).crls == (b"of today",)
    assert trust_version(at.world) == trust_material(at.world).version != first


def test_parts_of_a_revocation_list_stand_beside_each_other() -> None:
    at = play("draft")
    listed_root(at)
    at.must(at.admin, v.ImportRevocationList, **revoking(b"users", part="aa" * 32))
    at.must(at.admin, v.ImportRevocationList, **revoking(b"authorities", part="bb" * 32))
    assert len(trust_material(at.world).crls) == 2


def test_a_list_of_a_stranger_or_of_the_future_is_refused() -> None:
    at = play("draft")
    listed_root(at)
    assert at.refused(at.admin, v.ImportRevocationList, **revoking(issuer=b"stranger")) == "revocation_list_of_stranger"
    named_otherwise = revoking(b"list", issuer=b"root") | {"facts": revoking(b"list", issuer=b"root")["facts"]}
    named_otherwise["facts"] = msgspec.structs.replace(named_otherwise["facts"], issuer="CN=Khác")
    assert at.refused(at.admin, v.ImportRevocationList, **named_otherwise) == "revocation_list_of_stranger"
    tomorrow = revoking(this_update=START + timedelta(days=2))
    assert at.refused(at.admin, v.ImportRevocationList, **tomorrow) == "revocation_list_of_the_future"
    assert at.world.find(RevocationList) == []


def test_the_largest_list_fits_into_a_frame_and_one_byte_more_is_refused() -> None:
    at = play("draft")
    listed_root(at)
    at.must(at.admin, v.ImportRevocationList, **revoking(b"x" * MOST_CRL_BYTES))
    (kept,) = at.world.find(RevocationList)
    assert len(encode(kept)) < LARGEST_FRAME
    too_large = revoking(b"y" * (MOST_CRL_BYTES + 1), this_update=START)
    assert at.refused(at.admin, v.ImportRevocationList, **too_large) == "trust_file_too_large"


def test_a_certificate_takes_its_lists_along_when_it_goes() -> None:
    at = play("draft")
    before = trust_version(at.world)
    root = listed_root(at)
    at.must(at.admin, v.ImportRevocationList, **revoking())
    at.must(at.admin, v.RemoveCertificate, certificate=root)
    material = trust_material(at.world)
    assert (material.anchors, material.crls) == ((), ())
    assert material.version == trust_version(at.world) == before
    held = at.world.get(TrustList, TRUST_LIST)
    assert held is not None
    assert (held.version, held.changed_by) == (3, at.admin)
    at.must(at.admin, v.ConfirmCertificate, **confirming(b"root"))


def test_the_version_does_not_depend_on_the_order_and_does_on_the_hierarchy() -> None:
    one, two, three = play("draft"), play("draft"), play("draft")
    for at, order in ((one, (b"a", b"b")), (two, (b"b", b"a")), (three, (b"a", b"b"))):
        for der in order:
            hierarchy = Hierarchy.PUBLIC if at is three else Hierarchy.OFFICIAL_DUTY
            at.must(at.admin, v.ConfirmCertificate, **confirming(der) | {"hierarchy": hierarchy})
    assert trust_version(one.world) == trust_version(two.world) != trust_version(three.world)


def test_a_copy_that_lacks_a_part_of_the_list_has_another_version() -> None:
    at = play("draft")
    listed_root(at)
    at.must(at.admin, v.ImportRevocationList, **revoking(issuer=b"root"))
    del at.world.rows[RevocationList, at.world.find(RevocationList)[0].id]
    assert trust_material(at.world).version != trust_version(at.world)
    assert ROOT_NAME in {one.facts.subject for one in at.world.find(TrustedCertificate)}
