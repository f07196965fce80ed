"""What is found out about signatures, on documents that were signed a moment ago."""

from __future__ import annotations

from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from ecabinet.domain.signatures.findings import (
    Algorithm,
    Integrity,
    Purpose,
    Revocation,
    Time,
    Trust,
    Validity,
)
from ecabinet.domain.signatures.verdicts import Line, SignatureKind, Stage
from ecabinet.trust.signatures.examine import NotAccepted, require
from tests.trust.signatures.authorities import DAY, NOW, YEAR, hall, issue, judged, paper, revocation_list, signed


def test_a_signature_under_a_confirmed_root_with_current_lists_is_valid() -> None:
    verdict = judged(signed(paper(), hall().signer), hall().trust(*hall().good_lists()))
    (found,) = verdict.signatures
    assert (verdict.line, verdict.reasons, verdict.problem) == (Line.VALID, (), "")
    assert (found.trust.state, found.revocation.state, found.time.state) == (
        Trust.OFFICIAL_DUTY,
        Revocation.GOOD,
        Time.CLAIMED,
    )
    assert [one.subject.split(",")[0] for one in found.trust.path] == [
        "CN=Nguyễn Văn An",
        "CN=Authority G2",
        "CN=Root CA",
    ]
    assert (found.signer.name, found.signer.organisation) == ("Nguyễn Văn An", "UBND thành phố Hà Nội")
    assert found.revocation.source == "imported_crl"
    assert len(found.revocation.evidence_sha256) == 2
    require(verdict)


def test_revocation_that_nobody_spoke_of_is_the_only_thing_missing() -> None:
    verdict = judged(signed(paper(), hall().signer), hall().trust())
    assert verdict.line == Line.INDETERMINATE
    assert verdict.lacks_only_revocation
    require(verdict, accept_unchecked_revocation=True)
    with pytest.raises(NotAccepted) as refusal:
        require(verdict)
    assert refusal.value.verdict is verdict


def test_a_list_that_ended_before_the_moment_checks_nothing_where_the_time_is_only_claimed() -> None:
    stale = [revocation_list(one, made=NOW - 9 * DAY, until=NOW - DAY) for one in (hall().root, hall().authority)]
    verdict = judged(signed(paper(), hall().signer), hall().trust(*stale))
    assert verdict.lacks_only_revocation


def test_a_forged_list_checks_nothing() -> None:
    stranger = issue("Authority G2", is_authority=True)
    lists = (revocation_list(hall().root), revocation_list(stranger, (hall().signer, NOW - DAY)))
    verdict = judged(signed(paper(), hall().signer), hall().trust(*lists))
    assert verdict.lacks_only_revocation


def test_a_changed_byte_is_told_as_altered() -> None:
    pdf = signed(paper(), hall().signer)
    place = pdf.index(b"Article 1")
    verdict = judged(pdf[:place] + b"B" + pdf[place + 1 :], hall().trust(*hall().good_lists()))
    assert verdict.line == Line.INVALID
    assert verdict.signatures[0].integrity.state == Integrity.ALTERED


@pytest.mark.parametrize(
    ("revoked", "stamped", "state", "line"),
    [
        (NOW - 100 * DAY, NOW - 50 * DAY, Validity.REVOKED, Line.INVALID),
        (NOW - 50 * DAY, NOW - 100 * DAY, Validity.VALID, Line.VALID),
        (NOW - 50 * DAY, None, Validity.REVOKED, Line.INVALID),
        (NOW + timedelta(hours=2), None, Validity.REVOKED_UNPROVEN, Line.INDETERMINATE),
    ],
    ids=["before the stamp", "after the stamp", "before the claimed time", "after the claimed time"],
)
def test_a_revoked_certificate_is_judged_at_the_proven_time(
    revoked: object, stamped: object, state: Validity, line: Line
) -> None:
    signer = issue("Lê Thị Bình", hall().authority)
    pdf = signed(paper(), signer, clock=hall().clock if stamped else None, at=stamped)  # type: ignore[arg-type]
    listed = revocation_list(hall().authority, (signer, revoked), made=NOW + timedelta(hours=3))  # type: ignore[arg-type]
    verdict = judged(pdf, hall().trust(revocation_list(hall().root), listed))
    (found,) = verdict.signatures
    assert (found.validity.state, found.revocation.state, verdict.line) == (state, Revocation.REVOKED, line)


def test_a_certificate_on_hold_is_suspended_until_it_is_lifted() -> None:
    signer = issue("Trần Văn Cường", hall().authority)
    held = revocation_list(
        hall().authority, (signer, NOW - 3 * DAY), reason=x509.ReasonFlags.certificate_hold, made=NOW - 2 * DAY
    )
    pdf, root = signed(paper(), signer), revocation_list(hall().root)
    assert judged(pdf, hall().trust(root, held)).signatures[0].validity.state == Validity.SUSPENDED
    lifted = judged(pdf, hall().trust(root, held, revocation_list(hall().authority)))
    assert lifted.line == Line.VALID


def test_an_expired_certificate_stands_only_by_a_proven_time() -> None:
    gone = issue("Phạm Văn Dũng", hall().authority, start=NOW - 3 * YEAR, end=NOW - YEAR)
    lists = [revocation_list(one, made=NOW - 2 * YEAR + DAY) for one in (hall().root, hall().authority)]
    trust = hall().trust(*lists)
    unproven = judged(signed(paper(), gone), trust).signatures[0]
    proven = judged(signed(paper(), gone, clock=hall().clock, at=NOW - 2 * YEAR), trust)
    late = judged(signed(paper(), gone, clock=hall().clock, at=NOW - DAY), trust).signatures[0]
    assert unproven.validity.state == Validity.EXPIRED_UNPROVEN
    assert (proven.line, proven.signatures[0].time.state) == (Line.VALID, Time.PROVEN)
    assert late.validity.state == Validity.EXPIRED


def test_a_certificate_of_tomorrow_is_not_yet_valid() -> None:
    early = issue("Đỗ Thị Em", hall().authority, start=NOW + DAY)
    verdict = judged(signed(paper(), early), hall().trust(), NOW + 2 * DAY)
    assert verdict.signatures[0].validity.state == Validity.NOT_YET


def test_a_strange_root_is_not_trusted_and_a_missing_authority_leaves_the_path_incomplete() -> None:
    pdf = signed(paper(), hall().signer)
    trust = hall().trust()
    alone = type(trust)(version="2", anchors=trust.anchors)
    missing = judged(pdf, alone).signatures[0].trust
    assert (missing.state, missing.detail) == (Trust.INCOMPLETE, "issuer: CN=Authority G2")
    stranger = signed(paper(), issue("Ai Đó"))
    assert judged(stranger, trust).signatures[0].trust.state == Trust.NOT_TRUSTED


def test_an_authority_that_may_not_issue_certificates_leads_nowhere() -> None:
    impostor = issue("Mạo Danh", hall().signer)
    trust = hall().trust()
    wide = type(trust)(version="3", anchors=trust.anchors, intermediates=(*trust.intermediates, hall().signer.der))
    found = judged(signed(paper(), impostor), wide).signatures[0].trust
    assert found.state == Trust.NOT_TRUSTED
    assert "CA" in found.detail


def test_local_time_written_as_utc_is_told_and_not_mended() -> None:
    pdf = signed(paper(), hall().signer, clock=hall().clock, at=NOW - timedelta(hours=7))
    time = judged(pdf, hall().trust()).signatures[0].time
    assert (time.state, time.proven, time.is_local_as_utc) == (Time.PROVEN, NOW - timedelta(hours=7), True)


def test_a_stamp_by_a_certificate_not_made_for_stamps_is_broken() -> None:
    pdf = signed(paper(), hall().signer, clock=issue("Faulty clock", hall().authority))
    verdict = judged(pdf, hall().trust(*hall().good_lists()))
    assert verdict.signatures[0].time.state == Time.BROKEN
    assert verdict.line == Line.INVALID


def test_a_stamp_before_its_authority_began_is_broken_and_a_strangers_stamp_proves_nothing() -> None:
    early = signed(paper(), hall().signer, clock=hall().clock, at=NOW - 6 * YEAR)
    assert judged(early, hall().trust()).signatures[0].time.state == Time.BROKEN
    stranger = issue("Another clock", purposes=(ExtendedKeyUsageOID.TIME_STAMPING,))
    time = judged(signed(paper(), hall().signer, clock=stranger), hall().trust()).signatures[0].time
    assert (time.state, time.proven, time.detail) == (Time.CLAIMED, None, "authority not_trusted")


def test_a_certificate_for_servers_is_unfit() -> None:
    server = issue("may-chu.hanoi.gov.vn", hall().authority, purposes=(ExtendedKeyUsageOID.SERVER_AUTH,))
    purpose = judged(signed(paper(), server), hall().trust()).signatures[0].purpose
    assert (purpose.state, purpose.extended_key_usage) == (Purpose.UNFIT, ("server_auth",))


def test_without_trust_only_the_file_is_judged() -> None:
    verdict = judged(signed(paper(), issue("Ai Đó")), None)
    (found,) = verdict.signatures
    assert verdict.line == Line.VALID
    assert (found.trust.state, found.validity.state, found.revocation.state, found.algorithm.state) == (
        Trust.NOT_JUDGED,
        Validity.NOT_JUDGED,
        Revocation.NOT_JUDGED,
        Algorithm.NOT_JUDGED,
    )
    assert verdict.trust_version == "none"


def test_the_first_stage_waits_for_changes_and_is_never_valid() -> None:
    verdict = judged(signed(paper(), hall().signer), hall().trust(*hall().good_lists()), stage=Stage.FIRST)
    assert verdict.waits_for_changes
    assert verdict.reasons == ("changes.not_examined",)


def test_a_person_and_an_agency_are_told_apart_and_both_are_counted() -> None:
    agency = issue("Văn phòng UBND thành phố", hall().authority, organisation="UBND thành phố Hà Nội")
    pdf = signed(signed(paper(), hall().signer), agency, field="S2")
    verdict = judged(pdf, hall().trust(*hall().good_lists()))
    assert [one.signer.is_agency for one in verdict.signatures] == [False, True]
    assert (verdict.person_signed, verdict.agency_signed, verdict.revisions) == (1, 1, 3)


def test_strangers_who_name_themselves_a_person_and_an_agency_count_as_neither() -> None:
    pdf = signed(paper(), issue("Nguyễn Văn An", organisation="UBND thành phố Hà Nội"))
    pdf = signed(pdf, issue("UBND thành phố Hà Nội", organisation="UBND thành phố Hà Nội"), field="S2")
    verdict = judged(pdf, hall().trust(*hall().good_lists()))
    assert (verdict.person_signed, verdict.agency_signed, verdict.by_strangers) == (0, 0, 2)
    without_trust = judged(pdf, None)
    assert (without_trust.person_signed, without_trust.agency_signed, without_trust.by_strangers) == (1, 1, 0)


@pytest.mark.parametrize(
    ("name", "is_agency"),
    [
        ("Đoàn Thị Hương", False),
        ("Đoàn Minh Tuấn", False),
        ("Đoàn đại biểu Quốc hội thành phố Hà Nội", True),
        ("Đoàn Thanh niên Cộng sản Hồ Chí Minh", True),
        ("Phòng Văn hóa và Thông tin", True),
        ("Vụ Thị trường trong nước", True),
    ],
)
def test_a_surname_is_no_body(name: str, is_agency: bool) -> None:  # noqa: FBT001 - a row
    found = judged(signed(paper(), issue(name, hall().authority)), hall().trust()).signatures[0]
    assert found.signer.is_agency is is_agency


def test_the_same_name_under_another_issuer_is_told_on_both() -> None:
    other = issue("Nguyễn Văn An")
    verdict = judged(signed(signed(paper(), hall().signer), other, field="S2"), hall().trust())
    assert [one.trust.same_name_elsewhere for one in verdict.signatures] == [True, True]


def test_names_are_composed_and_marks_that_turn_text_are_seen() -> None:
    odd = issue("Nguye\u0302\u0303n \u202eVa\u0306n An\u200b", hall().authority)
    found = judged(signed(paper(), odd, field="Cha\u0309\u202e"), hall().trust()).signatures[0]
    assert found.signer.name == "Nguyễn \ufffdVăn An\ufffd"
    assert "\u202e" not in found.field + found.trust.path[0].subject


def test_twenty_five_signatures_each_have_their_verdict() -> None:
    pdf = paper()
    for number in range(25):
        pdf = signed(pdf, hall().signer, field=f"S{number}")
    verdict = judged(pdf, hall().trust(*hall().good_lists()), stage=Stage.FIRST)
    assert len(verdict.signatures) == 25
    assert {one.integrity.state for one in verdict.signatures} == {Integrity.INTACT}
    assert {one.kind for one in verdict.signatures} == {SignatureKind.SIGNATURE}
    assert [one.field for one in verdict.signatures] == [f"S{number}" for number in range(25)]
