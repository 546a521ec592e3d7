"""What leads to a person is found, what only looks like it is not, and what is taken wrongly can be let stand."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from casebook.problem import Problem
from casebook.read import read_document
from casebook.validate import one_line, personal_data, private_names
from casebook.validate.pages import check_page
from casebook.validate.scope import texts
from tests.sample.real import PROJECT
from tests.unit.validate.good_library import CASE, SOURCE, data_of, dump, problems_of

SETTLED = yaml.safe_load((Path(__file__).parent / "personal_data.yml").read_text("utf-8"))
HITS: list[dict[str, str]] = SETTLED["hits"]
RULES = (*personal_data.TEXT_RULES, *private_names.TEXT_RULES)


def _said(hit: dict[str, str]) -> set[str]:
    """The codes that a string raises where it stands."""
    if "comment" in hit:
        line = f"title: 甲  {hit['comment']}\n".encode()
        said = one_line.comments(read_document(CASE, line))
    elif "page" in hit:
        said = iter(check_page("cases/pages/a.md", hit["page"].encode())[1])
    elif "url" in hit:
        document = read_document(SOURCE, f'url: "{hit["url"]}"\n'.encode())
        said = personal_data.personal_numbers(document, ("url",), hit["url"])
    else:
        said = one_line.in_line(CASE, 0, hit["text"], RULES)
    return {problem.code for problem in said}


def test_seventy_of_the_seventy_eight_are_found_and_the_others_have_a_reason(
    noted: Callable[[str, int], None],
) -> None:
    assert len(HITS) == 78
    assert sum("code" in hit for hit in HITS) >= 70
    assert all(len(hit["missed"]) > 20 for hit in HITS if "code" not in hit)
    noted("persons", sum(hit.get("code") in _said(hit) for hit in HITS if "code" in hit))


@pytest.mark.parametrize("hit", HITS, ids=lambda hit: next(iter(hit.values())))
def test_a_string_is_settled(hit: dict[str, str]) -> None:
    said = _said(hit)
    assert hit.get("code") in said if "code" in hit else said == set()


def test_two_hundred_harmless_sentences_raise_nothing(noted: Callable[[str, int], None]) -> None:
    harmless = [str(text) for text in SETTLED["harmless"]]
    assert len(set(harmless)) >= 200
    told = [p.message for text in harmless for p in one_line.in_line(CASE, 0, text, RULES)]
    assert told == []
    noted("harmless", len(harmless))


def test_nothing_in_the_library_is_taken_for_a_person(noted: Callable[[str, int], None]) -> None:
    """Over every text, comment and page of the project, as a reviewer would have to read them."""
    told: list[str] = []
    for path in sorted((PROJECT / "cases").rglob("*.yml")):
        document = read_document(path.relative_to(PROJECT).as_posix(), path.read_bytes())
        told += [p.message for p in one_line.comments(document)]
        for where, text in texts(document):
            told += [p.message for rule in RULES for p in rule(document, where, text)]
    for path in sorted((PROJECT / "cases/pages").rglob("*.md")):
        name = path.relative_to(PROJECT).as_posix()
        told += [p.message for p in check_page(name, path.read_bytes())[1]]
    assert told == []
    noted("alarms", len(told))


@pytest.mark.parametrize(
    "line",
    [
        "title: 甲#13812345678",  # no comment: part of a value, which another rule sees
        'title: "甲 #13812345678"',
        "title: |\n  甲\n  # 13812345678",
        "# 2024-06-30 整理，共36条",
    ],
)
def test_what_is_no_comment_with_a_person(line: str) -> None:
    assert list(one_line.comments(read_document(CASE, line.encode()))) == []


def test_the_caret_stands_under_the_number_of_a_comment() -> None:
    line = "title: 甲  # 张大爷，13812345678"
    problems = list(one_line.comments(read_document(CASE, f"id: a\n{line}\n".encode())))
    marked = {p.code: (p.line, line[p.column - 1 : p.end_column - 1]) for p in problems}
    assert marked == {"PII-001": (2, "13812345678"), "PII-005": (2, "张大爷")}


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/2023/13812345678.html",
        "https://example.org/content_11010519491231002X.html",
        "https://example.org/a?id=20230615003&page=13800",
    ],
)
def test_numbers_of_articles_are_no_telephones(url: str) -> None:
    assert _said({"url": url}) == set()


def _waived(what: str, **waiver: str) -> list[Problem]:
    data = data_of(CASE)
    data["measures"][1]["what"] = what
    given: dict[str, Any] = {
        "code": "PII-005",
        "reason": "这是一棵树的名字，不是人。",
        "until": "2030-01-01",
        **waiver,
    }
    data["editorial"]["waivers"] = [given]
    return list(problems_of({CASE: dump(data)}))


def test_what_is_taken_for_a_name_and_is_none_can_be_let_stand_by_its_words() -> None:
    assert _waived("居民在“王大爷”树下议事。", phrase="王大爷") == []


def test_other_words_are_not_let_stand_with_it() -> None:
    problems = _waived("居民在“王大爷”树下议事，张大妈也来。", phrase="王大爷")
    assert [(p.code, "张大妈" in p.message) for p in problems] == [("PII-005", True)]


def test_a_name_is_not_let_stand_without_its_words_and_no_number_ever() -> None:
    assert {p.code for p in _waived("王大爷来议事。")} == {"PII-005", "FLD-021"}
    number = _waived("打13812345678报名。", code="PII-001", phrase="13812345678")
    assert {p.code for p in number} == {"PII-001", "FLD-021"}
    assert {p.code for p in _waived("居民来议事。", phrase="王大爷")} == {"FLD-021"}


def test_the_title_of_a_source_can_be_let_stand() -> None:
    data = data_of(SOURCE)
    data["title"] = "走进“王大爷”树下的议事会"
    assert {p.code for p in problems_of({SOURCE: dump(data)})} >= {"PII-005"}
    data["waivers"] = [
        {
            "code": "PII-005",
            "phrase": "王大爷",
            "reason": "树的名字，不是人。",
            "until": "2030-01-01",
        }
    ]
    assert problems_of({SOURCE: dump(data)}) == ()
