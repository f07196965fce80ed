"""Files beside an opinion: whose they are, with which answer they are shown, and that its sheet names them."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.access import audiences, audiences_of
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.kernel import HUB, JobKind, Refusal
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import WRITTEN
from ecabinet.papers.opinion_reading import opinions_on
from tests.domain.consulted import ATTACHED_FILE, SIGNED_FILE, Consulted
from tests.stage import Stage


@pytest.fixture
def sent() -> Consulted:
    return Consulted(Stage()).send()


def _kinds_seen(asked: Consulted, person: str) -> set[str]:
    held = audiences_of(asked.at.world, person)
    return {type(one).__name__ for one in asked.at.world.rows.values() if audiences(one) & held}


def test_files_go_with_an_opinion_and_are_its_givers_until_the_count(sent: Consulted) -> None:
    member = sent.at.members[1]
    file = sent.attach(member)
    again = {"opinion_file": sent.at.new_id(), "vote": sent.votes[0], "sha256": ATTACHED_FILE, "file_name": "a.pdf"}
    assert sent.refused(member, c.AttachToOpinion, **again) == "opinion_file_twice"
    assert sent.refused(sent.at.members[2], c.DetachFromOpinion, opinion_file=file) == "opinion_file_unknown"
    assert sent.refused(sent.at.secretary, c.AttachToOpinion, **again) == "not_an_elector"
    assert "OpinionFile" not in _kinds_seen(sent, sent.at.secretary)
    assert "OpinionFile" in _kinds_seen(sent, member)
    sent.at.must(member, c.DetachFromOpinion, meeting=sent.id, opinion_file=file)
    sent.attach(member)
    sent.answer(member)
    sent.close()
    assert "OpinionFile" in _kinds_seen(sent, sent.at.members[2])


def test_a_file_beside_no_answer_is_shown_to_nobody(sent: Consulted) -> None:
    silent, other = sent.at.members[1:3]
    sent.attach(silent)
    sent.answer(other)
    sent.close()
    assert "OpinionFile" in _kinds_seen(sent, silent)
    assert "OpinionFile" not in _kinds_seen(sent, other) | _kinds_seen(sent, sent.at.secretary)
    opinions = opinions_on(sent.at.world, sent.vote())
    assert [one.files for one in opinions] == [()] * 5


def test_a_file_goes_with_the_answer_of_who_handed_it_in_whoever_answers_for_the_seat_then() -> None:
    """What a carrier put beside the opinion is not the holder's, who answers after taking the mandate back."""
    at = Stage()
    at.must(HUB, v.InstallRuleSet, rule_set=msgspec.structs.replace(WRITTEN, mandates=1, splits_mandates=True))
    asked = Consulted(at)
    holder, carrier = (at.part(asked.id, member) for member in at.members[1:3])
    asked.must(v.GiveMandate, participant=holder.id, carrier=carrier.id)
    asked.send()
    asked.attach(carrier.person, seat=holder.id)
    at.must(holder.person, v.WithdrawMandate, meeting=asked.id, participant=holder.id)
    asked.attach(holder.person)
    asked.answer(holder.person)
    asked.close()
    files = {one.person: one.shown for one in at.world.find(v.OpinionFile)}
    assert files == {holder.person: True, carrier.person: False}
    named = [one.files for one in opinions_on(at.world, asked.vote())]
    assert named == [(), ("gop-y.pdf",), (), (), ()]


def test_who_may_answer_for_a_seat_puts_nothing_beside_the_answer_of_another() -> None:
    at = Stage()
    at.must(HUB, v.InstallRuleSet, rule_set=msgspec.structs.replace(WRITTEN, mandates=1, splits_mandates=True))
    asked = Consulted(at)
    holder, carrier = (at.part(asked.id, member) for member in at.members[1:3])
    asked.must(v.GiveMandate, participant=holder.id, carrier=carrier.id)
    asked.send()
    for_seat: dict[str, Any] = {"ballot": at.new_id(), "vote": asked.votes[0], "choice": Choice.FOR, "seat": holder.id}
    at.must(carrier.person, v.CastBallot, meeting=asked.id, **for_seat)
    at.must(holder.person, v.WithdrawMandate, meeting=asked.id, participant=holder.id)
    at.must(HUB, v.RecordFile, sha256=ATTACHED_FILE, size=500, pages=1, handed_in_by=holder.person)
    file = {"opinion_file": at.new_id(), "vote": asked.votes[0], "sha256": ATTACHED_FILE, "file_name": "a.pdf"}
    assert asked.refused(holder.person, c.AttachToOpinion, **file) == "ballot_of_another"


def test_a_file_put_beside_an_answer_or_taken_away_makes_its_sheet_anew(sent: Consulted) -> None:
    """The sheet names the files: one that was signed before is that of the answer as it was then."""
    member = sent.at.members[1]
    file = sent.attach(member)
    assert not sent.at.last.jobs
    sent.answer(member)
    first, at_first = sent.sheet(member), _cast_of(sent, member)
    for version in (2, 3):
        if version == 2:
            sent.at.must(member, c.DetachFromOpinion, meeting=sent.id, opinion_file=file)
        else:
            sent.attach(member)
        now = _cast_of(sent, member)
        assert [(job.kind, job.about) for job in sent.at.last.jobs] == [(JobKind.COMPOSE_OPINION, now.id)]
        assert now.version == version
        assert (now.changes, now.cast_at, now.late) == (0, at_first.cast_at, False)
    signed = {"paper": sent.at.new_id(), "signs": first, "sha256": SIGNED_FILE}
    assert sent.refused(member, c.FileSignedOpinion, **signed) == "opinion_changed"
    sent.answer(member, Choice.AGAINST)
    assert _cast_of(sent, member).changes == 1


def _cast_of(asked: Consulted, person: str) -> v.Cast:
    (cast,) = asked.at.world.find(v.Cast, parent=asked.votes[0], person=person)
    return cast


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"sha256": "ff" * 32}, "file_missing"),
        ({"file_name": "../a.pdf"}, "file_name_malformed"),
        ({"vote": "01900000-0000-7000-9000-999999999999"}, "vote_unknown"),
    ],
)
def test_a_file_that_cannot_be_taken(sent: Consulted, fields: dict[str, str], code: str) -> None:
    sent.at.must(HUB, v.RecordFile, sha256=ATTACHED_FILE, size=500, pages=1, handed_in_by=sent.at.members[1])
    whole = {"opinion_file": sent.at.new_id(), "vote": sent.votes[0], "sha256": ATTACHED_FILE, "file_name": "a.pdf"}
    assert sent.refused(sent.at.members[1], c.AttachToOpinion, **whole | fields) == code


def test_five_files_go_with_one_opinion(sent: Consulted) -> None:
    for number in range(6):
        sha256 = f"{number}b" * 32
        sent.at.must(HUB, v.RecordFile, sha256=sha256, size=500, pages=1, handed_in_by=sent.at.members[1])
        outcome = sent.at.give(
            sent.at.members[1],
            c.AttachToOpinion,
            meeting=sent.id,
            opinion_file=sent.at.new_id(),
            vote=sent.votes[0],
            sha256=sha256,
            file_name="a.pdf",
        )
        assert isinstance(outcome, Refusal) == (number == 5)
