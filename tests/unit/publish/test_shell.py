"""Shells are cut once and filled often; links of MkDocs' own pages name their file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from casebook.publish.shell import SECTIONS, Shell, depth, explicit_index, filled
from casebook.render.environment import ROOT, link
from casebook.render.page import Page

FRAME = (
    '<title>@@CASEBOOK:title@@ · 站</title><meta content="@@CASEBOOK:description@@">@@CASEBOOK:canonical@@'
    "@@CASEBOOK:path@@<a@@CASEBOOK:current-cases@@>案例</a><a@@CASEBOOK:current-about@@>关于</a>"
    "@@CASEBOOK:content@@@@CASEBOOK:edit@@@@CASEBOOK:toc@@"
)
SHELLS = {1: Shell.cut(f"one {FRAME}"), 2: Shell.cut(f"two {FRAME}")}


PAGE = Page("cases/x/", title="题", description="述", section="cases", content="<h1>题</h1>")


@pytest.mark.parametrize(
    ("text", "slots", "whole"),
    [
        ("", {}, ""),
        ("没有槽", {"a": "x"}, "没有槽"),
        ("@@CASEBOOK:a@@", {"a": "x"}, "x"),
        ("甲@@CASEBOOK:a@@乙@@CASEBOOK:b-c@@", {"a": "1", "b-c": "2"}, "甲1乙2"),
        ("甲@@CASEBOOK:a@@乙@@CASEBOOK:a@@", {"a": "1"}, "甲1乙1"),
        ("甲@@CASEBOOK:a@@乙", {}, "甲乙"),
        ("@@CASEBOOK:a@@", {"a": "@@CASEBOOK:b@@", "b": "x"}, "@@CASEBOOK:b@@"),
        ("@@CASEBOOK: a@@", {"a": "x"}, "@@CASEBOOK: a@@"),
    ],
)
def test_cut_and_fill(text: str, slots: dict[str, str], whole: str) -> None:
    assert Shell.cut(text).fill(slots) == whole


def test_a_shell_can_be_filled_again() -> None:
    shell = Shell.cut("<@@CASEBOOK:a@@>")
    assert [shell.fill({"a": str(number)}) for number in range(2)] == ["<0>", "<1>"]


def test_a_page_takes_the_shell_of_its_depth() -> None:
    assert filled(replace(PAGE, uri="cases/"), SHELLS, "").startswith(b"one ")
    assert filled(replace(PAGE, uri="cases/x/"), SHELLS, "").startswith(b"two ")
    with pytest.raises(KeyError):
        filled(replace(PAGE, uri="a/b/c/"), SHELLS, "")
    assert [depth(uri) for uri in ("", "cases/", "cases/x/")] == [0, 1, 2]


def test_titles_are_escaped_and_html_is_not() -> None:
    text = filled(replace(PAGE, title='<甲>"&', description='"述"\n <b>'), SHELLS, "").decode()
    assert "<title>&lt;甲&gt;&quot;&amp; · 站</title>" in text
    assert 'content="&quot;述&quot; &lt;b&gt;"' in text
    assert "<h1>题</h1>" in text


def test_only_the_section_of_the_page_is_current() -> None:
    text = filled(replace(PAGE, section="about"), SHELLS, "").decode()
    assert '<a>案例</a><a aria-current="true">关于</a>' in text


def test_only_a_page_made_for_paper_says_what_sheet_it_is_made_for() -> None:
    shells = {2: Shell.cut("@@CASEBOOK:sheet@@<header>")}
    assert filled(PAGE, shells, "") == b"<header>"
    made = filled(replace(PAGE, sheet="visit"), shells, "")
    assert made == b'<div class="cb-sheet--visit" hidden></div><header>'


@pytest.mark.parametrize(
    ("site_url", "canonical"),
    [
        ("", ""),
        ("https://example.org", '<link rel="canonical" href="https://example.org/cases/x/">'),
        (
            "https://example.org/a&b/",
            '<link rel="canonical" href="https://example.org/a&amp;b/cases/x/">',
        ),
    ],
)
def test_canonical_address(site_url: str, canonical: str) -> None:
    text = filled(PAGE, SHELLS, site_url).decode()
    assert "".join(re.findall("<link[^>]*>", text)) == canonical


@pytest.mark.parametrize(("picture", "file"), [("", "site"), ("44", "44")])
def test_a_shared_link_shows_a_picture_where_the_site_has_an_address(
    picture: str, file: str
) -> None:
    page = replace(PAGE, picture=picture)
    text = filled(page, SHELLS, "https://example.org/a&b/").decode()
    root = "https://example.org/a&amp;b"
    assert f'<meta property="og:url" content="{root}/cases/x/">' in text
    assert f'<meta property="og:image" content="{root}/assets/share/{file}.png">' in text
    assert "og:" not in filled(page, SHELLS, "").decode()


def test_only_a_page_with_contents_leaves_room_for_them() -> None:
    shells = {2: Shell.cut('<div class="cb-page@@CASEBOOK:width@@">')}
    assert filled(PAGE, shells, "") == b'<div class="cb-page cb-page--wide">'
    assert filled(replace(PAGE, toc="<nav>"), shells, "") == b'<div class="cb-page">'


def test_links_become_relative_to_the_page() -> None:
    page = replace(
        PAGE, uri="cases/x/", content=f'<a href="{link("regions/440000/")}"></a>', path=link("")
    )
    text = filled(page, SHELLS, "").decode()
    assert 'href="../../regions/440000/index.html"' in text
    assert "../../index.html" in text
    assert ROOT not in text


def test_every_tab_of_the_site_is_a_section(project: Path) -> None:
    text = (project / "mkdocs.yml").read_text(encoding="utf-8")
    tabs = text.partition("\nnav:\n")[2].partition("\nnot_in_nav")[0]
    names = re.findall(r"^  - [^:]+: ([a-z]+)(?:/index\.html|\.md)$", tabs, re.MULTILINE)
    assert tuple(names) == SECTIONS


@pytest.mark.parametrize(
    ("href", "explicit"),
    [
        ("about/", "about/index.html"),
        ("../about/#proof", "../about/index.html#proof"),
        ("cases/?q=a/b", "cases/index.html?q=a/b"),
        ("./", "./index.html"),
        ("../", "../index.html"),
        ("../../", "../../index.html"),
        (".", "./index.html"),
        ("..", "../index.html"),
        ("../..", "../../index.html"),
        ("./#a", "./index.html#a"),
        (".#a", "./index.html#a"),
        ("..?q=1", "../index.html?q=1"),
        ("", "index.html"),
        ("?q=1", "index.html?q=1"),
        ("/", "/index.html"),
        ("/cases/", "/cases/index.html"),
        ("a.b/", "a.b/index.html"),
        # These stay as they are.
        ("#proof", "#proof"),
        ("index.html", "index.html"),
        ("../index.html#a/b", "../index.html#a/b"),
        ("files/a.yml", "files/a.yml"),
        ("files/a.yml?x=/", "files/a.yml?x=/"),
        ("x...", "x..."),
        ("https://example.org/", "https://example.org/"),
        ("https://example.org/a/?b=/#c/", "https://example.org/a/?b=/#c/"),
        ("HTTPS://example.org/", "HTTPS://example.org/"),
        ("//example.org/", "//example.org/"),
        ("mailto:a@example.org", "mailto:a@example.org"),
        ("mailto:a@example.org?subject=a/", "mailto:a@example.org?subject=a/"),
        ("tel:+86/10", "tel:+86/10"),
        ("file:///a/", "file:///a/"),
    ],
)
def test_folders_are_named_by_their_file(href: str, explicit: str) -> None:
    page = '<p>href="x/"<a class="a" href="{}" rel="next">x/</a></p>'
    assert explicit_index(page.format(href)) == page.format(explicit)
    assert explicit_index(page.format(explicit)) == page.format(explicit)


@pytest.mark.parametrize(
    "untouched",
    [
        '<link rel="canonical" href="about/">',
        '<a data-href="about/">x</a>',
        '<abbr href="about/">x</abbr>',
        '<img src="about/">',
        '<a name=x>href="about/"</a>',
        '<script src="assets/">',
    ],
)
def test_only_links_are_touched(untouched: str) -> None:
    assert explicit_index(untouched) == untouched


def test_every_link_of_a_page_is_seen() -> None:
    page = '<a href="a/">1</a>\n<a\n  class="x"\n  href="b/">2</a><A HREF="c/">3</A><a href=\'d/\'>4</a>'
    assert explicit_index(page).count("index.html") == 4
