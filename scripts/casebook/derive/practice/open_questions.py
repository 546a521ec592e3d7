"""What several cases leave out, by topic, with the questions to ask on a visit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.gap_words import gap_words
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short
from casebook.derive.practice.answers import spread, terms_among
from casebook.language.normalise import normalise
from casebook.model.case import Case
from casebook.model.library import Library

QUESTIONS_SHOWN = 4


@dataclass(frozen=True)
class Question:
    """A question, and the cases that leave it open."""

    ask: str
    cases: tuple[Item, ...]


@dataclass(frozen=True)
class OpenTopic:
    """A topic of gaps: how many of ``asked`` cases leave something open, and what to ask them."""

    topic: str
    definition: str
    open: int
    asked: int
    questions: tuple[Question, ...]
    more: int


def open_questions(cases: Sequence[Case], library: Library) -> tuple[OpenTopic, ...]:
    """Group the gaps of ``cases`` by topic, the commonest first; the same question stands once."""
    by_topic: dict[str, dict[str, list[tuple[Case, str, int]]]] = {}
    for case in spread(cases, lambda case: case.place.code):
        for number, gap in enumerate(case.not_reported, 1):
            same = by_topic.setdefault(gap.topic, {}).setdefault(normalise(gap.ask), [])
            same.append((case, gap.ask, number))
    topics = []
    for term in terms_among(library, "gap_topics", by_topic):
        questions = by_topic[term.term]
        silent = {case.id for same in questions.values() for case, _, _ in same}
        topics.append(
            OpenTopic(
                gap_words(term.term),
                term.definition,
                len(silent),
                len(cases),
                tuple(_question(same) for same in list(questions.values())[:QUESTIONS_SHOWN]),
                max(len(questions) - QUESTIONS_SHOWN, 0),
            )
        )
    return tuple(sorted(topics, key=lambda topic: -topic.open))


def _question(same: Sequence[tuple[Case, str, int]]) -> Question:
    return Question(
        same[0][1],
        tuple(
            Item(place_short(case.place), case_uri(case.id, f"gaps-{number}"))
            for case, _, number in same[:QUESTIONS_SHOWN]
        ),
    )
