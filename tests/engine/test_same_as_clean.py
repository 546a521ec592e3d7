"""Whatever was kept changes nothing: after any edits the site is the one that a clean build makes."""

from __future__ import annotations

import random
import re
import shutil
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from casebook.engine.build import Builder, RecordsBrokenError
from casebook.engine.judge import check
from casebook.model.outline import outline
from casebook.publish import region_data
from casebook.publish.page_data import OF_CASES
from casebook.render.page import Frame, Settings
from casebook.render.site import SiteRenderer, pages_of_case
from casebook.workspace import Workspace
from tests.engine.conftest import TODAY, Project, make_project
from tests.sample.data_files import TEMPLATES
from tests.sample.real import real_library

EDITS = 24
"""So many in ``make test``; ``make test-long`` makes more than 200."""
Edit = Callable[[Project, random.Random, int], None]


def _records(project: Project) -> list[Path]:
    return sorted((project.root / "cases/records").rglob("*.yml"))


def _substituted(pattern: str, new: str) -> Edit:
    def edit(project: Project, chance: random.Random, step: int) -> None:
        path = chance.choice(_records(project))
        text = path.read_text("utf-8")
        path.write_text(
            re.sub(pattern, new.format(step=step), text, count=1, flags=re.MULTILINE), "utf-8"
        )

    return edit


def _added(project: Project, chance: random.Random, step: int) -> None:  # noqa: ARG001
    project.add(30 + step)


def _removed(project: Project, chance: random.Random, step: int) -> None:  # noqa: ARG001
    records = _records(project)
    if len(records) > 2:
        chance.choice(records).unlink()


def _renamed(project: Project, chance: random.Random, step: int) -> None:
    path = chance.choice(_records(project))
    text = path.read_text("utf-8")
    new = path.with_name(f"renamed-{step}.yml")
    new.write_text(text.replace(f"id: {path.stem}", f"id: {new.stem}", 1), "utf-8")
    path.unlink()


def _worded(project: Project, chance: random.Random, step: int) -> None:
    path = project.root / "cases/vocabulary" / chance.choice(("problems.yml", "measures.yml"))
    text = path.read_text("utf-8")
    path.write_text(re.sub(r"(definition: )(\S)", rf"\g<1>第{step}版，\2", text, count=1), "utf-8")


def _source(project: Project, chance: random.Random, step: int) -> None:
    path = chance.choice(sorted((project.root / "cases/sources").glob("*.yml")))
    text = path.read_text("utf-8")
    path.write_text(
        re.sub(r"(?m)^(  name: )(.*)$", rf"\g<1>\g<2>{step % 10}", text, count=1), "utf-8"
    )


def _templated(project: Project, chance: random.Random, step: int) -> None:
    name = chance.choice(("case.html", "measure.html", "home.html", "sheet.html"))
    project.edit(f"theme/templates/{name}", lambda text: f"{text}<!-- {step} -->")


def _styled(project: Project, chance: random.Random, step: int) -> None:  # noqa: ARG001
    project.edit("theme/styles/00.css", lambda text: f"{text}b {{ order: {step}; }}\n")


def _spoilt(project: Project, chance: random.Random, step: int) -> None:  # noqa: ARG001
    """A page, a file of data and one of nobody, changed in the site behind the engine's back."""
    if project.site.is_dir():
        pages = sorted(project.site.rglob("*.html"))
        chance.choice(pages).write_bytes(b"spoilt")
        chance.choice(sorted(project.site.rglob("*.js"))).unlink()
        (project.site / "left-over.txt").write_bytes(b"x")


def _undone(project: Project, chance: random.Random, step: int) -> None:
    """A new title, and the old one again after a build between."""
    path = chance.choice(_records(project))
    before = path.read_bytes()
    _substituted(r"^title: .*$", "title: 第{step}次试改")(project, chance, step)
    _build(project)
    path.write_bytes(before)


EDITS_BY_NAME: dict[str, Edit] = {
    "title": _substituted(r"^title: .*$", "title: 第{step}次改名"),
    "summary": _substituted(r"^summary: (.)", r"summary: 第{step}次\1"),
    "figure's note": _substituted(r"^(    label: )(.*)$", r"\g<1>\g<2>（{step}）"),
    "keyword": _substituted(r"^keywords:\n", "keywords:\n  - 第{step}个词\n"),
    "add": _added,
    "remove": _removed,
    "rename": _renamed,
    "word": _worded,
    "source": _source,
    "template": _templated,
    "style": _styled,
    "spoil": _spoilt,
    "undo": _undone,
}


def _build(project: Project, builder: Builder | None = None) -> None:
    """Build, unless the edits made the records wrong; then mend by taking the wrong ones away."""
    for _ in range(4):
        try:
            (builder or project.builder()).build(project.frame, today=TODAY, agreed=True)
        except RecordsBrokenError:
            for path in check(Workspace(project.root), today=TODAY).broken:
                (project.root / path).unlink()
        else:
            return
    pytest.fail("the records stay wrong")


def edited(folder: Path, edits: int, seed: int) -> None:
    """Make random edits, build after each, and compare with a clean build now and then and at the end."""
    chance = random.Random(seed)  # noqa: S311
    project = make_project(folder)
    serving = project.builder()
    names = [*EDITS_BY_NAME]
    for step in range(edits):
        name = names[step % len(names)] if step < len(names) else chance.choice(names)
        EDITS_BY_NAME[name](project, chance, step)
        # Half of the builds remember what they have in memory, as a server does.
        _build(project, serving if chance.random() < 0.5 else None)
        if step % 6 == 5 or step == edits - 1:
            assert project.lies() == _clean(project), f"step {step}: {name}"


def _clean(project: Project) -> dict[str, bytes]:
    """Build the same records elsewhere, with nothing kept."""
    folder = project.root.parent / "clean"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    ignored = shutil.ignore_patterns(".cache")
    shutil.copytree(project.root, folder / "project", symlinks=True, ignore=ignored)
    clean = Project(folder / "project", project.frame, folder / "site")
    clean.build(agreed=True)
    return clean.lies()


def test_after_any_edits_the_site_is_that_of_a_clean_build(tmp_path: Path) -> None:
    edited(tmp_path, EDITS, 5)


def test_the_pages_of_a_case_are_the_same_without_the_rest_of_the_library() -> None:
    """Of the real library, whose records name one another: what a page is not handed it does not miss."""
    library = real_library()
    whole = Frame(library, TEMPLATES, Settings())
    for around in SiteRenderer(library, TEMPLATES, Settings()).around():
        assert len(around.frame.library.cases) < len(library.cases)
        knowing = replace(around, frame=whole)
        assert [*pages_of_case(around)] == [*pages_of_case(knowing)]
        for volume in OF_CASES:
            assert [*volume([around], 0, TEMPLATES)] == [*volume([knowing], 0, TEMPLATES)]
        # An address in the memory would be another one in every process.
        assert " at 0x" not in repr((around.others, around.elsewhere))


def test_pages_made_from_outlines_are_the_same_as_from_whole_records() -> None:
    """Nothing that a reader was shown is left out because its page is no longer told of amounts."""
    library = real_library()
    site = SiteRenderer(library, TEMPLATES, Settings())
    frame = Frame(library, TEMPLATES, Settings())
    outlined = [job for job in site.jobs() if job.outlined]
    assert len(outlined) >= 10
    for job in outlined:
        assert [*job.pages(frame)] == [*replace(job, outlined=False).pages(frame)], job.name
    without = SiteRenderer(library.outlined, TEMPLATES, Settings())
    assert (site.home(), site.distribution()) == (without.home(), without.distribution())


def test_an_outline_stays_what_it_was_when_a_figure_is_corrected() -> None:
    case = next(case for case in real_library().cases.values() if case.observations)
    first, *others = case.observations
    proof = first.evidence.model_copy(update={"quote": "改过的短语"})
    edited = first.model_copy(update={"value": "987", "evidence": proof})
    changed = case.model_copy(update={"observations": (edited, *others), "summary": "改过。"})
    assert (changed == case, outline(changed) == outline(case)) == (False, True)
    renamed = case.model_copy(update={"title": "改过的标题"})
    assert outline(renamed) != outline(case)


def test_a_page_of_some_cases_misses_nothing_of_the_others() -> None:
    library = real_library()
    frame = Frame(library, TEMPLATES, Settings())
    seen: Counter[str] = Counter()
    for job in SiteRenderer(library, TEMPLATES, Settings()).jobs():
        family = job.name.rpartition(" ")[0]
        if family in {"decision", "set", "sheet of decision", "sheet of set"}:
            seen[family] += 1
            assert [*job.pages(frame)] == [*job.make(frame, *job.facts)], job.name
    assert len(seen) == 4
    assert min(seen.values()) > 5


def test_data_of_places_miss_nothing_of_other_cases() -> None:
    library = real_library()
    works = [*region_data.works(library)]
    assert len(works) > 20
    for work in works:
        # A file of a province holds what it is handed; one of an indicator picks what it needs.
        if "/i-" in work.path:
            assert work.make(library.only(work.cases)) == work.make(library)
    told = [case.id for work in works if "/p-" in work.path for case in work.cases]
    assert sorted(told) == sorted(library.cases)


def test_a_library_holds_on_to_none_before_it() -> None:
    library = real_library()
    before = replace(library)
    first = before.outlined
    for _ in range(3):
        after = replace(library)
        after.take_over(before)
        assert after.outlined.cases == first.cases
        # The same record has the same outline, so that what was worked out of it is not worked out again.
        assert all(after.outlined.cases[name] is case for name, case in first.cases.items())
        assert after._before is after.outlined._before is None
        before = after
