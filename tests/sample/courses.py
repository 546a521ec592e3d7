"""Curricula over the sample with a full teaching note: a plan, a class that follows it, and a programme as reported."""

from __future__ import annotations

from dataclasses import replace

from casebook.model.curriculum import Curriculum
from casebook.model.library import Library
from casebook.read import read_document
from casebook.validate.as_model import as_model
from tests.sample.taught import taught_library

PLAN, CLASS, REPORT = "parking-2d", "parking-class", "parking-report"
_TEXTS = {
    PLAN: """
title: 停车两天班
kind: 方案
status: 草稿
theme: 车位怎么分
audiences: [社区书记, 街道干部]
authors: [示例编辑部]
objectives: [能说出一种分法的代价。]
competences: [议事协商]
prerequisites: [带来本小区的户数。]
hours_rule: 每天6学时
assessment: [交一页计划。]
materials: [白纸六张。]
sessions:
  - {id: s1, title: 报到, day: 1, half: 上午, starts: "08:30", lasts: 30}
  - id: s2
    day: 1
    half: 上午
    cases: [jia-estate-parking]
    hours: 2.5
    format: 案例研讨
    lesson_kind: 案例课
    competences: [议事协商]
    preparation: 前一天读完学员版。
  - id: s3
    title: 并排看
    day: 1
    half: 下午
    decisions: [车位不够怎么分]
    hours: 1
    format: 案例研讨
    lesson_kind: 案例课
    minutes: {teaching: 10, discussion: 25, wrap_up: 5}
    evaluation: [每组报一种。]
  - {id: s4, title: 去看一看, day: 2, half: 上午, starts: "09:00", cases: [bing-training],
     hours: 3, format: 讲授, place: 乙社区}
""",
    CLASS: """
title: 停车班第一期
kind: 班次
based_on: parking-2d
status: 已用
starts: "2024-03-05"
audiences: [社区书记]
authors: [示例编辑部]
objectives: [能说出一种分法的代价。]
hours_rule: 每天6学时
sessions:
  - {id: s1, day: 1, half: 上午, cases: [jia-estate-parking], hours: 2, format: 案例研讨, lesson_kind: 案例课}
""",
    REPORT: """
title: 甲社区停车培训
kind: 报道
audiences: [社区书记]
authors: [示例编辑部]
organisers: [甲街道]
sources: [self-report]
record: jia-estate-parking
sessions:
  - id: s1
    title: 参观甲社区
    cases: [jia-estate-parking]
    evidence: [{source: self-report, quote: 借来近百个车位给居民}]
reported:
  - label: 学员来源
    text: 来自各社区。
    evidence: [{source: self-report, quote: 借来近百个车位给居民}]
not_reported: [哪一天办的。]
""",
}


def course_library() -> Library:
    """Return the sample with a teaching note and three curricula."""
    taught = taught_library()
    found = {}
    for name, text in _TEXTS.items():
        document = read_document(f"cases/curricula/{name}.yml", f"id: {name}{text}".encode())
        made, problems = as_model(document, Curriculum, taught.vocabulary)
        assert made is not None, problems
        found[name] = made
    return replace(taught, curricula=found)
