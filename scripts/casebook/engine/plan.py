"""What a site is made of: pieces of work, each with the digest of all that it is made from.

A piece whose key is the same as at the last build, and whose files still lie in the site, need not be made again.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from jinja2 import Environment

from casebook.draft import exported
from casebook.engine.inputs import MEASURED
from casebook.engine.judge import Check
from casebook.engine.lent import LentFrame
from casebook.engine.marks import Marks
from casebook.engine.neighbours import Neighbours, digest
from casebook.engine.site import Stamp
from casebook.engine.store import Store
from casebook.model.case import Case
from casebook.model.measurements import measurements
from casebook.publish import (
    answers,
    compare,
    form,
    page_data,
    region_data,
    search_index,
    styles,
    teaching,
)
from casebook.publish.shell import filled, finished
from casebook.publish.sitemap import sitemap
from casebook.publish.volumes import in_volumes, number_of_volumes
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
    mark: Marks
    serving: bool

    def frame(self) -> Iterator[Piece]:
        """Yield what is there once: the lent files, the hand-written pages, styles and scripts."""
        lent = (f"{path}={file.stat().st_mtime_ns}" for path, file in self.lent.files.items())
        yield Piece("frame", self._lent_files, digest(*lent))
        by_hand = (self.lent.files[path].read_text("utf-8") for path in self._by_hand)
        yield Piece(
            "pages by hand", self._pages_by_hand, digest(self._outlined, self._measured, *by_hand)
        )
        styles = self.workspace.read_tree("theme/styles", "")
        yield Piece("styles", self._styles, digest(str(self.serving), *map(repr, styles.items())))
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
        for files in page_data.OF_OUTLINES:
            name = f"data {files.__module__.rpartition('.')[2]}"
            yield Piece(name, partial(self._data_of_outlines, files), self._outlined)
        for work in region_data.works(self.judged.library):
            key = self._key_of_cases(work.cases)
            yield Piece(f"data {work.path}", partial(self._region_data, work), key)

    def cases(self, only: Iterable[str] | None = None) -> Iterator[Piece]:
        """Yield the pages of each case, or ``only`` of those of some ids."""
        for name in self.judged.library.cases if only is None else only:
            yield Piece(f"case {name}", partial(self._of_case, name), self._case_key(name))

    def volumes(self) -> Iterator[Piece]:
        """Yield the data of the cases, some in each file."""
        cases = self.judged.library.cases
        for number, names in in_volumes(cases, number_of_volumes(len(cases))).items():
            key = digest(*map(self._case_key, names))
            yield Piece(f"volume {number}", partial(self._volume, names, number), key)

    def shown_texts(self) -> Iterator[Piece]:
        """Yield the texts that the search shows; what they are made of is what its index is made of."""
        for number, file in enumerate(self._searched.texts()):
            yield Piece(f"texts {number}", partial(self._texts, file), file.key)

    def search(self) -> Iterator[Piece]:
        """Yield the other files of the search."""
        yield Piece("search", self._search, self._whole)

    def conclusion(self, files: Mapping[str, Stamp]) -> Iterator[Piece]:
        """Yield what is made from all the other ``files``: the versions of the volumes, and the list of addresses."""
        library = self.judged.library

        def below(folder: str) -> tuple[dict[str, str], str]:
            found = {p: s.digest for p, s in files.items() if p.startswith(folder)}
            count = number_of_volumes(len(library.cases))
            return found, digest(self._shared, f"{count}", *map(repr, sorted(found.items())))

        compared, key = below(compare.FOLDER)
        yield Piece("rules", partial(compare.rules_file, library, self.templates, compared), key)
        answered, key = below(answers.FOLDER)
        yield Piece("answers", partial(answers.index_file, library, answered), key)
        placed, key = below(region_data.FOLDER)
        of_places = partial(region_data.index_file, library.outlined, placed)
        yield Piece("places", of_places, digest(key, self._outlined))
        taught, key = below(teaching.FOLDER)
        yield Piece("teaching", partial(teaching.index, library, taught), key)
        index = "index.html"
        uris = [p.removesuffix(index) for p in files if p.rpartition("/")[2] == index]
        addresses = partial(_sitemap, uris, self.lent.settings.site_url)
        yield Piece("sitemap", addresses, digest(self.lent.settings.site_url, *sorted(uris)))

    @cached_property
    def _broken(self) -> Sequence[Broken]:
        return broken_files(self.judged.problems, self.judged.texts, self.judged.library)

    @cached_property
    def _renderer(self) -> SiteRenderer:
        return SiteRenderer(self.judged.library, self.templates, self.lent.settings)

    @cached_property
    def neighbours(self) -> Neighbours:
        """What stands around each case."""
        shelf = self.store.shelf("around")
        return Neighbours(self._renderer.frame, self.mark, shelf, self._outlined)

    def _case_key(self, name: str) -> str:
        """The digest of what the pages of a case are made from."""
        return digest(self._shared, self.neighbours.key(name))

    @cached_property
    def _shared(self) -> str:
        """The digest of what all pages share: words, templates, shells and settings."""
        vocabulary = self.judged.library.vocabulary.files
        return digest(
            *(f"{name}={self.mark(vocabulary[name])}" for name in sorted(vocabulary)),
            *map(repr, sorted(self.texts.items())),
            *map(repr, sorted(self.lent.shells.items())),
            repr(self.lent.settings),
        )

    @cached_property
    def _whole(self) -> str:
        """The digest of everything that any page is made from."""
        return digest(
            self._outlined, *(self.mark(case) for case in self.judged.library.cases.values())
        )

    @cached_property
    def _outlined(self) -> str:
        """The digest of everything that a page may be made from which is made from outlines of cases."""
        library = self.judged.library
        return digest(
            self._shared,
            *(self.mark.outline(case) for case in library.cases.values()),
            *(self.mark(source) for source in library.sources.values()),
            *(self.mark(curriculum) for curriculum in library.curricula.values()),
            *map(repr, sorted(library.paths.items())),
            *(repr((one.path, one.uri, one.shown())) for one in self._broken),
        )

    def _key(self, job: Job) -> str:
        """The digest of what the pages of ``job`` are made from."""
        if job.cases is None:
            return self._outlined if job.outlined else self._whole
        library = self.judged.library
        return digest(
            self._key_of_cases(job.cases, job.sources),
            *(self.mark(library.curricula[name]) for name in job.curricula),
            *(library.paths.get(f"curricula/{name}", "") for name in job.curricula),
            repr(job.facts),
        )

    def _key_of_cases(self, cases: Sequence[Case], sources: Sequence[str] = ()) -> str:
        """The digest of some cases with the sources that they cite, and further ``sources``."""
        library = self.judged.library
        cited = sorted({name for case in cases for name in case.sources}.union(sources))
        return digest(
            self._shared,
            *map(self.mark, cases),
            *(self.mark(library.sources[name]) for name in cited),
            *(library.paths.get(f"cases/{case.id}", "") for case in cases),
            *(library.paths.get(f"sources/{name}", "") for name in cited),
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
        return digest(locked, *(repr(sorted(part)) for part in parts))

    def _filled(self, make: Callable[[], Iterable[Page]]) -> Made:
        for page in make():
            content = filled(page, self.lent.shells, self.lent.settings.site_url)
            yield f"{page.uri}index.html", content

    def _data(self, files: Callable[..., Mapping[str, bytes]]) -> Made:
        yield from files(self.judged.library).items()

    def _data_of_outlines(self, files: Callable[..., Mapping[str, bytes]]) -> Made:
        yield from files(self.judged.library.outlined).items()

    def _region_data(self, work: region_data.Work) -> Made:
        yield work.path, work.make(self.judged.library.only(work.cases))

    def _of_case(self, name: str) -> Made:
        yield from self._filled(partial(pages_of_case, self.neighbours.around(name)))

    def _volume(self, names: Iterable[str], number: int) -> Made:
        cases = [*map(self.neighbours.around, names)]
        for files in page_data.OF_CASES:
            yield from files(cases, number, self.templates)

    @cached_property
    def _searched(self) -> search_index.Search:
        return search_index.Search(self.judged.library, self.store.shelf("search"), self.mark)

    def _texts(self, file: search_index.TextFile) -> Made:
        yield file.path, file.made()

    def _search(self) -> Made:
        built = self._searched.index()
        yield from built.files.items()
        self.store.shelf("search").keep_only(built.kept)


def _sitemap(uris: Iterable[str], site_url: str) -> Made:
    content = sitemap(uris, site_url)
    yield "sitemap.xml", content
    # mtime 0: the same site gives the same bytes.
    yield "sitemap.xml.gz", gzip.compress(content, mtime=0)
