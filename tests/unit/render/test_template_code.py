"""Macros are called without Jinja's questions, and do what they do with them."""

from __future__ import annotations

import pytest
from jinja2 import Environment, UndefinedError

from casebook.render.environment import Unprintable, environment

TEXT = """{% macro two(a, b="<x>") %}<i>{{ a }}{{ b }}</i>{% endmacro %}
{% macro around(a) %}<b>{{ a }}{{ caller() }}</b>{% endmacro %}
{% macro any() %}{{ varargs | join("-") }}{% endmacro %}
{% macro next(n) %}{{ n }}{% if n %}{{ next(n - 1) }}{% endif %}{% endmacro %}"""
USES = (
    'two("&", 1)',
    'two("&")',
    "two(1, b=two(2))",
    'two(b="b", a="a")',
    'any("a", "b")',
    "next(3)",
    "two",
)


def _pages(use: str) -> dict[str, str]:
    text = (
        f"{{{{ {use} }}}}"
        if use != "two"
        else "{% call around(1) %}<u>{{ two(1) }}</u>{% endcall %}"
    )
    names = "two, around, any, next"
    return {"m.html": TEXT, "page.html": f'{{% from "m.html" import {names} %}}{text}'}


@pytest.mark.parametrize("use", USES)
def test_a_macro_writes_what_jinja_writes(use: str) -> None:
    pages = _pages(use)
    ours = environment(pages)
    plain = Environment(
        loader=ours.loader,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=Unprintable,
    )
    made = ours.get_template("page.html").render()
    assert made == plain.get_template("page.html").render()
    assert made


@pytest.mark.parametrize("use", ["two(1, 2, 3)", "two(1, c=2)", "two()"])
def test_a_call_that_is_wrong_stays_wrong(use: str) -> None:
    template = environment(_pages(use)).get_template("page.html")
    with pytest.raises((TypeError, UndefinedError)):
        template.render()
