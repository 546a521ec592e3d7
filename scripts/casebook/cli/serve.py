"""``casebook serve``: the site on this machine, made again at every change."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.mkdocs_adapter import Server

_HELP = """在本机打开网站，改了文件会自动刷新；按 Ctrl+C 停止。

记录、模板或脚本有错时，网页上会写明哪里错了；改好以后自己恢复。
"""


@click.command(cls=Command, help=_HELP)
@click.option("--host", metavar="地址", default="127.0.0.1", show_default=True, help="本机地址。")
@click.option(
    "--port",
    metavar="端口",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="端口号。",
)
@project.verbose
def serve(host: str, port: int) -> None:
    """Build the site into a folder of its own, and serve it until somebody stops that."""
    workspace = project.find_workspace()
    with tempfile.TemporaryDirectory(prefix="casebook-") as folder:
        server = Server(workspace, Path(folder).resolve() / "site", host, port)
        click.echo(f"正在生成网站，好了以后请打开 {server.url} （按 Ctrl+C 停止）")
        server.build()
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            click.echo("已停止。")
        finally:
            server.shutdown()
