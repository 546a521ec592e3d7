"""The address of the browse page; tests/alike/ asks the page itself whether it reads the same."""

from __future__ import annotations

from casebook.derive.ground.browse_address import BROWSE_FACETS, browse_address
from casebook.derive.places import region_views
from casebook.derive.search import search_documents


def test_a_condition_without_a_value_is_left_out() -> None:
    chosen = {"难题": "停车难", "做法": "", "地区": "441322"}
    assert browse_address(chosen) == "cases/#难题=停车难&地区=441322"


def test_what_would_break_the_address_is_escaped() -> None:
    chosen = {"难题": "甲&乙=丙", "做法": "d,e%#"}
    assert browse_address(chosen) == "cases/#难题=甲%26乙%3D丙&做法=d%2Ce%25%23"


def test_the_page_shows_every_facet_of_the_index_under_a_name_of_its_own() -> None:
    assert sorted(BROWSE_FACETS) == sorted(search_documents.FACETS)
    assert len(set(BROWSE_FACETS.values())) == len(BROWSE_FACETS)


def test_the_pages_of_regions_call_the_facets_as_the_browse_page_does() -> None:
    assert {region_views.PLACE, *dict(region_views.FACETS).values()} <= {*BROWSE_FACETS.values()}
