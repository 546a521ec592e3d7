"""What a definition says to readers: what the thing is, and nothing that only a writer of records needs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casebook.cli.project import read_vocabulary
from casebook.model.vocabulary import SYNONYMS, Vocabulary
from casebook.workspace import Workspace

# What told a writer of records what to do; such sentences belong into ``coding``.
ORDERS = {
    "another term to use": r"用[“‘]|[选归][“‘]|选那一|另选|同选|不选|归这里",
    "where to put it": r"写[在进](名称|备注|说明|做法|记录|“)|记[在作为入“‘]|单位记|当数字记|一条只记|一栏",
    "what to keep apart": r"另记|分开记|分[一二两三]条|单列|分别列|一并列出|按[^，。；]*列[。；]",
    "how to word it": r"(?<!原文)(?<!没有)写明|写清|注明|(?<!对)照(来源|原文|写|录)|不写|不改成|不估算|不推算",
    "what counts": r"(?<!算)不算|算在内|应当|另查|看说明",
    "fields and records": r"记录里|字段|词表",
}


def orders(text: str) -> list[str]:
    """The kinds of orders to a writer of records that ``text`` holds."""
    return [kind for kind, pattern in ORDERS.items() if re.search(pattern, text)]


@pytest.fixture(scope="module")
def vocabulary(project: Path) -> Vocabulary:
    return read_vocabulary(Workspace(project))[0]


def test_definitions_give_no_orders_to_who_writes_records(vocabulary: Vocabulary) -> None:
    found = {
        (name, term.term): (kinds, term.definition)
        for name, file in vocabulary.files.items()
        if name != SYNONYMS  # the reason why words are searched together; no page shows it
        for term in file.terms
        if (kinds := orders(term.definition))
    }
    assert not found


def test_definitions_speak_the_words_of_readers(vocabulary: Vocabulary) -> None:
    assert not [
        (name, term.term, term.definition)
        for name, file in vocabulary.files.items()
        for term in file.terms
        for word in ("聚落", "触达")
        if word in term.definition
    ]


def test_the_coding_instruction_adds_to_the_definition(vocabulary: Vocabulary) -> None:
    coded = [term for file in vocabulary.files.values() for term in file.terms if term.coding]
    assert len(coded) > 100
    for term in coded:
        assert term.coding
        assert term.coding.endswith("。"), term.term
        assert term.coding not in term.definition, term.term


@pytest.mark.parametrize(
    "text",
    [
        "任务与权力不相称。只是街道自身任务过重的，用“街道乡镇权责失衡”。",
        "任务与权力不相称。只是街道自身任务过重的，用‘街道乡镇权责失衡’。",
        "小事拖成大事。没有时长的在“没说什么”里写明。",
        "要做的事。只是地处民族地区而没有这方面做法的不选。",
        "结成联盟。只办一次活动、没有约定的不算。",
        "按需派单。只交事、不给权的要在记录里注明。",
        "支部的个数。党小组、党总支、党委另记。",
        "统计支部。党小组也记在这里。",
        "多久一次照来源写。",
        "接受服务的人。人次不能记在这里。",
        "是市、县哪一级，写在名称里。",
        "小区里的矛盾。一直没有业委会的也归这里。",
        "互不认识。两条可以同选。",
        "为此订的公约，在做法里选“公约与新风建设”。",
        "没写除以什么的，分母记“未说明”。",
        "在“数的是什么”一栏写清统计什么。",
        "村、社区、小区分开记。",
        "公安、法院、司法所分别列。",
        "授课的社区书记按社区党组织列。",
        "给了多少个社区要另查。",
    ],
)
def test_orders_are_recognised(text: str) -> None:
    assert orders(text)


@pytest.mark.parametrize(
    "text",
    [
        "考走、调走算不算，各地不同。",
        "没有受理数就不能算。",
        "上级部门与街道各管各的。不含只是街道自身任务过重的。",
        "政策已废止，不再展示。",
        "已经写在计划里，还没有办。",
        "做法所在的单位看过记录，确认事实无误。",
        "每个数字都已对照原文查过。",
        "原文写明推广到别处。",
    ],
)
def test_sentences_about_the_thing_are_left_alone(text: str) -> None:
    assert not orders(text)
