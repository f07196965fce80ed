"""The staff prepare the votes of a meeting: changed, removed, ordered, from templates, copied, opened at their time."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Changes, Id, JobKind, Refusal
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.entities import VoteState
from ecabinet.domain.voting.forms import Form, FormKind, Line
from ecabinet.domain.voting.plan import votes_in_order
from ecabinet.domain.voting.presets import ELECTION, SIMPLE, UBND
from tests.domain.examples import Play, play

Fields = dict[str, Any]
MOTIONS = Form(kind=FormKind.MOTIONS, lines=(Line("1", "Chỉ tiêu"), Line("2", "Kinh phí")))
MANY = tuple(Line(str(place), "Người") for place in range(201))
CHOOSE = Form(kind=FormKind.CHOOSE, lines=(Line("1", "Ông A"), Line("2", "Bà B")), seats=1, most=1)


def vote_of(at: Play, vote: Id | None = None) -> v.Vote:
    """Return a vote as it is now."""
    found = at.world.get(v.Vote, vote or at.vote)
    assert found is not None
    return found


def asked(at: Play, **otherwise: object) -> Fields:
    """Return the prepared vote's fields, some of them otherwise."""
    return {"vote": at.vote, "item": at.second, "question": "Thông qua Tờ trình?", **otherwise}


def change(at: Play, **otherwise: object) -> str:
    """Change the prepared vote from its present version; return why not, or an empty text."""
    version = vote_of(at).version
    outcome = at.give(
        at.secretary, preparing.ChangeVote, meeting=at.meeting, based_on=version, **asked(at, **otherwise)
    )
    return outcome.code if isinstance(outcome, Refusal) else ""


def prepare(at: Play, question: str, item: Id | None = None) -> Id:
    """Prepare one more vote."""
    vote = at.new_id()
    at.must(at.secretary, v.PrepareVote, meeting=at.meeting, vote=vote, item=item or at.second, question=question)
    return vote


def order(at: Play) -> list[Id]:
    """Return the votes in their order."""
    return [vote.id for vote in votes_in_order(at.world, at.meeting)]


def move(at: Play, vote: Id, position: int, based_on: int | None = None) -> str:
    """Move a vote; return why not, or an empty text."""
    kept = at.world.get(v.VoteOrder, at.meeting)
    version = based_on if based_on is not None else 0 if kept is None else kept.version
    fields: Fields = {"meeting": at.meeting, "based_on": version, "vote": vote, "position": position}
    outcome = at.give(at.secretary, preparing.MoveVote, **fields)
    return outcome.code if isinstance(outcome, Refusal) else ""


def test_everything_of_a_prepared_vote_can_be_changed() -> None:
    at = play("session")
    barred = (at.part(at.meeting, at.members[2]).id,)
    at.world.rows[v.RuleSet, SIMPLE.id] = SIMPLE
    assert not change(
        at, item=at.first, question=" Câu hỏi mới ", minutes_limit=9, form=MOTIONS, rule_set=SIMPLE.id, barred=barred
    )
    vote = vote_of(at)
    assert (vote.item, vote.question, vote.minutes_limit) == (at.first, "Câu hỏi mới", 9)
    assert (vote.form, vote.rule_set, vote.barred, vote.document) == (MOTIONS, SIMPLE.id, barred, None)


def test_a_change_of_what_another_changed_meanwhile_is_refused_with_the_other_text() -> None:
    at = play("session")
    assert not change(at, question="Của người khác")
    outcome = at.give(at.chair, preparing.ChangeVote, meeting=at.meeting, based_on=1, **asked(at))
    assert outcome == Refusal("stale", {"version": "2", "text": "Của người khác"})


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"question": " "}, "text_missing"),
        ({"minutes_limit": 0}, "minutes_out_of_range"),
        ({"minutes_limit": 1441}, "minutes_out_of_range"),
        ({"form": CHOOSE}, "form_not_of_rule"),
        ({"rule_set": "01900000-0000-7000-9000-00000000ffff"}, "rule_set_unknown"),
        ({"barred": ("01900000-0000-7000-9000-00000000ffff",)}, "participant_unknown"),
        ({"opens_at": timedelta(0)}, "opens_in_the_past"),
        ({"opens_at": timedelta(seconds=1)}, ""),
    ],
)
def test_what_cannot_be_prepared_cannot_be_changed_to_either(fields: Fields, code: str) -> None:
    at = play("session")
    if "opens_at" in fields:
        fields = {"opens_at": at.now + fields["opens_at"]}
    assert change(at, **fields) == code
    new: Fields = asked(at, **fields) | {"vote": at.new_id()}
    outcome = at.give(at.secretary, v.PrepareVote, meeting=at.meeting, **new)
    assert (outcome.code if isinstance(outcome, Refusal) else "") == code


def test_who_was_ready_for_another_question_is_asked_anew() -> None:
    at = play("session")
    at.asked_ready()
    at.must(at.members[1], v.SayReady, meeting=at.meeting, vote=at.vote, mark=at.new_id(), ready=True)
    assert not change(at, question="Câu hỏi khác?")
    assert vote_of(at).ready_asked_at is None
    assert at.world.find(v.Ready, parent=at.vote) == []
    at.asked_ready()


def test_a_further_round_is_asked_as_before() -> None:
    at = play("voting")
    at.cancelled()
    at.must(at.chair, v.RepeatVote, meeting=at.meeting, vote=at.vote, next_round=at.new_id(), reason="Sai")
    at.vote = order(at)[-1]
    assert change(at, form=MOTIONS) == "round_keeps_its_form"
    assert not change(at, question="Rõ hơn")


@pytest.mark.parametrize("verb", [preparing.ChangeVote, preparing.RemoveVote, preparing.MoveVote])
@pytest.mark.parametrize("phase", ["voting", "tied"])
def test_what_was_put_stays_as_it_is(
    verb: type[preparing.ChangeVote | preparing.RemoveVote | preparing.MoveVote], phase: str
) -> None:
    at = play(phase)
    more: Fields = {preparing.ChangeVote: asked(at), preparing.RemoveVote: {"vote": at.vote}}.get(
        verb, {"vote": at.vote, "position": 0}
    )
    assert at.refused(at.secretary, verb, meeting=at.meeting, based_on=2, **more) == "vote_not_prepared"


def test_a_vote_is_removed_with_its_place_and_the_answers_to_its_ready_check() -> None:
    at = play("session")
    other = prepare(at, "Khác?")
    assert not move(at, other, 0)
    at.asked_ready()
    at.must(at.members[1], v.SayReady, meeting=at.meeting, vote=at.vote, mark=at.new_id(), ready=True)
    at.must(at.secretary, preparing.RemoveVote, meeting=at.meeting, vote=at.vote)
    assert order(at) == [other]
    assert at.world.get(v.Vote, at.vote) is None
    assert at.world.find(v.Ready, parent=at.vote) == []
    kept = at.world.get(v.VoteOrder, at.meeting)
    assert kept is not None
    assert kept.votes == (other,)


def test_votes_stand_in_the_order_of_the_agenda_until_one_is_moved() -> None:
    at = play("session")
    early, late = prepare(at, "Nội dung 1?", at.first), prepare(at, "Khác?")
    assert order(at) == [early, at.vote, late]
    assert not move(at, late, 0)
    assert order(at) == [late, early, at.vote]
    assert not move(at, late, 2)
    assert order(at) == [early, at.vote, late]
    last = prepare(at, "Sau cùng?", at.first)
    assert order(at) == [early, at.vote, late, last]


def test_an_order_that_changed_meanwhile_or_a_place_that_is_none_is_refused() -> None:
    at = play("session")
    other = prepare(at, "Khác?")
    assert not move(at, other, 0, based_on=0)
    assert move(at, other, 1, based_on=0) == "stale"
    assert move(at, other, 2) == "position_out_of_range"
    assert move(at, other, -1) == "position_out_of_range"


def save(at: Play, **fields: object) -> str:
    """Keep a template; return why not, or an empty text."""
    whole: Fields = {"template": at.new_id(), "name": "Bầu", "question": "Bầu [...]", "rule_set": ELECTION.id, **fields}
    outcome = at.give(at.secretary, preparing.SaveVoteTemplate, **whole)
    return outcome.code if isinstance(outcome, Refusal) else ""


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"form": Form(kind=FormKind.CHOOSE, seats=2, most=2)}, ""),
        ({"form": CHOOSE}, ""),
        ({"form": Form()}, "form_not_of_rule"),
        ({"form": Form(kind=FormKind.CHOOSE, seats=-1)}, "form_malformed"),
        (
            {"form": Form(kind=FormKind.CHOOSE, lines=MANY)},
            "lines_out_of_range",
        ),
        ({"form": CHOOSE, "name": ""}, "text_missing"),
        ({"form": CHOOSE, "question": ""}, "text_missing"),
        ({"form": CHOOSE, "minutes_limit": 0}, "minutes_out_of_range"),
        ({"form": CHOOSE, "rule_set": "01900000-0000-7000-9000-00000000ffff"}, "rule_set_unknown"),
        ({"form": CHOOSE, "committee": "01900000-0000-7000-9000-00000000ffff"}, "committee_unknown"),
        ({"form": Form(seats=1), "rule_set": UBND.id}, "form_malformed"),
        ({"form": CHOOSE, "based_on": 1}, "template_unknown"),
    ],
)
def test_a_template_may_leave_its_candidates_open_and_nothing_else(fields: Fields, code: str) -> None:
    at = play("draft")
    at.world.rows[v.RuleSet, ELECTION.id] = ELECTION
    assert save(at, **fields) == code


def test_a_template_is_changed_from_the_version_that_was_read() -> None:
    at = play("draft")
    template = at.template()
    fields: Fields = {"template": template, "name": "Mới", "question": "Thông qua?", "rule_set": UBND.id}
    assert save(at, **fields) == "stale"
    assert not save(at, **fields, based_on=1, committee=at.committee)
    kept = at.world.get(v.VoteTemplate, template)
    assert kept is not None
    assert (kept.name, kept.version, kept.committee) == ("Mới", 2, at.committee)


def copied(at: Play, giver: Id, **fields: object) -> str:
    """Copy the votes of the meeting into another; return why not, or an empty text."""
    other = at.draft(1)
    whole: Fields = {"source": at.meeting, "item": at.items(other)[0], "copies": {at.vote: at.new_id()}, **fields}
    outcome = at.give(giver, preparing.CopyVotes, meeting=other, **whole)
    if isinstance(outcome, Changes):
        (made,) = at.world.find(v.Vote, meeting=other)
        assert (made.question, made.minutes_limit, made.form) == ("Thông qua Tờ trình?", 5, Form())
        assert (made.state, made.document, made.barred, made.rule) == (VoteState.PREPARED, None, (), None)
    return outcome.code if isinstance(outcome, Refusal) else ""


@pytest.mark.parametrize("phase", ["session", "voting", "tied", "closed"])
def test_a_question_of_another_meeting_is_copied_whatever_became_of_it(phase: str) -> None:
    at = play(phase)
    assert not copied(at, at.secretary)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"copies": {}}, "copies_out_of_range"),
        ({"copies": {"01900000-0000-7000-9000-00000000ffff": "x"}}, "vote_unknown"),
        ({"item": "01900000-0000-7000-9000-00000000ffff"}, "item_unknown"),
        ({"source": "01900000-0000-7000-9000-00000000ffff"}, "meeting_unknown"),
    ],
)
def test_what_is_not_there_is_not_copied(fields: Fields, code: str) -> None:
    at = play("session")
    assert copied(at, at.secretary, **fields) == code


def test_questions_of_a_meeting_that_one_does_not_prepare_are_not_copied() -> None:
    at = play("session")
    mine = next(iter(at.world.find(v.Participant, meeting=at.meeting, person=at.secretary)))
    del at.world.rows[v.Participant, mine.id]
    assert copied(at, at.secretary) == "meeting_unknown"


def test_a_copied_question_keeps_its_rule_where_the_meetings_differ() -> None:
    at = play("session")
    held = at.world.rows[v.Meeting, at.meeting]
    assert isinstance(held, v.Meeting)
    at.world.rows[v.RuleSet, SIMPLE.id] = SIMPLE
    at.world.rows[v.Meeting, at.meeting] = type(held)(
        **{n: getattr(held, n) for n in held.__struct_fields__} | {"rule_set": SIMPLE.id}
    )
    other = at.draft(1)
    new = at.new_id()
    fields: Fields = {"source": at.meeting, "item": at.items(other)[0], "copies": {at.vote: new}}
    at.must(at.secretary, preparing.CopyVotes, meeting=other, **fields)
    assert vote_of(at, new).rule_set == SIMPLE.id


def on_time(at: Play) -> Changes | str:
    """Let the hub open the vote at its time."""
    outcome = at.give(HUB, preparing.OpenVoteOnTime, meeting=at.meeting, vote=at.vote)
    return outcome if isinstance(outcome, Changes) else outcome.code


def test_a_vote_opens_at_its_time() -> None:
    at = play("session")
    at.scheduled()
    (job,) = [job for job in at.last.jobs if job.kind == JobKind.OPEN_VOTE]
    assert (job.about, job.due_at) == (at.vote, at.now)
    assert isinstance(on_time(at), Changes)
    assert vote_of(at).state == VoteState.OPEN
    assert on_time(at) == "vote_not_prepared"


def test_a_vote_that_was_given_a_later_time_does_not_open_at_the_earlier_one() -> None:
    at = play("session")
    at.scheduled()
    assert not change(at, opens_at=at.now + timedelta(minutes=5))
    assert on_time(at) == "vote_opens_later"
    assert not change(at)
    assert on_time(at) == "vote_not_prepared"


def _item_ended(at: Play) -> None:
    at.must(at.chair, v.EndItem, meeting=at.meeting, item=at.second)


def _another_open(at: Play) -> None:
    at.must(at.chair, v.OpenVote, meeting=at.meeting, vote=prepare(at, "Khác?"))


@pytest.mark.parametrize(
    ("meanwhile", "code"), [(_item_ended, "item_not_running"), (_another_open, "another_vote_open")]
)
def test_a_vote_that_cannot_open_at_its_time_waits_and_its_staff_are_told(meanwhile: Any, code: str) -> None:  # noqa: ANN401 - a step of a play
    at = play("session")
    at.scheduled()
    meanwhile(at)
    outcome = on_time(at)
    assert isinstance(outcome, Changes)
    assert {(notice.person, notice.code, notice.about) for notice in outcome.notices} == {
        (at.chair, "vote_not_opened", at.vote),
        (at.secretary, "vote_not_opened", at.vote),
    }
    vote = vote_of(at)
    assert (vote.state, vote.opens_at) == (VoteState.PREPARED, None)
    assert vote.not_opened is not None
    assert vote.not_opened.code == code
    assert on_time(at) == "vote_not_prepared"


def test_a_removed_vote_and_one_of_a_closed_meeting_do_not_open() -> None:
    at = play("session")
    at.scheduled()
    at.must(at.chair, v.CloseSession, meeting=at.meeting)
    assert on_time(at) == "meeting_is_closed"
    at = play("session")
    at.scheduled()
    at.must(at.secretary, preparing.RemoveVote, meeting=at.meeting, vote=at.vote)
    assert on_time(at) == "vote_unknown"
