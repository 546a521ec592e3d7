"""Words of the closed vocabularies that rules and views ask for by name, each with what it means to them.

A record may use many more; these are the ones on which the code depends, and a vocabulary must have them.
"""

from __future__ import annotations

from typing import Final

NOT_STATED: Final = "未说明"
"""The source leaves it open: a period, a denominator, a stage, a basis."""
INDEPENDENT: Final = "独立评估"
"""The attribution of a figure that somebody found who has no part in the practice."""
NOT_LISTED: Final = "其他指标"
"""A figure for which the book of indicators has no indicator: it measures the same as no other."""
RESULT_LEVELS: Final = frozenset({"成效", "评价"})
"""Levels of figures that say what came of it; all others tell what was done, spent, planned or praised."""
LEADING: Final = frozenset({"主办", "牵头", "统筹"})
"""Roles of those who answer for a measure; all others take part in it."""
NOT_WRITTEN: Final = "原文没有写"
"""What a page shows where an editor has read the whole source and it says nothing of something."""
NOT_RECORDED: Final = "记录里没有"
"""What a page shows where a record holds nothing: a fact about the record, not about the article."""
LEAD_UNRECORDED: Final = "没有记谁牵头"
"""What a page adds to who does something, where the record names nobody in charge."""
DONE: Final = "已做"
"""The state of a decision that goes without saying."""
SET_AGAINST: Final = "对照"
"""The relation in which an editor says what tells two cases apart."""
BENEFITING: Final = "受益"
"""The role of those whom a measure is for: they do nothing of it, and are named apart from those who do."""
ADMITTED: Final = "自认的问题"
"""The kind of a limit that the source itself states; all others an editor sees."""
UMBRELLA: Final = "总项目"
"""The type of a record about a programme, whose figures stand in the records of its parts."""
STATED: Final = "原文写明"
"""How a sentence is known: the article says so. Anything else is marked wherever it is shown."""
INFERRED: Final = "推断"
"""The article does not say so; an editor concluded it."""
RETIRED: Final = "已下线"
"""The state of a record that is no longer shown; its address says why."""
PLANNED: Final = "计划中"
"""The stage of a measure that nobody has carried out yet."""
DESIGNED: Final = "编者设计"
"""Made up by the editors for a class: no article says it, and wherever it is shown it says so."""
PLAN: Final = "方案"
"""The kind of a curriculum that can be used again."""
CLASS: Final = "班次"
"""The kind of a curriculum that has a date."""
REPORT: Final = "报道"
"""The kind of a curriculum that tells a programme as an article does: what that leaves open stays open."""
HALF_DAYS: Final = ("上午", "下午", "晚上")
"""The parts of a day of training, in their order."""
CASE_TEACHING: Final = "案例课"
"""The kind of a lesson whose hours count as case teaching."""
