"""The distance as the browser works it out: what holds for every reader and every case."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.derive.compare.alike import ASKED, LEVELS
from casebook.publish.alike import payload
from tests.sample.real import real_library
from tests.search.browser_side import compiled, running

CALL = "../alike/call.mjs"
SETTLEMENTS = 6
RULES = {"asked": [{"key": a.key, "kind": a.kind, "factor": a.factor} for a in ASKED]}
KIND = {a.key: a.kind for a in ASKED}
Call = Callable[..., Any]
Json = dict[str, Any]


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    module = compiled("../alike/distance.ts", tmp_path_factory.mktemp("alike") / "d.mjs", "esm")
    with running(CALL, module) as process:
        yield lambda name, *given: process.ask([name, list(given)])


def _value(key: str) -> st.SearchStrategy[float]:
    return st.integers(0, 100 if KIND[key] == "share" else 2_000_000).map(float)


@st.composite
def _figure(draw: st.DrawFn, key: str, level: int) -> Json:
    ends = sorted((draw(_value(key)), draw(_value(key))))
    low, high = draw(st.sampled_from([(*ends,), (None, ends[1]), (ends[0], None)]))
    return {
        "key": key,
        "low": low,
        "high": high,
        "level": None if KIND[key] == "share" else level,
        "reason": draw(st.sampled_from(["", "", "", "只说一部分人"])),
        "text": "",
        "anchor": "o1",
    }


_LEVEL = st.integers(0, len(LEVELS) - 1)
_KINDS = st.lists(st.integers(0, SETTLEMENTS), unique=True, max_size=4)


@st.composite
def cases(draw: st.DrawFn) -> Json:
    """A case with some figures, perhaps of another level than its own."""
    keys = draw(st.lists(st.sampled_from([a.key for a in ASKED]), max_size=4))
    return {
        "id": draw(st.text("abc", min_size=1, max_size=3)),
        "title": "",
        "place": "",
        "problems": [[n, draw(st.booleans())] for n in draw(_KINDS)],
        "measures": [],
        "level": draw(_LEVEL),
        "settlements": draw(_KINDS.filter(bool)),
        "manager": draw(st.sampled_from([None, True, False])),
        "needs": [],
        "figures": [draw(_figure(key, draw(_LEVEL))) for key in keys],
    }


@st.composite
def readers(draw: st.DrawFn) -> Json:
    """A reader who filled in some of the form."""
    keys = draw(st.lists(st.sampled_from([a.key for a in ASKED]), unique=True))
    return {
        "problem": draw(st.none() | st.integers(0, SETTLEMENTS)),
        "level": draw(_LEVEL),
        "settlements": draw(_KINDS),
        "numbers": {key: draw(_value(key)) for key in keys},
        "manager": draw(st.sampled_from([None, True, False])),
    }


EXAMPLES = settings(max_examples=80, deadline=None)


def _neighbour(call: Call, reader: Json, case: Json) -> Json:
    found: Json = call("neighbour", RULES, reader, case)
    return found


def test_the_reader_of_the_examples(call: Call) -> None:
    """Each formula once, with the numbers that the page gives."""
    size = {"low": 1000, "high": 1000}
    assert call("outside", "size", 2000, size) == 2
    assert call("outside", "size", 200, size) == 5
    assert call("outside", "size", 0, size) == 1000
    assert call("outside", "size", 90_000, {"low": 80_000, "high": None}) == 1
    assert call("outside", "share", 42, {"low": 30, "high": 40}) == 2
    reader = {
        "problem": 3,
        "level": 1,
        "settlements": [0, 1],
        "numbers": {"households": 2000, "elderly": 42},
        "manager": True,
    }
    case = {
        "id": "a",
        "problems": [[2, False]],
        "level": 3,
        "settlements": [1, 2],
        "manager": False,
        "figures": [
            {"key": "households", "level": 1, "reason": "", **size},
            {"key": "elderly", "level": None, "reason": "", "low": 30, "high": 40},
        ],
    }
    found = _neighbour(call, reader, case)
    assert {t["key"]: t["distance"] for t in found["terms"]} == {
        "problem": 100,
        "level": 67,
        "settlements": 67,
        "households": 30,
        "elderly": 10,
        "manager": 100,
    }
    assert (found["low"], found["high"]) == (374, 374)


@EXAMPLES
@given(case=cases())
def test_a_reader_like_the_case_is_at_no_distance(call: Call, case: Json) -> None:
    def inside(figure: Json) -> float:
        ends = [end for end in (figure["low"], figure["high"]) if end is not None]
        return float(max(ends[0], 1)) if figure["high"] != 0 else 0.0

    first: dict[str, Json] = {}
    for figure in case["figures"]:
        counts = not figure["reason"] and figure["level"] in {None, case["level"]}
        if counts:
            first.setdefault(figure["key"], figure)
    reader = {
        "problem": case["problems"][0][0] if case["problems"] else None,
        "level": case["level"],
        "settlements": case["settlements"],
        "numbers": {key: inside(figure) for key, figure in first.items()},
        "manager": case["manager"],
    }
    found = _neighbour(call, reader, case)
    assert {t["distance"] for t in found["terms"]} == {0}
    assert (found["low"], found["high"]) == (0, 0)


@EXAMPLES
@given(reader=readers(), case=cases())
def test_every_term_lies_between_nought_and_one_and_they_add_up(
    call: Call, reader: Json, case: Json
) -> None:
    found = _neighbour(call, reader, case)
    known = [t["distance"] for t in found["terms"] if t["distance"] is not None]
    assert all(isinstance(d, int) and 0 <= d <= 100 for d in known)
    assert found["low"] == sum(known)
    assert found["high"] == sum(known) + 100 * (len(found["terms"]) - len(known))


@EXAMPLES
@given(reader=readers(), case=cases())
def test_only_what_the_reader_filled_in_is_a_term(call: Call, reader: Json, case: Json) -> None:
    keys = [t["key"] for t in _neighbour(call, reader, case)["terms"]]
    assert keys == [
        *(["problem"] if reader["problem"] is not None else []),
        "level",
        *(["settlements"] if reader["settlements"] else []),
        *(a.key for a in ASKED if a.key in reader["numbers"]),
        *(["manager"] if reader["manager"] is not None else []),
    ]


@EXAMPLES
@given(reader=readers(), case=cases(), data=st.data())
def test_to_say_less_never_brings_a_case_nearer(
    call: Call, reader: Json, case: Json, data: st.DataObject
) -> None:
    less = copy.deepcopy(case)
    if less["figures"] and data.draw(st.booleans(), "a figure"):
        # All figures of one kind: where two count, the second takes the place of the first.
        key = data.draw(st.sampled_from(less["figures"]))["key"]
        less["figures"] = [f for f in less["figures"] if f["key"] != key]
    else:
        less["manager"] = None
    assert _neighbour(call, reader, less)["high"] >= _neighbour(call, reader, case)["high"]


@EXAMPLES
@given(case=cases(), reader=readers(), data=st.data())
def test_a_number_farther_out_is_never_nearer(
    call: Call, case: Json, reader: Json, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from([a.key for a in ASKED]))
    figure = data.draw(_figure(key, reader["level"]))
    figure["reason"] = ""
    case = {**case, "figures": [figure]}
    values = sorted(data.draw(st.lists(_value(key), min_size=2, max_size=2)))
    outward = [v for v in values if figure["high"] is not None and v > figure["high"]]
    inward = [v for v in values if figure["low"] is not None and v < figure["low"]][::-1]
    for ordered in (outward, inward):
        distances = [
            next(
                t["distance"]
                for t in _neighbour(call, {**reader, "numbers": {key: v}}, case)["terms"]
                if t["key"] == key
            )
            for v in ordered
        ]
        assert distances == sorted(distances)


@EXAMPLES
@given(data=st.data())
def test_a_wider_range_is_never_farther(call: Call, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from([a.key for a in ASKED]))
    figure, value = data.draw(_figure(key, 1)), data.draw(_value(key))
    wider = dict(figure)
    wider[data.draw(st.sampled_from(["low", "high"]))] = None
    kind = KIND[key]
    assert call("outside", kind, value, wider) <= call("outside", kind, value, figure)


@EXAMPLES
@given(reader=readers(), many=st.lists(cases(), max_size=6, unique_by=lambda c: c["id"]))
def test_the_order_is_that_of_the_upper_end_then_of_the_id(
    call: Call, reader: Json, many: list[Json]
) -> None:
    found = call("nearest", {**RULES, "cases": many}, reader)
    order = [(m["high"], m["case"]["id"]) for m in found]
    assert order == sorted(order)
    assert len(order) == len(many)
    again = call("nearest", {**RULES, "cases": many[::-1]}, reader)
    assert [m["case"]["id"] for m in again] == [m["case"]["id"] for m in found]


def test_figures_of_another_level_are_named_and_not_counted(call: Call) -> None:
    figure = {"key": "residents", "low": 1, "high": 1, "level": 3, "reason": "", "anchor": "o1"}
    case = {"id": "a", "level": 3, "settlements": [0], "manager": None, "figures": [figure]}
    reader: Json = {
        "problem": None,
        "level": 1,
        "settlements": [],
        "numbers": {"residents": 1},
        "manager": None,
    }
    term = _neighbour(call, reader, case)["terms"][-1]
    assert term["distance"] is None
    assert term["reason"] == "和你填的不是一级"
    assert term["figure"]["anchor"] == "o1"


def test_the_first_figure_counts_and_not_the_nearest(call: Call) -> None:
    far, near = (
        {"key": "residents", "low": v, "high": v, "level": 1, "reason": "", "anchor": name}
        for v, name in ((100_000, "far"), (1000, "near"))
    )
    case = {"id": "a", "level": 1, "settlements": [0], "manager": None, "figures": [far, near]}
    reader: Json = {
        "problem": None,
        "level": 1,
        "settlements": [],
        "numbers": {"residents": 1000},
        "manager": None,
    }
    assert _neighbour(call, reader, case)["terms"][-1] == {
        "key": "residents",
        "distance": 100,
        "figure": far,
    }


def test_the_published_features_are_read_back(tmp_path_factory: pytest.TempPathFactory) -> None:
    data = payload(real_library(), fewest=1)
    module = compiled("../alike/data.ts", tmp_path_factory.mktemp("alike") / "data.mjs", "esm")
    prelude = "globalThis.window={};globalThis.document={};"
    module.write_text(prelude + module.read_text(encoding="utf-8"), encoding="utf-8")
    with running(CALL, module) as process:
        features = process.ask(["unpacked", [data]])
    assert [c["id"] for c in features["cases"]] == list(real_library().cases)
    xingcheng = next(c for c in features["cases"] if c["id"] == "dongguan-xingcheng-grid")
    (residents,) = (f for f in xingcheng["figures"] if f["key"] == "residents")
    assert (residents["low"], residents["high"], residents["reason"]) == (80_000, None, "")
    assert [features["settlements"][n] for n in xingcheng["settlements"]] == ["新型大型社区"]
    assert xingcheng["manager"] is None
    done = real_library().cases["dongguan-xingcheng-grid"].measures
    assert [(m["name"], m["anchor"]) for m in xingcheng["measures"]] == [
        (m.name, m.id) for m in done
    ]
