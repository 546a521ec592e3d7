"""Rules about text: what they must see, and what they must leave alone."""

from __future__ import annotations

import pytest

from casebook.problem import Problem
from tests.unit.validate.good_library import CASE, data_of, dump, problems_of


def in_measure(text: str) -> tuple[Problem, ...]:
    """What is wrong once the second measure of the sample says ``text``."""
    data = data_of(CASE)
    data["measures"][1]["what"] = text
    return problems_of({CASE: dump(data)})


def codes_in(text: str) -> set[str]:
    return {problem.code for problem in in_measure(text)}


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("PII-001", "手机138 0013 8000。"),
        ("PII-001", "电话（027）88886666。"),
        ("PII-001", "电话027-88886666。"),
        ("PII-001", "热线400-800-1234。"),
        ("PII-001", "手机１３８００１３８０００。"),
        ("PII-003", "卡号6222 0212 3456 7890 128。"),
        ("PII-004", "微信号：shequ_12345，加好友。"),
        ("PII-005", "居民李建国说好。"),
        ("PII-005", "独居老人吴秀英，八十多岁。"),
        ("PII-005", "51岁的陈某某找到了工作。"),
        ("PII-005", "张大妈来帮忙。"),
        ("PII-005", "刘师傅修好了水管。"),
        ("PII-006", "住在幸福路18号。"),
        ("PII-006", "2单元301。"),
        ("PII-007", "区委书记周卫东说，要多听居民的。"),
        ("SPM-001", "开户送礼，老虎机等你来。"),
        ("SPM-002", "请居民�一起商量。"),
        ("SPM-002", "请居民???一起商量。"),
        ("SPM-002", "治理卫α俊？"),
        ("SPM-003", "学习（xué xí）先进经验。"),
        ("SPM-003", "居民(ju min)议事。"),
        ("SPM-004", "请居民&ldquo;一起商量。"),
        ("SPM-004", "请居民<span class=x>一起</span>商量。"),
        ("SPM-005", "请居民一起商量。（编辑：某某）"),
        ("SPM-005", "此处隐藏413字。"),
        ("TXT-002", "居民满意度大幅提升。"),
        ("TXT-002", "做法走在全省前列。"),
        ("TXT-003", "按“1+3+X”的办法。"),
        ("TXT-003", "落实“八个统一”要求。"),
        ("TXT-003", "五级联动、四联动。"),
        ("TXT-003", "“一核五化九提升”。"),
        ("TXT-005", "请居民:一起商量!好。"),
        ("TXT-006", "著名的書記。"),
        ("TXT-007", "请居民”一起商量。"),
        ("TXT-008", "《办法。"),
        ("TXT-009", "坚持特色社会主义道路。"),
        ("TXT-009", "以习近平为核心的党中央。"),
        ("TXT-009", "铸牢中华民族共同体。"),
        ("TXT-010", "请居民，，一起商量。"),
        ("TXT-011", "１２栋。"),
        ("PRF-015", "共有三百二十名居民来。"),
        ("PRF-015", "网格员管36户。"),
        ("PRF-020", "收到的诉求办结200条。"),
        ("PRF-020", "区财政投入120万元。"),
        ("PRF-022", "诉求办结200余条。"),
        ("PRF-022", "诉求办结0.02万多条。"),
    ],
)
def test_what_must_be_seen(code: str, text: str) -> None:
    assert code in codes_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "打市民热线，有人接。",
        "保安师傅和环卫师傅每天巡查，会计师傅记账。",
        "位于某小区，应某位居民的要求，任某项工作。",
        "居民张贴通知，居民周末议事，村民林地流转，老人夏天乘凉，居民许可以后再办。",
        "老人孙子，居民胡同，居民陈列的东西，群众何时来都行。",
        "书记任组长，主任包栋，书记项目，书记周例会。",
        "小程序（APP）和电视（TV）都能看，公里（km）写成汉字。",
        "网站写明“此处隐藏413字”。",
        "一级一级抓，一家一户走，一个一个问。",
        "著名景点、乾隆年间、瞭望塔，乾安县和乾县。",
        "“请居民一起商量”，《议事规则（试行）》。",
        "学习习近平新时代中国特色社会主义思想，铸牢中华民族共同体意识。",
        "以习近平同志为核心的党中央。",
        "习近平新时代中国特色社会主义经济思想。",
        "比例是3:1，时间是9:30，编号A,B。",
        "原文自述，居民满意度显著提升。",
        "“显著提升”是原文的话。",
        "辖区有36个网格，36名网格员，36人都是居民。",
        "2023年3月起，每周二、每月15日开会，第3次起改在晚上。",
        "三个办法、十项规定、两次会议、一位老人。",
        "常住人口超过3万人，投入约120万元，诉求办结200多条。",
        "他说：“好！”她问：“行吗？”",
        "……一起商量。",
    ],
)
def test_what_must_be_left_alone(text: str) -> None:
    # That a number stands in the quote of another part is a reason to look, and all there is to say.
    said = [(p.code, p.message) for p in in_measure(text) if p.code != "PRF-027"]
    assert said == []


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("武昌区示例社区：创新网格", "TXT-001"),
        ("武昌区示例社区：破解停车难", "TXT-001"),
        ("武昌区示例社区：“创新屋”议事", None),
        ("武昌区示例社区：党建引领议事", None),
        ("武昌区创新工场：居民议事", None),
    ],
)
def test_titles(title: str, code: str | None) -> None:
    data = data_of(CASE) | {"title": title}
    assert {p.code for p in problems_of({CASE: dump(data)})} == ({code} if code else set())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("请居民打13800138000报名。", "13800138000"),
        ("请居民锟斤拷一起商量。", "锟斤拷"),
        ("居民满意度大幅提升。", "大幅提升"),
        ("按“五联六进”的办法。", "五联六进"),
        ("请居民,一起商量。", ","),
        ("这里有50起纠纷。", "50起"),
        ("请居民“一起商量。", "“"),
        ("先学特色社会主义。", "特色社会主义"),
        ("请張居民一起商量。", "張"),
        ("乾安县的張居民一起商量。", "張"),
    ],
)
def test_the_caret_stands_under_the_words(text: str, words: str) -> None:
    data = data_of(CASE)
    data["measures"][1]["what"] = text
    lines = dump(data).decode().splitlines()
    (problem,) = in_measure(text)
    assert lines[problem.line - 1][problem.column - 1 : problem.end_column - 1] == words


def test_officials_may_be_named_and_nobody_else() -> None:
    assert codes_in("社区书记李明说，人手不足。") == set()
    assert codes_in("居民李明说，人手不足。") == set()  # listed among the officials
    assert codes_in("社区书记李强说，人手不足。") == {"PII-007"}


def test_a_quote_may_be_cut_between_brackets_and_keep_its_old_marks() -> None:
    data = data_of(CASE)
    data["measures"][1]["evidence"][0]["quote"] = "还搭建“一核三网”工作格局，用“1+36"
    assert problems_of({CASE: dump(data)}) == ()
