"""Finds on a page what compares figures that may not be compared: drawings, sums, ratios, ranks.

Every drawing of figures names them in ``data-cb-figures`` (``case#o1 case#o2``), every sum or ratio its calculation in
``data-cb-calculation`` (``case#c1``); a row says in ``data-cb-state`` how its numbers stand, and one that is 可参照
draws nothing; ``data-cb-counts`` marks drawings that count records of the library and show no
figure of a case, ``data-cb-measured`` those of what was measured of the program. Whatever draws or calculates without
saying of what is a fault, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from itertools import combinations

from casebook.derive.figures.comparability import Measurand, State, comparability
from tests.site.markup import VOID

FIGURES, CALCULATION = "data-cb-figures", "data-cb-calculation"
SUM, _ASSUMED = "data-cb-sum", "假设"
"""A sum that a class works out: it says beside it what is assumed, and the check (TCH-008) works it again."""
COUNTS, MEASURED = "data-cb-counts", "data-cb-measured"
STATE = "data-cb-state"
"""How the numbers of a row stand to each other: only where they may be compared may anything be drawn."""
_ICON = "0 0 24 24"
"""The view box of the theme's icons and of the mark, which are no picture of a number."""
_INLINE = frozenset({"a", "abbr", "b", "em", "i", "span", "strong", "sub", "sup", "small"})
_NOT_OURS = frozenset({"blockquote", "q", "script", "style", "code", "pre", "template"})
_SAID_BY_OTHERS = re.compile("“[^”]*”|《[^》]*》")
_RANK = re.compile(
    "排名|排行|名列|位列|位居第|居首|榜首|第[一二三]名|前[三五十]名|冠军|领先|最佳|优于|胜过|好于|赶超"
    "|(数量|人数|个数|件数)最[多少]|最[多少好差]的(地方|社区|街道|乡镇|县|市|省|案例|做法)"
)
_DENIED = re.compile("(不|没有|并非|勿)[^，。；！？]{0,8}$")
_ARITHMETIC = re.compile(
    r"[0-9][^。；\n]{0,12}÷|÷[^。；\n]{0,12}[0-9]|[0-9余多万亿]\w{0,4} \+ .{0,40}[=＝] ?[0-9]"
)


@dataclass(frozen=True)
class Known:
    """What a checker may ask: what each figure measures, by ``case#o1``, and each calculation's equation, by ``case#c1``."""

    measured: Mapping[str, Measurand]
    equations: Mapping[str, str]


@dataclass
class _Node:
    tag: str
    given: dict[str, str]
    drawn: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    """Collects drawings by the element that sets them side by side, calculations with their text, and our own text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self.together: list[list[str]] = []
        self.calculations: list[tuple[str, str]] = []
        self.prose: list[str] = []
        self._open: list[_Node] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"meter", "progress"}:
            self.faults.append(f"<{tag}> draws a number without saying of what")
        if tag == "svg":
            self._drawing(given)
        if tag not in _INLINE:
            self.prose.append("\n")
        if tag not in VOID:
            self._open.append(_Node(tag, given))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.prose.append("\n")
        if not any(node.tag == tag for node in self._open):
            return
        while (node := self._open.pop()).tag != tag:
            pass
        if node.drawn:
            self.together.append(node.drawn)
        if SUM in node.given and _ASSUMED not in "".join(node.text):
            self.faults.append("a sum for a class does not say what is assumed")
        if CALCULATION in node.given:
            self.calculations.append((node.given[CALCULATION], "".join(node.text)))

    def handle_data(self, data: str) -> None:
        inside = [node for node in self._open if CALCULATION in node.given]
        for node in inside:
            node.text.append(data)
        worked = [node for node in self._open if SUM in node.given]
        for node in worked:
            node.text.append(data)
        if not inside and not worked and not any(node.tag in _NOT_OURS for node in self._open):
            self.prose.append(data)

    def _drawing(self, given: dict[str, str]) -> None:
        if any(node.tag == "svg" for node in self._open):
            return  # a part of the drawing around it
        if given.get("viewbox") == _ICON or COUNTS in given or MEASURED in given:
            return
        names = given.get(FIGURES, "").split()
        if not names:
            self.faults.append("a drawing does not say which figures it shows")
            return
        self.together.append(names)
        states = [node.given[STATE] for node in self._open if STATE in node.given]
        if any(word != State.SAME.value for word in states):
            self.faults.append(f"a row of numbers that are {states[-1]} draws {' '.join(names)}")
        for node in self._open:
            # Drawings in one row or one figure are seen as one.
            if node.tag in {"tr", "figure"}:
                node.drawn += names


def _drawings(page: _Reader, known: Known) -> Iterator[str]:
    for names in page.together:
        for name in names:
            if name not in known.measured:
                yield f"a drawing shows {name}, which is no figure"
        listed = [name for name in dict.fromkeys(names) if name in known.measured]
        for one, other in combinations(listed, 2):
            verdict = comparability(known.measured[one], known.measured[other])
            if not verdict.comparable:
                yield f"{one} and {other} are drawn together: {verdict.words}"


def _sums(page: _Reader, known: Known) -> Iterator[str]:
    for name, text in page.calculations:
        if name not in known.equations:
            yield f"{name} is no calculation"
        elif known.equations[name] not in text:
            yield f"{name} does not come to what is shown"


def _words(page: _Reader) -> Iterator[str]:
    for line in "".join(page.prose).split("\n"):
        own = _SAID_BY_OTHERS.sub("", line)
        for sentence in re.split("[。；！？]", own):
            for found in _RANK.finditer(sentence):
                if not _DENIED.search(sentence[: found.start()]):
                    yield f"ranks: {sentence.strip()}"
            if _ARITHMETIC.search(sentence):
                yield f"calculates without saying of what: {sentence.strip()}"


def faults(page: str, known: Known) -> list[str]:
    """Return what is dishonest about the HTML of a page, in English, each once."""
    read = _Reader(page)
    return list(
        dict.fromkeys([*read.faults, *_drawings(read, known), *_sums(read, known), *_words(read)])
    )
