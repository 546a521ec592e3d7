"""The rows of the tables on which places stand side by side, read from a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Row:
    """A row of a table: what stands in each cell, and which cells say that there is nothing."""

    title: str = ""
    state: str = ""
    folded: bool = False
    table: str = ""
    cells: list[str] = field(default_factory=list)
    silent: list[bool] = field(default_factory=list)
    part: bool = False
    links: list[list[str]] = field(default_factory=list)
    """The addresses in each cell; those of the title stand in :attr:`leads`."""
    leads: str = ""

    @property
    def answered(self) -> int:
        """In how many cells something is said."""
        return sum(
            bool(text.strip()) and not no for text, no in zip(self.cells, self.silent, strict=True)
        )


class Tables(HTMLParser):
    """The rows of the tables of comparisons on a page."""

    def __init__(self, page: str) -> None:
        """Read ``page``."""
        super().__init__()
        self.rows: list[Row] = []
        self._folds: list[bool] = []
        self._table = ""
        self._inside = ""
        self._letter = False
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Follow folds, tables, rows and cells."""
        given = dict(attrs)
        names = (given.get("class") or "").split()
        if tag == "details":
            self._folds.append("cb-folded" in names and "open" not in given)
        elif tag == "table" and ("cb-comparison" in names or "cb-decision" in names):
            self._table = " ".join(names)
        elif tag == "tr" and self._table:
            self.rows.append(
                Row(
                    state=given.get("data-cb-state") or "",
                    folded=any(self._folds),
                    table=self._table,
                    part="cb-comparison__part" in names,
                )
            )
        elif tag in {"td", "th"} and self._table and self.rows:
            self._inside = tag
            if tag == "td":
                self.rows[-1].cells.append("")
                self.rows[-1].silent.append(False)
                self.rows[-1].links.append([])
        elif self._inside == "td":
            if "cb-absent" in names:
                self.rows[-1].silent[-1] = True
            self._letter = "cb-letter" in names
        if tag == "a" and self._inside == "td":
            self.rows[-1].links[-1].append(given.get("href") or "")
        elif tag == "a" and self._inside == "th":
            self.rows[-1].leads = given.get("href") or ""

    def handle_endtag(self, tag: str) -> None:
        """Leave folds, tables and cells."""
        if tag == "details" and self._folds:
            self._folds.pop()
        elif tag == "table":
            self._table = ""
        elif tag in {"td", "th"}:
            self._inside = ""
        elif tag == "span":
            self._letter = False

    def handle_data(self, data: str) -> None:
        """Keep what stands in the cells and the titles of rows."""
        if not self.rows or self._letter:
            return
        if self._inside == "td":
            self.rows[-1].cells[-1] += data
        elif self._inside == "th":
            self.rows[-1].title += data
