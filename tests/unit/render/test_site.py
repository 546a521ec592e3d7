"""All pages of a library: which there are, and what every one of them must be."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from html.parser import HTMLParser

import pytest

from casebook.language.typography import quoted
from casebook.render.environment import environment
from casebook.render.page import Page, Settings
from casebook.render.site import SiteRenderer
from casebook.workspace import Workspace
from tests.sample.library import sample_library
from tests.sample.real import PROJECT

SAMPLE = sample_library()
TEMPLATES = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
HOST = "https://git.example.org/somebody/casebook"


class _Text(HTMLParser):
    """The text of a page, and whether every element that is opened is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text: list[str] = []
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        if tag not in {"br", "hr", "img", "input", "link", "meta", "wbr"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        pass

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        self.text.append(data)


@cache
def _pages(settings: Settings = Settings()) -> Mapping[str, Page]:  # noqa: B008  frozen
    return {page.uri: page for page in SiteRenderer(SAMPLE, TEMPLATES, settings).pages()}


def _terms(name: str) -> set[str]:
    return {f"{name}/", *(f"{name}/{term.id}/" for term in SAMPLE.vocabulary.terms(name))}


def test_every_address_of_the_site() -> None:
    assert set(_pages()) == {
        "cases/",
        *(f"cases/{name}/" for name in SAMPLE.cases),
        *_terms("problems"),
        *_terms("decisions"),
        *_terms("measures"),
        *_terms("settlements"),
        "slogans/",
        *(f"curricula/{name}" for name in ("", "builder/", "class/")),
        *(f"compare/{name}" for name in ("", "problem-t02/", "course/", "sheet/")),
        *_terms("indicators"),
        "regions/",
        *(f"regions/{c}/" for c in ["110000", "110101", "440000", "441300", "441322", "441900"]),
        "regions/against/",
        "regions/110000-440000/",
        "sources/",
        *(f"sources/{name}/" for name in SAMPLE.sources),
        "visit/",
        *(f"visit/{name}/" for name in SAMPLE.cases),
        "lessons/",
        *(f"sheet/{name}/" for name in SAMPLE.cases),
        *(f"sheet/{name}/" for name in ("compare/problem-t02", "decisions/t01")),
        "match/",
        *(f"matrix/{name}" for name in ("", "t01/", "t02/", "t03/")),
        "contribute/errors/",
        "contribute/form/",
    }


def test_no_address_is_written_twice() -> None:
    pages = SiteRenderer(SAMPLE, TEMPLATES, Settings()).pages()
    assert [uri for uri, count in Counter(page.uri for page in pages).items() if count > 1] == []


@pytest.mark.parametrize("uri", sorted(_pages()))
def test_what_every_page_is(uri: str) -> None:
    page = _pages()[uri]
    parsed = _Text(page.path + page.content + page.toc + page.edit)
    assert (parsed.open, parsed.faults) == ([], [])
    assert page.content.count("<h1") == 1
    assert page.title.strip() == page.title != ""
    assert page.description
    ids = re.findall(r'\sid="([^"]*)"', page.content)
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall('href="#(.*?)"', page.toc)) <= set(ids)
    assert "None" not in parsed.text
    here = re.search('aria-current="page">(.*?)</li>', page.path)
    assert here
    # A page for paper is named in short there: its heading follows at once.
    assert html.unescape(here[1]) == page.title or (
        page.sheet and html.unescape(here[1]) in page.title
    )


def test_texts_of_a_record_stay_texts() -> None:
    page = _pages()["cases/jia-estate-parking/"]
    assert "<script" not in page.content
    assert "<b>" not in page.content + page.path
    text = "".join(_Text(page.content).text)
    assert '<script>alert("1 & 2")</script>' in text
    assert '甲社区：错时共享车位 <b>&"' in text
    for other in _pages().values():
        assert "<b>&" not in other.content


def test_a_case_shows_every_figure_quote_and_gap_of_its_record() -> None:
    case = SAMPLE.cases["jia-estate-parking"]
    text = "".join(_Text(_pages()["cases/jia-estate-parking/"].content).text)
    for observation in case.observations:
        assert observation.label in text
        assert quoted(observation.evidence.quote) in text
        assert observation.scope.place in text
    for words in (
        *(statement.text for statement in (*case.background, *case.claims, *case.next_steps)),
        *(limit.text for limit in case.limits),
        *(text for gap in case.not_reported for text in (gap.text, gap.ask)),
        *(event.text for event in case.timeline),
        *(resource.text for resource in case.resources),
        *(slogan.meaning for slogan in case.slogans),
        "没有借车位的乙社区：不足60%",
        "约96件，去年（2023，推断）",
        "登记车辆（400余个）",
        "没有推行的社区不足60%",
        "独立评估",
        "关于全面推进城镇老旧小区改造工作的指导意见",
        "街道财政",
        "数字由两人各核一遍。",
        "《夜借日还公约》",
    ):
        assert words in text, words


def test_one_reading_says_how_a_range_is_meant() -> None:
    text = "".join(_Text(_pages()["cases/jia-estate-parking/"].content).text)
    assert "多于3120户，不到3130户" in text
    assert "从2到3场" in text


def test_a_host_is_named_only_where_one_is_set() -> None:
    for page in _pages().values():
        assert page.edit == ""
        assert "修改本页" not in page.content
    hosted = _pages(Settings(repository=f"{HOST}/"))
    edit = hosted["cases/yi-umbrella/"].edit
    assert f'href="{HOST}/edit/main/cases/records/sample/yi-umbrella.yml"' in edit
    report = re.findall(r'href="([^"]*/issues/new[^"]*)"', edit)
    assert len(report) == 1
    assert report[0].startswith(f"{HOST}/issues/new?title=")
    assert "yi-umbrella" in report[0]
    assert f"{HOST}/edit/main/cases/sources/reprint.yml" in hosted["sources/reprint/"].edit


def test_a_site_with_an_address_is_cited_with_it() -> None:
    plain = _pages()["cases/yi-umbrella/"].content
    given = _pages(Settings(site_url="https://example.org/a/"))["cases/yi-umbrella/"].content
    address = "https://example.org/a/cases/yi-umbrella/"
    assert address in given
    # Only the citation and the code to be photographed have it.
    shown = re.sub(r'<details class="cb-summary" id="code">.*?</details>\n?', "", given)
    assert shown != given
    assert shown.replace(f".{address}", "").split() == plain.split()


def test_the_home_page_counts_what_there_is() -> None:
    renderer = SiteRenderer(SAMPLE, TEMPLATES, Settings())
    text = "".join(_Text(renderer.home()).text)
    assert "3 条记录，来自 2 个省份；12 个数字，出自 3 篇文字" in text
    assert "没有通过检查" not in text


def test_pages_of_a_library_with_nothing_in_it() -> None:
    empty = type(SAMPLE)(SAMPLE.vocabulary, {}, {}, {}, {})
    renderer = SiteRenderer(empty, TEMPLATES, Settings())
    pages = {page.uri: page for page in renderer.pages()}
    assert "还没有案例" in pages["cases/"].content
    assert "0 条记录" in renderer.home()
    assert "还没有案例" in pages["problems/t01/"].content
