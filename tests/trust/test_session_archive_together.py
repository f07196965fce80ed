"""Items that were decided together are counted again from a session archive alone, each by itself."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Entity
from ecabinet.domain.voting.entities import ChairsWord
from ecabinet.domain.voting.forms import Answer, Choice
from ecabinet.domain.voting.recount import recount
from ecabinet.trust.session_archive import layout
from ecabinet.trust.session_archive.reading import read_archive
from ecabinet.trust.session_archive.recounting import Outcome, Why, findings
from ecabinet.trust.session_archive.writing import contents
from tests.domain.test_adopting_together import A, F, Fields, N, Table
from tests.trust.archives import Change, write


def held() -> Table:
    """Return a meeting that is over, in which two items were put together: one passed and one did not."""
    at = Table()
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1))
    for member, said in enumerate([(F, A), (F, None), (F, A)]):
        at.vote(member, said)
    at.close()
    at.must(at.chair, v.CloseSession, meeting=at.meeting)
    return at


def told(at: Table, path: Path, change: Change = lambda value: value) -> dict[str, tuple[Outcome, Why]]:
    """Return what counting again comes to, by vote, after the values were changed so."""
    kept = (value for kind in layout.KINDS for value in at.world.find(kind, meeting=at.meeting))
    values = tuple(value for value in map(change, kept) if value is not None)
    archive = read_archive(write(path / "a.zip", contents(at.meeting, values, (), ())))
    return {found.vote.id: (found.outcome, found.why) for found in findings(archive)}


def test_the_joint_vote_and_each_item_come_to_what_was_announced(tmp_path: Path) -> None:
    at = held()
    votes = {at.joint, at.apart(0).id, at.apart(1).id}
    assert told(at, tmp_path) == dict.fromkeys(votes, (Outcome.SAME, Why.NONE))


def test_a_changed_answer_is_found_in_the_joint_vote_and_in_its_item_alone(tmp_path: Path) -> None:
    at = held()
    item = at.agenda[0]

    def turned(value: Entity) -> Entity:
        if not isinstance(value, v.Ballot):
            return value
        answers = tuple(Answer(one.line, Choice.AGAINST if one.line == item else one.choice) for one in value.answers)
        return msgspec.structs.replace(value, answers=answers)

    found = told(at, tmp_path, turned)
    assert found == {
        at.joint: (Outcome.DIFFERS, Why.RESULT_DIFFERS),
        at.apart(0).id: (Outcome.DIFFERS, Why.RESULT_DIFFERS),
        at.apart(1).id: (Outcome.SAME, Why.NONE),
    }


@pytest.mark.parametrize("change", ["another item", "no such vote", "other members"])
def test_an_item_that_the_joint_vote_does_not_name_is_found(tmp_path: Path, change: str) -> None:
    at = held()
    first = at.apart(0)
    changes: dict[str, dict[str, object]] = {
        "another item": {"item": at.agenda[2]},
        "no such vote": {"decided_in": first.id},
        "other members": {"electorate": first.electorate[1:]},
    }

    def astray(value: Entity) -> Entity:
        return msgspec.structs.replace(value, **changes[change]) if value == first else value

    found = told(at, tmp_path, astray)
    assert found[first.id] == (Outcome.DIFFERS, Why.BALLOTS_UNSOUND)
    assert found[at.joint] == (Outcome.SAME, Why.NONE)


@pytest.mark.parametrize("change", ["another word of the chair", "another chair"])
@pytest.mark.parametrize("of", ["the item", "the joint vote"])
def test_an_item_and_its_joint_vote_that_contradict_each_other_are_found(tmp_path: Path, change: str, of: str) -> None:
    """Each of the two comes to its own result from the same ballots, and they do not say the same."""
    at = Table()
    at.must(at.chair, v.AdoptTogether, **at.put(0, 1))
    for member, said in enumerate([(N, F), (F, F), (A, F), (F, F), (A, F)]):
        at.vote(member, said)
    at.close()
    item, first = at.agenda[0], at.apart(0).id
    word: Fields = {"vote": at.joint, "line": item, "passed": True, "reason": "Cấp bách"}
    at.must(at.chair, v.SettleTie, meeting=at.meeting, **word)
    at.must(at.chair, v.CloseSession, meeting=at.meeting)
    ballots = at.world.find(v.Ballot, parent=at.joint)
    changed, line = (first, "") if of == "the item" else (at.joint, item)
    other_chair = at.part(at.meeting, at.members[1]).id

    def astray(value: Entity) -> Entity:
        if not isinstance(value, v.Vote) or value.id != changed:
            return value
        if change == "another chair":
            return msgspec.structs.replace(value, chair=other_chair)
        turned = msgspec.structs.replace(value, chairs_words=(ChairsWord(line, passed=False),))
        return msgspec.structs.replace(turned, result=recount(turned, ballots))

    assert told(at, tmp_path)[first] == (Outcome.SAME, Why.NONE)
    assert told(at, tmp_path, astray)[first] == (Outcome.DIFFERS, Why.JOINT_DIFFERS)
