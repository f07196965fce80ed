"""Every word on screen has its Vietnamese, with the same named places."""

import ast
import re
import subprocess
import sys
import tomllib

import pytest

from ecabinet.domain import refusals
from ecabinet.domain.messages import notices
from tests.project.repository import ROOT, modules

FOLDER = ROOT / "resources" / "translations" / "vi"
PLACE = re.compile(r"{(\w+)}")


def spoken() -> dict[str, str]:
    """Give every literal that goes through `say`, with a place where it is said."""
    found: dict[str, str] = {}
    for path in modules(("ecabinet",)):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say" and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    found[first.value] = f"{path.name}:{node.lineno}"
    return found


def translated() -> dict[str, str]:
    """Give every translation of every area."""
    texts: dict[str, str] = {}
    for area in sorted(FOLDER.glob("*.toml")):
        texts |= tomllib.loads(area.read_text(encoding="utf-8"))
    return texts


def test_everything_that_is_said_is_translated() -> None:
    texts = translated()
    assert {source: place for source, place in spoken().items() if source not in texts} == {}


@pytest.mark.parametrize("sentences", [refusals.SENTENCES, notices.SENTENCES], ids=["refusals", "notices"])
def test_every_sentence_of_the_domain_is_translated(sentences: dict[str, str]) -> None:
    texts = translated()
    assert {code: sentence for code, sentence in sentences.items() if sentence not in texts} == {}


def test_translations_keep_the_named_places() -> None:
    differ = {
        source: text for source, text in translated().items() if set(PLACE.findall(source)) != set(PLACE.findall(text))
    }
    assert differ == {}


def test_what_a_seat_did_or_may_not_do_is_told_apart() -> None:
    """A barred seat is no recusal, no ballot is no silence, and a seat without a vote does not abstain."""
    texts = translated()
    said = ("May not vote on this", "Takes no part", "No ballot", "Did not vote", "Abstain", "Without a vote")
    assert len({texts[one] for one in said}) == len(said)


def test_the_merged_file_is_what_the_areas_say() -> None:
    tool = str(ROOT / "packaging" / "translations")
    assert subprocess.run([sys.executable, tool, "--check"], check=False).returncode == 0
