"""``casebook new``: an empty form of a case, every field explained; what is not given is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click
from rapidfuzz import fuzz

from casebook import clock
from casebook.canonical.draft import Ask, draft
from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.cli.draft import draft as draft_article
from casebook.divisions import PROVINCE_FOLDERS, divisions, lineage
from casebook.language.period import year_after
from casebook.model.fields import SCHEMA_VERSION
from casebook.validate.file_names import misplaced
from casebook.workspace import Workspace

MODELINE = "# yaml-language-server: $schema=../../../scripts/schema/case.schema.json"

_ID = re.compile(r"(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*")
_ALIKE = 90
"""Per cent of the letters of two ids that are the same and in order, from which on they are taken for one another."""
_TITLE = range(4, 41)
"""Characters that a title has."""

_HELP = """新建一条案例，写到所在省的文件夹，每个字段都有说明。

\b
没有写在命令里的会一项一项问，写错了当场说。地点写六位代码，也可以写名字
（枝江市）。有文章的，加 --from 文章，从文章起草（同 casebook draft）。
"""


@click.command(cls=Command, help=_HELP)
@click.argument("name", metavar="[编号]", required=False)
@click.option("--title", metavar="标题", help="平实的标题：哪里，做什么。")
@click.option(
    "--code", metavar="代码或地名", help="县一级的六位区划代码，例如 441900；也可以写地名。"
)
@click.option(
    "--from", "article", metavar="文章", type=click.Path(path_type=Path), help="从一篇文章起草。"
)
@click.option("--force", is_flag=True, help="编号和已有的很像也照样新建。")
@project.verbose
@click.pass_context
def new(
    context: click.Context,
    name: str | None,
    title: str | None,
    code: str | None,
    article: Path | None,
    force: bool,
) -> None:
    """Write the empty form of a case, or the draft of an article."""
    workspace = project.find_workspace()
    known = project.ids_in_use(workspace)

    def checked_id(given: str) -> str:
        return _free_id(given, known, force=force)

    name = _answer("编号（小写拼音、数字和连字符，例如 dongguan-xingcheng-grid）", name, checked_id)
    if article is not None:
        place = _place(code) if code else None
        context.invoke(draft_article, file=article, name=name, code=place, only_print=False)
        return
    title = _answer("标题（哪里，做什么；不写评价）", title, _fitting_title)
    code = _answer("地点（六位区划代码，或者县、市、区的名字）", code, _place)
    path = _write(workspace, name, title, code)
    click.echo(f"已新建 {path}\n请照着说明填写，随时可以检查：\n    casebook check {path}")


def _answer(question: str, given: str | None, checked: Callable[[str], str]) -> str:
    """What was given, or what somebody answers, once it is right."""
    if given is not None:
        return checked(given)
    while True:
        try:
            answer: str = click.prompt(question, prompt_suffix="：")
            return checked(answer.strip())
        except project.Complaint as wrong:
            click.echo(f"  {wrong.message}")


def _free_id(name: str, known: dict[str, str], *, force: bool) -> str:
    if not _ID.fullmatch(name):
        raise project.Complaint(
            f"“{name}”不能当编号：只用小写拼音、数字和连字符，例如 dongguan-xingcheng-grid。"
        )
    if name in known:
        raise project.Complaint(f"编号 {name} 已经用在 {known[name]}。")
    alike = max(known, key=lambda other: (fuzz.ratio(name, other), other), default="")
    same = alike and name.replace("-", "") == alike.replace("-", "")
    if not force and alike and (same or fuzz.ratio(name, alike) >= _ALIKE):
        raise project.Complaint(
            f"编号 {name} 和已有的 {alike}（{known[alike]}）太像，读者会认错。请换一个；确实要用，加 --force。"
        )
    return name


def _fitting_title(title: str) -> str:
    if len(title) not in _TITLE:
        raise project.Complaint(f"标题要 4 到 40 个字，现在有 {len(title)} 个。")
    return title


def _place(given: str) -> str:
    """The code of a place that is given by its code or its name."""
    if re.fullmatch("[0-9]{6}", given):
        return _checked_code(given)
    named = [d for d in divisions().values() if given in (d.name, d.name[:-1]) and d.level != "省"]
    if not named:
        raise project.Complaint(
            f"没有叫“{given}”的市、县、区。写全称（例如枝江市），或者六位区划代码，例如东莞市写 441900。"
        )
    if len(named) > 1:
        listed = "；".join(f"{d.code} {'、'.join(p.name for p in lineage(d.code))}" for d in named)
        raise project.Complaint(f"叫“{given}”的不止一个，请写代码：{listed}。")
    return _checked_code(named[0].code)


def _checked_code(code: str) -> str:
    places = lineage(code)
    if not places:
        raise project.Complaint(f"没有 {code} 这个区划代码。要六位数字，例如东莞市写 441900。")
    if places[-1].level == "省" and any(d.parent == code for d in divisions().values()):
        raise project.Complaint(
            f"{code} 只到{places[-1].name}，至少写到地级市；知道是哪个县（市、区）就写县级代码。"
        )
    return code


def _write(workspace: Workspace, name: str, title: str, code: str) -> str:
    places = lineage(code)
    today = clock.today()
    known = {
        "id": name,
        "schema_version": SCHEMA_VERSION,
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
    vocabulary, _ = project.read_vocabulary(workspace)
    workspace.write(path, draft("case", known, header, vocabulary).encode())
    return path
