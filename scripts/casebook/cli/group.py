"""The group of all commands, and the last resort for whatever goes wrong in them."""

from __future__ import annotations

import shlex
import sys
import traceback
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

import click

from casebook import __version__
from casebook.cli import chinese

_COMMANDS = (
    *(
        "build",
        "check",
        "diff",
        "diff-files",
        "draft",
        "explain",
        "fix",
        "import",
        "init",
        "licences",
        "links",
        "merge",
        "migrate",
        "new",
    ),
    *("offline", "pictures", "query", "release", "schema", "serve", "source", "synonyms", "synth"),
    "template",
)
"""Each stands in the module of its name, which is imported when it is asked for: most need libraries of their own."""
_PLACES = {
    "diff-files": ("diff", "diff_files"),
    "import": ("forms", "import_form"),
    "template": ("forms", "template"),
}
"""Those that stand elsewhere: the module, and the name in it."""
OWN_BUG = 2
"""Exit status for a bug of ours."""

_INTERRUPTED = 130


class _Main(chinese.Group):
    """Imports a command when it is asked for; turns every exception into Chinese words and an exit status."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click names it
        """Name all commands."""
        return [*_COMMANDS]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command. Raises ``NoSuchCommand``, which names those that may have been meant."""
        if cmd_name not in _COMMANDS:
            raise click.exceptions.NoSuchCommand(cmd_name, possibilities=_COMMANDS, ctx=ctx)
        module, function = _PLACES.get(cmd_name, (cmd_name, cmd_name))
        command: click.Command = getattr(import_module(f"casebook.cli.{module}"), function)
        return command

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,  # noqa: ANN401  click's own signature
    ) -> Any:  # noqa: ANN401
        """Run the command line, and leave the interpreter with 0, 1, 2, 64 or 130."""
        if not standalone_mode:
            return super().main(args, prog_name, standalone_mode=False, **extra)
        words = list(sys.argv[1:] if args is None else args)
        try:
            status = super().main(
                args,
                prog_name or "casebook",
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        except click.UsageError as error:
            _say(chinese.explain(error))
            sys.exit(chinese.WRONG_USAGE)
        except click.ClickException as error:
            _say(error.format_message())
            sys.exit(error.exit_code)
        except click.Abort:
            _say("已中断。")
            sys.exit(_INTERRUPTED)
        except OSError as error:
            _say(f"文件读不了或写不了：{error.filename or ''}（{error.strerror or error}）")
            sys.exit(1)
        except Exception as error:  # noqa: BLE001  whatever it is, nobody should have to read it
            _apologise(error, words)
            sys.exit(OWN_BUG)
        sys.exit(status if isinstance(status, int) else 0)


def _say(text: str) -> None:
    click.echo(text, err=True)


def _apologise(error: Exception, words: Sequence[str]) -> None:
    if "--verbose" in words:
        _say("".join(traceback.format_exception(error)))
    place = traceback.extract_tb(error.__traceback__)[-1]
    _say(
        "很抱歉，程序自己出了错（OWN-001），与你写的内容无关。\n"
        "请把下面两行和你正在改的文件发给维护者：\n"
        f"    命令：casebook {shlex.join(words)}\n"
        f"    错误：{type(error).__name__}: {error}（{Path(place.filename).name} 第 {place.lineno} 行）\n"
        "在命令后面加上 --verbose 再运行一次，可以看到全部英文信息。"
    )


@click.group(cls=_Main, help="雁阵：检查、整理案例库的记录。")
@click.version_option(__version__, message="casebook %(version)s", help="显示版本。")
def main() -> None:
    """Group all commands."""
