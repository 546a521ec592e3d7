"""``casebook new``: an empty form of a case, every field explained."""

from __future__ import annotations

import re

import click

from casebook import clock
from casebook.canonical.draft import Ask, draft
from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.divisions import PROVINCE_FOLDERS, divisions, lineage
from casebook.language.period import year_after
from casebook.validate.file_names import misplaced

MODELINE = "# yaml-language-server: $schema=../../../scripts/schema/case.schema.json"

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


_HELP = "新建一条案例，写到所在省的文件夹，每个字段都有说明。"


@click.command(cls=Command, help=_HELP)
@click.argument("name", metavar="编号")
@click.option("--title", required=True, metavar="标题", help="平实的标题：哪里，做什么。")
@click.option("--code", required=True, metavar="代码", help="县一级的六位区划代码，例如 441900。")
@project.verbose
def new(name: str, title: str, code: str) -> None:
    """Write the empty form of a case."""
    workspace = project.find_workspace()
    if not _ID.fullmatch(name):
        raise project.Complaint(
            f"“{name}”不能当编号：只用小写拼音、数字和连字符，例如 dongguan-xingcheng-grid。"
        )
    places = lineage(code)
    if not places:
        raise project.Complaint(f"没有 {code} 这个区划代码。要六位数字，例如东莞市写 441900。")
    if places[-1].level == "省" and any(d.parent == code for d in divisions().values()):
        raise project.Complaint(
            f"{code} 只到{places[-1].name}，至少写到地级市；知道是哪个县（市、区）就写县级代码。"
        )
    taken = [p for p in workspace.record_paths() if p.endswith(f"/{name}.yml")]
    if taken:
        raise project.Complaint(f"编号 {name} 已经用在 {taken[0]}。")
    vocabulary, _ = project.read_vocabulary(workspace)
    today = clock.today()
    known = {
        "id": name,
        "title": title,
        "asked": Ask(),
        "place": {"code": code, "path": [place.name for place in places], "basis": Ask()},
        "observations": Ask(),
        "limits": Ask(),
        "editorial": {"status": "草稿", "recorded": today, "review_by": year_after(today)},
    }
    header = [
        MODELINE,
        "# 由 casebook new 生成。请把写着“请填写”的各行补上；原文没有的数字和局限、想不出的问法，整段删掉。",
    ]
    path = f"cases/records/{PROVINCE_FOLDERS[places[0].code]}/{name}.yml"
    if wrong := misplaced(path):
        raise project.Complaint(wrong.message)
    workspace.write(path, draft("case", known, header, vocabulary).encode())
    click.echo(f"已新建 {path}\n请照着说明填写，随时可以检查：\n    casebook check {path}")
