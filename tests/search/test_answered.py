"""Whether a query is answered: said of none that a record answers, and of all that nobody wrote about."""

from __future__ import annotations

import re
from functools import cache

import pytest

from casebook.derive.search.query_tables import WITH_PAGES, synonyms
from casebook.derive.search.search_documents import search_document
from tests.sample.real import real_library
from tests.search.served import Search, ids

ANSWERED = {
    "老年食堂": "dongchuan-city-service",
    "没理发店": "xinchang-service-market",
    "没有理发店 看病远": "xinchang-service-market",
    "积分超市": "dongchuan-points-market",
    "社区太大怎么拆分": "yanta-grassroots-governance",
    "按什么标准拆": "boluo-community-split",
    "工资怎么定级": "boluo-worker-ladder",
    "怎么培养社区书记": "nanshan-secretary-studio",
    "老人没人做饭怎么办": "dongchuan-city-service",
    "拆迁签约推不动怎么办": "dongguan-huolianshu-renewal",
    "村里老人看病买药远怎么解决": "xinchang-service-market",
    "外来人口多的城乡接合部怎么管理": "boluo-fringe-contact",
    "小区没有业委会怎么成立": "boluo-estate-party",
    "双职工家庭孩子放学没人管": "boluo-estate-party",
    "高龄老人打扫卫生困难谁来帮忙": "songyuan-party-alliance",
    "村集体没有收入怎么发展产业": "dongchuan-rural",
    "搬迁群众怎么就业": "dongchuan-resettlement",
    "部门各管各的,条块分割怎么打破": "boluo-street-reform",
    "怎么检验工作成效,群众满意不满意": "boluo-four-asks",
    "社区小事没钱办": "boluo-alley-chief",
    "3500户": "yanta-grassroots-governance",
    "红色勿业": "boluo-estate-party",
    "shequ shitang": "dongchuan-city-service",
    "sqst": "dongchuan-city-service",
}
"""Query -> the record that answers it, which comes first."""

# Query -> what no record writes.
UNANSWERED = {
    "老旧小区没物业": "没物业",
    "小区没物业没人管": "没物业",
    "没物业": "没物业",
    "停车": "停车",
    "停车位不够怎么办": "停车",
    "小区里电动车乱停乱充电": "电动车",
    "新能源汽车充电桩怎么装": "充电桩",
    "电梯加装": "电梯",
    "加装电梯一楼不同意怎么办": "电梯",
    "垃圾分类": "垃圾",
    "垃圾分类怎么推行": "垃圾",
    "养狗不牵绳谁来管": "养狗",
    "村里彩礼太高怎么治理": "彩礼",
    "高空抛物怎么防": "高空抛物",
    "快递柜收费居民不满": "快递柜",
    "共享单车乱停": "单车",
    "怎么防电信诈骗": "诈骗",
    "农村厕所改造怎么推进": "厕所",
    "秸秆焚烧": "秸秆",
    "社区矫正对象怎么帮扶": "矫正",
    "青少年心理健康": "心理",
    "群租房整治": "群租",
    "森林防火": "防火",
    "燃气安全检查": "燃气",
    "婚丧嫁娶大操大办": "婚丧",
    "土地流转": "流转",
    "河长制": "河长",
    "殡葬改革": "殡葬",
}


@cache
def _said() -> str:
    library = real_library()
    documents = [search_document(case, library) for case in library.cases.values()]
    tags = [
        word for d in documents for name in ("settlement", "measure") for word in d.facets[name]
    ]
    return "\n".join((*tags, *(p.text for document in documents for p in document.passages)))


@pytest.mark.parametrize("query", ANSWERED, ids=range(len(ANSWERED)))
def test_what_a_record_answers_is_called_answered(real_search: Search, query: str) -> None:
    answer = real_search(query, limit=1)
    assert ids(answer) == [ANSWERED[query]]
    assert not answer["weak"]


@pytest.mark.parametrize("query", UNANSWERED, ids=range(len(UNANSWERED)))
def test_what_nobody_wrote_about_is_called_so(real_search: Search, query: str) -> None:
    assert UNANSWERED[query] not in _said()
    answer = real_search(query, limit=3)
    assert answer["weak"]
    # What comes nearest tells what it has of the query, and what it lacks: something.
    for result in answer["results"]:
        words = [entry["word"] for entry in result["standing"]]
        assert words == answer["understood"]["query"].split(" ")
        assert not all(entry["has"] for entry in result["standing"])
        assert all(entry["as"] in _said() for entry in result["standing"] if entry["has"])


def test_a_related_word_finds_but_never_in_full(real_search: Search) -> None:
    """没物业 leads to 三无小区, which is not what was asked."""
    answer = real_search("没物业", limit=3)
    assert answer["full"] == 0
    assert ids(answer)[0] == "yanta-grassroots-governance"
    assert ("没物业", "三无小区") in [(s["from"], s["to"]) for s in answer["understood"]["steps"]]


def test_who_is_about_it_comes_before_who_has_all_its_words_by_the_way(real_search: Search) -> None:
    """东川 runs the canteen and does not tell its price; elsewhere it is only named beside one."""
    answer = real_search("小饭桌一天多少钱", limit=5)
    assert ids(answer)[0] == "dongchuan-city-service"
    assert answer["results"][0]["full"]


def test_a_record_that_answers_comes_first_and_never_partly(real_search: Search) -> None:
    plain = real_search("党群服务中心要多大面积", limit=5)
    last = ids(plain)[-1]
    assert plain["full"] == 0
    answer = real_search("党群服务中心要多大面积", limit=5, first=[last])
    assert ids(answer)[0] == last
    assert (answer["full"], answer["near"]) == (1, 1)
    # What is kept of a query for the next is not changed.
    assert real_search("党群服务中心要多大面积", limit=5) == plain


@pytest.mark.parametrize("query", ["党群服务中心花了多少钱", "楼栋党支部有多少个", "党建联盟"])
def test_only_words_are_named_as_searched_too(real_search: Search, query: str) -> None:
    steps = real_search(query, limit=1)["understood"]["steps"]
    others = [step["to"] for step in steps if step["kind"] == "synonym"]
    assert others
    assert set(others) <= _known_words()


@cache
def _known_words() -> set[str]:
    return {word for s in synonyms(real_library()) for word in (*s.words, *s.others)} | {
        term.term for name in WITH_PAGES for term in real_library().vocabulary.terms(name)
    }


def test_no_passage_joins_phrases_or_puts_bracket_after_bracket() -> None:
    texts = [
        passage.text
        for case in real_library().cases.values()
        for passage in search_document(case, real_library()).passages
    ]
    assert not [text for text in texts if re.fullmatch("(?:“[^”]*”){2,}", text)]
    assert not [text for text in texts if "推断）（" in text]
