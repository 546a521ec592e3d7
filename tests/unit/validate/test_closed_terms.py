"""A vocabulary keeps every term that the program knows by name, and one that is closed takes no other."""

from __future__ import annotations

from typing import Any

import pytest

from casebook.model.closed_terms import CLOSED, NEEDED
from casebook.model.vocabulary import VocabularyFile
from casebook.problem import Problem
from casebook.validate.vocabularies import known_terms_kept
from tests.unit.validate.good_library import CASE, check_files, data_of, dump, good_documents

LEVELS = "cases/vocabulary/levels.yml"
RELATIONS = "cases/vocabulary/relations.yml"


def _said(name: str, words: list[str]) -> list[tuple[str, object, str | None]]:
    """What is wrong with a vocabulary of these words: the code, where, the word that was meant."""
    document = good_documents()[f"cases/vocabulary/{name}.yml"]
    terms = [{"term": word, "id": f"t{n}", "definition": "。"} for n, word in enumerate(words)]
    file = VocabularyFile.model_validate(
        {"name": name, "title": name, "description": "。", "terms": terms}, strict=False
    )
    return [
        (problem.code, problem.line, problem.replacement)
        for problem in known_terms_kept(document, file)
    ]


@pytest.mark.parametrize("name", [*CLOSED, *NEEDED])
def test_no_term_that_the_program_knows_may_go(name: str) -> None:
    known = [*CLOSED.get(name, ()), *NEEDED.get(name, ())]
    assert _said(name, known) == []
    for word in known:
        (missing,) = _said(
            name, [*(w for w in known if w != word), *([] if known[1:] else ["别的"])]
        )
        assert missing[0] == "VOC-008"


@pytest.mark.parametrize("name", CLOSED)
def test_a_closed_vocabulary_takes_no_other_term(name: str) -> None:
    known = list(CLOSED[name])
    assert [code for code, *_ in _said(name, [*known, "新词"])] == ["VOC-008"]
    # One word in the place of another is that other, renamed.
    ((code, _, meant),) = _said(name, [*known[:-1], "新词"])
    assert (code, meant) == ("VOC-008", known[-1])


def test_an_open_vocabulary_takes_any_other_term() -> None:
    for name, words in NEEDED.items():
        assert _said(name, [*words, "新词"]) == []


def _with_a_new(path: str, word: str, field: str) -> tuple[tuple[Problem, ...], dict[str, Any]]:
    """The problems and the cases of a library with a new term in a vocabulary and a record that writes it."""
    file = data_of(path)
    file["terms"].append({"term": word, "id": "new", "definition": "新词。"})
    case = data_of(CASE)
    key = "type" if field == "relations" else "level"
    case[field][0][key] = word
    checked = check_files({path: dump(file), CASE: dump(case)})
    return checked.problems, dict(checked.library.cases)


@pytest.mark.parametrize(
    ("path", "word", "field"),
    [(RELATIONS, "启发", "relations"), (LEVELS, "副产品", "observations")],
    ids=["a relation, which pages order", "a level, by which pages list figures"],
)
def test_what_no_page_can_show_stops_in_its_vocabulary(path: str, word: str, field: str) -> None:
    """The first ended the build with a ValueError; the figures of the second were on no page, and nobody was told."""
    problems, cases = _with_a_new(path, word, field)
    told = {(problem.path, problem.code) for problem in problems}
    assert (path, "VOC-008") in told
    # The record cannot be told either: while serving it shows its problem, and all others their pages.
    assert any(problem.path == CASE for problem in problems)
    assert cases.keys() == {"shili-umbrella"}
    assert any(f"程序不认得“{word}”" in problem.message for problem in problems)
