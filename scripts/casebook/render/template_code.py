"""What Jinja makes of our templates: the same text by a shorter way.

Every page calls macros and prints values by the thousand. Jinja asks before each call whether what is called wants a context
or stops an iteration, and makes marked text of each value before it is joined. Our templates call macros and plain functions,
are all HTML, and join what they print at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from keyword import iskeyword

from jinja2 import Environment, Template, nodes
from jinja2.compiler import CodeGenerator, Frame, MacroRef
from jinja2.environment import TemplateModule
from jinja2.runtime import Context, Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

_SPECIAL = re.compile("[&<>\"']")


def printed(value: object) -> str:
    """Return ``value`` as it stands in a page; what needs no escaping as it is."""
    kind = type(value)
    if kind is Markup or (kind is str and _SPECIAL.search(value) is None):  # type: ignore[call-overload]
        return value  # type: ignore[return-value]
    return escape(value)


def macro(
    environment: Environment,
    function: Callable[..., str],
    name: str,
    arguments: Sequence[str],
    *takes: bool,
) -> Callable[..., str]:
    """Return what is called for a macro; ``takes`` says whether it takes further arguments, and whether it is marked text.

    Nearly all take the arguments that they name, in their order. The others, and calls that name theirs, are left to Jinja.
    """
    usual = Macro(environment, function, name, list(arguments), *takes)
    *further, marked = takes
    if any(further) or not marked or "caller" in arguments:
        return usual
    left_out = [(missing,) * (len(arguments) - given) for given in range(len(arguments) + 1)]

    def call(*given: object, **named: object) -> str:
        if named or len(given) >= len(left_out):
            return usual(*given, **named)
        return Markup(function(*given, *left_out[len(given)]))  # noqa: S704  the template's own

    return call


class TemplateCode(CodeGenerator):
    """Writes the code of a template."""

    def macro_def(self, macro_ref: MacroRef, frame: Frame) -> None:
        """Make a macro of the function that was just written."""
        self.write("environment.")
        super().macro_def(macro_ref, frame)

    def _output_child_pre(
        self, node: nodes.Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Begin to print a value."""
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape or finalize.src is not None:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(")

    def visit_Call(self, node: nodes.Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: FBT001, FBT002, N802  Jinja's
        """Call something without asking what it is."""
        if node.dyn_args or node.dyn_kwargs or any(iskeyword(k.key) for k in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for number, given in enumerate((*node.args, *node.kwargs)):
            self.write(", " if number else "")
            self.visit(given, frame)
        if forward_caller:
            self.write(", caller=caller" if node.args or node.kwargs else "caller=caller")
        self.write(")")


class _Imported(Template):
    """A template whose macros are made once for all that import them: ours are handed what they need."""

    def _get_default_module(self, ctx: Context | None = None) -> TemplateModule:  # noqa: ARG002
        """Return the module, without asking what whoever imports it has around it."""
        return super()._get_default_module()


class TemplateEnvironment(Environment):
    """An environment whose templates are written by :class:`TemplateCode`."""

    template_class = _Imported

    code_generator_class = TemplateCode
    printed = staticmethod(printed)
    Macro = staticmethod(macro)
    """As the code calls it."""
