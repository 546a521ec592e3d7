"""The case pages of a built site as Markdown: the same text, for tools that read Markdown.

Text only: headings, paragraphs, items and rows as they stand on the page. Links are left as words (most lead to pages that
the others are not asked for), and drawings are left out.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

_HEADINGS = {"h1": "# ", "h2": "## ", "h3": "### ", "h4": "#### ", "summary": "### "}
_ITEMS = frozenset({"li", "tr", "dd"})
_BLOCKS = frozenset(
    {"p", "ul", "ol", "dl", "dt", "div", "table", "thead", "tbody", "header", "nav", "details"}
    | {"section", "figure", "figcaption", "blockquote", "caption", "form", *_ITEMS, *_HEADINGS}
)
_CELLS = frozenset({"td", "th"})
_NOT_TEXT = frozenset({"svg", "script", "style", "template"})
_ARTICLE = re.compile(r'<article class="cb-article"[^>]*>(.*)</article>', re.DOTALL)
_MARKS = re.compile(r"[\\`*_\[\]#]")
_FIRST = re.compile(r"(?<![^\n])([0-9]+)([.)])|(?<![^\n])([-+])")


@dataclass(frozen=True)
class SamePage:
    """A page: the name of its folder, its title, and its Markdown, which begins with the title."""

    name: str
    title: str
    text: str


class _Blocks(HTMLParser):
    """Collects the blocks of text of a piece of HTML: how each begins in Markdown, and what it says."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.blocks: list[tuple[str, str]] = []
        self._begins = ""
        self._said: list[str] = []
        self._silent = 0
        self.feed(content)
        self.close()
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag in _NOT_TEXT:
            self._silent += 1
        elif tag in _BLOCKS:
            self._end()
            self._begins = _HEADINGS.get(tag, "- " if tag in _ITEMS else "")
        elif tag in _CELLS or tag == "br":
            self._said.append(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in _NOT_TEXT:
            self._silent -= 1
        elif tag in _BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._said.append(data)

    def _end(self) -> None:
        text = " ".join("".join(self._said).split())
        if text:
            self.blocks.append((self._begins, text))
            self._begins = ""
        self._said = []


def article(page: str) -> str:
    """Return what a built page says, as HTML without the frame. Raises ``ValueError`` where there is no such part."""
    found = _ARTICLE.search(page)
    if found is None:
        raise ValueError("the page has no article")
    return found[1]


def markdown(content: str) -> str:
    """Return the text of a piece of HTML as Markdown, one block to a paragraph."""
    lines = [f"{begins}{escaped(text)}" for begins, text in _Blocks(content).blocks]
    return "\n\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Write a text so that every dialect of Markdown shows it as it is."""
    marked = _MARKS.sub(r"\\\g<0>", html.escape(text, quote=False))
    return _FIRST.sub(lambda m: f"{m[1]}\\{m[2]}" if m[1] else f"\\{m[3]}", marked)


def same_pages(site: Path) -> Iterator[SamePage]:
    """Yield the pages of all cases of a built site, by all processors."""
    paths = sorted((site / "cases").glob("*/index.html"))
    with ProcessPoolExecutor() as pool:
        yield from pool.map(_same_page, paths, chunksize=32)


def _same_page(path: Path) -> SamePage:
    blocks = _Blocks(article(path.read_text("utf-8"))).blocks
    title = next(text for begins, text in blocks if begins == "# ")
    lines = [f"{begins}{escaped(text)}" for begins, text in blocks]
    return SamePage(path.parent.name, title, "\n\n".join(lines) + "\n")
