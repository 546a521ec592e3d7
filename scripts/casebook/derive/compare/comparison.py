"""Two to four cases side by side: every row, whether its numbers may be compared, and the bars where they may.

The rule is :mod:`casebook.derive.figures.comparability`; here it is asked for all numbers of a row at once. The browser
does the same for cases that a reader chooses (``theme/browser/compare/``); a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, product

from casebook.derive.compare.compared_case import (
    ALWAYS_ASKED,
    NOT_MENTIONED,
    Cell,
    Column,
    ComparedFigure,
    not_concerned,
)
from casebook.derive.figures.comparability import Verdict, comparability, comparable_groups, reasons
from casebook.language.closed_words import NOT_LISTED
from casebook.model.vocabulary import Vocabulary

MOST = 4
FEWEST = 2
LETTERS = "ABCD"
BAR = 220
"""Width of the longest bar of a row, in the units of its drawing."""

WORDS: Mapping[str, str] = {
    "none": "没有一个案例给出，无从比较。",
    "one": "只有一个案例给出，不作比较。",
    "same": Verdict(()).words,
    "different": Verdict(("{reasons}",)).words,
    "some": "画了条的口径一致，可以直接比较。其余不可直接比较：{reasons}。",
    "undrawn": "口径一致，但有的是平均数、最高数或变化量，不画条。",
    "bar": "{label}：{display}",
    "scale": "条长按数字画，这一组里最长的是 {top}。{edge}",
    "more": "箭头向右：原文写“余”“超过”一类的词，实际更多。",
    "less": "箭头向左：原文写“近”“不足”一类的词，实际更少。",
}
"""What is said of a row and of its bars, here and in the browser."""


@dataclass(frozen=True)
class TextRow:
    """A row of words. ``note`` stands under its title."""

    key: str
    title: str
    note: str = ""


@dataclass(frozen=True)
class Part:
    """Rows under one heading: words first, then the numbers of ``levels``."""

    title: str
    rows: tuple[TextRow, ...]
    levels: tuple[str, ...] = ()


_ANALYSIS = "整理者分析，不是原文的话。"
PARTS = (
    Part("什么地方", (TextRow("place", "地点"), TextRow("settlements", "聚落类型")), ("背景",)),
    Part(
        "做了什么",
        (
            TextRow("problems", "要解决的难题"),
            TextRow("period", "什么时候"),
            TextRow("lead", "谁牵头"),
            TextRow("part", "谁参与"),
            TextRow("measures", "做法"),
        ),
    ),
    Part("用了什么", (TextRow("resources", "资源"),), ("成本", "投入")),
    Part("数字", (), ("活动", "产出", "触达", "成效", "评价")),
    Part(
        "推算，和不算结果的数字",
        (TextRow("calculations", "推算", "本站用原文的数字算的，不是原文的话，也不互相比较。"),),
        ("目标", "荣誉报道"),
    ),
    Part(
        "能不能信，能不能学",
        (
            TextRow("evidence", "证据"),
            TextRow("trust", "来源"),
            TextRow("transfer", "要有什么条件", _ANALYSIS),
            TextRow("limits", "局限"),
            TextRow("gaps", "没说什么"),
        ),
    ),
)
TEXT_ROWS = tuple(row for part in PARTS for row in part.rows)


@dataclass(frozen=True)
class Bar:
    """A bar for one number. ``width`` is out of :data:`BAR`; ``figures`` are all that share its scale."""

    width: int
    edge: str
    title: str
    description: str
    figures: tuple[str, ...]


@dataclass(frozen=True)
class FigureCell:
    """The numbers of one case in one row, each with its bar where one may be drawn."""

    figures: tuple[tuple[ComparedFigure, Bar | None], ...]


@dataclass(frozen=True)
class Row:
    """One row. ``uri`` leads to the indicator; ``verdict`` says whether its numbers may be compared."""

    title: str
    cells: tuple[Cell | FigureCell, ...]
    note: str = ""
    uri: str = ""
    verdict: str = ""


@dataclass(frozen=True)
class Comparison:
    """Cases side by side: ``parts`` are pairs of a heading and its rows."""

    columns: tuple[Column, ...]
    parts: tuple[tuple[str, tuple[Row, ...]], ...]

    @property
    def heads(self) -> tuple[tuple[str, Column], ...]:
        """The cases with their letters."""
        return tuple(zip(LETTERS, self.columns, strict=False))

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The cases by letter and short name, for where there is little room."""
        return tuple(zip(LETTERS, short_names([c.title for c in self.columns]), strict=False))


def short_names(titles: Sequence[str]) -> tuple[str, ...]:
    """Leave out what stands before the colon in titles that begin alike: it tells nothing apart."""
    cut = [title.partition("：") for title in titles]
    places = [place for place, _, _ in cut]
    return tuple(
        rest if rest and places.count(place) > 1 else title
        for title, (place, _, rest) in zip(titles, cut, strict=True)
    )


Cases = Sequence[Sequence[ComparedFigure]]
"""The numbers of one row, one sequence a case."""


def verdict(cases: Cases, drawn: Mapping[str, Bar]) -> str:
    """Say of a row whether its numbers may be compared across cases."""
    given = [figures for figures in cases if figures]
    if len(given) < FEWEST:
        return WORDS["one" if given else "none"]
    pairs = [
        (a.measurand, b.measurand)
        for one, other in combinations(given, 2)
        for a, b in product(one, other)
    ]
    against = [pair for pair in pairs if not comparability(*pair).comparable]
    if not against:
        return WORDS["same" if drawn else "undrawn"]
    return WORDS["some" if drawn else "different"].format(reasons="；".join(reasons(against)))


def bars(cases: Cases) -> dict[str, Bar]:
    """Return the bars of a row by :attr:`ComparedFigure.reference`: only within groups that span several cases."""
    groups, _ = comparable_groups((f.measurand, f) for figures in cases for f in figures)
    found: dict[str, Bar] = {}
    for group in groups.values():
        amounts = [f.amount for f in group if f.amount is not None]
        if len({f.figure.case_id for f in group}) < FEWEST or len(amounts) < len(group):
            continue
        top = max(amounts)
        longest = next(f for f in group if f.amount == top)
        references = tuple(f.reference for f in group)
        for f in group:
            found[f.reference] = Bar(
                width=_width(f.amount or Decimal(0), top),
                edge=f.edge,
                title=WORDS["bar"].format(label=f.figure.label, display=f.figure.quantity.text),
                description=WORDS["scale"].format(
                    top=longest.figure.quantity.text, edge=WORDS[f.edge] if f.edge else ""
                ),
                figures=references,
            )
    return found


def _width(amount: Decimal, top: Decimal) -> int:
    # Not rounded: the browser reckons in binary and must find the same whole number.
    return max(1, int(amount * BAR / top + Decimal("1e-6"))) if top else 1


def _figure_row(level: str, indicator: str, uri: str, columns: Sequence[Column]) -> Row:
    cases = [
        [f for f in c.figures if f.figure.level == level and f.figure.indicator == indicator]
        for c in columns
    ]
    drawn = bars(cases)
    mechanisms = dict.fromkeys(word for found in cases for f in found for word in f.mechanisms)
    return Row(
        title=row_title(level, indicator),
        uri=uri,
        verdict=verdict(cases, drawn),
        cells=tuple(
            FigureCell(tuple((f, drawn.get(f.reference)) for f in found))
            if found
            else _absent(column, level, mechanisms)
            for column, found in zip(columns, cases, strict=True)
        ),
    )


def _absent(column: Column, level: str, mechanisms: Collection[str]) -> Cell:
    """Say why a case has no number in a row whose numbers belong to measures of ``mechanisms``."""
    said = column.absent[level]
    if said.absent == NOT_MENTIONED and mechanisms and not {*mechanisms} & {*column.mechanisms}:
        return not_concerned(mechanisms)
    return said


def row_title(level: str, indicator: str) -> str:
    """Name a row of numbers."""
    return f"{level}：{indicator}" if indicator else level


def indicator_order(vocabulary: Vocabulary) -> Mapping[str, int]:
    """Return the place of every indicator in the rows of a level: as in the codebook, the unlisted last."""
    words = [t.term for t in vocabulary.terms("indicators")]
    return {word: len(words) if word == NOT_LISTED else n for n, word in enumerate(words)}


def _figure_rows(level: str, columns: Sequence[Column], order: Mapping[str, int]) -> Iterator[Row]:
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


def comparison(columns: Sequence[Column], vocabulary: Vocabulary) -> Comparison:
    """Put 2 to 4 cases side by side."""
    order = indicator_order(vocabulary)
    parts = []
    for part in PARTS:
        rows = [
            Row(r.title, tuple(c.cells[r.key] for c in columns), note=r.note) for r in part.rows
        ]
        for level in part.levels:
            rows += _figure_rows(level, columns, order)
        if rows:
            parts.append((part.title, tuple(rows)))
    return Comparison(tuple(columns), tuple(parts))
