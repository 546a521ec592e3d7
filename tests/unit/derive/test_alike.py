"""What a reader's place is compared with: which facts of a record count, and why others do not."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from casebook.derive.compare.alike import ASKED, LEVELS, Known, features, form
from casebook.model.case import Case, Participant
from casebook.model.observation import Denominator, Observation, Scope
from casebook.publish.alike import CALL, PATH, files, payload
from tests.sample.library import sample_library
from tests.sample.real import real_library

SAMPLE = sample_library()
PARKING = SAMPLE.cases["jia-estate-parking"]
HOUSEHOLDS = PARKING.observations[0]


def _with(**changes: object) -> Known:
    """What the number of households says when it is changed so."""
    observation = HOUSEHOLDS.model_copy(update=changes)
    (known,) = features(PARKING.model_copy(update={"observations": (observation,)})).figures
    return known


def _scope(place: str, group: str | None = None) -> Scope:
    return Scope.model_construct(place=place, group=group)


def _of(label: str) -> Denominator:
    return Denominator.model_construct(label=label, value=None, unit=None, comparator=None)


def test_a_figure_is_the_range_that_it_stands_for() -> None:
    known = _with()
    assert (known.low, known.high) == (Decimal(3120), Decimal(3130))
    assert known.text == "小区的户数3120余户"
    assert (known.anchor, known.level, known.reason) == ("o1", LEVELS.index("村级"), "")


@pytest.mark.parametrize(
    ("comparator", "low", "high"),
    [("等于", 3120, 3120), ("近", None, 3120), ("超过", 3120, None), ("约", 3120, 3120)],
    ids=["exact", "near", "above", "about"],
)
def test_a_bound_that_nobody_states_is_none(
    comparator: str, low: int | None, high: int | None
) -> None:
    known = _with(comparator=comparator)
    assert (known.low, known.high) == (low, high)


@pytest.mark.parametrize(
    ("changes", "level"),
    [
        ({"scope": _scope("博罗县")}, "县级"),
        ({"scope": _scope("博罗县罗阳街道")}, "乡级"),
        ({"scope": _scope("博罗县"), "denominator": _of("拆分前的每个大社区")}, "村级"),
        ({"scope": _scope("丁花园小区")}, "小区"),
    ],
    ids=["county", "township", "for each community of a county", "estate"],
)
def test_a_figure_says_how_large_a_place_it_speaks_of(
    changes: dict[str, object], level: str
) -> None:
    known = _with(**changes)
    assert known.level == LEVELS.index(level)
    assert known.reason == ""


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"scope": _scope("甲社区", "租房的人")}, "只说一部分人"),
        ({"scope": _scope("甲社区和乙社区")}, "没有写清是多大地方的数"),
        ({"comparator": "平均"}, "是平均数或最高数"),
        ({"comparator": "最高"}, "是平均数或最高数"),
    ],
    ids=["a group", "several places", "mean", "greatest"],
)
def test_a_figure_that_does_not_count_says_why(changes: dict[str, object], reason: str) -> None:
    assert _with(**changes).reason == reason


@pytest.mark.parametrize(
    ("of", "reason"),
    [
        (_of("常住人口"), ""),
        (_of("常住人口（第七次普查）"), ""),
        (_of("户籍人口"), "除以的是户籍人口"),
        (_of("未说明"), "没有写除以什么"),
        (None, "没有写除以什么"),
    ],
    ids=["residents", "residents, remarked", "registered", "not stated", "none"],
)
def test_a_share_counts_only_of_what_the_form_asks_for(of: Denominator | None, reason: str) -> None:
    share = HOUSEHOLDS.model_copy(
        update={"indicator": "老年人口占比", "kind": "比率", "unit": "%", "denominator": of}
    )
    (known,) = features(PARKING.model_copy(update={"observations": (share,)})).figures
    assert (known.reason, known.level) == (reason, None)


@pytest.mark.parametrize(
    ("of", "reason"),
    [(_of("每个社区"), ""), (_of("每个街道"), "不是一个社区的数"), (None, "不是一个社区的数")],
    ids=["each community", "each township", "a whole county"],
)
def test_money_counts_for_one_community_whatever_the_size_of_the_place(
    of: Denominator | None, reason: str
) -> None:
    money = HOUSEHOLDS.model_copy(
        update={
            "indicator": "每社区年专项经费",
            "kind": "标准",
            "unit": "元",
            "denominator": of,
            "scope": _scope("博罗县"),
        }
    )
    (known,) = features(PARKING.model_copy(update={"observations": (money,)})).figures
    assert (known.reason, known.level) == (reason, None)


def test_a_target_is_no_fact() -> None:
    target = HOUSEHOLDS.model_copy(update={"level": "目标"})
    assert features(PARKING.model_copy(update={"observations": (target,)})).figures == ()


@pytest.mark.parametrize(
    ("township", "community", "level"),
    [("甲街道", "甲社区", "村级"), ("甲街道", None, "乡级"), (None, None, "县级")],
    ids=["community", "township", "county"],
)
def test_a_case_is_as_large_as_the_smallest_place_it_names(
    township: str | None, community: str | None, level: str
) -> None:
    place = PARKING.place.model_copy(update={"township": township, "community": community})
    assert features(PARKING.model_copy(update={"place": place})).level == LEVELS.index(level)


def _managed(*, takes_part: bool, settlements: tuple[str, ...]) -> Case:
    actors = tuple(
        Participant.model_construct(actor=word, role="实施", name=None)
        for word in (["物业企业"] if takes_part else ["街道"])
    )
    return PARKING.model_copy(update={"actors": actors, "measures": (), "settlements": settlements})


@pytest.mark.parametrize(
    ("takes_part", "settlements", "expected"),
    [
        (True, ("老旧小区",), True),
        (False, ("三无小区",), False),
        (False, ("老旧小区",), None),
        (True, ("三无小区",), None),
    ],
    ids=["has", "lacks", "says nothing", "says both"],
)
def test_a_property_manager_is_known_only_where_the_record_is_clear(
    takes_part: bool,
    settlements: tuple[str, ...],
    expected: bool | None,
) -> None:
    case = _managed(takes_part=takes_part, settlements=settlements)
    assert features(case).property_manager is expected


def test_every_question_of_the_form_has_its_indicator_in_the_codebook() -> None:
    words = real_library().vocabulary
    for asked in ASKED:
        term = words.term("indicators", asked.indicator)
        assert asked.unit.removeprefix("万") in term.units
        assert (asked.kind == "share") == (term.kind == "比率")
        if asked.of:
            assert term.denominator == asked.of


def test_the_conditions_are_asked_for_in_one_sentence_each() -> None:
    for need in form(real_library(), fewest=0).needs:
        assert need.plain.count("。") == 1
        assert need.term.definition.startswith(need.plain.removesuffix("。"))


@pytest.mark.parametrize("copies", [2, 3])
def test_only_what_three_records_answer_is_asked(copies: int) -> None:
    cases = {f"c{n}": PARKING.model_copy(update={"id": f"c{n}"}) for n in range(copies)}
    asked = form(replace(SAMPLE, cases=cases))
    assert [one.key for one in asked.asked] == (["households"] if copies == 3 else [])
    assert ("户数" in asked.left_out) == (copies < 3)
    assert "常住人口" in asked.left_out
    # A problem or a kind of settlement is an answer: one record is enough to choose it.
    assert {term.term for term, count in asked.problems if count == copies} == {
        problem.domain for problem in PARKING.problems
    }
    assert {term.term for term in asked.settlements} == set(PARKING.settlements)
    assert bool(asked.needs) == (copies == 3)


def test_what_was_done_says_which_problems_it_is_for() -> None:
    case = real_library().cases["yanta-grassroots-governance"]
    found = features(case)
    domains = {problem.id: problem.domain for problem in case.problems}
    assert [m.anchor for m in found.measures] == [m.id for m in case.measures]
    for done, measure in zip(found.measures, case.measures, strict=True):
        assert set(done.problems) == {domains[problem] for problem in measure.problems}
    assert {word.term for word in found.problems} == set(domains.values())


def test_the_data_file_holds_every_case_and_no_grade() -> None:
    library = real_library()
    ((path, content),) = files(library).items()
    assert path == PATH
    text = content.decode()
    assert text.startswith(f'{CALL}("features","",')
    data = json.loads(text.removeprefix(f'{CALL}("features","",').rstrip()[:-1])
    assert [row[0] for row in data["cases"]] == list(library.cases)
    assert data == json.loads(json.dumps(payload(library)))
    for row in data["cases"]:
        assert len(row) == 10
        assert all(data["settlements"][n] in library.cases[row[0]].settlements for n in row[6])


def _observation(case: str, name: str) -> Observation:
    found = (o for o in real_library().cases[case].observations if o.id == name)
    return next(found)


def test_a_county_s_residents_are_not_a_community_s() -> None:
    known = {f.anchor: f for f in features(real_library().cases["boluo-linli-ruqin"]).figures}
    residents = next(f for f in known.values() if f.key == "residents")
    assert residents.level == LEVELS.index("县级")
    assert "110万" in residents.text
    assert _observation("boluo-linli-ruqin", residents.anchor).indicator == "常住人口"
