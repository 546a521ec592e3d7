"""What a site is made of: pieces of work, each with the digest of all that it is made from.

A piece whose key is the same as at the last build, and whose files still lie in the site, need not be made again.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256

from jinja2 import Environment

from casebook.draft import exported
from casebook.engine.inputs import MEASURED
from casebook.engine.judge import Check
from casebook.engine.lent import LentFrame
from casebook.engine.site import Stamp
from casebook.engine.store import Store
from casebook.model.measurements import measurements
from casebook.publish import answers, compare, form, page_data, search_index, styles, teaching
from casebook.publish.shell import filled, finished
from casebook.publish.sitemap import sitemap
from casebook.publish.volumes import in_volumes, number_of_volumes
from casebook.render.around import Around, Mark
from casebook.render.broken import Broken, broken_files
from casebook.render.page import Job, Page
from casebook.render.site import SiteRenderer, pages_of_case
from casebook.scripts import bundle, minified
from casebook.workspace import Workspace

Made = Iterator[tuple[str, bytes]]
"""Files of the site by their relative paths."""


@dataclass(frozen=True)
class Piece:
    """Work for one process: what it is, the call that yields its files, and its key.

    Two pieces of the same name and key yield the same.
    """

    name: str
    make: Callable[[], Made]
    key: str


@dataclass(frozen=True)
class Plan:
    """The pieces of one site, in the order in which they have to be made.

    ``texts`` are those of the ``templates``. While ``serving``, style sheets stay as they were written.
    """

    workspace: Workspace
    store: Store
    lent: LentFrame
    judged: Check
    texts: Mapping[str, str]
    templates: Environment
    mark: Mark
    serving: bool

    def frame(self) -> Iterator[Piece]:
        """Yield what is there once: the lent files, the hand-written pages, styles and scripts."""
        lent = (f"{path}={file.stat().st_mtime_ns}" for path, file in self.lent.files.items())
        yield Piece("frame", self._lent_files, _digest(*lent))
        by_hand = (self.lent.files[path].read_text("utf-8") for path in self._by_hand)
        yield Piece(
            "pages by hand", self._pages_by_hand, _digest(self._whole, self._measured, *by_hand)
        )
        styles = self.workspace.read_tree("theme/styles", "")
        yield Piece("styles", self._styles, _digest(str(self.serving), *map(repr, styles.items())))
        yield Piece("reading", self._reading, "")
        yield Piece("scripts", self._scripts, self._source("theme/browser", ".ts", ".mjs"))

    def pages(self) -> Iterator[Piece]:
        """Yield the pages that tell of several records, and their data."""
        for job in self._renderer.jobs(self._broken):
            make = partial(self._filled, partial(self._renderer.made, job))
            yield Piece(f"pages {job.name}", make, self._key(job))
        for files in page_data.OF_LIBRARY:
            name = f"data {files.__module__.rpartition('.')[2]}"
            yield Piece(name, partial(self._data, files), self._whole)

    def cases(self, only: Iterable[str] | None = None) -> Iterator[Piece]:
        """Yield the pages of each case, or ``only`` of those of some ids."""
        for name in self.judged.library.cases if only is None else only:
            around, key = self._around(name)
            yield Piece(f"case {name}", partial(self._of_case, around), key)

    def volumes(self) -> Iterator[Piece]:
        """Yield the data of the cases, some in each file."""
        cases = self.judged.library.cases
        for number, names in in_volumes(cases, number_of_volumes(len(cases))).items():
            arounds, keys = zip(*map(self._around, names), strict=True)
            yield Piece(f"volume {number}", partial(self._volume, arounds, number), _digest(*keys))

    def search(self) -> Iterator[Piece]:
        """Yield the files of the search."""
        yield Piece("search", self._search, self._whole)

    def conclusion(self, files: Mapping[str, Stamp]) -> Iterator[Piece]:
        """Yield what is made from all the other ``files``: the versions of the volumes, and the list of addresses."""
        library = self.judged.library

        def below(folder: str) -> tuple[dict[str, str], str]:
            found = {p: s.digest for p, s in files.items() if p.startswith(folder)}
            count = number_of_volumes(len(library.cases))
            return found, _digest(self._shared, f"{count}", *map(repr, sorted(found.items())))

        compared, key = below(compare.FOLDER)
        yield Piece("rules", partial(compare.rules_file, library, self.templates, compared), key)
        answered, key = below(answers.FOLDER)
        yield Piece("answers", partial(answers.index_file, library, answered), key)
        taught, key = below(teaching.FOLDER)
        yield Piece("teaching", partial(teaching.index, library, taught), key)
        index = "index.html"
        uris = [p.removesuffix(index) for p in files if p.rpartition("/")[2] == index]
        addresses = partial(_sitemap, uris, self.lent.settings.site_url)
        yield Piece("sitemap", addresses, _digest(self.lent.settings.site_url, *sorted(uris)))

    @cached_property
    def _broken(self) -> Sequence[Broken]:
        return broken_files(self.judged.problems, self.judged.texts, self.judged.library)

    @cached_property
    def _renderer(self) -> SiteRenderer:
        return SiteRenderer(self.judged.library, self.templates, self.lent.settings)

    @cached_property
    def _arounds(self) -> dict[str, tuple[Around, str]]:
        return {}

    def _around(self, name: str) -> tuple[Around, str]:
        """What stands around a case, and the digest of what is made from that."""
        if name not in self._arounds:
            (around,) = self._renderer.around([name])
            self._arounds[name] = around, _digest(self._shared, around.needs(self.mark))
        return self._arounds[name]

    @cached_property
    def _shared(self) -> str:
        """The digest of what all pages share: words, templates, shells and settings."""
        vocabulary = self.judged.library.vocabulary.files
        return _digest(
            *(f"{name}={self.mark(vocabulary[name])}" for name in sorted(vocabulary)),
            *map(repr, sorted(self.texts.items())),
            *map(repr, sorted(self.lent.shells.items())),
            repr(self.lent.settings),
        )

    @cached_property
    def _whole(self) -> str:
        """The digest of everything that any page is made from."""
        library = self.judged.library
        return _digest(
            self._shared,
            *(self.mark(case) for case in library.cases.values()),
            *(self.mark(source) for source in library.sources.values()),
            *(self.mark(curriculum) for curriculum in library.curricula.values()),
            *map(repr, sorted(library.paths.items())),
            *(repr((one.path, one.uri, one.shown())) for one in self._broken),
        )

    def _key(self, job: Job) -> str:
        """The digest of what the pages of ``job`` are made from."""
        if job.cases is None:
            return self._whole
        library = self.judged.library
        cited = {name for case in job.cases for name in case.sources}.union(job.sources)
        return _digest(
            self._shared,
            *(self.mark(case) for case in job.cases),
            *(self.mark(library.sources[name]) for name in sorted(cited)),
            *(self.mark(library.curricula[name]) for name in job.curricula),
            *(library.paths.get(f"cases/{case.id}", "") for case in job.cases),
            *(library.paths.get(f"sources/{name}", "") for name in sorted(cited)),
            *(library.paths.get(f"curricula/{name}", "") for name in job.curricula),
            repr(job.facts),
        )

    @cached_property
    def _by_hand(self) -> Mapping[str, str]:
        """The addresses of the hand-written pages by their paths."""
        return {f"{uri}index.html": uri for uri in self.lent.by_hand}

    @cached_property
    def _measured(self) -> str:
        """What ``make bench`` wrote down; nothing where it has not been run."""
        try:
            return self.workspace.read_bytes(MEASURED).decode(errors="replace")
        except OSError:
            return ""

    def _lent_files(self) -> Made:
        for path, file in self.lent.files.items():
            if path not in self._by_hand:
                yield path, file.read_bytes()

    def _pages_by_hand(self) -> Made:
        parts: Mapping[str, Callable[[], str]] = {
            "home": partial(self._renderer.home, self._broken),
            "distribution": self._renderer.distribution,
            "performance": partial(self._renderer.performance, measurements(self._measured)),
        }
        for path, uri in self._by_hand.items():
            text = self.lent.files[path].read_text("utf-8")
            yield path, finished(text, uri, parts).encode()

    def _styles(self) -> Made:
        joined = styles.join(self.workspace.read_tree("theme/styles", ".css"))
        if not self.serving:
            joined = minified(self.workspace, self.store.shelf("browser"), joined)
        yield styles.PATH, joined

    def _reading(self) -> Made:
        yield from form.reading_files().items()
        yield from exported.files().items()

    def _scripts(self) -> Made:
        yield from bundle(self.workspace, self.store.shelf("browser")).items()

    def _source(self, folder: str, *suffixes: str) -> str:
        """The digest of what esbuild is given, and of the lock file that names its version."""
        parts = (self.workspace.read_tree(folder, suffix).items() for suffix in suffixes)
        lock = self.workspace.root / "package-lock.json"
        locked = lock.read_text("utf-8") if lock.is_file() else ""
        return _digest(locked, *(repr(sorted(part)) for part in parts))

    def _filled(self, make: Callable[[], Iterable[Page]]) -> Made:
        for page in make():
            content = filled(page, self.lent.shells, self.lent.settings.site_url)
            yield f"{page.uri}index.html", content

    def _data(self, files: Callable[..., Mapping[str, bytes]]) -> Made:
        yield from files(self.judged.library).items()

    def _of_case(self, around: Around) -> Made:
        yield from self._filled(partial(pages_of_case, around))

    def _volume(self, cases: Sequence[Around], number: int) -> Made:
        for files in page_data.OF_CASES:
            yield from files(cases, number, self.templates)

    def _search(self) -> Made:
        shelf = self.store.shelf("search")
        built = search_index.build(self.judged.library, shelf)
        yield from built.files.items()
        shelf.keep_only(built.kept)


def _sitemap(uris: Iterable[str], site_url: str) -> Made:
    content = sitemap(uris, site_url)
    yield "sitemap.xml", content
    # mtime 0: the same site gives the same bytes.
    yield "sitemap.xml.gz", gzip.compress(content, mtime=0)


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()
