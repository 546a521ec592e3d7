"""The pages of problems, mechanisms and slogans, with little and with much to show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

import pytest

from casebook.derive.practice import slogans as slogan_module
from casebook.derive.practice.answers import Deed
from casebook.derive.practice.slogans import slogan_addresses, slogan_uses
from casebook.model.library import Library
from casebook.render.around import Around
from casebook.render.environment import ROOT, environment
from casebook.render.page import Frame, Job, Page, Settings
from casebook.render.pages import cases, indicators, measures, problems, slogans
from casebook.workspace import Workspace
from tests.sample.practices import BEIJING, DONGGUAN, case, library, measure, slogan
from tests.sample.real import PROJECT, real_library
from tests.site.markup import Markup

TEMPLATES = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))


def _pages(family: object, given: Library) -> Mapping[str, Page]:
    frame = Frame(given, TEMPLATES, Settings())
    if family is slogans:
        return {page.uri: page for page in slogans.pages(frame)}
    jobs: Iterator[Job] = family.jobs(frame)  # type: ignore[attr-defined]
    return {page.uri: page for job in jobs for page in job.pages(frame)}


def _cases(given: Library) -> Mapping[str, Page]:
    frame = Frame(given, TEMPLATES, Settings())
    return {
        page.uri: page
        for page in (cases.page(Around.of(frame, case)) for case in given.cases.values())
    }


def _ids(page: Page) -> set[str]:
    ids = Markup(page.content).ids
    assert len(ids) == len(set(ids)), page.uri
    return set(ids)


def test_every_slogan_has_its_anchor_on_its_page_however_many_pages_there_are(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given = real_library()
    for most in (1000, 5):
        monkeypatch.setattr(slogan_module, "ON_ONE_PAGE", most)
        found = _pages(slogans, given)
        ids = {uri: _ids(page) for uri, page in found.items()}
        for addresses in slogan_addresses(given).values():
            for uri, _, anchor in (address.partition("#") for address in addresses):
                assert anchor in ids[uri]
        if most == 5:
            index = Markup(found["slogans/"].content)
            led = {link.rpartition(ROOT)[2].removesuffix("index.html") for link in index.links}
            assert set(found) - {"slogans/"} <= led
            assert found["slogans/"].scripts == ()
            assert found["slogans/b/"].title == "口号对照：B"
        else:
            assert set(found) == {"slogans/"}


def test_a_case_promises_other_places_only_where_there_are_some() -> None:
    given = real_library()
    content = {uri: page.content for uri, page in _cases(given).items()}
    promised = set()
    for use in slogan_uses(given):
        own = content[f"cases/{use.case_id}/"]
        text = "口号对照：别处谁也这样做" if use.others else "看口号对照"
        assert f'#{use.anchor}">{text}<' in own
        promised.add(bool(use.others))
    assert promised == {True, False}


def test_titles_of_pages_of_slogans_differ(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slogan_module, "ON_ONE_PAGE", 3)
    titles = [page.title for page in _pages(slogans, real_library()).values()]
    assert len(titles) == len(set(titles)) > 3


def test_no_slogan_at_all() -> None:
    page = _pages(slogans, library(case("a")))["slogans/"]
    assert "还没有口号" in page.content
    assert page.scripts == ()


def test_much_is_cut_and_leads_to_the_filtered_list() -> None:
    many = [case(f"c{n:03d}", measures=[measure("甲", "积分制")]) for n in range(200)]
    given = library(*many)
    problem = _pages(problems, given)["problems/t01/"].content
    assert "1 个地方，200 项做法" in problem
    assert "cases/index.html#难题=停车难" in problem
    assert problem.count('class="cb-answer"') == 36
    mechanism = _pages(measures, given)["measures/t03/"].content
    assert "cases/index.html#做法=积分制" in mechanism
    assert mechanism.count('class="cb-fold cb-answer"') == 24


def test_a_problem_leads_to_cases_side_by_side() -> None:
    same_county = library(
        case("a", measures=[measure("甲", "积分制")]), case("b", measures=[measure("乙", "积分制")])
    )
    page = _pages(problems, same_county)["problems/t01/"].content
    assert "compare/index.html?c=a,b" in page
    elsewhere = library(
        case("a", measures=[measure("甲", "积分制")]),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制")]),
    )
    page = _pages(problems, elsewhere)["problems/t01/"].content
    assert "compare/problem-t01/index.html" in page
    alone = _pages(problems, library(case("a")))["problems/t01/"].content
    assert "compare/" not in alone


def test_figures_of_several_places_never_stand_without_a_verdict() -> None:
    given = real_library()
    seen = 0
    for family in (problems, measures):
        for page in _pages(family, given).values():
            for folded in re.findall(
                r"口径不同、不能比的数字.*?</details>", page.content, re.DOTALL
            ):
                # Nothing that may stand together is folded away, and nothing else stands open.
                assert folded.count("<dt>") == folded.count("不可直接比较。</strong>") > 0
            shown = re.sub(
                r"口径不同、不能比的数字.*?</details>", "", page.content, flags=re.DOTALL
            )
            assert "不可直接比较" not in shown
            blocks = re.findall(r'<dl class="cb-rows cb-sides">.*?</dl>', page.content, re.DOTALL)
            for block in blocks:
                sides = block.count("<dt>")
                verdicts = block.count('<p class="cb-sides__verdict">')
                assert sides == verdicts > 0
                seen += sides
            assert "<svg" not in page.content
    assert seen


def test_a_bare_name_is_called_one() -> None:
    given = library(
        case("a", measures=[measure("借", "错时共享车位")]),
        case(
            "b",
            code=BEIJING,
            measures=[measure("别的", "积分制")],
            slogans=[slogan("共享车位", "原文没有解释。", "原文未解释", "m1")],
        ),
    )
    page = _pages(measures, given)["measures/t01/"].content
    assert "原文只有名称" in page
    assert "另有 1 处只写了名称" in page


def test_a_case_names_close_cases_only_where_there_are_any() -> None:
    close = _cases(
        library(
            case("a", measures=[measure("甲", "积分制")]),
            case("b", code=DONGGUAN, measures=[measure("乙", "积分制")]),
        )
    )
    assert 'id="related"' in close["cases/a/"].content
    assert "#related" in close["cases/a/"].toc
    alone = _cases(library(case("a")))["cases/a/"]
    assert 'id="related"' not in alone.content
    assert "#related" not in alone.toc


def test_what_is_unsaid_of_a_measure_does_not_stand_in_the_same_table() -> None:
    page = _pages(measures, real_library())["measures/special-fund/"].content
    table = page[page.index('id="table"') : page.index('id="answers"')]
    assert "15万元" in table
    unsaid = re.search(r"哪条记录都没有记：</strong>([^<]*)", table)
    assert unsaid
    assert "数字" not in unsaid[1]


def test_a_case_says_of_every_measure_what_it_is_for() -> None:
    given = real_library()
    content = {uri: page.content for uri, page in _cases(given).items()}
    marked: set[bool] = set()
    for record in given.cases.values():
        for deed in (Deed(record, m) for m in record.measures):
            part = content[f"cases/{record.id}/"].partition(f'id="{deed.measure.id}">')[2]
            line = re.search(r"<dt>针对</dt><dd>(.*?)</dd>", part.partition("</details>")[0])
            assert bool(line) == bool(deed.problems)
            if line:
                said = re.findall(
                    r'<a href="[^"]*">([^<]+)</a>( <span class="cb-basis">推断)?', line[1]
                )
                assert {(w, bool(i)) for w, i in said} == {
                    (w, deed.inferred(w)) for w in deed.problems
                }
                marked.update(bool(i) for _, i in said)
    assert marked == {True, False}


def test_what_programmes_tell_again_is_plain_text() -> None:
    told = [
        page.content
        for page in _pages(problems, real_library()).values()
        if "总项目里的概述" in page.content
    ]
    assert told
    for page in told:
        line = re.search(
            r'<p class="cb-muted cb-ink cb-again">总项目里的概述，说的是同一件事，不另计：(.*?)</p>',
            page,
        )
        assert line
        assert "<a href=" in line[1]


def test_a_measure_page_begins_with_what_places_do_and_says_of_silence_whose_it_is() -> None:
    """With up to four places they stand in columns, with more in rows; nothing claims what an article does not say."""
    codes = ["441322", "441900", "110101", "610113", "530113"]
    for number in (1, 2, 4, 5):
        found = [
            case(
                f"c{n}",
                code=codes[n],
                measures=[measure(f"做法{n}", "积分制", lead="街道" if not n else "")],
            )
            for n in range(number)
        ]
        page = _pages(measures, library(*found))["measures/t03/"].content
        table = page[page.index('id="table"') : page.index("</table>")]
        assert page.index("做做法0。") < page.index('id="answers"')
        assert ("cb-decision--long" in page) == (number > 4)
        assert (f'data-cb-number="{number}"' in page) == (number <= 4)
        for n in range(number):
            assert f"做做法{n}。" in table
        assert "没有写" not in table
        assert ("记录里没有" in table) == (number > 1)


def test_the_index_of_measures_is_one_table_with_the_widest_spread_first() -> None:
    page = _pages(measures, real_library())["measures/"].content
    rows = re.findall(
        r'<th scope="row"><a href="[^"]*">([^<]+)</a>.*?</th>\s*<td>(\d+)</td>', page, re.DOTALL
    )
    order = [term.term for term in real_library().vocabulary.terms("measures")]
    assert page.count("<table") == 1
    assert len(rows) > 40
    assert rows == sorted(rows, key=lambda row: (-int(row[1]), order.index(row[0])))
    (idle,) = re.findall(r'class="cb-tally__idle">(.*?)</p>', page)
    assert {word for word in order if f">{word}</a>" in idle} == set(order) - {w for w, _ in rows}
    assert page.count("：释义</span>") == len(rows)


def test_the_index_of_indicators_shows_their_figures_and_folds_the_empty_ones() -> None:
    given = real_library()
    pages = _pages(indicators, given)
    page = pages["indicators/"].content
    shown, _, folded = page.partition("还没有数字的")
    for term in given.vocabulary.terms("indicators"):
        has = any(
            o.indicator == term.term for case in given.cases.values() for o in case.observations
        )
        assert (f">{term.term}</a>" in shown) == has
        assert (f">{term.term}</a>" in folded) == (not has)
    # As the article writes it, with the mark of where its number comes from.
    assert re.search(
        r'2 个：博罗 <span data-cb-figure="[^"]*">约.{0,3}110.{0,3}万人</span>；东莞 <span', shown
    )
    # The codebook sets no denominator; the figures name one.
    limit = pages[f"indicators/{given.vocabulary.term('indicators', '社区规模上限').id}/"].content
    head, _, table = limit.partition("<table")
    assert "每个社区" in head
    assert "每个社区" in table


def test_decisions_stand_above_everything_else() -> None:
    given = real_library()
    term = given.vocabulary.terms("decisions")[0]
    for family, name, words in (
        (problems, "problems", term.problems),
        (measures, "measures", term.measures),
        (indicators, "indicators", term.indicators),
    ):
        found = _pages(family, given)
        for word in words:
            content = found[f"{name}/{given.vocabulary.term(name, word).id}/"].content
            at = content.index(f"decisions/{term.id}/index.html")
            assert content.index("<h1>") < at < content.index('class="cb-lead"')
            assert term.question
            assert term.question in content
