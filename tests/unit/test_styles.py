"""The style sheets stay few and are all in use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

MOST_LINES = 3080
MOST_DECLARATIONS = 1900
MAKERS = ("theme/templates", "theme/material", "theme/browser", "scripts/casebook", "cases/pages")
"""Where the classes of elements are written."""
HOOKS = {
    "cb-again",
    "cb-distribution",
    "cb-jump",
    "cb-match__step",
    "cb-own__list",
    "cb-pair__verdict",
    "cb-performance",
    "cb-told__text",
}
"""Classes without a rule, by which scripts and tests find elements."""
_CLASS = r"cb-[a-z0-9]+(?:(?:--?|__)[a-z0-9]+)*"


@pytest.fixture(scope="module")
def css(project: Path) -> str:
    """All sheets, without comments."""
    sheets = sorted((project / "theme/styles").glob("*.css"))
    return re.sub(r"/\*.*?\*/", "", "".join(p.read_text("utf-8") for p in sheets), flags=re.DOTALL)


@pytest.fixture(scope="module")
def written(project: Path) -> str:
    """All that makes elements."""
    files = (p for folder in MAKERS for p in (project / folder).rglob("*") if p.is_file())
    kept = (p for p in sorted(files) if p.suffix in {".html", ".ts", ".py", ".md"})
    return "\n".join(p.read_text("utf-8") for p in kept)


def test_the_sheets_are_no_longer_than_they_were(project: Path, css: str) -> None:
    lines = sum(p.read_bytes().count(b"\n") for p in (project / "theme/styles").glob("*.css"))
    assert lines <= MOST_LINES
    assert len(re.findall(r"[{;]\s*[a-z-]+:[^;{}]+(?=;)", css)) <= MOST_DECLARATIONS


def test_every_class_that_is_styled_is_written_somewhere(css: str, written: str) -> None:
    names = set(re.findall(rf"\.({_CLASS})", css))
    whole = set(re.findall(_CLASS, written))
    # cb-tile--{{ step }} and cb-comparison__${name} are finished elsewhere.
    begun = tuple(re.findall(r"(cb-[a-z0-9_-]*(?:--|__))(?=\{|\$)", written))
    assert {n for n in names - whole if not n.startswith(begun)} == set()


def test_every_class_that_is_written_has_a_rule_or_is_a_known_hook(css: str, written: str) -> None:
    styled = set(re.findall(rf"\.({_CLASS})", css))
    lists = re.findall(r"""class(?:Name)?(?:=|: | = )["'`]([^"'`]*)["'`]""", written)
    named = {name for given in lists for name in re.findall(rf"{_CLASS}(?![\w-]*[{{$])", given)}
    assert named - styled == HOOKS
