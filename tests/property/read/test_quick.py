"""The quick way to read and the whole one: the same data, or nothing; the same places wherever they are told."""

from __future__ import annotations

import pickle
from collections.abc import Mapping
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.problem import Where
from casebook.read.compose import compose
from casebook.read.place import RawMark, SourceText
from casebook.read.quick import _Places, marks_of, quick
from casebook.read.reader import read_document
from casebook.read.scan import scan
from casebook.synth import case_file
from tests.sample.real import PROJECT, real_library
from tests.unit.validate.good_library import good_files


@cache
def _texts() -> dict[str, str]:
    """Every file of the library, of the sample, and some synthetic ones."""
    made = (case_file(number, real_library().vocabulary) for number in range(20))
    return {
        **{
            str(path): path.read_text("utf-8")
            for path in sorted((PROJECT / "cases").rglob("*.yml"))
        },
        **{path: content.decode() for path, content in good_files().items()},
        **{file.path: file.text for file in made},
    }


def _agree(text: str) -> bool:
    """Compare both ways; whether the text could be read quickly at all."""
    source = SourceText("cases/records/x.yml", text)
    plain = None if scan(source) else quick(source)
    if plain is None:
        return False
    composed = compose(source)
    assert (composed.sound, composed.error, composed.problems) == (True, None, [])
    assert composed.broken_lines == []
    assert repr(plain) == repr(composed.data)  # 1, 1.0 and True are equal and not the same
    return True


def test_records_are_read_quickly_and_the_same() -> None:
    slow = [
        path for path, text in _texts().items() if not _agree(text) and path not in good_files()
    ]
    assert slow == []


MOST_ASKED = 400
"""So many places of one file are asked for, spread over it: to find one takes a walk through the lines before it."""


def _spread(marks: Mapping[Where, RawMark]) -> list[Where]:
    return [*marks][:: len(marks) // MOST_ASKED + 1]


def test_values_are_found_where_compose_finds_them() -> None:
    without_composing = 0
    for path, text in _texts().items():
        source = SourceText(path, text)
        places, composed = _Places(source), compose(source)
        asked = _spread(composed.value_marks)
        for where in asked:
            place = places.value(where)
            assert place in (None, composed.value_marks[where]), (path, where)
            without_composing += place is not None
        assert all(places.value((*where, "nothing")) is None for where in asked)
        keys, values, styles = marks_of(source)
        for where in _spread(composed.key_marks):
            assert keys[where] == composed.key_marks[where]
        for where in asked:
            assert values[where] == composed.value_marks[where]
        for nowhere in (("nothing",), ("nothing", "id"), (0,), ("id", "id")):
            assert nowhere not in keys
            assert nowhere not in values
        assert [*keys] == [*composed.key_marks]
        assert [*values] == [*composed.value_marks]
        assert dict(styles) == composed.styles
    assert without_composing > 5_000


@pytest.mark.parametrize("step", ["id", "text", "source", 0])
def test_nothing_is_found_where_nothing_stands(step: str | int) -> None:
    for path, text in sorted(_texts().items())[::9]:
        source = SourceText(path, text)
        places, known = _Places(source), compose(source).value_marks
        beside = [(*where, step) for where in known if (*where, step) not in known]
        assert [where for where in beside if places.value(where)] == []


_LINES = st.lists(
    st.sampled_from(
        [
            *("a: 汉字", "b: x", "a:", "c: |", "d: |-", "- 汉", "- a: 1", "- b: '2'", "- - x", "-"),
            *('e: "2024-01-01"', "e: 2024-01-01", "f: yes", "g: no # x", "h: 汉: 字", "i: 汉 #字"),
            *(
                "",
                "# 注",
                "j: [1]",
                "k: {}",
                "l: &x 1",
                "m: *x",
                "n: !t 1",
                "<<: x",
                "y: 1",
                "o: ~",
            ),
            *(
                "p: 1.50",
                "q: 058",
                "r: +5",
                's: "a\\nb"',
                "t: '",
                'u: "x" y',
                "汉",
                "v:1",
                "? x",
                "---",
            ),
            *(
                "w: 汉 ",
                "x:  汉",
                "z: > ",
                "aa: >",
                "null: 1",
                "1: 2",
                "- http://x/y",
                "ab: http://x:8/",
            ),
        ]
    ),
    max_size=9,
)


@settings(max_examples=max(1500, settings().max_examples))
@given(
    lines=_LINES,
    indents=st.lists(st.sampled_from([0, 0, 0, 2, 2, 4, 1, 6]), min_size=9, max_size=9),
)
def test_what_is_read_quickly_is_read_the_same(lines: list[str], indents: list[int]) -> None:
    rows = (" " * indent + line for indent, line in zip(indents, lines, strict=False))
    _agree("".join(f"{row}\n" for row in rows))


@given(data=st.data())
def test_a_record_with_a_slip_is_read_the_same(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(sorted(_texts().values())))
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        slip = data.draw(
            st.sampled_from([*":-#\"'|>&*!%@[]{}\n ,?", "\n  ", "- ", ": ", " #", "\t", "〇"])
        )
        text = text[:at] + slip + text[at + data.draw(st.sampled_from([0, 1, 1, 4])) :]
    _agree(text)


@pytest.mark.parametrize("path", ["cases/records/hubei/shili-grid.yml"])
def test_a_document_read_quickly_travels(path: str) -> None:
    document = read_document(path, good_files()[path])
    again = pickle.loads(pickle.dumps(document))  # noqa: S301  made a moment ago
    assert again == document
    assert again.value_mark(("title",)) == document.value_mark(("title",))
