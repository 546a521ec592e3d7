"""The book tells every field that the check knows, each once, with words and parts that are there."""

from __future__ import annotations

from casebook.canonical.shape import Shape, shape_of
from casebook.derive.library.field_book import BOOKED, field_book
from casebook.model.json_schema import KINDS
from tests.sample.real import real_library

BOOK = {kind.id: kind for kind in field_book(real_library().vocabulary)}


def _keys(shape: Shape) -> set[tuple[str, str]]:
    """Every field below a shape by its key and what it says."""
    told = set()
    for key, field in (shape.fields or {}).items():
        told.add((key, field.hint))
        told |= _keys(field.item or field)
    return told


def test_every_field_of_every_kind_is_told_in_chinese() -> None:
    assert tuple(BOOK) == BOOKED
    for name, kind in BOOK.items():
        told = {(f.key, f"{f.title}：{f.text}") for part in kind.parts for f in part.fields}
        assert told == _keys(shape_of(KINDS[name].model))


def test_every_part_is_led_to_by_a_field_and_stands_once() -> None:
    for kind in BOOK.values():
        ids = [part.id for part in kind.parts]
        assert len(ids) == len(set(ids))
        led = {field.part for part in kind.parts for field in part.fields if field.part}
        assert led == set(ids[1:])
        assert [part.way for part in kind.parts if not part.way] == [""]


def test_a_field_says_which_words_it_takes_and_whether_it_must_be_there() -> None:
    parts = {part.id: {f.key: f for f in part.fields} for part in BOOK["case"].parts}
    figure = parts["case-observation"]
    assert figure["unit"].must
    assert not figure["value_to"].must
    assert (
        figure["level"].words.startswith("数字层级里的词：背景、目标")
        or "背景、目标" in figure["level"].words
    )
    assert "等" in parts["case-addressedproblem"]["domain"].words
    assert figure["value"].words == ""
