"""The site map and the bundle of styles."""

from __future__ import annotations

import html
import re

from casebook.publish.assets import bundle
from casebook.publish.sitemap import extended
from casebook.render.site import Page

EMPTY = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n</urlset>'
)


def _page(uri: str) -> Page:
    return Page(uri=uri, title="", description="", section="", content="")


def test_pages_join_the_site_map() -> None:
    pages = [_page("cases/"), _page("cases/x/")]
    text = extended(EMPTY, pages, "https://example.org/a&b/")
    assert text.startswith(EMPTY.removesuffix("</urlset>"))
    assert text.endswith("</urlset>")
    found = re.findall("<url><loc>([^<]*)</loc></url>", text)
    assert [html.unescape(entry) for entry in found] == [
        "https://example.org/a&b/cases/",
        "https://example.org/a&b/cases/x/",
    ]


def test_without_an_address_there_is_nothing_to_list() -> None:
    assert extended(EMPTY, [_page("cases/")], "") == EMPTY


def test_what_is_no_site_map_is_left_alone() -> None:
    assert extended("<html></html>", [_page("cases/")], "https://example.org") == "<html></html>"


def test_a_bundle_follows_the_names_of_its_files() -> None:
    sources = {"90-b.css": "b{}\n", "10-a.css": "\na{}", "folder/05-c.css": "c{}"}
    assert bundle(sources) == b"a{}\nb{}\nc{}\n"
    assert bundle(dict(reversed(sources.items()))) == bundle(sources)
    assert bundle({}) == b"\n"


def test_a_file_without_a_newline_does_not_swallow_the_next() -> None:
    assert bundle({"1.css": "a{}", "2.css": "b{}"}) == b"a{}\nb{}\n"
