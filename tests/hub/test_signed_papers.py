"""The hub itself proves that a signed paper is the paper, byte for byte, plus signatures; nobody's word counts."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from ecabinet.cli.demo.hierarchy import Hierarchy
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Changes, Id, Outcome, Refusal
from ecabinet.domain.minutes.entities import Section
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.papers.places import CHAIR
from ecabinet.domain.signatures.findings import Integrity
from ecabinet.trust.signing.values import Box
from ecabinet.wire.codec import decode_entity
from tests.hub.house import House, HubStage, Link
from tests.hub.test_jobs import following
from tests.hub.test_link import token_of, wait_for_row
from tests.trust.signing.acts import signed_by
from tests.trust.signing.outside_tools import PEN, WHITE, room, signed_at, stamped_only


class Table:
    """A chair before approved minutes that the hub has typeset."""

    def __init__(self, house: House, stage: HubStage, link: Link, meeting: Id) -> None:
        self.house, self.stage, self.link, self.meeting = house, stage, link, meeting
        row = wait_for_row(link, "Paper", lambda body: decode_entity(v.Paper, body).paper_kind is PaperKind.MINUTES)
        self.minutes = decode_entity(v.Paper, row)
        with house.http(token_of(house, stage, stage.chair)) as client:
            self.pdf = client.get(f"/blobs/{self.minutes.sha256}").content

    def send(self, pdf: bytes, signs: Id, person: Id) -> None:
        with self.house.http(token_of(self.house, self.stage, person)) as client:
            told = client.put(f"/blobs/{hashlib.sha256(pdf).hexdigest()}", params={"signs": signs}, content=pdf)
            assert told.status_code == 201, told.content

    def file(self, pdf: bytes) -> Outcome:
        return self.stage.give(
            self.stage.chair,
            v.FileSignedPaper,
            meeting=self.meeting,
            paper=self.stage.new_id(),
            signs=self.minutes.id,
            sha256=hashlib.sha256(pdf).hexdigest(),
        )


@pytest.fixture(scope="module")
def hierarchy() -> Hierarchy:
    """A hierarchy of its own."""
    return Hierarchy()


@pytest.fixture
def table(house: House, stage: HubStage) -> Iterator[Table]:
    """A table in the present, in which the certificates are valid."""
    house.clock.now = datetime.now(UTC)
    meeting = stage.in_session()
    sections = (Section("Nội dung 1", "Các đại biểu thảo luận."),)
    stage.must(stage.chair, v.CloseSession, meeting=meeting)
    stage.must(stage.secretary, v.StartMinutes, meeting=meeting, number=1, sections=sections)
    stage.must(stage.chair, v.ApproveMinutes, meeting=meeting, based_on=1)
    with house.link(token_of(house, stage, stage.chair)) as link:
        following(link, f"meeting/{meeting}")
        yield Table(house, stage, link, meeting)


def test_the_signed_minutes_are_taken_and_judged(table: Table, hierarchy: Hierarchy) -> None:
    signed = signed_by(table.pdf, hierarchy, hierarchy.person("Nguyễn Văn An", "Ủy ban"))
    table.send(signed, table.minutes.id, table.stage.chair)
    assert isinstance(table.file(signed), Changes)
    judged = decode_entity(v.PaperVerdict, wait_for_row(table.link, "PaperVerdict", lambda _body: True))
    assert [one.signer.name for one in judged.verdict.signatures] == ["Nguyễn Văn An"]
    assert judged.verdict.signatures[0].integrity.state is Integrity.INTACT


def test_other_minutes_with_a_right_signature_are_refused(table: Table, hierarchy: Hierarchy) -> None:
    other = table.pdf.replace(b"ReportLab", b"Reportlab", 1)
    assert other != table.pdf
    signed = signed_by(other, hierarchy, hierarchy.person("Nguyễn Văn An", "Ủy ban"))
    table.send(signed, table.minutes.id, table.stage.chair)
    assert table.file(signed) == Refusal("signed_not_proven")


def test_the_minutes_with_something_else_behind_them_are_refused(table: Table) -> None:
    longer = table.pdf + b"%" + b"x" * 100 + b"\n%%EOF\n"
    table.send(longer, table.minutes.id, table.stage.chair)
    assert table.file(longer) == Refusal("signed_not_proven")


def test_a_file_that_came_before_is_proven_once_it_is_said_what_it_signs(table: Table, hierarchy: Hierarchy) -> None:
    signed = signed_by(table.pdf, hierarchy, hierarchy.person("Nguyễn Văn An", "Ủy ban"))
    table.send(signed, "", table.stage.chair)
    assert table.file(signed) == Refusal("signed_not_proven")
    table.send(signed, table.minutes.id, table.stage.chair)
    assert isinstance(table.file(signed), Changes)


def test_who_may_not_see_a_paper_has_nothing_proven_about_it(table: Table, hierarchy: Hierarchy) -> None:
    signed = signed_by(table.pdf, hierarchy, hierarchy.person("Nguyễn Văn An", "Ủy ban"))
    table.send(signed, table.minutes.id, table.stage.admin)
    assert table.file(signed) == Refusal("file_missing")
    table.send(signed, "", table.stage.chair)
    assert table.file(signed) == Refusal("signed_not_proven")


def test_the_minutes_under_looks_that_cover_half_a_page_are_refused(table: Table, hierarchy: Hierarchy) -> None:
    holder = hierarchy.person("Nguyễn Văn An", "Ủy ban")
    covering = signed_at(table.pdf, holder, Box(0, 0, 100, 595, 500), WHITE)
    table.send(covering, table.minutes.id, table.stage.chair)
    assert table.file(covering) == Refusal("signed_not_proven")
    rightly = signed_at(table.pdf, holder, room(table.pdf, CHAIR), PEN)
    table.send(rightly, table.minutes.id, table.stage.chair)
    assert isinstance(table.file(rightly), Changes)


def test_the_minutes_with_a_timestamp_and_no_signer_are_refused(table: Table, hierarchy: Hierarchy) -> None:
    stamped = stamped_only(table.pdf, hierarchy)
    table.send(stamped, table.minutes.id, table.stage.chair)
    assert table.file(stamped) == Refusal("signed_not_proven")
