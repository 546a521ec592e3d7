"""``casebook template`` and ``casebook import``: a form for Word or Excel, and the record that comes back in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from casebook import clock
from casebook.canonical.emit import emit
from casebook.canonical.shape import UNKNOWN, Shape, shape_of
from casebook.canonical.tree import Branch, Entry, Node, Scalar
from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.cli.new import MODELINE
from casebook.divisions import PROVINCE_FOLDERS, lineage
from casebook.engine.judge import check
from casebook.forms import excel, word
from casebook.forms.cells import UnknownPathError, data_from, steps
from casebook.forms.sheets import sheets
from casebook.model.case import Case
from casebook.problem import Problem, Severity, Where
from casebook.read import Value, read_document
from casebook.report import wording
from casebook.validate.file_names import misplaced
from casebook.workspace import Workspace, write_file

_TEMPLATE = """写出一份可以在 Word 或 Excel 里填的表，有下拉选项和说明。

\b
    casebook template 案例.xlsx
    casebook template 案例.docx --from boluo-alley-chief   （把一条记录填进去）
填好以后：casebook import 案例.xlsx
"""
_IMPORT = """把填好的 Word 或 Excel 表读回成记录，一格也不丢。

\b
有问题的照单元格或表格行列出；没有必须改的错误，就写进所在省的文件夹。
只看不写，加 --print；编号已经有了，加 --force 才替换。
"""


@click.command(cls=Command, help=_TEMPLATE)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--from", "name", metavar="编号", help="把这条记录填进表里。")
@project.verbose
def template(file: Path, name: str | None) -> None:
    """Write the form, empty or with a record in it."""
    if file.suffix not in _READERS:
        raise project.Complaint("文件名要以 .xlsx 或 .docx 结尾。")
    workspace = project.find_workspace()
    vocabulary, _ = project.read_vocabulary(workspace)
    data: Mapping[str, Value] = {}
    if name is not None:
        path = next((p for p in workspace.record_paths() if p.endswith(f"/{name}.yml")), None)
        document = read_document(path, workspace.read_bytes(path)) if path else None
        if document is None or document.data is None:
            raise project.Complaint(f"没有编号为 {name} 的记录，或者它读不了。")
        data = document.data
    made = sheets(data, vocabulary)
    title = str(data.get("title", "案例表"))
    content = excel.workbook(made) if file.suffix == ".xlsx" else word.document(made, title)
    write_file(file, content)
    click.echo(f"已写 {file}。填好以后运行：casebook import {file}")


_READERS = {".xlsx": excel.cells, ".docx": word.cells}


@click.command("import", cls=Command, help=_IMPORT)
@click.argument("file", metavar="文件", type=click.Path(path_type=Path))
@click.option("--print", "only_print", is_flag=True, help="只显示记录，不写文件。")
@click.option("--force", is_flag=True, help="替换编号相同的记录；有错误也写。")
@project.verbose
@click.pass_context
def import_form(context: click.Context, file: Path, only_print: bool, force: bool) -> None:
    """Read a form back into a record, and tell its problems by cell."""
    workspace = project.find_workspace()
    if file.suffix not in _READERS:
        raise project.Complaint("只读 .xlsx 和 .docx；别的格式请先另存。")
    if not file.is_file():
        raise project.Complaint(f"没有这个文件：{file}")
    try:
        found = _READERS[file.suffix](file.read_bytes())
        data = data_from(((one.path, one.text) for one in found), shape_of(Case))
    except excel.UnreadableFormError as error:
        raise project.Complaint(str(error)) from error
    except UnknownPathError as error:
        raise project.Complaint(
            f"表里给程序用的 key 被改过（{error}）。请用 casebook template 重新生成一份，把内容贴过去。"
        ) from error
    text = record_text(data)
    if only_print:
        click.echo(text, nl=False)
        return
    path = _path(workspace, data, force=force)
    existed = (workspace.root / path).is_file()
    before = workspace.read_bytes(path) if existed else None
    workspace.write(path, text.encode())
    problems = check(workspace, today=clock.today(), only=[path]).problems
    listed = [problem for problem in problems if problem.path == path]
    places = {steps(one.path): one.place for one in found}
    for problem in listed:
        click.echo(f"{_place(problem, places)}：{problem.code} {wording.message(problem)}")
    wrong = sum(problem.severity is Severity.ERROR for problem in listed)
    if wrong and not force:
        _undo(workspace, path, before)
        click.echo(
            f"{wording.summary(listed)}没有写文件：照上面改表，再导一次；先存下来慢慢改，加 --force。"
        )
        context.exit(1)
    click.echo(f"已写 {path}。{wording.summary(listed)}")
    context.exit(int(bool(wrong)))


def record_text(data: Mapping[str, Value]) -> str:
    """Return the text of a record, its fields in their order and not a letter of its values changed."""
    tree = _tree(dict(data), shape_of(Case))
    assert isinstance(tree, Branch)  # noqa: S101  a mapping is a branch
    return emit([MODELINE], tree)


def _tree(value: Value, shape: Shape) -> Node:
    if isinstance(value, dict):
        fields = shape.fields or {}
        order = {name: number for number, name in enumerate(fields)}
        keys = sorted(value, key=lambda key: order.get(key, len(order)))
        parts = (Entry(key, _tree(value[key], fields.get(key, UNKNOWN))) for key in keys)
        return Branch(tuple(parts), mapping=True)
    if isinstance(value, list):
        item = shape.item or UNKNOWN
        return Branch(tuple(Entry(None, _tree(part, item)) for part in value), mapping=False)
    return Scalar(value)


def _path(workspace: Workspace, data: Mapping[str, Value], *, force: bool) -> str:
    name, place = data.get("id"), data.get("place")
    code = place.get("code") if isinstance(place, dict) else None
    divided = lineage(str(code)) if code else ()
    if not isinstance(name, str) or not divided:
        raise project.Complaint("表里还要填编号（id）和区划代码（place › code），才知道写到哪里。")
    path = f"cases/records/{PROVINCE_FOLDERS[divided[0].code]}/{name}.yml"
    if wrong := misplaced(path):
        raise project.Complaint(wrong.message)
    taken = project.ids_in_use(workspace).get(name)
    if taken and not taken.endswith(f"/{name}.yml"):
        raise project.Complaint(f"编号 {name} 是 {taken} 从前的编号，旧网址要跳到它，请换一个。")
    if taken and not force:
        raise project.Complaint(f"编号 {name} 已经用在 {taken}。要替换它，加 --force。")
    return taken or path


def _place(problem: Problem, places: Mapping[Where, str]) -> str:
    """The cell of a problem, or of the part it belongs to."""
    where = problem.where
    while where:
        near = next((place for way, place in places.items() if way[: len(where)] == where), None)
        if near:
            return near if where == problem.where else f"{near}附近"
        where = where[:-1]
    return "整张表"


def _undo(workspace: Workspace, path: str, before: bytes | None) -> None:
    if before is not None:
        workspace.write(path, before)
    else:
        (workspace.root / path).unlink()
