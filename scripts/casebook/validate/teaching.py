"""Teaching notes: figures named and not typed, a choice that is among the options, a handout that gives nothing away.

A guide (案例使用说明) is printed in two editions. What learners get is made of :data:`_HANDED_OUT`; it may hold no
figure of what came of it, and not the name of what the place did.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from casebook.language.closed_words import DESIGNED, RESULT_LEVELS, STATED
from casebook.language.quantity import find_quantities
from casebook.model.teaching import marks
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.prose_numbers import MAY_CLAIM, claims
from casebook.validate.scope import (
    Scope,
    items,
    mappings,
    parts_by_id,
    prose,
    words,
)

_GUIDE: Where = ("teaching", "guide")
_BRACED = re.compile(r"[{}]")
_CIRCUMSTANCES = ("actor", "moment", "means", "opponent")
_HANDED_OUT = (
    ("title",),
    ("story", "text"),
    ("decision", "ask"),
    *(("decision", name, "text") for name in _CIRCUMSTANCES),
    ("decision", "designed"),
    ("decision", "ways", "text"),
    ("questions", "ask"),
)
"""The keys on the way to what learners get, without the positions in lists."""
_MARKS_OF_NAMES = str.maketrans("", "", "“”‘’《》")
_NO_RESULT = frozenset({*RESULT_LEVELS, "荣誉报道"})
_SHORT_FORM = ("questions", "analysis", "decision_points")
_FEWEST_QUESTIONS = 2
_MADE_UP = frozenset({"materials", "sums"})


def _mapping(data: object, *keys: str) -> Mapping[str, object]:
    for key in keys:
        data = data.get(key) if isinstance(data, dict) else None
    return data if isinstance(data, dict) else {}


def _guide(document: Document) -> Mapping[str, object]:
    return _mapping(document.data, *map(str, _GUIDE))


def _texts(document: Document) -> Iterator[tuple[Where, str]]:
    """The sentences of a guide."""
    for where, text in prose(document):
        if where[:2] == _GUIDE:
            yield where, text


def _blanked(text: str) -> str:
    """A text with the marks of figures blanked out, every position kept."""
    kept = list(text)
    for start, end, _ in marks(text):
        kept[start:end] = "　" * (end - start)
    return "".join(kept)


def one_form(document: Document, _scope: Scope) -> Iterator[Problem]:
    """A note has questions, or a guide that holds them: neither none nor both."""
    note = document.data.get("teaching") if document.data else None
    if not isinstance(note, dict):
        return
    if note.get("guide") is None:
        if len(list(words(note, "questions"))) < _FEWEST_QUESTIONS:
            text = "教学使用说明要有启发思考题（questions），至少两个；或者写整套案例使用说明（guide）。"
            yield document.problem("TCH-001", ("teaching",), text, on="key")
        return
    for key in _SHORT_FORM:
        if note.get(key):
            text = f"写了案例使用说明（guide），{key} 就不再写在外面：同一件事只写一处。"
            yield document.problem("TCH-001", ("teaching", key), text, on="key")


def _named(document: Document) -> Iterator[tuple[Where, str, tuple[int, int] | None]]:
    """Every figure that a guide names: the place, the id, and where in a text it stands."""
    for where, part in mappings(document):
        if where[:2] == _GUIDE:
            for key in ("figures", "given"):
                for position, name in words(part, key):
                    yield (*where, key, position), name, None
    for where, text in _texts(document):
        for start, end, name in marks(text):
            yield where, name, (start, end)


def figures_known(document: Document, _scope: Scope) -> Iterator[Problem]:
    """Refuse figures and calculations that the record does not have, and braces around anything else."""
    if not _guide(document):
        return
    known = [*parts_by_id(document.data, "observations")]
    known += parts_by_id(document.data, "calculations")
    for where, name, span in _named(document):
        if name not in known:
            choices = "、".join(known) or "（一项也没有）"
            text = f"本记录没有编号为 {name} 的数字或推算。现有：{choices}。"
            yield document.problem("TCH-002", where, text, span=span)
    for where, text in _texts(document):
        for brace in _BRACED.finditer(_blanked(text)):
            why = "花括号里只能写一个数字或推算的编号，例如 {o6}，里面没有空格。"
            yield document.problem("TCH-002", where, why, span=brace.span())


def choice_among_ways(document: Document, _scope: Scope) -> Iterator[Problem]:
    """The way that the place took is one of those that learners choose from; measures are its own."""
    decision = _mapping(_guide(document), "decision")
    where = (*_GUIDE, "decision")
    ways: list[str] = []
    for index, way in items(decision, "ways"):
        name = way.get("id")
        if isinstance(name, str):
            if name in ways:
                text = f"编号（id）{name} 在这个列表里用了两次，请给后面的一项换一个。"
                yield document.problem("REF-010", (*where, "ways", index, "id"), text)
            ways.append(name)
    taken = _mapping(decision, "taken")
    chosen = taken.get("way")
    if isinstance(chosen, str) and chosen not in ways:
        text = f"可选项（ways）里没有编号为 {chosen} 的一种。现有：{'、'.join(ways)}。"
        yield document.problem("TCH-003", (*where, "taken", "way"), text)
    measures = parts_by_id(document.data, "measures")
    for position, name in words(taken, "measures"):
        if name not in measures:
            choices = "、".join(measures) or "（一项也没有）"
            text = f"本记录没有编号为 {name} 的做法（measures）。现有：{choices}。"
            yield document.problem("REF-005", (*where, "taken", "measures", position), text)


def figures_not_typed(document: Document, scope: Scope) -> Iterator[Problem]:
    """Refuse numbers in the texts of a guide: who prints them takes them from the record, with period and source.

    What the editors made up for the class is printed as made up, and has numbers of its own.
    """
    for where, text in _texts(document):
        if where[2] in _MADE_UP or not MAY_CLAIM.search(text):
            continue
        for quantity in find_quantities(_blanked(text), scope.units):
            if claims(quantity):
                yield document.problem(
                    "TCH-004",
                    where,
                    f"这里写了数字“{quantity.text}”。案例使用说明里的数字写编号，例如 {{o6}}，由程序填；"
                    "记录里没有的数字不写。",
                    span=(quantity.start, quantity.end),
                )


def _handed_out(document: Document) -> Iterator[tuple[Where, str]]:
    for where, text in _texts(document):
        if tuple(step for step in where[2:] if isinstance(step, str)) in _HANDED_OUT:
            yield where, text


@dataclass(frozen=True)
class _Secrets:
    """What learners may not learn from a handout: the ids of results, and the names of what was done."""

    results: frozenset[str]
    names: tuple[str, ...]
    worked_out: Mapping[str, Mapping[str, object]]

    def gives_away(self, figure: str) -> bool:
        """Whether a figure is a result, or a calculation is made of one."""
        inputs = self.worked_out.get(figure, {})
        used = {name for _, name in chain(words(inputs, "of"), words(inputs, "by"))}
        return not self.results.isdisjoint({figure, *used})

    def named_in(self, text: str) -> Iterator[str]:
        """Yield what was done, as far as ``text`` calls it by its name."""
        plain = text.translate(_MARKS_OF_NAMES)
        for name in self.names:
            if name in plain:
                yield name


def _secrets(document: Document) -> _Secrets:
    guide = _guide(document)
    figures = parts_by_id(document.data, "observations")
    measures = parts_by_id(document.data, "measures")
    taken = [name for _, name in words(_mapping(guide, "decision", "taken"), "measures")]
    results = {name for _, name in words(_mapping(guide, "happened"), "figures")}
    results |= {name for _, name in words(document.data, "headline")}
    results |= {name for name, figure in figures.items() if str(figure.get("level")) in _NO_RESULT}
    return _Secrets(
        frozenset(results),
        tuple(
            str(measures[name].get("name")).translate(_MARKS_OF_NAMES)
            for name in taken
            if name in measures
        ),
        parts_by_id(document.data, "calculations"),
    )


def given_before(document: Document, _scope: Scope) -> Iterator[Problem]:
    """The figures that learners get are none of what came of it, and their labels do not tell what was done."""
    secrets = _secrets(document)
    labelled = {**parts_by_id(document.data, "observations"), **secrets.worked_out}
    for position, name in words(_guide(document), "given"):
        where: Where = (*_GUIDE, "given", position)
        if secrets.gives_away(name):
            text = f"{name} 说的是结果，或者是由结果算的，不能发给学员。"
            yield document.problem("TCH-005", where, text)
        for measure in secrets.named_in(str(labelled.get(name, {}).get("label"))):
            text = f"{name} 的名称里有“{measure}”，学员一看就知道当地怎么办的，不能发。"
            yield document.problem("TCH-005", where, text)


def handout_keeps_silent(document: Document, _scope: Scope) -> Iterator[Problem]:
    """What learners read has no result, no figure without period and source, and no name of what was done."""
    if not _guide(document):
        return
    secrets = _secrets(document)
    given = [name for _, name in words(_guide(document), "given")]
    for where, text in _handed_out(document):
        for start, end, name in marks(text):
            if secrets.gives_away(name):
                why = f"{name} 说的是结果，学员版里不能有。"
                yield document.problem("TCH-005", where, why, span=(start, end))
            elif name not in given:
                why = f"学员版用到的 {name} 要写进随正文发的数字（given），好带上时间和出处。"
                yield document.problem("TCH-005", where, why, span=(start, end))
        for measure in secrets.named_in(text):
            why = f"这里写了“{measure}”，是当地的做法，学员版里不能有。"
            yield document.problem("TCH-005", where, why)


def bases_fit(document: Document, _scope: Scope) -> Iterator[Problem]:
    """What a source states has a phrase that shows it; only the situation may be made up."""
    for where, part in mappings(document):
        within = where[:2] == _GUIDE
        basis = part.get("basis", STATED if within and "text" in part else None)
        keys = [step for step in where if isinstance(step, str)]
        made_up_here = within and not {"taken", "happened"} & set(keys)
        if basis == DESIGNED and not made_up_here:
            text = (
                "“编者设计”只用在案例使用说明的正文和决策点里；当地的选择和实际情况不能是设计的。"
            )
            yield document.problem("TCH-006", (*where, "basis"), text)
        takes_evidence = within and (
            keys[-1] in {"story", "told", "taken", *_CIRCUMSTANCES} and "text" in part
        )
        if takes_evidence and basis == STATED and not part.get("evidence"):
            text = (
                "依据类型（basis）是“原文写明”（不写就是这个意思），要有依据（evidence）；"
                "是推断、整理者分析或编者设计的，请写明。"
            )
            yield document.problem("FLD-014", where, text, on="key")


def one_right_answer(document: Document, _scope: Scope) -> Iterator[Problem]:
    """The answers to a question of the quiz are all different."""
    for index, trap in items(_guide(document), "traps"):
        seen = [trap.get("right")]
        for position, wrong in words(trap, "wrong"):
            if wrong in seen:
                text = "这个答案已经写过了；一道题只有一个正确的答案，各个答案不能相同。"
                where = (*_GUIDE, "traps", index, "wrong", position)
                yield document.problem("TCH-007", where, text)
            seen.append(wrong)


RECORD_RULES = (
    one_form,
    figures_known,
    choice_among_ways,
    figures_not_typed,
    given_before,
    handout_keeps_silent,
    bases_fit,
    one_right_answer,
)
