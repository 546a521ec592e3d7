"""All generated pages of the site, as the parts that the shells have slots for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from jinja2 import Environment

from casebook.derive.ground.addresses import (
    ALIKE_URI,
    COMPARE_URI,
    CURRICULA_URI,
    VISITS_URI,
)
from casebook.derive.ground.items import Item
from casebook.derive.library.distribution import distribution
from casebook.derive.library.indexes import PROBLEMS, commonest, region_counts
from casebook.derive.library.performance import performance
from casebook.derive.library.province_evidence import province_evidence
from casebook.derive.places.province_grid import province_grid
from casebook.derive.practice.decision_views import DECISIONS, most_taken
from casebook.model.library import Library
from casebook.model.measurements import Measurements
from casebook.render.around import Around
from casebook.render.broken import Broken
from casebook.render.page import Frame, Job, Page, Settings
from casebook.render.pages import (
    alike,
    cases,
    changes,
    compare,
    curricula,
    decisions,
    errors,
    fields,
    form,
    gone,
    indicators,
    lessons,
    matrix,
    measures,
    problems,
    quality,
    regions,
    settlements,
    sheet,
    slogans,
    sources,
    teaching,
    visit,
)

PROBLEMS_SHOWN = 8
DECISIONS_SHOWN = 8
_TOOLS = (
    (COMPARE_URI, "比一比", "案例、地方、做法：哪里不同。"),
    (ALIKE_URI, "我像谁", "先选难题，再找情况相近的案例。"),
    (CURRICULA_URI, "备课", "一天、三天的方案，能直接上的案例。"),
    (VISITS_URI, "走访提纲", "原文没交代的，到当地怎么问。"),
)
"""What a reader can do here besides reading: (address, title, what it shows)."""
_OF_CASE: tuple[Callable[[Around], Page], ...] = (cases.page, visit.page, sheet.page)
"""The pages that each case has."""
_OUTLINED: tuple[Callable[[Frame], Iterator[Page]], ...] = (
    slogans.pages,
    alike.pages,
    matrix.pages,
    lessons.pages,
    form.pages,
)
"""The families whose pages are made together, from the outlines of all cases."""
_ONE_BY_ONE: tuple[Callable[[Frame], Iterator[Job]], ...] = (
    cases.jobs,
    decisions.jobs,
    compare.jobs,
    visit.jobs,
    sheet.jobs,
    problems.jobs,
    measures.jobs,
    settlements.jobs,
    indicators.jobs,
    regions.jobs,
    sources.jobs,
    curricula.jobs,
    gone.jobs,
    quality.jobs,
    changes.jobs,
)
"""The families whose pages each tell of some cases."""


def pages_of_case(around: Around) -> Iterator[Page]:
    """Yield the pages of one case, and what leads to them from its former addresses."""
    case = around.case
    pages = [
        *(page(around) for page in _OF_CASE),
        *teaching.editions(around),
        *teaching.site(around),
    ]
    yield from pages
    yield from gone.former_pages(around.frame, case.id, case.former_ids, pages)


class SiteRenderer:
    """Renders the pages of one library. Holds nothing but its inputs."""

    def __init__(self, library: Library, environment: Environment, settings: Settings) -> None:
        """Prepare what the families of pages share."""
        self.library = library
        self.templates = environment
        self.frame = Frame(library, environment, settings)

    def pages(self, broken: Sequence[Broken] = ()) -> Iterator[Page]:
        """Yield every generated page but the home page's part."""
        for job in self.jobs(broken):
            yield from self.made(job)
        for around in self.around():
            yield from pages_of_case(around)

    def jobs(self, broken: Sequence[Broken] = ()) -> Iterator[Job]:
        """Yield the pages that tell of many cases, and those of ``broken`` files, as work that is still to be done."""
        for family in _OUTLINED:
            yield Job(f"all {family.__module__.rpartition('.')[2]}", family, outlined=True)
        for jobs in _ONE_BY_ONE:
            yield from jobs(self.frame)
        yield Job("errors", errors.pages, cases=())
        yield Job("fields", fields.pages, cases=())
        if broken:
            yield Job("broken", _broken, cases=(), facts=(tuple(broken),))

    def made(self, job: Job) -> Iterable[Page]:
        """Make the pages of a job."""
        return job.pages(self.frame)

    def around(self, only: Iterable[str] | None = None) -> Iterator[Around]:
        """Yield each case with what stands around it, or ``only`` those of some ids."""
        for name in self.library.cases if only is None else only:
            yield Around.of(self.frame, self.library.cases[name])

    def home(self, broken: Sequence[Broken] = ()) -> str:
        """Return what the generator adds to the home page; ``broken`` files are named there."""
        library = self.library.outlined
        counts = region_counts(library)
        tiles = province_grid(counts)
        return self.frame.render(
            "home.html",
            tiles=tiles,
            max=max((t.count for t in tiles), default=0),
            often=commonest(library, PROBLEMS, PROBLEMS_SHOWN)
            if PROBLEMS.name in library.vocabulary.files
            else (),
            tools=_TOOLS if DECISIONS in library.vocabulary.files else _TOOLS[1:],
            evidence=province_evidence(library),
            decisions=most_taken(library, DECISIONS_SHOWN)
            if DECISIONS in library.vocabulary.files
            else (),
            total=len(library.cases),
            figures=sum(len(c.observations) for c in library.cases.values()),
            sources=len(library.sources),
            broken=broken,
        )

    def distribution(self) -> str:
        """Return what the generator adds to the page about the site: what the library is made of."""
        return self.frame.render("distribution.html", found=distribution(self.library.outlined))

    def performance(self, found: Measurements | None) -> str:
        """Return what the generator adds to the page about builds: what was measured, or that nothing was."""
        return self.frame.render("performance.html", found=performance(found) if found else None)


def _broken(frame: Frame, files: Iterable[Broken]) -> Iterator[Page]:
    for file in files:
        name = file.name.rpartition("/")[2]
        yield Page(
            uri=file.uri,
            title=name,
            description="这个文件没有通过检查。",
            section=file.uri.partition("/")[0],
            content=frame.render("broken.html", file=file, problems=file.shown()),
            path=frame.trail(Item(name, file.uri)),
        )
