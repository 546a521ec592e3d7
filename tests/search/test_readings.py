"""Letters are heard as the words that they spell, and numbers in characters read as figures."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from pypinyin import lazy_pinyin

from casebook.derive.search.lexicon import unusual_reading
from casebook.derive.search.query_tables import synonyms
from casebook.model.library import Library
from tests.sample.real import real_library
from tests.search.served import Search, ids, served, telling


def test_words_with_an_unusual_reading_are_heard(real_search: Search) -> None:
    """薄弱 is no bao nor 露面 lu: what does not follow from the characters stands in the lexicon."""
    library = real_library()
    words = {
        *(word for case in library.cases.values() for word in case.keywords),
        *(word for entry in synonyms(library) for word in (*entry.words, *entry.others)),
    }
    unusual = [word for word in sorted(words) if word.isalpha() and unusual_reading(word)]
    said = [word for word in unusual if real_search(word, asTyped=True)["full"]]
    assert len(said) >= 3
    for word in said:
        answer = real_search("".join(lazy_pinyin(word)))
        assert answer["understood"]["query"] == word
        assert answer["full"]


def test_a_word_with_two_readings_is_heard(tmp_path: Path) -> None:
    library = telling("没有写。", "居民扮演不同的角色。")
    assert unusual_reading("角色")
    with served(_keyword(library, "a1", "角色"), tmp_path) as call:
        answer = call("search", "juese")
        assert answer["understood"]["steps"] == [{"kind": "pinyin", "from": "juese", "to": "角色"}]
        assert ids(answer) == ["a1"]


def _keyword(library: Library, name: str, word: str) -> Library:
    case = library.cases[name].model_copy(update={"keywords": (word,)})
    return replace(library, cases={**library.cases, name: case})


def test_every_keyword_is_found_by_its_pinyin(real_search: Search) -> None:
    """However many words readers may use, those of the records have their place in the lexicon."""
    words = {word for case in real_library().cases.values() for word in case.keywords}
    han = sorted(word for word in words if re.fullmatch("[\u4e00-\u9fff]{2,10}", word))
    assert len(han) > 80
    assert [word for word in han if not real_search("".join(lazy_pinyin(word)))["full"]] == []


@pytest.mark.parametrize(
    ("query", "figures"),
    [("八万人", "80000人"), ("三千", "3000"), ("四千五", "4500"), ("两万三千", "23000")],
    ids=range(4),
)
def test_numbers_in_characters_are_searched_in_figures(
    real_search: Search, query: str, figures: str
) -> None:
    in_figures = {r["id"] for r in real_search(figures, asTyped=True)["results"] if r["full"]}
    assert in_figures
    answer = real_search(query)
    assert figures in [step["to"] for step in answer["understood"]["steps"]]
    assert in_figures <= {r["id"] for r in answer["results"] if r["full"]}


@pytest.mark.parametrize(
    ("query", "figures"),
    [("一万五千", "15000"), ("十二", "12"), ("两百零六", "206"), ("二十三万", "23万")],
    ids=range(4),
)
def test_numbers_that_only_invented_records_have(query: str, figures: str, tmp_path: Path) -> None:
    with served(telling("没有写。", f"共有{figures}。"), tmp_path) as call:
        answer = call("search", query)
        assert figures in [step["to"] for step in answer["understood"]["steps"]]
        assert [r["id"] for r in answer["results"] if r["full"]] == ["a1"]


@pytest.mark.parametrize(
    "query", ["三张清单", "十四五", "千家万户", "十几个", "百千万工程"], ids=range(5)
)
def test_what_only_looks_like_a_number_is_none(real_search: Search, query: str) -> None:
    assert not any(step["to"].isascii() for step in real_search(query)["understood"]["steps"])
