"""Whatever way a record is laid out, its canonical text says the same, keeps every comment, and stays."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.canonical import UnfixableError, canonical
from casebook.language.invisible import seen_value
from casebook.model.vocabulary import Vocabulary
from casebook.read import read_document

PROJECT = Path(__file__).resolve().parents[3]
RECORDS = sorted((PROJECT / "cases").glob("records/*/*.yml"))
NO_WORDS = Vocabulary([])
Draw = Callable[[st.SearchStrategy[Any]], Any]

# Text that YAML, a Chinese keyboard or an old reader may take for something else.
PIECES = st.sampled_from(
    [
        *"甲乙，。：“”（）—ａ３％ab19 :,#-?{}[]&*!|>'\"\\%@`=~.\t",
        "no",
        "2024-07-12",
        "1e5",
        ": ",
        " #",
    ]
)
TEXTS = st.one_of(
    st.lists(PIECES, max_size=8).map("".join),
    st.sampled_from(
        ["", "null", "true", "0x1f", "012", "12:30", "=", "<<", "441900", "-1.50", "_"]
    ),
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cf"]), max_size=6),
    st.lists(st.sampled_from(["甲", "乙 丙", "", "- x", "# y", " z"]), min_size=2).map("\n".join),
)
SCALARS = st.one_of(TEXTS, st.integers(-(10**15) + 1, 10**15 - 1), st.booleans(), st.none())
KEYS = st.sampled_from(["id", "title", "summary", "place", "code", "measures", "what", "zz", "a-b"])
NODES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
    max_leaves=10,
)
RECORD = st.dictionaries(KEYS, NODES, min_size=1, max_size=5)


class Layout:
    """Writes data as YAML in one of the many ways people do.

    ``strewn`` puts keys in any order and comments anywhere.
    """

    def __init__(self, draw: Draw, *, strewn: bool = True) -> None:
        self.draw, self.strewn = draw, strewn
        self.comments: list[str] = []

    def chance(self, one_in: int) -> bool:
        return bool(self.draw(st.integers(1, one_in)) == one_in)

    def comment(self) -> str:
        self.comments.append(f"# c{len(self.comments)}")
        return self.comments[-1]

    def above(self, indent: int) -> str:
        lines = ""
        while self.strewn and self.chance(6):
            lines += "\n" if self.chance(2) else f"{' ' * indent}{self.comment()}\n"
        return lines

    def beside(self) -> str:
        return f" {self.comment()}\n" if self.strewn and self.chance(6) else "\n"

    def block(self, data: Any, indent: int) -> str:
        text = ""
        mapping = isinstance(data, dict)
        parts = list(data.items()) if mapping else [(None, item) for item in data]
        if mapping and self.strewn:
            parts = self.draw(st.permutations(parts))
        for key, value in parts:
            head = f"{key}:" if mapping else "-"
            text += f"{self.above(indent)}{' ' * indent}{head}{self.value(value, indent, mapping)}"
        return text + (
            f"{' ' * indent}{self.comment()}\n" if self.strewn and self.chance(8) else ""
        )

    def value(self, value: Any, indent: int, mapping: bool) -> str:
        if isinstance(value, dict | list) and value:
            if isinstance(value, list) and self.chance(4):
                return f" {json.dumps(value, ensure_ascii=False)}{self.beside()}"
            deeper = indent + self.draw(st.integers(1, 4))
            if isinstance(value, list) and mapping and self.chance(3):
                deeper = indent
            if not mapping and deeper > indent + 1 and self.chance(2):  # on the line of the dash
                return f"{' ' * (deeper - indent - 1)}{self.block_after_dash(value, deeper)}"
            return f"{self.beside()}{self.block(value, deeper)}"
        if isinstance(value, str):
            return self.text(value, indent)
        plain = {None: ["", " ~", " null"]}.get(value) if value is None else None
        return (self.draw(st.sampled_from(plain)) if plain else f" {json.dumps(value)}") + (
            self.beside()
        )

    def block_after_dash(self, value: Any, indent: int) -> str:
        first = re.compile(rf"(?:[ ]{{{indent}}})(?=[^ #\n])")
        text = self.block(value, indent)
        if not first.match(text):
            return f"\n{text}"
        return text[indent:]

    def text(self, value: str, indent: int) -> str:
        styles = [json.dumps(value, ensure_ascii=False)]
        if "\n" not in value:
            styles.append("'" + value.replace("'", "''") + "'")
            if (
                re.fullmatch(r"[甲乙，。“”（）a][甲乙，。“”（）ab ]*", value)
                and value == value.strip()
            ):
                styles.append(value)
        elif re.fullmatch(r"\S[^\n]*(\n\S[^\n]*)+\n", value):
            pad = " " * (indent + 2)
            body = value.removesuffix("\n").replace("\n", f"\n{pad}")
            return f" |{self.beside()}{pad}{body}\n"
        return f" {self.draw(st.sampled_from(styles))}{self.beside()}"


@st.composite
def layouts(draw: Draw) -> tuple[str, dict[str, Any], Counter[str]]:
    data = draw(RECORD)
    layout = Layout(draw)
    text = layout.above(0) + layout.block(data, 0)
    return text, data, Counter(layout.comments)


def comments_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"# c\d+", text))


def codes_of(text: str) -> set[str]:
    return {problem.code for problem in read_document("x.yml", text.encode()).problems}


def blurred(data: Any) -> Any:
    """What no mend may change: everything but blanks, width, what cannot be seen and the quotes of a number."""
    if isinstance(data, dict):
        return {key: blurred(value) for key, value in data.items()}
    if isinstance(data, list):
        return [blurred(value) for value in data]
    if isinstance(data, str) or (isinstance(data, int | float) and not isinstance(data, bool)):
        return "".join(unicodedata.normalize("NFKC", seen_value(str(data))).split())
    return data


@given(layouts())
def test_every_layout(laid_out: tuple[str, dict[str, Any], Counter[str]]) -> None:
    text, data, comments = laid_out
    fixed = canonical(text, "case", NO_WORDS)
    assert blurred(read_document("x.yml", fixed.encode()).data) == blurred(data)
    assert comments_of(fixed) == comments
    assert canonical(fixed, "case", NO_WORDS) == fixed
    assert codes_of(fixed) <= codes_of(text)
    assert fixed.endswith("\n")
    assert not re.search(r"[ \t]+$", fixed, re.MULTILINE)


@given(RECORD, st.data())
def test_layout_does_not_matter(record: dict[str, Any], data: st.DataObject) -> None:
    texts = [Layout(data.draw, strewn=False).block(record, 0) for _ in range(2)]
    first, second = (canonical(text, "case", NO_WORDS) for text in texts)
    assert first == second


@given(st.data())
def test_damaged_records(data: st.DataObject) -> None:
    """One slip in a real record: either a refusal, or a text that says the same and stays."""
    text = data.draw(st.sampled_from(RECORDS)).read_text(encoding="utf-8")
    at = data.draw(st.integers(0, len(text) - 1))
    slip = data.draw(
        st.sampled_from(["", "\n", " ", "：", ":", "-", '"', "#", "\t", "\r", "|", ">", ","])
    )
    damaged = text[:at] + slip + text[at + data.draw(st.integers(0, 1)) :]
    before = read_document("x.yml", damaged.encode())
    try:
        fixed = canonical(damaged, "case", NO_WORDS, "x.yml")
    except UnfixableError:
        assert before.problems
        return
    assert blurred(read_document("x.yml", fixed.encode()).data) == blurred(before.data)
    assert canonical(fixed, "case", NO_WORDS) == fixed


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_own_records(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    fixed = canonical(text, "case", NO_WORDS)
    before = read_document(path.name, text.encode())
    assert blurred(read_document(path.name, fixed.encode()).data) == blurred(before.data)
    assert fixed.splitlines()[0] == text.splitlines()[0]
