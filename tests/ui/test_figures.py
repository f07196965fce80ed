"""Results and counts of every form in words and figures."""

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from ecabinet.client.screens.live_vote import NamedChoice
from ecabinet.domain.voting.forms import Answer, Choice, Form, Mark
from ecabinet.domain.voting.live import live_count
from ecabinet.domain.voting.rule_sets import Showing, Unit
from ecabinet.ui.kit.line_figures import Segment
from ecabinet.ui.names_list import name_row
from ecabinet.ui.result_figure import line_figures, live_figure, live_lines, others_words, result_figure
from ecabinet.ui.result_words import mark_words, numbers_words, verdict_words
from ecabinet.ui.say import Language, SpokenLanguage
from ecabinet.ui.theme import Tone
from tests.ui.delegate import forms
from tests.ui.delegate.sample import City


@pytest.fixture(autouse=True)
def _english(app: QApplication) -> None:
    assert app is not None
    SpokenLanguage.switch(Language.ENGLISH)


def figures(city: City) -> list[tuple[str, str, str, int]]:
    """Return what stands on each line of a result: words, numbers, outcome, and where its mark is."""
    vote = forms.vote_of(city)
    assert vote.result is not None
    return [
        (line.title[:2], line.numbers, line.outcome.text if line.outcome else "", line.needed)
        for line in line_figures(vote.result, vote.form, vote.rule)
    ]


def test_candidates_stand_from_the_most_votes_down_with_their_numbers_and_the_elected_marked() -> None:
    city = forms.elected()
    assert figures(city) == [
        ("1.", "In favour 4 (57.1%)", "Elected", 4),
        ("5.", "In favour 4 (57.1%)", "Elected", 4),
        ("3.", "In favour 3 (42.9%)", "Not elected", 4),
        ("2.", "In favour 1 (14.3%)", "Not elected", 4),
        ("4.", "In favour 0 (0.0%)", "Not elected", 4),
    ]
    vote = forms.vote_of(city)
    assert vote.result is not None
    assert others_words(vote.result) == "Blank ballot 1 · Did not vote 2"
    assert verdict_words(vote.result, vote.form) == "Not all seats filled"
    assert numbers_words(vote.result, vote.form) == "2 elected for 3 places"


def test_every_level_of_a_rating_is_told_with_what_follows() -> None:
    assert [(numbers, outcome, mark) for _, numbers, outcome, mark in figures(forms.rated())][2:] == [
        ("High confidence 0 (0.0%) · Confidence 0 (0.0%) · Low confidence 5 (71.4%)", "Put up for dismissal", 0),
        ("High confidence 0 (0.0%) · Confidence 1 (14.3%) · Low confidence 4 (57.1%)", "May resign", 0),
    ]


def test_each_of_several_motions_has_its_own_verdict() -> None:
    city = forms.several()
    assert [outcome for *_, outcome, _ in figures(city)] == ["Passed", "Passed", "Not passed"]
    vote = forms.vote_of(city)
    assert vote.result is not None
    assert verdict_words(vote.result, vote.form) == "2 of 3 passed"
    assert numbers_words(vote.result, vote.form) == "2 of 3 passed"


def test_where_weights_count_the_bars_are_weights_and_tell_the_ballots() -> None:
    city = forms.cast(forms.weigh(forms.asked(Form(), unit=Unit.WEIGHTS), 5, 3, 2), Choice.FOR, Choice.AGAINST)
    vote = forms.vote_of(forms.closed(city))
    assert vote.result is not None
    bars = result_figure(vote.result, vote.form)
    assert [(one.label, one.count) for one in bars.options][:2] == [
        ("In favour · ballots: 1", 5),
        ("Against · ballots: 1", 3),
    ]
    assert bars.total == sum(one.count for one in bars.options) == 14


def test_agreeing_is_told_as_the_ballot_asked() -> None:
    vote = forms.vote_of(forms.opinions())
    assert vote.result is not None
    labels = [one.label for one in result_figure(vote.result, vote.form).options]
    assert labels == ["Agree", "Disagree", "Other opinion", "Did not vote"]


def test_a_live_count_leads_nobody_and_has_no_outcome() -> None:
    city = forms.cast(forms.asked(forms.CHOOSE, showing=Showing.LIVE_COUNTS), forms.only("3", "4", "5"), Choice.BLANK)
    vote = forms.vote_of(city)
    (numbers,) = forms.turnout(city).values()
    count = live_count(vote, numbers)
    assert count is not None
    lines = live_lines(count, vote.form)
    assert [line.title[:2] for line in lines] == ["1.", "2.", "3.", "4.", "5."]
    assert lines[2].segments == (Segment(1, Tone.SUCCESS),)
    assert {(line.outcome, line.needed) for line in lines} == {(None, 0)}
    question = forms.asked(Form(), showing=Showing.LIVE_COUNTS)
    told = live_count(forms.vote_of(question), {"/for": 3, "/recused": 1})
    assert told is not None
    assert [(one.label, one.count) for one in live_figure(told, Form()).options] == [
        ("In favour", 3), ("Against", 0), ("Abstain", 0), ("Takes no part", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("form", "mark", "told"),
    [
        (Form(), Mark(Choice.FOR), "In favour"),
        (forms.OPINION, Mark(Choice.AGAINST), "Disagree"),
        (forms.OPINION, Mark(Choice.OTHER, text="Cho lùi lại"), "Other opinion: Cho lùi lại"),
        (forms.CHOOSE, Mark(Choice.BY_LINE, (Answer("4", Choice.FOR),)), forms.CANDIDATES[3]),
        (forms.SEVERAL, Mark(Choice.BY_LINE, (Answer("1", Choice.ABSTAIN),)), f"{forms.MOTIONS[0]}: Abstain"),
        (forms.CHOOSE, Mark(Choice.BLANK), "Blank ballot"),
    ],
)
def test_a_ballot_is_read_out(form: Form, mark: Mark, told: str) -> None:
    assert mark_words(mark, form) == told


def test_a_name_tells_weight_mandate_and_that_a_seat_was_barred() -> None:
    name = NamedChoice(full_name="Bà A", position="Phó Chủ tịch", mark=Mark(Choice.FOR), weight=3, carrier="Ông B")
    row = name_row(0, name, Form())
    assert (row.title, row.detail) == ("Bà A (3)", "Phó Chủ tịch · by mandate: Ông B")
    assert row.badge is not None
    assert row.badge.text == "In favour"
    barred = name_row(0, msgspec.structs.replace(name, mark=None, entitled=False), Form())
    assert barred.badge is not None
    assert barred.badge.text == "May not vote on this"
    lines = name_row(
        0, msgspec.structs.replace(name, mark=Mark(Choice.BY_LINE, (Answer("4", Choice.FOR),))), forms.CHOOSE
    )
    assert (lines.title, lines.badge) == (f"Bà A (3): {forms.CANDIDATES[3]}", None)
