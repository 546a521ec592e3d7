"""``casebook explain``: what a problem code means."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from casebook import codes
from casebook.cli import project
from casebook.cli.chinese import Command

if TYPE_CHECKING:
    from casebook.canonical.shape import Shape


@click.command(
    cls=Command,
    help="解释一个代号、一个字段（value_to 或 数值上端），或词表里的一个词；都不写就列出全部代号。",
)
@click.argument("code", required=False, metavar="[代号、字段或词]")
@project.verbose
@click.pass_context
def explain(context: click.Context, code: str | None) -> None:
    """Print one entry of the registry, or a list of all."""
    if code is None:
        click.echo(_all_codes(), nl=False)
        return
    if not codes.find(code) and (meaning := _term(code)):
        click.echo(meaning, nl=False)
        return
    if not codes.find(code) and (meaning := _field(code)):
        click.echo(meaning, nl=False)
        return
    click.echo(codes.explain(code), nl=False)
    context.exit(0 if codes.find(code) else 1)


def _term(word: str) -> str:
    """What a word of the vocabulary means, and when to use it; empty where no vocabulary has it.

    The second part is for who writes records: no page of the site shows it.
    """
    try:
        vocabulary, _ = project.read_vocabulary(project.find_workspace())
    except project.Complaint:
        return ""  # outside of a project codes are still explained
    entries = []
    for file in vocabulary.files.values():
        if vocabulary.canonical(file.name, word) is not None:
            term = vocabulary.term(file.name, word)
            alias = f"（{word} 是它的别名）" if term.term != word else ""
            coding = f"  怎么用：{term.coding}\n" if term.coding else ""
            entries.append(f"{file.title}：{term.term}{alias}\n  {term.definition}\n{coding}")
    return "\n".join(entries)


def _field(word: str) -> str:
    """What a field is for, by its key (value_to) or its Chinese name, wherever records have it; empty for none."""
    # Not every command needs the models.
    from casebook.canonical.shape import shape_of  # noqa: PLC0415
    from casebook.model.json_schema import KINDS  # noqa: PLC0415

    entries: dict[str, None] = {}
    for kind in ("case", "source", "curriculum", "release"):
        for way, shape in _fields(shape_of(KINDS[kind].model), (kind,)):
            title, _, meaning = shape.hint.partition("：")
            if word in (way[-1], title):
                must = "必填" if shape.required else "可以不写"
                words = (
                    f"  可以写的词：casebook explain 查词表 {shape.term}\n" if shape.term else ""
                )
                entries[f"{' › '.join(way)}（{title}，{must}）\n  {meaning}\n{words}"] = None
    return "\n".join(entries)


def _fields(shape: Shape, way: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Shape]]:
    """Every field below a shape with the way to it."""
    for name, field in (shape.fields or {}).items():
        yield (*way, name), field
        yield from _fields(field.item or field, (*way, name))


def _all_codes() -> str:
    lines = []
    for prefix, members in itertools.groupby(codes.all_codes(), lambda entry: entry.code[:3]):
        lines.append(f"{codes.GROUPS[prefix]}\n")
        for entry in members:
            word = codes.SEVERITY_WORDS[entry.severity]
            lines.append(f"  {entry.code}  {word}  {entry.title}\n")
        lines.append("\n")
    return "".join([*lines, "看一个代号的详细说明：casebook explain YML-010\n"])
