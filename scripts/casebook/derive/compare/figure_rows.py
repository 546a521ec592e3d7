"""The rows of numbers of cases side by side: which may be compared, and the bars of those that may.

The rule is :mod:`casebook.derive.figures.comparability`; here it is asked for all numbers of a row at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, product

from casebook.derive.compare.compared_case import ALWAYS_ASKED, Column, ComparedFigure
from casebook.derive.compare.conclusion import FEWEST, LETTERS
from casebook.derive.compare.row import BAR, Bar, FigureCell, Row
from casebook.derive.compare.words import WORDS
from casebook.derive.figures.comparability import (
    State,
    comparable_groups,
    differences,
    reasons,
    state,
)
from casebook.language.closed_words import NOT_LISTED
from casebook.model.vocabulary import Vocabulary

Cases = Sequence[Sequence[ComparedFigure]]
"""The numbers of one row, one sequence a case."""


def verdict(cases: Cases, drawn: Mapping[str, Bar]) -> tuple[str, str, bool]:
    """Say of a row whether its numbers may be compared across cases, in one word how they stand, and whether only some do."""
    given = [(LETTERS[n], figures) for n, figures in enumerate(cases) if figures]
    if len(given) < FEWEST:
        return WORDS["one" if given else "none"], "", False
    pairs: dict[State, list[tuple[tuple[str, ComparedFigure], tuple[str, ComparedFigure]]]] = {}
    for (one, ours), (other, theirs) in combinations(given, 2):
        for a, b in product(ours, theirs):
            of_state = pairs.setdefault(state(a.measurand, b.measurand), [])
            of_state.append(((one, a), (other, b)))
    best = next(s for s in State if s in pairs)
    return _said(pairs, drawn), best.value, best is not State.APART and State.APART in pairs


def _said(
    pairs: Mapping[State, Sequence[tuple[tuple[str, ComparedFigure], tuple[str, ComparedFigure]]]],
    drawn: Mapping[str, Bar],
) -> str:
    if pairs.keys() == {State.SAME}:
        return WORDS["same" if drawn else "undrawn"]
    said = [WORDS["drawn" if drawn else "agree"]] if State.SAME in pairs else []
    if State.REFER in pairs:
        words = differences(
            ((n, a.measurand), (m, b.measurand)) for (n, a), (m, b) in pairs[State.REFER]
        )
        text = WORDS["some_refer" if len(pairs) > 1 else "refer"]
        said.append(text.format(differences="，".join(words)))
    if State.APART in pairs:
        against = reasons((a.measurand, b.measurand) for (_, a), (_, b) in pairs[State.APART])
        said.append(WORDS["rest" if said else "apart"].format(reasons="；".join(against)))
    return "".join(said)


def bars(cases: Cases) -> dict[str, Bar]:
    """Return the bars of a row by :attr:`ComparedFigure.reference`: only within groups that span several cases."""
    groups, _ = comparable_groups((f.measurand, f) for figures in cases for f in figures)
    drawn: dict[str, Bar] = {}
    for group in groups.values():
        amounts = [f.amount for f in group if f.amount is not None]
        if len({f.figure.case_id for f in group}) < FEWEST or len(amounts) < len(group):
            continue
        top = max(amounts)
        longest = next(f for f in group if f.amount == top)
        references = tuple(f.reference for f in group)
        for f in group:
            drawn[f.reference] = Bar(
                width=_width(f.amount or Decimal(0), top),
                edge=f.edge,
                title=WORDS["bar"].format(label=f.figure.label, display=f.figure.quantity.marked),
                description=WORDS["scale"].format(
                    top=longest.figure.quantity.marked, edge=WORDS[f.edge] if f.edge else ""
                ),
                figures=references,
            )
    return drawn


def _width(amount: Decimal, top: Decimal) -> int:
    # Not rounded: the browser reckons in binary and must find the same whole number.
    return max(1, int(amount * BAR / top + Decimal("1e-6"))) if top else 1


def _figure_row(level: str, indicator: str, uri: str, columns: Sequence[Column]) -> Row:
    cases = [
        [f for f in c.figures if f.figure.level == level and f.figure.indicator == indicator]
        for c in columns
    ]
    drawn = bars(cases)
    said, word, mixed = verdict(cases, drawn)
    return Row(
        title=row_title(level, indicator),
        uri=uri,
        verdict=said,
        state=word,
        mixed=mixed,
        cells=tuple(
            FigureCell(tuple((f, drawn.get(f.reference)) for f in figures))
            if figures
            else column.elsewhere.get(indicator) or column.absent[level]
            for column, figures in zip(columns, cases, strict=True)
        ),
    )


def row_title(level: str, indicator: str) -> str:
    """Name a row of numbers."""
    return f"{level}：{indicator}" if indicator else level


def indicator_order(vocabulary: Vocabulary) -> Mapping[str, int]:
    """Return the place of every indicator in the rows of a level: as in the codebook, the unlisted last."""
    words = [t.term for t in vocabulary.terms("indicators")]
    return {word: len(words) if word == NOT_LISTED else n for n, word in enumerate(words)}


def figure_rows(level: str, columns: Sequence[Column], order: Mapping[str, int]) -> Iterator[Row]:
    """Yield the rows of a level, an indicator each; one that says so where a level always asked for has no numbers."""
    uris = {
        f.figure.indicator: f.figure.indicator_uri
        for c in columns
        for f in c.figures
        if f.figure.level == level
    }
    for indicator in sorted(uris, key=lambda word: order[word]):
        yield _figure_row(level, indicator, uris[indicator], columns)
    if not uris and level in ALWAYS_ASKED:
        yield _figure_row(level, "", "", columns)
