"""Which words a query is searched in as well: groups hold in all directions, wider words in one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casebook.derive.search.query_tables import GROUP_WEIGHTS, Synonyms, groups
from casebook.model.library import Library
from casebook.model.vocabulary import (
    NEAR,
    RELATED,
    SAME,
    SYNONYM_GROUPS,
    SYNONYMS,
    WIDER,
    Term,
    Vocabulary,
    VocabularyFile,
)
from tests.sample.library import sample_library
from tests.sample.real import real_library


def with_group(kind: str) -> Library:
    library = sample_library()
    term = Term(
        term="西南",
        id="xinan",
        definition="大家常用的大地名。",
        group=kind,
        aliases=("大西南",),
        synonyms=("云南", "西藏"),
    )
    file = VocabularyFile(
        name=SYNONYMS, title="检索同义词", description="只用于搜索。", terms=(term,)
    )
    others = [f for f in library.vocabulary.files.values() if f.name != SYNONYMS]
    return replace(library, vocabulary=Vocabulary([*others, file]))


@pytest.mark.parametrize(
    ("kind", "weight"), [(WIDER, 0.5), (RELATED, 0.3)], ids=["wider", "related"]
)
def test_a_wider_or_a_related_word_leads_one_way(kind: str, weight: float) -> None:
    assert groups(with_group(kind)) == (Synonyms(("西南", "大西南"), ("云南", "西藏"), weight),)


@pytest.mark.parametrize(("kind", "weight"), [(SAME, 0.8), (NEAR, 0.5)], ids=["same", "near"])
def test_the_words_of_a_group_lead_to_each_other(kind: str, weight: float) -> None:
    expected = Synonyms(("西南", "大西南", "云南", "西藏"), (), weight)
    assert groups(with_group(kind)) == (expected,)


def test_every_kind_of_group_has_a_weight_below_that_of_the_word_typed() -> None:
    assert set(GROUP_WEIGHTS) == set(SYNONYM_GROUPS)
    assert all(0 < weight < 1 for weight in GROUP_WEIGHTS.values())


def leads_to(word: str) -> set[str]:
    found = [entry.others or entry.words for entry in groups(real_library()) if word in entry.words]
    return {other for others in found for other in others} - {word}


@pytest.mark.parametrize(
    ("wider", "members"),
    [
        ("西南", "云南 贵州 四川 重庆 西藏"),
        ("西北", "陕西 甘肃 青海 宁夏 新疆"),
        ("东三省", "辽宁 吉林 黑龙江"),
        ("长三角", "上海 江苏 浙江 安徽"),
        ("珠三角", "广州 深圳 东莞 惠州"),
        ("困难群众", "低保户 残疾人 五保户"),
        ("发展产业", "合作社 种植 养殖"),
    ],
)  # fmt: skip
def test_what_a_wider_word_holds_is_never_searched_as_something_else_of_it(
    wider: str, members: str
) -> None:
    listed = set(members.split())
    assert listed <= leads_to(wider)
    for member in listed:
        assert leads_to(member).isdisjoint({wider} | listed - {member}), member


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("签约率", "推不动"),
        ("签约率", "签协议"),
        ("签约", "钉子户"),
        ("业委会", "议事会"),
        ("业委会", "居民自治"),
        ("双报到", "在职党员"),
        ("养殖", "合作社"),
        ("12345", "烦心事"),
        ("12345", "热线"),
        ("信访", "急难愁盼"),
        ("脱贫攻坚", "乡村振兴"),
        ("后备干部", "换届"),
    ],
)
def test_words_that_are_not_the_same_do_not_lead_to_each_other(word: str, other: str) -> None:
    assert other not in leads_to(word)


def test_what_a_wider_word_holds_does_not_lead_back() -> None:
    wider = [t for t in real_library().vocabulary.terms(SYNONYMS) if t.group == WIDER]
    assert wider
    for term in wider:
        assert term.term not in term.synonyms
        assert len(term.synonyms) > 1 or term.aliases, term.term
