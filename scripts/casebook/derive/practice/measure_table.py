"""One kind of measure over all places: what each does, who leads, how often, at what cost, with what figures, how far it is.

A column is one place as the records name it, down to the township or the community: what one community does is not said
of its county. A cell without words says something about the records, never about the articles: 记录里没有. Places
stand in columns up to :data:`ACROSS`, beyond that in rows under each aspect.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casebook.derive.figures.figures import Figure, figure
from casebook.derive.ground.addresses import case_uri, region_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import DOT, place_short, told_place
from casebook.derive.ground.remarks import without_remarks
from casebook.derive.practice.answers import (
    Deed,
    leaders,
    means,
    named,
    practices,
    spread,
)
from casebook.derive.practice.quotes import Quoted, quoted
from casebook.divisions import lineage
from casebook.language.closed_words import LEAD_UNRECORDED, NOT_STATED, PLANNED, STATED
from casebook.model.case import Place
from casebook.model.library import Library
from casebook.model.observation import Observation

ACROSS: Final = 4
"""So many places stand in columns; more of them stand in rows."""
PLACES_SHOWN: Final = 40
DEEDS_SHOWN: Final = 4
FIGURES_SHOWN: Final = 3
INTENDED: Final = "打算"
_COST: Final = "成本"
_MONEY: Final = "资金"
_DOES: Final = "实施"
ASPECTS: Final = (
    ("what", "做什么"),
    ("leads", "谁牵头"),
    ("often", "多久一次"),
    ("cost", "花多少、谁出"),
    ("figures", "数字"),
    ("stage", "进展和打算"),
)
"""What a reader asks of every measure, in this order."""
_MONEY_FIGURES: Final = ("figures", "cost")
"""Where the figures of a measure stand when they are all about money: under the second aspect, not under the first."""
# What came of it before what was done for it.
_LEVELS: Final = {"成效": 0, "评价": 1, "产出": 2, "覆盖": 3, "活动": 4, "投入": 5}


@dataclass(frozen=True)
class Words:
    """What one measure says on one aspect. Nothing of it: the record is silent."""

    text: str = ""
    quotes: tuple[Quoted, ...] = ()
    items: tuple[Item, ...] = ()
    figures: tuple[Figure, ...] = ()
    more: int = 0
    inferred: bool = False
    intended: bool = False
    further: str = ""
    """The address of what the record plans besides."""

    def __bool__(self) -> bool:
        """Whether there is anything to show."""
        return bool(self.text or self.items or self.figures or self.intended or self.further)


@dataclass(frozen=True)
class Told:
    """The words of one measure: ``measure`` links to it, ``main`` names the kind it is first of all, if another."""

    measure: Item
    case: Item
    main: str
    words: Words


@dataclass(frozen=True)
class PlaceColumn:
    """One place with its measures of this kind; ``more`` of them are not shown."""

    name: str
    region: str
    uri: str
    cells: Mapping[str, tuple[Told, ...]]
    more: int

    def elsewhere(self, aspect: str) -> str:
        """Return the title of the aspect under which its words on a silent ``aspect`` stand; empty if there are none."""
        row, other = _MONEY_FIGURES
        stands = aspect == row and not self.cells[row] and self.cells[other]
        return dict(ASPECTS)[other] if stands else ""

    @property
    def several(self) -> bool:
        """Whether more than one of its measures is shown, so that each has to be named."""
        return len(self.cells[ASPECTS[0][0]]) > 1

    @property
    def answered(self) -> int:
        """On how many aspects it says something."""
        return sum(1 for words in self.cells.values() if words)


@dataclass(frozen=True)
class AspectRow:
    """One aspect over all places shown."""

    id: str
    title: str
    cells: tuple[tuple[PlaceColumn, tuple[Told, ...]], ...]

    @property
    def answering(self) -> tuple[tuple[PlaceColumn, tuple[Told, ...]], ...]:
        """The places whose records say something."""
        return tuple(pair for pair in self.cells if pair[1])

    @property
    def silent(self) -> tuple[str, ...]:
        """The places whose records do not."""
        return tuple(c.name for c, words in self.cells if not words and not c.elsewhere(self.id))

    @property
    def elsewhere(self) -> str:
        """The title of the aspect under which the words of some places stand instead; empty if there are none."""
        return next(filter(None, (column.elsewhere(self.id) for column, _ in self.cells)), "")

    @property
    def told_elsewhere(self) -> tuple[str, ...]:
        """Those places."""
        return tuple(column.name for column, _ in self.cells if column.elsewhere(self.id))


@dataclass(frozen=True)
class MeasureTable:
    """Places by aspects. ``places`` counts all of them, ``columns`` are those shown."""

    columns: tuple[PlaceColumn, ...] = ()
    rows: tuple[AspectRow, ...] = ()
    places: int = 0
    unrecorded: tuple[str, ...] = ()
    """Aspects that no record says anything of."""

    @property
    def across(self) -> bool:
        """Whether the places stand in columns."""
        return len(self.columns) <= ACROSS


def measure_table(all_deeds: Sequence[Deed], kind: str, library: Library) -> MeasureTable:
    """Lay out the measures of one ``kind``; what programmes tell again counts only where nobody else tells it."""
    by_place: dict[Whose, list[Deed]] = {}
    for deed in practices(all_deeds):
        by_place.setdefault(_whose(told_place(deed.case)), []).append(deed)
    # Those that rest on it first; of many, from every province one before any has two.
    beside = {whose: all(deed.main != kind for deed in group) for whose, group in by_place.items()}
    order = sorted(by_place, key=lambda whose: (beside[whose], whose))
    if len(order) > PLACES_SHOWN:
        order = list(spread(order, lambda whose: whose[0][:2])[:PLACES_SHOWN])
    columns = [(whose, _column(by_place[whose], kind, library)) for whose in order]
    columns.sort(key=lambda entry: (beside[entry[0]], -entry[1].answered, entry[0]))
    shown = tuple(column for _, column in columns)
    rows = tuple(
        AspectRow(name, title, tuple((column, column.cells[name]) for column in shown))
        for name, title in ASPECTS
    )
    return MeasureTable(
        columns=shown,
        rows=tuple(row for row in rows if row.answering),
        places=len(by_place),
        unrecorded=tuple(
            row.title for row in rows if row.silent and not row.answering and not row.elsewhere
        ),
    )


Whose = tuple[str, str, str]
"""County, township and community of a record: what makes one place."""


def _whose(place: Place) -> Whose:
    return (
        place.code,
        without_remarks(place.township or ""),
        without_remarks(place.community or ""),
    )


def _column(group: Sequence[Deed], kind: str, library: Library) -> PlaceColumn:
    ordered = sorted(group, key=lambda deed: deed.main != kind)
    shown = ordered[:DEEDS_SHOWN]
    place = told_place(shown[0].case)
    chain = lineage(place.code)
    cells: dict[str, list[Told]] = {name: [] for name, _ in ASPECTS}
    for deed in shown:
        main = "" if deed.main == kind else deed.main
        for name, words in _words(deed, library).items():
            if words:
                case = Item(deed.case.title, case_uri(deed.case.id))
                cells[name].append(Told(Item(deed.measure.name, deed.uri), case, main, words))
    return PlaceColumn(
        name=place_short(place),
        region=DOT.join([chain[0].short_name, *(d.name for d in chain[1:-1])])
        if len(chain) > 1
        else "",
        uri=region_uri(place.code),
        cells={name: tuple(listed) for name, listed in cells.items()},
        more=len(group) - len(shown),
    )


def _words(deed: Deed, library: Library) -> Mapping[str, Words]:
    """Return what ``deed`` says on every aspect."""
    case, measure = deed.case, deed.measure
    figures = [o for o in case.observations if measure.id in o.measures]
    costs = [o for o in figures if o.level == _COST]
    numbers = sorted(
        (o for o in figures if o.level != _COST), key=lambda o: _LEVELS.get(o.level, len(_LEVELS))
    )
    tied = {o.id for o in figures}
    money = [
        r
        for r in case.resources
        if r.kind == _MONEY and r.basis == STATED and tied.intersection(r.observations)
    ]
    counted = {number for resource in money for number in resource.observations}
    status = "" if measure.status in (NOT_STATED, PLANNED) else measure.status
    return {
        "what": Words(
            in_short(measure.what),
            quoted(measure.evidence, library),
            inferred=measure.basis != STATED,
            intended=deed.planned,
        ),
        "leads": Words(_leads(deed)),
        "often": Words(measure.frequency or ""),
        "cost": Words(
            items=means(money),
            figures=_figures(deed, [o for o in costs if o.id not in counted], library),
        ),
        "figures": Words(
            figures=_figures(deed, numbers, library), more=max(len(numbers) - FIGURES_SHOWN, 0)
        ),
        "stage": Words(
            status,
            intended=deed.planned,
            further=case_uri(case.id, "next") if case.next_steps else "",
        ),
    }


_NAMING: Final = ("文章叫", "原文叫", "当地叫")
"""Beginnings of sentences that only tell what something is called."""
_SAYS_SOMETHING: Final = 12


def in_short(text: str) -> str:
    """Return the first sentence that says what is done, not only what it is called; with the next where it is very short."""
    sentences = [f"{part}。" for part in text.split("。") if part]
    telling = [s for s in sentences if not s.startswith(_NAMING)] or sentences
    short = telling[:2] if len(telling[0]) < _SAYS_SOMETHING else telling[:1]
    return "".join(short)


def _leads(deed: Deed) -> str:
    """Who is in charge; where the record names nobody, who does it, with that role."""
    if leading := leaders(deed.measure):
        return named(leading)
    doing = named(p for p in deed.measure.who if p.role == _DOES)
    return f"{doing}，{LEAD_UNRECORDED}" if doing else ""


def _figures(
    deed: Deed, observations: Sequence[Observation], library: Library
) -> tuple[Figure, ...]:
    return tuple(figure(deed.case, o, library) for o in observations[:FIGURES_SHOWN])
