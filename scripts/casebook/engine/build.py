"""The build, from the files of a project to its site: judge -> plan -> make -> publish.

A build that fails leaves the site as it was. While serving nothing fails that a contributor can mend: a broken file shows
its problems on a page of its own.
"""

from __future__ import annotations

import gc
import gzip
import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, TemplateError

from casebook.browser_bundle import BundleError, bundle, minified
from casebook.engine import crew
from casebook.engine.lent import LentFrame
from casebook.engine.lock import lock
from casebook.engine.site import Published, Stage, Stamp, number_of_pages, recover, stage
from casebook.engine.store import Shelf, Store
from casebook.pipeline import Check, check
from casebook.problem import Problem, Severity
from casebook.publish import assets, page_data, search_index
from casebook.publish.shell import filled, finished
from casebook.publish.sitemap import sitemap
from casebook.render.broken import Broken, broken_files
from casebook.render.environment import environment
from casebook.render.site import Job, SiteRenderer
from casebook.report import text as text_report
from casebook.workspace import PACKAGE, Workspace

CACHE = ".cache/casebook"
WORTH_A_CREW = 100
"""With fewer cases than this, one process is as quick as two."""
_FEWER = 0.7
"""A site that shrinks below this share of its pages has probably lost something."""
_ENOUGH_PAGES = 50
Files = Mapping[str, bytes]


class BuildError(RuntimeError):
    """The site was not built and is as it was; the message says in Chinese why and what to do."""


class RecordsBrokenError(BuildError):
    """Records have errors."""


class FewerPagesError(BuildError):
    """The new site would have far fewer pages than the one that is published."""

    def __init__(self, before: int, now: int) -> None:
        """Say how many there are and how many there would be."""
        super().__init__(
            f"这次只生成 {now} 页，现有的网站有 {before} 页：少了这么多，多半是丢了文件夹或文件。"
            "网站没有动。如果确实要这样，请运行 casebook build --yes。"
        )


class Progress(Protocol):
    """Whoever shows how far the build is."""

    def begin(self, title: str, count: int) -> None:
        """Begin something that takes ``count`` steps."""

    def step(self) -> None:
        """Tell that one step is done."""


class Silent:
    """Shows nothing."""

    def begin(self, title: str, count: int) -> None:
        """Begin something."""

    def step(self) -> None:
        """Do a step."""


@dataclass(frozen=True)
class Outcome:
    """What a build came to: problems that do not stop it, texts they point into, number of cases, and the site."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    cases: int
    site: Published

    def report(self) -> str:
        """Say in Chinese what was done, after the problems that did not stop it."""
        done = (
            f"雁阵：{self.cases} 条案例，{self.site.pages} 个页面，写了 {self.site.written} 个文件"
        )
        if self.site.removed:
            done += f"，去掉 {self.site.removed} 个"
        problems = text_report.render(self.problems, self.texts) if self.problems else ""
        return f"\n{problems}\n{done}" if problems else done


@dataclass(frozen=True)
class Piece:
    """Work for one process: what it is, and the call that yields files of the site by their relative paths."""

    name: str
    make: Callable[[], Iterator[tuple[str, bytes]]]


class Builder:
    """Builds one project into one folder, as often as it is asked to."""

    def __init__(
        self, workspace: Workspace, site: Path, *, serving: bool = False, workers: int = 0
    ) -> None:
        """Prepare; ``workers`` are as many as there are processors if no number is given."""
        self._workspace = workspace
        self._site = site.resolve()
        self._serving = serving
        self._workers = workers or crew.processors()
        self._cache = workspace.root / CACHE
        self._templates: tuple[Mapping[str, str], Environment] | None = None

    def build(
        self,
        frame: LentFrame,
        *,
        today: str,
        agreed: bool = False,
        progress: Progress | None = None,
        waits: Callable[[], None] = lambda: None,
    ) -> Outcome:
        """Build the site. ``today`` is an ISO date; ``agreed``: it may have far fewer pages than before.

        ``waits`` is called once if another build of the same site is under way. Raises :class:`BuildError`.
        """
        shown = progress or Silent()
        with lock(self._cache, self._site, waits), _kept(self._cache) as store, _no_collector():
            recover(self._site)
            judged = self._judge(today, shown)
            with stage(self._site, _noted(store, self._site)) as next_site:
                make = _Maker(next_site, self._workers, shown)
                renderer = self._renderer(judged, frame)
                make(
                    "准备网页框架",
                    self._frame_pieces(frame, judged, renderer, store.shelf("browser")),
                )
                renderer.prepare()
                make("生成网页", _page_pieces(frame, judged, renderer), len(judged.library.cases))
                make("生成检索", [_search_piece(judged, store.shelf("search"))])
                make("列出网址", [_sitemap_piece(frame, [*next_site.files])])
                if not agreed and not self._serving:
                    _stop_if_shrunk(next_site)
                with _told():
                    published = next_site.publish()
            _note(store, self._site, published)
            store.commit()
        return Outcome(judged.problems, judged.texts, len(judged.library.cases), published)

    def _judge(self, today: str, progress: Progress) -> Check:
        """Read and validate the records; stop at errors, unless the site is served."""
        progress.begin("检查记录", 1)
        judged = check(self._workspace, today=today)
        progress.step()
        if not self._serving and any(p.severity is Severity.ERROR for p in judged.problems):
            report = text_report.render(judged.problems, judged.texts)
            message = f"\n{report}\n记录有错，没有建站。改好以后再运行一次。"
            raise RecordsBrokenError(message)
        return judged

    def _renderer(self, judged: Check, frame: LentFrame) -> SiteRenderer:
        texts = self._workspace.read_tree("theme/templates", ".html")
        if self._templates is None or self._templates[0] != texts:
            self._templates = texts, environment(texts)
        with _told():
            return SiteRenderer(judged.library, self._templates[1], frame.settings)

    def _frame_pieces(
        self, frame: LentFrame, judged: Check, renderer: SiteRenderer, kept: Shelf
    ) -> Iterator[Piece]:
        """Yield what is there once: the lent files, the hand-written pages, styles and scripts."""
        yield Piece("frame", partial(_frame_files, frame, judged, renderer))
        yield Piece("styles", partial(self._styles, kept))
        yield Piece("scripts", partial(self._scripts, kept))

    def _styles(self, kept: Shelf) -> Iterator[tuple[str, bytes]]:
        joined = assets.bundle(self._workspace.read_tree("theme/styles", ".css"))
        yield assets.STYLES, joined if self._serving else minified(self._workspace, kept, joined)

    def _scripts(self, kept: Shelf) -> Iterator[tuple[str, bytes]]:
        yield from bundle(self._workspace, kept).items()


@dataclass(frozen=True)
class _Maker:
    """Lets pieces of work be done, by a crew where there is enough for one, and their files taken into the next site."""

    site: Stage
    workers: int
    progress: Progress

    def __call__(self, title: str, pieces: Iterable[Piece], size: int = 0) -> None:
        work = list(pieces)
        self.progress.begin(title, len(work))
        workers = self.workers if size >= WORTH_A_CREW else 1
        for _, made in crew.each(self._one, work, workers=workers):
            if isinstance(made, str):
                raise BuildError(made)
            for path, stamp in made:
                self.site.accept(path, stamp)
            self.progress.step()

    def _one(self, piece: Piece) -> list[tuple[str, Stamp]] | str:
        """Put the files of a piece; return them, or what went wrong: words can be sent from one process to another."""
        try:
            with _told():
                return [(path, self.site.put(path, content)) for path, content in piece.make()]
        except BuildError as error:
            return str(error)


@contextmanager
def _told() -> Iterator[None]:
    """Say in Chinese what went wrong where whoever edits the theme, or has the disk, can mend it."""
    try:
        yield
    except TemplateError as error:
        line = getattr(error, "lineno", None)
        place = f"{getattr(error, 'name', None) or '模板'}{f' 第 {line} 行' if line else ''}"
        message = f"模板有错，没有建站：theme/templates/ 里的 {place}：{error.message}"
        raise BuildError(message) from error
    except BundleError as error:
        raise BuildError(str(error)) from error
    except OSError as error:
        message = f"文件写不了，没有建站：{error.filename or ''}（{error.strerror or error}）。网站没有动。"
        raise BuildError(message) from error


def _frame_files(
    frame: LentFrame, judged: Check, renderer: SiteRenderer
) -> Iterator[tuple[str, bytes]]:
    broken = _broken(judged)
    parts = {"home": lambda: renderer.home(broken), "distribution": renderer.distribution}
    by_hand = {f"{uri}index.html": uri for uri in frame.by_hand}
    for path, file in frame.files.items():
        content = file.read_bytes()
        if path in by_hand:
            content = finished(content.decode(), by_hand[path], parts).encode()
        yield path, content


def _page_pieces(frame: LentFrame, judged: Check, renderer: SiteRenderer) -> Iterator[Piece]:
    """Yield the pages and their data: what takes longest first, so that nobody waits for it at the end."""
    for files in page_data.page_data(judged.library, renderer.templates):
        yield Piece("data", partial(_data, files))
    for job in renderer.jobs(_broken(judged)):
        yield Piece(job.name, partial(_pages, frame, job))


def _data(files: Callable[[], Files]) -> Iterator[tuple[str, bytes]]:
    yield from files().items()


def _pages(frame: LentFrame, job: Job) -> Iterator[tuple[str, bytes]]:
    for page in job.make():
        yield f"{page.uri}index.html", filled(page, frame.shells, frame.settings.site_url)


def _search_piece(judged: Check, shelf: Shelf) -> Piece:
    def make() -> Iterator[tuple[str, bytes]]:
        built = search_index.build(judged.library, shelf)
        yield from built.files.items()
        shelf.keep_only(built.kept)

    return Piece("search", make)


def _sitemap_piece(frame: LentFrame, paths: Sequence[str]) -> Piece:
    def make() -> Iterator[tuple[str, bytes]]:
        uris = [p.removesuffix("index.html") for p in paths if p.rpartition("/")[2] == "index.html"]
        content = sitemap(uris, frame.settings.site_url)
        yield "sitemap.xml", content
        # mtime 0: the same site gives the same bytes.
        yield "sitemap.xml.gz", gzip.compress(content, mtime=0)

    return Piece("sitemap", make)


def _broken(judged: Check) -> tuple[Broken, ...]:
    return broken_files(judged.problems, judged.texts, judged.library)


def _stop_if_shrunk(next_site: Stage) -> None:
    before = number_of_pages(next_site.left)
    now = number_of_pages(next_site.files)
    if before >= _ENOUGH_PAGES and now < _FEWER * before:
        raise FewerPagesError(before, now)


@contextmanager
def _kept(cache: Path) -> Iterator[Store]:
    """Open the store of this very generator."""
    code = sha256()
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".yml"}:
            code.update(path.relative_to(PACKAGE).as_posix().encode() + b"\0" + path.read_bytes())
    store = Store(cache / "store.sqlite", code.hexdigest())
    try:
        yield store
    finally:
        store.close()


def _noted(store: Store, site: Path) -> Mapping[str, Stamp]:
    """Return what the last build noted of the files of a site."""
    try:
        noted = json.loads(store.shelf("site").read(str(site)) or b"{}")
        return {path: Stamp(*stamp) for path, stamp in noted.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def _note(store: Store, site: Path, published: Published) -> None:
    noted = {path: (s.size, s.written, s.digest) for path, s in published.files.items()}
    store.shelf("site").write(str(site), json.dumps(noted).encode())


@contextmanager
def _no_collector() -> Iterator[None]:
    """Let the collector of cycles rest: it would look through all records again and again."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
