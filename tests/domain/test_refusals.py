"""Every refusal has its sentence, and every sentence gets the values it names."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecabinet.domain import refusals, vocabulary
from ecabinet.domain.messages import notices

DOMAIN = Path(vocabulary.__file__).parent
FILE_PROBLEMS = frozenset(
    {"empty_file", "not_a_pdf", "truncated_pdf", "damaged_pdf", "encrypted_pdf", "too_many_pages", "file_too_large"}
)
"""Codes that a worker finds and a rule hands on without values."""


def _calls(name: str) -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(DOMAIN.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == name:
                yield f"{path.relative_to(DOMAIN)}:{node.lineno}", node


TOLD_BY = {"Refusal": 0, "RequestRefused": 0, "EnvironmentFault": 0, "Refused": 0, "_Ended": 0}
"""What carries a code to a person, and the place of the code among its arguments; elsewhere it is given by name."""
NOT_FOR_PEOPLE = frozenset({"send_document"})
"""What a worker asks of its own program, which answers by sending the document."""


def _codes_told() -> Iterator[tuple[str, str]]:
    """Give every code that any package can tell a person, with its place."""
    for path in sorted(DOMAIN.parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                continue
            place = TOLD_BY.get(node.func.id)
            told = [word.value for word in node.keywords if word.arg == "code"]
            told += [] if place is None else node.args[place : place + 1]
            for code in (part for argument in told for part in _said(argument)):
                yield f"{path.relative_to(DOMAIN.parent)}:{node.lineno}", code


def _said(argument: ast.expr) -> Iterator[str]:
    """Give the code that is written as an argument, or the two that it chooses from."""
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    if isinstance(argument, ast.IfExp):
        yield from _said(argument.body)
        yield from _said(argument.orelse)


def _named(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


def _values(call: ast.Call) -> set[object]:
    if len(call.args) == 1:
        return set()
    given = call.args[1]
    assert isinstance(given, ast.Dict)
    return {key.value for key in given.keys if isinstance(key, ast.Constant)}


def test_every_refusal_has_its_sentence_and_its_values() -> None:
    dynamic = []
    for where, call in _calls("Refusal"):
        code = call.args[0]
        if not isinstance(code, ast.Constant):
            dynamic.append(where)
            continue
        assert code.value in refusals.SENTENCES, where
        assert isinstance(code.value, str)
        assert _values(call) >= _named(refusals.SENTENCES[code.value]), where
    # The one code that is not written in the rule is what was found out about a file.
    assert [where.split(":")[0] for where in dynamic] == ["documents/file_document.py"]


def test_every_code_of_every_package_has_its_sentence() -> None:
    told = {code: where for where, code in _codes_told()}
    assert len(told) > len(refusals.SENTENCES) / 2
    known = refusals.SENTENCES.keys() | notices.SENTENCES.keys() | NOT_FOR_PEOPLE
    assert {code: where for code, where in told.items() if code not in known} == {}


@pytest.mark.parametrize("code", sorted(FILE_PROBLEMS))
def test_what_is_found_in_a_file_needs_no_values(code: str) -> None:
    assert not _named(refusals.SENTENCES[code])


def test_every_notice_has_its_sentence() -> None:
    codes = set()
    for where, call in _calls("Notify"):
        (code,) = [word.value for word in call.keywords if word.arg == "code"]
        assert isinstance(code, ast.Constant), where
        codes.add(code.value)
    assert codes == set(notices.SENTENCES)


@pytest.mark.parametrize("code", sorted(refusals.SENTENCES))
def test_a_sentence_says_what_happened(code: str) -> None:
    sentence = refusals.SENTENCES[code]
    assert sentence.strip() == sentence
    assert sentence.endswith((".", "|."))
    assert sentence.format(**dict.fromkeys(_named(sentence), "23"))
