"""The site map and the style sheet."""

from __future__ import annotations

import html
import re

from casebook.publish.sitemap import sitemap
from casebook.publish.styles import join


def _listed(text: str) -> list[str]:
    return [html.unescape(entry) for entry in re.findall("<url><loc>([^<]*)</loc></url>", text)]


def test_a_site_map_lists_every_page_once_in_order() -> None:
    text = sitemap(["cases/x/", "", "cases/", "cases/"], "https://example.org/a&b/").decode()
    assert _listed(text) == [
        "https://example.org/a&b/",
        "https://example.org/a&b/cases/",
        "https://example.org/a&b/cases/x/",
    ]
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns=')
    assert text.endswith("</urlset>\n")
    assert "&b" not in text.replace("&amp;b", "")


def test_without_an_address_there_is_nothing_to_list() -> None:
    assert _listed(sitemap(["", "cases/"], "").decode()) == []


def test_the_style_sheet_follows_the_names_of_its_files() -> None:
    sources = {"90-b.css": "b{}\n", "10-a.css": "\na{}", "folder/05-c.css": "c{}"}
    assert join(sources) == b"a{}\nb{}\nc{}\n"
    assert join(dict(reversed(sources.items()))) == join(sources)
    assert join({}) == b"\n"


def test_a_file_without_a_newline_does_not_swallow_the_next() -> None:
    assert join({"1.css": "a{}", "2.css": "b{}"}) == b"a{}\nb{}\n"
