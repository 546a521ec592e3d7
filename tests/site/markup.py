"""What a browser would load from a page, and where its links lead."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
# Attributes that make a browser fetch something, by element.
LOADED = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
# Relations of <link> that name a page and load nothing.
NAMES_ONLY = frozenset({"canonical", "license", "next", "prev"})
CSS_ADDRESS = re.compile(r"""url\(\s*["']?(.*?)["']?\s*\)|@import\s+["'](.*?)["']""")


@dataclass
class Markup(HTMLParser):
    """One parsed page."""

    text: str
    lang: str = ""
    title: str = ""
    ids: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Parse the page."""
        super().__init__()
        self.feed(self.text)
        self.close()
        self.unbalanced += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element; remember that it is open."""
        self._element(tag, attrs)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element that closes itself, as in SVG."""
        self._element(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """Close what is open."""
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.unbalanced.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        """Keep the title."""
        if self._open and self._open[-1] == "title":
            self.title += data

    def _element(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.elements.append((tag, given))
        if tag == "html":
            self.lang = given.get("lang", "")
        if "id" in given:
            self.ids.append(given["id"])
        if tag in {"a", "area"} and "href" in given:
            self.links.append(given["href"])
        if tag == "form" and "action" in given:
            self.links.append(given["action"])
        if tag == "link" and not NAMES_ONLY & set(given.get("rel", "").split()):
            self.loaded.append(given.get("href", ""))
        for name in LOADED.get(tag, ()):
            if name in given:
                self.loaded += [part.split()[0] for part in given[name].split(",") if part.strip()]
        self.loaded += css_addresses(given.get("style", ""))


def css_addresses(text: str) -> list[str]:
    """Return what a style sheet loads."""
    return [a or b for a, b in CSS_ADDRESS.findall(text)]


def outside(address: str) -> bool:
    """Tell whether ``address`` names a host or a scheme."""
    parts = urlsplit(address)
    return bool(parts.scheme or parts.netloc)


def path_and_fragment(address: str) -> tuple[str, str]:
    """Return the path of a link as a file system spells it, and its fragment."""
    parts = urlsplit(address)
    return unquote(parts.path), unquote(parts.fragment)
