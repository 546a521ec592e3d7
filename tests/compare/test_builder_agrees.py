"""The builder in the browser and the check of records: the same rules, and a record that the check accepts."""

from __future__ import annotations

import copy
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.derive.training.builder import builder_settings
from casebook.derive.training.timetable import lesson_title, timetable
from casebook.engine.judge import check
from casebook.language.closed_words import HALF_DAYS
from casebook.model.curriculum import Curriculum, hours_of
from casebook.read import read_document
from casebook.validate.as_model import as_model
from casebook.validate.runner import judge_curriculum, judged
from casebook.workspace import Workspace
from tests.sample.real import PROJECT, TODAY, real_library
from tests.search.browser_side import Process, compiled, running

LIBRARY = real_library()
SETTINGS = json.loads(json.dumps(builder_settings(LIBRARY)))
WORDS = LIBRARY.vocabulary
TEMPLATES = ("半天", "一天", "两天", "三天", "现场教学日")
PICKS = [
    *({"kind": "case", "name": n, "title": note["title"]} for n, note in SETTINGS["cases"].items()),
    *(
        {"kind": "decision", "name": word, "title": decision["title"]}
        for word, decision in SETTINGS["decisions"].items()
    ),
]
# What only the record tells: the builder says it in words of its own, without a code.
_SHARED = {f"CUR-{number:03d}" for number in (1, 4, 5, 6, 7, 8, 9, 10)}


@pytest.fixture(scope="module")
def builder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    target: Path = tmp_path_factory.mktemp("builder") / "built.mjs"
    module = compiled("../../../tests/compare/built.ts", target, "esm")
    with running("../compare/build.mjs", module) as process:
        yield process


@pytest.fixture(scope="module")
def basis() -> Any:
    """What records are judged by: the real vocabulary."""
    documents = [
        read_document(f"cases/vocabulary/{path.name}", path.read_bytes())
        for path in sorted((PROJECT / "cases/vocabulary").glob("*.yml"))
    ]
    return judged(documents)[1]


def _ask(builder: Process, act: str, **more: Any) -> Any:
    return builder.ask({"settings": SETTINGS, "act": act, **more})


def _codes(course: dict[str, Any], builder: Process, basis: Any) -> tuple[list[str], list[str]]:
    """What the builder and the check say of a course, by code."""
    said = [code for code, _ in _ask(builder, "check", course=course)]
    text = _ask(builder, "yaml", course=course)
    name = course["id"] or "my-course"
    document = read_document(f"cases/curricula/{name}.yml", text.encode())
    found = [problem.code for problem in judge_curriculum(document, basis, {}).problems]
    return sorted(c for c in said if c in _SHARED), sorted(c for c in found if c in _SHARED)


def _complete(course: dict[str, Any]) -> dict[str, Any]:
    return course | {
        "id": "my-course",
        "title": "两天班：社区太大，怎么办？",
        "audiences": [SETTINGS["audiences"][0]],
        "objectives": ["能说出一种分法的代价。", "- 能写“一页”: 计划 #1"],
        "authors": ["某党校"],
    }


@st.composite
def _courses(draw: st.DrawFn) -> dict[str, Any]:
    sessions = []
    for number in range(1, draw(st.integers(1, 8)) + 1):
        session: dict[str, Any] = {
            "id": f"s{number}",
            "day": draw(st.integers(1, 2)),
            "half": draw(st.sampled_from(HALF_DAYS)),
        }
        if draw(st.integers(0, 3)):
            session["title"] = f"第{number}节"
        if draw(st.booleans()):
            session["hours"] = draw(st.integers(1, 9)) / 2
            session["format"] = "案例研讨"
        if draw(st.integers(0, 2)) == 0:
            session["lasts"] = draw(st.integers(1, 700))
        if draw(st.booleans()):
            session["cases"] = ["boluo-community-split"]
        if draw(st.booleans()):
            session["lesson_kind"] = draw(st.sampled_from(SETTINGS["kinds"]))
        if draw(st.integers(0, 2)) == 0:
            session["starts"] = draw(st.sampled_from(["08:00", "09:15", "14:00", "23:00"]))
        if draw(st.integers(0, 2)) == 0:
            session["competences"] = draw(
                st.lists(
                    st.sampled_from(SETTINGS["competences"][:3]),
                    min_size=1,
                    max_size=2,
                    unique=True,
                )
            )
        if draw(st.integers(0, 3)) == 0:
            session["minutes"] = {
                "teaching": 10,
                "discussion": 30,
                "wrap_up": draw(st.integers(0, 60)),
            }
        sessions.append(session)
    return _complete(_EMPTY) | {
        "sessions": sessions,
        "competences": draw(
            st.lists(st.sampled_from(SETTINGS["competences"][:3]), max_size=2, unique=True)
        ),
        "hours_rule": draw(st.sampled_from(sorted(SETTINGS["rules"]))),
    }


_EMPTY: dict[str, Any] = {
    "kind": SETTINGS["kind"],
    "status": SETTINGS["status"],
    "competences": [],
    "sessions": [],
}


@given(_courses())
@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_the_builder_says_what_the_check_says(
    builder: Process, basis: Any, course: dict[str, Any]
) -> None:
    said, found = _codes(course, builder, basis)
    assert said == found


@given(_courses())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_link_and_a_file_bring_back_what_went_in(
    builder: Process, course: dict[str, Any]
) -> None:
    for session in course["sessions"]:
        session.setdefault("title", "有")
    fragment = _ask(builder, "link", course=course)
    there = _ask(builder, "open", fragment=f"#{fragment}")
    assert there == {"course": course}
    assert _ask(builder, "reread", course=course) == course


def test_a_link_that_was_cut_short_or_is_newer_says_so(builder: Process) -> None:
    course = _complete(_ask(builder, "pick", picks=PICKS[:2]))
    fragment = _ask(builder, "link", course=course)
    for length in (5, len(fragment) // 2, len(fragment) - 1):
        assert _ask(builder, "open", fragment=fragment[:length]) == {
            "wrong": "链接不完整或已损坏，请让对方重新发一次。"
        }
    newer = fragment.replace("k=1.", "k=2.")
    assert "更新的版本" in _ask(builder, "open", fragment=newer)["wrong"]
    assert _ask(builder, "open", fragment="#take") is None


def test_what_comes_from_elsewhere_is_taken_only_as_a_record_has_it(builder: Process) -> None:
    hostile = {
        "id": "../../x",
        "title": 7,
        "audiences": ["别的词", SETTINGS["audiences"][0]],
        "hours_rule": "没有这条",
        "__proto__": {"polluted": 1},
        "sessions": [
            {"id": "<b>", "title": "甲", "cases": ["../x", "ok-case"], "hours": -3, "lasts": 99999},
            {
                "decisions": ["没有这个"],
                "starts": "25:00",
                "day": 1e9,
                "half": "半夜",
                "format": "乱写",
            },
            "no session",
        ],
    }
    made = _ask(builder, "read", text=json.dumps(hostile))
    assert made["id"] == made["title"] == ""
    assert made["audiences"] == [SETTINGS["audiences"][0]]
    assert made["hours_rule"] in SETTINGS["rules"]
    assert made["sessions"] == [
        {"id": "s1", "day": 1, "half": "上午", "lasts": 1440, "title": "甲", "cases": ["ok-case"]},
        {"id": "s2", "day": 60, "half": "上午"},
    ]
    assert _ask(builder, "read", text="[1]") is None
    assert _ask(builder, "read", text="不是") is None


def test_five_cases_and_a_decision_are_two_days(builder: Process, basis: Any) -> None:
    course = _complete(_ask(builder, "pick", picks=[*PICKS[:5], PICKS[-1]]))
    assert {s["day"] for s in course["sessions"]} == {1, 2}
    assert _codes(course, builder, basis) == ([], [])


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("count", [1, 2, 5, 9])
def test_what_is_laid_out_keeps_every_lesson_and_every_rule(
    builder: Process, basis: Any, name: str, count: int
) -> None:
    before = _complete(_ask(builder, "pick", picks=PICKS[:count]))
    after = _ask(builder, "lay", course=before, name=name)
    assert [s["cases"] for s in after["sessions"] if "hours" in s] == [
        s["cases"] for s in before["sessions"]
    ]
    assert _codes(after, builder, basis) == ([], [])


def test_moving_goes_through_half_days_and_comes_back(builder: Process, basis: Any) -> None:
    course = _complete(_ask(builder, "pick", picks=PICKS[:3]))
    first = course["sessions"][0]["id"]
    seen = [copy.deepcopy(course)]
    for _ in range(4):
        seen.append(_ask(builder, "move", course=seen[-1], id=first, by=1))
    places = [
        next((s["day"], s["half"]) for s in made["sessions"] if s["id"] == first) for made in seen
    ]
    assert places == [(1, "上午"), (1, "上午"), (1, "下午"), (1, "下午"), (2, "上午")]
    for _ in range(9):
        seen.append(_ask(builder, "move", course=seen[-1], id=first, by=-1))
    assert seen[-1]["sessions"][0]["id"] == first
    assert [
        s["id"]
        for s in _ask(builder, "put", course=course, id=first, place={"day": 1, "half": "晚上"})[
            "sessions"
        ]
    ][-1] == first
    for made in seen:
        assert "CUR-009" not in _codes(made, builder, basis)[1]


@pytest.mark.parametrize("name", sorted(SETTINGS["plans"]))
def test_a_published_plan_goes_through_the_builder_unharmed(builder: Process, name: str) -> None:
    plan = SETTINGS["plans"][name]
    course = _ask(builder, "read", text=json.dumps(plan))
    text = _ask(builder, "yaml", course=course)
    document = read_document(f"cases/curricula/{name}.yml", text.encode())
    made, problems = as_model(document, Curriculum, WORDS)
    assert problems == ()
    assert made is not None
    real = LIBRARY.curricula[name]
    assert made == real
    titles = {case.id: lesson_title(case) for case in LIBRARY.cases.values()}
    times = [[slot.time for slot in half.slots] for half in timetable(real, titles, WORDS)]
    assert _ask(builder, "times", course=course) == times
    assert hours_of(made.sessions) == hours_of(real.sessions)


def test_the_whole_check_accepts_what_the_builder_writes(builder: Process, tmp_path: Path) -> None:
    course = _complete(_ask(builder, "pick", picks=[*PICKS[:5], PICKS[-1]]))
    laid = _ask(builder, "lay", course=course, name="两天")
    project = tmp_path / "project"
    shutil.copytree(PROJECT / "cases", project / "cases")
    text = _ask(builder, "yaml", course=laid)
    (project / "cases/curricula/my-course.yml").write_text(text, encoding="utf-8")
    problems = check(Workspace(project), today=TODAY).problems
    assert [p for p in problems if p.path.endswith("my-course.yml")] == []
