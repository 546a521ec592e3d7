"""A chosen comparison is put together in the browser, a usual set beforehand: both must come out the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.derive.compare.compared_case import Column, ComparedFigure, column
from casebook.derive.compare.comparison import comparison
from casebook.derive.compare.elsewhere import Elsewhere
from casebook.derive.compare.figure_rows import indicator_order
from casebook.derive.figures.comparability import (
    ASPECTS,
    Measurand,
    State,
    comparability,
    differences,
    reasons,
)
from casebook.model.library import Library
from casebook.publish.compare import Cells, rules
from casebook.render.environment import ROOT, environment
from casebook.workspace import Workspace
from tests.sample.library import sample_library
from tests.sample.real import PROJECT, real_library
from tests.search.browser_side import Process, compiled, running

LIBRARIES: Mapping[str, Callable[[], Library]] = {"real": real_library, "sample": sample_library}
STATES = {"same": State.SAME, "refer": State.REFER, "apart": State.APART}
SITE = "https://example.org/casebook/"
TEMPLATES = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
RULES = json.loads(json.dumps(rules("", 1, Cells(TEMPLATES, {}))))


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    target: Path = tmp_path_factory.mktemp("compare") / "side_by_side.mjs"
    module = compiled("../../../tests/compare/side_by_side.ts", target, "esm")
    with running("../compare/compare.mjs", module) as process:
        yield process


@cache
def _columns(name: str) -> Mapping[str, Column]:
    library = LIBRARIES[name]()
    held = Elsewhere(library)
    return {case: column(library.cases[case], library, held) for case in library.cases}


def _ask(
    browser: Process, columns: Sequence[Column], library: Library, *, paper: bool = False
) -> Any:
    cells = Cells(TEMPLATES, indicator_order(library.vocabulary))
    payloads = [cells.payload(c) for c in columns]
    return browser.ask({"rules": RULES, "cases": payloads, "paper": paper})


def _here(columns: Sequence[Column], library: Library, macro: str = "comparison") -> str:
    macros = TEMPLATES.get_template("macros/comparison.html").module
    made = getattr(macros, macro)(comparison(columns, library.vocabulary))
    return str(made).replace(ROOT, SITE)


@pytest.mark.parametrize("name", LIBRARIES)
def test_all_pairs_of_numbers(browser: Process, name: str) -> None:
    figures = [f.measurand for c in _columns(name).values() for f in c.figures]
    pairs = list(combinations(figures, 2))
    answers = browser.ask({"rules": RULES, "pairs": [(a.aspects, b.aspects) for a, b in pairs]})
    assert len(answers) == len(pairs) > 0
    for pair, (stand, said, differing, named) in zip(pairs, answers, strict=True):
        verdict = comparability(*pair)
        assert STATES[stand] is verdict.state, pair
        assert tuple(said) == reasons([pair]), pair
        assert tuple(differing) == verdict.differences, pair
        assert tuple(named) == differences([(("A", pair[0]), ("B", pair[1]))]), pair


@pytest.mark.parametrize("name", LIBRARIES)
def test_tables_of_two_and_of_four(browser: Process, name: str) -> None:
    library, columns = LIBRARIES[name](), list(_columns(name).values())
    neighbours = [columns[n : n + 4] for n in range(len(columns) - 3)]
    far = [[columns[n], columns[-1 - n]] for n in range(len(columns) // 2)]
    for chosen in [*neighbours, *far, columns[:3]]:
        assert _ask(browser, chosen, library) == _here(chosen, library)
        assert _ask(browser, chosen, library, paper=True) == _here(chosen, library, "sheet")


@cache
def _pool() -> tuple[ComparedFigure, ...]:
    return tuple(f for c in _columns("sample").values() for f in c.figures)


@st.composite
def _invented(draw: st.DrawFn) -> list[Column]:
    """Two to four cases whose numbers measure one of few things, so that many may be compared."""
    invented = []
    for number in range(draw(st.integers(2, 4))):
        figures = []
        for place in range(draw(st.integers(0, 3))):
            figure = draw(st.sampled_from(_pool()))
            first = draw(st.sampled_from(["甲", "甲", "乙", None]))
            # The last five may differ and still stand together: denominator, time, size, people.
            last = [draw(st.sampled_from(["", "", "丙", "丁", None])) for _ in ASPECTS[4:]]
            aspects = [first, "", "", "", *last]
            figures.append(
                replace(
                    figure,
                    figure=replace(
                        figure.figure,
                        id=f"o{place}",
                        case_id=f"case-{number}",
                        label=draw(st.sampled_from(["<甲> & “乙”", 'it\'s "丙"'])),
                    ),
                    measurand=Measurand(tuple(aspects)),
                    amount=draw(st.none() | st.decimals(0, 10**9, places=2, allow_nan=False)),
                    edge=draw(st.sampled_from(["", "more", "less"])),
                )
            )
        invented.append(
            replace(
                draw(st.sampled_from(list(_columns("sample").values()))),
                id=f"case-{number}",
                figures=tuple(figures),
            )
        )
    return invented


@settings(max_examples=150, deadline=None)
@given(_invented())
def test_invented_tables(browser: Process, columns: list[Column]) -> None:
    library = sample_library()
    assert _ask(browser, columns, library) == _here(columns, library)


@settings(max_examples=300, deadline=None)
@given(amount=st.decimals(0, 10**9, places=4), top=st.decimals("0.0001", 10**9, places=4))
def test_widths(browser: Process, amount: Decimal, top: Decimal) -> None:
    """Bars of whole widths, though Python reckons in decimals and the browser in binary."""
    library = sample_library()
    low, high = sorted((amount, top))
    first, second = list(_columns("sample").values())[:2]
    shared = Measurand(tuple("" for _ in ASPECTS))
    columns = [
        replace(
            c,
            figures=(
                replace(
                    _pool()[0],
                    figure=replace(_pool()[0].figure, case_id=c.id),
                    measurand=shared,
                    amount=value,
                ),
            ),
        )
        for c, value in ((first, low), (second, high))
    ]
    assert _ask(browser, columns, library) == _here(columns, library)
