"""What the page about builds shows: every number from the measurements, nothing where nothing was measured."""

from __future__ import annotations

import pytest

from casebook.derive.library.performance import (
    NOTHING,
    STATES,
    TOOLS,
    Line,
    performance,
    seconds,
)
from casebook.model.measurements import measurements
from tests.sample.measured import MACHINE, measured, row

FOUND = measured(
    row("casebook", 100, wall=0.456, cpu=2.0),
    row("casebook", 1000, wall=5.04, cpu=10.0, peak=321.4, bytes=28_000_000, files=1_234),
    row("casebook", 1000, "figure", wall=0.31),
    row("yardstick", 1000, cpu=4.0),
    row("hugo", 1000, cpu=5.0),
    row("material", 1000, cpu=700.0),
    row("material", 10_000, cpu=3500.0, peak=None, bytes=None, files=None, estimated=True),
)


def test_states_stand_in_rows_and_sizes_in_columns() -> None:
    found = performance(FOUND)
    assert found.sizes == (100, 1000)  # where only others are estimated, ours has no column
    assert found.states == (
        Line(STATES["cold"], ("0.46 秒", "5.0 秒")),
        Line(STATES["figure"], (NOTHING, "0.31 秒")),
    )


def test_a_cold_build_is_shown_with_all_that_was_measured_of_it() -> None:
    small, large = performance(FOUND).cold
    assert large == Line("1,000 条", ("5.0 秒", "10.0 秒", "321 MB", "28 MB", "1,234", "2.5 倍"))
    assert small.cells[-1] == NOTHING  # no yardstick


def test_tools_stand_together_where_another_was_measured_beside_ours() -> None:
    ((size, lines),) = performance(FOUND).beside
    assert size == 1000
    assert [(line.label, line.cells[0], line.cells[-1]) for line in lines] == [
        ("雁阵", "10.0 秒", "—"),
        ("Hugo", "5.0 秒", "0.50 倍"),
        ("mkdocs-material", "700 秒", "70 倍"),
    ]


def test_an_estimate_is_called_one_and_shows_nothing_that_was_not_estimated() -> None:
    both = measured(*FOUND.rows, row("casebook", 10_000, cpu=35.0))
    found = performance(both)
    size, lines = found.beside[-1]
    assert size == 10_000
    assert lines[-1].cells == (
        *("约 3,500 秒（估算）", "约 1.0 秒（估算）"),
        *(NOTHING, NOTHING, NOTHING, "约 100 倍（估算）"),
    )
    assert found.estimated
    assert found.drawing
    assert [bar.display for bar in found.drawing.bars] == ["35.0 秒", "约 3,500 秒（估算）"]
    assert not performance(measured(row("casebook", 100))).estimated


def test_what_is_drawn_is_the_largest_size_that_stands_beside_others() -> None:
    found = performance(FOUND).drawing
    assert found
    assert (found.size, [(bar.label, bar.value) for bar in found.bars]) == (
        1000,
        [("雁阵", 10.0), ("Hugo", 5.0), ("mkdocs-material", 700.0), ("起码要做的事", 4.0)],
    )
    assert performance(measured(row("casebook", 100), row("yardstick", 100))).drawing is None


def test_the_machine_days_commits_and_versions_are_named() -> None:
    found = performance(
        measured(
            row("casebook", 100),
            row("hugo", 100).model_copy(update={"date": "2026-11-28", "version": "0.168.0"}),
            row("casebook", 100, "kept").model_copy(update={"commit": "def5678"}),
        )
    )
    assert found.machine == MACHINE
    assert found.dates == ("2026-11-28", "2026-11-30")
    assert found.commits == ("abc1234", "def5678")
    assert found.versions == ("Hugo 0.168.0",)


def test_what_was_measured_on_a_busy_machine_is_counted() -> None:
    rows = (
        row("casebook", 100, wall=10.0, others=2.0),  # a tenth of two cores
        row("casebook", 1000, wall=10.0, others=2.1),
        row("hugo", 100, others=None),
        row("material", 10_000, estimated=True, others=None),
    )
    found = performance(measured(*rows))
    assert (found.disturbed, found.measured) == (1, 3)


@pytest.mark.parametrize(
    ("value", "said"),
    [(0.0349, "0.03 秒"), (1, "1.0 秒"), (99.94, "99.9 秒"), (3576.2, "3,576 秒")],
)
def test_a_time_has_as_many_digits_as_it_deserves(value: float, said: str) -> None:
    assert seconds(value) == said


def test_a_ratio_needs_both() -> None:
    assert FOUND.cpu_ratio(1000, "material") == 70
    assert FOUND.cpu_ratio(1000, "casebook", "yardstick") == 2.5
    assert FOUND.cpu_ratio(100, "hugo") is None
    assert FOUND.cpu_ratio(10_000, "material") is None
    none = measured(row("casebook", 100, cpu=0.0), row("hugo", 100))
    assert none.cpu_ratio(100, "hugo") is None


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", '{"rows": []}', '{"machine": 1, "rows": []}', "\ufffd", "[" * 100_000],
    ids=["nothing", "torn", "list", "no machine", "a number", "no text", "deep"],
)
def test_what_cannot_be_read_is_no_measurement(text: str) -> None:
    assert measurements(text) is None


def test_every_state_and_tool_has_a_name() -> None:
    names = {row.state for row in FOUND.rows} | {row.tool for row in FOUND.rows}
    assert names <= {*STATES, *TOOLS}
