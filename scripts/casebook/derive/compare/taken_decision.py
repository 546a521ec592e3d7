"""How a case took the decisions that a comparison shows: what it chose, and what is said of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from casebook.derive.compare.aim import Aimed
from casebook.derive.compare.glance import GLANCED, Cell
from casebook.derive.ground.addresses import term_uri
from casebook.derive.ground.items import Item
from casebook.language.closed_words import DONE, NOT_WRITTEN, STATED
from casebook.model.decision import DENIED, Answer, Decision
from casebook.model.library import Library
from casebook.model.vocabulary import Term

_MOST = 26
"""So many characters of an answer stand in a line on several places."""
OTHER_PROBLEM = "写在别的难题下"


@dataclass(frozen=True)
class TakenAnswer:
    """What a case answers on one aspect of a decision: ``order`` is its place among the aspects, ``title`` its name.

    The cell of an aspect that the article leaves out, as an editor says who read it whole, has no entries.
    """

    order: int
    title: str
    cell: Cell


@dataclass(frozen=True)
class TakenDecision:
    """How a case took one decision: ``order`` is its place in the vocabulary, ``title`` the question.

    ``chose`` are the options, ``told`` the same with whose the first of them is and a number that the record answers with.
    ``choose``: when to take which, as an editor sees it.

    ``contrasts`` are the sentences of the vocabulary that rest on an answer of the case, each with all the cases that
    it rests on. ``answers`` are those on aspects that no row at one glance has.
    """

    id: str
    order: int
    title: str
    uri: str
    cell: Cell
    chose: str = ""
    told: str = ""
    choose: str = ""
    contrasts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    answers: tuple[TakenAnswer, ...] = ()


def taken_decisions(of: Aimed, library: Library) -> tuple[TakenDecision, ...]:
    """Return the decisions of a case, in the order of the vocabulary, also those that it took against another problem."""
    if not (of.decisions or of.elsewhere):
        return ()
    order = {term.term: n for n, term in enumerate(library.vocabulary.terms("decisions"))}
    taken: dict[str, list[Item]] = {}
    options: dict[str, dict[str, None]] = {}
    for d in (*of.decisions, *of.elsewhere):
        marks = [d.state, *([] if d.basis == STATED else [d.basis])]
        marks += [OTHER_PROBLEM] if d in of.elsewhere else []
        item = Item(d.option, strong=d.scope.place, note="，".join(marks))
        taken.setdefault(d.decision, []).append(item)
        other = OTHER_PROBLEM if d in of.elsewhere else ""
        options.setdefault(d.decision, {})[marked_option(d, other)] = None
    decisions = []
    for word in sorted(taken, key=lambda word: order[word]):
        term = library.vocabulary.term("decisions", word)
        cell = Cell(tuple(taken[word]))
        uri = term_uri("decisions", term)
        rests = ((c.text, tuple(dict.fromkeys(a.case for a in c.answers))) for c in term.contrast)
        here = any(d.decision == word for d in of.decisions)
        lines = tuple((text, cases) for text, cases in rests if here and of.case.id in cases)
        question = term.question or word
        chose = "、".join(options[word])
        own = [d for d in (*of.decisions, *of.elsewhere) if d.decision == word]
        decisions.append(
            TakenDecision(
                term.id,
                order[word],
                question,
                uri,
                cell,
                chose,
                _told(own, chose),
                term.choose or "",
                lines,
                tuple(_answered(own, term)),
            )
        )
    return tuple(decisions)


def _answered(decisions: Sequence[Decision], term: Term) -> Iterator[TakenAnswer]:
    """Yield the answers of one case by aspect; of two places in it each with its name."""
    places = len({d.scope.place for d in decisions})
    for order, aspect in enumerate(term.aspects):
        if aspect.id in GLANCED:
            continue
        told = tuple(
            _in_full(d, a, named=places > 1)
            for d in decisions
            for a in d.answers
            if a.aspect == aspect.aspect
        )
        if told:
            yield TakenAnswer(order, aspect.aspect, Cell(told))
        elif all(aspect.aspect in d.unmentioned for d in decisions):
            yield TakenAnswer(order, aspect.aspect, Cell(absent=NOT_WRITTEN))


def _in_full(decision: Decision, answer: Answer, *, named: bool) -> Item:
    marks = [decision.scope.place] if named else []
    marks += [DENIED] if answer.kind == DENIED else []
    return Item(
        answer.text,
        strong="，".join(marks),
        note="" if answer.basis == STATED else answer.basis,
    )


def marked_option(decision: Decision, other: str = "") -> str:
    """Return what was chosen with its state where that is not done, 推断 where it is inferred, and ``other`` marks."""
    usual = (DONE, STATED, "")
    marks = [mark for mark in (decision.state, decision.basis, other) if mark not in usual]
    return f"{decision.option}（{'，'.join(marks)}）" if marks else decision.option


def _told(decisions: Sequence[Decision], chose: str) -> str:
    """Say whose the first of the decisions is, what was chosen, and the answer with a number that says it in few words."""
    first, *others = decisions
    counted = [
        a.text for a in first.answers if a.observations and a.kind != DENIED and a.basis == STATED
    ]
    brief = [text for text in counted if len(text) <= _MOST] if not others else []
    number = "" if chose.endswith("）") else "".join(brief[:1]).rstrip("。").replace("；", "，")
    return f"{first.scope.place}：{chose}{f'（{number}）' if number else ''}"
