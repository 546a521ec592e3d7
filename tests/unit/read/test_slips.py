"""Slips of a Chinese keyboard: the right code at the right place, and the rest of the file still read."""

from __future__ import annotations

import pytest

from casebook.problem import Problem
from casebook.read import Value, read_document
from casebook.read.place import SourceText
from casebook.read.reader import MAX_ALIKE
from casebook.read.step_over import step_over

AROUND = "before: 甲\n{}\nafter: 乙\n"


def _problems(text: str) -> list[Problem]:
    return list(read_document("a.yml", text.encode()).problems)


def _shown(text: str, problem: Problem) -> str:
    return text.split("\n")[problem.line - 1][problem.column - 1 : problem.end_column - 1]


@pytest.mark.parametrize(
    ("line", "code", "shown", "replacement"),
    [
        ("title：星城", "YML-010", "：", ": "),
        ("title ： 星城", "YML-010", " ： ", ": "),
        ("title：", "YML-010", "：", ":"),
        ("标题：星城", "YML-010", "：", ": "),
        ("title:星城", "YML-014", ":", ": "),
        ('title:"星城"', "YML-014", ":", ": "),
        ("list:\n  －甲\n  - 乙", "YML-012", "－", "- "),
        ("list:\n  — 甲", "YML-012", "— ", "- "),
        ("list:\n  ——甲", "YML-012", "——", "- "),
        ("list:\n  • 甲", "YML-012", "• ", "- "),
        ("list:\n  -甲", "YML-015", "-", "- "),
        ("list:\n  - name：甲\n    what: 乙", "YML-010", "：", ": "),
        ("list:\n  - name:甲\n    what: 乙", "YML-014", ":", ": "),
        ("list:\n  - name: 甲\n  - name：乙", "YML-010", "：", ": "),
        ("list:\n  - name:甲\n  - name: 乙", "YML-014", ":", ": "),
        ("text: ｜\n  甲", "YML-013", "｜", "|"),
        ("text: ｜－\n  甲", "YML-013", "｜－", "|-"),
        ("code: “441900”", "YML-011", "“441900”", '"441900"'),
        ("date: ‘2024-07-12’", "YML-011", "‘2024-07-12’", '"2024-07-12"'),
        ("“title”: 星城", "YML-011", "“title”", "title"),
        ("place:\n\tcity: 甲", "YML-008", "\t", None),
        ("place:\n  \tcity: 甲", "YML-008", "\t", None),
        ("place:\n　city: 甲", "YML-009", "　", None),
        ("place:\n\u00a0\u00a0city: 甲", "YML-009", "\u00a0\u00a0", None),
        ("title: 星\u200b城", "YML-004", "\u200b", ""),
        ("title: 星\ufeff城", "YML-003", "\ufeff", ""),
        ("title: 星\u2028城", "YML-003", "\u2028", ""),
        ("title: 星城 #3", "YML-029", "#3", None),
        ("title: '星城' #3", "YML-029", "#3", None),
        ('title: "星城', "YML-017", '"星城', '"星城"'),
        ('title: "星城”', "YML-017", '"星城”', '"星城"'),
        ('title: "“星”城”', "YML-017", '"“星”城”', '"“星”城”"'),
        ("title: '星城", "YML-017", "'星城", "'星城'"),
        ('title: "邻里"工作法', "YML-018", '"邻里"工作法', "'\"邻里\"工作法'"),
        ("title: 时间: 上午", "YML-020", ":", "："),
        ("title: @星城", "YML-021", "@星城", '"@星城"'),
        ("title: *重要*", "YML-021", "*重要*", '"*重要*"'),
        ("title: !重要", "YML-021", "!重要", '"!重要"'),
        ("title: %58", "YML-021", "%58", '"%58"'),
        ("title: `甲`", "YML-021", "`甲`", '"`甲`"'),
        ("title: |文字", "YML-021", "|文字", '"|文字"'),
        ("title: ,甲", "YML-021", ",甲", '",甲"'),
        ("text: >\n  甲", "YML-027", ">", "|"),
    ],
)
def test_a_slip_is_named_once_and_the_rest_is_read(
    line: str,
    code: str,
    shown: str,
    replacement: str | None,
) -> None:
    text = AROUND.format(line)
    document = read_document("a.yml", text.encode())
    (problem,) = document.problems
    assert problem.code == code
    assert _shown(text, problem) == shown
    assert problem.replacement == replacement
    assert document.data is not None
    assert document.data["before"] == "甲"
    assert document.data["after"] == "乙"
    lines = text.split("\n")
    assert document.key_mark(("after",)).line == lines.index("after: 乙") + 1


@pytest.mark.parametrize(
    ("line", "code", "at"),
    [
        ("place:\n  province: 甲\n city: 乙", "YML-019", (4, 2)),
        ("place: 甲\n  city: 乙", "YML-019", (3, 3)),
        ("list:\n  - 甲\n - 乙", "YML-019", (4, 2)),
        ("text: |\n第一段", "YML-019", (3, 1)),
        ("- 甲", "YML-019", (2, 1)),
        ("没有冒号的一行", "YML-016", (2, 1)),
        ("list: - 甲", "YML-041", (2, 7)),
        ("title: [甲", "YML-024", (2, 8)),
        ("title: {甲", "YML-024", (2, 8)),
        ('title: "东\\城"', "YML-022", (2, 10)),
        (": 甲", "YML-034", (2, 1)),
        ("]", "YML-021", (2, 1)),
        ("%甲", "YML-036", (2, 1)),
    ],
)
def test_what_cannot_be_mended_stops_at_the_right_line(
    line: str,
    code: str,
    at: tuple[int, int],
) -> None:
    document = read_document("a.yml", AROUND.format(line).encode())
    (problem,) = document.problems
    assert (problem.code, problem.line, problem.column) == (code, *at)
    assert problem.message.endswith("。")
    assert document.data is None


@pytest.mark.parametrize(
    "text",
    [
        "text: |\n  title：甲\n  -乙\n  — 丙\n  　　丁\n  \tx\n  戊 #3\n  “12”\n",
        "list:\n  - |\n    title：甲\n  - app：用手机办事\n  - t1:第一类\n  - 需求清单：居民提出\n",
        "list:\n  - https://example.org/#a\n  - “一张网”\n  - -5\n",
        "title: 甲：乙——丙　丁 · 戊 -己\n",
        "# title：甲\n#\t- 乙 #丙\ntitle: 甲 # 注释：乙 #丙\n",
        "title: '甲 #3'\nother: \"乙 #4\"\n",
        "slogan: “1+10+N”\nquoted: “一核五化”\n",
        "text: |2\n    缩进\nafter: 甲\n",
        "---\ntitle: 甲\n...\n",
    ],
)
def test_what_only_looks_like_a_slip_is_left_alone(text: str) -> None:
    assert _problems(text) == []


def test_all_problems_of_a_file_at_once() -> None:
    text = (
        "title：星城社区\n"
        "keywords: [网格, 清单]\n"
        "place:\n"
        "\tcity: 东莞市\n"
        "date: 2024-07-12\n"
        'name: "邻里"工作法\n'
        "note: @甲\n"
        "note: 乙\n"
    )
    document = read_document("a.yml", text.encode())
    found = [(problem.line, problem.code) for problem in document.problems]
    assert found == [
        (1, "YML-010"),
        (2, "YML-026"),
        (4, "YML-008"),
        (5, "YML-030"),
        (6, "YML-018"),
        (7, "YML-021"),
        (8, "YML-035"),
    ]
    expected: dict[str, Value] = {
        "title": "星城社区",
        "keywords": ["网格", "清单"],
        "place": {"city": "东莞市"},
        "date": "2024-07-12",
        "name": '"邻里"工作法',
        "note": "@甲",
    }
    assert document.data == expected
    assert [_shown(text, problem) for problem in document.problems][4] == '"邻里"工作法'


def test_a_second_slip_behind_the_first() -> None:
    text = "place:\n\tcode：“441900”\n"
    document = read_document("a.yml", text.encode())
    found = [(problem.code, _shown(text, problem)) for problem in document.problems]
    assert found == [("YML-008", "\t"), ("YML-010", "："), ("YML-011", "“441900”")]
    assert document.data == {"place": {"code": "441900"}}


def test_marks_behind_a_mended_slip_are_those_of_the_file() -> None:
    document = read_document("a.yml", "title：星城\nlist:\n  －甲\n".encode())
    assert document.value_mark(("title",))[:4] == (1, 7, 1, 9)
    assert document.value_mark(("list", 0))[:4] == (3, 4, 3, 5)
    problem = document.problem("TXT-005", ("title",), "甲", span=(0, 1), replacement="东")
    assert (problem.column, problem.end_column, problem.replacement) == (7, 8, "东")


def test_a_duplicate_key_names_both_places_and_keeps_the_first() -> None:
    text = "place:\n  city: 甲\n  code: 乙\nplace:\n  city: 丙\n  town: 丁\n"
    document = read_document("a.yml", text.encode())
    (problem,) = document.problems
    assert (problem.code, problem.line, problem.column, problem.end_column) == ("YML-035", 4, 1, 6)
    assert "第 1 行" in problem.message
    assert "第 4 行" in problem.message
    assert document.data == {"place": {"city": "甲", "code": "乙"}}
    assert document.value_mark(("place", "city")).line == 2


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: &x 1\nb: *x\n", "YML-032"),
        ("a: &x\n  <<: 甲\n", "YML-033"),
        ("a: !!python/object:os.system 甲\n", "YML-031"),
        ("a: ! 甲\n", "YML-031"),
        ("? [甲]\n: 乙\n", "YML-034"),
        ("? |\n  甲\n: 乙\n", "YML-034"),
        ("a: 1\n---\nb: 2\n", "YML-037"),
        ("%YAML 1.2\n---\na: 1\n", "YML-036"),
        ("甲\n", "YML-038"),
    ],
)
def test_what_yaml_allows_and_a_record_must_not_use(text: str, code: str) -> None:
    assert code in {problem.code for problem in _problems(text)}


def test_a_bomb_of_aliases_is_not_expanded() -> None:
    lines = ["a0: &a0 甲"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    document = read_document("a.yml", "\n".join(lines).encode())
    assert document.data is None
    assert "YML-032" in {problem.code for problem in document.problems}


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? "])
def test_deep_nesting_is_stopped(opening: str) -> None:
    document = read_document("a.yml", ("a:\n " + opening * 20_000).encode())
    assert document.data is None
    assert {"YML-039", "YML-034", "YML-024"} & {problem.code for problem in document.problems}


def test_many_problems_of_one_code_are_counted_not_listed() -> None:
    problems = _problems("".join(f"k{number}: no\n" for number in range(100)))
    assert len(problems) == MAX_ALIKE
    assert problems[-1].message.endswith("（同类问题还有 80 处）")
    assert all("同类" not in problem.message for problem in problems[:-1])


def test_mending_leads_every_column_back() -> None:
    source = SourceText("a.yml", "甲：乙：丙\n丁")
    edits = [
        source.problem_at("YML-010", 0, 1, 2, "", replacement=": "),
        source.problem_at("YML-004", 0, 3, 4, "", replacement=""),
    ]
    mended = step_over(source, edits)
    assert mended is not None
    assert mended.source.text == "甲: 乙丙\n丁"
    columns = [mended.back_mark((0, column, 1, 0))[1] for column in range(6)]
    assert columns == [0, 1, 1, 2, 4, 5]
    ends = [mended.back_mark((0, 0, 0, column))[3] for column in range(6)]
    assert ends == [0, 1, 1, 2, 3, 5]
    assert step_over(source, []) is None


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            'title: "四问\\x1b\\0工作\\u202e法\\u200b"\n',
            [
                ("YML-003", "\\x1b"),
                ("YML-003", "\\0"),
                ("YML-004", "\\u202e"),
                ("YML-004", "\\u200b"),
            ],
        ),
        (
            'title: "甲\\uFFFE\\U000E0041\\uFDD0\\r"\n',
            [("YML-003", "\\uFFFE"), ("YML-004", "\\U000E0041")],
        ),
        ('"ti\\u200btle": 甲\n', [("YML-004", "\\u200b")]),
        ('title: "甲\\\\u200b"\n', []),
        ("title: '甲\\u200b'\n", []),
        ('title: "甲\\n乙\\t丙\\_丁"\n', []),
        ("title: 甲\u2800\u034f\u3164乙\n", [("YML-004", "\u2800"), ("YML-004", "\u034f")]),
    ],
)
def test_escapes_let_nothing_in_that_cannot_be_seen(
    text: str, named: list[tuple[str, str]]
) -> None:
    problems = _problems(text)
    shown = [(problem.code, _shown(text, problem)) for problem in problems]
    assert shown[: len(named)] == named
    assert bool(problems) == bool(named)
    assert {problem.replacement for problem in problems} <= {""}


def test_an_escape_over_two_lines_is_named_in_its_line() -> None:
    text = 'title: "甲\n  乙\\u200b"\n'
    assert [(p.code, p.line) for p in _problems(text) if p.code != "YML-028"] == [("YML-004", 2)]


def test_replacements_mend_the_file() -> None:
    source = (
        "title：星城𠀀\n"
        "code: “441900”\n"
        "note: 𠀀甲\u200b乙\n"
        "list:\n"
        "  －甲\n"
        "  -乙\n"
        "date: 2024-07-12\n"
        'name: "邻里"工作法\n'
        "sign: @甲\n"
    )
    lines = source.split("\n")
    for slip in sorted(read_document("a.yml", source.encode()).problems, reverse=True):
        assert slip.replacement is not None
        line = lines[slip.line - 1]
        lines[slip.line - 1] = (
            line[: slip.column - 1] + slip.replacement + line[slip.end_column - 1 :]
        )
    mended = read_document("a.yml", "\n".join(lines).encode())
    assert mended.problems == ()
    assert mended.data == {
        "title": "星城𠀀",
        "code": "441900",
        "note": "𠀀甲乙",
        "list": ["甲", "乙"],
        "date": "2024-07-12",
        "name": '"邻里"工作法',
        "sign": "@甲",
    }
