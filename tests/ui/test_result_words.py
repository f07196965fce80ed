"""A result says its reason in words, in both languages."""

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from ecabinet.domain.kernel import EnvironmentFault, Refusal
from ecabinet.domain.voting.forms import Choice
from ecabinet.domain.voting.presets import UBND
from ecabinet.domain.voting.results import Basis, Result, Verdict
from ecabinet.domain.voting.rule_sets import Comparator, RuleSet
from ecabinet.ui.refusal_words import fault_sentence, refusal_sentence
from ecabinet.ui.result_figure import result_figure
from ecabinet.ui.result_words import choice_words, result_sentence, verdict_words
from ecabinet.ui.say import Language, SpokenLanguage

RESULT = Result(
    votes_for=14, votes_against=3, abstained=1, not_voted=5, base=23, needed=12, present=18, quorum=16,
    verdict=Verdict.PASSED, basis=Basis.MAJORITY,
)  # fmt: skip


def test_the_sentence_of_the_design_in_vietnamese(app: QApplication) -> None:
    assert app is not None
    SpokenLanguage.switch(Language.VIETNAMESE)
    assert result_sentence(RESULT, UBND) == (
        "14 tán thành trên 23 thành viên; cần quá nửa (≥ 12); có mặt 18, túc số 16: thông qua"
    )


@pytest.mark.parametrize(
    ("comparator", "numerator", "denominator", "need"),
    [
        (Comparator.MORE_THAN, 1, 2, "more than half needed (≥ 12)"),
        (Comparator.AT_LEAST, 1, 2, "at least half needed (≥ 12)"),
        (Comparator.AT_LEAST, 2, 3, "at least two thirds needed (≥ 12)"),
        (Comparator.MORE_THAN, 3, 5, "more than 3/5 needed (≥ 12)"),
        (Comparator.AT_LEAST, 3, 4, "at least 3/4 needed (≥ 12)"),
    ],
)
def test_every_rule_names_what_it_needs(
    app: QApplication, comparator: Comparator, numerator: int, denominator: int, need: str
) -> None:
    assert app is not None
    rule: RuleSet = msgspec.structs.replace(UBND, comparator=comparator, numerator=numerator, denominator=denominator)
    assert result_sentence(RESULT, rule) == (f"14 in favour of 23 members; {need}; 18 present, quorum 16: passed")


@pytest.mark.parametrize("choice", Choice)
@pytest.mark.parametrize("language", Language)
def test_every_choice_and_verdict_has_its_words(app: QApplication, language: Language, choice: Choice) -> None:
    assert app is not None
    SpokenLanguage.switch(language)
    assert choice_words(choice)
    verdicts = {verdict_words(msgspec.structs.replace(RESULT, verdict=verdict)) for verdict in Verdict}
    assert len(verdicts) == len(Verdict)


def test_the_bars_come_to_all_members() -> None:
    assert sum(option.count for option in result_figure(RESULT).options) == 23


def test_refusals_faults_and_unknown_codes_are_sentences(app: QApplication) -> None:
    assert app is not None
    assert refusal_sentence(Refusal("already_present", {"name": "Bà A"})) == "Bà A is already checked in."
    assert refusal_sentence(Refusal("already_present")) == "– is already checked in."
    assert "newer_code" in refusal_sentence(Refusal("newer_code"))
    assert fault_sentence(EnvironmentFault("disk_full"), "").startswith("The disk is full.")
    assert "A1B2" in fault_sentence(ValueError("secret"), "A1B2")
