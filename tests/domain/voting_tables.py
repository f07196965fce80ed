"""Tables of votes that a lawyer can read, and polls made from their rows.

A cell such as `12` is twelve votes of one head each; `2x3+1x5` is two votes of weight 3 and one of weight 5. Seats
stand in the order of the columns; the first so many of them are present.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from fractions import Fraction
from pathlib import Path
from typing import Any

import msgspec

from ecabinet.domain.kernel import Id
from ecabinet.domain.voting.entities import ChairsWord, Elector, Presence
from ecabinet.domain.voting.forms import Answer, Choice, Form, FormKind, Line, Mark
from ecabinet.domain.voting.poll import Poll
from ecabinet.domain.voting.presets import SIMPLE
from ecabinet.domain.voting.rule_sets import Base, Comparator, QuorumAt, RuleSet, TiePolicy, Unit, WithoutQuorum

FOLDER = Path(__file__).parent
GROUPS = ("for", "against", "abstain", "other", "blank", "invalid", "recused", "barred", "silent")
Row = Mapping[str, str]

_RULE = re.compile(r"(more than|at least) (\d+)/(\d+) of (\w+)(?: \+ (\d+))?")
_QUORUM = re.compile(r"quorum (\d+)/(\d+) of (\w+) at (\w+) (\w+)")


def rows(name: str) -> list[Row]:
    """Return the rows of a table."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def rule_of(words: str, further: str = "") -> RuleSet:
    """Return the rule that a row describes; ties fail and no quorum is asked for unless it says so."""
    told = _RULE.fullmatch(words)
    assert told is not None, words
    fields: dict[str, Any] = {
        "forms": tuple(FormKind),
        "comparator": Comparator.MORE_THAN if told[1] == "more than" else Comparator.AT_LEAST,
        "numerator": int(told[2]),
        "denominator": int(told[3]),
        "base": Base(told[4]),
        "constant": int(told[5] or 0),
    }
    for part in _parts(further):
        word, _, value = part.partition(" ")
        match word:
            case "tie":
                fields["tie"] = TiePolicy(value)
            case "unit":
                fields["unit"] = Unit(value)
            case "quorum_unit":
                fields["quorum_unit"] = Unit(value)
            case "quorum":
                fields |= _quorum(part)
            case _:
                assert word in {"lot", "word", "form"}, part
    return msgspec.structs.replace(SIMPLE, **fields)


def _quorum(words: str) -> dict[str, Any]:
    told = _QUORUM.fullmatch(words)
    assert told is not None, words
    return {
        "quorum_numerator": int(told[1]),
        "quorum_denominator": int(told[2]),
        "quorum_base": Base(told[3]),
        "quorum_at": QuorumAt(told[4]),
        "without_quorum": WithoutQuorum(told[5]),
    }


def _parts(further: str) -> list[str]:
    return [part.strip() for part in further.split(";") if part.strip()]


def said(further: str, word: str) -> str:
    """Return what a row says further under a word, empty for nothing."""
    return next((part.partition(" ")[2] for part in _parts(further) if part.startswith(f"{word} ")), "")


def weights_of(cell: str) -> list[int]:
    """Return the weight of each vote in a cell."""
    found: list[int] = []
    for term in filter(None, cell.split("+")):
        count, _, weight = term.partition("x")
        found += [int(weight or 1)] * int(count)
    return found


def poll_of_row(row: Row) -> tuple[Poll, dict[Id, Mark]]:
    """Return the poll of a row of the counting table and its ballots, the chair being the first seat of a group."""
    electorate, marks, chair = [], {}, None
    for group in GROUPS:
        for number, weight in enumerate(weights_of(row[group])):
            seat = f"{group} {number}"
            electorate.append(Elector(seat, f"person {seat}", seat, "", weight, group != "barred"))
            if group not in {"barred", "silent"}:
                marks[seat] = Mark(Choice(group), text="Cần làm rõ" if group == "other" else "")
            if row["chair"] == group and number == 0:
                chair = seat
    assert len(electorate) == int(row["members"]), "the members are the sum of the groups"
    rule = rule_of(row["rule"], row["further"])
    word = said(row["further"], "word")
    poll = Poll(
        rule=rule,
        form=Form(kind=FormKind(said(row["further"], "form") or "motion")),
        electorate=tuple(electorate),
        presence=presence_of(electorate, row["present"], row["closing"], row["fewest"]),
        chair=chair,
        lot=said(row["further"], "lot"),
        words=(ChairsWord("", word == "passed"),) if word else (),
    )
    return poll, marks


def presence_of(electorate: list[Elector], present: str = "", closing: str = "", fewest: str = "") -> Presence:
    """Return who is present: so many of the first seats, everybody where nothing is said."""
    seats = tuple(one.participant for one in electorate)
    opening = seats[: int(present)] if present else seats
    least = seats[: int(fewest)] if fewest else opening
    return Presence(
        at_opening=opening, at_closing=seats[: int(closing)] if closing else opening, fewest=least, lightest=least
    )


def members_of(count: int) -> list[Elector]:
    """Return so many seats of weight one."""
    return [Elector(f"seat {number}", f"person {number}", f"Ông {number}", "") for number in range(count)]


def election_of_row(row: Row) -> tuple[Poll, dict[Id, Mark]]:
    """Return an election: a candidate has their votes from the first ballots on; `5-4` is five for, four against."""
    told = [words.split(" ") for words in row["votes"].split(", ")]
    lines = tuple(Line(key, key) for key, _ in told)
    form = Form(kind=FormKind(row["form"]), lines=lines, seats=int(row["seats"]), most=len(lines))
    electorate = members_of(int(row["members"]))
    answers: dict[Id, list[Answer]] = {}
    for key, votes in told:
        votes_for, _, against = votes.partition("-")
        choices = [Choice.FOR] * int(votes_for) + [Choice.AGAINST] * int(against or 0)
        for elector, choice in zip(electorate, choices, strict=False):
            answers.setdefault(elector.participant, []).append(Answer(key, choice))
    marks = {seat: Mark(Choice.BY_LINE, tuple(given)) for seat, given in answers.items()}
    poll = Poll(
        rule=rule_of(row["rule"], row["further"]),
        form=form,
        electorate=tuple(electorate),
        presence=presence_of(electorate),
        lot=said(row["further"], "lot"),
    )
    return poll, marks


def rating_of_row(row: Row, rule: RuleSet) -> tuple[Poll, dict[Id, Mark]]:
    """Return a rating of one person under a rule."""
    electorate = members_of(int(row["members"]))
    told = (words.split(" ") for words in row["levels"].split(", "))
    levels = [Choice(level) for level, count in told for _ in range(int(count))]
    marks = {
        elector.participant: Mark(Choice.BY_LINE, (Answer("A", level),))
        for elector, level in zip(electorate, levels, strict=False)
    }
    form = Form(kind=FormKind(row["form"]), lines=(Line("A", "Ông A"),))
    return Poll(rule=rule, form=form, electorate=tuple(electorate), presence=presence_of(electorate)), marks


def share_of(part: int, whole: int) -> Fraction:
    """Return an exact share, 0 of nothing."""
    return Fraction(part, whole) if whole else Fraction(0)
