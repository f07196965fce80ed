"""The ballot sheet and the result in every form, made ready to be drawn."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from ecabinet.client.screens.frame import Place
from ecabinet.domain.voting.forms import Choice, Form
from ecabinet.domain.voting.rule_sets import Showing, Unit
from ecabinet.ui.intents import Go, ShowResult
from ecabinet.ui.looks import Looks
from ecabinet.ui.shell.workspace import Workspace
from tests.ui.delegate import forms
from tests.ui.delegate.forms import A, F
from tests.ui.delegate.sample import City
from tests.ui.delegate.shots import Make, press


def _ballot(make: Callable[[], City], *pressed: str, place: int = 1) -> Make:
    """Show a member's ballot with these buttons pressed."""

    def made(looks: Looks, app: QApplication) -> QWidget:
        city = make()
        application = city.application(place)
        application.signals = forms.turnout(city)
        shown = Workspace(application, looks, Go(Place.MEETING))
        shown.resize(1280, 800)
        shown.show()
        for name in ("", *pressed):
            if name:
                press(shown, name)
            for _ in range(4):
                app.processEvents()
        return shown

    return made


def _result(make: Callable[[], City]) -> Make:
    """Show a result."""

    def made(looks: Looks, app: QApplication) -> QWidget:
        city = make()
        shown = Workspace(city.application(), looks, Go(Place.MEETING))
        shown.resize(1280, 800)
        shown.show()
        app.processEvents()
        shown.carry(ShowResult(forms.vote_of(city).id))
        return shown

    return made


def _with_opinion(looks: Looks, app: QApplication) -> QWidget:
    shown = _ballot(lambda: forms.asked(forms.OPINION, "Đồng ý ban hành Quyết định?"), "ballot.other")(looks, app)
    text = shown.findChild(QPlainTextEdit, "ballot.text")
    assert text is not None
    text.setPlainText("Đồng ý về nguyên tắc; đề nghị làm rõ nguồn vốn và tiến độ di dời.")
    app.processEvents()
    press(shown, "ballot.confirm")
    return shown


def _live_names() -> City:
    city = forms.asked(Form(), showing=Showing.LIVE_NAMES)
    return forms.cast(city, F, F, A, Choice.ABSTAIN)


def _live_counts_of_lines() -> City:
    city = forms.asked(forms.EACH, showing=Showing.LIVE_COUNTS)
    return forms.cast(city, {"1": F, "2": F, "3": A}, {"1": F, "2": A, "3": F}, {"1": F, "3": A})


def _weighed() -> City:
    return forms.weigh(forms.asked(Form(), unit=Unit.WEIGHTS), 5, 3, 2)


def _weighed_result() -> City:
    city = forms.cast(_weighed(), F, A, A, F)
    return forms.closed(city)


def _mandate(looks: Looks, app: QApplication) -> QWidget:
    """Show the ballot of a carried seat while one's own is recorded."""
    city = forms.carrying(splits=True)
    seat = city.stage.part(city.meeting, city.stage.members[-2]).id
    return _ballot(lambda: city, "ballot.against", "ballot.confirm", f"ballot.seat.{seat}", "ballot.for")(looks, app)


CHOSEN = tuple(f"ballot.line.{key}.for" for key in ("1", "3"))
TOO_MANY = tuple(f"ballot.line.{key}.for" for key in ("1", "2", "3", "4"))
STATES: dict[str, Make] = {
    "opinion-missing": _ballot(lambda: forms.asked(forms.OPINION, "Đồng ý ban hành Quyết định?"), "ballot.other"),
    "opinion-recorded": _with_opinion,
    "motions": _ballot(
        lambda: forms.asked(forms.SEVERAL, "Duyệt danh sách nội dung quy hoạch"),
        "ballot.line.1.for",
        "ballot.line.2.against",
    ),
    "choose": _ballot(lambda: forms.asked(forms.CHOOSE), *CHOSEN),
    "choose-too-many": _ballot(lambda: forms.asked(forms.OF_THIRTY), *TOO_MANY),
    "choose-recorded": _ballot(lambda: forms.asked(forms.CHOOSE), *CHOSEN, "ballot.line.5.for", "ballot.confirm"),
    "each": _ballot(lambda: forms.asked(forms.EACH), "ballot.line.1.for", "ballot.line.3.against"),
    "rating": _ballot(
        lambda: forms.asked(forms.RATING, forms.RATE),
        "ballot.line.1.high",
        "ballot.line.2.confidence",
        "ballot.line.3.low",
    ),
    "rating-of-two": _ballot(lambda: forms.asked(forms.RATING_OF_TWO, forms.RATE), "ballot.line.1.confidence"),
    "blank": _ballot(lambda: forms.asked(forms.CHOOSE), *CHOSEN, "ballot.blank"),
    "recused": _ballot(lambda: forms.asked(Form()), "ballot.recused", "ballot.confirm"),
    "one-act": _ballot(lambda: forms.carrying(splits=False), "ballot.for"),
    "one-act-recorded": _ballot(lambda: forms.carrying(splits=False), "ballot.for", "ballot.confirm"),
    "barred": _ballot(lambda: forms.asked(Form(), barred=(1,))),
    "mandate": _mandate,
    "mandate-given": _ballot(lambda: forms.carrying(splits=True), place=5),
    "weights": _ballot(_weighed),
    "live-names": _ballot(_live_names),
    "live-counts": _ballot(_live_counts_of_lines, place=2),
    "result-election": _result(forms.elected),
    "result-rating": _result(forms.rated),
    "result-motions": _result(forms.several),
    "result-opinion": _result(forms.opinions),
    "result-weights": _result(_weighed_result),
}
