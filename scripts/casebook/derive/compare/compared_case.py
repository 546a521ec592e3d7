"""One case as a column of a comparison: what it says in every row, and its numbers with what each measures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from casebook.derive.case.case_view import TermLinks
from casebook.derive.case.evidence_grade import UMBRELLA_WORD, grade
from casebook.derive.figures.calculations import calculated
from casebook.derive.figures.comparability import Measurand, measurand
from casebook.derive.figures.figures import Figure, figure
from casebook.derive.figures.interval import interval
from casebook.derive.ground.addresses import case_uri, region_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_words
from casebook.language.closed_words import UMBRELLA
from casebook.model.case import Case, Measure, Participant
from casebook.model.library import Library
from casebook.model.observation import Observation

UNREPORTED = "未披露"
NOT_CONCERNED = "不涉及"
NOT_MENTIONED = "没有提到"
NOT_ANALYSED = "还没有分析"

_LEADING = frozenset({"主办", "牵头", "统筹"})
_ONLOOKING = frozenset({"报道"})
"""Who writes about a practice takes no part in it."""
ALWAYS_ASKED = ("背景", "成本", "成效", "评价")
"""Levels that every practice has something to say about: every place has people, everything costs something."""
_TOPICS: Mapping[str, tuple[str, ...]] = {
    "成本": ("经费",),
    "成效": ("成效",),
    "评价": ("满意度",),
}
"""Which gaps of a record say that numbers of a level are not reported."""


@dataclass(frozen=True)
class Cell:
    """What one case says in one row: ``entries``, or why there are none (``absent`` and ``note``)."""

    entries: tuple[Item, ...] = ()
    absent: str = ""
    note: str = ""


@dataclass(frozen=True)
class ComparedFigure:
    """A number with what it measures.

    ``amount`` is the end of its bar, ``None`` where it is no amount that could be drawn; ``edge`` says on which
    side of that end the true number may lie: ``more``, ``less``, or empty. ``mechanisms`` are those of the measures
    that the number belongs to.
    """

    figure: Figure
    measurand: Measurand
    amount: Decimal | None
    edge: str
    mechanisms: tuple[str, ...] = ()

    @property
    def reference(self) -> str:
        """The number's name in the whole library: case#o1."""
        return f"{self.figure.case_id}#{self.figure.id}"


@dataclass(frozen=True)
class Column:
    """One case. ``cells`` by the keys of :data:`casebook.derive.compare.comparison.TEXT_ROWS`; ``absent`` by level."""

    id: str
    title: str
    uri: str
    place: str
    kind: str
    cells: Mapping[str, Cell]
    figures: tuple[ComparedFigure, ...]
    absent: Mapping[str, Cell]
    mechanisms: tuple[str, ...] = ()


def _drawn(observation: Observation) -> tuple[Decimal | None, str]:
    given = interval(observation.value, observation.comparator, value_to=observation.value_to)
    if given is None:
        return None, ""
    if given.low is not None and given.low >= 0:
        return given.low, "" if given.low == given.high else "more"
    if given.low is None and given.high is not None and given.high >= 0:
        return given.high, "less"
    return None, ""


def compared_figure(case: Case, observation: Observation, library: Library) -> ComparedFigure:
    """Return one number of ``case`` ready to stand beside others."""
    amount, edge = _drawn(observation)
    return ComparedFigure(
        figure(case, observation, library),
        measurand(observation, library.vocabulary),
        amount,
        edge,
        _mechanisms(m for m in case.measures if m.id in observation.measures),
    )


def _mechanisms(measures: Iterable[Measure]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(kind for measure in measures for kind in measure.types))


def _gap(case: Case, topics: Iterable[str]) -> str:
    """Return what the record says is missing on the first of ``topics`` that it names."""
    return next((g.text for topic in topics for g in case.not_reported if g.topic == topic), "")


def _unreported(case: Case, *topics: str) -> Cell:
    return Cell(absent=UNREPORTED, note=_gap(case, topics) or "原文没有写。")


def absent(case: Case, level: str) -> Cell:
    """Say why ``case`` has no number of ``level`` in a row where others have one.

    未披露 is a number that should be there; of any other nobody knows whether it is not done or not told. Neither is 0.
    """
    topics = _TOPICS.get(level, ())
    if case.type == UMBRELLA and not any(o.level == level for o in case.observations):
        return Cell(absent=NOT_CONCERNED, note=f"{UMBRELLA_WORD}。")
    if level in ALWAYS_ASKED or _gap(case, topics):
        return Cell(absent=UNREPORTED, note=_gap(case, topics) or "原文没有给出这个数。")
    return Cell(absent=NOT_MENTIONED, note="不知道是没有做，还是没有写。")


def not_concerned(mechanisms: Iterable[str]) -> Cell:
    """Say that a case has no number because it takes no measure of ``mechanisms``, which the number belongs to."""
    return Cell(absent=NOT_CONCERNED, note=f"没有用到这类做法：{'、'.join(mechanisms)}。")


def _people(participants: Iterable[Participant]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Return who leads and who else takes part: everybody once, with all roles, the leading ones first.

    Only equal names are the same: whether 村民 are among 留守老人和其他村民 nobody but the source can say.
    """
    roles: dict[str, dict[str, None]] = {}
    for p in participants:
        if p.role not in _ONLOOKING:
            roles.setdefault((p.name or p.actor).strip(), {})[p.role] = None
    leading: list[Item] = []
    others: list[Item] = []
    for name, found in roles.items():
        ordered = sorted(found, key=lambda role: role not in _LEADING)
        item = Item(name, note="、".join(ordered))
        (leading if ordered[0] in _LEADING else others).append(item)
    return tuple(leading), tuple(others)


def _others(leading: tuple[Item, ...], others: tuple[Item, ...], nobody: Cell) -> Cell:
    if leading and not others:
        return Cell(absent=NOT_MENTIONED, note="除了牵头的，原文没有写别人。")
    return Cell(others) if others else nobody


def _place(case: Case) -> Cell:
    notes = ["地点为推断"] if case.place.basis == "推断" else []
    if case.place.note:
        notes.append(case.place.note)
    uri = region_uri(case.place.code)
    return Cell((Item(place_words(case.place), uri, note="。".join(notes)),))


def _cells(case: Case, library: Library) -> dict[str, Cell]:
    links = TermLinks(library.vocabulary)
    uri = case_uri(case.id)
    evidence = grade(case, library)
    # What a programme has no numbers of, its parts have.
    wanting = () if case.type == UMBRELLA and not evidence.e else evidence.missing
    ranks = (("E", evidence.e, wanting), ("T", evidence.t, evidence.t_missing))
    missing = {
        axis: tuple(Item(f"到 {axis}{level + 1} 还缺：{'、'.join(words)}") for _ in words[:1])
        for axis, level, words in ranks
    }
    leading, others = _people((*case.actors, *(w for m in case.measures for w in m.who)))
    nobody = _unreported(case, "选人与分工")
    return {
        "place": _place(case),
        "settlements": Cell(tuple(Item(s, links.of("settlements", s)) for s in case.settlements)),
        "problems": Cell(
            tuple(
                Item(p.domain, links.of("problems", p.domain), note=p.text) for p in case.problems
            )
        ),
        "period": Cell((Item(case.status, strong="进展"), *_events(case)))
        if case.timeline
        else Cell(
            (Item(case.status, strong="进展"),),
            UNREPORTED,
            _gap(case, ("起止时间",)) or "时间没有写。",
        ),
        "lead": Cell(leading) if leading else nobody,
        "part": _others(leading, others, nobody),
        "measures": Cell(
            tuple(Item(m.name, f"{uri}#{m.id}", note="、".join(m.types)) for m in case.measures)
        ),
        "resources": Cell(
            tuple(
                Item(r.text, strong=r.kind, note=f"{r.payer}承担" if r.payer else "")
                for r in case.resources
            )
        )
        if case.resources
        else _unreported(case, "经费"),
        "calculations": _calculations(case, library),
        "evidence": Cell((Item(f"E{evidence.e} {evidence.e_word}", f"{uri}#grade"), *missing["E"])),
        "trust": Cell((Item(f"T{evidence.t} {evidence.t_word}", f"{uri}#grade"), *missing["T"])),
        "transfer": _transfer(case),
        "limits": Cell(tuple(Item(x.text, strong=x.kind) for x in case.limits))
        if case.limits
        else Cell(absent=NOT_ANALYSED),
        "gaps": Cell(tuple(Item(g.text, strong=g.topic) for g in case.not_reported)),
    }


def _calculations(case: Case, library: Library) -> Cell:
    """Return what comes of calculations; the formula of each stands on the page of the case."""
    found = tuple(
        Item(c.label, case_uri(case.id, c.id), strong=c.display)
        for c in calculated(case, library.vocabulary)
    )
    return Cell(found) if found else Cell(absent=NOT_CONCERNED, note="没有可推算的数。")


def _events(case: Case) -> tuple[Item, ...]:
    return tuple(Item(e.text, strong=e.date or e.raw) for e in case.timeline)


def _transfer(case: Case) -> Cell:
    conditions = tuple(
        Item(c.condition, strong=c.necessity, note=c.note or "") for c in case.transfer.conditions
    )
    advice = tuple(Item(a, strong="提示") for a in case.transfer.advice)
    return Cell((*conditions, *advice)) if conditions or advice else Cell(absent=NOT_ANALYSED)


def column(case: Case, library: Library) -> Column:
    """Return ``case`` as a column."""
    levels = library.vocabulary.terms("levels")
    return Column(
        id=case.id,
        title=case.title,
        uri=case_uri(case.id),
        place=place_words(case.place),
        kind=case.type,
        cells=_cells(case, library),
        figures=tuple(compared_figure(case, o, library) for o in case.observations),
        absent={level.term: absent(case, level.term) for level in levels},
        mechanisms=_mechanisms(case.measures),
    )
