"""``casebook schema``: the JSON Schemas for editors and the form, made from the models."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click

from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.model.json_schema import KINDS, MissingVocabularyError, build
from casebook.model.vocabulary import Vocabulary

FOLDER = "scripts/schema"


def schema_files(vocabulary: Vocabulary) -> Mapping[str, bytes]:
    """Return the schema files by project-relative path. Raises :class:`MissingVocabularyError`."""
    return {
        f"{FOLDER}/{name}.schema.json": _json(build(kind.model, vocabulary))
        for name, kind in KINDS.items()
    }


def _json(schema: Mapping[str, object]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=2) + "\n").encode()


_HELP = """生成编辑器和表单用的 JSON Schema。

模型或词表改动以后要运行一次，写到 scripts/schema/。
"""


@click.command(cls=Command, help=_HELP)
@click.option("--check", "only_check", is_flag=True, help="只检查是不是最新，不写文件。")
@project.verbose
@click.pass_context
def schema(context: click.Context, only_check: bool) -> None:
    """Write the schemas, or check that they are current."""
    workspace = project.find_workspace()
    vocabulary, broken = project.read_vocabulary(workspace)
    if broken:
        raise project.Complaint(f"词表有错，请先运行：casebook check {' '.join(broken)}")
    try:
        files = schema_files(vocabulary)
    except MissingVocabularyError as error:
        raise project.Complaint(f"缺少词表文件：cases/vocabulary/{error}.yml") from error
    if only_check:
        stale = [
            path
            for path, content in files.items()
            if not (workspace.root / path).is_file() or workspace.read_bytes(path) != content
        ]
        if stale:
            click.echo(f"不是最新的：{'、'.join(stale)}\n请运行：casebook schema")
            context.exit(1)
        click.echo("都是最新的。")
        return
    written = [path for path, content in files.items() if workspace.write(path, content)]
    for path in written:
        click.echo(f"已写入 {path}")
    if not written:
        click.echo("都是最新的，没有改动。")
