"""``casebook explain``: what a problem code means."""

from __future__ import annotations

import itertools

import click

from casebook import codes
from casebook.cli import project
from casebook.cli.chinese import Command


@click.command(cls=Command, help="解释一个代号；不写代号就列出全部。")
@click.argument("code", required=False, metavar="[代号]")
@project.verbose
@click.pass_context
def explain(context: click.Context, code: str | None) -> None:
    """Print one entry of the registry, or a list of all."""
    if code is None:
        click.echo(_all_codes(), nl=False)
        return
    click.echo(codes.explain(code), nl=False)
    context.exit(0 if codes.find(code) else 1)


def _all_codes() -> str:
    lines = []
    for prefix, members in itertools.groupby(codes.all_codes(), lambda entry: entry.code[:3]):
        lines.append(f"{codes.GROUPS[prefix]}\n")
        for entry in members:
            word = codes.SEVERITY_WORDS[entry.severity]
            lines.append(f"  {entry.code}  {word}  {entry.title}\n")
        lines.append("\n")
    return "".join([*lines, "看一个代号的详细说明：casebook explain YML-010\n"])
