"""Decisions for synthetic records, and the vocabulary of decisions without what rests on real records."""

from __future__ import annotations

from typing import Any

from casebook.model.vocabulary import Term, Vocabulary
from casebook.read import read_document
from casebook.synth.draw import Draw
from casebook.synth.patterns import patterns
from casebook.synth.text import as_yaml
from casebook.validate.scope import items

VOCABULARY_PATH = "cases/vocabulary/decisions.yml"
_ANSWERED = 2
_PASSED_OVER = 2
_STATES = ("已做", "已做", "试行", "打算")


def without_contrasts(text: bytes) -> bytes:
    """Return the vocabulary of decisions as ``text`` has it, but for the sentences on real records.

    Raises ``ValueError`` for a text that is no vocabulary.
    """
    data = read_document(VOCABULARY_PATH, text).data
    terms = [
        {key: value for key, value in term.items() if key != "contrast"}
        for _, term in items(data, "terms")
    ]
    if not terms:
        raise ValueError(VOCABULARY_PATH)
    return as_yaml([], {**(data or {}), "terms": terms}).encode()


def fitting(vocabulary: Vocabulary, problems: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the decisions that belong to any of ``problems``; all of them where none does."""
    words = {term.term for term in problems}
    terms = vocabulary.terms("decisions")
    return tuple(term for term in terms if words.intersection(term.problems)) or terms


def drawn_decision(draw: Draw, term: Term, place: str) -> dict[str, Any]:
    """Return one entry of a record's ``decisions``: a few aspects inferred, some passed over, some not recorded."""
    aspects = draw.some([aspect.aspect for aspect in term.aspects], len(term.aspects))
    texts = draw.some(patterns()["answers"], _ANSWERED)
    answered = aspects[:_ANSWERED]
    passed_over = aspects[_ANSWERED : _ANSWERED + _PASSED_OVER]
    return {
        "decision": term.term,
        "scope": {"place": place},
        "option": draw.one(term.options).option,
        "basis": "推断",
        "state": draw.one(_STATES),
        "answers": [
            {"aspect": aspect, "text": text, "basis": "推断"}
            for aspect, text in zip(answered, texts, strict=False)
        ],
        **({"unmentioned": list(passed_over)} if passed_over else {}),
    }
