"""Two provinces side by side: nothing is lost, nothing stands in two parts, and nothing is compared that may not be."""

from __future__ import annotations

from itertools import combinations

import pytest

from casebook.derive.figures.comparability import comparability
from casebook.derive.ground.addresses import pair_uri
from casebook.derive.library.indexes import terms_of
from casebook.derive.places.region_pairs import MOST_PROVINCES, RegionPair, prepared_pairs
from casebook.divisions import provinces
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.real import real_library

SAMPLE = sample_library()
PAIRS = [
    (library, pair) for library in (SAMPLE, real_library()) for pair in prepared_pairs(library)
]
OF_PAIRS = pytest.mark.parametrize(("library", "pair"), PAIRS, ids=[pair.uri for _, pair in PAIRS])


def _words(library: Library, code: str, facet: str) -> set[str]:
    cases = [c for c in library.cases.values() if c.place.code[:2] == code[:2]]
    return {word for case in cases for word in terms_of(case, facet)}


@OF_PAIRS
def test_each_word_stands_in_the_one_part_it_belongs_to(library: Library, pair: RegionPair) -> None:
    for facet, split in (("problems", pair.problems), ("measures", pair.measures)):
        a, b = (_words(library, side.code, facet) for side in (pair.a, pair.b))
        assert {word.term.text for word in split.both} == a & b
        assert {word.term.text for word in split.only_a} == a - b
        assert {word.term.text for word in split.only_b} == b - a
        for word in (*split.both, *split.only_a, *split.only_b):
            for side in word.sides:
                assert side.total >= len(side.shown) >= 1


@OF_PAIRS
def test_only_what_both_report_is_held_together(library: Library, pair: RegionPair) -> None:
    reported = [
        {
            o.indicator
            for c in library.cases.values()
            if c.place.code[:2] == side.code[:2]
            for o in c.observations
        }
        for side in (pair.a, pair.b)
    ]
    found = {shared.term.text for shared in pair.indicators}
    assert found == (reported[0] & reported[1]) - {"其他指标"}
    for shared in pair.indicators:
        assert {row.code[:2] for row in shared.rows} == {pair.a.code[:2], pair.b.code[:2]}
        assert bool(shared.axes) <= shared.verdict.comparable
        one, other = shared.nearest
        assert shared.verdict == comparability(one.measurand, other.measurand)
        for group in shared.axes:
            assert {row.code[:2] for row in group.drawn} == {pair.a.code[:2], pair.b.code[:2]}


@OF_PAIRS
def test_the_nearest_pair_differs_in_no_more_than_any_other(
    library: Library,  # noqa: ARG001
    pair: RegionPair,
) -> None:
    for shared in pair.indicators:
        across = [
            comparability(one.measurand, other.measurand).reasons
            for one, other in combinations(shared.rows, 2)
            if one.code[:2] != other.code[:2]
        ]
        assert len(shared.verdict.reasons) == min(map(len, across))


def _moved(code: str) -> Library:
    """The sample with the training course, which reports the same indicator, in another province."""
    case = SAMPLE.cases["bing-training"]
    place = case.place.model_copy(update={"code": code})
    cases = {**SAMPLE.cases, "bing-training": case.model_copy(update={"place": place})}
    return Library(SAMPLE.vocabulary, cases, SAMPLE.sources, {}, SAMPLE.paths)


def test_figures_of_two_provinces_that_agree_share_an_axis() -> None:
    pair = next(p for p in prepared_pairs(_moved("610113")) if p.uri == "regions/440000-610000/")
    (shared,) = pair.indicators
    (group,) = shared.axes
    assert [row.key for row in group.rows] == [
        "jia-estate-parking#o4",
        "bing-training#o2",
        "bing-training#o3",
    ]
    assert shared.verdict.comparable
    # The target stands in the table alone.
    assert [row.key for row in shared.rows if row not in group.rows] == ["jia-estate-parking#o8"]


def test_an_address_does_not_depend_on_the_order() -> None:
    assert pair_uri("610000", "440000") == pair_uri("440000", "610000") == "regions/440000-610000/"


def test_pairs_are_only_prepared_while_there_are_few_provinces() -> None:
    case = SAMPLE.cases["yi-umbrella"]

    def library(count: int) -> Library:
        codes = [province.code for province in provinces()[:count]]
        cases = {
            f"c-{code}": case.model_copy(
                update={"id": f"c-{code}", "place": case.place.model_copy(update={"code": code})}
            )
            for code in codes
        }
        return Library(SAMPLE.vocabulary, cases, SAMPLE.sources, {}, {})

    few = list(prepared_pairs(library(MOST_PROVINCES)))
    assert len(few) == MOST_PROVINCES * (MOST_PROVINCES - 1) // 2
    assert list(prepared_pairs(library(MOST_PROVINCES + 1))) == []
