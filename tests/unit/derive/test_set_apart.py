"""In what two places differ."""

from __future__ import annotations

from casebook.derive.places.region_pairs import prepared_pairs
from casebook.derive.places.set_apart import (
    cautions,
    choices_of,
    decided,
    of_two,
    sentences,
    set_apart,
)
from tests.sample.real import real_library


def test_what_is_inferred_or_only_intended_is_marked() -> None:
    cases = real_library().cases
    grid = dict(choices_of(cases["dongguan-xingcheng-grid"]))
    assert grid["社区太大拆不拆"] == "星城社区：细分网格（推断）"
    yanta = dict(choices_of(cases["yanta-grassroots-governance"]))
    assert yanta["社区太大拆不拆"] == "全区：按户数上限拆（打算）"


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


def test_whose_telling_is_weak_is_said_of_two_places() -> None:
    library = real_library()
    county = [c for c in library.cases.values() if c.place.code == "441322"]
    assert cautions(county, library) == ()
    district = [library.cases["yanta-grassroots-governance"]]
    (words,) = cautions(district, library)
    assert "来源较弱" in words
    assert "地点是推断" in words
    pair = next(p for p in prepared_pairs(library) if "雁塔区" in (p.a.name, p.b.name))
    assert f"雁塔区：{words}。" in pair.cautions


def test_a_choice_says_whose_it_is_within_the_place() -> None:
    cases = real_library().cases
    alley = dict(choices_of(cases["boluo-alley-chief"]))
    assert alley["小事谁办钱从哪来"].startswith("罗阳街道西区、东区社区：")
    # What is about all of the county says so.
    assert ("需求怎么收谁认领", "全县：定期调研收集") in list(choices_of(cases["boluo-four-asks"]))


def test_when_to_choose_which_is_said_of_what_both_chose() -> None:
    vocabulary = real_library().vocabulary
    choose = {t.question: t.choose for t in vocabulary.terms("decisions")}
    pairs = list(prepared_pairs(real_library()))
    assert any(pair.choices for pair in pairs)
    for pair in pairs:
        assert list(pair.choices) == [
            (row.title, choose[row.title]) for row in pair.decisions if choose[row.title]
        ]
