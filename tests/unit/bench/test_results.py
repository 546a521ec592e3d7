"""Measuring in pieces: rows take the place of older ones, and what is too large is estimated."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.model.measurements import Machine, measurements
from tests.bench.builds import ratios
from tests.bench.goals import GOALS, Goal, table
from tests.bench.results import RESULTS, estimated, kept, merged, save, this_machine
from tests.sample.measured import MACHINE, measured, row

OTHER = Machine(processor="another", cores=64, memory=1, system="x", python="3")


def test_a_row_takes_the_place_of_an_older_one_and_leaves_the_others() -> None:
    before = measured(row("casebook", 100, cpu=9.0), row("casebook", 100, "kept"))
    after = merged(before, [row("casebook", 100, cpu=2.0), row("hugo", 100)])
    assert [(r.tool, r.state, r.cpu) for r in after.rows] == [
        ("casebook", "cold", 2.0),
        ("casebook", "kept", 1.0),
        ("hugo", "cold", 1.0),
    ]


def test_rows_stand_in_one_order_whatever_was_measured_first() -> None:
    rows = [row("hugo", 1000), row("casebook", 1000, "kept"), row("casebook", 100)]
    first, second = merged(measured(), rows), merged(measured(), reversed(rows))
    assert first == second
    assert [(r.size, r.tool) for r in first.rows] == [
        (100, "casebook"),
        (1000, "casebook"),
        (1000, "hugo"),
    ]


def test_a_cost_of_pages_and_of_pairs_is_continued() -> None:
    def cost(n: int) -> float:
        return 0.03 * n + 0.00002 * n * n

    found = merged(
        measured(),
        [row("material", n, cpu=cost(n), wall=2 * cost(n)) for n in (1000, 2000)],
    )
    last = found.row("material", 10_000)
    assert last
    assert (last.estimated, last.peak, last.bytes) == (True, None, None)
    assert last.cpu == pytest.approx(cost(10_000))
    assert last.wall == pytest.approx(2 * cost(10_000))
    again = merged(found, [row("material", 2000, cpu=2 * cost(1000))])  # no pairs at all
    newer = again.row("material", 10_000)
    assert newer
    assert newer.cpu == pytest.approx(10 * cost(1000))


def test_a_cost_that_falls_is_not_continued_below_what_was_measured_for_a_page() -> None:
    found = estimated(measured(row("material", 1000, cpu=90.0), row("material", 2000, cpu=100.0)))
    assert found
    assert found.cpu == pytest.approx(500)


@pytest.mark.parametrize("size", [1000, 2000])
def test_nothing_is_estimated_from_one_size(size: int) -> None:
    assert merged(measured(), [row("material", size)]).row("material", 10_000) is None


def test_what_was_measured_is_not_replaced_by_an_estimate() -> None:
    rows = [row("material", 1000), row("material", 2000), row("material", 10_000, cpu=3000.0)]
    last = merged(measured(), rows).row("material", 10_000)
    assert last
    assert (last.cpu, last.estimated) == (3000.0, False)


def test_what_is_saved_is_read_again(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    assert kept(path, MACHINE) == measured()
    found = measured(row("casebook", 100), row("material", 100, estimated=True, peak=None))
    save(path, found)
    assert kept(path, MACHINE) == found
    assert len(path.read_text("utf-8").splitlines()) == 4 + len(found.rows) + 1


def test_the_results_of_the_project_can_be_read() -> None:
    assert not RESULTS.exists() or measurements(RESULTS.read_text("utf-8"))


def test_rows_of_another_machine_do_not_stand_beside_ours(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    save(path, measured(row("casebook", 100)))
    with pytest.raises(ValueError, match="another machine"):
        kept(path, OTHER)
    path.write_text("{", "utf-8")
    with pytest.raises(ValueError, match="cannot be read"):
        kept(path, MACHINE)


def test_this_machine_is_named() -> None:
    machine = this_machine()
    assert machine.processor
    assert machine.memory > 0.1


def test_the_ratios_are_printed_with_what_they_are_of() -> None:
    found = measured(
        row("casebook", 10_000, cpu=40.0),
        row("hugo", 10_000, cpu=20.0),
        row("material", 10_000, cpu=3600.0, estimated=True),
        row("hugo", 100),
    )
    assert ratios(found) == [
        "10,000 cases, cold: CPU as a multiple of ours: hugo 0.50, material 90.00 (estimated)"
    ]


def test_each_goal_says_whether_it_is_reached() -> None:
    falls = Goal("", 45, 20, "s", lambda _: None)
    assert [falls.verdict(v) for v in (20, 20.1, 45, 45.1)] == [
        *("aim", "must", "must", "NOT REACHED")
    ]
    rises = Goal("", 45, 100, "x", lambda _: None, rises=True)
    assert [rises.verdict(v) for v in (100, 99, 45, 44)] == [
        *("aim", "must", "must", "NOT REACHED")
    ]


def test_goals_are_measured_on_the_rows_that_they_name() -> None:
    found = measured(
        row("casebook", 10_000, wall=30.0, cpu=50.0, peak=600.0, bytes=440_000_000),
        row("casebook", 10_000, "served", wall=0.5),
        row("casebook", 1000, cpu=5.0, wall=4.0),
        row("casebook", 50_000, cpu=275.0),
        row("yardstick", 10_000, cpu=20.0),
        row("material", 10_000, cpu=5000.0, estimated=True),
        row("hugo", 10_000, "kept", wall=99.0),
    )
    values = {goal.words: goal.value(found) for goal in GOALS}
    assert {words: value for words, value in values.items() if value is not None} == {
        "cold: wall": 30.0,
        "cold: CPU": 50.0,
        "cold: peak": 600.0,
        "one figure: save to served": 0.5,
        "output": 440.0,
        "CPU: times less than mkdocs-material (estimated)": 100.0,
        "CPU: times the yardstick": 2.5,
        "CPU a record: 50,000 over 1,000": pytest.approx(10),
        "1,000: cold": 4.0,
    }
    lines = [*table(found)]
    assert "| cold: wall | 45 s | 20 s | 30.00 s | must |" in lines
    assert "| a title | 1.5 s | 0.5 s | not measured |  |" in lines
