"""Work grows with the number of records and not with its square: four times as many, four times the calls.

One line that compared all records with one another was worth 50 seconds of a build of 10,000, and no test noticed.
Here calls are counted for each family of pages, each module of the check and each data file: 200 records against 800.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest

from casebook.derive.search.named_pages import named_pages
from casebook.derive.search.search_documents import in_order, search_document
from casebook.model.library import Library
from casebook.problem import Problem
from casebook.publish import page_data, region_data
from casebook.render.environment import environment
from casebook.render.page import Frame, Job, Page, Settings
from casebook.render.site import _ONE_BY_ONE, _OUTLINED, SiteRenderer, pages_of_case
from casebook.validate.across import across_library
from casebook.validate.verdict import AcrossCase, Reference, Verdict
from casebook.workspace import Workspace
from tests.growth.conftest import TODAY, Measured
from tests.growth.counting import Calls, by_module, counted, grown
from tests.sample.real import PROJECT

MOST = 4.4
"""A tenth more than fourfold: to sort more takes a little more for each."""
FEW = 1000
"""So many calls more say nothing: a cache that is full, an expression that is compiled."""
TEMPLATES = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
Work = Callable[[Library], object]


def _renderer(library: Library) -> SiteRenderer:
    return SiteRenderer(library, TEMPLATES, Settings())


def _family(pages: Callable[[Frame], Iterable[Page]]) -> Work:
    return lambda library: list(pages(_renderer(library).frame))


def _one_by_one(jobs: Callable[[Frame], Iterable[Job]]) -> Work:
    def work(library: Library) -> object:
        frame = _renderer(library).frame
        return [page for job in jobs(frame) for page in job.pages(frame)]

    return work


def _name(function: Callable[..., object]) -> str:
    return function.__module__.rpartition(".")[2]


_DATA = (*page_data.OF_LIBRARY, *page_data.OF_OUTLINES, region_data.files)
_DATA = (*page_data.OF_LIBRARY, *page_data.OF_OUTLINES, region_data.files)
WORK: dict[str, Work] = {
    "the home page": lambda library: _renderer(library).home(),
    "the page about the site": lambda library: _renderer(library).distribution(),
    **{f"the pages of {_name(pages)}": _family(pages) for pages in _OUTLINED},
    **{f"each page of {_name(jobs)}": _one_by_one(jobs) for jobs in _ONE_BY_ONE},
    "the pages of each case": lambda library: [
        page for around in _renderer(library).around() for page in pages_of_case(around)
    ],
    "the data of each case": lambda library: [
        made
        for around in _renderer(library).around()
        for files in page_data.OF_CASES
        for made in files([around], 0, TEMPLATES)
    ],
    **{f"the data of {_name(files)}": files for files in _DATA},
    "the documents of the search": lambda library: [
        search_document(case, library) for case in in_order(library)
    ],
    "the pages that a search names": lambda library: [*named_pages(library)],
}


@pytest.mark.parametrize("name", WORK)
def test_work_grows_with_the_library(
    name: str, warm: Library, small: Measured, large: Measured
) -> None:
    work = WORK[name]
    work(warm)
    # Each begins with nothing worked out: what another family asked of one size only would count for the other.
    _, fewer = counted(lambda: work(replace(small.library)))
    _, more = counted(lambda: work(replace(large.library)))
    assert more.total() <= MOST * fewer.total(), grown(fewer, more)


def test_a_check_grows_with_the_library(small: Measured, large: Measured) -> None:
    before, after = by_module(small.checked), by_module(large.checked)
    none: Calls = Counter()
    offenders = [
        f"{module}: {grown(before.get(module, none), calls)}"
        for module, calls in after.items()
        if calls.total() > MOST * before.get(module, none).total() + FEW
    ]
    assert offenders == []


def _astray(number: int, verdict: Verdict) -> Verdict:
    """The verdict on a record that refers to two others which are not there, one of them named by all."""
    path = verdict.path
    problem = Problem(path, 1, 1, "REF-008", "", replacement="")
    names = (f"synth-{number}-lost", "synth-lost")
    lost = tuple(Reference("case", name, problem) for name in names)
    return replace(verdict, references=lost)


def _beside(number: int, verdict: Verdict) -> Verdict:
    """The verdict on a record that is part of the next one in a row of twenty."""
    if not isinstance(verdict.across, AcrossCase):
        return verdict
    whole = f"synth-{int(verdict.name[-6:]) + 1:06d}"
    parts = ((0, "属于", whole),) if number % 20 else ()
    places = {**verdict.places, ("relations", 0, "target"): verdict.places["id",]}
    return replace(verdict, across=replace(verdict.across, parts=parts), places=places)


@pytest.mark.parametrize("change", [None, _astray, _beside], ids=["sound", "astray", "in rows"])
def test_the_rules_over_the_library_grow_with_it(
    change: Callable[[int, Verdict], Verdict] | None, small: Measured, large: Measured
) -> None:
    def calls(measured: Measured) -> tuple[int, Calls]:
        verdicts = measured.verdicts
        if change is not None:
            verdicts = tuple(change(number, v) for number, v in enumerate(verdicts))
        problems, made = counted(lambda: across_library(verdicts, measured.basis, TODAY))
        return len(problems), made

    said, fewer = calls(small)
    more_said, more = calls(large)
    assert (said > 0, more_said > 0) == (change is _astray, change is _astray)
    assert more.total() <= MOST * fewer.total() + FEW, grown(fewer, more)


@pytest.mark.parametrize("times", [1, 2])
def test_what_compares_all_with_all_is_found(times: int, small: Measured, large: Measured) -> None:
    """The measure itself: a look through all records is no growth, one for each record is."""

    def look(library: Library) -> int:
        rounds = library.cases if times > 1 else ("",)
        return sum(1 for _ in rounds for case in library.cases.values() if case.sources)

    _, fewer = counted(lambda: look(small.library))
    _, more = counted(lambda: look(large.library))
    assert (more.total() > MOST * fewer.total()) == (times > 1)
