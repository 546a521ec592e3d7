"""A small project in a folder of its own: the real vocabulary, one source, one case."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casebook.cli import main
from casebook.cli.article import MODELINE, read_article
from casebook.language.fingerprint import take_fingerprint, windows_to_text
from casebook.synth.decisions import VOCABULARY_PATH, without_contrasts

ARTICLE = """---
source: "009"
title: "甲乙社区：网格办小事"
publisher: "甲乙区融媒体中心"
date_published: "2024-07-12 09:30（页面显示）"
byline: "无署名"
---

# 甲乙社区：网格办小事

[P1] 甲乙社区位于城区北部，老旧小区多，居民反映停车难、管道漏水的事情不少。

[P2] 社区把辖区分成6个网格，由社区干部每人联系一个网格，每周入户走访，听取居民的意见。

[P3] 今年以来，社区共解决各类诉求200条，其中一百多条在当天办完。没有办完的事情写在公告栏里，写明由谁负责。

[P4] 社区书记说，下一步要把走访记录整理成台账，每个月向居民代表报告一次。

[P5] 经费从哪里来、要用多少人，报道没有写。居民代表认为，写在公告栏里的办法值得坚持下去，也希望别的小区用上。
"""

SOURCE = f"""{MODELINE}
id: jiayi-shequ
title: 甲乙社区：网格办小事
name: 甲乙社区报道
publisher: 甲乙区融媒体中心
type: 地方媒体报道
medium: 网页
published:
  value: "2024-07-12"
  basis: 原文写明
content:
  value: "2024-07-12"
  basis: 推断
  note: 按发布日期推断。
rights: 版权归原发布单位；本库只用事实、数字和短语。
fingerprint:
"""

CASE = """# yaml-language-server: $schema=../../../scripts/schema/case.schema.json
id: jiayi-wangge
type: 治理做法
title: 甲乙社区：网格入户走访
summary: 甲乙社区老旧小区多，停车难、管道漏水。社区划分网格，干部每周入户走访，今年以来解决诉求200条。
keywords:
  - 网格
  - 走访
place:
  code: "441900"
  path:
    - 广东省
    - 东莞市
  basis: 推断
  note: 假设的地点。
settlements:
  - 老旧小区
problems:
  - id: p1
    domain: 交通停车
    text: 停车难、管道漏水。
    evidence:
      - source: jiayi-shequ
        quote: 居民反映停车难、管道漏水的事情不少
measures:
  - id: m1
    types:
      - 网格化管理
    name: 网格走访
    what: 干部每人联系一个网格，每周入户走访。
    status: 实施中
    evidence:
      - source: jiayi-shequ
        quote: 由社区干部每人联系一个网格
actors:
  - actor: 社区（村）党组织
    role: 实施
status: 实施中
observations:
  - id: o1
    indicator: 办结诉求与问题数
    label: 今年以来解决的诉求
    level: 产出
    kind: 流量
    value: "200"
    unit: 条
    comparator: 等于
    period:
      raw: 今年以来
      kind: 时段
      start: "2024-01-01"
      end: "2024-07-12"
      basis: 推断
    scope:
      place: 甲乙社区
    measures:
      - m1
    evidence:
      source: jiayi-shequ
      quote: 社区共解决各类诉求200条
not_reported:
  - topic: 经费
    text: 没有写经费。
    ask: 一年要花多少钱？
  - topic: 成效
    text: 没有写效果。
    ask: 做了以后有什么变化？
  - topic: 失败与教训
    text: 没有写没办成的事。
    ask: 哪些事没有办成？
transfer: {}
sources:
  - jiayi-shequ
editorial:
  status: 草稿
  recorded: "2026-11-21"
  review_by: "2099-11-21"
  contributors:
    - 雁阵编辑组
"""


def _fingerprint() -> str:
    article = read_article("article.md", ARTICLE.encode())
    taken = take_fingerprint(article.text, salt="5a17")
    windows = windows_to_text(taken.windows).replace("\n", "\n    ")
    return f"  salt: 5a17\n  window: 8\n  length: {taken.length}\n  windows: |\n    {windows}\n"


@pytest.fixture
def small_project(tmp_path: Path, cases: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    shutil.copytree(cases / "vocabulary", root / "cases/vocabulary")
    decisions = root / VOCABULARY_PATH
    decisions.write_bytes(without_contrasts(decisions.read_bytes()))
    files = {
        "mkdocs.yml": "site_name: x\n",
        "article.md": ARTICLE,
        "cases/sources/jiayi-shequ.yml": SOURCE + _fingerprint(),
        "cases/records/guangdong/jiayi-wangge.yml": CASE,
    }
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def record(small_project: Path) -> Path:
    return small_project / "cases/records/guangdong/jiayi-wangge.yml"


@pytest.fixture
def casebook() -> Callable[..., Result]:
    def run(*words: str, answers: str | None = None) -> Result:
        return CliRunner().invoke(main, words, input=answers)

    return run
