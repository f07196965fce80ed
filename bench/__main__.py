"""Print all figures as one table. Exit codes: 0 printed, 1 a bench failed, 4 the machine is not free."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from bench import catch_up, commands, signatures_accuracy, start, votes, votes_page
from bench.figures import Figure, notes, page, table, write_page
from bench.place import BenchFailed, make_place
from bench.quiet import disturbances, machine
from ecabinet.cli.demo.errors import DemoFailed

PAGE = Path(__file__).parents[1] / "resources" / "docs" / "figures.md"
FAILED = 1
NOT_FREE = 4


def main() -> int:
    """Run all benches in a fresh folder on the disk that `--folder` names."""
    parser = argparse.ArgumentParser(prog="python -m bench", description="Figures as ratios to floors of the same run")
    parser.add_argument("--anyway", action="store_true", help="measure though the machine is not free")
    parser.add_argument("--write", action="store_true", help="write the pages of resources/docs")
    parser.add_argument("--folder", type=Path, help="where to work (default: the system's place for such)")
    arguments = parser.parse_args()
    disturbed = disturbances()
    if disturbed and not arguments.anyway:
        print(f"The machine is not free: {'; '.join(disturbed)}. No figures (--anyway prints them).", file=sys.stderr)
        return NOT_FREE
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        figures = _measured(arguments.folder)
        held = _votes(arguments.folder)
        signatures = signatures_accuracy.run()
    except (BenchFailed, DemoFailed) as failed:
        print(f"bench: {failed}", file=sys.stderr)
        return FAILED
    # The load is our own by now; the calibration still tells whether somebody came in between.
    disturbed = disturbed or disturbances(load=False)
    if arguments.write and (arguments.anyway or not disturbed):
        signatures.write(disturbed)
        votes_page.write(held, machine(), disturbed)
    return _tell(
        [*figures, *votes_page.figures_of(held), *signatures.figures],
        disturbed,
        write=arguments.write,
        anyway=arguments.anyway,
    )


def _tell(figures: list[Figure], disturbed: list[str], *, write: bool, anyway: bool) -> int:
    if disturbed and not anyway:
        print(f"The machine did not stay free: {'; '.join(disturbed)}. No figures.", file=sys.stderr)
        return NOT_FREE
    if disturbed:
        print(f"UNRELIABLE, the machine is not free: {'; '.join(disturbed)}\n")
    print(table(figures))
    print(f"\n{notes(figures)}")
    if write:
        write_page(PAGE, page(figures, machine(), disturbed))
    return 0


def _votes(folder: Path | None) -> list[votes_page.Line]:
    with tempfile.TemporaryDirectory(prefix="ecabinet-votes-", dir=folder) as made:
        return votes.measure(Path(made))


def _measured(folder: Path | None) -> list[Figure]:
    with tempfile.TemporaryDirectory(prefix="ecabinet-bench-", dir=folder) as made:
        place = make_place(Path(made))
        return [figure for bench in (start, commands, catch_up) for figure in bench.measure(place)]


if __name__ == "__main__":
    sys.exit(main())
