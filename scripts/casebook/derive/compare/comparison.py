"""Two to four cases side by side: what is read at one glance, what they decided, and every row below it.

First what an editor says of the difference, or what they chose; then the rows of :data:`~.glance.GLANCE` that two answer,
the decisions that two took, and the numbers that may stand together. All else is folded; what nobody says is one sentence.

The browser does the same for cases that a reader chooses (``theme/browser/compare/``); a test holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations

from casebook.derive.compare.compared_case import Column
from casebook.derive.compare.conclusion import (
    FEWEST,
    LETTERS,
    MOST,
    NOTHING_SHARED,
    SEPARATOR,
    choice,
    conclusions,
    edited,
)
from casebook.derive.compare.figure_rows import figure_rows, indicator_order
from casebook.derive.compare.glance import GLANCE, Cell
from casebook.derive.compare.row import FigureCell, Row, Rows
from casebook.derive.compare.taken_decision import TakenAnswer
from casebook.derive.compare.words import HEADINGS
from casebook.derive.figures.comparability import State
from casebook.language.closed_words import NOT_RECORDED, NOT_WRITTEN
from casebook.model.vocabulary import Vocabulary

SHEET = ("evidence", "sources")
"""What a sheet to take along says below the rows of the glance."""
FOR_TWO = ("need",)
"""Rows of the glance that more than two cases would make too long: they are folded with the rest."""
NOT_ON_SHEETS = ("need",)
"""Rows that a sheet has no room for: the page has them."""
ANSWER = "answer"
"""The key of rows that answer one aspect of the decision above them."""
ANSWERS, ANSWERS_OF_MORE = 4, 2
"""So many aspects of a decision stand under what two cases chose, and what more than two did."""
DIFFERING = ("lead", "what", "often", "cost", "done", "plan")
"""The rows of the glance of which one may come first, where no editor says what differs."""
ON_TOP = 150
"""So many characters of sentences leave room for the first row on the first screen of a phone."""
_HAN = re.compile("[一-鿿]")
SENTENCES = 2
"""As many sentences on the difference stand open on top, and on a sheet to take along."""


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
    Part("什么地方", (TextRow("place", "地点"), TextRow("settlements", "社区类型")), ("背景",)),
    Part(
        "做了什么",
        (
            TextRow("problems", "要解决的难题"),
            TextRow("period", "什么时候"),
            TextRow("lead", "谁牵头"),
            TextRow("part", "谁参与"),
            TextRow("served", "谁受益"),
            TextRow("measures", "做法"),
        ),
    ),
    Part("用了什么", (TextRow("resources", "资源"),), ("成本", "投入")),
    Part("数字", (), ("活动", "产出", "覆盖", "成效", "评价")),
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


@dataclass(frozen=True)
class Glance:
    """What is read at one glance: ``rows`` that stand open, those that one case alone answers, titles nobody does.

    ``unwritten`` are titles of which every article leaves the matter out, as editors say.
    """

    rows: Rows
    lone: Rows
    nobody: tuple[str, ...]
    unwritten: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Cases side by side.

    ``contrasts``: letters of cases, and what is said of them. ``decisions``: what was chosen; ``decided``: the same, each with
    the aspects that two answer. ``parts``: a heading and its rows; ``single``: numbers of one case.
    """

    columns: tuple[Column, ...]
    glance: Glance
    contrasts: tuple[tuple[str, str], ...]
    decisions: Rows
    decided: Rows
    together: Rows
    parts: tuple[tuple[str, Rows], ...]
    single: Rows
    nobody: tuple[str, ...]

    @property
    def few(self) -> bool:
        """Whether the cases leave room on a sheet to say more."""
        return len(self.columns) < MOST

    @property
    def sheet(self) -> Rows:
        """The rows that a sheet to take along has: those of the glance, what was decided, how sure it is, and whence."""
        order = [row.key for row in GLANCE]
        answered = [
            row for row in (*self.glance.rows, *self.glance.lone) if row.key not in NOT_ON_SHEETS
        ]
        return (
            *map(self._in_full, sorted(answered, key=lambda row: order.index(row.key))),
            *(sorted(self.decisions, key=lambda row: -row.answered) if self.few else ()),
            *(Row(HEADINGS[key], tuple(c.sheet[key] for c in self.columns)) for key in SHEET),
        )

    def _in_full(self, row: Row) -> Row:
        """Say more of what a sheet of few cases has room for."""
        cells = [c.sheet[row.key] for c in self.columns if row.key in c.sheet]
        return (
            replace(row, cells=tuple(cells)) if self.few and len(cells) == len(row.cells) else row
        )

    @property
    def left(self) -> Rows:
        """The rows that a sheet has no room for."""
        return self.decisions if len(self.columns) == MOST else ()

    @property
    def sentences(self) -> int:
        """How many of the contrasts stand on a sheet; what each case does, of all or of none."""
        return len(self.contrasts) if self._nothing_shared else SENTENCES

    def _cautions(self) -> Iterator[tuple[str, list[str]]]:
        """Yield what weakens the words of cases, each once with their letters."""
        by_words: dict[str, list[str]] = {}
        for letter, column in self.heads:
            if column.caution:
                by_words.setdefault(column.caution, []).append(letter)
        yield from by_words.items()

    @property
    def _nothing_shared(self) -> bool:
        return any(said == NOTHING_SHARED for _, said in self.contrasts)

    @cached_property
    def choice(self) -> str:
        """When to take which, as an editor sees it."""
        return choice(self.columns)

    @cached_property
    def edited(self) -> bool:
        """Whether the contrasts are words of editors."""
        return edited(self.columns)

    @property
    def first(self) -> int:
        """How many of the contrasts stand open on top; of long ones, one."""
        if self._nothing_shared:
            return len(self.contrasts)
        length = sum(len(said) for _, said in self.contrasts[:SENTENCES])
        return SENTENCES if length <= ON_TOP else 1

    @property
    def heads(self) -> tuple[tuple[str, Column], ...]:
        """The cases with their letters."""
        return tuple(zip(LETTERS, self.columns, strict=False))

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """The cases by letter and short name, for where there is little room."""
        return tuple(zip(LETTERS, short_names([c.title for c in self.columns]), strict=False))

    @cached_property
    def headings(self) -> Mapping[str, str]:
        """What stands over each part, and the sentences on rows that nobody answers."""
        return {
            **HEADINGS,
            "edited": HEADINGS["edited" if self.edited else "listed"].format(
                cautions="".join(
                    f"{SEPARATOR.join(letters)} {words}。" for words, letters in self._cautions()
                )
            ),
            "by_editors": HEADINGS["by_editors"] if self.edited else "",
            "lone": HEADINGS["lone"].format(
                titles=SEPARATOR.join(row.title for row in self.glance.lone)
            ),
            "left": HEADINGS["left"].format(
                titles=SEPARATOR.join(row.title.replace("？", "") for row in self.left)
            ),
            "unwritten": HEADINGS["unwritten"].format(titles=SEPARATOR.join(self.glance.unwritten)),
            "unseen": HEADINGS[
                "nobody" if all(c.whole for c in self.columns) else "nothing"
            ].format(titles=SEPARATOR.join(self.glance.nobody)),
            "nobody": HEADINGS["nobody"].format(titles=SEPARATOR.join(self.nobody)),
            "rest": HEADINGS["rest"].format(
                number=sum(len(rows) for _, rows in self.parts) + len(self.single)
            ),
            "single": HEADINGS["single"].format(number=sum(row.numbers for row in self.single)),
        }


def short_names(titles: Sequence[str]) -> tuple[str, ...]:
    """Leave out what stands before the colon in titles that begin alike: it tells nothing apart."""
    cut = [title.partition("：") for title in titles]
    places = [place for place, _, _ in cut]
    return tuple(
        rest if rest and places.count(place) > 1 else title
        for title, (place, _, rest) in zip(titles, cut, strict=True)
    )


def _likeness(row: Row) -> float:
    """Say how much the cells of a row share of their characters, over all pairs of cases."""
    cells = [
        set(_HAN.findall("".join(f"{e.strong}{e.text}{e.note}" for e in cell.entries)))
        for cell in row.cells
        if isinstance(cell, Cell)
    ]
    return sum(len(a & b) / (len(a | b) or 1) for a, b in combinations(cells, 2))


def _most_different_first(rows: Rows) -> Rows:
    """Put the row in which the cases differ most before the others: of those that all answer, the one with the least alike."""
    asked = [r for r in rows if r.key in DIFFERING and r.answered == len(r.cells)]
    first = min(asked, key=_likeness, default=None)
    return rows if first is None else (first, *(row for row in rows if row is not first))


def _glanced(column: Column, key: str, *, two: bool) -> Cell:
    """Return the cell of a row; of two cases there is room for the sentence in full, as a sheet has it."""
    return column.sheet.get(key, column.glance[key]) if two else column.glance[key]


def _glance(columns: Sequence[Column]) -> Glance:
    two = len(columns) == FEWEST
    rows = [
        (
            g,
            Row(
                g.title, tuple(_glanced(c, g.key, two=two) for c in columns), note=g.note, key=g.key
            ),
        )
        for g in GLANCE
        if two or g.key not in FOR_TWO
    ]
    answered = [(row, row.answered >= (1 if g.always else FEWEST)) for g, row in rows]
    return Glance(
        tuple(row for row, stands in answered if stands),
        tuple(row for row, stands in answered if row.answered and not stands),
        tuple(row.title for row, _ in answered if not row.answered and not _unwritten(row)),
        tuple(row.title for row, _ in answered if not row.answered and _unwritten(row)),
    )


def _unwritten(row: Row) -> bool:
    """Whether every case says that its article leaves this out."""
    return all(isinstance(c, Cell) and c.absent == NOT_WRITTEN for c in row.cells)


def _decisions(columns: Sequence[Column]) -> Iterator[Row]:
    taken = [{d.id: d for d in c.decisions} for c in columns]
    known = {d.id: d for of_case in taken for d in of_case.values()}
    for name, decision in sorted(known.items(), key=lambda item: item[1].order):
        if sum(name in of_case for of_case in taken) < FEWEST:
            continue
        cells = tuple(
            of_case[name].cell if name in of_case else _not_taken(name, column)
            for column, of_case in zip(columns, taken, strict=True)
        )
        yield Row(decision.title, cells, uri=decision.uri)


def _decided(columns: Sequence[Column]) -> Iterator[Row]:
    """Yield what was chosen in each decision, and below it those aspects that most of the cases answer."""
    most = ANSWERS if len(columns) == FEWEST else ANSWERS_OF_MORE
    for chosen in _decisions(columns):
        yield chosen
        told = [
            {a.order: a for d in c.decisions if d.uri == chosen.uri for a in d.answers}
            for c in columns
        ]
        titles = {n: a.title for of_case in told for n, a in of_case.items()}
        rows = {
            n: Row(titles[n], tuple(_told(n, of_case) for of_case in told), key=ANSWER)
            for n in sorted(titles)
        }
        answered = [n for n in rows if rows[n].answered >= FEWEST]
        first = sorted(answered, key=lambda n: -rows[n].answered)[:most]
        yield from (rows[n] for n in sorted(first))


def _told(order: int, answers: Mapping[int, TakenAnswer]) -> Cell:
    return answers[order].cell if order in answers else Cell(absent=NOT_RECORDED)


def _not_taken(name: str, column: Column) -> Cell:
    """Say which other record tells of it, else that none is recorded."""
    return Cell((column.aside[name],)) if name in column.aside else Cell(absent=NOT_RECORDED)


def _text_rows(columns: Sequence[Column]) -> Iterator[tuple[str, Rows]]:
    for part in PARTS:
        yield (
            part.title,
            tuple(
                Row(r.title, tuple(c.cells[r.key] for c in columns), note=r.note) for r in part.rows
            ),
        )


def comparison(columns: Sequence[Column], vocabulary: Vocabulary) -> Comparison:
    """Put 2 to 4 cases side by side."""
    order = indicator_order(vocabulary)
    figures = [
        row for part in PARTS for level in part.levels for row in figure_rows(level, columns, order)
    ]
    given = [(row, sum(isinstance(c, FigureCell) for c in row.cells)) for row in figures]
    texts = tuple(_text_rows(columns))
    shared = [row for row, n in given if n >= FEWEST]
    parts = (
        (HEADINGS["mixed"], tuple(row for row in shared if row.mixed)),
        (HEADINGS["apart"], tuple(row for row in shared if row.state == State.APART.value)),
        *((title, tuple(row for row in rows if row.answered)) for title, rows in texts),
    )
    contrasts = conclusions(columns)
    glance = _glance(columns)
    if not contrasts:
        glance = replace(glance, rows=_most_different_first(glance.rows))
    return Comparison(
        columns=tuple(columns),
        glance=glance,
        contrasts=contrasts,
        decisions=tuple(_decisions(columns)),
        decided=tuple(_decided(columns)),
        together=tuple(r for r in shared if not r.mixed and r.state != State.APART.value),
        parts=tuple((title, rows) for title, rows in parts if rows),
        single=tuple(row for row, n in given if n == 1),
        nobody=(
            *(row.title for _, rows in texts for row in rows if not row.answered),
            *(row.title for row, n in given if not n),
        ),
    )
