"""The pages that other generators are given say what ours say, word for word."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from markdown import markdown as rendered

from casebook.render.environment import environment
from casebook.render.page import Settings
from casebook.render.site import SiteRenderer, pages_of_case
from casebook.workspace import Workspace
from tests.bench.same_pages import article, escaped, markdown
from tests.sample.library import sample_library
from tests.sample.real import PROJECT

TEMPLATES = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
_SILENT = {"svg", "script", "style", "template"}


class _Text(HTMLParser):
    """All text of a piece of HTML, without drawings and scripts; found in another way than the Markdown is."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.said = ""
        self._within: list[str] = []
        self.feed(content)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag in _SILENT:
            self._within.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._within.remove(tag)

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.said += data


def _said(content: str) -> str:
    return "".join(_Text(content).said.split())


def test_the_markdown_of_a_case_page_says_what_the_page_says() -> None:
    renderer = SiteRenderer(sample_library(), TEMPLATES, Settings())
    seen = 0
    for around in renderer.around():
        page = next(iter(pages_of_case(around)))
        assert _said(rendered(markdown(page.content))) == _said(page.content), page.uri
        seen += 1
    assert seen


def test_structure_is_kept() -> None:
    content = (
        "<h1>题</h1><p>一<strong>二</strong><br>三</p><ul><li>甲</li><li>乙</li></ul><h2>节</h2>"
        "<table><tr><th>名</th><td>1</td></tr></table><svg><text>图</text></svg><p hidden></p>"
    )
    assert markdown(content).split("\n\n") == [
        *("# 题", "一二 三", "- 甲", "- 乙", "## 节", "- 名 1\n")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "1. 甲",
        "- 乙",
        "+ 丙",
        "# 丁",
        "*戊*",
        "a_b_c",
        "[己](x)",
        "<b>庚</b> & 辛",
        "`壬`",
        r"\癸",
        "= 子",
    ],
)
def test_text_stays_text(text: str) -> None:
    assert re.fullmatch(r"<p>[^<>]*</p>", rendered(escaped(text)))
    assert _said(rendered(escaped(text))) == "".join(text.split())


def test_the_article_of_a_page_is_cut_out_of_its_frame() -> None:
    page = '<nav>x</nav><article class="cb-article" id="cb-main"><p>甲</p></article><footer>'
    assert article(page) == "<p>甲</p>"
    with pytest.raises(ValueError, match="no article"):
        article("<p>甲</p>")
