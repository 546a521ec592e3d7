"""What of a case is searched, the words of the library, and how they are read."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from casebook.derive.search.lexicon import (
    all_readings,
    level1_characters,
    lexicon,
    lexicon_words,
    sampled,
    unusual_reading,
    word_counts,
)
from casebook.derive.search.query_tables import PARTICLES, STOP_PHRASES, synonyms
from casebook.derive.search.search_documents import ASIDE, ASKED, FACETS, in_order, search_document
from casebook.publish.search_index.postings import STEPS
from casebook.render.environment import environment
from casebook.render.page import Settings
from casebook.render.site import SiteRenderer
from casebook.workspace import Workspace
from tests.sample.library import sample_library
from tests.sample.real import PROJECT, real_library


def test_every_passage_has_its_anchor_on_the_page() -> None:
    library = real_library()
    templates = Workspace(PROJECT).read_tree("theme/templates", ".html")
    pages = {
        page.uri: set(re.findall(r'\bid="([^"]+)"', page.content))
        for page in SiteRenderer(library, environment(templates), Settings()).pages()
    }
    for case in library.cases.values():
        document = search_document(case, library)
        anchors = {p.anchor for p in document.passages}
        assert anchors <= pages[f"cases/{case.id}/"]
        assert len(anchors) > 5


def test_a_passage_is_never_empty() -> None:
    for case in real_library().cases.values():
        assert all(p.text for p in search_document(case, real_library()).passages)


def test_what_is_not_reported_hardly_counts() -> None:
    library = sample_library()
    case = library.cases["jia-estate-parking"]
    passages = search_document(case, library).passages
    gap = case.not_reported[0].text
    assert [p.weight for p in passages if gap in p.text] == [ASIDE]


def test_numbers_are_found_as_readers_type_them() -> None:
    library = real_library()
    document = search_document(library.cases["dongguan-xingcheng-grid"], library)
    hidden = " ".join(text for text, _ in document.hidden)
    assert "8万人" in hidden
    assert "80000人" in hidden


def test_what_readers_ask_is_searched_and_nothing_else() -> None:
    library = sample_library()
    case = library.cases["jia-estate-parking"]
    with_it = search_document(case, library)
    without = search_document(case.model_copy(update={"asked": ()}), library)
    assert ("私家车晚上摆\n\n邻近大院肯不肯腾空地", ASKED) in with_it.hidden
    # However often a record's readers ask something, it stays in the lowest level of the index.
    assert 60 * ASKED < STEPS[0] <= ASIDE
    assert replace(with_it, hidden=()) == replace(without, hidden=())
    assert not any(phrase in p.text for p in with_it.passages for phrase in case.asked)


def test_places_are_found_from_the_province_down() -> None:
    library = real_library()
    hidden = dict(search_document(library.cases["boluo-alley-chief"], library).hidden)
    assert any(text.startswith("广东省惠州市博罗县罗阳街道") for text in hidden)


def test_facets_are_those_of_the_page() -> None:
    for library in (sample_library(), real_library()):
        for case in library.cases.values():
            document = search_document(case, library)
            assert tuple(document.facets) == FACETS
            assert bool(document.facets["has_teaching"]) == (case.teaching is not None)


def test_neighbours_stand_beside_each_other() -> None:
    codes = [case.place.code for case in in_order(real_library())]
    assert codes == sorted(codes)


@pytest.mark.parametrize(
    ("character", "expected"),
    [("长", ("zhang", "chang")), ("重", ("zhong", "chong", "tong")), ("巷", ("xiang",))],
    ids=["chang", "chong", "xiang"],
)
def test_polyphones_are_read_in_every_way(character: str, expected: tuple[str, ...]) -> None:
    assert all_readings(character) == expected


def test_only_a_word_that_is_not_read_as_its_characters_needs_a_reading() -> None:
    assert unusual_reading("红色物业") == ()
    assert unusual_reading("巷长") == ()
    assert unusual_reading("会计") == ()
    assert unusual_reading("角色") == ("jue", "se")


def test_level_1_is_that_of_the_standard_in_the_order_of_its_readings() -> None:
    characters = level1_characters()
    assert len(characters) == 3755
    assert (characters[0], characters[-1]) == ("啊", "座")


def test_the_lexicon_has_words_of_vocabularies_records_and_texts() -> None:
    library = sample_library()
    counts = [word_counts(["路灯坏了没人修，修好了路灯。"])]
    found = lexicon(lexicon_words(library, counts, synonyms(library)))
    words = [word for word, _ in found.words]
    assert {"错时共享车位", "惠州市", "惠州", "路灯"} <= set(words)
    # What only readers say stands with the synonyms, and is heard from there.
    assert "借车位" not in words
    assert len(words) == len(set(words))
    assert sum(count for _, count in found.level1) == 3755
    assert all(re.fullmatch("[a-z]+", reading) for reading, _ in (*found.level1, *found.others))
    read = level1_characters() + "".join(characters for _, characters in found.others)
    assert set("".join(words)) <= set(read)
    assert len(read) == len(set(read))


def test_a_sample_of_texts_is_cut() -> None:
    assert all(sampled(n, 250) for n in range(250))
    assert 200 <= sum(sampled(n, 10_000) for n in range(10_000)) <= 250


def test_stop_phrases_are_no_words_of_the_vocabularies() -> None:
    vocabulary = real_library().vocabulary
    words = {w for name in ("problems", "measures", "settlements") for w in vocabulary.words(name)}
    assert not words & set(STOP_PHRASES)
    assert len(set(STOP_PHRASES)) == len(STOP_PHRASES)
    assert all(len(particle) == 1 for particle in PARTICLES)


def test_synonyms_never_count_as_much_as_the_word_itself() -> None:
    found = synonyms(real_library())
    assert found
    assert all(0 < entry.weight <= 0.8 for entry in found)
    assert all(entry.words for entry in found)
