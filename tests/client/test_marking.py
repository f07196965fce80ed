"""What a ballot still lacks while it is filled in."""

import pytest

from ecabinet.client.screens.marking import marking
from ecabinet.domain.voting.forms import Answer, Choice, Form, FormKind, Line, Mark

LINES = tuple(Line(key, f"Ông {key}") for key in "abcd")
CHOOSE = Form(kind=FormKind.CHOOSE, lines=LINES, seats=2, least=1, most=2)
EACH = Form(kind=FormKind.EACH, lines=LINES, seats=2, least=0, most=2)
RATING = Form(kind=FormKind.RATING_3, lines=LINES)
OPINION = Form(kind=FormKind.OPINION)
F = Choice.FOR


def by_line(**answers: Choice) -> Mark:
    """Return a ballot with these answers."""
    return Mark(Choice.BY_LINE, tuple(Answer(key, choice) for key, choice in answers.items()))


@pytest.mark.parametrize(
    ("form", "mark", "told"),
    [
        (CHOOSE, None, (0, 1, 0, 4, False)),
        (CHOOSE, by_line(a=F), (1, 0, 0, 3, True)),
        (CHOOSE, by_line(a=F, b=F, c=F), (3, 0, 1, 1, False)),
        (CHOOSE, Mark(Choice.BLANK), (0, 0, 0, 0, True)),
        (EACH, by_line(a=Choice.AGAINST), (0, 0, 0, 3, True)),
        (EACH, by_line(a=F, b=F, c=F, d=Choice.AGAINST), (3, 0, 1, 0, False)),
        (RATING, by_line(a=Choice.HIGH, b=Choice.LOW), (2, 0, 0, 2, True)),
        (RATING, None, (0, 0, 0, 4, False)),
        (OPINION, None, (0, 0, 0, 0, False)),
        (OPINION, Mark(F), (0, 0, 0, 0, True)),
        (OPINION, Mark(Choice.OTHER), (0, 0, 0, 0, False)),
        (OPINION, Mark(Choice.OTHER, text="Cho lùi lại"), (0, 0, 0, 0, True)),
        (Form(), Mark(Choice.RECUSED), (0, 0, 0, 0, True)),
    ],
)
def test_a_ballot_can_be_confirmed_when_the_hub_would_take_it_and_something_is_chosen(
    form: Form, mark: Mark | None, told: tuple[int, int, int, int, bool]
) -> None:
    found = marking(form, mark)
    assert (found.chosen, found.missing, found.excess, found.unanswered, found.may_confirm) == told
