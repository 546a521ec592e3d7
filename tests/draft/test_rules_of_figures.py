"""Which numbers are figures, and what time and place they belong to, in sentences of one's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files

import pytest
import yaml

from casebook.draft.cleaning import CleanArticle
from casebook.draft.figures import Figure
from casebook.draft.proposal import propose
from casebook.model.vocabulary import Vocabulary


def figures_in(text: str, words: Vocabulary, content_date: str | None = None) -> tuple[Figure, ...]:
    return propose(CleanArticle("", (text,)), words, content_date).figures


@pytest.mark.parametrize(
    "text",
    [
        "街道印发《关于开展10个专项行动的通知》（某街发〔2023〕15号），要求认真落实。",
        "咨询电话是0000-5550123，居民也可以拨打12345热线反映情况。",
        "会议于2024年11月8日下午3点30分在三楼会议室召开，由社区书记主持。",
        "王家住在12栋3单元502室，平时由网格员上门送餐。",
        "社区推行“1+5+N”工作法，形成“三长四员”的格局，群众都说好。",
        "一是建强队伍。二是健全机制。三是抓好落实，确保各项工作见效。",
        "党的二十大以来，这里落实“十四五”规划，统筹推进各项工作。",
        "第3期学习班由镇里主办，第二批学员本周入学，课程安排得很满。",
        "65岁以上的老人可以到食堂就餐，80岁以上的由志愿者送到家里。",
        "社区打造“15分钟生活圈”，居民出门就能办事，方便了许多。",
        "他一步一个脚印，带着大家一起干，村里的面貌焕然一新。",
        "5G基站和G205国道从村边经过，AAA级景区就在对面的山上。",
        "上世纪90年代建成的小区迎来建党100周年，居民一起动手打扫。",
    ],
)
def test_no_figure(text: str, words: Vocabulary) -> None:
    assert [(f.value, f.unit) for f in figures_in(text, words)] == []


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("今年以来，社区共解决诉求200条，群众都说办得快。", "今年以来"),
        ("截至2025年9月底，街道已建成食堂35家，还有几家在建。", "截至2025年9月底"),
        ("去年，社区受理纠纷126件；每月走访居民30户以上。", "去年"),
        ("网格员每月走访居民30户以上，有事随手记下来。", "每月"),
        ("纠纷由2023年的63起减少到今天的样子，大家有目共睹。", "2023年"),
        ("办结率达到95%，比2022年高得多，居民也认可。", ""),
        ("今年前7个月，调处矛盾纠纷446起，没有一起上访。", "今年前7个月"),
        ("小区建于1994年，共有居民楼46栋，没有物业管理。", ""),
        ("“十四五”期间，全县新建停车位1200个，缓解了停车难。", "“十四五”期间"),
    ],
)
def test_the_time_of_a_figure(text: str, period: str, words: Vocabulary) -> None:
    assert figures_in(text, words)[0].period == period


def test_a_rate_holds_in_its_clause_only(words: Vocabulary) -> None:
    text = "去年，社区受理纠纷126件，每月走访居民30户，办结诉求88条。"
    assert [f.period for f in figures_in(text, words)] == ["去年", "每月", "去年"]


def test_what_is_still_to_be_done_is_a_plan(words: Vocabulary) -> None:
    text = "街道已建成食堂35家，明年将新建食堂20家，力争覆盖92个社区。"
    assert [f.plan for f in figures_in(text, words)] == [False, True, True]
    assert [f.level for f in figures_in(text, words)][1:] == ["目标", "目标"]


def test_an_object_marked_with_jiang_is_no_plan(words: Vocabulary) -> None:
    assert not figures_in("社区将原有的10个网格调整为12个，每个网格配了人。", words)[0].plan


def test_figures_belong_to_the_place_named_last(words: Vocabulary) -> None:
    text = (
        "广东省东莞市东城街道星城社区现有小区24个。凤岗镇雁田村、东城街道星城社区是试点，"
        "凤岗镇雁田村建成食堂3家，星城社区建成食堂5家。"
    )
    places = [f.place for f in figures_in(text, words)]
    assert places == ["东莞市东城街道星城社区"[3:], "凤岗镇雁田村", "星城社区"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("陕西省西安市雁塔区推行网格化管理。雁塔区还建了服务中心。", "610113"),
        ("东莞市东城街道推行网格化管理，东莞市还建了服务中心。", "441900"),
        ("南山区推行网格化管理，南山区还建了党群服务中心。", ""),
        ("深圳市南山区推行网格化管理，南山区还建了党群服务中心。", "440305"),
        ("某地推行网格化管理，还建了党群服务中心。", ""),
    ],
)
def test_the_code_is_given_only_where_it_is_certain(
    text: str, code: str, words: Vocabulary
) -> None:
    assert propose(CleanArticle("", (text,)), words, None).places.place.code == code


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def test_the_patterns_are_those_that_javascript_reads_too() -> None:
    """The browser will be given the same rules: nothing that only Python's ``re`` understands."""
    told = yaml.safe_load((files("casebook.draft") / "rules.yml").read_text("utf-8"))
    only_python = re.compile(r"[*+?}]\+|\(\?(?:P|>|[aiLmsux-]+[:)]|\(|#)|\\[AZ]")
    assert [text for text in _texts(told) if only_python.search(text)] == []
