"""What readers searched in vain, and where it could go."""

from __future__ import annotations

from casebook.derive.search.synonym_proposals import Miss, proposals, words_of
from casebook.model.vocabulary import Term, Vocabulary, VocabularyFile


def _vocabulary() -> Vocabulary:
    term = Term.model_validate(
        {"term": "停车难", "id": "parking", "definition": "车没处停。", "synonyms": ["停车位"]},
        strict=False,
    )
    other = Term.model_validate({"term": "养老", "id": "old", "definition": "老人。"}, strict=False)
    return Vocabulary(
        [VocabularyFile(name="problems", title="难题", description="难题", terms=(term, other))]
    )


def test_what_is_said_around_a_question_is_no_word() -> None:
    assert words_of("停车难怎么办？") == ("停车难",)
    assert words_of("abc 123") == ()


def test_a_word_like_a_known_one_is_proposed_for_its_entry() -> None:
    (proposal,) = proposals([Miss("没有停车位了怎么办", 2), Miss("停车位少", 1)], _vocabulary())[:1]
    assert proposal.times == 1
    assert [(c.term, c.like) for c in proposal.candidates] == [("停车难", "停车位")]


def test_a_word_that_is_known_is_not_proposed() -> None:
    assert proposals([Miss("停车位", 5), Miss("停车难怎么办", 1)], _vocabulary()) == ()


def test_a_word_like_nothing_is_proposed_for_nowhere() -> None:
    (proposal,) = proposals([Miss("光伏", 1)], _vocabulary())
    assert proposal.candidates == ()


def test_the_most_asked_comes_first_and_the_same_words_count_together() -> None:
    found = proposals([Miss("光伏", 1), Miss("养老金", 2), Miss("养老金怎么办", 2)], _vocabulary())
    assert [(p.word, p.times) for p in found] == [("养老金", 4), ("光伏", 1)]
