"""The formats, for a file with a bit of everything."""

from __future__ import annotations

from collections.abc import Callable
from types import ModuleType

import pytest

from casebook.read import read_document
from casebook.report import github, gitlab, text

PATH = "cases/records/guangdong/xingcheng,50%:a.yml"
SAMPLE = (
    "# 样例\n"
    "title：星城社区𠀀\n"
    "summary: 星城社区有住宅小区24个，常住人口超过8万人，社区党委划分6个网格，由6名党委委员分别联系，"
    "用需求清单与责任清单转换诉求 #3，并整合市直单位与医疗机构建设社区健康服务中心。\n"
    "place:\n"
    "\tcode: “441900”\n"
    "published: 2024-12-16\n"
    "keywords: [网格, 清单]\n"
    "note: 甲\u200b乙\n"
    "note: 50%\n"
)
OTHER = "title: “莞雁学堂”\nsummary: 时间: 2024年\n"
FORMATS = [
    (text, "text.txt"),
    (github, "github.txt"),
    (gitlab, "gitlab.json"),
]


@pytest.mark.parametrize(("module", "name"), FORMATS, ids=[name for _, name in FORMATS])
def test_format(module: ModuleType, name: str, golden: Callable[[str, str], None]) -> None:
    documents = [
        read_document(PATH, SAMPLE.encode()),
        read_document("cases/sources/b.yml", OTHER.encode()),
    ]
    problems = [problem for document in documents for problem in document.problems]
    problems.append(
        documents[1].problem(
            "PRF-001",
            ("title",),
            "来源里没有这句话\n（第 2 段）",
            span=(1, 3),
            suggestion="莞邑",
        ),
    )
    texts = {document.path: document.text for document in documents}
    golden(name, module.render(reversed(problems), texts))
