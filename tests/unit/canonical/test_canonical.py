from __future__ import annotations

import pytest

from casebook.canonical import UnfixableError, canonical
from casebook.model.vocabulary import Term, Vocabulary, VocabularyFile

UNITS = VocabularyFile(
    name="units",
    title="单位",
    description="数字后面的量词。",
    terms=(Term(term="%", id="percent", definition="百分之几。", aliases=("％", "百分点")),),
)
VOCABULARY = Vocabulary([UNITS])


def case(text: str) -> str:
    return canonical(text, "case", VOCABULARY)


LAYOUTS = {
    "order of keys": (
        "title: 星城社区\nid: xingcheng\nplace:\n  path:\n    - 广东省\n  code: '441900'\n",
        'id: xingcheng\ntitle: 星城社区\nplace:\n  code: "441900"\n  path:\n    - 广东省\n',
    ),
    "what readers ask stands behind the keywords": (
        "asked:\n  - 谁来修\nplace:\n  township: 东城街道\nkeywords:\n  - 网格\n",
        "keywords:\n  - 网格\nasked:\n  - 谁来修\nplace:\n  township: 东城街道\n",
    ),
    "keys nobody knows come last": ("zzz: 1\naaa: 2\nid: x\n", "id: x\nzzz: 1\naaa: 2\n"),
    "indentation": (
        "keywords:\n- 网格\n-   清单\nplace:\n      township: 东城街道\n",
        "keywords:\n  - 网格\n  - 清单\nplace:\n  township: 东城街道\n",
    ),
    "flow lists": (
        "keywords: [网格, '清单, 台账']\nofficials: []\n",
        "keywords:\n  - 网格\n  - 清单, 台账\nofficials: []\n",
    ),
    "flow mappings": (
        "measures:\n  - {id: m1, types: [快办机制], status: 实施中}\n",
        "measures:\n  - id: m1\n    types:\n      - 快办机制\n    status: 实施中\n",
    ),
    "needless quotes": ("title: '星城社区'\nid: \"x\"\n", "id: x\ntitle: 星城社区\n"),
    "needed quotes": (
        "title: '#1 号楼'\nsummary: \"a: b\"\nkeywords:\n  - 'no'\n  - \"1e5\"\n  - '\"引号\"'\n",
        'title: "#1 号楼"\nsummary: "a: b"\nkeywords:\n  - "no"\n  - "1e5"\n  - \'"引号"\'\n',
    ),
    "codes, dates and numbers": (
        "place:\n  code: 441900\nmeasures:\n  - name: 58.60\neditorial:\n  recorded: 2024-07-12\n",
        'place:\n  code: "441900"\nmeasures:\n  - name: "58.60"\neditorial:\n  recorded: "2024-07-12"\n',
    ),
    "dates that YAML 1.1 does not know": (
        "editorial:\n  checked: 2024-07\n  review_by: '2024'\n",
        'editorial:\n  checked: "2024-07"\n  review_by: "2024"\n',
    ),
    "folded text": (
        "summary: >\n  第一行，\n  第二行。\n",
        "summary: 第一行，第二行。\n",
    ),
    "folded text with words": ("summary: >-\n  one\n  two\n", "summary: one two\n"),
    "folded paragraphs": (
        "summary: >\n  第一段，\n  还是第一段。\n\n  第二段。\n",
        "summary: |\n  第一段，还是第一段。\n  第二段。\n",
    ),
    "broken lines": (
        'title: 星城社区，\n  东城街道\nsummary: "他说\n  “好”"\n',
        "title: 星城社区，东城街道\nsummary: 他说“好”\n",
    ),
    "literal text": (
        "summary: |\n    第一段。  \n\n    第二段。\n\n\n",
        "summary: |\n  第一段。\n\n  第二段。\n",
    ),
    "escaped lines": ('summary: "甲\\n乙"\n', "summary: |\n  甲\n  乙\n"),
    "punctuation": (
        "summary: 甲,乙;丙:丁?戊!己, a,b (甲,乙)\n",
        "summary: 甲，乙；丙：丁？戊！己, a,b (甲，乙)\n",
    ),
    "width": ("summary: ２０２４年ＡＰＰ，３％\n", "summary: 2024年APP，3％\n"),
    "terms": (
        "observations:\n  - unit: ％\n    baseline:\n      unit: ' 百分点 '\n",
        'observations:\n  - unit: "%"\n    baseline:\n      unit: "%"\n',
    ),
    "surrounding blanks": ("title: '  星城社区　'\n", "title: 星城社区\n"),
    "blank lines": ("\n\nid: x\n\n\ntitle: 星城社区\n\n", "id: x\ntitle: 星城社区\n"),
    "byte order mark and line ends": ("\ufeffid: x\r\ntitle: 甲\r", "id: x\ntitle: 甲\n"),
    "document marks": ("---\nid: x\n...\n", "id: x\n"),
    "nothing written": ("id: x\nnote: null\nplace: ~\n", "id: x\nplace:\nnote:\n"),
    "no line end": ("id: x", "id: x\n"),
    "lists in lists": ("steps:\n  - - a\n    - b\n", "steps:\n  - - a\n    - b\n"),
    "empty": ("{}\n# nothing yet\n", "# nothing yet\n{}\n"),
}


@pytest.mark.parametrize(("before", "after"), LAYOUTS.values(), ids=LAYOUTS)
def test_layout(before: str, after: str) -> None:
    assert case(before) == after
    assert case(after) == after


COMMENTS = {
    "the modeline stays on top": (
        "# yaml-language-server: $schema=x\ntitle: 甲乙丙丁\n# the id\nid: x\n",
        "# yaml-language-server: $schema=x\n# the id\nid: x\ntitle: 甲乙丙丁\n",
    ),
    "so does what a blank line sets apart": (
        "# licence\n\n# the title\ntitle: 甲\nid: x\n",
        "# licence\nid: x\n# the title\ntitle: 甲\n",
    ),
    "beside a value": ("title: 甲 # why\nid: x\n", "id: x\ntitle: 甲  # why\n"),
    "above an item": (
        "keywords:\n# first\n- 甲\n  # second\n- 乙\n",
        "keywords:\n  # first\n  - 甲\n  # second\n  - 乙\n",
    ),
    "at the end of a list": (
        "keywords:\n  - 甲\n  # - 乙\nid: x\n",
        "id: x\nkeywords:\n  - 甲\n  # - 乙\n",
    ),
    "at the end of the file": ("id: x\n# end\n", "id: x\n# end\n"),
    "beside a key with parts": (
        "place: # where\n  code: '1'\n",
        'place:  # where\n  code: "1"\n',
    ),
    "between a dash and its key": (
        "problems:\n  - # first\n    id: p1\n    # sort\n    domain: d\n",
        "problems:\n  # first\n  - id: p1\n    # sort\n    domain: d\n",
    ),
    "above the key that comes to stand first": (
        "problems:\n  - domain: d\n    # number\n    id: p1\n",
        "problems:\n  # number\n  - id: p1\n    domain: d\n",
    ),
    "inside a flow list": (
        "keywords: [甲, # one\n  # above\n  乙] # two\n",
        "keywords:  # two\n  - 甲  # one\n  # above\n  - 乙\n",
    ),
    "beside and below literal text": (
        "summary: | # own words\n  甲\n  # text\n# comment\nid: x\n",
        "# comment\nid: x\nsummary: |  # own words\n  甲\n  # text\n",
    ),
    "two beside one value": (
        "title: # one\n  甲 # two\n",
        "# one\ntitle: 甲  # two\n",
    ),
    "no comment at all": (
        'title: "甲 # 乙"\nsummary: 甲#乙\n',
        'title: "甲 # 乙"\nsummary: 甲#乙\n',
    ),
}


@pytest.mark.parametrize(("before", "after"), COMMENTS.values(), ids=COMMENTS)
def test_comments(before: str, after: str) -> None:
    assert case(before) == after
    assert case(after) == after


@pytest.mark.parametrize("key", ["quote", "figure"])
def test_words_of_a_source_are_not_touched(key: str) -> None:
    text = f"background:\n  - evidence:\n      - {key}: 甲,乙３％\n"
    assert case(text) == text


def test_period_as_written_is_not_touched() -> None:
    text = "timeline:\n  - raw: ２０２０年,春\n    text: 甲\n"
    assert case(text) == text
    assert case('timeline:\n  - raw: " 去年 "\n') == 'timeline:\n  - raw: " 去年 "\n'


def test_what_machines_compare_is_not_touched() -> None:
    source = "url: http://x.cn/甲,乙\nfingerprint:\n  windows: |\n    AAAA\n    BBBB\n"
    assert canonical(source, "source", VOCABULARY) == source
    words = "terms:\n  - term: 百分比\n    aliases:\n      - ％\n      - 甲,乙\n      - Ａ\n"
    assert canonical(words, "vocabulary", VOCABULARY) == words


def test_text_of_a_number_keeps_its_quotes() -> None:
    curriculum = "sessions:\n  - hours: 1.5\n  - hours: '2'\n"
    assert (
        canonical(curriculum, "curriculum", VOCABULARY)
        == 'sessions:\n  - hours: 1.5\n  - hours: "2"\n'
    )


BROKEN = {
    "syntax": ('title: "甲\nid: x\n', "YML-017"),
    "full-width colon": ("title：甲\nid: x\n", "YML-010"),
    "tab": ("place:\n\tcode: x\n", "YML-008"),
    "key twice": ("id: x\nid: y\n", "YML-035"),
    "anchor": ("id: &a x\ntitle: *a\n", "YML-032"),
    "tag": ("id: !!str x\n", "YML-031"),
    "two documents": ("id: x\n---\nid: y\n", "YML-037"),
    "list": ("- x\n", "YML-038"),
    "nothing": ("# nothing\n", "YML-007"),
    "text cut by a comma": ("place: {note: 六十岁十元,八十岁八元}\n", "YML-025"),
}


@pytest.mark.parametrize(("text", "code"), BROKEN.values(), ids=BROKEN)
def test_what_cannot_be_read_is_refused(text: str, code: str) -> None:
    with pytest.raises(UnfixableError) as caught:
        canonical(text, "case", VOCABULARY, "cases/records/x.yml")
    assert code in {problem.code for problem in caught.value.problems}
    assert {problem.path for problem in caught.value.problems} == {"cases/records/x.yml"}
    assert code in str(caught.value)


def test_kind_must_be_known() -> None:
    with pytest.raises(KeyError):
        canonical("id: x\n", "novel", VOCABULARY)
