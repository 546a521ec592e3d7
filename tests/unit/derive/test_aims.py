"""One rule of counting: what a problem page, its index and the table of problems say is one number."""

from __future__ import annotations

import re

from casebook.derive.practice.aims import aims, nearness
from casebook.derive.practice.answers import deeds
from casebook.derive.practice.matrix import matrices
from casebook.render.environment import environment
from casebook.render.page import Settings
from casebook.render.site import SiteRenderer
from casebook.workspace import Workspace
from tests.sample.practices import BEIJING, DONGGUAN, case, library, measure
from tests.sample.real import PROJECT, real_library
from tests.sample.views import problem_views


def test_programmes_and_plans_and_measures_without_a_problem_are_not_counted() -> None:
    found = aims(
        library(
            case("a", measures=[measure("甲", "积分制"), measure("乙", "积分制", number=2)]),
            case("b", code=DONGGUAN, measures=[measure("计划", "积分制", status="计划中")]),
            case("c", code=BEIJING, type="总项目", measures=[measure("概述", "积分制")]),
            case("d", code=BEIJING, measures=[measure("没说为什么", "积分制", problems=())]),
        )
    )["停车难"]
    assert [deed.anchor for deed in found.done] == ["a-m1", "a-m2"]
    assert [deed.anchor for deed in found.plans] == ["b-m1"]
    assert [deed.anchor for deed in found.programmes] == ["c-m1"]
    assert found.words == "1 个地方，2 项做法"


def test_nearest_is_what_aims_at_nothing_else() -> None:
    given = library(
        case(
            "a",
            problems=("停车难", "议事没有地方"),
            measures=[
                measure("只为它", "积分制"),
                measure("先为它", "积分制", number=2, problems=("p1", "p2")),
                measure("也为它", "积分制", number=3, problems=("p2", "p1")),
            ],
        )
    )
    assert [nearness(deed, "停车难") for deed in deeds(given)] == [0, 1, 2]


def test_every_page_says_the_same_number() -> None:
    """The page of a problem, the index of problems and the table of problems against measures, as they are built."""
    given = real_library()
    found = {word: aimed for word, aimed in aims(given).items() if aimed.done}
    templates = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
    pages = {
        page.uri: page.content for page in SiteRenderer(given, templates, Settings()).pages([])
    }
    index = re.sub(r"\s+", " ", pages["problems/"])
    table = re.sub(r"\s+", " ", pages["matrix/"])
    whole = next(iter(matrices(given)))
    lines = {line.problem.term: line for group in whole.groups for line in group.lines}
    assert set(lines) == set(found)
    for view in problem_views(given):
        word = view.term.term
        if word not in found:
            assert view.near == view.wider == ()
            continue
        words = found[word].words
        assert view.aims.words == words
        assert len(view.near) + len(view.wider) + view.rest == len(found[word].done)
        assert sum(cell.count for cell in lines[word].filled) == len(found[word].done)
        assert words in pages[view.uri]
        assert re.search(
            f'>{word}</a> <span class="cb-count">{view.cases} 例写到，针对它的有 {words}', index
        )
        assert re.search(f'>{word}</span> <span class="cb-note">{words}', table)
