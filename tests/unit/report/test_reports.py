"""What each format promises, beyond the golden files."""

from __future__ import annotations

import json
from typing import Any

import pytest
from rich.cells import cell_len

from casebook.problem import Problem, Severity
from casebook.read import read_document
from casebook.report import github, gitlab, text

PATH = "cases/a.yml"
FORMATS = (text, github, gitlab)


def _problem(line: int = 1, column: int = 1, **rest: Any) -> Problem:
    given: dict[str, Any] = {"code": "YML-010", "message": "写错了", "end_column": column + 1}
    return Problem(path=PATH, line=line, column=column, **(given | rest))


def _text(source: str, problem: Problem) -> list[str]:
    return text.render([problem], {PATH: source}).split("\n")


@pytest.mark.parametrize(
    ("source", "column"),
    [
        ("title：星城", 6),
        ("星城：甲", 3),
        ("𠀀：甲", 2),
        ("“甲”：乙", 4),
        ("é̂：", 3),
        ("\t甲：", 3),
    ],
)
def test_the_caret_stands_below_its_character(source: str, column: int) -> None:
    lines = _text(source, _problem(column=column, end_column=column + 1))
    quoted, caret = lines[1].split(" | ")[1], lines[2].split(" | ")[1]
    at = cell_len(caret.rstrip("^"))
    assert cell_len(quoted[: quoted.index("：")]) == at
    assert caret.count("^") == 2


def test_a_long_line_is_cut_around_the_caret() -> None:
    source = "summary: " + "前" * 300 + "错" + "后" * 300
    lines = _text(source, _problem(column=310))
    quoted, caret = lines[1].split(" | ")[1], lines[2].split(" | ")[1]
    assert cell_len(quoted) <= 76
    assert quoted.startswith("…")
    assert quoted.endswith("…")
    assert cell_len(quoted[: quoted.index("错")]) == cell_len(caret.rstrip("^"))


def test_a_caret_over_a_whole_long_value_stays_on_the_screen() -> None:
    source = "summary: " + "长" * 300
    lines = _text(source, _problem(column=10, end_column=310))
    assert max(cell_len(line) for line in lines[:3]) <= 8 + 76


def test_nothing_in_a_quoted_line_can_steer_a_terminal() -> None:
    problem = _problem(column=4, message="\x1b[2J甲\n乙", suggestion="\x9b31m")
    shown = "\n".join(_text("a: \x1b[31m\u202e甲", problem))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\x9b" not in shown
    assert shown.splitlines()[0].endswith("·[2J甲·乙")


def test_a_problem_without_its_text_is_still_reported() -> None:
    problem = _problem(line=9)
    assert f"{PATH}:9:1: 错误 YML-010 写错了" in text.render([problem], {})
    assert json.loads(gitlab.render([problem], {}))[0]["location"]["lines"] == {"begin": 9}
    assert "line=9" in github.render([problem], {})


@pytest.mark.parametrize(
    ("rest", "sentence"),
    [
        ({"suggestion": "甲"}, "是不是想写“甲”？"),
        ({"suggestion": "甲", "replacement": "乙"}, "是不是想写“甲”？"),
        ({"replacement": ""}, "建议把标出的字符删掉。"),
    ],
)
def test_advice(rest: dict[str, Any], sentence: str) -> None:
    assert f"      {sentence}" in _text("甲", _problem(**rest))


@pytest.mark.parametrize(
    ("severities", "sentence"),
    [
        ("", "没有发现问题。"),
        ("e", "1 个错误，涉及 1 个文件。"),
        ("w", "1 个提醒，涉及 1 个文件。"),
        ("eew", "2 个错误，1 个提醒，涉及 1 个文件。"),
    ],
)
def test_summary(severities: str, sentence: str) -> None:
    kinds = {"e": Severity.ERROR, "w": Severity.WARNING}
    problems = [_problem(line=at, severity=kinds[kind]) for at, kind in enumerate(severities, 1)]
    assert sentence in text.render(problems, {}).split("\n")


def test_every_code_is_explained_once_at_the_end() -> None:
    problems = [_problem(line=1), _problem(line=2), _problem(line=3, code="YML-014")]
    shown = text.render(problems, {})
    assert shown.count("casebook explain YML-010") == 1
    assert shown.count("casebook explain YML-014") == 1


def test_order_of_the_input_does_not_matter() -> None:
    problems = [_problem(line=line) for line in (3, 1, 2)]
    for module in FORMATS:
        assert module.render(problems, {}) == module.render(sorted(problems), {})


def test_github_escapes_what_would_end_a_property_or_a_message() -> None:
    problem = Problem("a,b:c%.yml", 1, 2, "YML-010", "50%\r\n甲:乙,丙")
    (line,) = github.render([problem], {}).splitlines()
    assert line.startswith("::error file=a%2Cb%3Ac%25.yml,line=1,col=2,title=YML-010 ")
    assert line.endswith("::50%25%0D%0A甲:乙,丙。")
    warning = _problem(severity=Severity.WARNING)
    assert github.render([warning], {}).startswith("::warning ")
    assert github.render([], {}) == ""


def test_gitlab_fingerprints_survive_moved_lines_and_differ_from_each_other() -> None:
    body = "title：甲\nnote：乙\nnote：乙\n"
    prints = []
    for source in (body, "# 新的一行\n\n" + body):
        problems = read_document(PATH, source.encode()).problems
        entries = json.loads(gitlab.render(problems, {PATH: source}))
        prints.append(
            {entry["fingerprint"] for entry in entries if entry["check_name"] == "YML-010"}
        )
    assert prints[0] == prints[1]
    assert len(prints[0]) == 3


def test_gitlab_severities_are_ones_it_knows() -> None:
    problems = [_problem(line=1), _problem(line=2, severity=Severity.WARNING)]
    entries = json.loads(gitlab.render(problems, {}))
    assert [entry["severity"] for entry in entries] == ["major", "minor"]
