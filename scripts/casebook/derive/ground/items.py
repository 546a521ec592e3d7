"""The smallest thing a page shows: a text, perhaps with an address, a strong part and a muted note."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Item:
    """One item of a list or a cell of a table; ``uri`` is relative to the site, or a fragment.

    ``figure`` names the figure (``case#o1``) that stands in ``strong``, word for word as its quote writes it.
    """

    text: str
    uri: str = ""
    strong: str = ""
    note: str = ""
    figure: str = ""


@dataclass(frozen=True)
class Row:
    """A labelled line of facts."""

    label: str
    entries: tuple[Item, ...]


@dataclass(frozen=True)
class Section:
    """A section of a page, for its table of contents.

    ``chip`` is a shorter title where the section is one of those that a phone keeps in sight. ``uri`` is the page it
    stands on if it is another than this one.
    """

    id: str
    title: str
    chip: str = ""
    uri: str = ""
