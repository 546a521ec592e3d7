"""Which synonyms are worth looking up: those that some record may hold."""

from __future__ import annotations

from casebook.derive.search.query_tables import Synonyms
from casebook.publish.search_index.postings import Index, shards
from casebook.publish.search_index.presence import Presence, worth_looking_up
from casebook.publish.search_index.symbols import Fold, simplified_characters, terms

FOLD = Fold(simplified_characters())


def _presence(*texts: str) -> Presence:
    index = Index()
    for number, text in enumerate(texts):
        index.add(number, dict.fromkeys(terms(FOLD(text)), 1))
    return Presence(list(shards(index.postings)), FOLD)


def test_a_word_is_present_where_all_its_neighbours_are() -> None:
    presence = _presence("老年人小饭桌", "24小时热线")
    assert presence.of("小饭桌")
    assert presence.of("24小时")
    assert presence.of("小飯桌")
    assert not presence.of("大饭桌")
    assert not presence.of("48小时")


def test_an_empty_index_has_no_word() -> None:
    assert not _presence().of("小饭桌")


def test_words_that_no_record_has_are_still_understood_but_never_looked_up() -> None:
    group = Synonyms(("小饭桌", "长者饭堂", "幸福食堂"), (), 0.8)
    lost = Synonyms(("停车位",), ("交通停车",), 0.5)
    alone = Synonyms(("小饭桌",), ("小饭桌",), 0.5)
    found = tuple(worth_looking_up([group, lost, alone], _presence("小饭桌")))
    assert found == (Synonyms(("小饭桌", "长者饭堂", "幸福食堂"), ("小饭桌",), 0.8),)
