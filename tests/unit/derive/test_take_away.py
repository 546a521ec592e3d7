"""What a reader passes on of a case: what was done, what came of it, how sure that is."""

from __future__ import annotations

from casebook.derive.case.take_away import take_away
from tests.sample.library import sample_library
from tests.sample.real import real_library


def test_what_was_done_and_how_sure_it_is() -> None:
    for library in (sample_library(), real_library()):
        for case in library.cases.values():
            taken = take_away(case, library)
            assert taken.title == case.title
            assert taken.what.startswith(f"做法：{case.measures[0].name}")
            assert (f"等 {len(case.measures)} 项。" in taken.what) == (len(case.measures) > 3)
            assert "证据：E" in taken.result
            assert (taken.sheet, taken.visit) == (f"sheet/{case.id}/", f"visit/{case.id}/")


def test_the_number_stands_as_its_article_has_it() -> None:
    library = real_library()
    taken = take_away(library.cases["xinchang-service-market"], library)
    assert taken.result.startswith("覆盖：1.8万多人次，")
