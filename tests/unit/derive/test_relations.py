"""Relations of a case: its own, and those that other cases have with it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casebook.derive.case.relations import RelationGroup, backlinks, relation_groups
from casebook.model.case import Case, Relation
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.real import real_library

SAMPLE = sample_library()
CASES = dict(SAMPLE.cases)


def _relation(kind: str, target: str | None = None, name: str | None = None) -> Relation:
    return Relation.model_construct(
        type=kind, target=target, name=name, note="说明。", basis="原文写明", evidence=()
    )


def _library(**relations: tuple[Relation, ...]) -> Library:
    cases = {
        name: CASES["bing-training"].model_copy(
            update={"id": name, "title": f"{name}的标题", "relations": given}
        )
        for name, given in relations.items()
    }
    return Library(SAMPLE.vocabulary, cases, SAMPLE.sources, {}, {})


def _groups(library: Library, name: str) -> dict[str, list[str]]:
    case: Case = library.cases[name]
    groups = relation_groups(case, library, backlinks(library).get(name, ()))
    return {group.label: [item.text for item in group.entries] for group in groups}


def test_a_retired_record_is_named_as_such_and_says_nothing_itself() -> None:
    whole = _library(a=(_relation("取代", "b"),), b=(_relation("被取代", "a"),))
    library = replace(whole, cases={"a": whole.cases["a"]}, retired={"b": whole.cases["b"]})
    assert backlinks(library) == {}
    (group,) = relation_groups(library.cases["a"], library, ())
    assert [(item.text, item.uri) for item in group.entries] == [("b的标题（已下线）", "cases/b/")]
    # A page of a is handed b, and of a library without a nothing of it.
    assert set(library.part(library.cases, (), ()).retired) == {"b"}
    assert library.part({}, (), ()).retired == {}


@pytest.mark.parametrize(
    ("given", "inverse"),
    [
        ("属于", "包含"),
        ("包含", "属于"),
        ("学习", "被学习"),
        ("被学习", "学习"),
        ("借鉴自", "被学习"),
        ("推广至", "推广自"),
        ("取代", "被取代"),
        ("同类做法", "同类做法"),
        ("对照", "对照"),
        ("同地", "同地"),
        ("配套", "配套"),
    ],
)
def test_what_one_says_the_other_shows(given: str, inverse: str) -> None:
    library = _library(a=(_relation(given, "b"),), b=())
    assert _groups(library, "a") == {given: ["b的标题"]}
    assert _groups(library, "b") == {inverse: ["a的标题"]}


def test_every_relation_of_the_real_vocabulary_is_ordered_and_answered() -> None:
    for term in real_library().vocabulary.terms("relations"):
        library = _library(a=(_relation(term.term, "b"),), b=())
        assert len(_groups(library, "a")) == len(_groups(library, "b")) == 1


def test_two_that_say_the_same_are_shown_once() -> None:
    library = _library(a=(_relation("属于", "b"),), b=(_relation("包含", "a"),))
    assert _groups(library, "a") == {"属于": ["b的标题"]}
    assert _groups(library, "b") == {"包含": ["a的标题"]}


def test_two_different_relations_between_two_cases_are_both_shown() -> None:
    library = _library(a=(_relation("属于", "b"), _relation("对照", "b")), b=())
    assert _groups(library, "a") == {"属于": ["b的标题"], "对照": ["b的标题"]}
    assert _groups(library, "b") == {"包含": ["a的标题"], "对照": ["a的标题"]}


def test_its_own_words_do_not_hide_what_the_other_side_adds() -> None:
    library = _library(a=(_relation("同地", "b"),), b=(_relation("属于", "a"),))
    assert _groups(library, "a") == {"包含": ["b的标题"], "同地": ["b的标题"]}


def test_places_outside_the_library_have_a_name_and_no_address() -> None:
    library = _library(a=(_relation("推广至", name="丁市"), _relation("学习", "b")), b=())
    groups = relation_groups(library.cases["a"], library, ())
    assert [group.label for group in groups] == ["学习", "推广至"]
    assert [(item.text, item.uri) for group in groups for item in group.entries] == [
        ("b的标题", "cases/b/"),
        ("丁市", ""),
    ]


def test_a_target_that_is_broken_is_left_out() -> None:
    library = _library(a=(_relation("属于", "broken"),))
    assert _groups(library, "a") == {}
    assert backlinks(library) == {}


def test_our_own_analysis_says_so() -> None:
    groups = relation_groups(CASES["jia-estate-parking"], SAMPLE, ())
    notes = {item.text: item.note for group in groups for item in group.entries}
    assert notes == {
        "乙区：有序停车项目": "是其中一项。",
        "丁市戊社区": "去看过。（整理者分析）",
    }


def test_groups_of_the_sample() -> None:
    case = CASES["jia-estate-parking"]
    groups = relation_groups(case, SAMPLE, backlinks(SAMPLE)[case.id])
    assert [group.label for group in groups] == ["属于", "借鉴自", "被学习"]
    assert all(isinstance(group, RelationGroup) for group in groups)
