"""In what two places differ."""

from __future__ import annotations

from casebook.derive.places.region_pairs import prepared_pairs
from casebook.derive.places.set_apart import choices_of, decided, of_two, sentences, set_apart
from tests.sample.real import real_library


def test_what_is_inferred_or_only_intended_is_marked() -> None:
    cases = real_library().cases
    grid = dict(choices_of(cases["dongguan-xingcheng-grid"]))
    assert grid["社区太大拆不拆"] == "星城社区：细分网格（推断）"
    yanta = dict(choices_of(cases["yanta-grassroots-governance"]))
    assert yanta["社区太大拆不拆"] == "按户数上限拆（打算）"


def test_two_places_are_told_alike_whichever_is_named_first() -> None:
    library = real_library()
    county = [c for c in library.cases.values() if c.place.code == "441322"]
    district = [library.cases["yanta-grassroots-governance"]]
    told = tuple(set_apart(county, district))
    assert told
    assert told == tuple(set_apart(district, county))
    ways = {row.title: row.cells for row in decided(county, district, library)}
    back = {row.title: row.cells[::-1] for row in decided(district, county, library)}
    assert ways
    assert ways == back


def test_a_sentence_on_two_places_is_told_of_them_and_of_no_others() -> None:
    library = real_library()
    county = [c for c in library.cases.values() if c.place.code == "441322"]
    district = [library.cases["yanta-grassroots-governance"]]
    told = tuple(of_two(county, district, library.vocabulary))
    assert told == tuple(of_two(district, county, library.vocabulary))
    assert told
    ids = {c.id for c in (*county, *district)}
    rests = dict(sentences(library.vocabulary))
    assert all(ids.issuperset(rests[line.text]) for line in told)
    assert not tuple(
        of_two(county, [library.cases["nanshan-secretary-studio"]][:0], library.vocabulary)
    )


def test_what_no_article_writes_is_marked_in_the_sentence_on_top() -> None:
    pairs = list(prepared_pairs(real_library()))
    marked = [p for p in pairs if any(w.inferred for w in p.problems.both[:4])]
    assert marked
    assert all("（推断）" in pair.alike for pair in marked)
