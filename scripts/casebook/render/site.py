"""All generated pages of the site, as the parts that the shells have slots for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from jinja2 import Environment

from casebook.derive.ground.addresses import (
    COMPARE_URI,
    MATCH_URI,
    SLOGANS_URI,
    VISITS_URI,
)
from casebook.derive.ground.items import Item
from casebook.derive.library.distribution import distribution
from casebook.derive.library.indexes import PROBLEMS, commonest, region_counts
from casebook.derive.library.province_evidence import province_evidence
from casebook.derive.places.province_grid import province_grid
from casebook.derive.practice.decision_views import DECISIONS, most_taken
from casebook.model.library import Library
from casebook.render.around import Around
from casebook.render.broken import Broken
from casebook.render.page import Frame, Page, Settings
from casebook.render.pages import (
    cases,
    compare,
    decisions,
    errors,
    indicators,
    lessons,
    match,
    matrix,
    measures,
    problems,
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
    (MATCH_URI, "我像谁", "先选难题，再找情况相近的案例。"),
    (SLOGANS_URI, "口号", "“1+10+N”指什么，讲清了没有。"),
    (VISITS_URI, "走访提纲", "原文没交代的，到当地怎么问。"),
)
"""What a reader can do here besides reading: (address, title, what it shows)."""
_OF_CASE: tuple[Callable[[Around], Page], ...] = (cases.page, visit.page, sheet.page)
"""The pages that each case has."""
_FAMILIES: tuple[Callable[[Frame], Iterator[Page]], ...] = (
    cases.pages,
    problems.pages,
    measures.pages,
    decisions.pages,
    settlements.pages,
    slogans.pages,
    indicators.pages,
    regions.pages,
    sources.pages,
    compare.pages,
    match.pages,
    matrix.pages,
    lessons.pages,
    visit.pages,
    sheet.pages,
)


def pages_of_case(around: Around) -> Iterator[Page]:
    """Yield the pages of one case."""
    for page in _OF_CASE:
        yield page(around)
    yield from teaching.editions(around)


@dataclass(frozen=True)
class Job:
    """Pages that are made together: what they are, and the call that makes them, in this process or in another.

    ``tells_of_records`` is false where they are the same whatever the records say.
    """

    name: str
    make: Callable[[], Iterable[Page]]
    tells_of_records: bool = True


class SiteRenderer:
    """Renders the pages of one library. Holds nothing but its inputs."""

    def __init__(self, library: Library, environment: Environment, settings: Settings) -> None:
        """Prepare what the families of pages share."""
        self.library = library
        self.templates = environment
        self._frame = Frame(library, environment, settings)

    def pages(self, broken: Sequence[Broken] = ()) -> Iterator[Page]:
        """Yield every generated page but the home page's part."""
        for job in self.jobs(broken):
            yield from job.make()
        for around in self.around():
            yield from pages_of_case(around)

    def jobs(self, broken: Sequence[Broken] = ()) -> Iterator[Job]:
        """Yield the pages that tell of many cases, and those of ``broken`` files, as work that is still to be done."""
        for family in _FAMILIES:
            yield Job(family.__module__.rpartition(".")[2], partial(family, self._frame))
        without_records = self._frame.over(Library(self.library.vocabulary, {}, {}, {}, {}))
        yield Job("errors", partial(errors.pages, without_records), tells_of_records=False)
        if broken:
            yield Job("broken", partial(map, self._broken, broken))

    def around(self) -> Iterator[Around]:
        """Yield each case with what stands around it."""
        for case in self.library.cases.values():
            yield Around.of(self._frame, case)

    def home(self, broken: Sequence[Broken] = ()) -> str:
        """Return what the generator adds to the home page; ``broken`` files are named there."""
        counts = region_counts(self.library)
        tiles = province_grid(counts)
        return self._frame.render(
            "home.html",
            tiles=tiles,
            max=max((t.count for t in tiles), default=0),
            often=commonest(self.library, PROBLEMS, PROBLEMS_SHOWN)
            if PROBLEMS.name in self.library.vocabulary.files
            else (),
            tools=_TOOLS if DECISIONS in self.library.vocabulary.files else _TOOLS[1:],
            evidence=province_evidence(self.library),
            decisions=most_taken(self.library, DECISIONS_SHOWN)
            if DECISIONS in self.library.vocabulary.files
            else (),
            total=len(self.library.cases),
            figures=sum(len(c.observations) for c in self.library.cases.values()),
            sources=len(self.library.sources),
            broken=broken,
        )

    def distribution(self) -> str:
        """Return what the generator adds to the page about the site: what the library is made of."""
        return self._frame.render("distribution.html", found=distribution(self.library))

    def _broken(self, file: Broken) -> Page:
        name = file.name.rpartition("/")[2]
        return Page(
            uri=file.uri,
            title=name,
            description="这个文件没有通过检查。",
            section=file.uri.partition("/")[0],
            content=self._frame.render("broken.html", file=file, problems=file.shown()),
            path=self._frame.trail(Item(name, file.uri)),
        )
