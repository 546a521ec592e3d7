"""Two places side by side: counties, what both do with each one's words, and nothing compared that may not be."""

from __future__ import annotations

from itertools import combinations

import pytest

from casebook.derive.case.problem_words import inferred_counts
from casebook.derive.figures.comparability import comparability
from casebook.derive.ground.addresses import pair_uri
from casebook.derive.library.indexes import terms_of
from casebook.derive.places.place_kind import COUNTY, DISTRICT, difference, place_kind
from casebook.derive.places.region_pairs import (
    FEWEST_SHARED,
    MOST_PLACES,
    MOST_PROVINCES,
    RegionPair,
    lopsided,
    prepared_pairs,
    province_pairs,
)
from casebook.derive.practice.answers import deeds
from casebook.divisions import divisions, provinces
from casebook.model.case import Case
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.practices import BEIJING, BOLUO, DONGGUAN, case, library, measure
from tests.sample.real import real_library

SAMPLE = sample_library()
REAL = real_library()
PAIRS = tuple(prepared_pairs(REAL))
OF_PAIRS = pytest.mark.parametrize("pair", PAIRS, ids=[pair.uri for pair in PAIRS])
TWO_KINDS = (measure("甲", "积分制"), measure("乙", "居民议事会", number=2))


def _cases(code: str) -> list[Case]:
    return [c for c in REAL.cases.values() if c.place.code == code]


def _used(code: str) -> dict[str, set[str]]:
    """The measures of each kind that a place uses, without those of programmes unless there are no others."""
    found = [d for d in deeds(REAL) if d.case.place.code == code]
    own = [d for d in found if not d.programme] or found
    used: dict[str, set[str]] = {}
    for deed in own:
        for kind in deed.measure.types:
            used.setdefault(kind, set()).add(deed.uri)
    return used


@OF_PAIRS
def test_a_pair_is_of_two_places_that_records_are_about(pair: RegionPair) -> None:
    own = {c.place.code for c in REAL.cases.values()}
    assert {pair.a.code, pair.b.code} <= own
    assert pair.a.code < pair.b.code
    assert len(pair.common.shared) >= FEWEST_SHARED
    assert [pair.a.count, pair.b.count] == [len(_cases(s.code)) for s in (pair.a, pair.b)]


@OF_PAIRS
def test_both_tell_what_they_do_under_each_shared_kind(pair: RegionPair) -> None:
    used = [_used(side.code) for side in (pair.a, pair.b)]
    both = used[0].keys() & used[1].keys()
    shared = {entry.term.text for entry in pair.common.shared}
    beside = {item.text for item in pair.common.beside}
    assert shared | beside == both
    assert not shared & beside
    for entry in pair.common.shared:
        for kinds, (lines, total) in zip(used, entry.sides, strict=True):
            assert total == len(kinds[entry.term.text])
            assert {line.measure.uri for line in lines} <= kinds[entry.term.text]
            assert all(line.text for line in lines)
        firsts = [line.main for lines, _ in entry.sides for line in lines]
        assert "" in firsts


@OF_PAIRS
def test_what_only_one_has_is_left_out_where_records_are_uneven(pair: RegionPair) -> None:
    counts = pair.a.count, pair.b.count
    assert bool(pair.lopsided) == (max(counts) > 4 * min(counts))
    for facet, split in (("problems", pair.problems), ("measures", pair.measures)):
        if pair.lopsided:
            assert split.only_a == split.only_b == ()
        for word in (*split.both, *split.only_a, *split.only_b):
            for side in word.sides:
                own = _cases(side.found.rsplit("=", 1)[1])
                if facet == "problems":
                    assert side.total == sum(word.term.text in terms_of(c, facet) for c in own)
                assert side.total >= len(side.shown) >= 1


@OF_PAIRS
def test_a_problem_that_nobody_states_is_marked(pair: RegionPair) -> None:
    for word in (*pair.problems.both, *pair.problems.only_a, *pair.problems.only_b):
        codes = [side.found.rsplit("=", 1)[1] for side in word.sides]
        cases = [c for code in codes for c in _cases(code)]
        guessed = inferred_counts(cases).get(word.term.text, 0)
        assert word.inferred == (guessed == sum(side.total for side in word.sides))


@OF_PAIRS
def test_only_what_both_report_is_held_together(pair: RegionPair) -> None:
    reported = [
        {o.indicator for c in _cases(side.code) for o in c.observations}
        for side in (pair.a, pair.b)
    ]
    assert {s.term.text for s in pair.indicators} == (reported[0] & reported[1]) - {"其他指标"}
    for shared in pair.indicators:
        assert {row.code for row in shared.rows} == {pair.a.code, pair.b.code}
        assert bool(shared.axes) <= shared.verdict.comparable
        one, other = shared.nearest
        assert shared.verdict == comparability(one.measurand, other.measurand)
        across = [
            comparability(one.measurand, other.measurand).reasons
            for one, other in combinations(shared.rows, 2)
            if one.code != other.code
        ]
        assert len(shared.verdict.reasons) == min(map(len, across))


def test_figures_of_two_counties_that_agree_share_an_axis() -> None:
    moved = SAMPLE.cases["bing-training"]
    place = moved.place.model_copy(update={"code": "610113"})
    parking = SAMPLE.cases["jia-estate-parking"]
    cases = {
        parking.id: parking,
        moved.id: moved.model_copy(update={"place": place, "measures": parking.measures}),
    }
    given = Library(SAMPLE.vocabulary, cases, SAMPLE.sources, {}, {})
    (pair,) = prepared_pairs(given)
    (shared,) = pair.indicators
    (group,) = shared.axes
    assert [row.key for row in group.rows] == [
        "jia-estate-parking#o4",
        "bing-training#o2",
        "bing-training#o3",
    ]
    # The target stands in the table alone.
    assert [row.key for row in shared.rows if row not in group.rows] == ["jia-estate-parking#o8"]


def test_what_comes_first_in_neither_place_is_only_named() -> None:
    (pair,) = prepared_pairs(
        library(
            case("a", measures=[*TWO_KINDS, measure("丙", "积分制", "错时共享车位", number=3)]),
            case(
                "b",
                code=DONGGUAN,
                measures=[*TWO_KINDS, measure("丁", "居民议事会", "错时共享车位", number=3)],
            ),
        )
    )
    assert [entry.term.text for entry in pair.common.shared] == ["居民议事会", "积分制"]
    assert [item.text for item in pair.common.beside] == ["错时共享车位"]


def test_places_that_share_one_kind_or_lie_within_each_other_have_no_page() -> None:
    one = library(
        case("a", measures=[measure("甲", "积分制")]),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制")]),
    )
    assert list(prepared_pairs(one)) == []
    nested = library(
        case("a", code="441300", measures=TWO_KINDS), case("b", code=BOLUO, measures=TWO_KINDS)
    )
    assert list(prepared_pairs(nested)) == []


def test_kinds_of_places_are_told_apart() -> None:
    county, district, city = (divisions()[code] for code in (BOLUO, BEIJING, DONGGUAN))
    assert (place_kind(county), place_kind(district)) == (COUNTY, DISTRICT)
    assert difference(county, county) == ""
    assert difference(county, city).startswith("博罗县是县（县级市、旗），东莞市是地级市")


@pytest.mark.parametrize(("a", "b", "uneven"), [(4, 1, False), (5, 1, True), (1, 5, True)])
def test_more_than_four_to_one_is_uneven(a: int, b: int, uneven: bool) -> None:
    assert bool(lopsided("甲", a, "乙", b)) == uneven


def test_an_address_does_not_depend_on_the_order() -> None:
    assert pair_uri("610000", "440000") == pair_uri("440000", "610000") == "regions/440000-610000/"


def test_old_addresses_of_two_provinces_lead_to_the_counties() -> None:
    found = {pair.uri: pair for pair in province_pairs(REAL, PAIRS)}
    codes = sorted({f"{c.place.code[:2]}0000" for c in REAL.cases.values()})
    assert set(found) == {pair_uri(a, b) for a, b in combinations(codes, 2)}
    led = {item.uri for pair in found.values() for item in pair.pairs}
    across = {pair.uri for pair in PAIRS if pair.a.code[:2] != pair.b.code[:2]}
    assert led == across
    assert "regions/441322-610113/" in {i.uri for i in found["regions/440000-610000/"].pairs}


def test_pairs_are_only_prepared_while_there_are_few_places() -> None:
    counties = [d.code for d in divisions().values() if d.level == "县"]

    def given(count: int) -> Library:
        return library(
            *(case(f"c-{code}", code=code, measures=TWO_KINDS) for code in counties[:count])
        )

    assert len(list(prepared_pairs(given(MOST_PLACES)))) == MOST_PLACES * (MOST_PLACES - 1) // 2
    assert list(prepared_pairs(given(MOST_PLACES + 1))) == []
    many = library(*(case(f"c-{p.code}", code=p.code) for p in provinces()[: MOST_PROVINCES + 1]))
    assert list(province_pairs(many, ())) == []
