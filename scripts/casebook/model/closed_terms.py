"""The terms of the vocabularies that the program knows by name: none of them may be taken away or renamed.

Records write terms, and most terms are only shown. These are asked for: a figure is a result because its level is 成效, a
case is a part because its relation is 属于. A rule of the vocabularies holds every file to this table; a test holds the
table to what Python, TypeScript and the templates spell.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from casebook.language.closed_words import (
    ADMITTED,
    BENEFITING,
    CASE_TEACHING,
    CLASS,
    DESIGNED,
    HALF_DAYS,
    INFERRED,
    LEADING,
    NOT_LISTED,
    NOT_STATED,
    PLAN,
    PLANNED,
    REPORT,
    STATED,
    UMBRELLA,
)
from casebook.language.cues import COMPARATORS
from casebook.language.period import PERIOD_KINDS

CLOSED: Final[Mapping[str, tuple[str, ...]]] = {
    "answer_kinds": ("写明", "明说没有"),
    "comparators": COMPARATORS,
    "curriculum_kinds": (PLAN, CLASS, REPORT),
    "decision_states": ("已做", "试行", "打算", "明说不做"),
    "half_days": HALF_DAYS,
    "kinds": ("存量", "流量", "比率", "变化", "标准"),
    "levels": (
        *("背景", "目标", "成本", "投入", "活动", "产出", "覆盖", "成效", "评价", "荣誉报道"),
    ),
    "period_kinds": PERIOD_KINDS,
    "relations": (
        *("属于", "包含", "同类做法", "借鉴自", "推广至", "被学习", "学习", "对照", "同地"),
        *("配套", "取代"),
    ),
}
"""Vocabularies that are closed, with all of their terms: each of these has its own place in rules and on pages."""

NEEDED: Final[Mapping[str, tuple[str, ...]]] = {
    "actors": ("物业企业",),
    "attributions": ("原文自述", "独立评估"),
    "bases": (STATED, INFERRED, DESIGNED, NOT_STATED),
    "editorial_statuses": (
        *("草稿", "已核对原文", "当地单位已确认", "第三方核验", "有异议", "已下线"),
    ),
    "gap_topics": (
        *("经费", "人员", "场地设备", "基线", "分母", "起止时间", "口径", "成效", "满意度"),
        *("失败与教训", "频次", "后续", "选人与分工"),
    ),
    "indicators": (
        *("户数", "常住人口", "老年人口占比", "流动人口", "流动人口占比", "社区工作者人数"),
        *("每社区年专项经费", NOT_LISTED),
    ),
    "limit_kinds": (ADMITTED, "适用条件", "副作用"),
    "necessities": ("必须",),
    "quality_flags": ("截断", "转载", "乱码", "注音噪声"),
    "lesson_kinds": (CASE_TEACHING,),
    "quote_roles": ("自述", "转述他处"),
    "record_types": ("治理做法", UMBRELLA),
    "resource_kinds": ("资金",),
    "roles": (*sorted(LEADING), "实施", "出资", "监督", "协作", "授课", BENEFITING, "报道"),
    "settlements": ("三无小区",),
    "slogan_states": ("已解释", "原文未解释"),
    "statuses": (PLANNED, "实施中", NOT_STATED),
    "training_formats": ("现场教学", "案例研讨", "结构化研讨"),
}
"""Terms that are asked for in vocabularies that may have any others beside them."""
