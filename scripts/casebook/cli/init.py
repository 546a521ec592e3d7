"""``casebook init``: an empty library of one's own, with a copy of the vocabulary, that builds at once."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click

from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.cli.schema import schema_files
from casebook.synth.decisions import VOCABULARY_PATH, without_contrasts
from casebook.workspace import RECORD_FOLDERS, Workspace, home, write_file

_COPIED = ("cases/vocabulary", "cases/pages")
_OF_THE_FIRST = ("cases/pages/about/performance.md", "cases/pages/about/trust.md")
"""Hand-written pages that speak of the first library and of nothing else: what its builds took."""
_NAME = "雁阵"
_LINE = "基层治理案例库"
_IGNORED = "/site/\n/.cache/\n"

_HELP = """新建一个自己的案例库（别的省、别的题目），里面没有案例，马上能建站。

\b
文件夹要么不存在，要么是空的。写进去的有：网站设置（名称、主办单位）、词表（抄一份，
以后自己改）、手写页面、给编辑器用的格式。模板、样式、网页脚本用程序自带的，升级程序
就一起升级；要自己改的，把 theme/ 抄到文件夹里再改。
"""


@click.command(cls=Command, help=_HELP)
@click.argument("folder", metavar="文件夹", type=click.Path(path_type=Path, file_okay=False))
@click.option("--name", metavar="名称", prompt="案例库的名称（写在每页页首）", prompt_required=True)
@click.option(
    "--owner", metavar="单位", prompt="主办单位（写在每页页尾，没有就直接回车）", default=""
)
@click.option(
    "--line", metavar="一句话", default=_LINE, help="名称旁边的一句话，例如 基层治理案例库。"
)
@project.verbose
def init(folder: Path, name: str, owner: str, line: str) -> None:
    """Write an empty project."""
    if folder.exists() and any(folder.iterdir()):
        raise project.Complaint(f"{folder} 里已经有文件。请换一个空文件夹。")
    if not name.strip():
        raise project.Complaint("案例库要有名称：--name 名称。")
    given = home()
    settings = (given / "mkdocs.yml").read_text("utf-8")
    write_file(folder / "mkdocs.yml", _settings(settings, name, owner, line).encode())
    write_file(folder / ".gitignore", _IGNORED.encode())
    write_file(folder / "README.md", _readme(name).encode())
    for part in _COPIED:
        for file in sorted((given / part).rglob("*")):
            path = file.relative_to(given).as_posix()
            if file.is_file() and not path.startswith(_OF_THE_FIRST):
                write_file(folder / path, _own(path, file.read_bytes(), name))
    for part in RECORD_FOLDERS:
        (folder / "cases" / part).mkdir(parents=True, exist_ok=True)
    vocabulary, _ = project.read_vocabulary(Workspace(folder.resolve()))
    for path, content in schema_files(vocabulary).items():
        write_file(folder / path, content)
    click.echo(
        f"已在 {folder} 新建“{name}”，还没有案例。接着：\n"
        f"    cd {folder}\n    casebook build      生成网站，写到 site/\n"
        "    casebook draft 文章.docx    从一篇文章起草第一条案例"
    )


def _own(path: str, content: bytes, name: str) -> bytes:
    """A file of the new library: nothing in it speaks of the records, the name or the builds of the first one."""
    if path == VOCABULARY_PATH:
        return without_contrasts(content)
    if not path.endswith(".md"):
        return content
    text = content.decode()
    text = re.sub(r"(?m)^名字取自.*\n\n", "", text)
    text = re.sub(r"(?ms)^## [^\n]*\{#(?:performance|trust)\}\n.*?(?=^## |\Z)", "", text)
    return text.replace(_NAME, name).encode()


def _settings(text: str, name: str, owner: str, line: str) -> str:
    """The settings of the new site, out of those of the first."""
    quoted = json.dumps(name, ensure_ascii=False)
    text = re.sub(r"(?m)^site_name: .*$", lambda _: f"site_name: {quoted}", text)
    text = re.sub(r"(?m)^  custom_dir: .*\n", "", text)
    text = re.sub(r"(?m)^  - theme\n", "", text)
    text = re.sub(r"(?m)^  about/(?:performance|trust)\.md\n", "", text)
    told = json.dumps(line, ensure_ascii=False)
    text = re.sub(r"(?m)^  tagline: .*$", lambda _: f"  tagline: {told}", text)
    if owner.strip():
        told = json.dumps(owner.strip(), ensure_ascii=False)
        text = text.rstrip("\n") + f"\n  footer:\n    organiser: {told}\n"
    return text


def _readme(name: str) -> str:
    return f"""# {name}

    casebook serve      # 在 http://127.0.0.1:8000 打开网站，改了文件会自动刷新
    casebook check      # 检查记录
    casebook build      # 生成网站，写到 site/

案例在 `cases/records/`，来源在 `cases/sources/`，词表在 `cases/vocabulary/`，页面在 `cases/pages/`。
名称、主办单位、页脚在 `mkdocs.yml`。写第一条：`casebook draft 文章.docx`，或者 `casebook new`。
改了词表，运行 `casebook schema`。
"""
