"""Papers that are signed become versions beside the one that was typeset; nothing is overwritten."""

from __future__ import annotations

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences
from ecabinet.domain.kernel import HUB, Id
from ecabinet.domain.papers.entities import Paper, PaperKind, newest
from tests.domain.plays import FILE, OTHER_FILE, Play

THIRD_FILE = "ee" * 32


def play() -> Play:
    at = Play("approved")
    at.typeset_minutes()
    at.must(HUB, v.RecordFile, sha256=THIRD_FILE, size=2000, pages=3)
    return at


def papers(at: Play) -> tuple[Paper, ...]:
    return tuple(at.world.find(Paper, parent=at.meeting))


def sign(at: Play, person: Id, signs: Id, sha256: str) -> Id:
    paper = at.new_id()
    at.must(person, v.FileSignedPaper, meeting=at.meeting, paper=paper, signs=signs, sha256=sha256)
    return paper


def test_each_signature_is_a_version_and_all_stay() -> None:
    at = play()
    first = at.typeset_minutes()
    second = sign(at, at.secretary, first, OTHER_FILE)
    third = sign(at, at.chair, second, THIRD_FILE)
    assert [paper.id for paper in papers(at)] == [first, second, third]
    last = newest(papers(at))
    assert last is not None
    assert (last.id, last.signed_by, last.sha256) == (third, at.chair, THIRD_FILE)
    assert {audiences(paper) for paper in papers(at)} == {audiences(papers(at)[0])}


def test_two_who_sign_the_same_version_do_not_overwrite_each_other() -> None:
    at = play()
    first = at.typeset_minutes()
    sign(at, at.secretary, first, OTHER_FILE)
    refused = at.refused(
        at.chair, v.FileSignedPaper, meeting=at.meeting, paper=at.new_id(), signs=first, sha256=THIRD_FILE
    )
    assert refused == "paper_signed_meanwhile"
    assert len(papers(at)) == 2


def test_the_same_file_again_changes_nothing() -> None:
    at = play()
    first = at.typeset_minutes()
    sign(at, at.chair, first, OTHER_FILE)
    sign(at, at.chair, first, OTHER_FILE)
    assert len(papers(at)) == 2


def test_what_is_no_signed_version_is_refused() -> None:
    at = play()
    first = at.typeset_minutes()

    def refusal(signs: Id, sha256: str) -> str:
        return at.refused(
            at.chair, v.FileSignedPaper, meeting=at.meeting, paper=at.new_id(), signs=signs, sha256=sha256
        )

    assert refusal(at.new_id(), OTHER_FILE) == "paper_unknown"
    assert refusal(first, "cc" * 32) == "file_missing"
    at.must(HUB, v.RecordFile, sha256="dd" * 32, size=10, pages=1)
    assert refusal(first, "dd" * 32) == "signed_other_document"
    assert FILE != OTHER_FILE


def test_a_member_signs_nothing_for_the_meeting() -> None:
    at = play()
    refused = at.refused(
        at.members[2], v.FileSignedPaper, meeting=at.meeting, paper=at.new_id(), signs=at.typeset_minutes(),
        sha256=OTHER_FILE,
    )  # fmt: skip
    assert refused == "not_yours_to_do"


def test_a_paper_that_was_made_anew_meanwhile_is_not_signed_in_its_old_form() -> None:
    at = play()
    first = at.typeset_minutes()
    at.must(
        HUB,
        v.FilePaper,
        meeting=at.meeting,
        paper=at.new_id(),
        paper_kind=PaperKind.MINUTES,
        about=at.meeting,
        person=None,
        sha256=THIRD_FILE,
        size=900,
        file_name="bien-ban.pdf",
    )
    refused = at.refused(
        at.chair, v.FileSignedPaper, meeting=at.meeting, paper=at.new_id(), signs=first, sha256=OTHER_FILE
    )
    assert refused == "paper_signed_meanwhile"
