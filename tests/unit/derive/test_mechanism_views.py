"""One kind of measure in one table, under its local names."""

from __future__ import annotations

from casebook.derive.practice import mechanism_views as module
from casebook.derive.practice.mechanism_views import MechanismView, SlogansOf, mechanism_view
from casebook.model.library import Library
from tests.sample.practices import BEIJING, DONGGUAN, case, library, measure, slogan
from tests.sample.real import real_library
from tests.sample.views import mechanism_views


def _view(given: Library, word: str) -> MechanismView:
    views = mechanism_views(given)
    return next(v for v in views if v.term.term == word)


def test_a_place_that_calls_one_thing_by_two_names_has_two_lines() -> None:
    view = _view(
        library(
            case(
                "a",
                measures=[
                    measure("夜借日还", "错时共享车位"),
                    measure("再借一次", "错时共享车位", number=2, lead="街道"),
                ],
            )
        ),
        "错时共享车位",
    )
    assert [(n.name.text, n.leads) for n in view.names] == [
        ("夜借日还", ""),
        ("再借一次", "街道（牵头）"),
    ]
    assert (view.deeds, view.places) == (2, 1)


def test_a_bare_name_stands_in_the_table_and_nowhere_else() -> None:
    given = library(
        case("a", measures=[measure("借", "错时共享车位")]),
        case(
            "b",
            code=DONGGUAN,
            measures=[measure("别的", "积分制")],
            slogans=[slogan("共享车位", "原文没有解释。", "原文未解释", "m1")],
        ),
    )
    view = _view(given, "错时共享车位")
    assert [(n.name.text, n.only_name) for n in view.names] == [("借", False), ("共享车位", True)]
    assert [a.anchor for a in view.answers] == ["a-m1"]
    assert [use.case_id for use in view.only_names] == ["b"]
    assert view.deeds == 1


def test_slogans_that_rest_on_it_come_before_those_that_use_it_beside() -> None:
    given = library(
        case(
            "a",
            measures=[measure("甲", "居民议事会", "积分制")],
            slogans=[slogan("第一", "指甲。", "已解释", "m1")],
        ),
        case(
            "b",
            code=BEIJING,
            measures=[measure("乙", "积分制")],
            slogans=[slogan("第二", "指乙。", "已解释", "m1")],
        ),
    )
    assert [use.text for use in _view(given, "积分制").slogans] == ["第二", "第一"]


def test_every_measure_of_the_real_library_has_its_name_on_the_page_of_each_type() -> None:
    given = real_library()
    for view in mechanism_views(given):
        own = sorted(
            m.name for c in given.cases.values() for m in c.measures if view.term.term in m.types
        )
        assert sorted(n.name.text for n in view.names if not n.only_name) == own
        assert view.told == len(own)
        if not own:
            assert view.table.columns == ()
            assert view.answers == ()


def test_a_page_holds_so_many() -> None:
    many = [case(f"c{n:03d}", measures=[measure("甲", "积分制")]) for n in range(100)]
    view = _view(library(*many), "积分制")
    assert (len(view.names), view.hidden) == (module.NAMES_SHOWN, 40)
    assert len(view.answers) == module.ANSWERS_SHOWN


def test_a_sentence_stands_with_a_kind_of_measure_only_where_all_its_cases_do() -> None:
    real = real_library()
    word = "网格化管理"
    users = [c for c in real.cases.values() if any(word in m.types for m in c.measures)]
    whole = mechanism_view(word, (), SlogansOf(), real.only(users))
    assert whole.contrast
    assert whole.choose
    without = [c for c in users if c.id != "yanta-grassroots-governance"]
    assert mechanism_view(word, (), SlogansOf(), real.only(without)).contrast == ()
