"""What stands open on the page of a case: sentences, figures, measures and gaps short enough for a line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casebook.derive.case.decisions_taken import decisions_taken
from casebook.derive.case.figures_shown import FIRST, TARGETS, figures_shown
from casebook.derive.case.measures_taken import measures_taken, money_told
from casebook.derive.figures.figures import figures
from casebook.derive.ground.sentences import left_unsaid, telling_sentence
from casebook.render.environment import first_few
from tests.sample.library import sample_library
from tests.sample.real import real_library

SAMPLE = sample_library()
CASE = SAMPLE.cases["jia-estate-parking"]
REAL = real_library()


def test_a_sentence_that_only_names_what_is_done_does_not_stand_alone() -> None:
    assert telling_sentence("居民议事。") == ("居民议事。", "")
    assert telling_sentence("文章叫“抓组织覆盖”。按楼栋设党小组，每月开会。再议。") == (
        "文章叫“抓组织覆盖”。按楼栋设党小组，每月开会。",
        "再议。",
    )
    assert telling_sentence("没有句号") == ("没有句号", "")


@given(st.text(alphabet="社区议事。；，", max_size=60))
def test_no_word_of_a_text_is_lost(text: str) -> None:
    first, rest = telling_sentence(text)
    assert (first + rest).rstrip("。") == text.rstrip("。")


def test_under_the_heading_that_says_so_no_gap_says_again_that_it_is_one() -> None:
    assert left_unsaid("哪一年开始推行，原文没有写。") == "哪一年开始推行"
    assert left_unsaid("办公用房的经费没有写。") == "办公用房的经费"
    assert left_unsaid("四方怎样联动也没有写。") == "四方怎样联动"
    assert left_unsaid("没有满意度。") == "没有满意度。"
    assert left_unsaid("原文没有写。") == "原文没有写。"


def test_the_headline_comes_first_and_targets_stand_apart() -> None:
    case = CASE.model_copy(update={"headline": ("o4",)})
    shown = figures_shown(case, figures(case, SAMPLE), SAMPLE.vocabulary)
    assert shown.first[0].id == "o4"
    assert {f.level for f in shown.targets} == {"目标"}
    assert not any(f.level in {"目标", "荣誉报道", "背景"} for f in shown.first)


def test_every_figure_of_every_case_stands_once() -> None:
    for case in REAL.cases.values():
        shown = figures_shown(case, figures(case, REAL), REAL.vocabulary)
        assert len(shown.first) <= FIRST
        assert len(shown.targets) <= TARGETS
        folded = [f for group in shown.folded for f in group.figures]
        ids = [f.id for f in (*shown.first, *shown.targets, *folded)]
        assert sorted(ids) == sorted(o.id for o in case.observations), case.id
        assert shown.total == len(ids)


def test_a_measure_says_who_how_often_and_for_how_much() -> None:
    taken = {t.measure.id: t for t in measures_taken(REAL.cases["boluo-alley-chief"], REAL)}
    said = {m: {row.label: row.entries for row in t.lines} for m, t in taken.items()}
    spent = [item for lines in said.values() for item in lines.get("花多少", ())]
    assert [item.strong for item in spent] == ["15万元"]
    assert any("多久一次" in lines for lines in said.values())
    for lines in said.values():
        assert all(item.text for entries in lines.values() for item in entries)


def test_money_is_told_or_its_silence_is_named_by_an_editor() -> None:
    for case in REAL.cases.values():
        told = money_told(case)
        assert not (told.items and told.gap)
        if told.gap:
            gap = case.not_reported[int(told.gap.removeprefix("gaps-")) - 1]
            assert gap.topic == "经费"
        spent = [r for t in measures_taken(case, REAL) for r in t.lines if r.label == "花多少"]
        assert spent or told.items or told.gap or all(g.topic != "经费" for g in case.not_reported)


def test_a_decision_names_its_place_only_where_it_is_another() -> None:
    shown = {d.place for d in decisions_taken(REAL.cases["boluo-community-split"], REAL)}
    assert "" in shown
    for case in REAL.cases.values():
        for given_decision, taken in zip(case.decisions, decisions_taken(case, REAL), strict=True):
            if not taken.place:
                assert given_decision.scope.group is None


def test_one_alone_is_not_folded() -> None:
    assert [len(first_few(range(n), 4)) for n in (3, 4, 5, 6, 9)] == [3, 4, 5, 4, 4]
