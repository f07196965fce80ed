"""The benches tell misses as misses, and say nothing on a machine that is not free."""

from __future__ import annotations

import pytest

from bench import __main__ as bench_program
from bench import quiet
from bench.figures import Figure, notes, page, table

MISSED = Figure(name="Start", measured="2 s", floor="empty window 0.3 s", ratio="6.7x", goal="<= 1.5x", met=False)
MET = Figure(name="Receipt", measured="3 ms", floor="C = 1 ms", goal="<= 6 ms", met=True, notes=("One.", "Two."))
PLAIN = Figure(name="Page", measured="1 s", floor="empty window 0.3 s")


def test_every_figure_is_a_line_of_one_table() -> None:
    lines = table([MISSED, MET, PLAIN]).splitlines()
    assert len(lines) == 5
    assert len({len(line) for line in lines}) == 1
    assert "MISSED" in lines[2]
    assert "MISSED" not in lines[3] + lines[4]


def test_the_page_names_what_was_missed_and_what_was_compared() -> None:
    text = page([MISSED, MET], "2 processors", [])
    assert "Goals missed in this run: Start." in text
    assert "**Receipt.** One. Two." in text
    assert "Unreliable" not in text
    assert notes([PLAIN]) == ""


def test_figures_of_a_machine_that_was_not_free_are_marked() -> None:
    assert "**Unreliable: the machine was not free (load).**" in page([MET], "2 processors", ["load"])


def test_a_busy_machine_gets_no_figures(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.argv", ["bench"])
    monkeypatch.setattr(bench_program, "disturbances", lambda: ["others work here"])
    assert bench_program.main() == bench_program.NOT_FREE
    assert "others work here" in capsys.readouterr().err


def test_the_load_of_others_is_a_disturbance_only_before_the_first_bench(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet, "_load", lambda: 1000.0)
    monkeypatch.setattr(quiet, "_spread", lambda: 0.0)
    assert len(quiet.disturbances()) == 1
    assert quiet.disturbances(load=False) == []


def test_work_that_takes_longer_at_times_is_a_disturbance(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quiet, "_load", lambda: 0.0)
    monkeypatch.setattr(quiet, "_spread", lambda: 1.0)
    assert len(quiet.disturbances()) == 1
