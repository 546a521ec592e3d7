"""The address of the browse page; tests/match/ asks the page itself whether it reads the same."""

from __future__ import annotations

from casebook.derive.browse_address import browse_address


def test_a_condition_without_a_value_is_left_out() -> None:
    chosen = {"难题": "停车难", "做法": "", "地区": "441322"}
    assert browse_address(chosen) == "cases/#难题=停车难&地区=441322"


def test_what_would_break_the_address_is_escaped() -> None:
    chosen = {"难题": "甲&乙=丙", "做法": "d,e%#"}
    assert browse_address(chosen) == "cases/#难题=甲%26乙%3D丙&做法=d%2Ce%25%23"
