"""The only module that knows MkDocs and Material: it lends their frame to the engine, and their server.

MkDocs renders the hand-written pages and one shell for each depth of address, into a folder of its own. The engine makes
the site of them and of the records. So ``mkdocs build`` and ``mkdocs serve`` do what ``casebook build`` and
``casebook serve`` do, which start MkDocs only where its part has changed.
"""

from __future__ import annotations

import html
import logging
import re
import shutil
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import config_options, load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from casebook.clock import today
from casebook.engine.build import Builder
from casebook.engine.lent import LentFrame, frame_key, keep_frame, kept_frame, room_for_frame
from casebook.engine.make import Silent
from casebook.engine.surroundings import not_published
from casebook.engine.trouble import BuildError
from casebook.publish import lost_page
from casebook.render.page import Settings
from casebook.workspace import Workspace

log = logging.getLogger("mkdocs.plugins.casebook")

_SHELLS = {
    1: "casebook-shell.md",
    2: "casebook-shell/two.md",
    3: "casebook-shell/two/three.md",
}
_SHELL_TEXT = "---\ntitle: shell\ntemplate: shell.html\nsearch:\n  exclude: true\n---\n"
_UNUSED = (
    "assets/stylesheets",
    "assets/javascripts/**/*.map",
    "assets/javascripts/lunr",
    "assets/javascripts/workers",
    "sitemap.xml*",
)
"""Files of Material that no page of ours asks for: its style sheets, source maps, and search. The site map is ours."""
_MATERIAL = "theme/material"
_WATCHED = ("", "cases", "theme")
"""Folders of the project; of itself only the files that lie right in it."""
_POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*>\s*')
"""Pages that are served while somebody writes hold MkDocs' script for loading again, which it forbids."""
_ALERT = "position:relative;z-index:9;margin:0;padding:1em;white-space:pre-wrap;background:#fff3cd;color:#000"


class CasebookConfig(Config):
    """Settings of the plugin in ``mkdocs.yml``."""

    repository = config_options.Type(str, default="")


class CasebookPlugin(BasePlugin[CasebookConfig]):
    """Lends what MkDocs builds to the engine."""

    def __init__(self) -> None:
        """Start without anything built."""
        super().__init__()
        self.lends_only = False
        self._frame: LentFrame | None = None
        self._serving = False

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002  MkDocs names them
        """Remember whether the site is served."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Send MkDocs into a folder of its own: it empties the one it builds into."""
        self._workspace = Workspace(Path(config.config_file_path or ".").resolve().parent)
        self._site = Path(config.site_dir)
        material = self._workspace.theme_root / _MATERIAL
        if self._workspace.theme_root != self._workspace.root:
            config.theme.dirs.insert(0, str(material))
        self._shells: dict[int, str] = {}
        self._by_hand: list[str] = []
        self._room = room_for_frame(self._workspace)
        config.site_dir = str(self._room)
        if repository := self.config.repository.rstrip("/"):
            config.repo_url, config.edit_uri = f"{repository}/", "edit/main/cases/pages/"
        return config

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        """Add one virtual page for each shell; leave out what must not be published, or has no address."""
        refused = not_published(self._workspace)
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
        """Keep the shells back; remember which pages were written by hand."""
        for level, name in _SHELLS.items():
            if page.file.src_uri == name:
                self._shells[level] = output
                return ""
        self._by_hand.append(page.file.dest_uri.removesuffix("index.html"))
        return output

    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Let the page for lost addresses work in any folder."""
        if template_name != lost_page.PAGE:
            return output_content
        return lost_page.lost_page(output_content, urlsplit(config.site_url or "/").path)

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Keep the frame; let the engine make the site of it, unless it was only asked for the frame."""
        for pattern in _UNUSED:
            for path in self._room.glob(pattern):
                if path.is_dir():
                    shutil.rmtree(path)
                else:
                    path.unlink()
        address = config.site_url or ""
        key = frame_key(self._workspace, address if self._serving else None)
        settings = Settings(config.site_name, address, self.config.repository)
        self._frame = keep_frame(key, self._room, self._shells, self._by_hand, settings)
        if self.lends_only:
            return
        builder = Builder(self._workspace, self._site, serving=self._serving)
        try:
            log.info(builder.build(self._frame, today=today()).report())
        except BuildError as error:
            # While serving the server shows it, and nothing may be raised: every page would hang.
            if not self._serving:
                raise PluginError(f"\n{error}") from error

    def lent(self) -> LentFrame:
        """Return the frame that was built. Raises :class:`BuildError` if none was."""
        if self._frame is None:
            raise BuildError("MkDocs 没有生成手写页面和网页框架，网站没有动。")
        return self._frame

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002
        """Leave nothing behind."""
        shutil.rmtree(self._room, ignore_errors=True)

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,  # noqa: ARG002  MkDocs names them
        builder: object,  # noqa: ARG002
    ) -> LiveReloadServer:
        """Serve with the engine: only what changed is made again, and MkDocs only starts for its own part."""
        host, port = server.server_address[:2]
        return Server(self._workspace, Path(server.root), str(host), int(port), server.mount_path)


class Server(LiveReloadServer):
    """MkDocs' server, told of changes by the system instead of looking for them, and builder of the site by the engine.

    A build that fails leaves the site as it was; why it failed is shown on every page until it is mended.
    """

    def __init__(
        self, workspace: Workspace, site: Path, host: str, port: int, mount_path: str = "/"
    ) -> None:
        """Serve the site that is built in ``site``; :meth:`serve` begins."""
        super().__init__(self.build, host, port, str(site), mount_path)
        self._workspace = workspace
        self._builder = Builder(workspace, site, serving=True)
        self._trouble, self._shown = "", False
        self.observer = cast("Any", Observer())  # of the same base, which is all that is used
        self.error_handler = lambda _: self._page() if self._trouble else _lost(site)
        news = FileSystemEventHandler()
        # Not when a file is opened or closed: the build itself opens all of them.
        news.on_created = news.on_modified = news.on_moved = news.on_deleted = self._changed  # type: ignore[method-assign]
        for part in _WATCHED:
            if not (workspace.root / part).is_dir():
                continue
            self.observer.schedule(news, str(workspace.root / part), recursive=bool(part))
            self._watched_paths[part] = 1

    def watch(self, path: str, func: None = None, *, recursive: bool = True) -> None:
        """Watch nothing more: MkDocs names single files, which most editors replace."""

    def _changed(self, event: FileSystemEvent) -> None:
        if not event.is_directory:
            with self._rebuild_cond:
                self._want_rebuild = True
                self._rebuild_cond.notify_all()

    def build(self) -> None:
        """Build the site again; whatever goes wrong is shown, and ends when it is mended."""
        self._shown = False
        try:
            frame = lend(self._workspace, self.url)
            outcome = self._builder.build(frame, today=today(), progress=_Ahead(self._show))
        except BuildError as error:
            self._trouble = str(error).strip()
        except Exception:  # noqa: BLE001  the server has to survive whatever somebody is typing
            self._trouble = traceback.format_exc(limit=-3)
        else:
            self._trouble = ""
            if self._shown:
                self._show()
            log.info(outcome.report())
            return
        log.error(self._trouble)

    def _show(self) -> None:
        """Let browsers load what is there already; each time a page has to be loaded again."""
        self._trouble, self._shown = "", True
        with self._epoch_cond:
            self._visible_epoch = self._wanted_epoch = self._wanted_epoch + 1
            self._epoch_cond.notify_all()

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        made: bytes = super()._inject_js_into_html(_POLICY.sub(b"", content), epoch)
        if not self._trouble:
            return made
        head, body, rest = made.partition(b"<body")
        tag, end, inner = rest.partition(b">")
        return b"".join((head, body, tag, end, self._alert(), inner)) if body else made

    def _alert(self) -> bytes:
        words = html.escape(self._trouble)
        return f'<pre role="alert" style="{_ALERT}">{words}</pre>'.encode()

    def _page(self) -> bytes:
        page = b'<!doctype html><html lang="zh-CN"><meta charset="utf-8"><body>'
        return self._inject_js_into_html(page, self._visible_epoch)


@dataclass(frozen=True)
class _Ahead(Silent):
    """Shows what is there before everything is."""

    show: Callable[[], None]

    def ahead(self) -> None:
        """Let browsers load it."""
        self.show()


def _lost(site: Path) -> bytes | None:
    page = site / lost_page.PAGE
    return page.read_bytes() if page.is_file() else None


def lend(workspace: Workspace, site_url: str | None = None) -> LentFrame:
    """Return the frame: as it was kept, or by starting MkDocs. ``site_url`` overrules the address in the settings.

    Raises :class:`BuildError` if MkDocs fails.
    """
    kept = kept_frame(workspace, site_url)
    if kept is not None:
        return kept
    try:
        config = load_config(str(workspace.root / "mkdocs.yml"))
        config.plugins.on_startup(command="build" if site_url is None else "serve", dirty=False)
        plugin: CasebookPlugin = config.plugins["casebook"]  # type: ignore[assignment]
        plugin.lends_only = True
        config.site_url = config.site_url if site_url is None else site_url
        build_with_mkdocs(config)
    except (Exception, SystemExit) as error:
        message = f"MkDocs 没有生成手写页面和网页框架，网站没有动：{error}"
        raise BuildError(message) from error
    return plugin.lent()
