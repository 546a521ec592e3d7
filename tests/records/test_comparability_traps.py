"""What these articles let one compare and what would mislead, table by table, on the real records.

The values that a careful reader works out of the articles (推算) are reproduced by the real arithmetic; the comparisons
that would mislead are refused by the real rule, with the reason that makes them misleading.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import combinations

import pytest

from casebook.derive.figures.calculations import Outcome, calculate, outcome
from casebook.derive.figures.comparability import (
    Measurand,
    Verdict,
    comparability,
    comparable_groups,
    measurand,
)
from casebook.derive.figures.interval import Interval, in_chinese, of_figure, total
from casebook.model.calculation import Calculation
from casebook.model.case import Case
from casebook.model.observation import Observation
from casebook.validate import calculations
from tests.records.conftest import Real
from tests.records.ledger import facts

YANTA = "yanta-grassroots-governance"
CENTRE = "boluo-fusion-centre"
GRID = "dongguan-xingcheng-grid"
HEALTH = "dongguan-xingcheng-health"
MARKET = "xinchang-service-market"
STUDIO = "nanshan-secretary-studio"
LISTS = "boluo-three-lists"
WORKERS = "boluo-three-workers"
RESULTS = frozenset({"成效", "评价"})


def _one(real: Real, name: str) -> Observation:
    """``case#o1``."""
    case, _, local = name.partition("#")
    return next(o for o in real.library.cases[case].observations if o.id == local)


def _of_the_articles(real: Real) -> list[Case]:
    """The records that the traps speak of; later ones may well agree with each other."""
    return [real.library.cases[name] for name in sorted({fact.record for fact in facts()})]


def _all(real: Real, *names: str) -> list[Observation]:
    return [_one(real, name) for name in names]


def _verdict(real: Real, one: str, other: str) -> Verdict:
    vocabulary = real.library.vocabulary
    return comparability(
        measurand(_one(real, one), vocabulary), measurand(_one(real, other), vocabulary)
    )


def _derived(real: Real, of: list[str], by: list[str], per: str | None = None) -> Outcome:
    """Put figures together that may stand in different records, as no record may."""
    factor = Decimal(per) if per else None
    return calculate(_all(real, *of), _all(real, *by), factor, real.library.vocabulary)


def _meant(real: Real, name: str) -> Interval:
    meant = of_figure(_one(real, name))
    assert meant is not None
    return meant


def refused(real: Real, case: str, of: list[str], by: list[str] | None = None) -> set[str]:
    """The codes of what is wrong with a calculation that no record contains."""
    asked = Calculation(id="c99", label="试算", of=tuple(of), by=tuple(by or ()))
    known = {o.id: o for o in real.library.cases[case].observations}
    document, where = real.document(case), ("calculations", 0)
    return {
        problem.code
        for rule in calculations.RULES
        for problem in rule(document, where, asked, known, real.scope)
    }


CENTRES = [f"{YANTA}#o6", f"{YANTA}#o7", f"{YANTA}#o8"]


# What may be worked out, in the words of the table.
@pytest.mark.parametrize(
    ("of", "by", "per", "said"),
    [
        # 1 党群服务中心
        (CENTRES, [], None, "174 个"),
        (CENTRES, [f"{YANTA}#o11"], "10000", "超过 1.74 个"),
        ([f"{CENTRE}#o2"], ["boluo-linli-ruqin#o2"], "10000", "约 0.41 个"),
        ([f"{CENTRE}#o2"], [f"{CENTRE}#o4"], "10000", "约 0.5—0.56 个"),
        # 2 一个社区有多大
        ([f"{YANTA}#o11"], [f"{YANTA}#o8"], None, "不到 6135 人"),
        ([f"{GRID}#o2"], [f"{GRID}#o1"], None, "超过 3333 人"),
        (["dongchuan-resettlement#o1"], ["dongchuan-resettlement#o2"], None, "约 10000—13333 人"),
        (["dongchuan-points-market#o4"], ["dongchuan-points-market#o2"], None, "约 3.68 人"),
        # 3 网格
        ([f"{GRID}#o2"], [f"{GRID}#o3"], None, "超过 13333 人"),
        ([f"{GRID}#o1"], [f"{GRID}#o3"], "1", "4 个"),
        (["boluo-community-split#o5"], ["boluo-community-split#o1"], "1", "约 11.2 个"),
        (["boluo-community-split#o9"], ["boluo-community-split#o5"], None, "约 1.99—2.24 名"),
        ([f"{YANTA}#o15"], [f"{YANTA}#o8"], None, "约 25.4 人"),
        # 4 小区一级党组织
        ([f"{YANTA}#o12", f"{YANTA}#o13"], [], None, "698 个"),
        (["dongchuan-resettlement#o5"], ["dongchuan-resettlement#o3"], None, "约 36.7 名"),
        (["dongchuan-resettlement#o5"], ["dongchuan-resettlement#o4"], None, "约 8.71 名"),
        # 5 解决的诉求
        ([f"{GRID}#o7"], [f"{GRID}#o6"], None, "超过 50%"),
        # 6 服务人次、人数
        ([f"{WORKERS}#o3"], [f"{WORKERS}#o2"], None, "约 30—70 人次"),
        ([f"{HEALTH}#o2", f"{HEALTH}#o3", f"{HEALTH}#o4"], [], None, "34 场"),
        (
            [f"{HEALTH}#o5"],
            [f"{HEALTH}#o2", f"{HEALTH}#o3", f"{HEALTH}#o4"],
            None,
            "超过 29.4 人",
        ),
        # 7 志愿者
        (
            [f"{WORKERS}#o4", f"{WORKERS}#o5", f"{WORKERS}#o6"],
            [],
            None,
            "约 9.05万—11.06万 人",
        ),
        (
            [f"{WORKERS}#o4", f"{WORKERS}#o5", f"{WORKERS}#o6"],
            ["boluo-linli-ruqin#o2"],
            None,
            "约 8.2—10.1%",
        ),
        # 8 共建单位
        ([f"{LISTS}#o2"], [f"{LISTS}#o1"], None, "约 3.91 项"),
        (["songyuan-party-alliance#o4"], ["songyuan-party-alliance#o3"], "1", "约 36.8—37.3 个"),
        # 9 人才
        ([f"{STUDIO}#o6", f"{STUDIO}#o7"], [], None, "74 名"),
        (["dongchuan-rural#o3", "dongchuan-rural#o4"], [], None, "624 名"),
        (["dongchuan-rural#o3", "dongchuan-rural#o4"], ["dongchuan-rural#o1"], None, "4.8 名"),
        # 10 钱
        ([f"{CENTRE}#o1"], [f"{CENTRE}#o2"], None, "约 66.7万—88.9万 元"),
    ],
)
def test_what_can_be_worked_out(
    real: Real, of: list[str], by: list[str], per: str | None, said: str
) -> None:
    assert _derived(real, of, by, per).reading == said


def test_eight_communities_became_nineteen(real: Real) -> None:
    """8 is a word in the text of the figure, not a figure: the average is worked out by hand, never by a record."""
    each, after = _meant(real, "boluo-community-split#o7"), _meant(real, "boluo-community-split#o6")
    assert in_chinese(each.scaled(Decimal(8)) / after, "人") == "至少 4211 人"


def test_money_for_36_communities_at_most(real: Real) -> None:
    """15万元 a community: a standard, which no record may multiply or add."""
    each, communities = _one(real, "boluo-alley-chief#o3"), _meant(real, "boluo-community-split#o1")
    meant = of_figure(each)
    assert meant is not None
    assert communities.high is not None
    assert in_chinese(meant.scaled(communities.high), "元") == "540万 元"
    assert refused(real, "boluo-alley-chief", of=["o3", "o1"]) >= {"CAL-002", "CAL-003"}


# Pairs that lie near at hand and would mislead, with all that stands against each.
@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        (
            f"{YANTA}#o10",
            f"{MARKET}#o4",
            {"单位不同：人，人次", "时间类型不同：每月，累计", "指标不同：来访人数，服务人次"},
        ),
        (f"{YANTA}#o10", f"{HEALTH}#o5", {"时间类型不同：每月，时段", "范围不同：县级，村级"}),
        (f"{MARKET}#o4", f"{WORKERS}#o3", {"没有写是什么时间的数"}),
        (f"{MARKET}#o4", "boluo-fringe-contact#o2", {"时间类型不同：累计，时段"}),
        (
            f"{HEALTH}#o5",
            f"{WORKERS}#o13",
            {"没有写从哪天到哪天，不知道多长时间里的数", "范围不同：村级，县级"},
        ),
        (
            f"{CENTRE}#o2",
            f"{YANTA}#o8",
            {"没有写是什么时间的数"},
        ),
        (f"{YANTA}#o4", f"{GRID}#o6", {"单位不同：件，条", "时间类型不同：累计，时段"}),
        (f"{YANTA}#o4", f"{MARKET}#o5", {"没有写从哪天到哪天，不知道多长时间里的数"}),
        (f"{MARKET}#o5", "boluo-street-reform#o3", {"单位不同：件，项", "范围不同：县级，乡级"}),
        ("boluo-street-reform#o3", "boluo-four-asks#o3", {"单位不同：项，个"}),
        (f"{GRID}#o2", f"{WORKERS}#o6", {"指标不同：常住人口，志愿者人数", "层级不同：背景，投入"}),
        (f"{GRID}#o2", "boluo-linli-ruqin#o2", {"范围不同：村级，县级"}),
        (f"{CENTRE}#o4", f"{YANTA}#o11", {"没有写是什么时间的数"}),
        (f"{CENTRE}#o4", "boluo-linli-ruqin#o2", {"指标不同：服务覆盖人口，常住人口"}),
        (f"{GRID}#o3", "boluo-community-split#o5", {"范围不同：村级，县级"}),
        (f"{YANTA}#o19", "dongchuan-resettlement#o5", {"单位不同：个，人"}),
        (f"{YANTA}#o22", f"{GRID}#o2", {"层级不同：目标，背景", "单位不同：户，人"}),
        (f"{YANTA}#o5", f"{YANTA}#o4", {"层级不同：荣誉报道，产出"}),
        (f"{LISTS}#o4", f"{LISTS}#o3", {"指标不同：发布项目数，需求与资源条数"}),
        (f"{STUDIO}#o5", f"{STUDIO}#o6", {"时间类型不同：累计，某年"}),
        ("boluo-worker-ladder#o4", "boluo-worker-ladder#o5", {"性质不同：变化，存量"}),
        (
            "dongguan-huolianshu-renewal#o1",
            "dongguan-huolianshu-renewal#o3",
            {"分母没有写明"},
        ),
        ("songyuan-party-alliance#o1", "songyuan-party-alliance#o4", {"范围不同：村级，市级"}),
        (f"{WORKERS}#o8", f"{WORKERS}#o5", {"指标手册里没有这个指标，不能确认数的是同一件事"}),
        (f"{WORKERS}#o9", f"{WORKERS}#o6", {"性质不同：流量，存量"}),
        ("boluo-community-split#o9", f"{YANTA}#o15", {"性质不同：流量，存量"}),
        (f"{YANTA}#o17", "boluo-estate-party#o3", {"没有写是什么时间的数"}),
    ],
)
def test_what_would_mislead_is_refused(real: Real, one: str, other: str, reasons: set[str]) -> None:
    verdict = _verdict(real, one, other)
    assert not verdict.comparable
    assert set(verdict.reasons) >= reasons, verdict.words


def test_centres_by_residents_and_by_people_covered(real: Real) -> None:
    """45 ÷ 约110万 and 174 ÷ 近百万 are near each other on the page and divided by different things."""
    boluo = _derived(real, [f"{CENTRE}#o2"], ["boluo-linli-ruqin#o2"], "10000").measured
    yanta = _derived(real, CENTRES, [f"{YANTA}#o11"], "10000").measured
    assert "分母不同：常住人口，服务覆盖人口" in comparability(boluo, yanta).reasons


def test_even_by_people_covered_the_years_are_not_known(real: Real) -> None:
    case = real.library.cases
    vocabulary = real.library.vocabulary
    boluo, yanta = (
        outcome(
            next(c for c in case[name].calculations if c.per == "10000"), case[name], vocabulary
        )
        for name in (CENTRE, YANTA)
    )
    reasons = comparability(boluo.measured, yanta.measured).reasons
    assert "没有写是什么时间的数" in reasons
    # Nor is it known that both count the same kinds of centres.
    assert any(reason.startswith("数的对象不同") for reason in reasons)


def test_nothing_in_two_records_is_measured_alike(real: Real) -> None:
    """The finding on top of the table: not one indicator of these articles agrees between two places."""
    found: list[tuple[Measurand, str]] = [
        (measurand(o, real.library.vocabulary), case.id)
        for case in _of_the_articles(real)
        for o in case.observations
    ]
    groups, _ = comparable_groups(found)
    assert [set(cases) for cases in groups.values() if len(set(cases)) > 1] == []


# What may not be put together, by the checker's own words: 件/条/项/个, 人/人次, 目标, 荣誉, 每月/累计.
@pytest.mark.parametrize(
    ("case", "of", "by", "code"),
    [
        (YANTA, ["o4", "o2"], [], "CAL-002"),
        (LISTS, ["o2", "o3"], [], "CAL-002"),
        (WORKERS, ["o13", "o3"], [], "CAL-002"),
        (MARKET, ["o4", "o5"], [], "CAL-002"),
        ("boluo-street-reform", ["o3", "o2"], [], "CAL-002"),
        (YANTA, ["o16", "o3"], [], "CAL-004"),
        (YANTA, ["o25", "o2"], [], "CAL-004"),
        (YANTA, ["o11"], ["o22"], "CAL-004"),
        (YANTA, ["o5"], ["o8"], "CAL-004"),
        (YANTA, ["o11", "o10"], [], "CAL-005"),
        (STUDIO, ["o6", "o7"], ["o5"], "CAL-005"),
        ("boluo-worker-ladder", ["o4", "o5"], [], "CAL-003"),
        (STUDIO, ["o1", "o9"], [], "CAL-003"),
        ("dongguan-huolianshu-renewal", ["o1", "o2"], [], "CAL-003"),
        ("dongchuan-resettlement", ["o7"], ["o1"], "CAL-003"),
    ],
)
def test_what_may_not_be_put_together(
    real: Real, case: str, of: list[str], by: list[str], code: str
) -> None:
    assert code in refused(real, case, of=of, by=by)


def test_no_record_calculates_a_rate_the_articles_do_not_bear(real: Real) -> None:
    """97 published is no part of 103 needs, and 74 of one year none of 326 over the years."""
    for case, parts in ((LISTS, {"o3", "o4"}), (STUDIO, {"o5"})):
        for c in real.library.cases[case].calculations:
            assert not parts & {*c.of, *c.by}, (case, c.id)
    rates = [o for o in real.library.cases[LISTS].observations if o.kind == "比率" or o.unit == "%"]
    assert rates == []


def test_totals_without_a_start_are_never_told_by_the_month(real: Real) -> None:
    for name in (f"{YANTA}#o4", f"{MARKET}#o4", f"{MARKET}#o5", f"{YANTA}#o5", f"{CENTRE}#o1"):
        o = _one(real, name)
        assert (o.period.kind, o.period.start, o.period.duration) == ("累计", None, None)
        assert measurand(o, real.library.vocabulary).key is None
        case = real.library.cases[name.partition("#")[0]]
        for c in case.calculations:
            if o.id in c.of:
                assert all(_one(real, f"{case.id}#{by}").unit not in {"个月", "年"} for by in c.by)


def test_solved_is_divided_by_solved_alone(real: Real) -> None:
    (share,) = (c for c in real.library.cases[GRID].calculations if "o7" in c.of)
    assert [_one(real, f"{GRID}#{name}").label for name in share.by] == ["今年以来解决的各类诉求"]
    assert share.note is not None
    assert "不是受理数" in share.note


def test_honours_and_plans_are_in_no_calculation_and_no_result(real: Real) -> None:
    assert _one(real, f"{YANTA}#o5").level == "荣誉报道"
    for case in real.library.cases.values():
        levels = {o.id: o.level for o in case.observations}
        used = {levels[name] for c in case.calculations for name in (*c.of, *c.by)}
        assert not used & {"目标", "荣誉报道"}, case.id


def test_figures_of_the_epidemic_stand_beside_no_ordinary_one(real: Real) -> None:
    vocabulary = real.library.vocabulary
    figures = [
        (o, measurand(o, vocabulary)) for c in _of_the_articles(real) for o in c.observations
    ]
    for (one, a), (other, b) in combinations(figures, 2):
        if ("疫情" in one.period.raw) != ("疫情" in other.period.raw):
            assert not comparability(a, b).comparable, (one.label, other.label)


@pytest.mark.parametrize(
    ("value", "figures"),
    [
        ("1028", [f"{YANTA}#o19", "dongchuan-resettlement#o5"]),
        ("17", [f"{STUDIO}#o8", f"{MARKET}#o1"]),
        ("24", [f"{YANTA}#o13", f"{GRID}#o1", f"{WORKERS}#o11", f"{GRID}#o8"]),
        ("11", [f"{HEALTH}#o4", f"{STUDIO}#o6"]),
        ("12", ["boluo-street-reform#o1", "boluo-alley-chief#o2"]),
        ("20", [f"{YANTA}#o3", "boluo-estate-party#o6"]),
        ("30", ["dongchuan-city-service#o1", f"{STUDIO}#o4"]),
        ("400", [f"{WORKERS}#o12", "dongchuan-rural#o2"]),
        ("500", [f"{WORKERS}#o5", f"{WORKERS}#o13", f"{WORKERS}#o14"]),
        ("1000", [f"{YANTA}#o24", f"{HEALTH}#o5"]),
        ("6000", [f"{WORKERS}#o3", "dongchuan-points-market#o3"]),
        ("100", [f"{GRID}#o7", f"{WORKERS}#o2", f"{WORKERS}#o8"]),
        ("80000", [f"{GRID}#o2", f"{WORKERS}#o6"]),
        ("2000", ["boluo-community-split#o8", f"{WORKERS}#o9"]),
    ],
)
def test_the_same_number_is_not_the_same_thing(real: Real, value: str, figures: list[str]) -> None:
    for one, other in combinations(figures, 2):
        assert not _verdict(real, one, other).comparable
    assert {_one(real, name).value for name in figures} == {value}


def test_a_claim_without_a_figure_behind_it_says_so(real: Real) -> None:
    job = _one(real, "dongchuan-resettlement#o7")
    assert (job.comparator, job.attribution) == ("平均", "原文自述")
    assert of_figure(job) is None


def test_every_calculation_of_the_library_says_something(real: Real) -> None:
    vocabulary = real.library.vocabulary
    found = [
        outcome(c, case, vocabulary).reading
        for case in real.library.cases.values()
        for c in case.calculations
    ]
    assert len(found) > 8
    assert "无法推算" not in found


def test_what_two_numbers_with_more_than_come_to(real: Real) -> None:
    """多 ÷ 多 has two soft ends: no single number may be told."""
    served, held = _meant(real, f"{WORKERS}#o3"), _meant(real, f"{WORKERS}#o2")
    assert Decimal(60) in served / held
    assert not (served / held).exact
    assert total((served, held)).low_open
