"""Every result is counted again from a session archive alone, and what does not come to it is found."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Changes, E, Entity
from ecabinet.domain.papers.entities import PaperKind
from ecabinet.domain.voting.by_hand import ChoiceNumber, LineTally, Way
from ecabinet.domain.voting.entities import Elector, Presence, VoteState
from ecabinet.domain.voting.forms import Choice, Form, FormKind, Mark
from ecabinet.domain.voting.results import Reason, Result, Verdict
from ecabinet.domain.voting.rule_sets import RuleSet
from ecabinet.trust.session_archive import layout
from ecabinet.trust.session_archive.reading import ArchiveFault, Fault, read_archive
from ecabinet.trust.session_archive.recounting import Outcome, Why, findings
from tests.hub.recorded_meeting import SHEET, A, F, filed
from tests.secret import open_secret, put_in
from tests.stage import Stage
from tests.trust.archives import TOLD, Change, Told, ballots, listed_anew, of_ballot, of_vote, vote_of, write


def result() -> Result:
    found = vote_of(TOLD.passed).result
    assert found is not None
    return found


def rule() -> RuleSet:
    found = vote_of(TOLD.passed).rule
    assert found is not None
    return found


def electorate() -> tuple[Elector, ...]:
    return vote_of(TOLD.passed).electorate


def outcomes(path: Path) -> dict[str, tuple[Outcome, Why]]:
    return {found.vote.id: (found.outcome, found.why) for found in findings(read_archive(path))}


def test_every_result_of_an_untouched_archive_is_the_same(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", TOLD.contents())
    assert outcomes(path) == {
        TOLD.passed: (Outcome.SAME, Why.NONE),
        TOLD.settled: (Outcome.SAME, Why.NONE),
        TOLD.elected: (Outcome.SAME, Why.NONE),
        TOLD.on_paper: (Outcome.SAME, Why.NONE),
        TOLD.cancelled: (Outcome.NOTHING, Why.CANCELLED),
        TOLD.prepared: (Outcome.NOTHING, Why.NEVER_OPENED),
    }


def of_passed(**fields: object) -> Change:
    return of_vote(TOLD.passed, **fields)


def of_result(**fields: object) -> Change:
    return of_passed(result=msgspec.structs.replace(result(), **fields))


def of_rule(**fields: object) -> Change:
    return of_passed(rule=msgspec.structs.replace(rule(), **fields))


DIFFERENT: dict[str, tuple[Change, Why]] = {
    "a choice": (of_ballot(choice=Choice.AGAINST), Why.RESULT_DIFFERS),
    "a ballot gone": (lambda value: None if value == ballots()[0] else value, Why.RESULT_DIFFERS),
    "a ballot of another seat": (of_ballot(participant=electorate()[4].participant), Why.BALLOTS_UNSOUND),
    "a ballot of no seat": (of_ballot(participant="nobody"), Why.BALLOTS_UNSOUND),
    "a ballot by somebody else": (of_ballot(person="nobody"), Why.BALLOTS_UNSOUND),
    "two of one seat": (of_ballot(participant=ballots()[1].participant), Why.BALLOT_TWICE),
    "an answer of another form": (of_ballot(choice=Choice.HIGH), Why.BALLOTS_UNSOUND),
    "a number": (of_result(votes_for=4), Why.RESULT_DIFFERS),
    "the need": (of_result(needed=2), Why.RESULT_DIFFERS),
    "the verdict": (of_result(verdict=Verdict.FAILED), Why.RESULT_DIFFERS),
    "the reason": (of_result(reason=Reason("Tất cả tán thành", "All in favour")), Why.RESULT_DIFFERS),
    "the rule": (of_rule(numerator=2, denominator=3), Why.RESULT_DIFFERS),
    "the title of the rule": (of_rule(title="Quy tắc khác"), Why.RESULT_DIFFERS),
    "a seat gone": (of_passed(electorate=electorate()[:4]), Why.RESULT_DIFFERS),
    "a weight": (
        of_passed(electorate=(msgspec.structs.replace(electorate()[0], weight=2), *electorate()[1:])),
        Why.RESULT_DIFFERS,
    ),
    "a voter barred": (
        of_passed(
            electorate=tuple(
                msgspec.structs.replace(seat, entitled=seat.participant != ballots()[0].participant)
                for seat in electorate()
            )
        ),
        Why.BALLOTS_UNSOUND,
    ),
    "presence": (of_passed(presence=Presence()), Why.RESULT_DIFFERS),
    "no rule": (of_passed(rule=None), Why.NO_RULE),
    "no result": (of_passed(result=None), Why.NO_RESULT),
    "open": (of_passed(state=VoteState.OPEN), Why.STILL_OPEN),
    "a fraction of nothing": (of_rule(numerator=0, denominator=0), Why.RULE_UNSOUND),
    "a negative fraction": (of_rule(numerator=-1), Why.RULE_UNSOUND),
    "a quorum of nothing": (of_rule(quorum_denominator=0), Why.RULE_UNSOUND),
    "another form": (of_passed(form=Form(kind=FormKind.RATING_3)), Why.RULE_UNSOUND),
    "nobody to vote": (of_passed(electorate=()), Why.ELECTORATE_UNSOUND),
    "a seat twice": (of_passed(electorate=(*electorate(), electorate()[0])), Why.ELECTORATE_UNSOUND),
    "a weight below one": (
        of_passed(electorate=(msgspec.structs.replace(electorate()[0], weight=-5), *electorate()[1:])),
        Why.ELECTORATE_UNSOUND,
    ),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_a_changed_record_is_found_though_the_manifest_agrees_with_it(name: str, tmp_path: Path) -> None:
    change, why = DIFFERENT[name]
    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(change)))
    assert found.pop(TOLD.passed) == (Outcome.DIFFERS, why)
    assert {outcome for outcome, _ in found.values()} == {Outcome.SAME, Outcome.NOTHING}


def test_a_word_of_the_chair_that_was_turned_round_is_found(tmp_path: Path) -> None:
    words = tuple(msgspec.structs.replace(word, passed=False) for word in vote_of(TOLD.settled).chairs_words)
    assert words
    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(of_vote(TOLD.settled, chairs_words=words))))
    assert found[TOLD.settled] == (Outcome.DIFFERS, Why.RESULT_DIFFERS)


def test_an_answer_in_an_election_that_was_changed_is_found(tmp_path: Path) -> None:
    def change(value: Entity) -> Entity:
        if not isinstance(value, v.Ballot) or value.vote != TOLD.elected:
            return value
        return msgspec.structs.replace(value, answers=(msgspec.structs.replace(value.answers[0], line="a"),))

    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(change)))
    assert found[TOLD.elected] == (Outcome.DIFFERS, Why.RESULT_DIFFERS)


def of_count(**fields: object) -> Change:
    counted = vote_of(TOLD.on_paper).by_hand
    assert counted is not None
    return of_vote(TOLD.on_paper, by_hand=msgspec.structs.replace(counted, **fields))


def _entered_by() -> str:
    counted = vote_of(TOLD.on_paper).by_hand
    assert counted is not None
    return counted.entered_by


OTHER_COUNTS: dict[str, tuple[Change, Why]] = {
    "a number": (
        of_count(tallies=(LineTally("", (ChoiceNumber(Choice.FOR, 4), ChoiceNumber(Choice.AGAINST, 0))),)),
        Why.RESULT_DIFFERS,
    ),
    "numbers that do not add up": (of_count(valid=3), Why.COUNT_UNSOUND),
    "more than electors": (of_count(invalid=2, issued=6), Why.COUNT_UNSOUND),
    "the way": (of_count(way=Way.RAISED_HANDS, invalid=0, issued=0), Why.RESULT_DIFFERS),
    "nobody who confirmed": (of_count(confirmed_by=None), Why.COUNT_UNSOUND),
    "confirmed by whoever entered it": (of_count(confirmed_by=_entered_by()), Why.COUNT_UNSOUND),
    "no count": (of_vote(TOLD.on_paper, by_hand=None), Why.RESULT_DIFFERS),
}


@pytest.mark.parametrize("name", OTHER_COUNTS)
def test_a_count_by_hand_that_was_changed_is_found(name: str, tmp_path: Path) -> None:
    change, why = OTHER_COUNTS[name]
    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(change)))
    assert found[TOLD.on_paper] == (Outcome.DIFFERS, why)


def test_a_ballot_beside_a_count_by_hand_is_found(tmp_path: Path) -> None:
    def change(value: Entity) -> Entity:
        return msgspec.structs.replace(value, vote=TOLD.on_paper) if value == ballots()[0] else value

    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(change)))
    assert found[TOLD.on_paper] == (Outcome.DIFFERS, Why.BALLOTS_UNSOUND)


def test_who_carried_a_mandate_may_have_cast_its_ballot_and_nobody_else(tmp_path: Path) -> None:
    told = Told(mandate=True)
    carried = next(
        value for value in told.values if isinstance(value, v.Ballot) and value.participant == told.carried_seat
    )
    assert carried.person == told.carrier
    path = write(tmp_path / "a.zip", told.contents())
    assert outcomes(path)[told.passed] == (Outcome.SAME, Why.NONE)
    for person, outcome in ((told.holder, Outcome.SAME), ("nobody", Outcome.DIFFERS)):
        other = msgspec.structs.replace(carried, person=person)
        path = write(tmp_path / "b.zip", told.contents(other if value == carried else value for value in told.values))
        assert outcomes(path)[told.passed][0] == outcome


@pytest.mark.parametrize("vote", [TOLD.cancelled, TOLD.prepared])
def test_a_result_where_there_was_no_vote_is_found(vote: str, tmp_path: Path) -> None:
    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(of_vote(vote, result=result()))))
    assert found[vote] == (Outcome.DIFFERS, Why.RESULT_OUT_OF_PLACE)


def test_whoever_writes_everything_anew_is_not_found_which_is_why_it_is_said(tmp_path: Path) -> None:
    """The archive is not signed: a vote left out, with its ballots, leaves an archive that agrees with itself."""

    def change(value: Entity) -> Entity | None:
        gone = value.id == TOLD.passed or (isinstance(value, v.Ballot) and value.vote == TOLD.passed)
        return None if gone else value

    found = outcomes(write(tmp_path / "a.zip", TOLD.changed(change)))
    assert TOLD.passed not in found
    assert Outcome.DIFFERS not in {outcome for outcome, _ in found.values()}


class Secret(Told):
    """The meeting with a secret vote in it, in which six of seven voted, one of them taking no part."""

    def __init__(self) -> None:
        stage = Stage(7)
        self.meeting = stage.in_session()
        self.vote = open_secret(stage, self.meeting)
        for member, choice in zip(stage.members, (F, A, F, A, F, Choice.RECUSED), strict=False):
            assert isinstance(put_in(stage, self.vote, member, choice), Changes)
        stage.must(stage.chair, v.CloseVote, meeting=self.meeting, vote=self.vote)
        stage.must(stage.chair, v.CloseSession, meeting=self.meeting)
        filed(stage, self.meeting, self.vote, PaperKind.RESULT_SHEET, SHEET)
        self.values = tuple(value for kind in layout.KINDS for value in stage.world.find(kind, meeting=self.meeting))
        self.log = TOLD.log

    def changed_kind(self, kind: type[E], change: Callable[[E], Entity | None], path: Path) -> tuple[Outcome, Why]:
        """Change the first value of a kind, None leaving it out, and count again."""
        first = next(value for value in self.values if isinstance(value, kind))
        altered = self.changed(lambda value: change(first) if value is first else value)
        return outcomes(write(path / "a.zip", altered))[self.vote]


SECRET = Secret()


def test_a_secret_vote_is_counted_again_without_names(tmp_path: Path) -> None:
    (found,) = findings(read_archive(write(tmp_path / "a.zip", SECRET.contents())))
    assert (found.outcome, found.ballots, len(found.voters)) == (Outcome.SAME, 6, 6)
    assert found.again == found.vote.result


def of_box(**fields: object) -> Callable[[v.BallotBox], Entity | None]:
    return lambda box: msgspec.structs.replace(box, **fields)


def of_cast(**fields: object) -> Callable[[v.Cast], Entity | None]:
    return lambda cast: msgspec.structs.replace(cast, **fields)


MARKS = tuple(Mark(choice) for choice in (A, A, F, F, F))


@pytest.mark.parametrize(
    ("marks", "why"),
    [
        ((*MARKS[1:], Mark(F)), Why.RESULT_DIFFERS),
        (MARKS[1:], Why.BOX_UNSOUND),
        ((*MARKS, Mark(F)), Why.BOX_UNSOUND),
        ((*MARKS[1:], Mark(Choice.HIGH)), Why.BOX_UNSOUND),
        ((*MARKS[1:], Mark(Choice.RECUSED)), Why.BOX_UNSOUND),
        ((), Why.BOX_UNSOUND),
    ],
)
def test_other_ballots_in_the_box_are_found(marks: tuple[Mark, ...], why: Why, tmp_path: Path) -> None:
    assert SECRET.changed_kind(v.BallotBox, of_box(marks=marks), tmp_path) == (Outcome.DIFFERS, why)


@pytest.mark.parametrize(
    "change",
    [lambda _: None, of_cast(participant="nobody"), of_cast(person="nobody")],
)
def test_who_voted_has_to_agree_with_the_box(change: Callable[[v.Cast], Entity | None], tmp_path: Path) -> None:
    assert SECRET.changed_kind(v.Cast, change, tmp_path) == (Outcome.DIFFERS, Why.BOX_UNSOUND)


def test_nobody_votes_twice_in_a_secret_vote(tmp_path: Path) -> None:
    casts = [value for value in SECRET.values if isinstance(value, v.Cast)]
    twice = of_cast(participant=casts[1].participant, person=casts[1].person)
    assert SECRET.changed_kind(v.Cast, twice, tmp_path) == (Outcome.DIFFERS, Why.BOX_UNSOUND)


def test_a_ballot_with_a_name_that_says_how_is_none_of_a_secret_vote(tmp_path: Path) -> None:
    found = SECRET.changed_kind(v.Ballot, lambda ballot: msgspec.structs.replace(ballot, choice=F), tmp_path)
    assert found == (Outcome.DIFFERS, Why.BOX_UNSOUND)


def test_a_secret_vote_without_its_box_and_an_open_one_with_a_box_are_found(tmp_path: Path) -> None:
    assert SECRET.changed_kind(v.BallotBox, lambda _: None, tmp_path) == (Outcome.DIFFERS, Why.BOX_UNSOUND)
    box = v.BallotBox(id=TOLD.passed, meeting=TOLD.meeting, vote=TOLD.passed, revealed=True)
    found = outcomes(write(tmp_path / "b.zip", TOLD.contents((*TOLD.values, box))))
    assert found[TOLD.passed] == (Outcome.DIFFERS, Why.BOX_UNSOUND)


def test_a_box_that_was_never_shown_is_no_part_of_an_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveFault) as told:
        SECRET.changed_kind(v.BallotBox, of_box(revealed=False), tmp_path)
    assert told.value.fault == Fault.BALLOT_NOT_SHOWN


def test_an_archive_of_before_there_were_secret_votes_is_still_read(tmp_path: Path) -> None:
    older = [one for one in TOLD.contents() if one.member.name not in layout.ADDED_LATER]
    found = outcomes(write(tmp_path / "a.zip", listed_anew(older)))
    assert found[TOLD.passed] == (Outcome.SAME, Why.NONE)
