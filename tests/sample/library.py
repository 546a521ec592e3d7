"""A small library of invented places, with words of its own.

What readers see of a case changes with every record and every definition under ``cases/``; the tests of
how it is worked out and set must not. Nothing here is validated against rules, only against the model.
"""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.source import Source
from casebook.model.vocabulary import Term, Vocabulary, VocabularyFile
from casebook.read import read_document
from casebook.validate.as_model import as_model

_HERE = Path(__file__).parent

Entity = TypeVar("Entity", bound=BaseModel)

# Words that only have to exist, in the order of the real files where the order shows.
_WORDS = {
    "actors": "街道 社区党委 物业公司 居民",
    "answer_kinds": "写明 明说没有",
    "attributions": "原文自述 原文报道 独立评估",
    "audiences": "社区书记 街道干部",
    "bases": "原文写明 推断 整理者分析 未说明 编者设计",
    "comparators": "等于 超过 不少于 不足 不超过 约 余 近 平均 最高 区间",
    "competences": "议事协商 成效评估",
    "conditions": "有地方可用 熟人社会基础",
    "curriculum_kinds": "方案 班次 报道",
    "curriculum_statuses": "草稿 已用",
    "decision_states": "已做 试行 打算 明说不做",
    "editorial_statuses": "已核对原文 草稿",
    "gap_topics": "经费 基线",
    "half_days": "上午 下午 晚上",
    "kinds": "存量 流量 比率 变化 标准",
    "lesson_kinds": "思想课 政策课 案例课",
    "levels": "背景 目标 成本 投入 活动 产出 覆盖 成效 评价 荣誉报道",
    "limit_kinds": "自认的问题 数据局限",
    "necessities": "必须 有利",
    "period_kinds": "时点 时段 累计 每月 某年 未说明",
    "policy_relations": "贯彻 引用",
    "quality_flags": "截断 无日期",
    "quote_roles": "自述 转述他处 综述",
    "record_types": "治理做法 总项目 培训项目",
    "relations": "属于 包含 同类做法 借鉴自 推广至 被学习 学习 对照 同地 配套 取代",
    "resource_kinds": "资金 场地",
    "roles": "牵头 实施 出资 受益",
    "slogan_states": "已解释 部分解释 原文未解释",
    "statuses": "实施中 计划中 未说明",
    "training_formats": "案例研讨 讲授",
    "units": "人 个 次 场 元 件 % 户",
}


def _term(word: str, number: int, **more: object) -> Term:
    data = {"term": word, "id": f"t{number:02d}", "definition": f"“{word}”的释义。", **more}
    return Term.model_validate(data, strict=False)


# Terms with fields of their own.
_TERMS: dict[str, list[Term]] = {
    "citation_media": [_term("网页", 1, code="EB/OL"), _term("报纸", 2, code="N")],
    "decisions": [
        _term(
            "车位不够怎么分",
            1,
            question="车位不够，怎么分？",
            group="空间",
            problems=["停车难", "议事没有地方"],
            measures=["错时共享车位"],
            indicators=["车位数"],
            aspects=[
                {"aspect": "谁先停", "id": "first", "ask": "谁先停，谁定？"},
                {"aspect": "收不收钱", "id": "fee", "ask": "停一次多少钱？"},
                {"aspect": "谁来管", "id": "who", "ask": "谁来管？"},
                {"aspect": "钱归谁", "id": "money", "ask": "收的钱归谁？"},
            ],
            options=[
                {"option": "错时共享", "id": "shared", "definition": "白天给单位，晚上给居民。"},
                {"option": "先到先停", "id": "first-come", "definition": "不分谁，先到的先停。"},
            ],
            contrast=[
                {
                    "text": "甲错时共享，不收钱。",
                    "answers": [{"case": "jia-estate-parking", "aspect": "收不收钱"}],
                }
            ],
        ),
        _term(
            "没有人用的抉择",
            2,
            question="没有人拿过的主意？",
            aspects=[{"aspect": "谁来管", "id": "who", "ask": "谁来管？"}],
            options=[{"option": "不管", "id": "none", "definition": "谁也不管。"}],
        ),
    ],
    "hours_rules": [
        _term("每天6学时", 1, hours={"per_day": 6, "per_half_day": 3, "minutes_per_hour": 40}),
    ],
    "indicators": [
        _term("户数", 1, units=["户"], level="背景", kind="存量"),
        _term("车位数", 2, units=["个"], level="产出", kind="存量"),
        _term("停车纠纷件数", 3, units=["件"], level="成效", kind="流量"),
        _term("停车率", 4, units=["%"], level="成效", kind="比率", denominator="登记车辆"),
        _term("其他指标", 5),
        _term("没有人用的指标", 6),
    ],
    "measures": [
        _term("错时共享车位", 1, group="空间", aliases=["共享车位"], synonyms=["借车位"]),
        _term("居民议事会", 2, group="议事"),
        _term("积分制", 3, group="议事"),
    ],
    "policies": [
        _term("旧改意见", 1, title="关于全面推进城镇老旧小区改造工作的指导意见"),
        _term("某项会议", 2),
    ],
    "problems": [
        _term("停车难", 1, group="空间"),
        _term("议事没有地方", 2, group="议事"),
        _term("没有人用的难题", 3, group="议事"),
    ],
    "settlements": [_term("老旧小区", 1), _term("城中村", 2), _term("老城区社区", 3)],
    "source_types": [
        _term("统计公报", 1, trust=5),
        _term("单位自述", 2, trust=3),
        _term("范文网站", 3, trust=1),
    ],
}


def vocabulary() -> Vocabulary:
    """Return the words of the sample."""
    plain = {
        name: [_term(word, number) for number, word in enumerate(words.split(), 1)]
        for name, words in _WORDS.items()
    }
    return Vocabulary(
        VocabularyFile(name=name, title=name, description=name, terms=tuple(terms))
        for name, terms in {**plain, **_TERMS}.items()
    )


def _entities(folder: str, model: type[Entity], words: Vocabulary) -> dict[str, Entity]:
    found = {}
    for path in sorted((_HERE / folder).glob("*.yml")):
        document = read_document(f"cases/{folder}/{path.name}", path.read_bytes())
        entity, problems = as_model(document, model, words)
        assert entity is not None, problems
        found[path.stem] = entity
    return found


def sample_library() -> Library:
    """Return the sample: three cases, three sources, no curricula."""
    words = vocabulary()
    found_cases = _entities("records", Case, words)
    found_sources = _entities("sources", Source, words)
    return Library(
        vocabulary=words,
        cases=found_cases,
        sources=found_sources,
        curricula={},
        paths={
            **{f"cases/{name}": f"cases/records/sample/{name}.yml" for name in found_cases},
            **{f"sources/{name}": f"cases/sources/{name}.yml" for name in found_sources},
        },
    )
