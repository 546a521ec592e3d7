"""Addresses that open from a server and from a USB stick; texts that stay texts."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from jinja2 import UndefinedError

from casebook.language.typography import phrases
from casebook.publish.shell import resolve_root
from casebook.render.environment import ROOT, environment, heading, link, way_up

PAGES = ["", "about/", "cases/x/", "contribute/errors/"]


@pytest.mark.parametrize(
    ("uri", "address"),
    [
        ("", "index.html"),
        ("about/", "about/index.html"),
        ("cases/x/", "cases/x/index.html"),
        ("cases/x/#o1", "cases/x/index.html#o1"),
        ("#where", "index.html#where"),
        ("assets/casebook.css", "assets/casebook.css"),
    ],
)
def test_link(uri: str, address: str) -> None:
    assert link(uri) == f"{ROOT}{address}"


@pytest.mark.parametrize(
    ("uri", "way"), [("", ""), ("about/", "../"), ("cases/x/", "../../"), ("a/b/c/", "../../../")]
)
def test_way_up(uri: str, way: str) -> None:
    assert way_up(uri) == way


@pytest.mark.parametrize("start", PAGES)
@pytest.mark.parametrize("target", PAGES)
def test_every_page_reaches_every_other(start: str, target: str) -> None:
    site = "https://example.org/some/folder/"
    address = resolve_root(link(target), start)
    assert urljoin(f"{site}{start}index.html", address) == f"{site}{target}index.html"
    assert urljoin(f"{site}{start}", address) == f"{site}{target}index.html"


def test_texts_are_escaped_and_macros_are_not() -> None:
    made = environment(
        {
            "m.html": "{% macro p(text) %}<p>{{ text }}</p>{% endmacro %}",
            "page.html": '{% from "m.html" import p %}{{ p(text) }}<i title="{{ text }}"></i>',
        }
    )
    shown = made.get_template("page.html").render(text="<b>\"&'")
    assert shown == '<p>&lt;b&gt;&#34;&amp;&#39;</p><i title="&lt;b&gt;&#34;&amp;&#39;"></i>'


def test_a_misspelt_name_in_a_template_is_an_error() -> None:
    made = environment({"page.html": "{{ given.title }}{{ missing }}"})
    with pytest.raises(UndefinedError):
        made.get_template("page.html").render(given={"title": "甲"})


def test_long_phrases_of_a_title_are_marked() -> None:
    """They may break between words, so that no line begins with half a word, or with punctuation."""
    long, short = "党的组织覆盖不到小区楼栋：", "“聚焦”分类："
    assert str(heading(f"{long}3 个地方（都为推断）")) == (
        '<span class="cb-phrase">党的<wbr>组织<wbr>覆盖<wbr>不到<wbr>小区<wbr>楼栋：</span>'
        '<span class="cb-kept">3 个地方</span>（都为推断）'
    )
    assert str(heading(f"城市、{short}四项")) == f"城市、{short}四项"
    assert str(heading("<甲>：2 例")) == '&lt;甲&gt;：<span class="cb-kept">2 例</span>'
    assert str(heading("<甲> & 乙")) == "&lt;甲&gt; &amp; 乙"
    for title in ("", "）。", f"{long}{short}《甲》（乙）“丙” 丁"):
        assert "".join(phrases(title)) == title
