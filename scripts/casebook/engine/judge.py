"""What is wrong with the records: a verdict for each, kept until something that it depends on changes.

A verdict depends on the rules, the bytes of the record, those of the sources it cites, and the vocabulary. The store
belongs to one version of the generator, so the rules are part of nothing's key.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import PurePosixPath
from typing import Self, TypeVar

from casebook.engine import crew
from casebook.engine.contents import Contents
from casebook.engine.marks import Mark
from casebook.engine.packed import packed, unpacked
from casebook.engine.store import Shelf, Store
from casebook.engine.surroundings import surroundings
from casebook.model.library import Library
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.read.encoding import text_of
from casebook.read.reader import read_document
from casebook.validate.file_names import (
    PAGES,
    RECORD_SUFFIX,
    file_problem,
    kind_of,
    misplaced,
)
from casebook.validate.runner import (
    cited,
    judge_case,
    judge_curriculum,
    judge_release,
    judge_source,
    judge_vocabulary,
    judged,
    origin_of,
    validation,
)
from casebook.validate.verdict import Basis, Entity, Origin, Verdict
from casebook.workspace import Workspace

_WORTH_A_CREW = 60
"""With fewer records to judge than this, one process is as quick as two."""
Step = Callable[[], None]
Made = TypeVar("Made")


@dataclass(frozen=True)
class Check:
    """What a check found. ``texts`` holds the files that were read, by path; ``broken`` names those with errors.

    ``marks`` are those of the records.
    """

    library: Library
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    broken: frozenset[str]
    marks: Sequence[tuple[Entity, Mark]] = ()


@dataclass(frozen=True)
class Texts(Mapping[str, str]):
    """Texts by path, read when they are asked for: only those with problems ever are."""

    workspace: Workspace
    paths: Mapping[str, None]
    known: Mapping[str, str]

    def __getitem__(self, path: str) -> str:
        if path in self.known:
            return self.known[path]
        if path not in self.paths:
            raise KeyError(path)
        try:
            content = self.workspace.read_bytes(path)
        except OSError as error:  # gone since it was read
            raise KeyError(path) from error
        return text_of(path, content).source.text

    def __iter__(self) -> Iterator[str]:
        yield from self.known
        yield from (path for path in self.paths if path not in self.known)

    def __len__(self) -> int:
        return sum(1 for _ in self)


@dataclass(frozen=True)
class _Kept:
    """A verdict with the digest of what it depends on, and the sources that are among that."""

    key: str
    sources: tuple[str, ...]
    verdict: Verdict
    mark: Mark | None


@dataclass(frozen=True)
class _Judged:
    """A verdict with the digest of the bytes that were judged, the sources that they cite, and the mark of the record."""

    digest: str
    sources: tuple[str, ...]
    verdict: Verdict
    mark: Mark | None

    @classmethod
    def of(cls, digest: str, sources: tuple[str, ...], verdict: Verdict) -> Self:
        """Look at the record as well, while it is at hand."""
        entity = verdict.entity
        return cls(digest, sources, verdict, Mark.of(entity) if entity is not None else None)


def check(workspace: Workspace, *, today: str, only: Sequence[str] = ()) -> Check:
    """Check the project once, without a store: see :meth:`Judge.check`."""
    return Judge(workspace, workers=1).check(Store(None, ""), today=today, only=only)


class Judge:
    """Judges the records of one project, as often as it is asked to, and remembers its verdicts."""

    def __init__(self, workspace: Workspace, *, workers: int) -> None:
        """Prepare; nothing is read yet."""
        self._workspace = workspace
        self._workers = workers
        self.contents = Contents(workspace)
        self._basis: tuple[str, Basis] | None = None
        self._kept: dict[str, _Kept] = {}

    def check(
        self,
        store: Store,
        *,
        today: str,
        only: Sequence[str] = (),
        begin: Callable[[int], Step] = lambda _: lambda: None,
    ) -> Check:
        """Read and validate the whole project; with ``only``, keep the problems of those paths.

        The whole library is always judged: a record can only be judged beside its sources and vocabulary. Paths in
        ``only`` that lie outside ``cases/`` are checked as if they did not belong to it. ``begin`` is told how many
        records have to be judged, and gives what is called for each of them. ``today`` is an ISO date.
        """
        problems, page_texts = surroundings(self._workspace)
        pages = f"{PAGES}/"
        paths = {*self._workspace.record_paths(), *(p for p in only if not p.startswith(pages))}
        digests: dict[str, str] = {}
        words: dict[str, bytes] = {}
        for path in sorted(paths):
            wrong = misplaced(path)
            if wrong is not None:
                problems.append(wrong)
            try:
                if kind_of(path) == "vocabulary":
                    word_file = self._workspace.read_bytes(path)
                    mark = sha256(word_file).hexdigest()
                else:
                    word_file, mark = None, self.contents.digest(path)
            except OSError as error:
                problems.append(file_problem(path, "LIB-007", f"文件打不开：{error.strerror}。"))
                continue
            if wrong is None or path.endswith(RECORD_SUFFIX):
                digests[path] = mark
                if word_file is not None:
                    words[path] = word_file
        basis, verdicts = self._verdicts(digests, words, store, begin)
        result = validation(verdicts, basis, today)
        everything = sorted({*problems, *result.problems})
        wanted = frozenset(only)
        return Check(
            library=result.library,
            problems=tuple(p for p in everything if not wanted or p.path in wanted),
            texts=Texts(self._workspace, dict.fromkeys(digests), page_texts),
            broken=result.broken | frozenset(p.path for p in problems),
            marks=[
                (kept.verdict.entity, kept.mark)
                for kept in self._kept.values()
                if kept.verdict.entity is not None and kept.mark is not None
            ],
        )

    def _verdicts(
        self,
        digests: dict[str, str],
        vocabulary: Mapping[str, bytes],
        store: Store,
        begin: Callable[[int], Step],
    ) -> tuple[Basis, list[Verdict]]:
        paths_by_kind: dict[str | None, list[str]] = {}
        for path in digests:
            paths_by_kind.setdefault(kind_of(path), []).append(path)
        words = _digest(*(f"{path}={digests[path]}" for path in vocabulary))
        basis = self._basis_of(words, vocabulary, store.shelf("basis"))
        source_paths: dict[str, str] = {}
        for path in paths_by_kind.get("source", ()):
            source_paths.setdefault(PurePosixPath(path).stem, path)
        shelf = store.shelf("verdict")
        if not self._kept:
            self._kept = _all_kept(store)

        def key(path: str, sources: Iterable[str] = ()) -> str:
            cited_digests = (digests.get(source_paths.get(name, ""), "") for name in sources)
            return _digest(words, path, digests[path], *cited_digests)

        sources = paths_by_kind.get("source", [])
        cases = paths_by_kind.get("case", [])
        others = [*paths_by_kind.get("curriculum", []), *paths_by_kind.get("release", [])]
        stale_sources = [path for path in sources if not self._holds(path, key(path))]
        stale = [
            path
            for path in (*cases, *others)
            if (known := self._kept.get(path)) is None or known.key != key(path, known.sources)
        ]
        step = begin(len(stale_sources) + len(stale))

        def judge(paths: Sequence[str], work: Callable[[str], _Judged]) -> None:
            workers = self._workers if len(paths) >= _WORTH_A_CREW else 1
            for number, made in crew.each(partial(_if_there, work), paths, workers=workers):
                path = paths[number]
                # Somebody may have saved the file, or taken it away, since it was looked at.
                if made is None:
                    del digests[path]
                    self._kept.pop(path, None)
                else:
                    digests[path] = made.digest
                    self._kept[path] = _Kept(
                        key(path, made.sources), made.sources, made.verdict, made.mark
                    )
                    shelf.write(_name(path), packed(self._kept[path]))
                step()

        judge(stale_sources, partial(self._source, basis))
        origins = _Origins(self._kept, source_paths)
        judge(stale, partial(self._record, basis, origins))
        strays = [_if_there(self._read, path) for path in paths_by_kind.get(None, [])]
        known_paths = {*sources, *cases, *others}
        self._kept = {path: kept for path, kept in self._kept.items() if path in known_paths}
        shelf.keep_only({_name(path) for path in known_paths})
        verdicts = [kept.verdict for kept in self._kept.values()]
        verdicts += judged([read[0] for read in strays if read is not None])[0]
        return basis, verdicts

    def _holds(self, path: str, key: str) -> bool:
        known = self._kept.get(path)
        return known is not None and known.key == key

    def _read(self, path: str) -> tuple[Document, str]:
        content = self._workspace.read_bytes(path)
        return read_document(path, content), sha256(content).hexdigest()

    def _source(self, basis: Basis, path: str) -> _Judged:
        document, digest = self._read(path)
        return _Judged.of(digest, (), judge_source(document, basis))

    def _record(self, basis: Basis, origins: _Origins, path: str) -> _Judged:
        document, digest = self._read(path)
        kind = kind_of(path)
        if kind == "release":
            return _Judged.of(digest, (), judge_release(document, basis))
        judge = judge_curriculum if kind == "curriculum" else judge_case
        names = cited(document)
        known = {name: origin for name in names if (origin := origins.of(name)) is not None}
        return _Judged.of(digest, names, judge(document, basis, known))

    def _basis_of(self, key: str, files: Mapping[str, bytes], shelf: Shelf) -> Basis:
        """Return what records are judged by: as it is remembered, as it was kept, or judged anew."""
        if self._basis is None or self._basis[0] != key:
            kept = unpacked(shelf.read(key))
            if not isinstance(kept, Basis):
                kept = judge_vocabulary(read_document(*file) for file in files.items())
                shelf.write(key, packed(kept))
                shelf.keep_only({key})
            self._basis = key, kept
        return self._basis[1]


class _Origins:
    """Sources as the cases that cite them need them, each made once."""

    def __init__(self, kept: Mapping[str, _Kept], paths: Mapping[str, str]) -> None:
        self._kept = kept
        self._paths = paths
        self._made: dict[str, Origin] = {}

    def of(self, name: str) -> Origin | None:
        """Return the source of this id, if there is one."""
        kept = self._kept.get(self._paths.get(name, ""))
        if kept is None:
            return None
        if name not in self._made:
            self._made[name] = origin_of(kept.verdict)
        return self._made[name]


def _if_there(work: Callable[[str], Made], path: str) -> Made | None:
    """Do ``work`` with a file, unless it is gone since it was listed."""
    try:
        return work(path)
    except (FileNotFoundError, NotADirectoryError):
        return None


def _all_kept(store: Store) -> dict[str, _Kept]:
    values = map(unpacked, store.read_all("verdict").values())
    return {kept.verdict.path: kept for kept in values if isinstance(kept, _Kept)}


def _name(path: str) -> str:
    """The name of a verdict in the store: of a file whose name is no text as well."""
    return path.encode(errors="backslashreplace").decode()


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()
