"""Nothing younger than Chromium 86 (October 2020) that the page would not work without.

Government desktops run it, and browsers built on it. An ornament may be younger: where a declaration is
not understood it is left out, and the page reads the same. Each pattern names the first version that has it.
"""

from __future__ import annotations

import re

import pytest

from tests.site.building import Built

pytestmark = pytest.mark.browser

STYLES = {
    r":has\(": 105,
    r":(?:is|where)\(": 88,
    r":not\([^()]*,": 88,
    r"@container\b": 105,
    r"@layer\b": 99,
    r"@scope\b": 118,
    r"@starting-style\b": 117,
    r"(?<![\w-])inset(?:-[a-z-]+)?\s*:": 87,
    r"(?<![\w-])(?:margin|padding|border)-(?:inline|block)\s*:": 87,
    r"(?<![\w(-])aspect-ratio\s*:": 88,
    r"(?<![\w-])accent-color\s*:": 93,
    r"(?<![\w-])(?:translate|rotate|scale)\s*:": 104,
    r"\bcolor-mix\(|\bok(?:lch|lab)\(|\blight-dark\(": 111,
    r"\bsubgrid\b": 117,
    r"overflow(?:-[xy])?\s*:\s*clip": 90,
    r"\d(?:d|s|l)v[hw]\b|\d(?:r?lh|cq[a-z]+|ric|rex)\b": 108,
    r"@media[^{]*[<>]": 104,
    r"[{;}]\s*&": 112,
}
SCRIPTS = {
    r"(?<!\.)\.at\(": 92,
    r"\bstructuredClone\(": 98,
    r"\bObject\.(?:hasOwn|groupBy)\b": 93,
    r"\.findLast(?:Index)?\(": 97,
    r"\.to(?:Sorted|Reversed|Spliced)\(": 110,
    r"\bcrypto\.randomUUID\b": 92,
    r"\bAbortSignal\.(?:timeout|any)\b": 103,
    r"\bPromise\.withResolvers\b": 119,
    r"\.checkVisibility\(": 105,
    r"\bstatic\s*\{": 94,
    r"#\w+ in \w": 91,
    r"^\s*await\b": 89,
    r"\.showPopover\(|\bpopover=": 114,
    r"\.inert\b": 102,
    r"\bIterator\.from\b": 122,
}
# <search> and <dialog> in pages, and attributes that hide or show things.
PAGES = {r"<search\b": 118, r"<[a-z]+[^>]*\spopover\b": 114, r"<[a-z]+[^>]*\sinert\b": 102}


def _younger(text: str, patterns: dict[str, int]) -> list[str]:
    return [
        f"Chromium {version}: {found.group(0)!r}"
        for pattern, version in patterns.items()
        for found in re.finditer(pattern, text, re.MULTILINE)
    ]


def _plain(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


@pytest.mark.parametrize(
    ("css", "count"),
    [
        ("a { inset: 0; }", 1),
        ("a { top: 0; } @media (aspect-ratio: 1) { b { left: 0 } }", 0),
        (".a:has(b) { aspect-ratio: 1 }", 2),
        ("a { margin-inline: 1px; margin-left: 1px; box-shadow: inset 0 0 1px; }", 1),
        ("a { color: red; &:hover { color: blue } }", 1),
        ("a { height: 100dvh } b { height: 100vh }", 1),
        ("@media (width >= 40em) { a { x: y } }", 1),
    ],
)
def test_the_patterns_find_what_they_mean(css: str, count: int) -> None:
    assert len(_younger(css, STYLES)) == count


def test_style_sheets(site: Built) -> None:
    sheets = {name: _plain(b.decode()) for name, b in site.files.items() if name.endswith(".css")}
    assert sheets
    assert {name: found for name, css in sheets.items() if (found := _younger(css, STYLES))} == {}


def test_scripts(site: Built) -> None:
    """Material's bundle too. The files of the search index are data."""
    scripts = {
        name: content.decode()
        for name, content in site.files.items()
        if name.endswith(".js") and not name.startswith("assets/search/")
    }
    assert "assets/casebook.js" in scripts
    assert {name: found for name, js in scripts.items() if (found := _younger(js, SCRIPTS))} == {}


def test_pages(site: Built) -> None:
    found = {name: _younger(page.text, PAGES) for name, page in site.pages.items()}
    assert {name: younger for name, younger in found.items() if younger} == {}
