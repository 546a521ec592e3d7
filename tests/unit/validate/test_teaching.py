"""Rules about teaching notes: nothing typed, nothing given away, nothing made up where facts stand."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

import pytest

from casebook.problem import Problem
from casebook.validate.scope import NOT_PROSE
from tests.unit.validate.good_library import (
    CASE,
    UMBRELLA,
    changed_case,
    data_of,
    dump,
    problems_of,
)

Path = tuple[str | int, ...]
RESULT = "o1"
NAME = "照办法推广"
"""The figure of what came of it, and the name of what was done, in the sample's guide."""
_TO_LEARNERS = {
    ("title",),
    ("story", "text"),
    ("decision", "ask"),
    *(("decision", name, "text") for name in ("actor", "moment", "means", "opponent")),
    ("decision", "designed"),
    ("decision", "ways", "text"),
    ("questions", "ask"),
}
"""The keys on the way to what learners get."""
_NO_SENTENCES = frozenset({*NOT_PROSE, "way", "basis", "policy", "format", "measures", "figures"})


def _guide() -> dict[str, Any]:
    guide: dict[str, Any] = data_of(UMBRELLA)["teaching"]["guide"]
    return guide


def _texts(value: object, where: Path = ()) -> Iterator[Path]:
    """Every sentence of a guide."""
    if isinstance(value, str):
        if not _NO_SENTENCES & set(where):
            yield where
    elif isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for step, part in parts:
            yield from _texts(part, (*where, step))


SENTENCES = tuple(_texts(_guide()))
HANDED_OUT = tuple(
    where
    for where in SENTENCES
    if tuple(step for step in where if isinstance(step, str)) in _TO_LEARNERS
)


def _put(guide: dict[str, Any], where: Path, value: object) -> None:
    inner: Any = guide
    for step in where[:-1]:
        inner = inner[step]
    if value is ...:
        del inner[where[-1]]
    else:
        inner[where[-1]] = value


def _with(*changes: tuple[Path, object], **fields: object) -> tuple[Problem, ...]:
    """What is wrong with the sample once parts of its guide, or fields of its case, are others."""
    data = data_of(UMBRELLA) | copy.deepcopy(fields)
    for where, value in changes:
        _put(data["teaching"]["guide"], where, value)
    return problems_of({UMBRELLA: dump(data)})


def _raised(problems: tuple[Problem, ...]) -> list[tuple[str, Path]]:
    return [(problem.code, problem.where[2:]) for problem in problems]


def _at(where: Path) -> str:
    inner: Any = _guide()
    for step in where:
        inner = inner[step]
    return str(inner)


def test_the_sample_tells_of_every_sentence() -> None:
    assert len(SENTENCES) > 50
    assert len(HANDED_OUT) == 13


@pytest.mark.parametrize("where", SENTENCES, ids=lambda where: "-".join(map(str, where)))
def test_a_number_is_typed_nowhere(where: Path) -> None:
    assert _raised(_with((where, f"有20000人次，{_at(where)}"))) == [("TCH-004", where)]


@pytest.mark.parametrize("typed", ["120件", "一百二十件", "近百万人", "两千户", "98%", "两千多人"])
def test_numerals_of_any_kind_are_typed(typed: str) -> None:
    assert _raised(_with((("follow_up",), f"后来有{typed}。"))) == [("TCH-004", ("follow_up",))]


@pytest.mark.parametrize("said", ["三件事，五组，十分钟。", "2024年的事。", "一半人不来。"])
def test_ways_to_count_what_one_lists_are_no_figures(said: str) -> None:
    assert _with((("follow_up",), said)) == ()


@pytest.mark.parametrize("where", HANDED_OUT, ids=lambda where: "-".join(map(str, where)))
def test_learners_get_no_result(where: Path) -> None:
    assert _raised(_with((where, f"是{{{RESULT}}}，{_at(where)}"))) == [("TCH-005", where)]


@pytest.mark.parametrize("where", HANDED_OUT, ids=lambda where: "-".join(map(str, where)))
def test_learners_do_not_read_the_name_of_what_was_done(where: Path) -> None:
    for name in (NAME, "“照办法”推广"):
        assert _raised(_with((where, f"{name}，{_at(where)}"))) == [("TCH-005", where)]


@pytest.mark.parametrize(
    "where",
    [where for where in SENTENCES if where not in HANDED_OUT],
    ids=lambda where: "-".join(map(str, where)),
)
def test_the_teacher_may_read_both(where: Path) -> None:
    assert _with((where, f"{NAME}，{{{RESULT}}}，{_at(where)}")) == ()


def test_a_figure_for_learners_is_given_with_its_period_and_source() -> None:
    other = data_of(UMBRELLA)["observations"][0] | {"id": "o2", "level": "背景"}
    both = [*data_of(UMBRELLA)["observations"], other]
    told = (("story", 1, "text"), "有人来过{o2}。")
    assert _raised(_with(told, observations=both)) == [("TCH-005", ("story", 1, "text"))]
    assert _with(told, (("given",), ["o2"]), observations=both) == ()
    named = [both[0], other | {"label": f"{NAME}以前的居民"}]
    assert _raised(_with((("given",), ["o2"]), observations=named)) == [("TCH-005", ("given", 0))]
    valued = [both[0], other | {"level": "荣誉报道"}]
    assert _raised(_with((("given",), ["o2"]), observations=valued)) == [("TCH-005", ("given", 0))]


def test_what_is_worked_out_of_a_result_is_a_result() -> None:
    other = data_of(UMBRELLA)["observations"][0] | {"id": "o2", "level": "背景"}
    both = [*data_of(UMBRELLA)["observations"], other]
    sums = [{"id": "c1", "label": "合计", "of": ["o1", "o2"]}]
    given = (("given",), ["c1"])
    raised = _raised(_with(given, observations=both, calculations=sums))
    assert raised == [("TCH-005", ("given", 0))]


@pytest.mark.parametrize("braces", ["{o9}", "{ o1 }", "{o1", "o1}", "{数字}", "{}"])
def test_braces_hold_a_figure_of_the_record(braces: str) -> None:
    raised = _raised(_with((("follow_up",), f"后来{braces}。")))
    assert raised
    assert {code for code, _ in raised} == {"TCH-002"}


@pytest.mark.parametrize(
    ("where", "value", "code"),
    [
        (("figure_uses", 0, "figures"), ["o7"], "TCH-002"),
        (("traps", 0, "figures"), ["c1"], "TCH-002"),
        (("given",), ["o7"], "TCH-002"),
        (("decision", "taken", "way"), "w3", "TCH-003"),
        (("decision", "ways", 1, "id"), "w1", "REF-010"),
        (("decision", "taken", "measures"), ["m9"], "REF-005"),
        (("decision", "taken", "basis"), "编者设计", "TCH-006"),
        (("happened", "told", 0, "basis"), "编者设计", "TCH-006"),
        (("decision", "taken", "evidence"), ..., "FLD-014"),
        (("decision", "opponent", "evidence"), ..., "FLD-014"),
        (("story", 0, "evidence"), [], "FLD-014"),
        (("happened", "told", 0, "evidence"), ..., "FLD-014"),
        (("traps", 0, "wrong"), ["人数。", "人数。"], "TCH-007"),
        (("class_plan", 0, "minutes"), 0, "FLD-018"),
        (("class_plan", 0, "minutes"), -5, "FLD-018"),
        (("policies", 0, "policy"), "没有的政策", "VOC-001"),
    ],
)
def test_what_does_not_fit_is_refused(where: Path, value: object, code: str) -> None:
    assert code in {problem.code for problem in _with((where, value))}


def test_at_least_two_ways_are_offered() -> None:
    only = _guide()["decision"]["ways"][1:]
    assert {problem.code for problem in _with((("decision", "ways"), only))} >= {"FLD-009"}


def test_what_was_made_up_is_told_nowhere_else() -> None:
    problems = data_of(UMBRELLA)["problems"]
    raised = _with(problems=[problems[0] | {"basis": "编者设计"}])
    assert [problem.code for problem in raised] == ["TCH-006"]


def test_a_note_is_short_or_whole() -> None:
    note = data_of(CASE)["teaching"]
    assert changed_case(teaching=note) == ()
    for wrong in (
        {k: v for k, v in note.items() if k != "questions"},
        note | {"questions": note["questions"][:1]},
    ):
        assert [problem.code for problem in changed_case(teaching=wrong)] == ["TCH-001"]
    whole = data_of(UMBRELLA)["teaching"]
    for key in ("questions", "analysis"):
        both = {"teaching": whole | {key: ["学不学得来？", "谁来学？"]}}
        assert [problem.code for problem in _with(**both)] == ["TCH-001"]


def _sum(equation: str) -> tuple[Problem, ...]:
    worked = {"label": "试算", "equation": equation, "assumed": "都是假设。", "means": "没有。"}
    return _with((("sums",), [worked]))


@pytest.mark.parametrize(
    "right",
    [
        "150000元 ÷ 365天 ≈ 411元",
        "15万元 ÷ 365 ≈ 411元",
        "3000户 ÷ 300户/人 = 10人；10人 × 4500元 × 12个月 = 54万元",
        "698 ÷ 136 ≈ 5.1",
        "13333人 ÷ 3人 ≈ 4400户",
        "10 − 2 × 3 + 1 = 5",
        "1.5 × 2 = 3",
    ],
)
def test_a_sum_that_comes_out(right: str) -> None:
    assert _sum(right) == ()


@pytest.mark.parametrize(
    "wrong",
    [
        "150000元 ÷ 365天 = 411元",
        "150000元 ÷ 365天 ≈ 412元",
        "698 ÷ 136 ≈ 5.2",
        "3000户 ÷ 300户/人 = 10人；10人 × 4500元 = 54万元",
        "13333人 ÷ 3人 ≈ 4500户",
        "没有数",
        "3 × = 6",
        "3 × 2",
        "3 ÷ 0 = 0",
        "3 × 2 = 3 + 3",
        "{o99} × 2 = 6",
    ],
)
def test_a_sum_that_does_not_come_out(wrong: str) -> None:
    raised = [code for code, _ in _raised(_sum(wrong)) if code != "TCH-002"]
    assert raised
    assert set(raised) == {"TCH-008"}


def test_a_sum_is_worked_out_with_the_numbers_of_the_record() -> None:
    value = data_of(UMBRELLA)["observations"][0]["value"]
    assert _sum(f"{{{RESULT}}} × 2 = {int(value) * 2}") == ()
    assert _raised(_sum(f"{{{RESULT}}} × 2 = {int(value) * 2 + 1}")) == [
        ("TCH-008", ("sums", 0, "equation"))
    ]


def test_what_the_editors_made_up_has_numbers_of_its_own() -> None:
    card = {"heading": "假想社区", "text": "有3000户，一年15万元。"}
    assert _with((("materials",), [{"name": "卡", "use": "发2份。", "cards": [card]}])) == ()
