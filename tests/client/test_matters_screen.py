"""The page of matters as values: what stands on it, for whom, and what its forms hold and refuse, without a window."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import msgspec
import pytest

from ecabinet.client.screens.console import chair_console
from ecabinet.client.screens.desk import Lack, Step, desk_meeting
from ecabinet.client.screens.matters import MatterRow, Matters, matters_of
from ecabinet.client.screens.vote_drafts import (
    CountDraft,
    count_fields,
    count_problems,
    draft_fields,
    draft_of,
    draft_problems,
    from_template,
    kinds_for,
    new_draft,
    rules_for,
    template_fields,
    ways_for,
)
from ecabinet.client.view import LinkPhase, LinkState, View
from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import Id
from ecabinet.domain.voting import preparing
from ecabinet.domain.voting.by_hand import Way
from ecabinet.domain.voting.forms import Choice, FormKind
from ecabinet.domain.voting.presets import ELECTION, PRESETS, SIMPLE, UBND
from tests.domain.examples import Play, play
from tests.domain.plays import counting

Fields = dict[str, Any]


def seen(at: Play, person: Id | None = None) -> View:
    """Return what somebody (the secretary) sees."""
    link = LinkState(LinkPhase.ONLINE, at.now)
    return View(world=at.world, me=person or at.secretary, now=at.now, link=link, pending=())


def matters(at: Play, person: Id | None = None) -> Matters:
    """Return the matters of the meeting."""
    found = matters_of(seen(at, person), at.meeting)
    assert found is not None
    return found


def row_of(at: Play, person: Id | None = None) -> MatterRow:
    """Return the row of the prepared vote."""
    found = matters(at, person).row(at.vote)
    assert found is not None
    return found


def with_rules(phase: str = "session") -> Play:
    """Return a stage with every rule set installed."""
    at = play(phase)
    for rule in PRESETS:
        at.world.rows[v.RuleSet, rule.id] = rule
    return at


def test_only_who_prepares_the_meeting_sees_its_matters() -> None:
    at = play("session")
    assert matters(at, at.chair).rows == matters(at).rows
    assert [matters_of(seen(at, person), at.meeting) for person in (at.members[1], at.guest, at.outsider)] == [None] * 3


def test_what_can_be_done_with_a_vote_follows_its_course() -> None:
    for phase, is_free in (("session", True), ("voting", False), ("tied", False)):
        row = row_of(play(phase))
        assert (row.may_change, row.may_count, row.may_confirm) == (is_free, is_free, False)


def test_a_count_waits_for_everybody_of_the_staff_but_who_entered_it() -> None:
    at = play("session")
    at.counted_by_hand()
    assert (row_of(at).may_confirm, row_of(at, at.chair).may_confirm) == (False, True)
    assert row_of(at).record_title == "Dự thảo"
    assert (row_of(at).may_change, row_of(at).is_next, row_of(at).awaits_confirmation) == (False, False, True)
    desk = desk_meeting(seen(at), at.meeting)
    assert desk is not None
    (step,) = [one for one in desk.steps if one.step == Step.VOTES]
    assert step.lacks == ((Lack.COUNTS_WAIT, 1),)


def test_the_chair_runs_through_the_list_in_its_order() -> None:
    at = play("session")
    first, later = at.new_id(), at.new_id()
    for vote, item in ((later, at.second), (first, at.first)):
        at.must(at.secretary, v.PrepareVote, meeting=at.meeting, vote=vote, item=item, question="Khác?")
    at.must(at.secretary, preparing.MoveVote, meeting=at.meeting, based_on=0, vote=later, position=0)
    console = chair_console(seen(at, at.chair), at.meeting)
    assert console is not None
    assert console.matters is not None
    assert [row.id for row in console.matters.rows] == [later, first, at.vote]
    assert [row.id for row in console.prepared] == [later, at.vote]
    assert console.matters.next_row is not None
    assert console.matters.next_row.id == later
    at.must(at.secretary, preparing.RemoveVote, meeting=at.meeting, vote=later)
    assert matters(at).next_row == matters(at).row(first)


def test_each_form_has_the_rules_that_decide_it_the_meetings_first() -> None:
    at = with_rules()
    assert rules_for(matters(at), FormKind.MOTION)[0] == UBND
    assert [rule.name for rule in rules_for(matters(at), FormKind.CHOOSE)] == [ELECTION.name]
    assert set(kinds_for(matters(at))) == set(FormKind)
    assert set(kinds_for(matters(play("session")))) == {FormKind.MOTION, FormKind.MOTIONS}


def test_a_new_draft_is_a_motion_about_the_items_document() -> None:
    at = with_rules()
    draft = new_draft(matters(at), at.second)
    assert (draft.kind, draft.rule, draft.document, draft.question) == (
        FormKind.MOTION, UBND.id, at.document, at.item(at.second).title,
    )  # fmt: skip
    assert draft_problems(matters(at), draft) == {}
    assert draft_fields(matters(at), draft)["rule_set"] is None


def test_a_draft_of_a_vote_says_what_the_vote_says() -> None:
    at = with_rules()
    draft = draft_of(matters(at), row_of(at))
    before = at.world.get(v.Vote, at.vote)
    at.must(at.secretary, preparing.ChangeVote, meeting=at.meeting, based_on=1, vote=at.vote,
            **draft_fields(matters(at), draft))  # fmt: skip
    after = at.world.get(v.Vote, at.vote)
    assert before is not None
    assert after == msgspec.structs.replace(before, version=2)


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"item": "nowhere"}, "item", "item_unknown"),
        ({"question": " "}, "question", "text_missing"),
        ({"rule": "none"}, "rule", "rule_set_unknown"),
        ({"rule": ELECTION.id}, "rule", "form_not_of_rule"),
        ({"kind": FormKind.MOTIONS}, "lines", "lines_out_of_range"),
        ({"kind": FormKind.MOTIONS, "lines": ("x" * 501,)}, "lines", "text_too_long"),
        ({"kind": FormKind.CHOOSE, "rule": ELECTION.id, "lines": ("A",)}, "seats", "seats_out_of_range"),
        ({"kind": FormKind.CHOOSE, "rule": ELECTION.id, "lines": ("A",), "seats": 1}, "most", "most_out_of_range"),
        (
            {"kind": FormKind.EACH, "rule": ELECTION.id, "lines": ("A",), "seats": 1, "most": 1, "least": 2},
            "least",
            "least_out_of_range",
        ),
        ({"opens_at": timedelta(0)}, "opens", "opens_in_the_past"),
    ],
)
def test_what_the_hub_would_refuse_is_found_at_its_field(fields: Fields, field: str, code: str) -> None:
    at = with_rules()
    if "opens_at" in fields:
        fields = {"opens_at": at.now + fields["opens_at"]}
    problems = draft_problems(matters(at), msgspec.structs.replace(new_draft(matters(at), at.second), **fields))
    assert {name: problem.code for name, problem in problems.items()} == {field: code}


def test_a_template_gives_its_wording_and_takes_the_items_title() -> None:
    at = with_rules()
    at.must(
        at.secretary, preparing.SaveVoteTemplate, template=at.new_id(), name="Mẫu", question="Thông qua [...] nhé",
        rule_set=SIMPLE.id, minutes_limit=3,
    )  # fmt: skip
    page = matters(at)
    title = at.item(at.second).title
    draft = from_template(new_draft(page, at.second), page.templates[0], title)
    assert (draft.question, draft.rule, draft.minutes) == (f"Thông qua {title} nhé", SIMPLE.id, 3)
    assert draft.document == at.document
    assert template_fields(draft, title)["question"] == "Thông qua [...] nhé"


def test_templates_are_those_of_the_committee_and_of_the_city() -> None:
    at = play("session")
    for name, committee in (("Ban này", at.committee), ("Chung", None)):
        at.must(
            at.secretary, preparing.SaveVoteTemplate, template=at.new_id(), name=name, question="?",
            rule_set=UBND.id, committee=committee,
        )  # fmt: skip
    at.world.rows[v.VoteTemplate, "x"] = v.VoteTemplate(
        id="x", name="Ban khác", question="?", form=draft_of(matters(at), row_of(at)).form, rule_set=UBND.id,
        committee="khác",
    )  # fmt: skip
    assert [one.name for one in matters(at).templates] == ["Ban này", "Chung"]


def draft_of_count(at: Play, **otherwise: Any) -> CountDraft:  # noqa: ANN401 - fields of any kind
    """Return the count that the stage enters, as its form holds it."""
    entered = counting(at)
    (tally,) = entered["tallies"]
    fields: Fields = {
        "way": entered["way"],
        "taken_at": entered["taken_at"],
        "tellers": entered["tellers"],
        "record": entered["record"],
        "numbers": {("", one.choice): one.number for one in tally.numbers},
        "issued": 4,
    }
    return CountDraft(**fields | otherwise)


def test_a_count_that_has_no_problem_is_taken() -> None:
    at = play("session")
    draft = draft_of_count(at)
    assert count_problems(matters(at), row_of(at), draft) == {}
    fields = count_fields(matters(at), row_of(at), draft)
    at.must(at.secretary, preparing.EnterCount, meeting=at.meeting, based_on=1, **fields)


@pytest.mark.parametrize(
    ("fields", "field", "code"),
    [
        ({"record": ""}, "record", "document_unknown"),
        ({"tellers": ()}, "tellers", "tellers_out_of_range"),
        ({"issued": 3}, "issued", "count_exceeds_issued"),
        ({"issued": 6}, "issued", "count_exceeds_electors"),
        ({"numbers": {("", Choice.FOR): 6}, "way": Way.RAISED_HANDS}, "number1for", "count_exceeds_electors"),
        ({"taken_at": timedelta(seconds=1)}, "taken", "count_out_of_session"),
    ],
)
def test_a_count_that_the_hub_would_refuse_is_found_at_its_field(fields: Fields, field: str, code: str) -> None:
    at = play("session")
    if "taken_at" in fields:
        fields = {"taken_at": at.now + fields["taken_at"]}
    problems = count_problems(matters(at), row_of(at), draft_of_count(at, **fields))
    assert {name: problem.code for name, problem in problems.items()} == {field: code}


def test_hands_have_no_papers_whatever_was_typed_before() -> None:
    at = play("session")
    fields = count_fields(matters(at), row_of(at), draft_of_count(at, way=Way.RAISED_HANDS, blank=2, invalid=1))
    assert (fields["blank"], fields["invalid"], fields["issued"], fields["valid"]) == (0, 0, 0, 4)


def test_a_secret_rule_leaves_only_paper() -> None:
    at = with_rules()
    row = row_of(at)
    assert ways_for(row) == (Way.PAPER, Way.RAISED_HANDS)
    assert ways_for(msgspec.structs.replace(row, rule=ELECTION)) == (Way.PAPER,)


def test_questions_of_my_other_meetings_can_be_copied_and_those_of_others_not() -> None:
    at = play("session")
    other = at.draft(1)
    at.must(at.secretary, v.PrepareVote, meeting=other, vote=at.new_id(), item=at.items(other)[0], question="Khác?")
    (source,) = matters(at).sources
    assert (source.id, [question for _, question in source.questions]) == (other, ["Khác?"])
    part = at.part(other, at.secretary)
    del at.world.rows[v.Participant, part.id]
    assert matters(at).sources == ()
