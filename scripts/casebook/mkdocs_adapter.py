"""The only module that knows MkDocs and Material: it lends their frame to the generated pages.

MkDocs renders the hand-written pages and one shell for each depth of address. The generator fills the
shells and writes the pages beside MkDocs' own. While serving, nothing is raised: an exception in a hook
makes every page of ``mkdocs serve`` hang, so a broken file shows its problems on a page of its own.
"""

from __future__ import annotations

import datetime as dt
import gc
import gzip
import json
import logging
import shutil
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from casebook.browser_bundle import BundleError, bundle, minified
from casebook.pipeline import Check, check
from casebook.problem import Severity
from casebook.publish import assets, lost_page, page_data, search_index
from casebook.publish.shell import Shell, explicit_index, filled, resolve_root
from casebook.publish.sitemap import sitemap
from casebook.render.broken import Broken, broken_files
from casebook.render.environment import environment
from casebook.render.page import Page, Settings
from casebook.render.site import SiteRenderer
from casebook.report import text as text_report
from casebook.validate.file_names import NOT_PUBLISHED
from casebook.workspace import Cache, Workspace, write_file

log = logging.getLogger("mkdocs.plugins.casebook")

_SHELLS = {
    1: "casebook-shell.md",
    2: "casebook-shell/two.md",
    3: "casebook-shell/two/three.md",
}
_SHELL_TEXT = "---\ntitle: shell\ntemplate: shell.html\nsearch:\n  exclude: true\n---\n"
# Material's files that no page of ours asks for: its style sheets, source maps, and search.
_UNUSED = (
    "assets/stylesheets",
    "assets/javascripts/**/*.map",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
)
_HANDWRITTEN_SLOTS: Mapping[str, Callable[[SiteRenderer, Sequence[Broken]], str]] = {
    "home": SiteRenderer.home,
    "distribution": lambda renderer, _: renderer.distribution(),
}
"""What the generator adds to hand-written pages, by the name of the slot in them."""


class CasebookConfig(Config):
    """Settings of the plugin in ``mkdocs.yml``."""

    repository = config_options.Type(str, default="")


class CasebookPlugin(BasePlugin[CasebookConfig]):
    """Writes the generated pages into the site that MkDocs builds."""

    def __init__(self) -> None:
        """Start without anything built."""
        super().__init__()
        self._serving = False
        self._shells: dict[int, Shell] = {}
        self._by_hand: list[str] = []

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002  MkDocs names them
        """Remember whether the site is served: then nothing may be raised."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Validate the records and prepare what renders them."""
        self._workspace = Workspace(Path(config.config_file_path or ".").resolve().parent)
        today = dt.datetime.now(tz=dt.UTC).astimezone().date().isoformat()
        gc.unfreeze()
        self._check = check(self._workspace, today=today)
        # The records live until the next build: the collector would look through all of them again and again.
        gc.freeze()
        self._report(self._check)
        self._templates = environment(self._workspace.read_tree("theme/templates", ".html"))
        settings = Settings(
            site_name=config.site_name,
            site_url=config.site_url or "",
            repository=self.config.repository,
        )
        self._settings = settings
        self._renderer = SiteRenderer(self._check.library, self._templates, settings)
        self._shells = {}
        self._by_hand = []
        if repository := self.config.repository.rstrip("/"):
            config.repo_url, config.edit_uri = f"{repository}/", "edit/main/cases/pages/"
        return config

    def _report(self, found: Check) -> None:
        if not found.problems:
            return
        errors = any(p.severity is Severity.ERROR for p in found.problems)
        report = text_report.render(found.problems, found.texts)
        if errors and not self._serving:
            message = f"\n{report}\n记录有错，没有建站。改好以后再运行一次。"
            raise PluginError(message)
        log.info("\n%s", report)

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add one virtual page for each shell; leave out what must not be published, or has no address."""
        refused = {p.path for p in self._check.problems if p.code in NOT_PUBLISHED}
        for file in [*files]:
            path = Path(file.abs_src_path or "/")
            if refused & {self._workspace.name_of(part) for part in (path, *path.parents)}:
                files.remove(file)
        for name in _SHELLS.values():
            shell = File.generated(
                config, name, content=_SHELL_TEXT, inclusion=InclusionLevel.NOT_IN_NAV
            )
            files.append(shell)
        return files

    def on_post_page(self, output: str, page: MkDocsPage, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Keep the shells back; finish the hand-written pages."""
        for level, name in _SHELLS.items():
            if page.file.src_uri == name:
                self._shells[level] = Shell.cut(output)
                return ""
        self._by_hand.append(page.file.dest_uri.removesuffix("index.html"))
        shell = Shell.cut(output)
        slots = {
            name: resolve_root(render(self._renderer, self._broken_files()), self._by_hand[-1])
            for name, render in _HANDWRITTEN_SLOTS.items()
            if name in shell.parts[1::2]
        }
        return explicit_index(shell.fill(slots))

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Let the page for lost addresses work in any folder."""
        if template_name != lost_page.PAGE:
            return output_content
        return lost_page.lost_page(output_content, urlsplit(config.site_url or "/").path)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the generated pages, the styles and the script."""
        site = Path(config.site_dir)
        pages = list(self._renderer.pages(self._broken_files()))
        for page in pages:
            content = filled(page, self._shells, self._settings.site_url)
            write_file(site / page.uri / "index.html", content)
        write_file(site / assets.STYLES, self._styles())
        for path, script in self._scripts().items():
            write_file(site / path, script)
        self._write_search(site)
        self._write_page_data(site)
        _remove_unused(site)
        self._write_sitemap(site, pages)
        log.info("雁阵：%d 条案例，%d 个页面", len(self._check.library.cases), len(pages))

    def _styles(self) -> bytes:
        """Join the style sheets: while serving as they are written, else small."""
        joined = assets.bundle(self._workspace.read_tree("theme/styles", ".css"))
        if self._serving:
            return joined
        try:
            return minified(self._workspace, joined)
        except BundleError as error:
            raise PluginError(f"\n{error}") from error

    def _scripts(self) -> dict[str, bytes]:
        """Bundle the browser's scripts; while serving, a mistake in them is shown and nothing stops."""
        try:
            return bundle(self._workspace)
        except BundleError as error:
            if not self._serving:
                raise PluginError(f"\n{error}") from error
            log.error("\n%s", error)  # noqa: TRY400  the message says all
            script = f"console.error({json.dumps(str(error))});\n"
            return {assets.script_path(assets.MAIN): script.encode()}

    def _write_search(self, site: Path) -> None:
        """Write the files of the search; take away those of an older library."""
        cache = Cache.of_generator(self._workspace.root / ".cache/casebook/search")
        built = search_index.build(self._check.library, cache)
        for path, content in built.files.items():
            write_file(site / path, content)
        cache.keep_only(built.kept)
        _remove_others(site, search_index.FOLDER, built.files)

    def _write_page_data(self, site: Path) -> None:
        """Write the data files of pages; take away those of an older library."""
        files = page_data.page_data(self._check.library, self._templates)
        for path, content in files.items():
            write_file(site / path, content)
        _remove_others(site, page_data.FOLDER, files)

    def _broken_files(self) -> tuple[Broken, ...]:
        found = self._check
        return broken_files(found.problems, found.texts, found.library)

    def _write_sitemap(self, site: Path, pages: Iterable[Page]) -> None:
        content = sitemap([*self._by_hand, *(p.uri for p in pages)], self._settings.site_url)
        write_file(site / "sitemap.xml", content)
        # mtime 0: the same site gives the same bytes.
        write_file(site / "sitemap.xml.gz", gzip.compress(content, mtime=0))


def _remove_others(site: Path, folder: str, files: Container[str]) -> None:
    for old in (site / folder).rglob("*"):
        if old.is_file() and old.relative_to(site).as_posix() not in files:
            old.unlink()


def _remove_unused(site: Path) -> None:
    for pattern in _UNUSED:
        for path in site.glob(pattern):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
