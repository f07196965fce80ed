"""What lies in a ballot box comes out as it went in, and is equally long whatever it is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ecabinet.domain.voting.entities import Elector, Vote
from ecabinet.domain.voting.forms import ELECTIONS, OF_LINES, OPTIONS, Answer, Choice, Form, FormKind, Line, Mark
from ecabinet.domain.voting.problems import mark_problem
from ecabinet.store.ballot_grid import as_grid, from_grid

IN_A_BOX = sorted(set(FormKind) - {FormKind.OPINION})
"""An opinion in words is put to no secret vote."""


@st.composite
def questions(draw: st.DrawFn) -> Vote:
    """Draw an open vote, with titles and keys of any length."""
    kind = draw(st.sampled_from(IN_A_BOX))
    keys = draw(st.lists(st.text(min_size=1, max_size=64), min_size=1, max_size=12, unique=True))
    lines = tuple(Line(key, "Ông A") for key in keys) if kind in OF_LINES else ()
    most = len(lines) if kind in ELECTIONS else 0
    electorate = tuple(Elector(f"seat {number}", f"person {number}", "Bà B", "Ủy viên") for number in range(9))
    form = Form(kind=kind, lines=lines, seats=min(1, most), most=most)
    return Vote(id="v", meeting="m", item="i", question="?", form=form, electorate=electorate)


def marks_of(form: Form) -> st.SearchStrategy[Mark]:
    """Draw what one secret ballot may say."""
    blank = st.just(Mark(Choice.BLANK))
    if form.kind not in OF_LINES:
        return blank | st.sampled_from([Mark(choice) for choice in form.options])
    answers = st.tuples(*(st.none() | st.sampled_from(form.options) for _ in form.lines))
    return blank | answers.map(lambda told: by_line(form, told))


def by_line(form: Form, told: tuple[Choice | None, ...]) -> Mark:
    said = zip(form.lines, told, strict=True)
    return Mark(Choice.BY_LINE, tuple(Answer(line.key, choice) for line, choice in said if choice is not None))


@given(st.data())
def test_any_ballots_come_out_as_they_went_in_and_are_as_long_as_none(data: st.DataObject) -> None:
    vote = data.draw(questions())
    marks = tuple(data.draw(st.lists(marks_of(vote.form), max_size=len(vote.electorate))))
    assert not any(mark_problem(vote.form, mark) for mark in marks)
    grid = as_grid(vote, marks)
    assert from_grid(vote, grid) == marks
    assert len(grid) == len(as_grid(vote, ()))


def test_every_answer_that_a_secret_vote_may_have_has_its_place() -> None:
    electorate = (Elector("seat", "person", "Bà B", "Ủy viên"),)
    for kind in IN_A_BOX:
        lines = (Line("a", "Ông A"),) if kind in OF_LINES else ()
        vote = Vote(
            id="v", meeting="m", item="i", question="?", form=Form(kind=kind, lines=lines), electorate=electorate
        )
        for choice in OPTIONS[kind]:
            mark = by_line(vote.form, (choice,)) if lines else Mark(choice)
            assert from_grid(vote, as_grid(vote, (mark,))) == (mark,)
