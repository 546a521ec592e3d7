"""The Jinja environment of the generated pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from itertools import groupby
from typing import Any

from jinja2 import (
    BytecodeCache,
    DictLoader,
    Environment,
    TemplateError,
    Undefined,
    select_autoescape,
)
from markupsafe import Markup, escape

from casebook.codes import visible
from casebook.derive.ground.addresses import term_uri
from casebook.derive.ground.browse_address import browse_address
from casebook.derive.ground.long_lists import leaf_uri
from casebook.language.typography import phrases, quoted
from casebook.language.words import words_of
from casebook.render.code_of_address import code_of_address
from casebook.render.template_code import TemplateEnvironment

ROOT = "\ufdd0"
"""Stands for the way up to the site's root until the depth of a page is known.

A noncharacter: no record holds one (YML-003), and texts that did not pass are shown with it spelt out.
"""


def link(uri: str) -> str:
    """Address a page of the site so that it also opens from a USB stick: a folder's ``index.html``.

    ``uri`` is relative to the site, empty for the home page; a fragment stays at the end.
    """
    path, mark, fragment = uri.partition("#")
    if not path or path.endswith("/"):
        path += "index.html"
    return f"{ROOT}{path}{mark}{fragment}"


_LINE = 7
"""As many characters of a title fit on a line of a small phone, or of any in large letters."""
_OPENING, _CLOSING = "“‘（《", "·，。：；、？！”’）》%"
_MARKS = _OPENING + _CLOSING


def first_few(entries: Sequence[Any], most: int) -> Sequence[Any]:
    """Return the first ``most`` of ``entries``, or all where only one more is left: a fold for one saves no line."""
    return entries if len(entries) <= most + 1 else entries[:most]


_COUNT = re.compile(r"\d+ (?:个地方|[一-鿿])")
"""A number and what it counts, which stay on one line: 3 个地方."""


# A title stands on its page and in many lists.
@lru_cache(maxsize=1 << 14)
def heading(text: str) -> Markup:
    """Mark in a title where it may break: between phrases, and within one that is longer than a line between words.

    A number stays with what it counts.
    """
    marked = Markup("")
    for part in phrases(text):
        if len(part.strip()) > _LINE:
            words = Markup("<wbr>").join(_unbroken(part))
            marked += Markup('<span class="cb-phrase">{}</span>').format(words)
        else:
            marked += escape(part)
    kept, end = Markup(""), 0
    for counted in _COUNT.finditer(marked):
        kept += marked[end : counted.start()]
        kept += Markup('<span class="cb-kept">{}</span>').format(counted.group())
        end = counted.end()
    return kept + marked[end:]


def _unbroken(phrase: str) -> Iterator[str]:
    """Yield the words of a phrase, each with the marks and single characters that may not stand apart from it.

    Characters in a row of which the dictionary has no word, 楼栋, are taken for one.
    """
    held = ""
    for single, run in groupby(words_of(phrase), lambda word: len(word) == 1):
        for word in ("".join(run),) if single else run:
            whole = len(word.strip(_MARKS)) > 1 and word[0] not in _CLOSING
            if held and whole and held[-1] not in _OPENING:
                yield held
                held = ""
            held += word
    yield held


class Unprintable(Undefined):
    """What a template asks for and is not given: it may be tested, never printed or looped over."""

    __slots__ = ()
    __str__ = __iter__ = __len__ = Undefined._fail_with_undefined_error  # noqa: SLF001  as jinja2's StrictUndefined


def environment(templates: Mapping[str, str], compiled: BytecodeCache | None = None) -> Environment:
    """Return an environment over ``templates``, a mapping of names to texts, with what is ``compiled`` of them already."""
    made = TemplateEnvironment(
        loader=DictLoader(dict(templates)),
        autoescape=select_autoescape(("html",)),
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=Unprintable,
        # The texts of an environment never change, and there are few.
        auto_reload=False,
        cache_size=-1,
        bytecode_cache=compiled,
    )
    made.globals["link"] = link
    made.globals["browse"] = browse_address
    made.globals["term_uri"] = term_uri
    made.globals["leaf_uri"] = leaf_uri
    made.filters["visible"] = visible
    made.filters["quoted"] = quoted
    made.filters["heading"] = heading
    made.filters["first_few"] = first_few
    made.filters["code_of_address"] = code_of_address
    return made


def compile_all(environment: Environment) -> None:
    """Compile every template; one that is wrong is left for the page that needs it."""
    for name in environment.list_templates():
        with suppress(TemplateError):
            environment.get_template(name)


def way_up(uri: str) -> str:
    """Return the relative way from the page at ``uri`` to the site's root."""
    return "../" * uri.count("/")
