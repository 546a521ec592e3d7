"""What of a case is searched: its passages, each with the anchor that it has on the page of the case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from casebook.derive.case.cards import Card, card
from casebook.derive.case.evidence_grade import EvidenceGrade, grade
from casebook.derive.case.problem_words import problem_words
from casebook.derive.case.shortfalls import shortfalls
from casebook.derive.case.teaching import handout, questions, text_of
from casebook.derive.figures.quantities import in_words, of_observation, plain
from casebook.derive.ground.place_names import place_names
from casebook.derive.search.query_tables import PARTICLES, STOP_PHRASES
from casebook.language.closed_words import ADMITTED, RESULT_LEVELS
from casebook.language.typography import quoted
from casebook.model.case import Case, Participant, Statement
from casebook.model.library import Library
from casebook.model.observation import Evidence, Observation
from casebook.model.vocabulary import Vocabulary

# How much an occurrence says about what a case is about. What the sources leave out, and what we
# think of it, names many things that the case is not about: it is found, but it hardly counts.
TITLE: Final = 10.0
TAG: Final = 6.0
NAME: Final = 4.0
SUMMARY: Final = 2.5
BODY: Final = 1.0
# What people ask is no statement of the case: so little that it never adds up to the least of those.
ASKED: Final = 0.003
ASIDE: Final = 0.25


@dataclass(frozen=True)
class Passage:
    """A piece of text that an excerpt may be cut from. ``anchor`` is an id on the page of the case."""

    anchor: str
    text: str
    weight: float = BODY


@dataclass(frozen=True)
class SearchDocument:
    """One case as the search knows it.

    ``hidden`` holds words that find the case without standing in a passage, with their weights.
    ``date`` is the newest day on which a source was written, as far as known, else that of the record.
    ``completeness`` counts the sections that the record fills.
    """

    card: Card
    passages: tuple[Passage, ...]
    hidden: tuple[tuple[str, float], ...]
    facets: MappingProxyType[str, tuple[str, ...]]
    grade: EvidenceGrade
    date: str
    completeness: int

    @property
    def id(self) -> str:
        """The id of the case."""
        return self.card.id


FACETS: Final = (
    "place",
    "settlement",
    "problem",
    "measure",
    "actor",
    "year",
    "grade",
    "has_outcome",
    "shortfall",
    "has_teaching",
    "type",
)
"""The facets in the order in which a page shows them."""


def _quotes(anchor: str, evidence: Iterable[Evidence], weight: float = BODY) -> Iterator[Passage]:
    """Yield the phrases of the sources one by one: an excerpt never runs from one into the next."""
    for quote in dict.fromkeys(e.quote for e in evidence):
        yield Passage(anchor, quoted(quote), weight)


def _anchored(name: str, statements: Iterable[Statement], weight: float) -> Iterator[Passage]:
    for number, statement in enumerate(statements, 1):
        anchor = f"{name}-{number}"
        yield Passage(anchor, statement.text, weight)
        yield from _quotes(anchor, statement.evidence, weight)


def _people(participants: Iterable[Participant]) -> str:
    """Say who did what, role by role: names have brackets of their own."""
    roles: dict[str, list[str]] = {}
    for p in participants:
        roles.setdefault(p.role, []).append(p.name or p.actor)
    return "；".join(f"{role}：{'、'.join(dict.fromkeys(names))}" for role, names in roles.items())


def _figure_text(o: Observation) -> str:
    number = of_observation(o).marked
    scope = "，".join(dict.fromkeys([o.scope.place, *([o.scope.group] if o.scope.group else [])]))
    note = f" {o.note}" if o.note else ""
    return f"{o.label}：{number}（{scope}）。{note}".strip()


def _number_forms(o: Observation) -> str:
    """Write a number without its modifier, as a reader types it: 8万人 and 80000人."""
    value = Decimal(o.value)
    return " ".join(dict.fromkeys(f"{form}{o.unit}" for form in (in_words(value), plain(value))))


def _story(case: Case) -> Iterator[Passage]:
    """Yield what was wrong, what was done and what came of it."""
    yield Passage("summary", case.summary, SUMMARY)
    yield from _anchored("background", case.background, BODY)
    marked = {word.term: word.text for word in problem_words(case)}
    for problem in case.problems:
        yield Passage(problem.id, f"{marked[problem.domain]}：{problem.text}")
        yield from _quotes(problem.id, problem.evidence)
    for m in case.measures:
        yield Passage(m.id, m.name, NAME)
        yield Passage(m.id, m.what)
        yield Passage(m.id, " ".join(m.steps))
        extra = "；".join(x for x in (_people(m.who), m.frequency, "、".join(m.documents)) if x)
        yield Passage(m.id, extra)
        yield from _quotes(m.id, m.evidence)
    yield Passage("actors", _people(case.actors), BODY)
    for number, official in enumerate(case.officials, 1):
        text = f"{official.name}，{official.office}：{official.part}"
        yield Passage(f"officials-{number}", text, ASIDE)
    for number, resource in enumerate(case.resources, 1):
        payer = f"承担：{resource.payer}。" if resource.payer else ""
        yield Passage(f"resources-{number}", f"{resource.kind}：{resource.text}{payer}")
        yield from _quotes(f"resources-{number}", resource.evidence)
    for number, event in enumerate(case.timeline, 1):
        when = event.date or event.raw
        yield Passage(f"timeline-{number}", f"{when}：{event.text}", ASIDE)
        yield from _quotes(f"timeline-{number}", event.evidence, ASIDE)
    for o in case.observations:
        weight = ASIDE if o.level in {"背景", "荣誉报道"} else BODY
        yield Passage(o.id, _figure_text(o), weight)
        yield Passage(o.id, quoted(o.evidence.quote), weight)
    yield from _anchored("claims", case.claims, BODY)


def _asides(case: Case, vocabulary: Vocabulary) -> Iterator[Passage]:
    """Yield what is said about the case, rather than by it."""
    for number, limit in enumerate(case.limits, 1):
        weight = BODY if limit.kind == ADMITTED else ASIDE
        yield Passage(f"limits-{number}", f"{limit.kind}：{limit.text}", weight)
        yield from _quotes(f"limits-{number}", limit.evidence, weight)
    yield from _anchored("next", case.next_steps, ASIDE)
    for number, gap in enumerate(case.not_reported, 1):
        yield Passage(f"gaps-{number}", f"{gap.text}{gap.ask}", ASIDE)
    for number, slogan in enumerate(case.slogans, 1):
        yield Passage(f"slogans-{number}", f"{slogan.text}：{slogan.meaning}")
    for number, policy in enumerate(case.policies, 1):
        title = vocabulary.term("policies", policy.policy).title or policy.policy
        yield Passage(f"policies-{number}", f"{title}：{policy.note or ''}", ASIDE)
        yield from _quotes(f"policies-{number}", policy.evidence, ASIDE)
    for condition in case.transfer.conditions:
        yield Passage("transfer", f"{condition.condition}：{condition.note or ''}", ASIDE)
    for advice in case.transfer.advice:
        yield Passage("transfer", advice, ASIDE)
    for relation in case.relations:
        yield Passage("relations", f"{relation.name or ''}{relation.note}", ASIDE)
        yield from _quotes("relations", relation.evidence, ASIDE)


def _teaching(case: Case, library: Library) -> Iterator[Passage]:
    """Yield what a note says, of a full one only what the page of the case shows of it."""
    note = case.teaching
    if note is None:
        return
    yield Passage("teaching", note.purpose, ASIDE)
    yield Passage("teaching", "、".join((*note.audiences, *note.competences)), ASIDE)
    for question in questions(case, library):
        yield Passage("questions", text_of(question), ASIDE)
    if note.guide is not None:
        learners = handout(case, library)
        offered = (learners.ask, *(choice.told for choice in learners.choices))
        yield Passage("decision-1", " ".join(map(text_of, offered)), ASIDE)
    for number, point in enumerate(note.decision_points, 1):
        text = f"{point.situation}{' '.join(point.options)} {point.chosen}"
        yield Passage(f"decision-{number}", text, ASIDE)
    for misreading in note.misreadings:
        yield Passage("misreadings", misreading, ASIDE)
    for thought in note.analysis:
        yield Passage("analysis", thought, ASIDE)


_SAYS_NOTHING: Final = re.compile(
    "|".join((*sorted(STOP_PHRASES, key=len, reverse=True), f"[{PARTICLES}]"))
)


def told(question: str) -> str:
    """Return the parts of a reader's question that tell something, each on its line: a query is cut the same way."""
    return _SAYS_NOTHING.sub("\n", question)


def _facets(
    case: Case, evidence: EvidenceGrade, years: Iterable[str]
) -> dict[str, tuple[str, ...]]:
    vocabulary = {
        "settlement": case.settlements,
        "problem": (p.domain for p in case.problems),
        "measure": (t for m in case.measures for t in m.types),
        "actor": (a.actor for a in case.actors),
    }
    return {
        "place": (case.place.code,),
        **{name: tuple(dict.fromkeys(words)) for name, words in vocabulary.items()},
        "year": tuple(dict.fromkeys(years)),
        "grade": (f"E{evidence.e}",),
        "has_outcome": ("yes",) if any(o.level in RESULT_LEVELS for o in case.observations) else (),
        "shortfall": shortfalls(case, evidence),
        "has_teaching": ("yes",) if case.teaching else (),
        "type": (case.type,),
    }


_FILLED: Final = (
    "background", "resources", "timeline", "observations", "claims", "limits", "next_steps",
    "slogans", "policies", "relations", "teaching",
)  # fmt: skip


def search_document(case: Case, library: Library) -> SearchDocument:
    """Return ``case`` as the search knows it."""
    dates = []
    for name in case.sources:
        source = library.sources[name]
        written_on = source.content or source.published
        if written_on:
            dates.append(written_on.value)
    evidence = grade(case, library)
    facets = _facets(case, evidence, sorted({day[:4] for day in dates}))
    tags = [
        *case.keywords,
        *(word for name in ("settlement", "problem", "measure") for word in facets[name]),
    ]
    numbers = " ".join(_number_forms(o) for o in case.observations)
    passages = (
        Passage("place", "、".join(case.keywords), 0),
        *_story(case),
        *_asides(case, library.vocabulary),
        *_teaching(case, library),
    )
    return SearchDocument(
        card=card(case, library),
        passages=tuple(p for p in passages if p.text),
        hidden=(
            (case.title, TITLE),
            # Dots keep it whole (publish/search_index/symbols.py): a part of a number is no word, but pinyin.
            (case.id.replace("-", "."), TITLE),
            (" ".join(place_names(case.place)), TITLE),
            (" ".join(tags), TAG),
            (numbers, BODY),
            # A line each: a pair of characters must not reach from one phrase into the next.
            ("\n".join(map(told, case.asked)), ASKED),
        ),
        facets=MappingProxyType(facets),
        grade=evidence,
        date=max(dates, default=case.editorial.recorded),
        completeness=sum(1 for name in _FILLED if getattr(case, name)),
    )


def in_order(library: Library) -> list[Case]:
    """Return all cases in the order of their documents: neighbours beside each other."""
    return sorted(library.cases.values(), key=lambda case: (case.place.code, case.id))
