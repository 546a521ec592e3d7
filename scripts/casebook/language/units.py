"""Units: the measure words that may follow a number in texts on local governance.

A unit is kept as the text writes it. ``人`` and ``人次``, ``户`` and ``户次``, ``件`` and ``项`` are
different units and never turn into one another; the longest unit that fits is the unit. The only
spellings that share a unit are those of :data:`SPELLINGS`. Two units with a slash between them are a
unit of their own (``户/人``).
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

_PERSONS = "人 名 位 口 人次 户 户次 家 家次 对"
_COUNTS = (
    "个 件 条 项 种 类 大类 小类 大项 小项 处 支 套 张 份 篇 部 本 册 幅 枚 台 辆 艘 架 盏 只 头 棵 株 "
    "根 块 片 面 座 栋 幢 间 所 层 楼 单元 门 道 条次 件次 台次 车次 班次 款 句 字 页 笔 单 起 宗 例 桩 "
    "批 批次 组 队 团 班 节 堂 课 课时 学时 学分 场 场次 次 回 趟 轮 届 期 级 岗 档 环 步 点 方 方面 层面 "
    "层级 阶段 环节"
)
_BODIES = "省 市 县 区 镇 乡 村 镇街 乡镇 镇村 街道 社区 小区 片区 部门 部委 单位 岗位 网格 支部"
_TIME = "年 年度 个月 月 日 天 周 星期 旬 季度 学期 小时 分钟 秒 刻钟 工作日 岁 周岁 年级"
_MEASURES = (
    "元 角 美元 港元 平方米 平方公里 平方千米 立方米 公里 千米 米 厘米 毫米 亩 公顷 公斤 千克 克 斤 吨 "
    "升 毫升 千瓦 千瓦时 度 兆 倍 分 个百分点 % ‰ 成 折 票"
)

UNITS: tuple[str, ...] = tuple(f"{_PERSONS} {_COUNTS} {_BODIES} {_TIME} {_MEASURES}".split())
"""The measure words known without further notice."""

DURATIONS = frozenset(
    ("年", "个月", "天", "日", "周", "星期", "季度", "学期", "小时", "分钟", "秒", "刻钟", "工作日")
)
"""Units of elapsed time: 内 after them sets a limit, 近 before them means "the last"."""

DISTANCES = frozenset(("公里", "千米", "米"))

# 个 before a measure of time says nothing of its own: 3个小时 is 3小时. 个月 is a unit as it stands.
SPELLINGS: dict[str, str] = {
    "个小时": "小时",
    "个工作日": "工作日",
    "个季度": "季度",
    "个星期": "星期",
    "个学期": "学期",
    "个学时": "学时",
    "个课时": "课时",
    "个年度": "年度",
    "㎡": "平方米",
    "m²": "平方米",
}
"""Other spellings of a unit that mean exactly the same."""

# What may not follow, because the measure word is then only the head of another word.
_HEAD_OF_A_WORD: dict[str, str] = {
    "人": "民|才|员|均",  # 千万人民, 1万人才, 8人均为
    "户": "籍|外",
    "家": "庭|长|园(?!区)",
    "口": "号",
    "条": "件",
    "件": "套",
    "场": "所|地",
    "次": "要|序",
    "支": "部|持",
    "部": "门|分|署|级",
    "本": "级|地|次",
    "方": "法|式|案",
    "组": "织|成|建",
    "队": "伍",
    "团": "结|队|体",
    "节": "约|点",
    "门": "类|口|店",
    "道": "路|德",
    "步": "行|伐|骤",
    "点": "位|亮|评|赞",
    "级": "别",
    "档": "案",
    "环": "境|保|卫",
    "期": "间|望|待",
    "分": "类|级|别|布|之|局|管|享|工|析|片|层|区|为|成|散",
    "成": "员|立|为|功|果|效|本|熟|长|就|都|绩|型|形|了|千|百",
    "元": "化|素|旦",  # 一元化, 多元
    "角": "度|色|落",
    "度": "假",
    "升": "级|至|到|为",
    "克": "服|难",
    "层": "次",
    "所": "有|以(?![上下内])|需|在|属|谓",
    "起": "来|到|草",
    "批": "准|评|复",
    "位": "置|于|列|居",
    "份": "额",
    "座": "谈",
    "间": "隔|接|断",
    "面": "向|对|积|临",
    "片": "面",
    "块": "地图",
    "头": "雁",
    "年": "轻|龄|货|会|报|代(?!表|理)",
    "日": "常|报|均",
    "月": "底|均",
    "天": "然",
    "周": "边|围|到|密|年",
    "市": "民|场|级|直",
    "县": "级|直|域",
    "区": "级|域|直|划|别",
    "镇": "级|域",
    "乡": "亲|级|土",
    "村": "民|级|庄|居",
    "省": "级|直|份|心",
    "回": "应|访|复",
    "折": "腾|扣",
    "票": "据",
    "轮": "岗|训|换|值|流",
    "种": "植|子|养",
    "例": "如|会",
    "只": "有|要|是|能|需",
    "字": "号",
    "对": "一|于|象|接|口",
    "岗": "亭",
    "款": "待",
    "台": "账",
    "课": "程|题",
    "班": "子",
    "单": "独|一",
    "根": "据|本",
    "社区": "级",
}


@dataclass(frozen=True)
class UnitTable:
    """Units in the order in which they are tried at a place: the longest first."""

    spellings: dict[str, tuple[str, ...]]  # by first character
    known: frozenset[str]

    def match(self, text: str, at: int) -> tuple[str, int] | None:
        """The unit that starts at ``at`` and where it ends, or ``None``."""
        first = self._single(text, at)
        if first is None:
            return None
        unit, end = first
        if text[end : end + 1] == "/":
            second = self._single(text, end + 1)
            if second is not None:
                return f"{unit}/{second[0]}", second[1]
        return first

    def _single(self, text: str, at: int) -> tuple[str, int] | None:
        for spelling in self.spellings.get(text[at : at + 1], ()):
            end = at + len(spelling)
            if not text.startswith(spelling, at):
                continue
            tails = _HEAD_OF_A_WORD.get(spelling)
            if tails is None or not re.match(tails, text[end:]):
                return SPELLINGS.get(spelling, spelling), end
        return None


def unit_table(units: Collection[str] = UNITS) -> UnitTable:
    """The table for a collection of units, with those of :data:`SPELLINGS` that lead into it."""
    return _table(frozenset(units))


@lru_cache(maxsize=16)
def _table(units: frozenset[str]) -> UnitTable:
    written = {unit for unit in units if unit and "/" not in unit}
    written |= {spelling for spelling, unit in SPELLINGS.items() if unit in units}
    by_first: dict[str, list[str]] = {}
    for spelling in sorted(written, key=lambda word: (-len(word), word)):
        by_first.setdefault(spelling[0], []).append(spelling)
    return UnitTable({first: tuple(words) for first, words in by_first.items()}, units)


TOLD = {"spellings": SPELLINGS, "heads": _HEAD_OF_A_WORD}
"""What is read here, for the browser: see :mod:`casebook.language.exported`."""
