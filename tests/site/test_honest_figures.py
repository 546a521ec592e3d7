"""No page of the site shows a bar, an axis, a sum, a ratio or a rank of figures that may not be compared."""

from __future__ import annotations

import pytest

from casebook.derive.figures.calculations import calculated, outcome
from casebook.derive.figures.comparability import measurand
from tests.sample.real import real_library
from tests.site.building import Built
from tests.site.honesty import CALCULATION, COUNTS, FIGURES, MEASURED, Known, faults

MONTHLY, IN_ALL = "yanta-grassroots-governance#o10", "xinchang-service-market#o4"
LECTURES, CONSULTING = "dongguan-xingcheng-health#o3", "dongguan-xingcheng-health#o4"
LIKE_LECTURES = "nowhere-else#o1"
"""A number that measures the very same, as no two of the library do."""
SHARE = "dongguan-xingcheng-grid#c1"


@pytest.fixture(scope="module")
def known() -> Known:
    library = real_library()
    cases, vocabulary = library.cases.values(), library.vocabulary
    figures = {
        f"{case.id}#{o.id}": measurand(o, vocabulary) for case in cases for o in case.observations
    }
    sums = {
        f"{case.id}#{c.id}": outcome(c, case, vocabulary)
        for case in cases
        for c in case.calculations
    }
    figures[LIKE_LECTURES] = figures[LECTURES]
    return Known(
        measured={**figures, **{name: found.measured for name, found in sums.items()}},
        equations={name: found.equation for name, found in sums.items()},
    )


@pytest.mark.site
def test_every_page_of_the_site_is_honest(plain: Built, known: Known) -> None:
    found = {
        name: wrong for name, page in plain.pages.items() if (wrong := faults(page.text, known))
    }
    assert found == {}


@pytest.mark.site
def test_the_calculations_of_a_case_are_on_its_page(plain: Built) -> None:
    library = real_library()
    for case in library.cases.values():
        text = plain.pages[f"cases/{case.id}/index.html"].text
        for item in calculated(case, library.vocabulary):
            assert f'{CALCULATION}="{item.key}"' in text, item.key


@pytest.mark.site
def test_records_are_counted_in_drawings_on_few_pages(plain: Built) -> None:
    """So that the attribute is no way around the rule: what shows figures of cases says of which."""
    counting = {
        name
        for name, page in plain.pages.items()
        if COUNTS in page.text and not name.startswith("decisions/")
    }
    assert counting == {"about/index.html", "index.html", "regions/index.html"}


@pytest.mark.site
def test_what_was_measured_of_the_program_is_drawn_on_one_page(plain: Built) -> None:
    drawn = {name for name, page in plain.pages.items() if MEASURED in page.text}
    assert drawn <= {"about/performance/index.html"}
    assert "@@CASEBOOK" not in plain.pages["about/performance/index.html"].text


def test_choices_are_counted_and_nothing_else_is_drawn_on_the_pages_of_decisions(
    plain: Built,
) -> None:
    pages = [page for name, page in plain.pages.items() if name.startswith("decisions/")]
    drawings = [attributes for page in pages for tag, attributes in page.elements if tag == "svg"]
    counted = [given for given in drawings if COUNTS in given]
    assert len(counted) == len(pages) - 1  # the index draws nothing
    assert not any(FIGURES in given for given in drawings)


def _svg(*figures: str) -> str:
    return f'<svg {FIGURES}="{" ".join(figures)}" role="img"><rect/></svg>'


# Each of these pages would mislead. A checker that finds nothing wrong with them is no checker.
@pytest.mark.parametrize(
    ("page", "said"),
    [
        (_svg(MONTHLY, IN_ALL), "单位不同：人，人次"),
        (f"<table><tr><td>{_svg(MONTHLY)}<td>{_svg(IN_ALL)}</tr></table>", "时间类型不同"),
        (f"<figure>{_svg(MONTHLY)}<p>{_svg(IN_ALL)}</p></figure>", "时间类型不同"),
        (
            f'<table><tr data-cb-state="可参照"><td>{_svg(MONTHLY)}</tr></table>',
            f"a row of numbers that are 可参照 draws {MONTHLY}",
        ),
        (_svg(LECTURES, CONSULTING), "数的对象不同"),
        (_svg(LECTURES, "nowhere#o1"), "nowhere#o1, which is no figure"),
        (_svg("boluo-fusion-centre#c1", "yanta-grassroots-governance#c2"), "没有写是什么时间的数"),
        ('<svg role="img"><rect width="50"/></svg>', "does not say which figures"),
        (f'<svg {FIGURES}=""><rect/></svg>', "does not say which figures"),
        ('<p class="md-typeset"><svg><rect/></svg></p>', "does not say which figures"),
        ("<meter value=5></meter>", "<meter> draws a number"),
        ("<progress value=5></progress>", "<progress> draws a number"),
        ("<p>97 ÷ 103，约 94%</p>", "calculates without saying of what"),
        ("<p>三级中心：1 + 10 + 163 = 174 个</p>", "calculates without saying of what"),
        ("<p>三级中心：1个 + 10个 + 163个 = 174 个</p>", "calculates without saying of what"),
        ("<p>100多条 ÷ 200条，超过 50%</p>", "calculates without saying of what"),
        ("<div data-cb-sum><p>6人 × 2 = 12人</p></div>", "does not say what is assumed"),
        (f'<p {CALCULATION}="nowhere#c1">1 ÷ 2 = 50%</p>', "nowhere#c1 is no calculation"),
        (f'<p {CALCULATION}="{SHARE}">100 ÷ 200 = 50%</p>', "does not come to what is shown"),
        ("<p>按来访人数，雁塔区领先。</p>", "ranks: 按来访人数，雁塔区领先"),
        ("<p>雁塔区<strong>排名</strong>第一</p>", "ranks: 雁塔区排名第一"),
        ("<h2>解决问题最多的地方</h2>", "ranks: 解决问题最多的地方"),
        ("<p>不是计划。雁塔位居第一</p>", "ranks: 雁塔位居第一"),
    ],
)
def test_a_dishonest_page_is_found_out(page: str, said: str, known: Known) -> None:
    found = faults(f"<html><body>{page}</body></html>", known)
    assert any(said in fault for fault in found), found


@pytest.mark.parametrize(
    "page",
    [
        _svg(LECTURES, LIKE_LECTURES),
        _svg(MONTHLY),
        f'<table><tr data-cb-state="可比"><td>{_svg(LECTURES)}</tr></table>',
        f"<table><tr><td>{_svg(MONTHLY)}</tr><tr><td>{_svg(IN_ALL)}</tr></table>",
        f"<svg {COUNTS}><rect/></svg>",
        f"<svg {MEASURED}><rect/></svg>",
        '<svg class="cb-mark" viewBox="0 0 24 24"><path/></svg>',
        f'<p {CALCULATION}="{SHARE}">算式：100多条 ÷ 200条，<b>超过 50%</b></p>',
        "<blockquote>走在全市领先行列</blockquote>",
        "<p>原文写“全省领先”。</p>",
        "<p>两地口径不同，不作排名。</p>",
        "<p>不是推荐，也不是排名。</p>",
        "<p>“1+10+N”</p>",
        "<p>本站 ÷ Material</p>",
    ],
)
def test_an_honest_page_is_let_pass(page: str, known: Known) -> None:
    assert faults(f"<html><body>{page}</body></html>", known) == []
