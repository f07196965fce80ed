"""Secret votes played on a stage."""

from __future__ import annotations

from ecabinet.domain import vocabulary as v
from ecabinet.domain.kernel import HUB, Id, Outcome
from ecabinet.domain.voting.forms import Answer, Choice, Form
from ecabinet.domain.voting.presets import UBND_SECRET
from ecabinet.domain.voting.rule_sets import RuleSet
from tests.stage import Stage


def open_secret(
    stage: Stage, meeting: Id, rule: RuleSet = UBND_SECRET, form: Form | None = None, minutes: int | None = None
) -> Id:
    """Prepare and open a secret vote on the running item; return its id."""
    if stage.world.get(RuleSet, rule.id) is None:
        stage.must(HUB, v.InstallRuleSet, rule_set=rule)
    vote = stage.new_id()
    stage.must(
        stage.secretary,
        v.PrepareVote,
        meeting=meeting,
        vote=vote,
        item=stage.items(meeting)[0],
        question="Miễn nhiệm?",
        rule_set=rule.id,
        form=form or Form(),
        minutes_limit=minutes,
    )
    stage.must(stage.chair, v.OpenVote, meeting=meeting, vote=vote)
    return vote


def put_in(stage: Stage, vote: Id, person: Id, choice: Choice | None, answers: tuple[Answer, ...] = ()) -> Outcome:
    """Put a secret ballot in."""
    now = stage.world.get(v.Vote, vote)
    assert now is not None
    said = {"ballot": stage.new_id(), "vote": vote, "choice": choice, "answers": answers}
    return stage.give(person, v.CastSecretBallot, meeting=now.meeting, based_on=None, **said)
