"""Guesses from the index are those of difflib, and are bounded."""

from __future__ import annotations

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.validate.across import _circling, _way_back
from casebook.validate.field_names import nearest
from casebook.validate.likeness import MOST_GUESSES, Letters, Names, ratio_bound

_WORDS = st.text("abc-1汉", min_size=1, max_size=9)


@given(names=st.sets(_WORDS, max_size=12), word=_WORDS)
def test_the_guess_is_that_of_difflib(names: set[str], word: str) -> None:
    assert Names(names).nearest(word) == nearest(word, sorted(names))


@pytest.mark.parametrize(
    "word", ["synth-000102", "synth-00012", "000123", "zz", "synth-000123-x", ""]
)
def test_the_guess_among_many_names_is_that_of_difflib(word: str) -> None:
    names = [f"synth-{number:06d}" for number in range(300)]
    assert Names(names).nearest(word) == nearest(word, names)


@given(one=_WORDS, other=_WORDS)
def test_no_ratio_is_above_its_bound(one: str, other: str) -> None:
    letters = Letters()
    bound = ratio_bound(letters.written(one), letters.written(other))
    matcher = difflib.SequenceMatcher(None, one, other)
    assert matcher.ratio() <= matcher.quick_ratio() == bound


def test_only_so_many_names_are_guessed_at() -> None:
    names = Names(["shili-grid"])
    wrong = [f"shili-gri{number}" for number in range(MOST_GUESSES + 5)]
    assert [names.nearest(name) for name in wrong].count("shili-grid") == MOST_GUESSES
    assert names.nearest(wrong[0]) == "shili-grid"
    assert "shili-grid" in names
    assert wrong[0] not in names


_STEPS = st.dictionaries(
    st.sampled_from("abcdef"), st.sets(st.sampled_from("abcdef"), max_size=3), max_size=6
)


@given(steps=_STEPS)
def test_what_falls_away_is_on_no_circle(steps: dict[str, set[str]]) -> None:
    wholes = {part: dict.fromkeys(sorted(found), ("x", 0)) for part, found in steps.items()}
    every = {name: wholes.get(name, {}) for name in "abcdef"}
    circling = _circling(wholes)
    ways = {name: _way_back(name, every) for name in every}
    assert {n: _way_back(n, circling) for n in circling if _way_back(n, circling)} == {
        name: way for name, way in ways.items() if way
    }
