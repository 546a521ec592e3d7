"""The first rows of a comparison, read at one glance: what, who, how often, for how much, with what result."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from casebook.derive.case.evidence_grade import UMBRELLA_WORD
from casebook.derive.compare.aim import INTENDED, Aimed
from casebook.derive.figures.figures import BEST_ORDER, SELF_TOLD, self_told
from casebook.derive.figures.quantities import SIC, of_observation, of_reference
from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short
from casebook.derive.ground.remarks import remark_of, without_remarks
from casebook.derive.ground.sentences import NAMING, left_unsaid
from casebook.language.closed_words import (
    LEAD_UNRECORDED,
    LEADING,
    NOT_RECORDED,
    NOT_WRITTEN,
    PLANNED,
    STATED,
    UMBRELLA,
)
from casebook.model.case import Case, Measure, Participant, Resource
from casebook.model.decision import DENIED, Answer, Decision
from casebook.model.observation import Observation
from casebook.model.vocabulary import Vocabulary

NOT_ANALYSED = "还没有分析"
NOT_TIED = f"{NOT_RECORDED}和这个难题有关的"
NO_RESULT = f"{NOT_RECORDED}和这个难题有关的结果"
NOT_CONCERNED = "不涉及"

_DOING = "实施"
_SPENT: frozenset[str] = frozenset({"成本", "投入"})
_LINE = "标准"
"""The kind of a figure that is a line drawn by the place, not what came of it."""
_MONEY, _COST, _TARGET = "资金", "成本", "目标"
_STANDARD = "standard"
"""The aspect whose answer says most of what a decision comes to."""
_PROBLEMS = _MEASURES = _COSTS = _PLANS = _PEOPLE = 2
_RESULTS = 3
_SENTENCE, _WHAT, _EACH, _LABEL = 34, 46, 30, 22
_WHAT_ON_PAPER, _EACH_ON_PAPER = 120, 80
_ASPECTS: Mapping[str, frozenset[str]] = {
    "lead": frozenset({"lead", "organiser"}),
    "often": frozenset({"often", "how-often"}),
    "cost": frozenset({"money", "cost", "payer"}),
    "done": frozenset({"result", "done", "scale", "count", "use", "number", "coverage"}),
}
"""Aspects of decisions, by the row that their answers fill where the other fields of a record say nothing."""
GLANCED: frozenset[str] = frozenset().union(*_ASPECTS.values())
"""Aspects of decisions that belong to a row of the glance."""
_CLAUSE, _LIST = "，：；", "、"
_STOPS = f"{_CLAUSE}{_LIST}（"
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"))
_MISSING = _NEEDED = 2
_MUST = "必须"
_ASKED_FIRST = {
    topic: order
    for order, topic in enumerate(
        ("经费", "成效", "失败与教训", "选人与分工", "人员", "频次", "满意度", "后续")
    )
}
"""Topics of gaps in the order in which somebody asks who wants to do the same; all others come behind them."""
_AHEAD = ("打算", "下一步")
"""Words of a gap that speaks of what is intended."""
_DIGITS = "0123456789.％%"


@dataclass(frozen=True)
class Cell:
    """What one case says in one row: ``entries``, or why there are none (``absent`` and ``note``)."""

    entries: tuple[Item, ...] = ()
    absent: str = ""
    note: str = ""


@dataclass(frozen=True)
class GlanceRow:
    """One of the rows; ``always`` stands unfolded even if one case alone answers it."""

    key: str
    title: str
    always: bool = False
    note: str = ""


GLANCE = (
    GlanceRow("problem", "难题"),
    GlanceRow("lead", "谁牵头"),
    GlanceRow("what", "做法一句话"),
    GlanceRow("often", "多久一次"),
    GlanceRow("cost", "花多少、谁出", always=True),
    GlanceRow("done", "做到什么数", always=True, note="口径不一致的，不能比大小。"),
    GlanceRow("plan", "打算", always=True),
    GlanceRow("need", "照做要有什么", note="整理者分析，说的是整个案例。"),
    GlanceRow("missing", "没写什么"),
)


def in_short(text: str, most: int = _SENTENCE) -> str:
    """Return the first sentence of ``text``, cut at the end of a clause if it is longer than ``most``.

    Where no clause ends in time it is cut within a list, or runs on a little to where it pauses next: half a word says
    nothing.
    """
    sentence = text
    for stop in "。；":
        sentence = sentence.partition(stop)[0]
    if len(sentence) <= most:
        return sentence
    cut = _pause(sentence, most)
    if cut == len(sentence):
        return sentence
    # Never in the middle of a number.
    head = sentence[:cut] if cut > 0 else sentence[:most].rstrip(_DIGITS)
    # Nor with half a quotation or a bracket.
    for opening, closing in _PAIRS:
        if head.count(opening) > head.count(closing):
            head = head[: head.rfind(opening)]
    return f"{head.rstrip(_STOPS)}……" if head.rstrip(_STOPS) else f"{sentence[:most]}……"


def _pause(sentence: str, most: int) -> int:
    """Return where to cut a ``sentence`` that is longer than ``most``, outside quotations and brackets; 0 for nowhere."""
    openings, closings = ("".join(pair[n] for pair in _PAIRS) for n in range(2))
    depth, pauses = 0, {}
    for place, sign in enumerate(sentence):
        depth += (sign in openings) - (sign in closings)
        if sign in _CLAUSE + _LIST and not depth:
            pauses[place] = sign
    for signs in (_CLAUSE, _LIST):
        in_time = [n for n, sign in pauses.items() if sign in signs and most // 2 <= n <= most]
        if in_time:
            return in_time[-1]
    soon = (n for n in (*pauses, len(sentence)) if most < n <= most * 6 // 5)
    return next(soon, 0)


def gap(case: Case, topics: Iterable[str]) -> str:
    """Return what the record says is missing on the first of ``topics`` that it names."""
    return next((g.text for topic in topics for g in case.not_reported if g.topic == topic), "")


def unreported(case: Case, *topics: str) -> Cell:
    """Say why there is nothing: in the editor's words if there are any, else only that the record holds nothing."""
    said = gap(case, topics)
    return Cell(absent=NOT_WRITTEN, note=said) if said else Cell(absent=NOT_RECORDED)


def nothing(of: Aimed, *topics: str) -> Cell:
    """Say why there is nothing; of one problem an editor's words on the whole case say nothing."""
    return unreported(of.case, *topics) if of.whole else Cell(absent=NOT_TIED)


def _shown(items: tuple[Item, ...], number: int, counted: str) -> Cell:
    """Return ``items`` with how many more there are behind the last, which costs no line of its own."""
    if number <= len(items):
        return Cell(items)
    *first, last = items
    more = f"另有 {number - len(items)} {counted}"
    note = f"{last.note}（{more}）" if last.note else f"（{more}）"
    return Cell((*first, replace(last, note=note)))


def _problem(of: Aimed) -> Cell:
    problems = tuple(
        Item(in_short(p.text), note="" if p.basis == STATED else p.basis)
        for p in of.problems[:_PROBLEMS]
    )
    return _shown(problems, len(of.problems), "个难题")


def _names(who: Iterable[Participant], roles: frozenset[str]) -> tuple[str, ...]:
    named = (without_remarks(p.name or p.actor).strip() for p in who if p.role in roles)
    return tuple(dict.fromkeys(named))


def _remarks(who: Iterable[Participant], roles: frozenset[str]) -> str:
    """Return what the editor remarks on the names of these: 原文只写县名."""
    told = (remark_of(p.name or "") for p in who if p.role in roles)
    return "，".join(dict.fromkeys(filter(None, told)))


def _answered(of: Aimed, vocabulary: Vocabulary, row: str) -> tuple[Item, ...]:
    """Return what the record answers in its decisions on one of the aspects of ``row``."""
    answers = _answers(of.decisions, vocabulary, row)
    return tuple(_answer(decision, answer) for decision, answer in answers)[:_PEOPLE]


def _answers(
    decisions: Iterable[Decision], vocabulary: Vocabulary, row: str
) -> Iterator[tuple[Decision, Answer]]:
    """Yield the answers of ``decisions`` on the aspects of ``row``."""
    for d in decisions:
        term = vocabulary.term("decisions", d.decision)
        asked = {a.aspect for a in term.aspects if a.id in _ASPECTS[row]}
        yield from ((d, a) for a in d.answers if a.aspect in asked)


def _answer(decision: Decision, answer: Answer) -> Item:
    marks = [DENIED] if answer.kind == DENIED else []
    if decision.state == INTENDED:
        marks.append(INTENDED)
    return Item(
        in_short(answer.text, _WHAT),
        strong="，".join(marks),
        note="" if answer.basis == STATED else answer.basis,
    )


def lead(of: Aimed, vocabulary: Vocabulary) -> Cell:
    """Return who leads: as the record names them, else as it answers in its decisions, else who does it."""
    who = [p for m in of.measures for p in m.who]
    if of.whole:
        who = [*of.case.actors, *who]
    if names := _names(who, LEADING):
        doubts = _remarks(who, LEADING) if len(names) == 1 else ""
        # What a decision answers says more than a name that the editor doubts.
        if doubts and (answers := _answered(of, vocabulary, "lead")):
            return Cell(answers)
        shown = "、".join(names[:_PEOPLE])
        return Cell((Item(f"{shown}等" if len(names) > _PEOPLE else shown, note=doubts),))
    if answers := _answered(of, vocabulary, "lead"):
        return Cell(answers)
    if names := _names(who, frozenset({_DOING})):
        return Cell((Item("、".join(names[:_PEOPLE]), note=f"{_DOING}，{LEAD_UNRECORDED}"),))
    return nothing(of, "选人与分工")


def _decided(of: Aimed, vocabulary: Vocabulary) -> tuple[Item, ...]:
    options = []
    for d in of.decisions[:_MEASURES]:
        asked = {a.aspect: a.id for a in vocabulary.term("decisions", d.decision).aspects}
        ranked = sorted(d.answers, key=lambda a: asked[a.aspect] != _STANDARD)
        notes = [in_short(a.text, _WHAT) for a in ranked[:1]]
        if d.basis != STATED:
            notes.insert(0, d.basis)
        options.append(Item(d.option, strong=d.state, note="：".join(notes)))
    return tuple(options)


def _in_what(measure: Measure, most: int) -> str:
    """Say in short what is done; a first sentence that only names it (文章叫“抓组织覆盖”) is passed over."""
    first, _, rest = measure.what.partition("。")
    return in_short(rest if rest and len(first) < NAMING else measure.what, most)


def what_in_full(of: Aimed, vocabulary: Vocabulary) -> Cell:
    """Return the row of what is done as a sheet to take along has it: longer, for there nothing can be opened."""
    return _what(of, vocabulary, _WHAT_ON_PAPER, _EACH_ON_PAPER)


def done_in_short(of: Aimed) -> tuple[Item, ...]:
    """Return all that a case does, each in a few words."""
    return tuple(_done_item(of.case, m, _EACH) for m in of.measures)


def _done_item(case: Case, measure: Measure, most: int) -> Item:
    return Item(
        measure.name,
        f"{case_uri(case.id)}#{measure.id}",
        strong=INTENDED if measure.status == PLANNED else "",
        note=_in_what(measure, most),
    )


def _what(of: Aimed, vocabulary: Vocabulary, alone: int = _WHAT, each: int = _EACH) -> Cell:
    shown = of.measures[:_MEASURES]
    most = alone if len(shown) == 1 else each
    measures = tuple(_done_item(of.case, m, most) for m in shown)
    if not measures:
        return Cell(_decided(of, vocabulary)) if of.decisions else nothing(of)
    return _shown(measures, len(of.measures), "项做法")


def _often(of: Aimed, vocabulary: Vocabulary) -> Cell:
    timed = [m for m in of.measures if m.frequency]
    alone = len(of.measures) == 1

    def note(measure: Measure) -> str:
        return "" if alone else measure.name

    items = tuple(Item(m.frequency or "", note=note(m)) for m in timed[:_MEASURES])
    items = items or _answered(of, vocabulary, "often")
    return Cell(items) if items else nothing(of, "频次")


def _payer(resource: Resource | None) -> str:
    return f"{resource.payer}出" if resource and resource.payer else ""


def _cost(of: Aimed, vocabulary: Vocabulary) -> Cell:
    funds = [r for r in of.case.resources if r.kind == _MONEY]
    by_figure = {name: r for r in funds for name in r.observations}
    # What somebody earns by it is a result of it, also where a resource names the number.
    spent = [
        o for o in of.observations if o.level == _COST or (o.id in by_figure and o.level in _SPENT)
    ]
    costs = [_said(of.case, o, _payer(by_figure.get(o.id))) for o in spent]
    if of.whole:
        costs += [Item(in_short(r.text), note=_payer(r)) for r in funds if not r.observations]
    shown = tuple(costs[:_COSTS]) or _answered(of, vocabulary, "cost")
    # Of money an editor looks in the whole article: what it leaves out it leaves out of every problem.
    return Cell(shown) if shown else nothing(of, "经费") if of.whole else _no_money(of, vocabulary)


def _no_money(of: Aimed, vocabulary: Vocabulary) -> Cell:
    said = unreported(of.case, "经费")
    # What a decision answers of money, though of another problem, is not left out by the article.
    told = any(a.kind != DENIED for _, a in _answers(of.case.decisions, vocabulary, "cost"))
    return said if said.note and not told else Cell(absent=NOT_TIED)


def _said(case: Case, o: Observation, note: str) -> Item:
    """A number as its article writes it, with a short note."""
    number = of_observation(o)
    return Item(
        in_short(o.label, _LABEL),
        case_uri(case.id, o.id),
        strong=number.text,
        note="，".join(filter(None, (SIC if number.sic else "", note))),
        figure=f"{case.id}#{o.id}",
    )


def _figure(case: Case, o: Observation) -> Item:
    before = f"此前 {of_reference(o.baseline).marked}" if o.baseline else ""
    # Whose it is, where that is another place than the record's.
    whose = "" if place_short(case.place).endswith(o.scope.place) else o.scope.place
    told = SELF_TOLD if self_told(o) else ""
    return _said(case, o, "，".join(filter(None, (told, whose, before))))


def _results(of: Aimed) -> tuple[Observation, ...]:
    """Return what may have come of it: of one problem, figures of measures for it that are neither means nor lines drawn."""
    done = {m.id for m in of.measures if m.status != PLANNED}
    return tuple(
        o
        for o in of.observations
        if (of.whole or not done.isdisjoint(o.measures))
        and o.level in BEST_ORDER
        and o.level not in _SPENT
        and o.kind != _LINE
    )


def _done(of: Aimed, vocabulary: Vocabulary) -> Cell:
    results = _results(of)
    by_id = {o.id: o for o in results}
    chosen = [by_id[name] for name in of.case.headline if name in by_id]
    if not chosen:
        ranked = [o for o in results if o.level in BEST_ORDER and o.level != _COST]
        chosen = sorted(ranked, key=lambda o: BEST_ORDER.index(o.level))[:_MEASURES]
    if chosen:
        return Cell(tuple(_figure(of.case, o) for o in chosen[:_RESULTS]))
    if not of.plans_only and (answers := _answered(of, vocabulary, "done")):
        return Cell(answers)
    if of.case.type == UMBRELLA:
        return Cell(absent=NOT_CONCERNED, note=f"{UMBRELLA_WORD}。")
    return nothing(of, "成效") if of.whole else Cell(absent=NO_RESULT)


def _plan(of: Aimed, vocabulary: Vocabulary) -> Cell:
    ahead = {m.id for m in of.measures if m.status == PLANNED}
    # What a measure that is under way requires is no plan.
    targets = tuple(
        _figure(of.case, o)
        for o in of.observations
        if o.level == _TARGET and (not o.measures or not ahead.isdisjoint(o.measures))
    )
    steps = tuple(Item(in_short(s.text)) for s in of.case.next_steps) if of.whole else ()
    options = () if of.whole or targets else _decided(of, vocabulary)
    planned = tuple(item for item in options if item.strong == INTENDED)
    plans = (*targets, *planned, *steps)
    if not plans:
        # What became of it later (后来怎样) is another question than what is intended.
        said = gap(of.case, ("后续",))
        return nothing(of, *(("后续",) if any(word in said for word in _AHEAD) else ()))
    return _shown(plans[:_PLANS], len(plans), "项打算")


def _need(of: Aimed) -> Cell:
    """What has to be there before somebody does the same: what must be, before what helps."""
    conditions = sorted(of.case.transfer.conditions, key=lambda c: c.necessity != _MUST)
    needed = tuple(
        Item(in_short(c.note or c.condition), strong=c.necessity) for c in conditions[:_NEEDED]
    )
    return _shown(needed, len(conditions), "条") if needed else Cell(absent=NOT_ANALYSED)


def _missing(of: Aimed) -> Cell:
    """What a reader would ask first: the questions of the first topics, not the names of all."""
    gaps = sorted(
        of.case.not_reported, key=lambda gap: _ASKED_FIRST.get(gap.topic, len(_ASKED_FIRST))
    )
    questions = tuple(Item(in_short(left_unsaid(gap.text))) for gap in gaps[:_MISSING])
    return _shown(questions, len(gaps), "件")


def glance(of: Aimed, vocabulary: Vocabulary) -> Mapping[str, Cell]:
    """Return the cells of a case, by the keys of :data:`GLANCE`."""
    return {
        "problem": _problem(of),
        "lead": lead(of, vocabulary),
        "what": _what(of, vocabulary),
        "often": _often(of, vocabulary),
        "cost": _cost(of, vocabulary),
        "done": _done(of, vocabulary),
        "plan": _plan(of, vocabulary),
        "need": _need(of),
        "missing": _missing(of),
    }
