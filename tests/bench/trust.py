"""The numbers of /about/trust/: tests note them, and the page is written from the last note of each.

make trust                      runs the tests that note something, then writes the page
python -m tests.bench.trust     writes the page only
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

RESULTS = Path(__file__).with_suffix(".json")
PAGE = Path(__file__).parents[2] / "cases/pages/about/trust.md"
VARIABLE = "CASEBOOK_TRUST"
"""Tests note their numbers in the file that this names, and nowhere else."""


@dataclass(frozen=True)
class Asked:
    """A number that a test notes."""

    what: str
    unit: str
    test: str


NUMBERS: Mapping[str, Mapping[str, Asked]] = {
    "文字就是文字": {
        "strings": Asked("有敌意的字符串", "个", "tests/long/test_hostile_texts.py"),
        "fields": Asked("每个都放进了多少种文字字段", "种", "tests/long/test_hostile_texts.py"),
        "opened": Asked(
            "这样建成的网站，在没有安全策略的 Chromium 里逐页打开",
            "页",
            "tests/long/test_hostile_texts.py",
        ),
        "ran": Asked("其中有脚本运行、出错、连别处的", "处", "tests/long/test_hostile_texts.py"),
        "saved": Asked(
            "从这些页面存下来、由别的程序读过的 Word、PPT、CSV",
            "份",
            "tests/long/test_hostile_texts.py",
        ),
    },
    "个人信息": {
        "persons": Asked(
            "一次攻击用过的和同类的字符串，共 78 个，查出",
            "个",
            "tests/unit/validate/test_personal_data.py",
        ),
        "harmless": Asked(
            "看着像、其实不是的句子", "句", "tests/unit/validate/test_personal_data.py"
        ),
        "alarms": Asked(
            "这些句子和全部记录、来源、页面里，误报",
            "处",
            "tests/unit/validate/test_personal_data.py",
        ),
    },
    "放出去": {
        "servers": Asked(
            "用真的服务器（nginx、Caddy）试过的现成配置", "份", "tests/site/test_deploy.py"
        ),
        "builds": Asked(
            "两份副本、两种权限掩码、两个时区建出的网站，不同的有",
            "种",
            "tests/long/test_reproducible.py",
        ),
        "addresses": Asked(
            "上一版公开过、现在还打得开的网址", "个", "tests/site/test_addresses.py"
        ),
        "scripts": Asked(
            "用 Chromium 86 的标准查过的脚本，没有更新的写法",
            "个",
            "tests/site/test_old_browsers.py",
        ),
    },
    "谁都能用": {
        "kinds": Asked("网页的种类", "种", "tests/long/test_access.py"),
        "runs": Asked(
            "每种 × 四种配色和字号 × 两种宽度，axe-core 查了", "遍", "tests/long/test_access.py"
        ),
        "violations": Asked("其中不合规则的", "处", "tests/long/test_access.py"),
    },
}

_HEAD = """---
title: 可信
description: 网站守住了什么：文字、个人信息、放出去以后、谁都能用。每个数都由测试量出来。
---

# 可信

不丢东西，不放东西进来，谁都能读。这一页的数由 `make trust` 运行测试量出来，写在 `tests/bench/trust.json` 里；没有量到的写“没有量”。
怎样报告漏洞、轻重怎样分，见仓库里的 SECURITY.md；无障碍见[无障碍声明](access.md)，随网页走的别人的程序见
[用到的别人的程序](licences.md)，放到服务器见[发布与部署](deploy.md)。
"""


def note(results: Path, name: str, value: int, day: str) -> None:
    """Note a number, in place of the last one of its name. Raises ``KeyError`` where nobody asks for it."""
    if not any(name in asked for asked in NUMBERS.values()):
        raise KeyError(name)
    known = json.loads(results.read_text("utf-8")) if results.is_file() else {}
    known[name] = {"value": value, "day": day}
    text = json.dumps(dict(sorted(known.items())), ensure_ascii=False, indent=1)
    results.write_text(f"{text}\n", "utf-8")


def page(results: Path = RESULTS) -> str:
    """Return the page for what was noted."""
    known = json.loads(results.read_text("utf-8"))
    parts = [_HEAD]
    for number, (title, asked) in enumerate(NUMBERS.items(), 1):
        parts.append(f"\n## {title} {{#part-{number}}}\n\n| 量什么 | 结果 |\n| --- | --- |\n")
        for name, one in asked.items():
            found = known.get(name)
            value = f"{found['value']} {one.unit}（{found['day']}）" if found else "没有量"
            parts.append(f"| {one.what} | {value} |\n")
    return "".join(parts)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
