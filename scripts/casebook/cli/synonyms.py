"""``casebook synonyms``: what a reader's log of vain searches suggests for the synonyms."""

from __future__ import annotations

import json
from pathlib import Path

import click

from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.derive.search.synonym_proposals import Miss, Proposal, proposals

_FILE = "cases/vocabulary/synonyms.yml"
_HELP = """读一份“没搜到”的记录，提出可以补充的检索同义词。

记录是读者自己在案例页上下载的 casebook-misses.jsonl。只提建议，不改词表。
"""


@click.command(cls=Command, help=_HELP)
@click.argument("log", metavar="文件", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option(
    "--least",
    metavar="次数",
    type=click.IntRange(1),
    default=1,
    help="至少搜过几次才列出，默认 1。",
)
@project.verbose
def synonyms(log: Path, least: int) -> None:
    """Print what could be added, the most asked first."""
    workspace = project.find_workspace()
    vocabulary, broken = project.read_vocabulary(workspace)
    if broken:
        raise project.Complaint(f"词表有错，请先运行：casebook check {' '.join(broken)}")
    proposed = [p for p in proposals(_read(log), vocabulary) if p.times >= least]
    if not proposed:
        click.echo("没有要补充的词。")
        return
    near = [p for p in proposed if p.candidates]
    far = [p for p in proposed if not p.candidates]
    if near:
        click.echo(f"可能是同义词，请人来定；要补的写进 {_FILE} 或所在词表的 synonyms：")
        for proposal in near:
            click.echo(_line(proposal))
    if far:
        click.echo("词表里没有相近的词，多半是还没有这类案例，可以列为待征集：")
        for proposal in far:
            click.echo(f"  {proposal.word}（{proposal.times} 次）")


def _line(proposal: Proposal) -> str:
    places = "；".join(
        f"{c.term}（{c.vocabulary}.yml{'' if c.like == c.term else '，近于“' + c.like + '”'}）"
        for c in proposal.candidates
    )
    return f"  {proposal.word}（{proposal.times} 次）→ {places}"


def _read(log: Path) -> list[Miss]:
    """Read the log, one JSON object a line. Raises :class:`project.Complaint` for anything else."""
    try:
        lines = log.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise project.Complaint(f"{log} 不是 UTF-8 文本。") from error
    read = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = json.loads(line)
            read.append(Miss(str(entry["query"]), max(1, int(entry.get("times", 1)))))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise project.Complaint(
                f"{log} 第 {number} 行读不懂。要的是案例页上下载的 casebook-misses.jsonl。"
            ) from error
    return read
