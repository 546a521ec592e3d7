"""From a word to the decisions that it belongs to."""

from __future__ import annotations

from casebook.derive.practice.decision_links import decision_links
from casebook.model.library import Library
from casebook.model.vocabulary import Term, Vocabulary, VocabularyFile
from tests.sample.library import sample_library
from tests.sample.real import real_library

SAMPLE = sample_library()


def _library(*terms: Term) -> Library:
    files = dict(SAMPLE.vocabulary.files)
    files["decisions"] = VocabularyFile(
        name="decisions", title="抉择", description="抉择", terms=terms
    )
    return Library(Vocabulary(files.values()), SAMPLE.cases, SAMPLE.sources, {}, {})


def test_every_word_leads_to_its_decisions_in_their_order() -> None:
    one = Term.model_construct(
        term="停车怎么定", id="parking", question="车停哪里？", problems=("停车难",),
        measures=("积分制",), indicators=(), aliases=(),
    )  # fmt: skip
    two = one.model_copy(update={"term": "再定", "id": "again", "question": None})
    given = _library(one, two)
    found = decision_links(given, "measures")
    assert [(i.text, i.uri, i.note) for i in found["积分制"]] == [
        ("车停哪里？", "decisions/parking/", "待征集"),
        ("再定", "decisions/again/", "待征集"),
    ]
    assert list(decision_links(given, "problems")) == ["停车难"]
    assert decision_links(given, "indicators") == {}


def test_places_are_counted_by_whose_answer_it_is() -> None:
    given = real_library()
    found = decision_links(given, "measures")
    for term in given.vocabulary.terms("decisions"):
        whose = {
            (taken.code or case.place.code, taken.scope.place, taken.scope.group or "")
            for case in given.cases.values()
            for taken in case.decisions
            if taken.decision == term.term
        }
        for word in term.measures:
            (link,) = (i for i in found[word] if i.uri == f"decisions/{term.id}/")
            assert link.note == (f"{len(whose)} 个地方有回答" if whose else "待征集")


def test_without_the_vocabulary_there_are_none() -> None:
    left = (file for name, file in SAMPLE.vocabulary.files.items() if name != "decisions")
    given = Library(Vocabulary(left), SAMPLE.cases, SAMPLE.sources, {}, {})
    assert decision_links(given, "measures") == {}
