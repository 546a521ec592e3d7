"""A look at all texts at once spares nothing that the rules would say text by text."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook import codes
from casebook.read import Document, Value, read_document
from casebook.synth import case_file
from casebook.validate import looks, runner
from casebook.validate.scope import Scope, prose, texts
from casebook.validate.verdict import Said
from tests.sample.real import PROJECT, real_library
from tests.unit.validate.good_library import good_documents, spoil

_ODD = (
    *(
        "习近平新时代中国特色社会主义",
        "特色社会主义",
        "以习近平为核心的党中央",
        "铸牢中华民族共同体",
    ),
    *(
        "書記",
        "回覆",
        "深沈",
        "乾安县",
        "１２",
        "，，",
        "？？？",
        "汉,字",
        "“半句",
        "半句）",
        "”反“",
        "（一）",
    ),
    *("13800138000", "010-12345678", "（010）12345678", "400-123-4567", "11010519491231002X"),
    *(
        "4111 1111 1111 1111",
        "a@b.cn",
        "微信号：abcdef",
        "8号楼3单元",
        "12栋2室",
        "中山路12号",
        "3单元101",
    ),
    *(
        "+8613812345678",
        "138.1234.5678",
        "一三八一二三四五六七八",
        "138****5678",
        "值班电话6221234",
        "110105********002X",
    ),
    *(
        "车架号LSVAU2180E2123456",
        "护照E12345678",
        "粤L·12345",
        "zhang＠example.com",
        "微信zhangsan88",
        "QQ12345678",
    ),
    *(
        "3-2-501",
        "第三小组17号",
        "114.123456，23.123456",
        "居民“张三”说",
        "居民欧阳小红说",
        "买买提·艾力",
        "李××",
        "陈老师",
    ),
    *("给李秀英送饭", "有张建国、李秀英、王芳", "李秀英，女，82岁", "王大姐调解室"),
    *("李大爷", "环卫师傅", "王某", "居民李明说", "居民李明", "书记王明。", "书记王明", "老人陈年"),
    *(
        "代开发票",
        "锟斤拷",
        "汉α？",
        "汉（hàn）",
        "汉（“引”hàn）",
        "<b>",
        "<a“x”>",
        "&nbsp;",
        "责任编辑：",
        "编辑：",
    ),
    *(
        "显著提升",
        "深受“广大\n居民”欢迎",
        "典范",
        "一核两网",
        "1+3+N",
        "三联动",
        " 汉",
        "汉\n\n",
        "\u3000汉",
    ),
    *("多行\n文字", "“引\n文”", "《书", "习近平总书记", "中国特色社会主义", "思想"),
)


@cache
def _documents() -> Mapping[str, Document]:
    made = (case_file(number, real_library().vocabulary) for number in range(30))
    folders = ("records", "sources", "curricula", "vocabulary")
    paths = [p for folder in folders for p in sorted((PROJECT / "cases" / folder).rglob("*.yml"))]
    real = {p.relative_to(PROJECT).as_posix(): p.read_bytes() for p in paths}
    synthetic = {file.path: file.text.encode() for file in made}
    return {path: read_document(path, text) for path, text in {**real, **synthetic}.items()}


def library_texts() -> list[str]:
    """Every text of the library and of some synthetic records."""
    return [text for document in _documents().values() for _, text in texts(document)]


def _said(document: Document, rule: Callable[..., Any]) -> Iterator[Said]:
    """What a rule says, whatever a look may tell of the document."""
    scope = Scope(real_library().vocabulary, {}, {}, frozenset())
    if rule in runner._RECORD_RULES:
        yield from rule(document, scope)
        return
    for where, text in prose(document) if rule in runner._PROSE_RULES else texts(document):
        yield from rule(document, where, text)


def _missed(document: Document) -> list[Said]:
    return [
        problem
        for rule in looks._LOOKS
        if not looks.may_say(rule, document)
        for problem in _said(document, rule)
    ]


def test_every_look_is_for_a_rule_that_is_run() -> None:
    rules = {*runner._TEXT_RULES, *runner._PROSE_RULES, *runner._RECORD_RULES}
    assert looks._LOOKS.keys() <= rules


def test_no_look_misses_anything_in_the_library() -> None:
    assert [problem for document in _documents().values() for problem in _missed(document)] == []
    spared = sum(
        not looks.may_say(rule, document)
        for rule in looks._LOOKS
        for document in _documents().values()
    )
    assert spared > 0.8 * len(looks._LOOKS) * len(_documents())


@pytest.mark.parametrize(
    "entry",
    [e for e in codes.all_codes() if e.bad and e.code[:3] in {"TXT", "PII", "SPM", "FLD"}],
    ids=lambda entry: entry.code,
)
def test_no_look_misses_an_example(entry: codes.Code) -> None:
    assert entry.bad is not None
    for path, content in spoil(entry.bad).items():
        if content is not None:
            assert _missed(read_document(path, content)) == []


def _with(data: object, slips: Iterator[str], chance: random.Random) -> object:
    """The same data with a slip in some of its texts."""
    if isinstance(data, str):
        at = chance.choice([0, len(data), chance.randint(0, len(data))])
        return data[:at] + next(slips) + data[at:] if chance.random() < 0.05 else data
    if isinstance(data, list):
        return [_with(item, slips, chance) for item in data]
    if isinstance(data, dict):
        return {key: _with(value, slips, chance) for key, value in data.items()}
    return data


@given(
    path=st.sampled_from(sorted(p for p in good_documents() if "vocabulary" not in p)),
    slips=st.lists(st.sampled_from(_ODD), min_size=1, max_size=4),
    seed=st.integers(0, 10**6),
)
def test_no_look_misses_a_slip(path: str, slips: list[str], seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  not for secrets
    drawn = iter(lambda: chance.choice(slips), None)
    data = _with(good_documents()[path].data, drawn, chance)
    assert isinstance(data, dict)
    rules = [rule for rule in looks._LOOKS if not looks.may_say(rule, Document(path, "", data))]
    said = [p for rule in rules for p in _said(Document(path, "", data), rule)]
    assert said == []


@pytest.mark.parametrize("slip", _ODD)
@pytest.mark.parametrize("frame", ["{}", "汉字{}", "{}汉字", "“{}”"])
def test_no_look_misses_a_slip_beside_others(slip: str, frame: str) -> None:
    """The slip alone, first and last among other texts: what stands beside it must not hide it."""
    for others in ([], ["思想", "汉"], ["“", "2"]):
        for listed in ([frame.format(slip), *others], [*others, frame.format(slip)]):
            data: dict[str, Value] = {"keywords": [*listed], "title": "汉"}
            document = Document("cases/records/x.yml", "", data)
            assert _missed(document) == []
