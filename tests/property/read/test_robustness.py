"""Whatever the bytes, a document comes back; what is plain YAML comes back as the data it was."""

from __future__ import annotations

import pickle
import random
import re
from pathlib import Path

import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from casebook.problem import Problem, Severity
from casebook.read import Document, Mark, read_document
from casebook.read.place import split_lines
from tests.long.test_any_file import damaged

RECORDS = sorted((Path(__file__).resolve().parents[3] / "cases").glob("*/**/*.yml"))

# Pieces that make broken YAML far likelier than random characters do.
PIECES = st.sampled_from(
    [
        *(
            "title",
            "：",
            ":",
            ": ",
            "- ",
            "-",
            "－",
            "|",
            ">",
            "｜",
            "\n",
            "\n",
            "\n  ",
            "\n\t",
            "\r",
        ),
        *("\n　", '"', "'", "“", "”", "#", " #", "&a ", "*a", "!", "!!str ", "<<", "? ", "[", "]"),
        *("{", "}", ", ", "%", "@", "`", "---\n", "...\n", "星城", "𠀀", "no", "2024-07-12", "012"),
        *("\\", "\\x", "\u200b", "\ufeff", "\u2028", "\x00", "\x85", "~", "=", "\r\n", "  ", "1"),
    ],
)
MESSY = st.lists(PIECES, max_size=40).map("".join)
NAMES = st.from_regex(r"[a-z][a-z_]{0,8}", fullmatch=True).filter(
    lambda name: name not in ("y", "n", "no", "on", "off", "yes", "true", "false", "null"),
)
CHINESE = st.text(
    st.sampled_from("东城街道星城社区，。：“”、（）《》——网格清单𠀀 a1"), min_size=1
).filter(
    lambda text: text == text.strip() and not re.match(r"[a1 ]+[:：]", text),
)
LEAVES = st.one_of(CHINESE, st.integers(-(10**9), 10**9), st.booleans(), st.none())
TREES = st.dictionaries(
    NAMES,
    st.recursive(
        LEAVES,
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
        max_leaves=20,
    ),
    min_size=1,
    max_size=6,
)


def _inside(lines: list[str], mark: Mark) -> bool:
    return (
        1 <= mark.line <= mark.end_line <= len(lines)
        and 1 <= mark.column <= len(lines[mark.line - 1]) + 1
        and 1 <= mark.end_column <= len(lines[mark.end_line - 1]) + 1
        and (mark.line, mark.column) <= (mark.end_line, mark.end_column)
    )


def _marks(document: Document) -> list[Mark]:
    marks = [document.key_mark(where) for where in document._key_marks]
    return marks + [document.value_mark(where) for where in document._value_marks]


def _check(document: Document) -> None:
    lines = split_lines(document.text)
    for mark in _marks(document):
        assert _inside(lines, mark)
    for problem in document.problems:
        assert _inside(lines, _mark_of(problem))
        assert problem.message
    if document.data is None:
        assert any(problem.severity is Severity.ERROR for problem in document.problems)
    assert list(document.problems) == sorted(document.problems)


def _mark_of(problem: Problem) -> Mark:
    return Mark(problem.line, problem.column, problem.line, problem.end_column)


@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xef\xbb\xbf")
@example(b"\x00")
def test_any_bytes(content: bytes) -> None:
    _check(read_document("a.yml", content))


@given(st.text(max_size=200))
def test_any_text(text: str) -> None:
    _check(read_document("a.yml", text.encode("utf-8", "surrogatepass")))


@given(MESSY)
@example("a: |")
@example('a: "\\')
@example("a: 'x\n\n")
@example("\r")
@example("\r\u200b\ntitle")
@example("a: \r\n - |\r\r\n  x")
def test_broken_yaml(text: str) -> None:
    _check(read_document("a.yml", text.encode()))


@given(TREES, st.booleans())
def test_what_a_plain_dump_writes_is_read_back(tree: dict[str, object], quoted: bool) -> None:
    text = yaml.safe_dump(
        tree,
        allow_unicode=True,
        width=100_000,
        default_flow_style=False,
        sort_keys=False,
        default_style='"' if quoted else None,
    )
    document = read_document("a.yml", text.encode())
    _check(document)
    if quoted:  # PyYAML then writes numbers with a tag
        allowed = {"YML-031"}
    else:
        allowed = {"YML-030"}
        assert document.data == tree
    assert {problem.code for problem in document.problems} <= allowed


@given(TREES)
def test_a_mark_cuts_out_what_it_marks(tree: dict[str, object]) -> None:
    text = yaml.safe_dump(tree, allow_unicode=True, width=100_000, default_flow_style=False)
    document = read_document("a.yml", text.encode())
    lines = split_lines(text)
    for where in document._key_marks:
        mark = document.key_mark(where)
        assert lines[mark.line - 1][mark.column - 1 : mark.end_column - 1] == where[-1]
    for where in document._value_marks:
        value, mark = document.value(where), document.value_mark(where)
        if isinstance(value, str) and document.style(where) == "plain":
            assert lines[mark.line - 1][mark.column - 1 : mark.end_column - 1] == value


@given(TREES)
def test_a_document_survives_the_way_to_another_process(tree: dict[str, object]) -> None:
    document = read_document("a.yml", yaml.safe_dump(tree, allow_unicode=True).encode())
    assert pickle.loads(pickle.dumps(document)) == document  # noqa: S301 - our own bytes


@given(CHINESE, st.data())
def test_a_span_points_at_its_characters(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    for style in (None, "'", '"', "|"):
        dumped = yaml.safe_dump({"k": text}, allow_unicode=True, width=10**6, default_style=style)
        document = read_document("a.yml", dumped.encode())
        problem = document.problem("TXT-002", ("k",), "甲", span=(start, end), replacement="乙")
        line = split_lines(dumped)[problem.line - 1]
        if problem.replacement is not None:
            assert line[problem.column - 1 : problem.end_column - 1] == text[start:end]
        else:
            assert "'" in text or "\\" in dumped or style is None


@given(st.integers(0, 10**6), st.sampled_from(RECORDS))
def test_damaged_records(seed: int, path: Path) -> None:
    """A few of the twenty thousand of `make test-long`."""
    chance = random.Random(seed)  # noqa: S311  hypothesis chooses the seed
    _check(read_document("a.yml", damaged(path.read_bytes(), chance)))
