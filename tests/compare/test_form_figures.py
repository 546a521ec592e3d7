"""The figures that the form marks in a pasted article are those that ``casebook draft`` proposes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.draft.cleaning import clean
from casebook.draft.exported import figure_rules
from casebook.draft.figures import Figure, figures
from casebook.draft.formats import read_article
from casebook.draft.places import place_names
from casebook.draft.rules import rules
from casebook.language.exported import reading
from casebook.language.normalise import normalise
from casebook.language.numerals import format_decimal
from casebook.publish.form import settings as form_settings
from tests.sample.real import PROJECT, real_library
from tests.search.browser_side import Process, compiled, running

FORM = json.loads(json.dumps(form_settings(real_library())))
UNITS = frozenset(FORM["units"])
ARTICLES = [
    path
    for path in sorted((PROJECT / "tests/draft/articles").iterdir())
    if path.suffix in {".txt", ".md", ".html"} and path.stem != "README"
]


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    target: Path = tmp_path_factory.mktemp("form") / "form.mjs"
    module = compiled("../../../tests/compare/form.ts", target, "esm")
    begun = {"settings": FORM, "reading": reading(), "places": [], "figures": figure_rules()}
    with running("../compare/form.mjs", module) as process:
        assert process.ask({"act": "begin", **begun})
        yield process


def _found(paragraphs: tuple[str, ...]) -> tuple[Figure, ...]:
    return figures(paragraphs, UNITS, place_names(paragraphs, ""), rules())


def _told(found: tuple[Figure, ...]) -> list[list[Any]]:
    return [
        [
            *(f.paragraph, f.start, f.end, format_decimal(f.value)),
            format_decimal(f.value_to) if f.value_to is not None else None,
            *(f.unit, f.comparator, f.period, f.plan, f.level, f.kind, f.label),
            *(f.quote.text, f.quote.figure),
        ]
        for f in found
    ]


def _by_form(form: Process, paragraphs: tuple[str, ...]) -> list[list[Any]]:
    return [
        [
            *(f["paragraph"], f["quantity"]["start"], f["quantity"]["end"], f["quantity"]["value"]),
            *(f["quantity"][key] for key in ("to", "unit", "comparator")),
            *(f[key] for key in ("period", "plan", "level", "kind", "label")),
            *(f["quote"][key] for key in ("text", "figure")),
        ]
        for f in form.ask({"act": "figures", "paragraphs": list(paragraphs)})
    ]


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_the_same_figures_are_found(form: Process, path: Path) -> None:
    """In the article as `casebook draft` cleans it, and in the file as somebody would paste it."""
    article = read_article(path.name, path.read_bytes())
    cleaned = clean(article.lines, article.title, rules())
    drafted = _told(_found(cleaned.paragraphs))
    assert len(drafted) > 20
    assert _by_form(form, cleaned.paragraphs) == drafted

    lines = tuple(form.ask({"act": "lines", "text": "\n".join(article.lines)}))
    pasted = _by_form(form, lines)
    assert pasted == _told(_found(lines))
    said = {tuple(map(str, [*f[3:8], normalise(f[12])])) for f in pasted}
    wanted = {tuple(map(str, [*f[3:8], normalise(f[12])])) for f in drafted}
    # Pinyin in brackets and 回覆 stay as they were pasted.
    assert len(said & wanted) >= 0.9 * len(wanted)


_PIECES = (
    *(
        "截至2025年9月底，",
        "今年以来，",
        "每月",
        "比2022年",
        "去年",
        "两年多来",
        "此外，其中",
        "计划到2026年底",
        "力争",
    ),
    *(
        "召开",
        "累计",
        "新增",
        "由",
        "降到",
        "提高到",
        "不少于",
        "户均",
        "满意度为",
        "投入资金",
        "其中党员",
        "第三方",
    ),
    *(
        "87场次",
        "632条",
        "94.6%",
        "3至5名",
        "一次",
        "2360余万元",
        "近3000平方米",
        "第3期",
        "2017年",
        "15日",
        "7点",
        "11.8个百分点",
    ),
    *(
        "“一楼一长、一长三员”",
        "《方案》（11号）",
        "“15分钟生活圈”",
        "，",
        "。",
        "；",
        "！",
        "居民",
        "社区",
        "、",
        "“",
        "”",
    ),
)


@settings(
    deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.lists(st.sampled_from(_PIECES), min_size=3, max_size=22).map("".join),
        min_size=1,
        max_size=5,
    )
)
def test_the_same_figures_are_found_in_any_text(form: Process, lines: list[str]) -> None:
    paragraphs = tuple(lines)
    assert _by_form(form, paragraphs) == _told(_found(paragraphs))
