"""The page of an indicator: which of its figures may stand on one axis, and why the others may not.

Never a sum, a mean or a rank: figures stand in the order of the codes of their places.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casebook.derive.figures.axis import Axis, axis
from casebook.derive.figures.comparability import (
    ASPECTS,
    Measurand,
    comparability,
    comparable_groups,
    measurand,
)
from casebook.derive.figures.figures import Figure, figure
from casebook.derive.figures.interval import Interval, interval
from casebook.derive.ground.addresses import case_uri, term_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.long_lists import MOST_LISTED
from casebook.derive.ground.place_names import place_tag, scope_words
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.observation import Observation
from casebook.model.vocabulary import Term

FEWEST_DRAWN = 2
"""An axis is there to see places beside each other: its figures come from as many cases at least."""
_AGREED = {
    "层级": "同属{}",
    "单位": "单位都是“{}”",
    "性质": "都是{}",
    "分母": "分母都是“{}”",
    "时间类型": "时间都是“{}”",
    "范围": "都是{}的数",
    "人群": "都只数“{}”",
}


@dataclass(frozen=True)
class PlacedFigure:
    """A figure with where it comes from. ``interval`` is ``None`` for one that is no amount (平均, 最高).

    ``code`` is that of the division of its case; ``whose`` names the place and the group that it speaks of.
    """

    figure: Figure
    measurand: Measurand
    interval: Interval | None
    code: str
    place: str
    whose: str
    case: Item

    @property
    def key(self) -> str:
        """The figure as the pages name it: case and number."""
        return f"{self.figure.case_id}#{self.figure.id}"


@dataclass(frozen=True)
class FigureAxis:
    """Figures that may be compared: what they share, in words, and one axis for all that can be drawn."""

    shared: tuple[str, ...]
    unit: str
    rows: tuple[PlacedFigure, ...]
    drawn: tuple[PlacedFigure, ...]
    axis: Axis


@dataclass(frozen=True)
class LoneFigure:
    """A figure that agrees with no other, and why."""

    row: PlacedFigure
    reason: str


@dataclass(frozen=True)
class IndicatorView:
    """The page of an indicator."""

    term: Term
    uri: str
    rows: tuple[PlacedFigure, ...]
    groups: tuple[FigureAxis, ...]
    alone: tuple[LoneFigure, ...]

    @property
    def places(self) -> int:
        """How many divisions the figures come from."""
        return len({row.code for row in self.rows})


def placed_figure(case: Case, observation: Observation, library: Library) -> PlacedFigure:
    """Return one observation of ``case`` with where it comes from."""
    return library.once(_placed_figure, case, observation)


def _placed_figure(case: Case, observation: Observation, library: Library) -> PlacedFigure:
    worded = figure(case, observation, library)
    where = scope_words(observation.scope.place, case.place)
    group = observation.scope.group
    return PlacedFigure(
        worded,
        measurand(observation, library.vocabulary),
        interval(observation.value, observation.comparator, value_to=observation.value_to),
        case.place.code,
        where,
        f"{where}，{group}" if group else where,
        Item(case.title, case_uri(case.id, worded.id)),
    )


def placed_figures(cases: Iterable[Case], library: Library) -> Mapping[str, list[PlacedFigure]]:
    """Return all figures of ``cases`` by their indicators, by the codes of their places."""
    by_indicator: dict[str, list[PlacedFigure]] = {}
    for case in _by_code(cases):
        for observation in case.observations:
            placed = placed_figure(case, observation, library)
            by_indicator.setdefault(observation.indicator, []).append(placed)
    return by_indicator


def _shared(measured: Measurand) -> tuple[str, ...]:
    """Say what the figures of a group share, beside the indicator that the whole page is about."""
    given = {a.name: w for a, w in zip(ASPECTS, measured.aspects, strict=True) if w}
    length = given.pop("时间长短", "")
    given.pop("指标", None)
    if "时间类型" in given and length:
        given["时间类型"] = f"{given['时间类型']}（{length}）"
    return tuple(_AGREED.get(name, f"{name}都是{{}}").format(word) for name, word in given.items())


@dataclass(frozen=True)
class Told:
    """The figures of one place in a line of a list, as they are written."""

    place: str
    figures: tuple[Figure, ...]


def told(rows: Sequence[PlacedFigure], most: int) -> tuple[Told, ...]:
    """Return the first ``most`` figures by their places, in the order of the codes."""
    by_place: dict[str, list[Figure]] = {}
    for row in rows[:most]:
        by_place.setdefault(row.code, []).append(row.figure)
    return tuple(Told(place_tag(code), tuple(figures)) for code, figures in by_place.items())


def figure_axes(
    rows: Sequence[PlacedFigure],
) -> tuple[tuple[FigureAxis, ...], tuple[PlacedFigure, ...]]:
    """Part ``rows`` into axes of figures that may be compared, and those that no axis holds."""
    groups, _ = comparable_groups((row.measurand, row) for row in rows)
    axes = []
    for members in groups.values():
        drawn = [(row, row.interval) for row in members if row.interval is not None]
        if len({row.figure.case_id for row, _ in drawn}) >= FEWEST_DRAWN:
            unit = members[0].figure.quantity.unit
            laid = axis([i for _, i in drawn], unit=unit)
            shared = _shared(members[0].measurand)
            axes.append(FigureAxis(shared, unit, members, tuple(row for row, _ in drawn), laid))
    held = {row.key for group in axes for row in group.rows}
    return tuple(axes), tuple(row for row in rows if row.key not in held)


def why_alone(row: PlacedFigure, others: Iterable[PlacedFigure]) -> str:
    """Say why ``row`` stands on no axis: what its source leaves open, or how the nearest of ``others`` differs."""
    if unknown := comparability(row.measurand, row.measurand).reasons:
        return "；".join(unknown)
    against = [
        (other, comparability(row.measurand, other.measurand).reasons)
        for other in others
        if other.key != row.key
    ]
    if not against:
        return "这个指标没有另一个口径写清楚的数可以对照"
    nearest, reasons = min(against, key=lambda pair: len(pair[1]))
    if not reasons:
        if nearest.figure.case_id == row.figure.case_id:
            return "口径一致的只有同一个案例里的数，没有别处的可以对照"
        return "是平均数或最高值，不画在轴上"
    return f"离它最近的是{nearest.place}的{nearest.figure.quantity.marked}，{'；'.join(reasons)}"


def speakers(rows: Iterable[PlacedFigure]) -> tuple[PlacedFigure, ...]:
    """Return two figures at most of each kind that is known in every aspect: what they say holds for all of the kind."""
    groups, _ = comparable_groups((row.measurand, row) for row in rows)
    return tuple(row for members in groups.values() for row in members[:2])


@dataclass(frozen=True)
class IndicatorTally:
    """How many figures there are of an indicator, and the first few by their places."""

    term: Term
    count: int
    told: tuple[Told, ...]


def cases_by_indicator(library: Library) -> Mapping[str, tuple[Case, ...]]:
    """Return the cases that have figures of each indicator, by the codes of their places."""
    cases_of_word: dict[str, list[Case]] = {}
    for case in _by_code(library.cases.values()):
        for word in dict.fromkeys(o.indicator for o in case.observations):
            cases_of_word.setdefault(word, []).append(case)
    return {word: tuple(cases) for word, cases in cases_of_word.items()}


def indicator_tallies(library: Library, most: int) -> tuple[IndicatorTally, ...]:
    """Return how much there is of every indicator, with its first ``most`` figures."""
    observed: dict[str, list[tuple[Case, Observation]]] = {}
    for case in _by_code(library.cases.values()):
        for observation in case.observations:
            observed.setdefault(observation.indicator, []).append((case, observation))
    return tuple(
        IndicatorTally(
            term,
            len(observed.get(term.term, ())),
            told(
                [placed_figure(c, o, library) for c, o in observed.get(term.term, ())[:most]], most
            ),
        )
        for term in library.vocabulary.terms("indicators")
    )


def figures_of(word: str, library: Library) -> tuple[PlacedFigure, ...]:
    """Return all figures of one indicator, by the codes of their places."""
    return tuple(
        placed_figure(case, observation, library)
        for case in _by_code(library.cases.values())
        for observation in case.observations
        if observation.indicator == word
    )


def few_of(rows: tuple[PlacedFigure, ...]) -> tuple[PlacedFigure, ...]:
    """Return as many figures as one page can hold, from as many provinces as there are, in the same order."""
    if len(rows) <= MOST_LISTED:
        return rows
    turns: dict[str, int] = {}
    numbered = []
    for index, row in enumerate(rows):
        turn = turns[row.code[:2]] = turns.get(row.code[:2], 0) + 1
        numbered.append((turn, index))
    return tuple(rows[index] for index in sorted(i for _, i in sorted(numbered)[:MOST_LISTED]))


def indicator_view(term: Term, rows: tuple[PlacedFigure, ...]) -> IndicatorView:
    """Return the page of one indicator, with all its figures."""
    groups, rest = figure_axes(rows)
    others = speakers(rows)
    alone = tuple(LoneFigure(row, why_alone(row, others)) for row in rest)
    return IndicatorView(term, term_uri("indicators", term), rows, groups, alone)


def _by_code(cases: Iterable[Case]) -> list[Case]:
    return sorted(cases, key=lambda case: (case.place.code, case.id))
