"""The script of the demonstration tells a whole session, and a broken one is refused before anything starts."""

from fractions import Fraction
from pathlib import Path

import pytest

from ecabinet.cli.demo.script import MARKING, ScriptError, load_script, paper_for
from ecabinet.papers.composing import compose, encode_paper

SCRIPT = Path(__file__).parents[2] / "resources" / "demo" / "session-2023-04-21.toml"


def test_the_session_is_complete() -> None:
    script = load_script(SCRIPT)
    assert len(script.members) == 23
    assert [member.role for member in script.members][:4] == ["chair", "deputy", "deputy", "member"]
    assert len(script.items) == 9
    assert [item.vote is not None for item in script.items] == [False] * 6 + [True] * 3
    assert [item.vote.outcome for item in script.items if item.vote] == ["passed", "failed", "passed"]
    assert script.guest.items == (script.items[3].key,)
    assert all(item.documents for item in script.items)
    assert len(script.conclusions) == 5
    planned = sum(item.minutes for item in script.items)
    assert Fraction(planned) <= Fraction((script.meeting.ends_at - script.meeting.starts_at).seconds, 60)


def test_every_document_can_be_set_and_is_marked() -> None:
    for item in load_script(SCRIPT).items:
        for document in item.documents:
            paper = paper_for(document)
            assert paper.marking == MARKING
            assert compose(encode_paper(paper)).startswith(b"%PDF")


@pytest.mark.parametrize(
    ("told", "instead", "why"),
    [
        ('items = ["khao-sat"]', 'items = ["khong-co"]', "khong-co"),
        ('presenter = "gd-noi-vu"', 'presenter = "nobody"', "nobody"),
        ('key = "gd-noi-vu"', 'key = "gd-tttt"', "same key"),
        ("starts_at = 2023-04-21T14", "starts_at = 2023-04-21T18", "before it ends"),
        ("seats = 40", "chairs = 40", "chairs"),
        ("[room]", "[room", "TOML|Expected"),
    ],
)
def test_a_script_that_contradicts_itself_is_refused(told: str, instead: str, why: str, tmp_path: Path) -> None:
    broken = tmp_path / "script.toml"
    broken.write_text(SCRIPT.read_text(encoding="utf-8").replace(told, instead), encoding="utf-8")
    with pytest.raises(ScriptError, match=why):
        load_script(broken)


def test_a_script_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ScriptError):
        load_script(tmp_path / "none.toml")
