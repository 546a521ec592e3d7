"""Whatever stands in the files: the check never crashes, and says the same in any order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.problem import Problem, Severity, Where
from casebook.read import Document, read_document
from casebook.validate import runner
from casebook.validate.runner import validate
from tests.unit.validate.good_library import (
    CASE,
    CLASS,
    PLAN,
    SOURCE,
    TODAY,
    UMBRELLA,
    check_files,
    data_of,
    dump,
    good_documents,
)

_WORDS = st.sampled_from(
    [
        "5万余人",
        "余",
        "％",
        "2024-02-30",
        "shili-grid",
        "未说明",
        "“",
        "<b>",
        "13800138000",
        "",
        " ",
        "一核",
    ]
)
_LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-5, 10**12),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    _WORDS,
    st.text(max_size=12),
)
_VALUES = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(st.one_of(st.text(max_size=6), st.sampled_from(["id", "标题"])), inner),
    ),
    max_leaves=6,
)
_PATHS = (CASE, UMBRELLA, SOURCE, PLAN, CLASS, "cases/vocabulary/units.yml")


def _places(data: Any, where: Where = ()) -> Iterator[Where]:
    if where:
        yield where
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _places(value, (*where, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _places(value, (*where, index))


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, Any]:
    """One file of the sample with up to four places replaced, doubled or taken away."""
    path = draw(st.sampled_from(_PATHS))
    data = data_of(path)
    for _ in range(draw(st.integers(1, 4))):
        where = draw(st.sampled_from(list(_places(data)) or [("id",)]))
        inner = data
        for step in where[:-1]:
            inner = inner[step]
        last, action = where[-1], draw(st.sampled_from(["replace", "remove", "double", "add"]))
        if action == "replace" or (action == "double" and not isinstance(inner, list)):
            inner[last] = draw(_VALUES)
        elif action == "remove":
            del inner[last]
        elif action == "double":
            inner.append(inner[last])
        elif isinstance(inner, dict):
            inner[draw(st.sampled_from(["titel", "Unit", "标题", "value", "<<", "1"]))] = draw(
                _LEAVES
            )
    return path, data


@settings(max_examples=max(300, settings().max_examples))
@given(spoilt=spoilt())
def test_no_document_makes_the_check_crash(spoilt: tuple[str, Any]) -> None:
    path, data = spoilt
    result = check_files({path: dump(data)})
    crashed = [p.message for p in result.problems if p.code == "OWN-001"]
    assert crashed == []
    for problem in result.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        assert problem.message


@given(spoilt=spoilt(), seed=st.randoms(use_true_random=False))
def test_the_order_of_documents_does_not_matter(spoilt: tuple[str, Any], seed: Any) -> None:
    path, data = spoilt
    documents = {**good_documents(), path: read_document(path, dump(data))}
    second = read_document("cases/records/hunan/shili-grid.yml", documents[CASE].text.encode())
    listed = [*documents.values(), second]
    first = validate(listed, today=TODAY)
    seed.shuffle(listed)
    again = validate(listed, today=TODAY)
    assert again.problems == first.problems
    assert again.broken == first.broken
    assert list(again.library.cases) == list(first.library.cases)


@pytest.mark.parametrize(
    "name",
    ["_DOCUMENT_RULES", "_TEXT_RULES", "_PROSE_RULES", "_RECORD_RULES", "_OBSERVATION_RULES"],
)
def test_a_rule_that_crashes_hides_nothing(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken_rule(document: Document, *_rest: Any) -> Iterator[Problem]:
        if document.path == CASE:
            raise ZeroDivisionError("of the test")
        yield from ()

    data = data_of(CASE) | {"keywords": ["网格", "网格"]}
    data["observations"][0]["value"] = "31000"
    before = check_files({CASE: dump(data)})
    monkeypatch.setattr(runner, name, (broken_rule, *getattr(runner, name)))
    after = check_files({CASE: dump(data)})
    ours = [p for p in after.problems if p.code == "OWN-001"]
    assert ours
    assert {(p.path, p.severity) for p in ours} == {(CASE, Severity.ERROR)}
    assert "broken_rule" in ours[0].message
    assert "of the test" in ours[0].message
    assert tuple(p for p in after.problems if p.code != "OWN-001") == before.problems
    assert CASE in after.broken


@pytest.mark.parametrize("path", _PATHS)
def test_no_place_holds_a_list_for_a_word_with_a_crash(path: str) -> None:
    """Every single place of the sample in turn; hypothesis only comes upon them by chance."""
    for where in _places(data_of(path)):
        data = data_of(path)
        inner = data
        for step in where[:-1]:
            inner = inner[step]
        inner[where[-1]] = []
        problems = check_files({path: dump(data)}).problems
        assert [p.message for p in problems if p.code == "OWN-001"] == [], where
