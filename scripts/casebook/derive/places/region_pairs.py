"""Two places side by side: what both do, what each has, and which of their numbers may be compared.

Places are those that records are about: counties, districts, and cities where a record names no county. Any two are laid
side by side in the browser (theme/browser/regions/), in the same words and order. Nothing here ranks: the place with the
smaller code comes first, words stand in the order of their vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from casebook.derive.case.problem_words import inferred_counts
from casebook.derive.compare.conclusion import LETTERS
from casebook.derive.compare.row import Rows
from casebook.derive.figures.comparability import Measurand, State, Verdict, comparability
from casebook.derive.figures.indicator_groups import (
    FigureAxis,
    PlacedFigure,
    figure_axes,
    placed_figures,
)
from casebook.derive.ground.addresses import case_uri, pair_uri, region_uri, term_uri
from casebook.derive.ground.browse_address import browse_address
from casebook.derive.ground.items import Item
from casebook.derive.places.place_kind import difference
from casebook.derive.places.region_views import (
    FACETS,
    PLACE,
    cases_by_region,
    cases_of_words,
)
from casebook.derive.places.set_apart import (
    SetApart,
    cautions,
    decided,
    of_two,
    set_apart,
    when_to_choose,
)
from casebook.derive.places.shared_measures import Common, common, common_kinds, kinds_of
from casebook.derive.practice.answers import Deed, deeds
from casebook.divisions import divisions, lineage
from casebook.language.closed_words import NOT_LISTED
from casebook.model.case import Case
from casebook.model.decision import ALIKE
from casebook.model.library import Library

_STATES = tuple(State)
CASES_SHOWN = 3
MOST_PLACES = 12
"""Pairs of places get pages of their own only while there are no more places with records."""
MOST_PROVINCES = 10
"""Old addresses of two provinces are kept while there are no more provinces with cases."""
FEWEST_SHARED = 2
"""So many kinds of measures two places share before their pair is prepared."""
NAMED = 4
"""As many of what both places have are named in the sentence on top."""
LOPSIDED = 4
"""Beyond so many times the records of the other, what “only one place has” tells of the records and not of the places."""


@dataclass(frozen=True)
class Side:
    """One of the two places, and how many cases it has."""

    name: str
    uri: str
    code: str
    count: int


@dataclass(frozen=True)
class CasesOfSide:
    """The cases of one place behind a word: the first of them, how many there are, and where all are found."""

    name: str
    shown: tuple[Item, ...]
    total: int
    found: str


@dataclass(frozen=True)
class TermCases:
    """A word with the cases behind it, of one place or of both. ``inferred``: no article says it, records infer it."""

    term: Item
    sides: tuple[CasesOfSide, ...]
    inferred: bool = False


@dataclass(frozen=True)
class Split:
    """The words of one vocabulary: which both places have, and which only one has, where that says anything."""

    both: tuple[TermCases, ...]
    only_a: tuple[TermCases, ...]
    only_b: tuple[TermCases, ...]


@dataclass(frozen=True)
class SharedIndicator:
    """An indicator that both places report: axes across the two, and every figure of theirs.

    ``verdict`` is about the pair of figures that differs least.
    """

    term: Item
    axes: tuple[FigureAxis, ...]
    rows: tuple[PlacedFigure, ...]
    nearest: tuple[PlacedFigure, PlacedFigure]
    verdict: Verdict


@dataclass(frozen=True)
class RegionPair:
    """Two places. ``unlike``: that they are not of one kind; ``lopsided``: that one has many times the records.

    ``notes``: what editors say is different; ``agreed``: what is alike; ``choices``: of each question that both answered, when
    to take which; ``cautions``: whose telling is weak.
    """

    uri: str
    a: Side
    b: Side
    unlike: str
    lopsided: str
    common: Common
    problems: Split
    measures: Split
    indicators: tuple[SharedIndicator, ...]
    notes: tuple[SetApart, ...]
    agreed: tuple[SetApart, ...]
    decisions: Rows
    choices: tuple[tuple[str, str], ...]
    cautions: str

    @property
    def heads(self) -> tuple[tuple[str, str], ...]:
        """The letters of the places, and their names."""
        return tuple(zip(LETTERS, (self.a.name, self.b.name), strict=False))

    @property
    def alike(self) -> str:
        """What both places have, in one sentence: kinds of measures, problems, indicators."""
        kinds = [shared.term.text for shared in self.common.shared]
        problems = [
            f"{word.term.text}{'（推断）' if word.inferred else ''}" for word in self.problems.both
        ]
        indicators = [shared.term.text for shared in self.indicators]
        return "".join(
            f"{what} {len(words)} {counted}{f'：{_listed(words)}' if words else ''}。"
            for what, counted, words in (
                ("都用的做法", "种", kinds),
                ("都有的难题", "个", problems),
                ("都给了数字的指标（能不能比看下面）", "个", indicators),
            )
        )


def _listed(words: Sequence[str]) -> str:
    """Name the first of ``words``."""
    return f"{'、'.join(words[:NAMED])}{'等' if len(words) > NAMED else ''}"


@dataclass(frozen=True)
class ProvincePair:
    """An old address: two provinces, and the pairs of their places that have pages."""

    uri: str
    names: tuple[str, str]
    pairs: tuple[Item, ...]


@dataclass(frozen=True)
class _Place:
    side: Side
    cases: tuple[Case, ...]
    kinds: Mapping[str, Sequence[Deed]]


def lopsided(a: str, count_a: int, b: str, count_b: int) -> str:
    """Say that one place has more than :data:`LOPSIDED` times the records of the other; nothing where it has not."""
    if max(count_a, count_b) <= LOPSIDED * min(count_a, count_b):
        return ""
    times, rest = divmod(max(count_a, count_b), min(count_a, count_b))
    return (
        f"{a} {count_a} 条记录，{b} {count_b} 条记录，多的是少的 {times} 倍{'多' if rest else ''}。"
        "“只有一地有”看出来的会是记录多少，所以不列；也不挑哪一对数字最接近。"
    )


def _split(facet: str, places: Sequence[_Place], library: Library, only: bool) -> Split:  # noqa: FBT001
    of_places = [(place.side, _behind(place, facet)) for place in places]
    guessed = [inferred_counts(place.cases) if facet == "problems" else {} for place in places]
    label = dict(FACETS)[facet]
    parts: dict[tuple[str, ...], list[TermCases]] = {}
    for term in library.vocabulary.terms(facet):
        sides = {
            side.code: CasesOfSide(
                side.name,
                tuple(Item(c.title, case_uri(c.id)) for c in by_word[term.term][:CASES_SHOWN]),
                len(by_word[term.term]),
                browse_address({label: term.term, PLACE: side.code}),
            )
            for side, by_word in of_places
            if term.term in by_word
        }
        inferred = sum(counts.get(term.term, 0) for counts in guessed)
        word = TermCases(
            Item(term.term, term_uri(facet, term)),
            tuple(sides.values()),
            bool(inferred) and inferred == sum(side.total for side in sides.values()),
        )
        parts.setdefault(tuple(sides), []).append(word)
    a, b = (place.side.code for place in places)
    return Split(
        tuple(parts.get((a, b), ())),
        tuple(parts.get((a,), ())) if only else (),
        tuple(parts.get((b,), ())) if only else (),
    )


def _behind(place: _Place, facet: str) -> Mapping[str, tuple[Case, ...]]:
    """Return the cases behind each word: of measures those whose measures count, see :func:`kinds_of`."""
    if facet == "problems":
        return cases_of_words(place.cases, facet)
    return {
        kind: tuple({deed.case.id: deed.case for deed in deeds}.values())
        for kind, deeds in place.kinds.items()
    }


def _kinds(rows: Sequence[PlacedFigure]) -> tuple[PlacedFigure, ...]:
    """Return one figure for each way of measuring: what holds for it holds for all of its kind."""
    first: dict[Measurand, PlacedFigure] = {}
    for row in rows:
        first.setdefault(row.measurand, row)
    return tuple(first.values())


def _shared(
    a: Mapping[str, Sequence[PlacedFigure]],
    b: Mapping[str, Sequence[PlacedFigure]],
    library: Library,
) -> Iterator[SharedIndicator]:
    for term in library.vocabulary.terms("indicators"):
        mine, theirs = a.get(term.term, ()), b.get(term.term, ())
        if term.term == NOT_LISTED or not mine or not theirs:
            continue
        rows = (*mine, *theirs)
        sides = ({row.key for row in mine}, {row.key for row in theirs})
        across = tuple(
            group
            for group in figure_axes(rows)[0]
            if all(side & {row.key for row in group.drawn} for side in sides)
        )
        pairs = [
            (comparability(one.measurand, other.measurand), one, other)
            for one, other in product(_kinds(mine), _kinds(theirs))
        ]
        verdict, one, other = min(
            pairs, key=lambda pair: (_STATES.index(pair[0].state), len(pair[0].reasons))
        )
        yield SharedIndicator(
            Item(term.term, term_uri("indicators", term)), across, rows, (one, other), verdict
        )


def _pair(a: _Place, b: _Place, library: Library) -> RegionPair:
    uneven = lopsided(a.side.name, a.side.count, b.side.name, b.side.count)
    said = tuple(of_two(a.cases, b.cases, library.vocabulary))
    chosen = tuple(decided(a.cases, b.cases, library))
    return RegionPair(
        uri=pair_uri(a.side.code, b.side.code),
        a=a.side,
        b=b.side,
        unlike=difference(divisions()[a.side.code], divisions()[b.side.code]),
        lopsided=uneven,
        common=common(a.kinds, b.kinds, library),
        problems=_split("problems", (a, b), library, only=not uneven),
        measures=_split("measures", (a, b), library, only=not uneven),
        indicators=tuple(
            _shared(placed_figures(a.cases, library), placed_figures(b.cases, library), library)
        ),
        notes=(
            *(line for line in said if not line.text.startswith(ALIKE)),
            *set_apart(a.cases, b.cases),
        ),
        agreed=tuple(
            SetApart(line.text.removeprefix(ALIKE), line.uri)
            for line in said
            if line.text.startswith(ALIKE)
        ),
        decisions=chosen,
        choices=tuple(when_to_choose(chosen, library.vocabulary)),
        cautions="".join(
            f"{place.side.name}：{'；'.join(words)}。"
            for place in (a, b)
            if (words := cautions(place.cases, library))
        ),
    )


def prepared_pairs(library: Library) -> Iterator[RegionPair]:
    """Yield the pairs that get a page of their own: places that share enough, while there are few places."""
    codes = sorted({case.place.code for case in library.cases.values()})
    if len(codes) > MOST_PLACES:
        return
    by_region = cases_by_region(library)
    by_place: dict[str, list[Deed]] = {}
    for deed in deeds(library):
        for division in lineage(deed.case.place.code):
            by_place.setdefault(division.code, []).append(deed)
    places = [
        _Place(
            Side(divisions()[code].name, region_uri(code), code, len(by_region[code])),
            by_region[code],
            kinds_of(by_place.get(code, ())),
        )
        for code in codes
    ]
    for a, b in combinations(places, 2):
        nested = any(division.code == a.side.code for division in lineage(b.side.code))
        if not nested and len(tuple(common_kinds(a.kinds, b.kinds))) >= FEWEST_SHARED:
            yield _pair(a, b, library)


def province_pairs(library: Library, prepared: Iterable[RegionPair]) -> Iterator[ProvincePair]:
    """Yield the old addresses of two provinces, each with the prepared pairs of their places."""
    provinces = [code for code in cases_by_region(library) if divisions()[code].level == "省"]
    if len(provinces) > MOST_PROVINCES:
        return
    links: dict[tuple[str, str], list[Item]] = {}
    for pair in prepared:
        above = tuple(lineage(side.code)[0].code for side in (pair.a, pair.b))
        link = Item(f"{pair.a.name}与{pair.b.name}", pair.uri)
        links.setdefault((min(above), max(above)), []).append(link)
    for a, b in combinations(provinces, 2):
        uri = pair_uri(a, b)
        names = divisions()[a].name, divisions()[b].name
        yield ProvincePair(uri, names, tuple(links.get((a, b), ())))
