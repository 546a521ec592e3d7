"""A list that is too long for one page is cut, and nothing on it is lost to readers without JavaScript."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.derive.figures import indicator_groups
from casebook.derive.ground import long_lists
from casebook.derive.ground.long_lists import MOST_LISTED, leaf_uri, leaves
from casebook.derive.places import region_views
from casebook.render.environment import ROOT, environment
from casebook.render.page import Settings
from casebook.render.pages import cases, lessons, visit
from casebook.render.site import SiteRenderer
from casebook.workspace import Workspace
from tests.sample.real import PROJECT, real_library
from tests.site.markup import Markup

FEW = 3


@given(st.lists(st.integers(), max_size=2000))
def test_pages_of_a_list_hold_all_of_it_in_order(entries: list[int]) -> None:
    cut = leaves(entries)
    assert [entry for leaf in cut for entry in leaf] == entries
    assert all(len(leaf) <= MOST_LISTED for leaf in cut)
    assert all(len(leaf) == MOST_LISTED for leaf in cut[:-1])


def test_the_first_page_keeps_its_address() -> None:
    assert [leaf_uri("sources/", n) for n in (1, 2)] == ["sources/", "sources/2/"]


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The pages of the real library, if a list held no more than :data:`FEW`."""
    for module in (indicator_groups, long_lists, region_views, cases, lessons, visit):
        monkeypatch.setattr(module, "MOST_LISTED", FEW)
    templates = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
    return {p.uri: p.content for p in SiteRenderer(real_library(), templates, Settings()).pages()}


def _links(content: str) -> set[str]:
    found = (link.partition("#")[0].partition("?")[0] for link in Markup(content).links)
    return {
        posixpath.dirname(link.removeprefix(ROOT)) + "/"
        for link in found
        if link.startswith(ROOT) and link.endswith("index.html")
    }


def test_every_record_can_still_be_reached(pages: dict[str, str]) -> None:
    way = ["regions/", "sources/"]
    reached = set(way)
    while way:
        uri = way.pop()
        on = (link for link in _links(pages.get(uri, "")) if link not in reached)
        for link in on:
            if link.startswith(("regions/", "sources/", "cases/")) and link != "cases/":
                reached.add(link)
                way.extend([link] if link.startswith(("regions/", "sources/")) else [])
    library = real_library()
    assert {f"cases/{name}/" for name in library.cases} <= reached
    assert {f"sources/{name}/" for name in library.sources} <= reached


def test_no_list_is_longer_and_every_page_of_one_leads_to_the_others(
    pages: dict[str, str],
) -> None:
    library = real_library()
    numbered = [uri for uri in pages if uri.rstrip("/").rpartition("/")[2].isdecimal()]
    cut = [uri for uri in numbered if uri.startswith(("settlements/", "sources/"))]
    assert len(cut) > len(library.sources) // FEW
    for uri in cut:
        first = posixpath.dirname(uri.rstrip("/")) + "/"
        assert first in _links(pages[uri])
        assert uri in _links(pages[first])
    for uri, content in pages.items():
        if uri.startswith(("settlements/", "cases/")) and uri.count("/") != 2:
            assert content.count("data-cb-case=") <= FEW + 1, uri


def test_what_is_not_shown_is_said(pages: dict[str, str]) -> None:
    whole = len(real_library().cases)
    assert "按市、县看广东省的" in pages["cases/"]
    assert f"共 {whole} 条记录" in pages["cases/"]
    assert "每个案例页上都有走访提纲" in pages["visit/"]
    assert "案例太多，按下面的地方看" in pages["regions/440000/"]
    assert f"这里列了 {FEW} 条" in pages["lessons/"]
    assert any("数字太多，一页放不下" in content for content in pages.values())
