"""Decisions: aspects and options of the vocabulary, numbers that the quotes say, contrasts that hold.

What a record answers stands on phrases of its source like everything else (see
:mod:`casebook.validate.references` and :mod:`~casebook.validate.proofs`). Here is what decisions have
beyond that: an answer may use only the numbers of *its own* quotes, a plan may not be told as done, and
the sentences that an editor wrote over several places may say no number that the answers they name lack.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from casebook.language.closed_words import PLANNED as PLANNED_STATUS
from casebook.language.closed_words import STATED
from casebook.language.numerals import fold
from casebook.language.quantity import Quantity, find_quantities
from casebook.model.case import Case
from casebook.model.decision import DENIED, Answer, AnswerReference, Contrast, Decision
from casebook.model.vocabulary import Term, Vocabulary
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.field_names import nearest
from casebook.validate.prose_numbers import claims, scope_unit
from casebook.validate.scope import Scope, items, parts_by_id, words

PLANNED = "打算"
_PLAN_WORDS = re.compile("打算|计划|下一步|拟|准备|将要|将|目标|规划|想|方案|要求")
_NO_RESULT = frozenset({"背景", "目标", "荣誉报道"})


def _terms(document: Document, scope: Scope) -> Iterator[tuple[Where, Mapping[str, object], Term]]:
    """The decisions of a record whose name the vocabulary has."""
    for index, taken in items(document.data, "decisions"):
        name = taken.get("decision")
        word = scope.vocabulary.canonical("decisions", name) if isinstance(name, str) else None
        if word is not None:
            yield ("decisions", index), taken, scope.vocabulary.term("decisions", word)


def aspects_and_options_known(document: Document, scope: Scope) -> Iterator[Problem]:
    """Refuse aspects and options that the decision does not have, and aspects told twice over."""
    for where, taken, term in _terms(document, scope):
        aspects = [a.aspect for a in term.aspects]
        options = [o.option for o in term.options]
        option = taken.get("option")
        if isinstance(option, str) and option not in options:
            text = f"抉择“{term.term}”没有“{option}”这个选项。可以写：{'、'.join(options)}。"
            guess = nearest(option, options)
            yield document.problem("DEC-002", (*where, "option"), text, replacement=guess)
        answered = [
            ((*where, "answers", n, "aspect"), aspect)
            for n, answer in items(taken, "answers")
            if isinstance(aspect := answer.get("aspect"), str)
        ]
        passed_over = [
            ((*where, "unmentioned", n), word) for n, word in words(taken, "unmentioned")
        ]
        for place, aspect in (*answered, *passed_over):
            if aspect not in aspects:
                text = f"抉择“{term.term}”没有“{aspect}”这一问。可以写：{'、'.join(aspects)}。"
                guess = nearest(aspect, aspects)
                yield document.problem("DEC-001", place, text, replacement=guess)
        known = {aspect for _, aspect in answered}
        for place, aspect in passed_over:
            if aspect in known:
                text = f"“{aspect}”已经回答了，又写在未提（unmentioned）里，只能留一处。"
                yield document.problem("DEC-003", place, text)
            known.add(aspect)


def each_place_once(document: Document, scope: Scope) -> Iterator[Problem]:
    """Refuse a second entry of one decision for the same place."""
    seen: set[tuple[str, str, str]] = set()
    for where, taken, term in _terms(document, scope):
        whose = taken.get("scope")
        if not isinstance(whose, dict):
            continue
        key = (term.term, str(whose.get("place")), str(whose.get("group")))
        if key in seen:
            text = f"抉择“{term.term}”在“{key[1]}”名下写了两次，请并成一项，或写明各属于哪里（scope）。"
            yield document.problem("DEC-004", (*where, "scope"), text)
        seen.add(key)


def decisions_supported(document: Document, _scope: Scope) -> Iterator[Problem]:
    """What is said to stand in the source has a phrase that shows it; so has every denial."""
    for index, taken in items(document.data, "decisions"):
        where: Where = ("decisions", index)
        if taken.get("basis", STATED) == STATED and not taken.get("evidence"):
            text = (
                "选项的依据类型（basis）是“原文写明”（不写就是这个意思），要有依据（evidence）；"
                "由做法推断的，请写 basis: 推断。"
            )
            yield document.problem("FLD-014", where, text, on="key")
        for n, answer in items(taken, "answers"):
            denied = answer.get("kind") == DENIED
            stated = answer.get("basis", STATED) == STATED
            place = (*where, "answers", n)
            if denied and not (stated and answer.get("evidence")):
                text = "“明说没有”要有原文写明的依据（evidence）；原文没有提到的，写进未提（unmentioned）。"
                yield document.problem("DEC-005", place, text, on="key")
            elif stated and not answer.get("evidence"):
                text = "回答要有依据（evidence）；是推断的，请写 basis: 推断。"
                yield document.problem("FLD-014", place, text, on="key")


def plans_are_plans(document: Document, _scope: Scope) -> Iterator[Problem]:
    """A decision whose measures are all planned is planned; it may not be told as done."""
    measures = parts_by_id(document.data, "measures")
    for index, taken in items(document.data, "decisions"):
        used = {m for _, a in items(taken, "answers") for _, m in words(a, "measures")}
        states = [measures[m]["status"] for m in used if measures.get(m, {}).get("status")]
        planned = bool(states) and all(state == PLANNED_STATUS for state in states)
        if planned and taken.get("state") not in (PLANNED, "明说不做"):
            text = "所对应的做法都还在计划中，这里的进展（state）要写“打算”。"
            where = ("decisions", index, "state")
            yield document.problem("DEC-006", where, text, replacement=PLANNED)


def answer_numbers_proven(document: Document, scope: Scope) -> Iterator[Problem]:
    """Refuse a number in an answer that its own quotes do not have, or that lost its 多, 余 or 超过."""
    figures = parts_by_id(document.data, "observations")
    for index, taken in items(document.data, "decisions"):
        for n, answer in items(taken, "answers"):
            text = answer.get("text")
            if not isinstance(text, str):
                continue
            quotes = [
                *quotes_of(answer),
                *(q for _, o in words(answer, "observations") for q in quotes_of(figures.get(o))),
            ]
            where = ("decisions", index, "answers", n, "text")
            for span, why in unproven(text, said_by(quotes, scope), scope):
                yield document.problem("DEC-007", where, why, span=span)


def quotes_of(part: object) -> Iterator[str]:
    """Yield the quotes of an answer, of an observation with baseline and denominator, or of a list of them."""
    if isinstance(part, dict):
        quote = part.get("quote")
        if isinstance(quote, str):
            yield quote
        for key in ("evidence", "baseline", "denominator", "answers"):
            yield from quotes_of(part.get(key))
    elif isinstance(part, list):
        for item in part:
            yield from quotes_of(item)


@dataclass(frozen=True)
class Said:
    """What some quotes say in numbers: comparators by value, upper value and unit; and every run of digits."""

    comparators: Mapping[tuple[Decimal, Decimal | None, str], frozenset[str]]
    digits: frozenset[str]


_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")


def said_by(quotes: Iterable[str], scope: Scope) -> Said:
    """Return what numbers ``quotes`` say, in base units: 300户/人 says 300户 as well.

    一个, 两类 and other small numbers in Chinese numerals list things: they prove no figure.
    """
    said: dict[tuple[Decimal, Decimal | None, str], set[str]] = {}
    digits: set[str] = set()
    for quote in quotes:
        digits.update(_DIGITS.findall(fold(quote)))
        for quantity in find_quantities(quote, scope.units):
            if _is_figure(quantity):
                for unit in {quantity.unit, quantity.unit.partition("/")[0]}:
                    key = (quantity.value, quantity.value_to, scope_unit(scope, unit))
                    said.setdefault(key, set()).add(quantity.comparator)
    return Said({key: frozenset(numbers) for key, numbers in said.items()}, frozenset(digits))


def _is_figure(quantity: Quantity) -> bool:
    """Whether a number is a figure, a date or an ordinal, and not a way of listing."""
    return bool(_DIGITS.search(fold(quantity.text))) or claims(quantity)


def unproven(text: str, said: Said, scope: Scope) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield where ``text`` has numbers that are not said, each with what to tell."""
    in_quantities: set[int] = set()
    for quantity in find_quantities(text, scope.units):
        if not _is_figure(quantity):
            continue
        key = (quantity.value, quantity.value_to, scope_unit(scope, quantity.unit))
        comparators = said.comparators.get(key)
        if comparators is not None and quantity.comparator in comparators:
            continue
        in_quantities.update(range(quantity.start, quantity.end))
        why = (
            "在它自己的原文短语（quote）里找不到。请照原文改正，或者补上有这个数字的短语。"
            if comparators is None
            else "和原文短语的修饰词不同（多、余、超过、近、不超过等），请照原文的写法。"
        )
        yield (quantity.start, quantity.end), f"这里写的“{quantity.text}”{why}"
    for run in _DIGITS.finditer(fold(text)):
        if run.group() not in said.digits and run.start() not in in_quantities:
            why = "在它自己的原文短语（quote）里不是这样写的，请照原文的写法。"
            yield run.span(), f"这里写的“{run.group()}”{why}"


def headline_fits(document: Document, _scope: Scope) -> Iterator[Problem]:
    """The figures that answer what came of it are no target, no background and no honour."""
    figures = parts_by_id(document.data, "observations")
    for position, used in words(document.data, "headline"):
        where = ("headline", position)
        level = figures[used].get("level") if used in figures else None
        if used not in figures:
            text = f"本记录没有编号为 {used} 的数字（observations）。"
            yield document.problem("REF-007", where, text)
        elif isinstance(level, str) and level in _NO_RESULT:
            text = f"数字 {used} 的层级是“{level}”，不能用来回答“结果怎样”（headline）。"
            yield document.problem("DEC-008", where, text)


RECORD_RULES = (
    aspects_and_options_known,
    each_place_once,
    decisions_supported,
    plans_are_plans,
    answer_numbers_proven,
    headline_fits,
)


def terms_complete(document: Document, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Check the vocabulary of decisions: questions, and ids once each."""
    for index, term in enumerate(vocabulary.terms("decisions")):
        where: Where = ("terms", index)
        if term.question is None or len(term.aspects) < 1 or len(term.options) < 1:
            text = f"抉择“{term.term}”要写问题（question）、方面（aspects）和选项（options）。"
            yield document.problem("DEC-009", where, text, on="key")
        for key, names in (
            ("aspects", [(a.aspect, a.id) for a in term.aspects]),
            ("options", [(o.option, o.id) for o in term.options]),
        ):
            yield from _named_once(document, (*where, key), names)


def _named_once(
    document: Document, where: Where, names: Iterable[tuple[str, str]]
) -> Iterator[Problem]:
    seen: set[str] = set()
    for position, pair in enumerate(names):
        for name in pair:
            if name in seen:
                text = f"“{name}”在这个列表里出现了两次。"
                yield document.problem("VOC-003", (*where, position), text)
            seen.add(name)


def contrasts_hold(
    document: Document, scope: Scope, cases: Mapping[str, Case | None]
) -> Iterator[Problem]:
    """Hold the contrasts of the vocabulary to the records; a case that did not decode is ``None``."""
    for index, term in enumerate(scope.vocabulary.terms("decisions")):
        for n, contrast in enumerate(term.contrast):
            place = ("terms", index, "contrast", n)
            yield from _contrast(document, place, term, contrast, scope, cases)


def _contrast(
    document: Document,
    where: Where,
    term: Term,
    contrast: Contrast,
    scope: Scope,
    cases: Mapping[str, Case | None],
) -> Iterator[Problem]:
    """Check one sentence of an editor against the answers it names."""
    quotes: list[str] = []
    states: set[str] = set()
    lacking = False
    for position, reference in enumerate(contrast.answers):
        case = cases.get(reference.case)
        if case is None and reference.case in cases:
            return  # broken, which is said where it is; what it answers is not known
        taken = answers_of(case, term.term, reference) if case else ()
        if not taken:
            whose = f"（{reference.scope}）" if reference.scope else ""
            why = f"记录 {reference.case}{whose} 没有回答抉择“{term.term}”的“{reference.aspect}”。"
            yield document.problem("DEC-010", (*where, "answers", position), why, on="key")
            lacking = True
            continue
        figures = {o.id: o for o in case.observations} if case else {}
        for decision, answer in taken:
            states.add(decision.state)
            quotes += [e.quote for e in (*decision.evidence, *answer.evidence)]
            named = [figures[o] for o in answer.observations if o in figures]
            quotes += [q for figure in named for q in quotes_of(figure.model_dump())]
    if lacking:
        return  # its numbers may well stand in the answer that is not there
    for span, why in unproven(contrast.text, said_by(quotes, scope), scope):
        yield document.problem("DEC-011", (*where, "text"), why, span=span)
    if PLANNED in states and not _PLAN_WORDS.search(contrast.text):
        why = "这句话根据的答案里有打算，要写明是打算、计划或下一步，不能写成已经做了。"
        yield document.problem("DEC-012", (*where, "text"), why)


def answers_of(
    case: Case, word: str, reference: AnswerReference
) -> tuple[tuple[Decision, Answer], ...]:
    """The answers of ``case`` that a contrast refers to, each with its decision."""
    return tuple(
        (decision, answer)
        for decision in case.decisions
        if decision.decision == word and reference.scope in (None, decision.scope.place)
        for answer in decision.answers
        if answer.aspect == reference.aspect
    )
