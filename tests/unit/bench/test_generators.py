"""The other generators: laid out on the same pages, and said aloud where they cannot be had."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import yaml

from casebook.render.environment import ROOT
from tests.bench import generators
from tests.bench.generators import INSTALL, LAY_OUT, installed, replaced
from tests.bench.same_pages import SamePage

PAGES = [SamePage("a", "甲“一”", "# 甲“一”\n\n正文一\n"), SamePage("b", "乙", "# 乙\n\n正文二\n")]
SHELL = (
    f'<title>@@CASEBOOK:title@@</title><link href="{ROOT}assets/casebook.css">'
    "<body@@CASEBOOK:width@@>@@CASEBOOK:content@@</body>"
)


@pytest.mark.parametrize("name", ["zensical", "hugo", "eleventy"])
def test_what_cannot_be_had_is_said_aloud(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "no/python"))
    monkeypatch.setenv("PATH", str(tmp_path))
    said: list[str] = []
    assert installed(name, tmp_path / "tools", said.append) is None
    (line,) = said
    assert line.startswith(f"{name} is not measured, it cannot be had: ")


def test_why_an_installation_failed_is_said(tmp_path: Path) -> None:
    with pytest.raises(generators.NotToBeHadError, match="no such package"):
        generators._had(["sh", "-c", "echo first; echo no such package >&2; exit 1"], tmp_path)


def test_every_generator_that_can_be_installed_can_be_laid_out() -> None:
    assert set(INSTALL) == set(LAY_OUT)


@pytest.mark.parametrize("name", LAY_OUT)
def test_all_are_given_the_same_pages(name: str, tmp_path: Path) -> None:
    laid = LAY_OUT[name](tmp_path, PAGES, SHELL)
    assert {n: path.read_text("utf-8").partition("# ")[2] for n, path in laid.pages.items()} == {
        page.name: page.text.removeprefix("# ") for page in PAGES
    }
    template, old, _ = laid.template
    assert template.read_text("utf-8").count(old) == 1
    markdown = [p.name for p in tmp_path.rglob("*.md")]
    assert len(markdown) == len(PAGES) + 1  # and the page that lists them


@pytest.mark.parametrize("name", ["hugo", "eleventy"])
def test_our_frame_is_a_layout(name: str, tmp_path: Path) -> None:
    laid = LAY_OUT[name](tmp_path, PAGES, SHELL)
    text = laid.template[0].read_text("utf-8")
    assert "@@CASEBOOK" not in text
    assert ROOT not in text
    assert 'href="../../assets/casebook.css"' in text
    title = laid.pages["a"].read_text("utf-8").split("---")[1]
    assert yaml.safe_load(title) == {"title": "甲“一”"}
    with pytest.raises(ValueError, match="read as its own"):
        LAY_OUT[name](tmp_path / "again", PAGES, SHELL + "{{ x }}")


def test_the_cases_are_in_the_navigation_of_material_only(tmp_path: Path) -> None:
    settings = {
        name: yaml.safe_load(
            (LAY_OUT[name](tmp_path / name, PAGES, SHELL).folder / "mkdocs.yml").read_text("utf-8")
        )
        for name in ("material", "zensical")
    }
    assert "nav" not in settings["material"]  # then it lists all pages
    assert settings["zensical"].pop("nav") == [{"案例": "index.md"}]
    assert settings["material"] == settings["zensical"]


def test_what_builds_left_is_cleared(tmp_path: Path) -> None:
    laid = LAY_OUT["zensical"](tmp_path, PAGES, SHELL)
    for folder in (laid.output, *laid.kept):
        folder.mkdir()
        (folder / "x").touch()
    laid.clear()
    assert not any(folder.exists() for folder in (laid.output, *laid.kept))
    assert laid.pages["a"].exists()


def test_an_edit_is_made_and_undone(tmp_path: Path) -> None:
    one, two = tmp_path / "1", tmp_path / "2"
    one.write_text("甲乙甲", "utf-8")
    two.write_text("丙", "utf-8")
    back = replaced([one, two], "甲", "丁")
    assert (one.read_text("utf-8"), two.read_text("utf-8")) == ("丁乙丁", "丙")
    back()
    assert one.read_text("utf-8") == "甲乙甲"
    with pytest.raises(ValueError, match="no file holds"):
        replaced([one, two], "戊", "己")
