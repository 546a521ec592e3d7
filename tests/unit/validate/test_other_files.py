"""Places, references, sources, curricula and vocabularies: suggestions, and what must be left alone."""

from __future__ import annotations

from typing import Any, get_args

import pytest
from pydantic import BaseModel

from casebook.model.case import Case
from casebook.model.curriculum import Curriculum
from casebook.model.fields import VocabularyTerm
from casebook.model.observation import Observation
from casebook.model.source import Source
from casebook.problem import Problem
from casebook.validate.field_names import label, meant, nearest, similar, where_it_belongs
from casebook.validate.file_names import kind_of, misplaced
from casebook.validate.scope import evidences
from casebook.validate.vocabularies import REQUIRED
from tests.unit.validate.good_library import (
    CASE,
    CLASS,
    SOURCE,
    UMBRELLA,
    article,
    changed_case,
    check_files,
    data_of,
    dump,
    fingerprint_of,
    good_documents,
    problems_of,
)


def in_place(code: str, *path: str) -> tuple[Problem, ...]:
    data = data_of(CASE)
    data["place"] |= {"code": code, "path": list(path)}
    return problems_of({CASE: dump(data)})


@pytest.mark.parametrize(
    ("code", "path", "found"),
    [
        ("420106", ("湖北省", "武汉市", "武昌区"), {}),
        ("420100", ("湖北省", "武汉市"), {}),  # a prefecture is fine
        ("420106", ("湖北省", "武汉市"), {"PLC-002": ""}),
        ("420106", ("湖北省", "武汉", "武昌"), {"PLC-005": "武汉市"}),
        ("420106", ("武汉市", "武昌区"), {"PLC-002": ""}),
        ("420107", ("湖北省", "武汉市", "武昌区"), {"PLC-002": ""}),
        ("420106", ("湖北省", "武汉市", "武昌县"), {"PLC-002": "武昌区"}),
        ("420160", ("湖北省", "武汉市", "武昌区"), {"PLC-001": '"420106"'}),
        ("420160", ("湖北省", "武汉市", "某某区"), {"PLC-001": '"420100"'}),
        ("999999", ("湖北省", "武汉市", "某某区"), {"PLC-001": ""}),
        ("420000", ("湖北省",), {"PLC-003": ""}),
    ],
)
def test_places(code: str, path: tuple[str, ...], found: dict[str, str]) -> None:
    problems = in_place(code, *path)
    assert {p.code: p.suggestion for p in reversed(problems) if p.code != "PLC-004"} == found


def test_a_code_that_does_not_fit_its_names_tells_the_right_one() -> None:
    (problem,) = in_place("420107", "湖北省", "武汉市", "武昌区")
    assert "420106" in problem.message
    assert "青山区" in problem.message


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("cases/records/hubei/a.yml", None),
        ("cases/records/a.yml", None),
        ("cases/sources/a.yml", None),
        ("cases/a.yml", "LIB-004"),
        ("records/hubei/a.yml", "LIB-004"),
        ("cases/records/hubei/a.yaml", "LIB-004"),
        ("cases/records/hubei/a.docx", "LIB-004"),
        ("cases/records/hubei/东湖.yml", "LIB-005"),
        ("cases/records/hubei/a b.yml", "LIB-005"),
        ('cases/records/"><img src=x>/a.yml', "LIB-010"),
        ("cases/records/湖北/a.yml", "LIB-005"),
        ("cases/records/Hubei/a.yml", "LIB-005"),
        ("cases/records/hu_bei/a.yml", "LIB-005"),
        ("cases/sources/2023/a.yml", None),
        ("cases/records/hubei/con.yml", "LIB-010"),
        ("cases/records/aux/a.yml", "LIB-010"),
        ("cases/sources/com1.yml", "LIB-010"),
        ("cases/pages/LPT9.md", "LIB-010"),
        ("cases/pages/con.fig.png", "LIB-010"),
        ("cases/records/hubei./a.yml", "LIB-010"),
        ("cases/pages/关于 /a.md", "LIB-010"),
        ("cases/pages/a:b.md", "LIB-010"),
        ("cases/records/hubei/\udcff\udcfe.yml", "LIB-010"),
        ("cases/records/hubei/console.yml", None),
        ("cases/records/hubei/rules.yml", "LIB-011"),
        ("cases/sources/index.yml", "LIB-011"),
        ("cases/vocabulary/decisions.yml", None),
        ("cases/pages/about.md", None),
        ("cases/pages/图/图一.png", None),
        ("cases/pages/a.html", "LIB-004"),
        ("cases/pages/a.svg", "LIB-004"),
        ("cases/pages/a", "LIB-004"),
    ],
)
def test_where_files_belong(path: str, code: str | None) -> None:
    found = misplaced(path)
    assert (found.code if found else None) == code
    assert kind_of("cases/a.yml") is None


def _suggestions(problems: tuple[Problem, ...]) -> dict[str, str]:
    return {p.code: p.suggestion for p in problems}


def test_ids_that_are_nearly_right() -> None:
    assert _suggestions(changed_case(sources=["shili-2023", "shili2023"])) == {
        "REF-003": "shili-2023"
    }
    relations = [{"type": "属于", "target": "shili-umbrellas", "note": "同。", "basis": "推断"}]
    assert _suggestions(changed_case(relations=relations)) == {"REF-008": "shili-umbrella"}
    data = data_of(CLASS) | {"based_on": "wange-plan"}
    assert _suggestions(problems_of({CLASS: dump(data)})) == {"REF-009": "wangge-plan"}


def test_a_source_that_nobody_listed_is_told_once() -> None:
    (problem,) = (p for p in changed_case(sources=["x-y"]) if p.code == "REF-004")
    quotes = list(evidences(good_documents()[CASE]))
    assert f"（这样的地方有 {len(quotes)} 处）" in problem.message


def test_whole_and_part_may_both_say_so() -> None:
    assert check_files({}).problems == ()
    data = data_of(UMBRELLA)
    data["relations"][0]["type"] = "属于"
    assert {(p.code, p.path) for p in problems_of({UMBRELLA: dump(data)})} == {
        ("REF-011", CASE),
        ("REF-011", UMBRELLA),
    }


def test_a_quote_is_proven_by_the_text_and_by_nothing_else() -> None:
    other = article().replace("一起议事", "共同议事")
    source = data_of(SOURCE) | {"fingerprint": fingerprint_of(other, "shili")}
    problems = problems_of({SOURCE: dump(source)})
    assert {p.code for p in problems} == {"PRF-001"}
    assert any("一" in p.message for p in problems)


def test_dates_to_come() -> None:
    source = data_of(SOURCE) | {"accessed": "2025-01-05"}
    assert _codes(problems_of({SOURCE: dump(source)})) == {"PER-004"}
    editorial = data_of(CASE)["editorial"] | {"checked": "2025-01-05"}
    assert _codes(changed_case(editorial=editorial)) == {"PER-004"}
    timeline = data_of(CASE)["timeline"]
    timeline[0]["date"] = "2025-01"
    assert _codes(changed_case(timeline=timeline)) == {"PER-004"}


def _codes(problems: tuple[Problem, ...]) -> set[str]:
    return {p.code for p in problems}


def test_a_vocabulary_is_called_like_its_file_and_uses_words_that_exist() -> None:
    path = "cases/vocabulary/indicators.yml"
    data = data_of(path)
    data["terms"][0]["units"] = ["人", "人数"]
    assert _suggestions(problems_of({path: dump(data)})) == {"VOC-001": "人"}
    path = "cases/vocabulary/decisions.yml"
    data = data_of(path)
    data["terms"][0]["contrast"] = [{"text": "各地不同。", "measures": ["没有这样的做法"]}]
    assert _codes(problems_of({path: dump(data)})) == {"VOC-001"}
    path = "cases/vocabulary/roles.yml"
    data = data_of(path) | {"name": "role"}
    assert _codes(problems_of({path: dump(data)})) == {"REF-002", "LIB-006"}


@pytest.mark.parametrize(
    ("group", "suggested"),
    [("包含", {}), ("同一件事", {"VOC-001": "同一回事"}), (None, {"VOC-001": ""})],
    ids=["known", "like another", "none"],
)
def test_a_group_of_synonyms_is_of_a_kind_that_the_search_knows(
    group: str | None, suggested: dict[str, str]
) -> None:
    path = "cases/vocabulary/synonyms.yml"
    term = {"term": "西南", "id": "xinan", "definition": "大家常用的大地名。", "synonyms": ["云南"]}
    file = {
        "name": "synonyms",
        "title": "检索同义词",
        "description": "只用于搜索。",
        "terms": [term | ({"group": group} if group else {})],
    }
    assert _suggestions(problems_of({path: dump(file)})) == suggested


def test_a_missing_vocabulary_stops_the_records_but_not_the_texts() -> None:
    data = data_of(CASE) | {"title": "武昌区,示例社区"}
    found = check_files({"cases/vocabulary/units.yml": None, CASE: dump(data)})
    assert _codes(found.problems) == {"LIB-006", "TXT-005"}
    assert found.library.cases == {}


def test_a_broken_source_takes_its_records_with_it() -> None:
    data = data_of(SOURCE)
    data["fingerprint"]["windows"] = "AAAAAAAA"
    found = check_files({SOURCE: dump(data)})
    assert _codes(found.problems) == {"SRC-005"}
    assert found.library.sources == {}
    assert found.library.cases == {}


def _vocabularies_of(model: type[BaseModel], seen: set[type[BaseModel]]) -> set[str]:
    found: set[str] = set()

    def walk(annotation: Any) -> None:
        if isinstance(annotation, VocabularyTerm):
            found.add(annotation.vocabulary)
        elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
            found.update(_vocabularies_of(annotation, seen))
        for argument in get_args(annotation):
            walk(argument)

    if model not in seen:
        seen.add(model)
        for field in model.model_fields.values():
            walk(field.annotation)
            for extra in field.metadata:
                walk(extra)
    return found


def test_the_required_vocabularies_are_those_of_the_models() -> None:
    seen: set[type[BaseModel]] = set()
    used = set().union(*(_vocabularies_of(m, seen) for m in (Case, Source, Curriculum)))
    assert set(REQUIRED) == used | {"indicators"}
    assert list(REQUIRED) == sorted(REQUIRED)


def test_names_of_fields() -> None:
    assert label(Case, ("observations", 1, "unit")) == "数字（observations）第 2 条的单位（unit）"
    assert label(Case, ("place", "path", 0)) == "地点（place）的省市县名称（path）第 1 条"
    assert label(Case, ("titel",)) == "“titel”"
    assert meant(Case, "titel") == "title"
    assert meant(Case, "标题") == "title"
    assert meant(Case, "Not-Reported") == "not_reported"
    assert meant(Case, "xyz") is None
    assert "依据（evidence）" in where_it_belongs(Case, Observation, "quote")
    assert "最外层" in where_it_belongs(Case, Observation, "summary")
    assert where_it_belongs(Case, Case, "xyz") == ""
    assert nearest("网格化", ["网格化管理", "积分制"]) == "网格化管理"
    assert nearest("甲", ["乙"]) is None
    assert similar("居民议事", ["居民议事会", "村民议事厅", "积分制"], 2) == (
        "居民议事会",
        "村民议事厅",
    )


def test_pydantic_counts_no_slip_twice() -> None:
    problems = changed_case(keywords=["", "网格"], settlements=["老小区"])
    assert [p.code for p in problems] == ["FLD-005", "VOC-001"]


def test_a_topic_or_level_that_is_no_text_crashes_no_rule() -> None:
    data = data_of(CASE)
    data["not_reported"][0]["topic"] = []
    data["observations"][0]["level"] = {"成效": []}
    problems = problems_of({CASE: dump(data)})
    assert [p.message for p in problems if p.code == "OWN-001"] == []
    assert "FLD-003" in {p.code for p in problems}
