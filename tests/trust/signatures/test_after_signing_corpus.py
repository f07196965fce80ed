"""Files from the wild and from published attacks, by the classes of the corpus' manifest."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from ecabinet.domain.signatures.findings import Weight, weight_of
from ecabinet.trust.signatures.after_signing import judge_after
from ecabinet.trust.signatures.opened import OpenedPdf, open_pdf

ROOT = Path(__file__).parents[3]
CORPUS = ROOT.parent / "shared" / "corpus" / "signatures"
TOLD = frozenset({"asserted", "documented", "by-construction"})
AFTER_SIGNING = ("shadow", "ISA", "EAA", "SSA", "structure/ByteRange", "DocMDP", "field lock")
"""Classes of attack that work by what comes after signing; the others forge the signature itself."""


def rows(*expected: str) -> list[Mapping[str, str]]:
    """Return the rows of the manifest with these expectations, if there is evidence for them."""
    assert CORPUS.is_dir(), "the corpus lies beside the project"
    with (CORPUS / "manifest.csv").open(encoding="utf-8", newline="") as lines:
        return [row for row in csv.DictReader(lines) if row["evidence"] in TOLD and row["expected"] in expected]


def heaviest(row: Mapping[str, str]) -> Weight | None:
    """Return what came after signing at its worst, None for a file that cannot be opened or holds no signature."""
    found = open_pdf((CORPUS / row["file"]).read_bytes(), None)
    if not isinstance(found, OpenedPdf) or not found.signatures:
        return None
    findings = [(one.changes.state, one.coverage.state, one.certification.state) for one in judge_after(found)]
    return max(weight_of(state) for states in findings for state in states)


@pytest.mark.parametrize("row", rows("PASS"), ids=lambda row: str(row["file"]))
def test_nothing_happened_to_healthy_files_but_what_is_allowed(row: Mapping[str, str]) -> None:
    assert heaviest(row) in {Weight.GOOD, Weight.NOTED}


@pytest.mark.parametrize(
    "row",
    [row for row in rows("FAIL", "WARN") if row["attack_class"].startswith(AFTER_SIGNING)],
    ids=lambda row: str(row["file"]),
)
def test_attacks_after_signing_are_never_fine(row: Mapping[str, str]) -> None:
    if "copied-tst" in row["expected_detail"] or "timestamp copied" in row["expected_detail"]:
        return  # its timestamp is wrong, not what came after it
    assert heaviest(row) in {Weight.DOUBT, Weight.BAD, None}


@pytest.mark.parametrize("row", rows("WARN"), ids=lambda row: str(row["file"]))
def test_allowed_changes_that_nobody_signed_for_are_shown(row: Mapping[str, str]) -> None:
    if row["kind"] == "modified-allowed":
        assert heaviest(row) == Weight.DOUBT
