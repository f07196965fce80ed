"""Papers look as they looked when a person last judged them.

The pictures in `tests/golden/papers` are pages at 60 dots an inch. After a change that is meant, run the tests once
with ECABINET_RECORD_GOLDEN=1 in the environment, look at the new pictures, and commit them with the change.
"""

import os
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from ecabinet.papers.composing import typeset
from ecabinet.papers.kinds import Paper
from ecabinet.papers.opinions import StatisticsPaper
from tests.papers import samples
from tests.papers.reading import pictures
from tests.papers.signature_cases import report as signature_report
from tests.papers.statistics_samples import STATISTICS

FOLDER = Path(__file__).parents[1] / "golden" / "papers"
DOTS_PER_INCH = 60
VISIBLE_DIFFERENCE = 64
"""Of 255 shades: rasterisers of different builds smooth edges a little differently."""
TOLERATED_SHARE = 0.001
"""Of a page's pixels; a line that moves by a point changes ten times as many."""

PAPERS: dict[str, Paper] = {
    "invitation": samples.invitation(),
    "result-sheet": samples.result_sheet(),
    "result-sheet-secret": samples.result_sheet(secret=True),
    "result-sheet-election": samples.election_sheet(),
    "result-sheet-rating": samples.rating_sheet(),
    "result-sheet-weights": samples.weighed_sheet(),
    "minutes": samples.minutes(),
    "report": samples.report(),
    "statistics": StatisticsPaper(STATISTICS),
    "signatures-invalid": signature_report("invalid"),
    "signatures-unclear": signature_report("unclear"),
    "signatures-differs": signature_report("differs"),
    "signatures-unsigned": signature_report("unsigned"),
}


@pytest.mark.parametrize("name", PAPERS)
def test_a_paper_looks_as_it_was_judged(name: str) -> None:
    drawn = pictures(typeset(PAPERS[name]), DOTS_PER_INCH)
    kept = [FOLDER / f"{name}-{number}.png" for number in range(1, len(drawn) + 1)]
    if os.environ.get("ECABINET_RECORD_GOLDEN") == "1":
        FOLDER.mkdir(parents=True, exist_ok=True)
        for path in FOLDER.glob(f"{name}-[0-9].png"):
            path.unlink()
        for path, picture in zip(kept, drawn, strict=True):
            picture.save(path, optimize=True)
    assert sorted(FOLDER.glob(f"{name}-[0-9].png")) == kept
    for path, picture in zip(kept, drawn, strict=True):
        with Image.open(path) as golden:
            assert golden.size == picture.size
            assert _changed_share(golden.convert("L"), picture) <= TOLERATED_SHARE, path.name


def test_a_moved_line_would_be_noticed() -> None:
    page = pictures(typeset(samples.invitation()), DOTS_PER_INCH)[0]
    assert _changed_share(page, ImageChops.offset(page, 0, 1)) > TOLERATED_SHARE * 10


def _changed_share(one: Image.Image, other: Image.Image) -> float:
    shades = ImageChops.difference(one, other).histogram()
    return sum(shades[VISIBLE_DIFFERENCE:]) / (one.width * one.height)
