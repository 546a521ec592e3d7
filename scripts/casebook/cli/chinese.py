"""Click in Chinese: headings of the help, and what is wrong with a command line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import click
from rich.cells import cell_len

_HEADINGS = {"Options": "选项", "Commands": "命令"}

WRONG_USAGE = 64
"""Exit status for a command line that cannot be understood (``EX_USAGE`` of BSD's sysexits)."""


class Formatter(click.HelpFormatter):
    """Help with Chinese headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the line that shows how to call a command."""
        super().write_usage(prog, args, prefix or "用法：")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading(_HEADINGS.get(heading, heading))

    def write_dl(
        self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2
    ) -> None:
        """Write two columns, lined up by the width of Chinese characters on a terminal."""
        rows = list(rows)
        column = min(max(cell_len(first) for first, _ in rows), col_max) + col_spacing
        pad = " " * self.current_indent
        for first, second in rows:
            gap = column - cell_len(first)
            between = " " * gap if gap >= col_spacing else f"\n{pad}{' ' * column}"
            self.write(f"{pad}{first}{between}{second}\n")


class Context(click.Context):
    """A context whose help is Chinese."""

    formatter_class = Formatter


def _translated(options: click.Option | None) -> click.Option | None:
    if options is not None:
        options.help = "显示这段说明。"
    return options


class Command(click.Command):
    """A command whose help is Chinese."""

    context_class = Context

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """List the parts of the usage line."""
        self.options_metavar = "[选项]"
        return super().collect_usage_pieces(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, explained in Chinese."""
        return _translated(super().get_help_option(ctx))


class Group(click.Group):
    """A group of commands whose help is Chinese."""

    context_class = Context
    command_class = Command

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """List the parts of the usage line."""
        self.options_metavar = "[选项]"
        self.subcommand_metavar = "命令 [参数]..."
        return super().collect_usage_pieces(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return ``--help``, explained in Chinese."""
        return _translated(super().get_help_option(ctx))


def explain(error: click.UsageError) -> str:
    """Say in Chinese what is wrong with a command line, and where to read how to call the command."""
    path = error.ctx.command_path if error.ctx else "casebook"
    return f"{_mistake(error)}\n用法见：{path} --help"


def _mistake(error: click.UsageError) -> str:
    match error:
        case click.exceptions.NoSuchCommand():
            return f"没有“{error.command_name}”这个命令。{_guess(error.possibilities)}"
        case click.NoSuchOption():
            return f"没有“{error.option_name}”这个选项。{_guess(error.possibilities)}"
        case click.MissingParameter():
            return f"还要写“{_name(error.param, error.ctx)}”。"
        case click.BadParameter():
            return f"“{_name(error.param, error.ctx)}”写得不对。{_choices(error.param)}"
        case click.BadOptionUsage():
            return f"选项“{error.option_name}”后面少了内容，或多了内容。"
        case _:
            return "命令写得不对，可能多写了内容。"


def _guess(possibilities: Sequence[str] | None) -> str:
    return f"是不是想写“{'”或“'.join(possibilities)}”？" if possibilities else ""


def _name(parameter: click.Parameter | None, context: click.Context | None) -> str:
    if parameter is None or context is None:
        return "这一项"
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return parameter.make_metavar(context).strip("[].")


def _choices(parameter: click.Parameter | None) -> str:
    if parameter is not None and isinstance(parameter.type, click.Choice):
        return f"可以写：{'、'.join(parameter.type.choices)}。"
    return ""
