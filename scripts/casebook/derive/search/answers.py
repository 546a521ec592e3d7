"""What a record answers: each sentence or figure of it that may stand above the results, with the words it answers to.

Nothing is written here that a record does not say. A reader's question is matched in the browser
(``theme/browser/answers/``), so that nothing of it leaves the device.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from casebook.derive.case.caution import caution
from casebook.derive.figures.figures import figure, span
from casebook.derive.ground.place_names import place_names, place_short, scope_words
from casebook.derive.ground.remarks import without_remarks
from casebook.derive.search.lexicon import with_and_without_ending
from casebook.derive.search.search_documents import told
from casebook.divisions import lineage
from casebook.language.closed_words import NOT_STATED, PLANNED, STATED, UMBRELLA
from casebook.model.case import Case, Measure, Participant
from casebook.model.decision import DENIED, Decision
from casebook.model.library import Library
from casebook.model.observation import Evidence, Observation
from casebook.model.vocabulary import Term

FIGURE: Final = "figure"
ASPECT: Final = "aspect"
PEOPLE: Final = "people"
OFTEN: Final = "often"
DOCUMENT: Final = "document"
MEANS: Final = "means"
EVENT: Final = "event"
DEED: Final = "deed"
GAP: Final = "gap"
NOT_COUNTED: Final = "not counted"
PASSED_OVER: Final = "passed over"

_STATES: Final = frozenset({"试行", "打算", "明说不做"})
_TOLD: Final = frozenset({"标准", "背景"})
"""Kind and level of a figure that decide what it may answer."""
_PAID: Final = "出资"
_LEFT_OUT: Final = re.compile("没有(?:另外)?写")
_DONE: Final = frozenset({"实施", "协作", "授课", "监督", "主办", "统筹", "牵头"})


@dataclass(frozen=True)
class StatedAnswer:
    """One thing that a record says. All texts are ready to print, and none is longer than the record has it.

    ``lead`` names what ``text`` tells, word for word the label of a figure or the name of a measure. ``about`` are words
    that say what it answers, ``around`` words of what it belongs to; neither is shown. ``unit`` and ``per`` are those of
    a figure. ``place`` is shown, ``where`` holds all its names. ``marks`` say what it is not: a plan, an inference.
    Answers of one ``group`` tell of one decision, numbered from 1. ``caution`` says how a figure may be misread.
    """

    kind: str
    lead: str
    text: str
    about: str
    around: str
    anchor: str
    place: str
    where: str
    when: str = ""
    unit: str = ""
    per: str = ""
    marks: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    group: int = 0
    caution: str = ""


@dataclass(frozen=True)
class AnswerSheet:
    """All that one record answers.

    ``words`` say what it is about, ``asked`` what readers say instead, in pairs of characters; ``names`` are those of its
    place, as people say them.
    """

    id: str
    title: str
    words: str
    asked: str
    names: tuple[str, ...]
    programme: bool
    answers: tuple[StatedAnswer, ...]


def _quotes(evidence: Iterable[Evidence]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(e.quote for e in evidence))


def _inferred(basis: str) -> tuple[str, ...]:
    return () if basis == STATED else (basis,)


def _names(code: str, path: str, scope: str) -> str:
    """Return the names of the place that something is said of: of a whole city, not those of the county that tells it."""
    chain = [d.name for d in lineage(code)]
    named = [number for number, name in enumerate(chain, 1) if name in scope]
    return f"{''.join(chain[: max(named, default=len(chain))]) or path} {scope}"


def _place_names(case: Case) -> Iterator[str]:
    place = case.place
    for text in (place.township, place.community):
        for name in without_remarks(text or "").split("、"):
            *_, short = ("", *with_and_without_ending(name))
            if len(short) > 1:
                yield short
    for division in lineage(place.code):
        *_, short = with_and_without_ending(division.name)
        yield short


def _named(people: Iterable[Participant]) -> str:
    return "、".join(dict.fromkeys(p.name or p.actor for p in people))


class _Sheet:
    """Collects the answers of one case."""

    def __init__(self, case: Case, library: Library) -> None:
        self._case = case
        self._library = library
        self._measures: Mapping[str, Measure] = {m.id: m for m in case.measures}
        self._place = scope_words(place_short(case.place), case.place)
        self._divisions = "".join(d.name for d in lineage(case.place.code)) or "".join(
            case.place.path
        )

    def _doing(self, measures: Iterable[str]) -> str:
        """Return the words of some measures: what they are called, here and everywhere."""
        known = (self._measures[name] for name in measures if name in self._measures)
        return " ".join(dict.fromkeys(word for m in known for word in (m.name, *m.types)))

    def figures(self) -> Iterator[StatedAnswer]:
        """Yield every number of the record, and what it is said not to count."""
        for o in self._case.observations:
            stated = self._figure(o)
            yield stated
            if _LEFT_OUT.search(stated.caution):
                yield replace(
                    stated,
                    kind=NOT_COUNTED,
                    lead=f"{stated.lead}（{stated.text}）",
                    text=stated.caution,
                    caution="",
                )

    def _figure(self, o: Observation) -> StatedAnswer:
        f = figure(self._case, o, self._library)
        kinds = (word for word in (o.kind, o.level) if word in _TOLD)
        planned = tuple(flag for flag in f.flags if flag in {"计划，不是结果", "不计入成效"})
        return StatedAnswer(
            kind=FIGURE,
            lead=f.label,
            text=f.quantity.marked,
            about=" ".join((*kinds, f.indicator, f.denominator, o.scope.group or "", f.quote)),
            around=self._doing(o.measures),
            anchor=o.id,
            place=scope_words(f.scope, self._case.place),
            where=_names(self._case.place.code, self._divisions, o.scope.place),
            when="" if f.period == NOT_STATED else f.period,
            unit=o.unit,
            per=o.denominator.label if o.denominator and o.kind in {"标准", "比率"} else "",
            marks=planned,
            quotes=(f.quote,),
            caution=o.note or "",
        )

    def decisions(self) -> Iterator[StatedAnswer]:
        """Yield what the place answers, aspect by aspect, and what its article passes over."""
        for group, decision in enumerate(self._case.decisions, 1):
            term = self._library.vocabulary.term("decisions", decision.decision)
            yield from self._aspects(group, decision, term)

    def _aspects(self, group: int, decision: Decision, term: Term) -> Iterator[StatedAnswer]:
        case = self._case
        whom = f"（{decision.scope.group}）" if decision.scope.group else ""
        place = scope_words(f"{decision.scope.place}{whom}", case.place)
        code = decision.code or case.place.code
        where = _names(code, self._divisions, decision.scope.place)
        state = (decision.state,) if decision.state in _STATES else ()
        measures = dict.fromkeys(m for a in decision.answers for m in a.measures)
        periods = {o.id: span(o.period) for o in case.observations}
        for answer in decision.answers:
            when = dict.fromkeys(periods[o] for o in answer.observations if o in periods)
            shown = "、".join(w for w in when if w != NOT_STATED)
            yield StatedAnswer(
                kind=ASPECT,
                lead=answer.aspect,
                text=f"明说没有：{answer.text}" if answer.kind == DENIED else answer.text,
                about=" ".join(_quotes(answer.evidence)),
                around=f"{term.term} {decision.option} {self._doing(answer.measures)}",
                anchor=next(iter((*answer.observations, *answer.measures)), "decisions"),
                place=place,
                where=where,
                when=shown,
                marks=(*state, *_inferred(answer.basis)),
                quotes=_quotes(answer.evidence),
                group=group,
            )
        for aspect in decision.unmentioned:
            yield StatedAnswer(
                kind=PASSED_OVER,
                lead=aspect,
                text=term.question or term.term,
                about="",
                around=f"{term.term} {decision.option} {self._doing(measures)}",
                anchor="decisions",
                place=place,
                where=where,
                group=group,
            )

    def measures(self) -> Iterator[StatedAnswer]:
        """Yield what is done, by whom, how often and by which document."""
        problems = {p.id: f"{p.domain} {p.text}" for p in self._case.problems}
        for m in self._case.measures:
            aims = " ".join(problems[p] for p in m.problems if p in problems)
            planned = (m.status,) if m.status == PLANNED else ()
            marks = (*planned, *_inferred(m.basis))
            around = " ".join(m.types)
            quotes = _quotes(m.evidence)

            def of(kind: str, text: str, about: str = "", aims: str = "") -> StatedAnswer:
                return StatedAnswer(
                    kind=kind,
                    lead=m.name,  # noqa: B023  called before the next turn
                    text=text,
                    about=about,
                    around=f"{around} {aims}",  # noqa: B023
                    anchor=m.id,  # noqa: B023
                    place=self._place,
                    where=self._where(),
                    marks=marks,  # noqa: B023
                    quotes=quotes,  # noqa: B023
                )

            yield of(DEED, m.what, " ".join(m.steps), aims)
            roles: dict[str, list[Participant]] = {}
            for person in m.who:
                roles.setdefault(person.role, []).append(person)
            for role, people in roles.items():
                if role in _DONE or role == _PAID:
                    yield of(PEOPLE, f"{_named(people)}（{role}）", role)
            if m.frequency:
                yield of(OFTEN, m.frequency)
            if m.documents:
                yield of(DOCUMENT, "、".join(m.documents))

    def _where(self) -> str:
        return " ".join((self._divisions, *place_names(self._case.place)))

    def others(self) -> Iterator[StatedAnswer]:
        """Yield what it took, when it was, and what the sources leave out."""
        case = self._case
        for number, r in enumerate(case.resources, 1):
            payer = f"承担：{r.payer}。" if r.payer else ""
            yield StatedAnswer(
                kind=MEANS,
                lead=r.kind,
                text=f"{r.text}{payer}",
                about="出钱 出资" if r.payer else "",
                around="",
                anchor=f"resources-{number}",
                place=self._place,
                where=self._where(),
                marks=_inferred(r.basis),
                quotes=_quotes(r.evidence),
            )
        for number, event in enumerate(case.timeline, 1):
            if event.date:
                yield StatedAnswer(
                    kind=EVENT,
                    lead=event.date,
                    text=event.text,
                    about="",
                    around="",
                    anchor=f"timeline-{number}",
                    place=self._place,
                    where=self._where(),
                    when=event.raw,
                    marks=_inferred(event.basis),
                    quotes=_quotes(event.evidence),
                )
        for number, gap in enumerate(case.not_reported, 1):
            yield StatedAnswer(
                kind=GAP,
                lead=gap.topic,
                text=gap.text,
                about=gap.ask,
                around="",
                anchor=f"gaps-{number}",
                place=self._place,
                where=self._where(),
            )


def _pairs(phrases: Iterable[str]) -> list[str]:
    """Cut what readers say into pairs of neighbours, each once: the phrases themselves are shown nowhere."""
    return sorted({pair for phrase in phrases for pair in map("".join, pairwise(told(phrase)))})


def answer_sheet(case: Case, library: Library) -> AnswerSheet:
    """Return all that ``case`` answers, in the order of the record."""
    sheet = _Sheet(case, library)
    weak = caution(case.sources, [case], library)
    stated = (*sheet.figures(), *sheet.decisions(), *sheet.measures(), *sheet.others())
    return AnswerSheet(
        id=case.id,
        title=case.title,
        words=" ".join((case.title, *case.keywords, *case.settlements)),
        names=tuple(dict.fromkeys(_place_names(case))),
        programme=case.type == UMBRELLA,
        asked=" ".join(_pairs(case.asked)),
        answers=tuple(_cautioned(answer, weak) for answer in stated),
    )


def _cautioned(answer: StatedAnswer, weak: str) -> StatedAnswer:
    """Say of an answer, besides what its own note says, that it stands on weak words; what nobody tells stands on none."""
    if not weak or answer.kind == GAP:
        return answer
    return replace(answer, caution="；".join(filter(None, (answer.caution, weak))))
