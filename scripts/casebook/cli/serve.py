"""``casebook serve``: the site on this machine, made again at every change."""

from __future__ import annotations

import tempfile
from pathlib import Path

import click

from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.mkdocs_adapter import Server

ADDRESS = "127.0.0.1:8000"
_HELP = """在本机打开网站，改了文件会自动刷新；按 Ctrl+C 停止。

记录、模板或脚本有错时，网页上会写明哪里错了；改好以后自己恢复。
"""


@click.command(cls=Command, help=_HELP)
@click.option(
    "--address", metavar="地址:端口", default=ADDRESS, show_default=True, help="在哪个地址打开。"
)
@project.verbose
def serve(address: str) -> None:
    """Build the site into a folder of its own, and serve it until somebody stops that."""
    host, _, port = address.rpartition(":")
    if not host or not port.isdecimal():
        raise project.Complaint(f"地址要写成 {ADDRESS} 的样子：{address}")
    workspace = project.find_workspace()
    with tempfile.TemporaryDirectory(prefix="casebook-") as folder:
        server = Server(workspace, Path(folder).resolve() / "site", host, int(port))
        click.echo(f"正在生成网站，好了以后请打开 {server.url} （按 Ctrl+C 停止）")
        server.build()
        try:
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            click.echo("已停止。")
        finally:
            server.shutdown()
