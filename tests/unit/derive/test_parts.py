"""Which records hold others together: both ways of saying so, and every depth."""

from __future__ import annotations

from casebook.derive.search.parts import parts
from casebook.model.case import Relation
from tests.sample.practices import case, library


def _relation(kind: str, target: str) -> Relation:
    return Relation.model_construct(
        type=kind, target=target, name=None, note="", basis="原文写明", evidence=()
    )


def test_a_whole_and_its_parts_say_the_same_in_two_ways() -> None:
    found = library(
        case("a", relations=[_relation("包含", "b"), _relation("同类做法", "d")]),
        case("b"),
        case("c", relations=[_relation("属于", "a"), _relation("属于", "elsewhere")]),
        case("d"),
    )
    assert parts(found) == {"a": ("b", "c")}


def test_parts_of_parts_are_parts_and_no_record_is_its_own() -> None:
    found = library(
        case("a", relations=[_relation("包含", "b")]),
        case("b", relations=[_relation("包含", "c")]),
        case("c", relations=[_relation("包含", "a")]),
    )
    assert parts(found) == {"a": ("b", "c"), "b": ("a", "c"), "c": ("a", "b")}
