"""Papers that are signed become versions beside the one that was typeset; nothing is overwritten."""

from __future__ import annotations

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences
from ecabinet.domain.documents.judged import judged_files
from ecabinet.domain.kernel import HUB, Id, JobKind, Refusal
from ecabinet.domain.papers.entities import Paper, PaperKind, newest
from tests.domain.plays import MINUTES_FILE, OTHER_FILE, Play, verdict

THIRD_FILE = "ee" * 32


def play() -> Play:
    at = Play("approved")
    at.typeset_minutes()
    at.prove(THIRD_FILE, OTHER_FILE)
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
    # What the hub did not prove to be this very version plus a signature is taken from nobody.
    at.must(HUB, v.RecordFile, sha256="dd" * 32, size=2000, pages=1, handed_in_by=at.chair)
    assert refusal(first, "dd" * 32) == "signed_not_proven"
    assert refusal(first, THIRD_FILE) == "signed_not_proven"
    at.prove("dd" * 32, MINUTES_FILE)
    sign(at, at.chair, first, "dd" * 32)


def test_a_signed_paper_is_judged_and_whoever_sees_it_sees_its_verdict() -> None:
    at = play()
    outcome = at.must(
        at.chair, v.FileSignedPaper, meeting=at.meeting, paper=(signed := at.new_id()), signs=at.typeset_minutes(),
        sha256=OTHER_FILE,
    )  # fmt: skip
    assert [(job.kind, job.about) for job in outcome.jobs] == [(JobKind.JUDGE_FILE, signed)]
    assert [file.id for file in judged_files(at.world) if isinstance(file, Paper)] == [signed]
    at.must(HUB, v.RecordVerdict, meeting=at.meeting, about=signed, verdict=verdict(OTHER_FILE))
    judged = at.world.rows[v.PaperVerdict, signed]
    assert audiences(judged) == audiences(at.world.rows[Paper, signed])


def test_a_paper_that_nobody_signed_has_no_verdict() -> None:
    at = play()
    paper = at.typeset_minutes()
    outcome = at.give(HUB, v.RecordVerdict, meeting=at.meeting, about=paper, verdict=verdict(MINUTES_FILE))
    assert outcome == Refusal("document_unknown")


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
