"""Rules of any comparison: it does not depend on the side, and it parts figures into groups."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from casebook.derive.figures.comparability import (
    ASPECTS,
    MOST_RESPECTS,
    Measurand,
    State,
    comparability,
    comparable_groups,
    measurand,
)
from tests.sample.real import real_library

# Few words, so that two figures often agree; None only where a source may leave the aspect open.
measurands = st.tuples(
    *(st.sampled_from(["", "甲", "乙", *([None] if aspect.unknown else [])]) for aspect in ASPECTS)
).map(Measurand)
known = st.tuples(*(st.sampled_from(["", "甲"]) for _ in ASPECTS)).map(Measurand)


@given(measurands, measurands)
def test_it_does_not_matter_which_is_named_first(one: Measurand, other: Measurand) -> None:
    there, back = comparability(one, other), comparability(other, one)
    assert there.state is back.state
    assert len(there.differences) == len(back.differences)
    assert [r.partition("：")[0] for r in there.reasons] == [
        r.partition("：")[0] for r in back.reasons
    ]


@given(measurands)
def test_only_a_figure_that_leaves_nothing_open_agrees_with_itself(one: Measurand) -> None:
    assert comparability(one, one).comparable == (one.key is not None)


@given(measurands, measurands)
def test_every_difference_has_its_reason(one: Measurand, other: Measurand) -> None:
    said = comparability(one, other).reasons
    triples = list(zip(ASPECTS, one.aspects, other.aspects, strict=True))
    differing = [(aspect, a, b) for aspect, a, b in triples if a is None or b is None or a != b]
    assert bool(said) == bool(differing)
    assert all(reason.strip("：，；") for reason in said)
    if one.aspects[0] is None or other.aspects[0] is None:
        assert said == (ASPECTS[0].unknown,)
        return
    told = [
        (x, a, b)
        for x, a, b in differing
        if not (x.implied and "" in (a, b) and None not in (a, b))
    ]
    for (aspect, a, b), reason in zip(told or differing, said, strict=True):
        assert (
            reason == aspect.unknown
            if None in (a, b)
            else reason.startswith(f"{aspect.name}不同：")
        )


def test_what_another_difference_implies_is_not_told_again() -> None:
    now = Measurand(("甲", "产出", "条", "流量", "", "某年", "", "乡级", "", ""))
    lasting = Measurand(("甲", "产出", "条", "流量", "", "时段", "一年", "乡级", "", ""))
    assert comparability(now, lasting).reasons == ("时间类型不同：某年，时段",)


@given(known, known, known)
def test_what_agrees_with_the_same_figure_agrees(a: Measurand, b: Measurand, c: Measurand) -> None:
    if comparability(a, b).comparable and comparability(b, c).comparable:
        assert comparability(a, c).comparable


@given(st.lists(measurands, max_size=8))
def test_groups_hold_what_may_be_compared_and_nothing_else(given_: list[Measurand]) -> None:
    groups, alone = comparable_groups([(m, index) for index, m in enumerate(given_)])
    assert sorted([*alone, *(i for found in groups.values() for i in found)]) == list(
        range(len(given_))
    )
    of = {index: key for key, found in groups.items() for index in found}
    for i, one in enumerate(given_):
        for j, other in enumerate(given_):
            together = i in of and j in of and of[i] == of[j]
            assert comparability(one, other).comparable == together


@given(measurands, measurands)
def test_what_stands_together_differs_in_one_or_two_named_respects(
    one: Measurand, other: Measurand
) -> None:
    verdict = comparability(one, other)
    triples = list(zip(ASPECTS, one.aspects, other.aspects, strict=True))
    differing = [(x, a, b) for x, a, b in triples if a is None or b is None or a != b]
    allowed = all(x.respect and (not x.stated or (a and b)) for x, a, b in differing)
    respects = {x.respect for x, _, _ in differing}
    together = allowed and 1 <= len(respects) <= MOST_RESPECTS
    assert (verdict.state is State.REFER) == together
    assert bool(verdict.differences) == together
    assert verdict.comparable == (verdict.state is State.SAME)


def test_real_figures_leave_open_only_what_has_words_for_it() -> None:
    library = real_library()
    for case in library.cases.values():
        for observation in case.observations:
            measured = measurand(observation, library.vocabulary)
            for aspect, word in zip(ASPECTS, measured.aspects, strict=True):
                assert word is not None or aspect.unknown, (case.id, observation.id, aspect.name)
