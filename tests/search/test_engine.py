"""The search from the records to the answer: the index as it is built, the engine as it is bundled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casebook.derive.search.search_documents import search_document
from casebook.publish.search_index.symbols import Fold, runs, simplified_characters, symbols
from tests.sample.real import real_library
from tests.search.served import Call, Search, ids, served, telling


@pytest.fixture(scope="module")
def call(real_call: Call) -> Call:
    return real_call


@pytest.fixture(scope="module")
def search(real_search: Search) -> Search:
    return real_search


def test_whatever_stands_in_a_record_is_found(search: Search) -> None:
    fold = Fold(simplified_characters())
    missed = []
    for case in real_library().cases.values():
        phrases = [o.evidence.quote for o in case.observations]
        phrases += [m.name for m in case.measures] + [case.title, case.limits[0].text]
        for phrase in phrases:
            for run in runs(fold(phrase)):
                word = "".join(symbols(run)[:6])
                answer = search(word, asTyped=True, limit=50)
                if case.id not in [r["id"] for r in answer["results"] if r["full"]]:
                    missed.append((case.id, word))
    assert not missed


def test_what_is_pasted_from_a_record_is_found(search: Search) -> None:
    """300 characters of what a record says, sentences and all, as somebody copies them from its page."""
    missed = []
    for case in real_library().cases.values():
        texts = [p.text for p in search_document(case, real_library()).passages]
        begin = texts.index(case.summary)
        # Half a number is another number.
        pasted = "\n".join(texts[begin:])[:300].rstrip("0123456789.")
        assert len(pasted) > 290
        for typed in (False, True):
            first = search(pasted, asTyped=typed)["results"][0]
            if first["id"] != case.id or not first["full"]:
                missed.append((case.id, typed))
    assert not missed


@pytest.mark.parametrize("typed", [False, True])
def test_300_characters_without_a_stop_are_found(typed: bool, tmp_path: Path) -> None:
    run = "".join(chr(0x4E00 + 7 * n) for n in range(300))
    with served(telling("没有写。", f"从前{run}后来"), tmp_path) as call:
        answer = call("search", run, {"asTyped": typed})
        assert [(r["id"], r["full"]) for r in answer["results"]] == [("a1", True)]


@pytest.mark.parametrize(
    ("query", "understood", "kind"),
    [
        ("紅色物業", "红色物业", "traditional"),
        ("hongsewuye", "红色物业", "pinyin"),
        ("hongse wuye", "红色物业", "pinyin"),
        ("hswy", "红色物业", "pinyin"),
        ("hongse物业", "红色物业", "pinyin"),
        ("xiangzhang", "巷长", "pinyin"),
        ("xiangchang", "巷长", "pinyin"),
        ("红色勿业", "红色物业", "repair"),
        ("小饭卓", "小饭桌", "repair"),
        ("驻村知道员", "驻村指导员", "repair"),
        ("搬迁群众怎么就业", "搬迁群众 就业", "stop"),
    ],
    ids=lambda value: value if value.isascii() else value.encode().hex()[:12],
)
def test_every_change_is_a_step(search: Search, query: str, understood: str, kind: str) -> None:
    answer = search(query)
    assert answer["understood"]["query"] == understood
    assert kind in [step["kind"] for step in answer["understood"]["steps"]]
    assert answer["understood"]["asTyped"] == query
    assert answer["results"]


def test_a_change_can_be_undone(search: Search) -> None:
    answer = search("红色勿业", asTyped=True)
    assert answer["understood"] == {"query": "红色勿业", "asTyped": "红色勿业", "steps": []}
    assert answer["full"] == 0
    assert answer["weak"]


def test_a_word_that_is_there_is_not_mended(search: Search) -> None:
    assert search("巷长")["understood"]["steps"] == []


def test_the_number_of_a_case_finds_it_and_takes_no_syllable_from_pinyin(search: Search) -> None:
    for name in real_library().cases:
        assert ids(search(name)) == [name]
    read = search("boluo")
    assert "pinyin" in [step["kind"] for step in read["understood"]["steps"]]
    assert read["results"]


def test_what_nobody_wrote_about_is_weak_or_nothing(search: Search) -> None:
    for query in ("充电桩", "zzqx", "电梯加装"):  # 充电 alone is in a record
        answer = search(query)
        assert answer["weak"]
        assert answer["full"] == 0


def test_an_excerpt_shows_the_words_and_its_anchor(search: Search) -> None:
    answer = search("小饭桌")
    result = answer["results"][0]
    assert result["id"] == "dongchuan-city-service"
    assert "小饭桌" in result["excerpt"]["text"]
    marked = [result["excerpt"]["text"][a:b] for a, b in result["excerpt"]["marks"]]
    assert "小饭桌" in "".join(marked)
    assert result["anchor"]
    assert result["url"] == "cases/dongchuan-city-service/index.html"


def test_counts_leave_out_their_own_choice(search: Search) -> None:
    wanted = ["place", "problem"]
    everything = search("社区", limit=50, facets=wanted)
    chosen = search("社区", filters={"place": ["441300"]}, limit=50, facets=wanted)
    assert 0 < chosen["total"] < everything["total"]
    assert chosen["facets"]["place"] == everything["facets"]["place"]
    counts = {v["value"]: v["count"] for v in chosen["facets"]["place"]}
    assert counts["441300"] == chosen["full"]
    assert all(v["count"] <= chosen["full"] for v in chosen["facets"]["problem"])


def test_places_are_a_tree(search: Search) -> None:
    parents = {v["value"]: v.get("parent") for v in search("", facets=["place"])["facets"]["place"]}
    assert parents["441322"] == "441300"
    assert parents["441300"] == "440000"
    assert parents["440000"] is None


def test_without_words_all_cases_are_found(search: Search) -> None:
    library = real_library()
    answer = search("", limit=100)
    assert answer["total"] == answer["full"] == len(library.cases)
    assert not answer["weak"]
    assert sorted(ids(answer)) == sorted(library.cases)


def test_pages_of_results_follow_each_other(search: Search) -> None:
    whole = ids(search("社区", limit=9))
    assert ids(search("社区", limit=3, offset=3)) == whole[3:6]


def test_only_what_is_asked_for_is_counted(search: Search) -> None:
    assert search("社区")["facets"] == {}
    assert set(search("社区", facets=["grade"])["facets"]) == {"grade"}


def test_two_choices_in_different_facets_must_both_hold(search: Search) -> None:
    filters = {"place": ["441300"], "grade": ["E3"]}
    both = search("", filters=filters, limit=100, facets=["place", "grade"])
    here = {r["id"] for r in search("", filters={"place": ["441300"]}, limit=100)["results"]}
    graded = {r["id"] for r in search("", filters={"grade": ["E3"]}, limit=100)["results"]}
    assert set(ids(both)) == here & graded
    counts = {v["value"]: v["count"] for v in both["facets"]["grade"]}
    assert sum(counts.values()) == len(here)


def test_suggestions_name_words_pages_and_cases(call: Call) -> None:
    found = call("suggest", "博罗")
    assert {"text": "博罗县", "kind": "地区", "url": "regions/441322/index.html"} in found
    assert any(s["kind"] == "案例" for s in found)
    assert any(s["text"] == "红色物业" for s in call("suggest", "hongs"))
    assert call("suggest", "  ") == []
    # A page comes before a word, and is not named twice.
    points = [s for s in call("suggest", "积分制") if s["text"] == "积分制"]
    assert [s["kind"] for s in points] == ["做法"]


@pytest.mark.parametrize(
    ("query", "kind", "name"),
    [
        ("老人吃饭没人做", "做法", "居家养老服务"),
        ("停车难", "难题（还没有案例）", "交通停车"),
        ("爱心超市", "做法", "积分制"),
        ("城乡结合部", "社区类型", "城乡接合部"),
        ("惠州", "地区", "惠州市"),
        ("三工联动", "口号", "三工联动"),
    ],
    ids=range(6),
)
def test_pages_besides_the_cases_are_named(call: Call, query: str, kind: str, name: str) -> None:
    found = call("pages", query)
    assert (kind, name) in [(page["kind"], page["text"]) for page in found]
    assert all(page["url"].partition("#")[0].endswith("/index.html") for page in found)


def test_pages_are_named_in_traditional_characters(call: Call) -> None:
    named = call("pages", "诈骗")
    assert named
    assert call("pages", "詐騙") == named


@pytest.mark.parametrize("limit", range(4))
def test_suggestions_keep_to_their_limit(call: Call, limit: int) -> None:
    for prefix in ("博罗", "社区", "hongs", "积分制"):
        found = call("suggest", prefix, limit)
        assert len(found) <= limit
        assert found or not limit


def test_no_page_is_named_for_what_none_is_about(call: Call) -> None:
    assert call("pages", "量子计算") == []


def test_a_result_brings_the_card_of_its_case(search: Search) -> None:
    results = search("网格员", limit=5)["results"]
    assert results
    for result in results:
        assert (result["card"]["id"], result["card"]["title"]) == (result["id"], result["title"])
        assert result["card"]["grade"]


def test_a_word_that_a_particle_stands_in_is_not_cut(search: Search) -> None:
    assert search("怎么了解民情")["understood"]["query"] == "了解民情"


@pytest.mark.parametrize(
    "query",
    ["珠三角哪个村在搞拆迁", "上门怎么做工作才好", "移民小区的孩子", "不愿意签字怎么做工作"],
    ids=range(4),
)
def test_a_piece_of_a_sentence_is_not_repaired_into_another_word(
    search: Search, query: str
) -> None:
    steps = search(query)["understood"]["steps"]
    assert [step for step in steps if step["kind"] == "repair"] == []


@pytest.mark.parametrize(
    "wording", ["社区太大怎么拆分", "按什么标准拆", "社区拆分标准"], ids=range(3)
)
def test_every_wording_of_a_question_names_its_decision_first(call: Call, wording: str) -> None:
    first = call("pages", wording, 3)[0]
    assert (first["kind"], first["text"]) == ("抉择", "社区太大拆不拆")


@pytest.mark.parametrize(
    "wording", ["失败", "失败的做法", "教训", "问题", "没成效", "自认的问题"], ids=range(6)
)
def test_whoever_asks_for_failure_is_led_to_lessons(call: Call, wording: str) -> None:
    assert call("pages", wording, 3)[0]["url"] == "lessons/index.html"
    assert call("suggest", wording)[0]["url"] == "lessons/index.html"


def test_a_question_about_something_else_is_not_led_to_lessons(call: Call) -> None:
    found = call("pages", "怎么解决老旧小区没有物业的问题", 8)
    assert found
    assert "lessons/index.html" not in [page["url"] for page in found]


def test_pages_without_a_case_say_so_and_come_last(call: Call) -> None:
    found = call("pages", "老旧小区没物业", 20)
    empty = [("还没有案例" in page["kind"]) for page in found]
    assert empty == sorted(empty)
    assert any(empty)


def test_the_measure_and_the_exact_case_are_suggested_first(call: Call) -> None:
    found = [(s["kind"], s.get("url")) for s in call("suggest", "积分超市")]
    assert [kind for kind, _ in found[:2]] == ["做法", "案例"]
    assert found[1] == ("案例", "cases/dongchuan-points-market/index.html")
    assert found.index(("案例", "cases/dongchuan-three-focuses/index.html")) > 4


@pytest.mark.parametrize(
    "letters", ["shequ shitang", "laonian shitang", "sqst", "sqshitang", "老年食唐"]
)
def test_words_of_readers_are_heard(search: Search, letters: str) -> None:
    """No record writes 食堂: it is a synonym."""
    answer = search(letters, limit=1)
    assert answer["understood"]["query"].endswith("食堂")
    assert ids(answer) == ["dongchuan-city-service"]
    assert not answer["weak"]


@pytest.mark.parametrize("letters", ["zzqx", "xqzst", "qqzzxx"])
def test_initials_alone_are_no_sentence(search: Search, letters: str) -> None:
    assert search(letters)["understood"]["query"] == letters


def test_records_stand_behind_their_parts(search: Search) -> None:
    for query, whole in (
        ("积分超市", "dongchuan-three-focuses"),
        ("网格", "boluo-linli-ruqin"),
        ("博罗", "boluo-linli-ruqin"),
        ("问计于民", "boluo-linli-ruqin"),
    ):
        found = ids(search(query, limit=50))
        assert found.index(whole) > 0, query
    # What only the whole is called finds it first.
    assert ids(search("三个聚焦"))[0] == "dongchuan-three-focuses"
    assert ids(search("邻里如亲"))[0] == "boluo-linli-ruqin"


def test_within_the_results_every_word_must_stand(search: Search) -> None:
    everything = set(ids(search("社区", limit=50)))
    points = {r["id"] for r in search("积分", limit=50)["results"] if r["full"]}
    narrowed = search("社区", within=["积分"], limit=50)
    assert set(ids(narrowed)) == everything & points
    assert 0 < narrowed["total"] < len(everything)
    marked = [
        r["excerpt"]["text"][a:b] for r in narrowed["results"] for a, b in r["excerpt"]["marks"]
    ]
    assert "积分" in marked


@pytest.mark.parametrize(
    ("section", "anchor"),
    [("title", ""), ("measures", r"m\d+"), ("figures", r"o\d+"), ("gaps", r"gaps-\d+")],
    ids=["title", "measures", "figures", "gaps"],
)
def test_words_can_be_wanted_in_one_section(search: Search, section: str, anchor: str) -> None:
    word = "社区"
    found = search(word, section=section, limit=50)
    assert 0 < found["total"] < len(real_library().cases)
    assert found["unread"] == 0
    for result in found["results"]:
        assert re.fullmatch(anchor, result["anchor"])
        assert word in result["excerpt"]["text"]
    titles = {case.id for case in real_library().cases.values() if word in case.title}
    assert section != "title" or set(ids(found)) == titles
