"""The build, from the files of a project to its site: judge -> plan -> make -> publish.

A build that fails leaves the site as it was. While serving nothing fails that a contributor can mend: a broken file shows
its problems on a page of its own.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

from casebook.engine import crew
from casebook.engine.inputs import inputs
from casebook.engine.judge import Check, Judge, Step
from casebook.engine.lent import LentFrame
from casebook.engine.lock import lock
from casebook.engine.make import Maker, Progress, Silent
from casebook.engine.marks import Marks
from casebook.engine.outcome import Outcome, keep, kept, note, noted
from casebook.engine.parts import WHOLE, Part, Share, note_part
from casebook.engine.plan import Plan
from casebook.engine.site import (
    Stage,
    Stamp,
    number_of_pages,
    recover,
    stage,
)
from casebook.engine.store import CACHE, Store, opened
from casebook.engine.templates import Templates
from casebook.engine.told import told
from casebook.engine.trouble import BuildError
from casebook.model.library import Library
from casebook.problem import Severity
from casebook.render.environment import compile_all
from casebook.report import text as text_report
from casebook.workspace import Workspace

_FEW_EDITED = 20
"""So many cases at most are published before what tells of them."""
_FEWER = 0.7
"""A site that shrinks below this share of its pages has probably lost something."""
_ENOUGH_PAGES = 50


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
        self._judge = Judge(workspace, workers=self._workers)
        self._marks = Marks()
        self._templates = Templates()
        self._before: Library | None = None
        self._left: Mapping[str, Stamp] | None = None
        """The site as the last build left it; nothing while one is under way or has failed."""

    def build(
        self,
        frame: LentFrame,
        *,
        today: str,
        agreed: bool = False,
        share: Share = WHOLE,
        parts: Sequence[Part] = (),
        progress: Progress | None = None,
    ) -> Outcome:
        """Build the site. ``today`` is an ISO date; ``agreed``: it may have far fewer pages than before.

        Of the site only a ``share`` is made, which is a part; what ``parts`` hold that were made elsewhere is taken over.
        Raises :class:`BuildError`.
        """
        shown = progress or Silent()
        cache = self._workspace.root / CACHE
        with lock(cache, self._site, shown.wait), opened(self._workspace) as store, _no_collector():
            recover(self._site)
            contents = self._judge.contents
            contents.begin(store)
            made_from = inputs(self._workspace, contents, frame, today)
            last = kept(store, self._site, made_from, serving=self._serving)
            if last is not None and share is WHOLE:
                return last
            judged = self._judged(store, today, shown)
            for entity, mark in judged.marks:
                self._marks.learn(entity, mark)
            edited: Sequence[str] = ()
            if self._before is not None:
                judged.library.take_over(self._before)
                edited = judged.library.changed_since(self._before)
            with told():
                texts = self._workspace.read_tree("theme/templates", ".html")
                templates = self._templates.of(texts)
                plan = Plan(
                    self._workspace,
                    store,
                    frame,
                    judged,
                    texts,
                    templates,
                    self._marks,
                    self._serving,
                )
            # A broken record is shown where it stands and where it is missing, at once.
            if self._serving and not judged.broken and self._ahead(plan, store, edited):
                shown.ahead()
            with stage(self._site, noted(store, self._site)) as next_site:
                make = Maker(next_site, store, self._workers, shown, parts)
                make("准备网页框架", share.of(plan.frame()))
                make("读出案例的字句", share.of(plan.shown_texts()))
                # What takes longest first, so that nobody waits for it.
                pieces = chain(plan.search(), plan.pages(), plan.volumes(), plan.cases())
                make("生成网页", share.of(pieces), partial(compile_all, templates))
                if share is WHOLE:
                    make("收尾", plan.conclusion(next_site.files))
                    make.forget_others()
                    if not agreed and not self._serving:
                        _stop_if_shrunk(next_site)
                with told():
                    published = next_site.publish()
                    if share is not WHOLE:
                        note_part(self._site, make.notes)
            paths = dict.fromkeys(problem.path for problem in judged.problems)
            outcome = Outcome(
                judged.problems,
                {path: text for path in paths if (text := judged.texts.get(path)) is not None},
                len(judged.library.cases),
                published,
            )
            note(store, self._site, published)
            self._left = published.files
            plan.neighbours.keep()
            keep(
                store,
                self._site,
                made_from if share is WHOLE else "",
                outcome,
                serving=self._serving,
            )
            contents.keep(store)
            store.commit()
            self._templates.keep()
            self._marks.keep_used()
            self._before = judged.library
        return outcome

    def _ahead(self, plan: Plan, store: Store, edited: Sequence[str]) -> bool:
        """Put the pages of a few ``edited`` cases in their places before all others; tell whether there were any.

        Only over a site that this server has made: what stands there is left as it is, so that no link breaks.
        """
        left, self._left = self._left, None
        if left is None or not edited:
            return False
        # To list what lies there would take as long as all the rest.
        with stage(self._site, left, listed=False) as site:
            make = Maker(site, store, 1, Silent(), many=False)
            stale = make.stale(plan.cases(edited))
            if not 0 < len(stale) <= _FEW_EDITED:
                return False
            make("", stale)
            for path, stamp in site.published.items():
                site.files.setdefault(path, stamp)
            if site.files.keys() != site.published.keys():
                return False  # a page comes or goes, which others have to know
            with told():
                note(store, self._site, site.publish())
        return True

    def _judged(self, store: Store, today: str, progress: Progress) -> Check:
        """Read and validate the records; stop at errors, unless the site is served."""

        def begin(count: int) -> Step:
            progress.begin("检查记录", count)
            return progress.step

        judged = self._judge.check(store, today=today, begin=begin)
        if not self._serving and any(p.severity is Severity.ERROR for p in judged.problems):
            store.commit()  # what was found out about the others
            report = text_report.render(judged.problems, judged.texts)
            message = f"\n{report}\n记录有错，没有建站。改好以后再运行一次。"
            raise RecordsBrokenError(message)
        return judged


def _stop_if_shrunk(next_site: Stage) -> None:
    before = number_of_pages(next_site.left)
    now = number_of_pages(next_site.files)
    if before >= _ENOUGH_PAGES and now < _FEWER * before:
        raise FewerPagesError(before, now)


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
