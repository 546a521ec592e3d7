"""What the prepared comparisons of the site let a reader compare, and that they deny nothing that is written."""

from __future__ import annotations

import pytest

from casebook.derive.compare.usual_sets import usual_sets
from tests.bench.comparisons import ROWS, SHARE, measured, pages, share
from tests.sample.real import real_library
from tests.site.absences import false_absences
from tests.site.building import Built
from tests.site.tables import Tables

pytestmark = pytest.mark.site


def test_most_rows_that_stand_unfolded_have_words_of_two_places(plain: Built) -> None:
    found = [measured(name, page) for name, page in pages(plain.folder)]
    names = {m.name for m in found}
    assert {s.uri.rstrip("/") for s in usual_sets(real_library())} <= names
    assert share(found) >= SHARE
    assert [m.name for m in found if m.rows < ROWS] == []
    # Rows of numbers say how they stand, and none of another word.
    states = {state for m in found for state in m.states}
    assert "不可比" in states
    assert states <= {"可比", "可参照", "不可比"}


def test_nothing_is_denied_that_another_record_of_the_source_holds(plain: Built) -> None:
    assert [
        fault for name, page in pages(plain.folder) for fault in false_absences(name, page)
    ] == []


def test_a_row_that_may_only_be_referred_to_draws_nothing(plain: Built) -> None:
    """The drawings of a row are of numbers that may be compared; where there are none, nothing is drawn."""
    for name, page in pages(plain.folder):
        for part in page.split("<tr ")[1:]:
            row = part.partition("</tr>")[0]
            if 'data-cb-state="可参照"' in row:
                assert "<svg" not in row, name


_PAGE = """<div data-cb-cases="boluo-estate-party,yanta-grassroots-governance"><table class="cb-comparison"><tr>
<th><a href="../../indicators/resident-population/index.html">背景：常住人口</a></th>
<td><p class="cb-absent">{said}</p></td><td>{other}</td></tr></table></div>"""


def test_a_denial_is_found_out() -> None:
    """A county's people are told in another record of the article: whoever denies them is found out."""
    words = {t.term: t.id for t in real_library().vocabulary.terms("indicators")}
    page = _PAGE.replace("resident-population", words["常住人口"])
    denied = page.format(said="记录里没有", other="<p>1人</p>")
    assert any("boluo-estate-party" in fault for fault in false_absences("x", denied))
    invented = page.format(said="原文没有写</p><p>没有写人口。", other="<p>1人</p>")
    assert any("no editor wrote" in fault for fault in false_absences("x", invented))


def test_rows_are_counted_as_a_reader_sees_them() -> None:
    page = """<table class="cb-comparison"><tr><th>甲</th><td><span class="cb-letter">A</span><p>有</p></td><td>也有</td></tr>
    <tr><th>乙</th><td>有</td><td><p class="cb-absent">没有</p></td></tr></table>
    <details class="cb-folded"><summary></summary><table class="cb-comparison"><tr data-cb-state="可参照"><th>丙</th>
    <td>1</td><td>2</td></tr></table></details>"""
    assert [row.answered for row in Tables(page).rows] == [2, 1, 2]
    found = measured("x", page)
    assert (found.rows, found.answered, dict(found.states)) == (2, 1, {"可参照": 1})
