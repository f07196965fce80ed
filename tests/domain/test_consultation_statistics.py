"""Statistics over a period count each consultation and each member once, and agree with each other."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from ecabinet.domain import vocabulary as v
from ecabinet.domain.consultations import verbs as c
from ecabinet.domain.consultations.statistics import Statistics, statistics
from ecabinet.domain.voting.forms import Choice
from tests.domain.consulted import DEADLINE, Consulted
from tests.stage import START, Stage

DAY = timedelta(days=1)
AFTER = DEADLINE + timedelta(hours=1)
WHEN = {"in time": timedelta(days=1), "late": DEADLINE - START + timedelta(hours=1), "never": None}


def _told(at: Stage) -> Statistics:
    return statistics(at.world, START - DAY, START + DAY, at.now)


def test_a_consultation_and_its_members_are_counted() -> None:
    at = Stage()
    sent = Consulted(at).send()
    first, second, third = at.members[1:4]
    at.must(first, c.ReadConsultation, meeting=sent.id, participant=at.part(sent.id, first).id)
    at.now = START + timedelta(hours=6)
    sent.answer(first)
    at.now = START + timedelta(hours=10)
    sent.answer(second, Choice.OTHER, "Cần bổ sung")
    running = _told(at).consultations[0]
    assert (running.asked, running.read, running.in_time, running.waiting, running.missing) == (5, 1, 2, 3, 0)
    at.now = AFTER
    sent.answer(third, Choice.AGAINST)
    sent.close(reason="")
    told = _told(at)
    (tally,) = told.consultations
    assert (tally.in_time, tally.late, tally.missing, tally.waiting) == (2, 1, 2, 0)
    (question,) = tally.questions
    assert (question.votes_for, question.votes_against, question.other) == (1, 1, 1)
    members = {one.person: one for one in told.members}
    assert members[first].median_response == timedelta(hours=6)
    assert (members[third].late, members[third].asked) == (1, 1)
    assert (members[at.chair].missing, members[at.chair].median_response) == (1, None)


def test_only_what_was_sent_in_the_period_and_not_withdrawn_counts() -> None:
    at = Stage()
    Consulted(at)
    Consulted(at).send().must(c.WithdrawConsultation, reason="Sai hồ sơ")
    assert _told(at).consultations == ()
    sent = Consulted(at).send()
    assert [one.id for one in _told(at).consultations] == [sent.id]
    assert statistics(at.world, START + DAY, START + 2 * DAY, at.now).members == ()
    assert statistics(at.world, START - DAY, START, at.now).consultations == ()
    assert statistics(at.world, START, START + DAY, at.now, shown=()).consultations == ()


def test_who_answered_some_questions_is_neither_silent_nor_done() -> None:
    at = Stage()
    sent = Consulted(at, matters=2).send()
    whole, partly = at.members[1:3]
    for vote in sent.votes:
        sent.answer(whole, vote=vote)
    sent.answer(partly, Choice.AGAINST)
    sent.answer(at.members[3], Choice.RECUSED)
    assert [(one.in_part, one.waiting) for one in _told(at).consultations] == [(0, 4)]
    at.now = AFTER
    sent.close(reason="")
    told = _told(at)
    (tally,) = told.consultations
    assert (tally.in_time, tally.late, tally.in_part, tally.missing, tally.waiting) == (1, 0, 2, 2, 0)
    members = {one.person: (one.in_time, one.in_part, one.missing) for one in told.members}
    assert (members[whole], members[partly], members[at.chair]) == ((1, 0, 0), (0, 1, 0), (0, 0, 1))
    first, second = tally.questions
    assert (first.votes_for, first.votes_against, first.other, first.recused, first.not_voted) == (1, 1, 0, 1, 2)
    assert (second.votes_for, second.recused, second.not_voted) == (1, 0, 4)
    assert told.is_whole
    assert not statistics(at.world, START - DAY, START + DAY, at.now, shown=(sent.id,)).is_whole


def test_the_median_is_over_consultations() -> None:
    at = Stage()
    member = at.members[1]
    for hours in (2, 8, 3):
        at.now = START
        sent = Consulted(at).send()
        at.now = START + timedelta(hours=hours)
        sent.answer(member)
    (mine,) = [one for one in _told(at).members if one.person == member]
    assert (mine.asked, mine.in_time, mine.median_response) == (3, 3, timedelta(hours=3))


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from(sorted(WHEN)), st.sampled_from(Choice)), min_size=5, max_size=5),
        min_size=1,
        max_size=3,
    ),
    st.booleans(),
)
def test_members_and_consultations_add_up(rounds: list[list[tuple[str, Choice]]], is_closed: bool) -> None:  # noqa: FBT001 - drawn
    at = Stage()
    for answers in rounds:
        at.now = START
        sent = Consulted(at).send()
        for when in ("in time", "late"):
            at.now = START + (WHEN[when] or timedelta())
            for member, (moment, choice) in zip(at.members, answers, strict=True):
                if moment == when:
                    sent.answer(member, choice, "Ý kiến" if choice == Choice.OTHER else "")
        if is_closed:
            sent.close(reason="")
    told = _told(at)
    assert len(told.consultations) == len(rounds)
    for name in ("asked", "in_time", "late", "in_part", "missing", "waiting"):
        by_consultation = sum(getattr(one, name) for one in told.consultations)
        assert by_consultation == sum(getattr(one, name) for one in told.members)
    for one in told.consultations:
        assert one.asked == one.in_time + one.late + one.in_part + one.missing + one.waiting == 5
        for question in one.questions:
            said = question.votes_for + question.votes_against + question.other + question.abstained
            said += question.blank + question.recused
            assert said == one.in_time + one.late == 5 - question.not_voted
    assert len(at.world.find(v.Cast)) == sum(one.in_time + one.late for one in told.members)
