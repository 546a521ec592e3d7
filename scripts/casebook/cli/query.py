"""``casebook query``: a few words over the records, as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

import click
from rich.console import Console
from rich.table import Table

from casebook import clock
from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.derive.case.completeness import completeness
from casebook.derive.case.evidence_grade import grade
from casebook.engine.judge import check
from casebook.language.formula import as_text
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.observation import Observation

_HELP = """用几个词查记录，列成表。

\b
词之间是“并且”。写“字段=值”只看那个字段：
    省 市 县 编号 标题 难题 做法 类型 状态 来源 等级 指标 层级 单位
例如：
    casebook query 难题=停车难 省=广东
    casebook query --figures 指标=满意率
    casebook query 等级=E1 --csv > e1.csv
"""
_FIELDS = ("省", "市", "县", "编号", "标题", "难题", "做法", "类型", "状态", "来源", "等级")
_FIGURE_FIELDS = ("指标", "层级", "单位")


@click.command(cls=Command, help=_HELP)
@click.argument("terms", nargs=-1, metavar="[词或 字段=值]...")
@click.option("--figures", is_flag=True, help="一行一个数字，不是一行一条记录。")
@click.option("--csv", "as_csv", is_flag=True, help="输出 CSV，Excel 能打开。")
@project.verbose
def query(terms: tuple[str, ...], figures: bool, as_csv: bool) -> None:
    """Print the records, or the figures, that hold every one of the words."""
    wanted = [_term(term) for term in terms]
    figures = figures or any(field in _FIGURE_FIELDS for field, _ in wanted)
    library = check(project.find_workspace(), today=clock.today()).library
    rows = [row for row in _rows(library, figures=figures) if _holds(row, wanted)]
    heads = (
        ["编号", "数字", "值", "指标", "层级", "来源"]
        if figures
        else ["编号", "标题", "等级", "完整", "数字", "状态"]
    )
    table = [[row[head] for head in heads] for row in rows]
    if as_csv:
        out = io.StringIO()
        csv.writer(out, lineterminator="\n").writerows(
            [heads, *([as_text(cell) for cell in row] for row in table)]
        )
        click.echo("\ufeff" + out.getvalue(), nl=False)
        return
    shown = Table(*heads, box=None, pad_edge=False)
    for cells in table:
        shown.add_row(*cells)
    console = Console()
    if table:
        console.print(shown)
    click.echo(f"共 {len(table)} {'个数字' if figures else '条记录'}。")


def _term(term: str) -> tuple[str, str]:
    field, sign, value = term.partition("=")
    if not sign:
        return "", term
    if field not in (*_FIELDS, *_FIGURE_FIELDS):
        raise project.Complaint(
            f"没有“{field}”这个字段。可以写：{'、'.join((*_FIELDS, *_FIGURE_FIELDS))}。"
        )
    return field, value


def _holds(row: Mapping[str, str], wanted: list[tuple[str, str]]) -> bool:
    return all(
        value in (row.get(field, "") if field else "\n".join(row.values()))
        for field, value in wanted
    )


def _rows(library: Library, *, figures: bool) -> Iterator[dict[str, str]]:
    for name in sorted(library.cases):
        case = library.cases[name]
        row = _row(case, library)
        if figures:
            yield from ({**row, **_figure(o)} for o in case.observations)
        else:
            yield row


def _row(case: Case, library: Library) -> dict[str, str]:
    graded, whole = grade(case, library), completeness(case)
    names = (*case.place.path, "", "", "")
    measures = dict.fromkeys(kind for m in case.measures for kind in m.types)
    return {
        "编号": case.id,
        "标题": case.title,
        "等级": f"E{graded.e} T{graded.t}",
        "完整": f"{whole.filled}/{whole.of}",
        "数字": str(len(case.observations)),
        "状态": case.editorial.status,
        "省": names[0],
        "市": names[1],
        "县": names[2],
        "难题": "、".join(dict.fromkeys(p.domain for p in case.problems)),
        "做法": "、".join(measures),
        "类型": "、".join(case.settlements),
        "来源": "、".join(case.sources),
        "摘要": case.summary,
    }


def _figure(o: Observation) -> dict[str, str]:
    to = f"—{o.value_to}" if o.value_to else ""
    comparator = "" if o.comparator == "等于" else f"{o.comparator} "
    return {
        "数字": f"{o.id} {o.label}",
        "值": f"{comparator}{o.value}{to}{o.unit}",
        "指标": o.indicator,
        "层级": o.level,
        "单位": o.unit,
        "来源": o.evidence.source,
    }
